import Testing

@testable import RoundCore

/// What the record says of who is here, who was away, and who could be taken for whom.
@Suite("The register in the record")
struct RegisterRecordTests {
  private struct Home {
    var identifiers = Identifiers(random: SeededRandom(seed: 11))
    var entries: [Entry] = []
    let device: DeviceID
    var residents: [String: ResidentID] = [:]
    var rounds: [String: RoundID] = [:]
    let home: HomeID

    init() {
      device = identifiers.device()
      home = identifiers.home(named: "Rosewood House")
    }

    var record: Record {
      var record = Record(home: home)
      if let gp = try? Entry.gp("A1", on: device) { record.apply(gp) }
      record.apply(entries)
      return record
    }

    mutating func register(
      _ family: String, _ given: String, born: String? = nil, number: String? = nil,
      admitted: String? = nil, at: String = "2026-04-01"
    ) {
      let id = identifiers.resident()
      residents[given] = id
      put(
        ResidentRegistered(
          ResidentDetails(
            family: family, given: given, born: born.flatMap { Day(iso: $0) },
            nhsNumber: number.flatMap { try? NHSNumber($0) },
            admitted: admitted.flatMap { Day(iso: $0) })), id, at: moment(at))
    }

    mutating func add(_ body: some EntryBody, _ given: String, at: String) {
      put(body, residents[given], at: moment(at))
    }

    private mutating func put(_ body: some EntryBody, _ resident: ResidentID?, at: Moment) {
      let header = EntryHeader(
        id: identifiers.entry(at: at), device: device, sequence: entries.count + 1,
        kind: type(of: body).kind, version: 1,
        at: ClockReading(moment: at, counter: entries.count),
        by: EntryID("A1"), resident: resident)
      entries.append(Entry(header: header, content: .known(body)))
    }

    mutating func plan(_ date: String, closed: String? = nil) {
      let id = identifiers.round()
      rounds[date] = id
      guard let day = Day(iso: date) else { return }
      put(RoundPlanned(round: id, date: day), nil, at: moment("2026-04-01"))
      if let closed {
        put(RoundClosed(round: id, carried: [], told: nil), nil, at: moment(closed))
      }
    }

    mutating func flag(_ given: String, _ date: String) {
      guard let round = rounds[date] else { return }
      add(FlagRaised(round: round, reasons: ["fall"], priority: 2), given, at: "2026-04-02")
    }

    func moment(_ iso: String) -> Moment {
      UKTime.moment(day: Day(iso: iso) ?? Day(ordinal: 0), hour: 9, minute: 0)
    }

    func state(_ given: String, on iso: String) -> AssessmentClock.State? {
      guard let id = residents[given], let day = Day(iso: iso) else { return nil }
      return record.assessment(of: id, on: day)?.state
    }

    func confusions(_ given: String) -> [String: [Confusion]] {
      let record = record
      var found: [String: [Confusion]] = [:]
      for other in residents[given].map({ record.confusable(with: $0) }) ?? [] {
        found[record.residents[other.resident]?.current?.given ?? ""] = other.confusions
      }
      return found
    }
  }

  private func change(
    _ state: ResidenceChanged.State, _ iso: String
  ) -> ResidenceChanged { ResidenceChanged(state: state, on: Day(iso: iso)) }

  @Test("A return from hospital begins the clock anew; a return from leave does not")
  func readmission() {
    var home = Home()
    home.register("Walker", "Doris", admitted: "2026-03-02", at: "2026-03-02")
    home.add(change(.hospital, "2026-03-28"), "Doris", at: "2026-03-28")
    #expect(home.state("Doris", on: "2026-03-30") == nil)
    home.add(change(.home, "2026-04-02"), "Doris", at: "2026-04-02")
    #expect(home.state("Doris", on: "2026-04-14") == .dueSoon(left: 1))
    #expect(home.state("Doris", on: "2026-04-16") == .overdue(by: 1))
    home.add(change(.leave, "2026-04-04"), "Doris", at: "2026-04-04")
    home.add(change(.home, "2026-04-09"), "Doris", at: "2026-04-09")
    #expect(home.state("Doris", on: "2026-04-14") == .dueSoon(left: 1))
  }

