#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Stored in UTC, shown in UK local time (`UKTime`).
public struct Moment: Hashable, Comparable, Sendable {
  /// Years 0001 to 9999.
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    let first = Int64(Day.firstOrdinal) * 86_400_000
    let last = Int64(Day.lastOrdinal) * 86_400_000 + 86_399_999
    self.milliseconds = min(max(milliseconds, first), last)
  }

  /// Reads `2026-03-12T10:42:00.000Z`, and the same without milliseconds or seconds.
  ///
  /// Only UTC (`Z`) is read; nil for anything else.
  public init?(iso: String) {
    var iso = iso
    guard let moment = iso.withUTF8({ Moment(iso: $0) }) else { return nil }
    self = moment
  }

  init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 17, bytes.last == 0x5A, bytes[10] == 0x54, bytes[13] == 0x3A,
      let day = Day(iso: bytes[0..<10]),
      let hour = Day.number(bytes[11..<13]), hour < 24,
      let minute = Day.number(bytes[14..<16]), minute < 60
    else { return nil }
    var seconds = 0
    var thousandths = 0
    if bytes.count > 17 {
      guard bytes.count == 20 || bytes.count == 24, bytes[16] == 0x3A,
        let value = Day.number(bytes[17..<19]), value < 60
      else { return nil }
      seconds = value
      if bytes.count == 24 {
        guard bytes[19] == 0x2E, let value = Day.number(bytes[20..<23]) else { return nil }
        thousandths = value
      }
    }
    let time = Int64(((hour * 60 + minute) * 60 + seconds) * 1000 + thousandths)
    self.init(milliseconds: Int64(day.ordinal) * 86_400_000 + time)
  }

  /// The system's clock.
  public static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  public func adding(minutes: Int) -> Moment { adding(minutes, of: 60_000) }

  public func adding(hours: Int) -> Moment { adding(hours, of: 3_600_000) }

  public func adding(seconds: Int) -> Moment { adding(seconds, of: 1000) }

  /// Clamped like `init(milliseconds:)`, because counts may come from data.
  private func adding(_ count: Int, of unit: Int64) -> Moment {
    let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unit)
    let (sum, overflowOfSum) = milliseconds.addingReportingOverflow(product)
    guard overflow || overflowOfSum else { return Moment(milliseconds: sum) }
    return Moment(milliseconds: count < 0 ? Int64.min : Int64.max)
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// `2026-03-12T10:42:00.000Z`: 24 bytes, so that byte order is time order.
  public var iso: String {
    var out: [UInt8] = []
    out.reserveCapacity(24)
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds the 24 bytes of `iso` to some others.
  func write(to out: inout [UInt8]) {
    let dayCount = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
    let rest = Int(milliseconds - dayCount * 86_400_000)
    Day(ordinal: Int(dayCount)).write(to: &out)
    out.append(0x54)
    out.append(rest / 3_600_000, digits: 2)
    out.append(0x3A)
    out.append(rest / 60_000 % 60, digits: 2)
    out.append(0x3A)
    out.append(rest / 1000 % 60, digits: 2)
    out.append(0x2E)
    out.append(rest % 1000, digits: 3)
    out.append(0x5A)
  }
}
