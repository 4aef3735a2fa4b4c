import Synchronization

/// What was worked out from a record as it stands, because a screen asks for it at every key.
///
/// It says nothing that the record does not: two records are the same whatever was worked out of them.
final class RecordMemo: Hashable, Sendable {
  /// The register as it stands.
  struct Register: Sendable {
    /// By name.
    let order: [ResidentID]
    let sketches: [ResidentID: PersonSketch]
  }

  private struct Kept {
    var register: Register?
    var confusable: [ResidentID: [Confusable]] = [:]
    var confusions: [ResidentID: Confusion]?
    var returned: [ResidentID: [ReturnedItem]]?
    var returnedOfRounds: [RoundID: [ReturnedItem]] = [:]
    var rounds: [RoundRecord]?
    var isEmpty: Bool {
      register == nil && confusable.isEmpty && confusions == nil && returned == nil
        && returnedOfRounds.isEmpty && rounds == nil
    }
  }

  private let kept = Mutex(Kept())

  var isEmpty: Bool { kept.withLock(\.isEmpty) }

  /// The register, worked out when it is asked for the first time.
  func register(_ work: () -> Register) -> Register {
    if let found = kept.withLock(\.register) { return found }
    let register = work()
    kept.withLock { $0.register = register }
    return register
  }

  /// Who could be taken for a resident, worked out when it is asked for the first time.
  func confusable(with resident: ResidentID, _ work: () -> [Confusable]) -> [Confusable] {
    if let found = kept.withLock({ $0.confusable[resident] }) { return found }
    let confusable = work()
    kept.withLock { $0.confusable[resident] = confusable }
    return confusable
  }

  /// In what residents could be taken for each other, worked out when it is asked for the first time.
  func confusions(_ work: () -> [ResidentID: Confusion]) -> [ResidentID: Confusion] {
    if let found = kept.withLock(\.confusions) { return found }
    let confusions = work()
    kept.withLock { $0.confusions = confusions }
    return confusions
  }

  /// What of each resident somebody still has to confirm, worked out when it is asked for the first time.
  func openReturned(
    _ work: () -> [ResidentID: [ReturnedItem]]
  ) -> [ResidentID: [ReturnedItem]] {
    if let found = kept.withLock(\.returned) { return found }
    let returned = work()
    kept.withLock { $0.returned = returned }
    return returned
  }

  /// What came back from a round, worked out when it is asked for the first time.
  func returned(of round: RoundID, _ work: () -> [ReturnedItem]) -> [ReturnedItem] {
    if let found = kept.withLock({ $0.returnedOfRounds[round] }) { return found }
    let returned = work()
    kept.withLock {
      // A person looks at the last round, and leafs through the others.
      if $0.returnedOfRounds.count >= 8 { $0.returnedOfRounds.removeAll() }
      $0.returnedOfRounds[round] = returned
    }
    return returned
  }

  /// The rounds that have a date, oldest first, put in order when they are asked for the first time.
  func rounds(_ work: () -> [RoundRecord]) -> [RoundRecord] {
    if let found = kept.withLock(\.rounds) { return found }
    let rounds = work()
    kept.withLock { $0.rounds = rounds }
    return rounds
  }

  static func == (left: RecordMemo, right: RecordMemo) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
