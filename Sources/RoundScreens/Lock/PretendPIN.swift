import RoundCore

/// The PIN of the pretend home, shown wherever one is asked for, because it protects nothing.
extension ProgramState {
  /// Nil for everybody in a real home, and for whoever has changed theirs.
  func pretendPIN(of person: Person?) -> String? {
    guard record.isPretend, let person, person.hasPretendPIN == true else { return nil }
    return PretendHome.pin
  }

  /// The same as a sentence.
  func pretendPINWords(of person: Person?) -> String? {
    pretendPIN(of: person).map { "In this pretend home the PIN is \($0)." }
  }
}
