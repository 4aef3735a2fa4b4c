/// A calendar day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Range 0001-01-01 to 9999-12-31. Shown as `dd-Mmm-yyyy` (NHS Common User Interface, D+Ta-0002),
/// written to journals as ISO 8601 `yyyy-mm-dd`.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let ordinal: Int

  static let firstOrdinal = -719_162
  static let lastOrdinal = 2_932_896

  /// The day with this number of days since 1970-01-01; clamped to the years 1 to 9999.
  public init(ordinal: Int) {
    self.ordinal = min(max(ordinal, Day.firstOrdinal), Day.lastOrdinal)
  }

  /// Nil when there is no such day, such as 31 April.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil: counts in 400-year eras that begin on 1 March (Hinnant).
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.ordinal = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `yyyy-mm-dd`; nil for anything else.
  public init?(iso: String) {
    var iso = iso
    guard let day = iso.withUTF8({ Day(iso: $0[...]) }) else { return nil }
    self = day
  }

  init?(iso bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D,
      let year = Day.number(bytes[start..<start + 4]),
      let month = Day.number(bytes[start + 5..<start + 7]),
      let day = Day.number(bytes[start + 8..<start + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The number of days in a month of a year; `month` is 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 to 9999.
  public var year: Int { civil.year }
  /// 1 to 12.
  public var month: Int { civil.month }
  /// 1 to 31.
  public var day: Int { civil.day }
  /// Monday is 1, Sunday is 7 (ISO 8601).
  public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

  /// The Monday of this day's week.
  public var monday: Day { adding(days: 1 - weekday) }

  /// The day so many days later, earlier if negative; clamped to the years 1 to 9999.
  public func adding(days: Int) -> Day {
    let (sum, overflow) = ordinal.addingReportingOverflow(days)
    return Day(ordinal: overflow ? (days < 0 ? Int.min : Int.max) : sum)
  }

  /// The number of days from `other` to this day; negative when this day is earlier.
  public func days(since other: Day) -> Int { ordinal - other.ordinal }

  /// Whole years from `self` to `day`, as an age is counted; 29 February counts on 1 March.
  public func years(until day: Day) -> Int {
    let (fromYear, fromMonth, fromDay) = civil
    let (toYear, toMonth, toDay) = day.civil
    return toYear - fromYear - ((toMonth, toDay) < (fromMonth, fromDay) ? 1 : 0)
  }

  public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

  static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `2026-03-12`.
  public var iso: String {
    var out: [UInt8] = []
    out.reserveCapacity(10)
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds the 10 bytes of `iso` to some others.
  func write(to out: inout [UInt8]) {
    let (year, month, day) = civil
    out.append(year, digits: 4)
    out.append(0x2D)
    out.append(month, digits: 2)
    out.append(0x2D)
    out.append(day, digits: 2)
  }

  /// `12-Mar-2026`.
  public var shown: String {
    let (year, month, day) = civil
    return "\(day.padded(to: 2))-\(Day.monthNames[month - 1])-\(year.padded(to: 4))"
  }

  /// `Thu 12-Mar-2026`.
  public var shownWithWeekday: String { "\(Day.weekdayNames[weekday - 1]) \(shown)" }
}

extension BinaryInteger {
  /// Decimal digits with leading zeros up to `width`; longer numbers are not cut.
  func padded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
