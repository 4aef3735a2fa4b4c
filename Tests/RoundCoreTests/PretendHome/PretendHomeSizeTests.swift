import Testing

@testable import RoundCore

@Suite("Pretend home: years, residents, homes and days")
struct PretendHomeSizeTests {
  @Test("A year has 52 closed rounds in two segments to a chain, and today's list is the same")
  func oneYear() throws {
    let pretend = try PretendFolder(PretendHomeOptions(years: 1))
    let reading = try #require(try pretend.readings().first)
    let record = reading.record
    #expect(reading.damage == [])
    #expect(reading.journals == 4)
    let closed = record.rounds.values.filter(\.isClosed)
    #expect(closed.count == 52)
    #expect(Set(closed.compactMap(\.date)).count == 52)
    #expect(closed.allSatisfy { $0.date?.weekday == PretendFolder.thursday.weekday })
    #expect(closed.allSatisfy { !record.list(of: $0.id).isEmpty })
    #expect(
      closed.allSatisfy { round in
        record.list(of: round.id).allSatisfy { $0.status == .reviewed || $0.status == .notSeen }
      })
    let round = try #require(record.currentRound(on: PretendFolder.thursday))
    #expect(record.list(of: round.id).count == 15)
    try PretendChecks.carePlansStand(in: record)
    PretendChecks.codesAreKnown(in: record)
    try PretendChecks.nothingIsLater(than: PretendFolder.thursday, in: pretend)
  }

  @Test("Everyday reviews say different things from week to week")
  func wordsVary() throws {
    let pretend = try PretendFolder(PretendHomeOptions(years: 1, residents: 12))
    let record = try #require(try pretend.readings().first?.record)
    let texts = record.residents.values.flatMap(\.reviews.facts).compactMap(\.body.text)
    #expect(texts.count > 100)
    #expect(Set(texts).count > 40)
    #expect(texts.allSatisfy { !$0.contains("{") && !$0.contains("}") })
  }

  @Test(
    "Fewer residents are the first ones, and only theirs are the flags", arguments: [1, 3, 16])
  func fewResidents(_ count: Int) throws {
    let pretend = try PretendFolder(PretendHomeOptions(residents: count))
    let reading = try #require(try pretend.readings().first)
    let record = reading.record
    #expect(reading.damage == [])
    let first = try PretendContent.shipped().residents.prefix(count)
    #expect(
      Set(record.register.map { $0.current?.given }) == Set(first.map { Optional($0.given) }))
    let round = try #require(record.currentRound(on: PretendFolder.thursday))
    // The first resident of the words is not flagged this week, the next fifteen are.
    #expect(record.list(of: round.id).count == count - 1)
  }

  @Test("More than 45 residents have rooms, numbers and names of their own")
  func manyResidents() throws {
    let pretend = try PretendFolder(PretendHomeOptions(residents: 120))
    let reading = try #require(try pretend.readings().first)
    let register = reading.record.register
    #expect(reading.damage == [])
    #expect(register.count == 120)
    #expect(Set(register.compactMap(\.current?.room)).count == 120)
    #expect(Set(register.compactMap(\.current?.nhsNumber)).count == 119)
    #expect(Set(register.compactMap(\.current?.shownName)).count == 120)
    let round = try #require(reading.record.currentRound(on: PretendFolder.thursday))
    #expect(reading.record.list(of: round.id).count == 15)
  }

  @Test("Two homes have names, chains and residents of their own and share this computer")
  func twoHomes() throws {
    let pretend = try PretendFolder(PretendHomeOptions(homes: 2))
    let readings = try pretend.readings()
    let device = try #require(try pretend.folder.settings()?.device)
    #expect(readings.count == 2)
    #expect(Set(readings.map(\.record.homeName)) == ["Rosewood House", "Elm Court"])
    #expect(readings.allSatisfy { $0.damage == [] && $0.record.isPretend })
    #expect(readings.allSatisfy { $0.chains[device] != nil })
    #expect(Set(readings.flatMap(\.chains.keys)).count == 3)
    let numbers = readings.flatMap { $0.record.register.compactMap(\.current?.nhsNumber) }
    #expect(numbers.count == 89)
    #expect(Set(numbers).count == 89)
    for reading in readings {
      let round = try #require(reading.record.currentRound(on: PretendFolder.thursday))
      #expect(reading.record.list(of: round.id).count == 15)
      #expect(reading.record.rounds.values.filter(\.isClosed).count == 8)
      PretendChecks.codesAreKnown(in: reading.record)
    }
  }

  @Test(
    "Days on which the clocks change, leap days and the turn of the year are days like others",
    arguments: ["2026-03-29", "2026-03-30", "2026-10-25", "2028-02-29", "2027-01-01"])
  func oddDays(_ iso: String) throws {
    let today = try #require(Day(iso: iso))
    let pretend = try PretendFolder(PretendHomeOptions(), today: today)
    let reading = try #require(try pretend.readings().first)
    #expect(reading.damage == [])
    let round = try #require(reading.record.currentRound(on: today))
    #expect(round.date == today)
    let list = reading.record.list(of: round.id)
    #expect(list.count == 15)
    #expect(list.filter(\.isLate).count == 2)
    #expect(reading.record.rounds.values.filter(\.isClosed).count == 8)
    try PretendChecks.nothingIsLater(than: today, in: pretend)
    try PretendChecks.carePlansStand(in: reading.record)
  }

  @Test(
    "Days at either end of the calendar do not stop the program", arguments: [Int.min, 0, .max])
  func ends(_ ordinal: Int) throws {
    let today = Day(ordinal: ordinal)
    let pretend = try PretendFolder(PretendHomeOptions(residents: 3), today: today)
    #expect(try pretend.readings().first?.chains.count == 2)
  }
}
