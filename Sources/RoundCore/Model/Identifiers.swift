/// The name of something in the record: 1 to 40 ASCII letters, digits and hyphens.
///
/// The type parameter keeps a resident's identifier from being taken for a round's. Compared byte by
/// byte, which for ASCII is what `String` does.
public struct Identifier<Subject>: Hashable, Comparable, Sendable {
  public let text: String

  /// Nil when the text could not be an identifier (or a file name).
  public init?(_ text: String) {
    var copy = text
    let fits = copy.withUTF8 { utf8 in
      guard (1...40).contains(utf8.count) else { return false }
      for byte in utf8 where !Identifiers.isLetterOrDigit(byte) && byte != 0x2D { return false }
      return true
    }
    guard fits else { return nil }
    self.text = text
  }

  fileprivate init(made text: String) { self.text = text }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// What the identifiers are of.
public enum Subject {
  public enum Entry {}
  public enum Home {}
  public enum Device {}
  public enum Resident {}
  public enum Round {}
  public enum Person {}
}

/// An entry: a ULID, 26 characters of Crockford's base 32.
public typealias EntryID = Identifier<Subject.Entry>
public typealias HomeID = Identifier<Subject.Home>
public typealias DeviceID = Identifier<Subject.Device>
public typealias ResidentID = Identifier<Subject.Resident>
public typealias RoundID = Identifier<Subject.Round>
public typealias PersonID = Identifier<Subject.Person>

/// Makes identifiers from a source of random numbers, so that tests and the pretend home can repeat
/// them.
public struct Identifiers: Sendable {
  private var random: any RandomNumberGenerator & Sendable

  public init(random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
    self.random = random
  }

  /// Whether a byte is an ASCII letter or digit.
  public static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let lowerCase = Array("23456789abcdefghjkmnpqrstvwxyz".utf8)

  /// A ULID: 48 bits of milliseconds, then 80 random bits.
  public mutating func entry(at moment: Moment) -> EntryID {
    var out: [UInt8] = []
    let time = UInt64(max(0, moment.milliseconds)) & 0xFFFF_FFFF_FFFF
    for place in (0..<10).reversed() {
      out.append(Identifiers.alphabet[Int(time >> UInt64(place * 5)) & 31])
    }
    for _ in 0..<16 { out.append(Identifiers.alphabet[Int(random.next() >> 59)]) }
    return EntryID(made: String(decoding: out, as: UTF8.self))
  }

  private mutating func short(_ prefix: String, _ length: Int = 9) -> String {
    var out = Array(prefix.utf8)
    for _ in 0..<length {
      out.append(Identifiers.lowerCase[Int(random.next(upperBound: UInt64(30)))])
    }
    return String(decoding: out, as: UTF8.self)
  }

  public mutating func resident() -> ResidentID { ResidentID(made: short("r")) }
  public mutating func round() -> RoundID { RoundID(made: short("round-", 6)) }
  public mutating func device() -> DeviceID { DeviceID(made: short("d")) }
  public mutating func person() -> PersonID { PersonID(made: short("p")) }

  /// A home's identifier: its name in lower-case ASCII and a random part, such as `rosewood-house-7k2m`.
  public mutating func home(named name: String) -> HomeID {
    var words = ""
    for scalar in name.lowercased().unicodeScalars.prefix(60) {
      if scalar.isASCII && Identifiers.isLetterOrDigit(UInt8(scalar.value)) {
        words.unicodeScalars.append(scalar)
      } else if !words.isEmpty && words.last != "-" {
        words.append("-")
      }
      if words.utf8.count >= 30 { break }
    }
    while words.last == "-" { words.removeLast() }
    return HomeID(made: short((words.isEmpty ? "home" : words) + "-", 4))
  }
}
