import RoundData

/// The bank holidays of England and Wales, as far as `Resources/bank-holidays.json` lists them.
///
/// Source: GOV.UK bank holidays, England and Wales (the file names its version). One-off holidays by
/// proclamation can't be worked out, so they are data and never computed.
public struct BankHolidays: Hashable, Sendable {
  private let days: Set<Day>
  /// Years of which every bank holiday is listed.
  private let years: ClosedRange<Int>

  public static let shipped: BankHolidays = {
    let file = (try? JSONParser.parse(RoundData.bankHolidays)) ?? .null
    let days = (file["days"]?.items ?? []).compactMap { $0["day"]?.text.flatMap { Day(iso: $0) } }
    let first = file["firstYear"]?.number ?? 1
    return BankHolidays(
      days: Set(days), years: first...max(first, file["lastYear"]?.number ?? first))
  }()

  public init(days: Set<Day>, years: ClosedRange<Int>) {
    self.days = days
    self.years = years
  }

  /// Whether every bank holiday of the day's year is known; of another year none is.
  public func covers(_ day: Day) -> Bool { years.contains(day.year) }

  /// Monday to Friday, and no bank holiday that is listed.
  public func isWorkingDay(_ day: Day) -> Bool { day.weekday <= 5 && !days.contains(day) }
}
