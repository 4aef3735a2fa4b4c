/// A hybrid logical clock's reading: a moment and a counter.
///
/// Within a device it never goes back, whatever the computer's clock does. Written as 29 bytes,
/// `2026-03-12T10:42:00.000Z/0000` (the counter in hexadecimal), so that byte order is time order.
public struct ClockReading: Hashable, Comparable, Sendable {
  public let moment: Moment
  /// Tells entries of one millisecond apart; 0 to 65,535.
  public let counter: Int

  public init(moment: Moment, counter: Int = 0) {
    self.moment = moment
    self.counter = min(max(counter, 0), 0xFFFF)
  }

  /// Reads the written form; nil for anything else.
  public init?(text: String) {
    var text = text
    let read = text.withUTF8 { utf8 -> ClockReading? in
      guard utf8.count == 29, utf8[24] == 0x2F,
        let moment = Moment(iso: UnsafeBufferPointer(rebasing: utf8[0..<24]))
      else { return nil }
      var counter = 0
      for byte in utf8[25...] {
        switch byte {
        case 0x30...0x39: counter = counter << 4 + Int(byte - 0x30)
        case 0x61...0x66: counter = counter << 4 + Int(byte - 0x61 + 10)
        default: return nil
        }
      }
      return ClockReading(moment: moment, counter: counter)
    }
    guard let read else { return nil }
    self = read
  }

  public var text: String {
    var out: [UInt8] = []
    out.reserveCapacity(29)
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds the 29 bytes of `text` to some others.
  func write(to out: inout [UInt8]) {
    moment.write(to: &out)
    out.append(0x2F)
    for place in 0..<4 {
      let digit = UInt8(truncatingIfNeeded: counter >> (12 - 4 * place)) & 0xF
      out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  /// The reading for an entry written at `now`, after this one.
  public func next(at now: Moment) -> ClockReading {
    if now > moment { return ClockReading(moment: now) }
    if counter < 0xFFFF { return ClockReading(moment: moment, counter: counter + 1) }
    return ClockReading(moment: Moment(milliseconds: moment.milliseconds + 1))
  }

  public static func < (left: ClockReading, right: ClockReading) -> Bool {
    (left.moment, left.counter) < (right.moment, right.counter)
  }
}
