/// A pattern that a professional's registration number fits, as written in the editable data.
///
/// A small part of what regular expressions can say, matched by ourselves: `^` and `$` at the ends,
/// letters and digits, `[A-Z]` and other classes of ranges, `\d`, and `?`, `{n}` and `{n,m}` after any
/// of these. Always the whole text is matched, and `\d` is 0 to 9 only, where Swift's `Regex` would
/// also take the digits of other scripts.
public struct RegistrationPattern: Hashable, Sendable {
  /// Why a pattern in the data cannot be used.
  public enum Problem: Error, Equatable, Sendable {
    /// A sign outside the part that is understood, or in the wrong place; byte from 0.
    case notUnderstood(at: Int)
    case empty
  }

  private struct Item: Hashable {
    var ranges: [ClosedRange<UInt8>]
    var fewest = 1
    var most = 1
  }

  /// As written.
  public let source: String
  private let items: [Item]

  /// - Throws: `Problem`.
  public init(_ source: String) throws(Problem) {
    self.source = source
    var reader = Reader(bytes: Array(source.utf8))
    var items: [Item] = []
    if reader.current == Reader.caret { reader.position += 1 }
    while let byte = reader.current {
      if byte == Reader.dollar, reader.position == reader.bytes.count - 1 { break }
      var item = Item(ranges: try reader.ranges())
      (item.fewest, item.most) = try reader.count()
      items.append(item)
    }
    guard !items.isEmpty else { throw .empty }
    self.items = items
  }

  /// Whether the whole of `text` fits.
  public func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var ends: Set<Int> = [0]
    for item in items {
      // All the places where the text may stand after this item: no going back, so no pattern in the
      // data can make the program slow.
      var reached: Set<Int> = item.fewest == 0 ? ends : []
      var here = ends
      for count in stride(from: 1, through: item.most, by: 1) {
        here = Set(
          here.compactMap { place in
            guard place < bytes.count, item.ranges.contains(where: { $0.contains(bytes[place]) })
            else { return nil }
            return place + 1
          })
        if here.isEmpty { break }
        if count >= item.fewest { reached.formUnion(here) }
      }
      ends = reached
    }
    return ends.contains(bytes.count)
  }
}

extension RegistrationPattern {
  /// Reads a pattern from left to right.
  private struct Reader {
    static let caret: UInt8 = 0x5E
    static let dollar: UInt8 = 0x24
    static let mostRepeats = 64

    let bytes: [UInt8]
    var position = 0

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func isPlain(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2F || byte == 0x2D || byte == 0x20
    }

    private mutating func take(_ byte: UInt8) throws(Problem) {
      guard current == byte else { throw .notUnderstood(at: position) }
      position += 1
    }

    private mutating func plain() throws(Problem) -> UInt8 {
      guard let byte = current, Reader.isPlain(byte) else { throw .notUnderstood(at: position) }
      position += 1
      return byte
    }

    /// One letter or digit, a class in brackets, or `\d`.
    mutating func ranges() throws(Problem) -> [ClosedRange<UInt8>] {
      switch current {
      case 0x5C:
        position += 1
        guard current == 0x64 else { throw .notUnderstood(at: position) }
        position += 1
        return [0x30...0x39]
      case 0x5B:
        position += 1
        var ranges: [ClosedRange<UInt8>] = []
        while current != 0x5D {
          let start = position
          let first = try plain()
          var last = first
          if current == 0x2D {
            position += 1
            last = try plain()
          }
          guard first <= last else { throw .notUnderstood(at: start) }
          ranges.append(first...last)
        }
        guard !ranges.isEmpty else { throw .notUnderstood(at: position) }
        position += 1
        return ranges
      default:
        let byte = try plain()
        return [byte...byte]
      }
    }

    /// `?`, `{n}`, `{n,m}` or nothing.
    mutating func count() throws(Problem) -> (fewest: Int, most: Int) {
      if current == 0x3F {
        position += 1
        return (0, 1)
      }
      guard current == 0x7B else { return (1, 1) }
      let start = position
      position += 1
      let fewest = try number()
      var most = fewest
      if current == 0x2C {
        position += 1
        most = try number()
      }
      try take(0x7D)
      guard most >= 1, fewest <= most else { throw .notUnderstood(at: start) }
      return (fewest, most)
    }

    private mutating func number() throws(Problem) -> Int {
      let start = position
      var value = 0
      while let byte = current, (0x30...0x39).contains(byte) {
        value = value * 10 + Int(byte - 0x30)
        guard value <= Reader.mostRepeats else { throw .notUnderstood(at: start) }
        position += 1
      }
      guard position > start else { throw .notUnderstood(at: position) }
      return value
    }
  }
}
