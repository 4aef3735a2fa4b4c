import RoundCore

/// What is said of a locked folder; the same on the screens and at the command line.
public enum StoreWords {
  /// Characters that a passphrase has at least.
  public static let shortest = 12

  /// What is wrong with a new passphrase; nil when it will do.
  public static func problem(ofPassphrase bytes: [UInt8]) -> String? {
    bytes.count >= shortest
      ? nil : "A passphrase has \(shortest) characters or more: four words that nobody would guess."
  }

  /// What is said of a passphrase or sheet that did not open the folder: nobody is told whether it was
  /// wrong or the folder altered.
  public static func refused(_ answer: PINGate.Answer) -> String {
    why(answer) + (answer.secondsLeft > 0 ? " \(PINWords.waiting(answer.secondsLeft))" : "")
  }

  /// The same without the wait, where that is counted down.
  static func why(_ answer: PINGate.Answer) -> String {
    answer.isTried
      ? "That does not open the folder: it is not the right one, or the folder was altered."
      : "Too many wrong tries; this one was not looked at."
  }
}
