/// Monday to Friday without bank holidays, as a home counts them.
public struct WorkingDays: Hashable, Sendable {
  public let holidays: BankHolidays
  /// Bank holidays that the shipped list can't know, such as those by proclamation.
  public let added: Set<Day>

  public init(holidays: BankHolidays = .shipped, added: Set<Day> = []) {
    self.holidays = holidays
    self.added = added
  }

  public func isWorkingDay(_ day: Day) -> Bool {
    holidays.isWorkingDay(day) && !added.contains(day)
  }

  /// The day that is so many working days after a day, which itself does not count.
  public func day(_ count: Int, after day: Day) -> Day {
    var day = day
    var left = count
    while left > 0, day < Day(ordinal: .max) {
      day = day.adding(days: 1)
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// Working days after the first day up to and with the second; 0 when that is not later.
  public func count(after first: Day, through last: Day) -> Int {
    guard last > first else { return 0 }
    // A date that somebody mistyped by centuries is counted no further than anybody would read.
    let days = min(last.days(since: first), 4000)
    return (1...days).count { isWorkingDay(first.adding(days: $0)) }
  }
}
