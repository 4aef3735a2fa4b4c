import RoundCore

/// The sheet that opens a locked folder when its passphrase is forgotten: a key of the age format, to be
/// printed or written down.
public struct RecoverySheet: Sendable {
  let key: AgeSecretKey

  private static let start = "AGE-SECRET-KEY-1"
  private static let groupLength = 6

  /// A new one, from the system's random numbers.
  public init() { key = AgeSecretKey() }

  /// - Parameter typed: as it was typed, with spaces or without, in any case, with what it begins with
  ///   or without; nil for what is no sheet, as with one letter wrong.
  public init?(typed: [UInt8]) {
    var letters: [UInt8] = []
    letters.reserveCapacity(typed.count + RecoverySheet.start.utf8.count)
    defer { Secret.forget(&letters) }
    for byte in typed {
      switch byte {
      case 0x61...0x7A: letters.append(byte - 0x20)
      case 0x41...0x5A, 0x30...0x39, 0x2D: letters.append(byte)
      default: continue
      }
    }
    if !letters.starts(with: RecoverySheet.start.utf8) {
      letters.removeAll { $0 == 0x2D }
      letters.insert(contentsOf: RecoverySheet.start.utf8, at: 0)
    }
    guard let key = AgeSecretKey(text: letters) else { return nil }
    self.key = key
  }

  /// The same from a text.
  public init?(typed text: String) { self.init(typed: Array(text.utf8)) }

  /// As the `age` program takes it.
  public var text: String { key.text }

  /// What comes after `AGE-SECRET-KEY-1`, in groups of six: short enough to be read out and typed.
  public var groups: [String] {
    let letters = Array(key.text.dropFirst(RecoverySheet.start.count))
    return stride(from: 0, to: letters.count, by: RecoverySheet.groupLength).map {
      String(letters[$0..<min(letters.count, $0 + RecoverySheet.groupLength)])
    }
  }
}
