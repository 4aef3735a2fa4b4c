import RoundCore

/// The sheet that opens a locked folder when its passphrase is forgotten: a key of the age format, to be
/// printed or written down.
public struct RecoverySheet: Sendable {
  let key: AgeSecretKey

  private static let start = "AGE-SECRET-KEY-1"
  private static let groupLength = 6

  /// A new one, from the system's random numbers.
  public init() { key = AgeSecretKey() }

  /// - Parameter text: as it was typed, with spaces or without, in any case, with what it begins with or
  ///   without; nil for what is no sheet, as with one letter wrong.
  public init?(typed text: String) {
    var letters = text.uppercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
    if !letters.hasPrefix(RecoverySheet.start) {
      letters = RecoverySheet.start + letters.filter { $0 != "-" }
    }
    guard let key = AgeSecretKey(text: letters) else { return nil }
    self.key = key
  }

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
