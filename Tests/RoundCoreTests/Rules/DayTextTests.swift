import Testing

@testable import RoundCore

@Suite("Written days")
struct DayTextTests {
  private static let today = Day(ordinal: 20_524)

  private func problem(_ text: String) -> DayTextProblem? {
    do {
      _ = try DayText.readBorn(text, today: DayTextTests.today)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "A birth is read as it is written in England",
    arguments: [
      ("14-Jul-1938", "1938-07-14"), ("14/07/1938", "1938-07-14"), ("1938-07-14", "1938-07-14"),
      ("14 July 1938", "1938-07-14"), ("14.7.1938", "1938-07-14"), ("14-07-1938", "1938-07-14"),
      (" 14 JUL 1938 ", "1938-07-14"), ("July 14, 1938", "1938-07-14"),
      ("03/04/1938", "1938-04-03"), ("29/02/1940", "1940-02-29"), ("12/03/2026", "2026-03-12"),
    ])
  func births(text: String, iso: String) throws {
    #expect(try DayText.readBorn(text, today: DayTextTests.today).iso == iso)
  }

  @Test("What is wrong with a birth is said")
  func problems() throws {
    #expect(problem("") == .empty)
    #expect(problem("14/07/38") == .yearNotInFull)
    #expect(problem("14-Jul-38") == .yearNotInFull)
    #expect(problem("14 Jul") == .yearMissing)
    #expect(problem("14/07") == .yearMissing)
    #expect(problem("07/14/1938") == .noSuchDay(day: 7, month: 14, year: 1938))
    #expect(problem("31-Apr-1938") == .noSuchDay(day: 31, month: 4, year: 1938))
    #expect(problem("29/02/1939") == .noSuchDay(day: 29, month: 2, year: 1939))
    #expect(problem("13/03/2026") == .future(try #require(Day(iso: "2026-03-13"))))
    #expect(problem("14/07/1838") == .tooLongAgo(try #require(Day(iso: "1838-07-14"))))
    #expect(problem("14075") == .notUnderstood)
    #expect(problem("14/07/1938 00:00") == .notUnderstood)
    #expect(problem("Unknown") == .notUnderstood)
    #expect(
      DayTextProblem.noSuchDay(day: 7, month: 14, year: 1938).sentence
        == "There is no month 14: the day comes first, then the month.")
  }

  @Test("An admission may be long ago but not in the future")
  func pastDays() throws {
    let today = DayTextTests.today
    #expect(try DayText.readPast("14/07/1838", today: today).year == 1838)
    #expect(throws: DayTextProblem.self) { try DayText.readPast("13/03/2026", today: today) }
    #expect(try DayText.read("13/03/2026").iso == "2026-03-13")
  }

  @Test("Every day that is shown is read back")
  func shownIsRead() throws {
    for ordinal in stride(from: -25_567, through: 20_524, by: 13) {
      let day = Day(ordinal: ordinal)
      #expect(try DayText.read(day.shown) == day)
      #expect(try DayText.read(day.iso) == day)
      #expect(try DayText.read("\(day.day)/\(day.month)/\(day.year)") == day)
    }
  }

  @Test("No text makes the reader fail")
  func noiseIsSurvived() {
    var random = RulesNoise(seed: 3)
    let pieces = ["0", "1", "29", "31", "2026", "0000", "9999", "/", "-", " ", "feb", "jul", "é"]
    for _ in 0..<30_000 {
      let text = random.text(of: pieces, upTo: 7)
      if let found = problem(text) { #expect(!found.sentence.isEmpty) }
    }
  }
}
