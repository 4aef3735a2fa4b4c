import Testing

@testable import RoundCore

@Suite("When a number can be rung")
struct OpeningHoursTests {
  private func isOpen(_ words: String, _ day: String, _ hour: Int, _ minute: Int = 0) -> Bool? {
    guard let hours = OpeningHours(words), let day = Day(iso: day) else { return nil }
    return hours.includes(UKTime.moment(day: day, hour: hour, minute: minute))
  }

  private static let practice =
    "Duty doctor, 08:00 to 18:30 on working days; visit requests before 10:30."
  private static let nights = "18:30 to 08:00, weekends and bank holidays."

  @Test("The practice is open on working days, not at night, at weekends or on bank holidays")
  func practice() {
    // Thursday; Saturday; Good Friday.
    #expect(isOpen(Self.practice, "2026-03-12", 8) == true)
    #expect(isOpen(Self.practice, "2026-03-12", 18, 29) == true)
    #expect(isOpen(Self.practice, "2026-03-12", 18, 30) == false)
    #expect(isOpen(Self.practice, "2026-03-12", 7, 59) == false)
    #expect(isOpen(Self.practice, "2026-03-14", 12) == false)
    #expect(isOpen(Self.practice, "2026-04-03", 12) == false)
  }

  @Test("Out of hours is the rest of the week, to the minute")
  func outOfHours() {
    for day in ["2026-03-12", "2026-03-14", "2026-04-03", "2026-04-06", "2026-10-25"] {
      for half in 0..<48 {
        let open = isOpen(Self.practice, day, half / 2, half % 2 * 30)
        let out = isOpen(Self.nights, day, half / 2, half % 2 * 30)
        #expect(open != nil && out != nil && open != out, "\(day) \(half)")
      }
    }
  }

  @Test("Day and night, and every day")
  func always() {
    #expect(isOpen("Community nurses and palliative line, day and night.", "2026-12-25", 3) == true)
    #expect(isOpen("24 hours", "2026-12-25", 3) == true)
    #expect(isOpen("08:00 to 20:00, every day.", "2026-12-25", 12) == true)
    #expect(isOpen("08:00 to 20:00, every day.", "2026-12-25", 20) == false)
  }

  @Test(
    "What is not plain is not read: nothing is claimed of it",
    arguments: [
      "", "Clinician line for homes; staff only.", "08:00 to 18:30", "mornings",
      "08:00 to 18:30 on working days, 09:00 to 12:00 at weekends",
      "08:00 to 12:00 Monday to Friday; 14:00 to 18:00 every day", "by arrangement, working days",
      "Not at weekends: 08:00 to 18:00", "from 8 to 6, weekdays",
    ])
  func notRead(_ words: String) { #expect(OpeningHours(words) == nil) }
}

@Suite("The clock of a transfer")
struct TransferClockTests {
  private let day = Day(iso: "2026-03-12") ?? Day(ordinal: 0)

  private func at(_ hour: Int, _ minute: Int) -> Moment {
    UKTime.moment(day: day, hour: hour, minute: minute)
  }

  @Test("Decided at 11:10, there are 2hr 50min left to 14:00")
  func left() {
    let clock = UrgencyCatalog.shipped.clock(decidedAt: at(11, 10))
    #expect(clock.words(at: at(11, 10)) == "2hr 50min left to 14:00")
    #expect(clock.words(at: at(13, 59)) == "1min left to 14:00")
    #expect(clock.words(at: at(14, 0)) == "14:00 has passed, less than 1min ago")
    #expect(clock.words(at: at(15, 20)) == "14:00 has passed, 1hr 20min ago")
    #expect(clock.words(at: at(14, 0).adding(hours: 24)) == "14:00 of 12-Mar-2026 has passed")
  }
}

@Suite("Measurements as they are typed")
struct MeasuredNumberTests {
  @Test("Whole numbers and tenths are read exactly, and refused with the accepted range")
  func reads() throws {
    let pulse = try #require(MeasuredNumber.Kind(.pulse))
    let warm = try #require(MeasuredNumber.Kind(.temperature))
    #expect(try MeasuredNumber.read(" 76 ", as: pulse) == 76)
    #expect(try MeasuredNumber.read("36.8", as: warm) == 368)
    #expect(try MeasuredNumber.read("37", as: warm) == 370)
    for text in ["", "76.0", "7 6", "-3", "٧", "seven", "99999", "."] {
      #expect(throws: MeasuredNumber.Problem.notANumber(pulse)) {
        try MeasuredNumber.read(text, as: pulse)
      }
    }
    for text in ["36.85", "36,8", "36."] {
      #expect(throws: MeasuredNumber.Problem.notANumber(warm)) {
        try MeasuredNumber.read(text, as: warm)
      }
    }
    #expect(throws: MeasuredNumber.Problem.outOfRange(warm)) {
      try MeasuredNumber.read("368", as: warm)
    }
    #expect(
      MeasuredNumber.Problem.outOfRange(warm).sentence
        == "Temperature cannot be that: it is 25.0 to 45.0 °C.")
  }

  @Test("Ten times the last value, or a tenth, is unlikely")
  func unlikely() {
    #expect(MeasuredNumber.isUnlikely(542, after: 54))
    #expect(MeasuredNumber.isUnlikely(5, after: 54))
    #expect(MeasuredNumber.isUnlikely(540, after: 54))
    #expect(!MeasuredNumber.isUnlikely(539, after: 54))
    #expect(!MeasuredNumber.isUnlikely(6, after: 59))
    // What a pack holds may be of any size.
    #expect(MeasuredNumber.isUnlikely(80, after: .max))
    #expect(MeasuredNumber.isUnlikely(.max, after: 80))
    #expect(!MeasuredNumber.isUnlikely(60, after: 54))
    #expect(!MeasuredNumber.isUnlikely(0, after: 54))
    #expect(!MeasuredNumber.isUnlikely(54, after: 0))
  }
}