  @Test("Recorded as deferred it is not overdue until that day has passed; done it is done")
  func recorded() throws {
    var home = Home()
    home.register("Walker", "Doris", admitted: "2026-04-02", at: "2026-04-02")
    let start = try #require(Day(iso: "2026-04-02"))
    let to = try #require(Day(iso: "2026-04-20"))
    home.add(
      AssessmentRecorded(start: start, state: .deferred, on: to, reason: "too unwell"), "Doris",
      at: "2026-04-14")
    #expect(
      home.state("Doris", on: "2026-04-16") == .deferred(until: to, reason: "too unwell"))
    #expect(home.state("Doris", on: "2026-04-21") == .overdue(by: 1))
    home.add(AssessmentRecorded(start: start, state: .done, on: to), "Doris", at: "2026-04-20")
    #expect(home.state("Doris", on: "2026-05-21") == .done(on: to))
    // What was done for one admission says nothing of the next.
    home.add(change(.hospital, "2026-05-22"), "Doris", at: "2026-05-22")
    home.add(change(.home, "2026-05-26"), "Doris", at: "2026-05-26")
    #expect(home.state("Doris", on: "2026-05-26") == .due(left: 7))
  }

  @Test("Somebody who came into the register long after the admission is not called overdue")
  func notRecorded() {
    var home = Home()
    home.register("Walker", "Doris", admitted: "2023-01-09", at: "2026-04-01")
    home.register("Patel", "Anil", at: "2026-04-01")
    #expect(home.state("Doris", on: "2026-04-16") == .notRecorded)
    #expect(home.state("Anil", on: "2026-04-16") == nil)
  }

  @Test("Somebody who died stands on the round that follows, and on none after it")
  func died() throws {
    var home = Home()
    home.register("Walker", "Doris")
    for date in ["2026-04-09", "2026-04-16", "2026-04-23"] {
      home.plan(date, closed: date == "2026-04-09" ? "2026-04-09" : nil)
      home.flag("Doris", date)
    }
    home.add(change(.died, "2026-04-14"), "Doris", at: "2026-04-15")
    func statuses(_ date: String) throws -> [ListItem.Status] {
      home.record.list(of: try #require(home.rounds[date])).map(\.status)
    }
    #expect(try statuses("2026-04-09") == [.died])
    #expect(try statuses("2026-04-16") == [.died])
    #expect(try statuses("2026-04-23") == [])
    #expect(ListItem.Status.died.isAccountedFor)
  }

  @Test("Somebody who died while a round was open is accounted for there")
  func diedDuringRound() throws {
    var home = Home()
    home.register("Walker", "Doris")
    home.plan("2026-04-09")
    home.plan("2026-04-16")
    home.flag("Doris", "2026-04-09")
    home.flag("Doris", "2026-04-16")
    home.add(change(.died, "2026-04-10"), "Doris", at: "2026-04-10")
    let record = home.record
    #expect(record.list(of: try #require(home.rounds["2026-04-09"])).map(\.status) == [.died])
    #expect(record.list(of: try #require(home.rounds["2026-04-16"])).isEmpty)
  }

  @Test("Names what two residents could be taken for each other by, the most serious first")
  func confusions() {
    var home = Home()
    home.register("Walker", "Doris", born: "1938-07-14", number: "9990000018")
    home.register("WALKER", "Ivy", born: "1941-02-03")
    home.register("Wakler", "Joan")
    home.register("Walkers", "Ann")
    home.register("Doris", "Walker")
    home.register("Jones", "Gwen", born: "1938-07-14", number: "9990000018")
    home.register("Patel", "Anil")
    #expect(
      home.confusions("Doris") == [
        "Ivy": [.surname], "Joan": [.nearName], "Ann": [.nearName], "Walker": [.nearName],
        "Gwen": [.number, .birth],
      ])
    #expect(home.confusions("Anil") == [:])
    // Who has left is no longer taken for anybody.
    home.add(change(.left, "2026-04-03"), "Ivy", at: "2026-04-03")
    #expect(home.confusions("Doris")["Ivy"] == nil)
    let all = home.record.confusions()
    #expect(home.residents["Joan"].flatMap { all[$0] } == .nearName)
    #expect(home.residents["Gwen"].flatMap { all[$0] } == .number)
    #expect(home.residents["Anil"].flatMap { all[$0] } == nil)
  }

  @Test(
    "Names are near when they differ by one letter, and never when they are short",
    arguments: [
      ("hughes", "hughe", true), ("hughes", "huges", true), ("hughes", "hughse", true),
      ("clegg", "glegg", true), ("hughes", "hughers", true), ("hughes", "hughes", false),
      ("lee", "leo", false), ("walker", "waller", true), ("walker", "taller", false),
      ("walker", "lawker", false), ("", "a", false),
    ])
  func near(_ left: String, _ right: String, _ wanted: Bool) {
    #expect(NameKey.isNear(left, right) == wanted)
    #expect(NameKey.isNear(right, left) == wanted)
  }

  @Test(
    "The short way of a name in ASCII is the long way of the others",
    arguments: [
      ("O'Hara-Smith", "ohara smith"), ("  de  la\tTour ", "de la tour"), ("A. B., C", "a b c"),
      ("-", ""), ("", ""), ("'", ""), ("McKay\u{B}3_x", "mckay 3_x"), ("Z\u{1F}[@", "z\u{1F}[@"),
    ])
  func shortWay(_ name: String, _ wanted: String) {
    #expect(NameKey.name(name) == wanted)
    // The other letter makes it go the long way.
    #expect(NameKey.name(name + " \u{E9}") == (wanted.isEmpty ? "e" : wanted + " e"))
    for byte in UInt8(0)..<0x80 {
      let scalar = Unicode.Scalar(byte)
      let wanted = scalar.properties.lowercaseMapping + "e"
      #expect(Folding.foldedForSearch("\(scalar)\u{E9}") == wanted)
    }
  }

  @Test("An action that no review set is open until something became of it")
  func addedAction() throws {
    var home = Home()
    home.register("Walker", "Doris", number: "9990000018")
    let id = home.identifiers.entry(at: home.moment("2026-04-02"))
    home.add(
      ActionAdded(
        RoundAction(
          id: id, what: "Check what was written", ownerSide: "home", owner: "J. Reed", due: nil,
          dueNextRound: true), why: "a corrected NHS number"), "Doris", at: "2026-04-02")
    let resident = try #require(home.residents["Doris"].flatMap { home.record.residents[$0] })
    #expect(resident.openActions.map(\.action.id) == [id])
    #expect(resident.openActions.first?.round == nil)
    var update = ActionUpdated(action: id, state: .notDone, note: nil)
    update.died = true
    home.add(update, "Doris", at: "2026-04-03")
    #expect(home.residents["Doris"].flatMap { home.record.residents[$0] }?.openActions.count == 0)
  }

  @Test("Numbers that stood before are remembered")
  func formerNumbers() throws {
    var home = Home()
    home.register("Walker", "Doris", number: "9990000018")
    home.add(
      ResidentChanged(
        ResidentDetails(family: "Walker", given: "Doris", nhsNumber: try NHSNumber("4010232137"))),
      "Doris", at: "2026-04-03")
    let resident = try #require(home.residents["Doris"].flatMap { home.record.residents[$0] })
    #expect(resident.formerNumbers.map(\.number.shown) == ["999 000 0018"])
    #expect(resident.current?.nhsNumber?.shown == "401 023 2137")
  }
}
