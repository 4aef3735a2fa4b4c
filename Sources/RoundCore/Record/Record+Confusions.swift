/// Somebody who could be taken for another resident, and in what.
public struct Confusable: Hashable, Sendable {
  public let resident: ResidentID
  /// The most serious first; never empty.
  public let confusions: [Confusion]
}

extension Record {
  /// Residents of the register who could be taken for somebody with these details; by name.
  ///
  /// - Parameter everybody: those who left or died too.
  public func confusable(
    with details: ResidentDetails, except resident: ResidentID?, everybody: Bool = false
  ) -> [Confusable] {
    let sketch = PersonSketch(details)
    var others = memoized.sketches
    if everybody {
      for other in residents.values where others[other.id] == nil {
        others[other.id] = other.current.map { PersonSketch($0) }
      }
    }
    return others.compactMap { id, other in
      guard id != resident else { return nil }
      let confusions = Likeness(sketch, other).confusions
      return confusions.isEmpty ? nil : Confusable(resident: id, confusions: confusions)
    }.sorted { left, right in
      let names = (name(left.resident), name(right.resident))
      return names.0 == names.1 ? left.resident < right.resident : names.0 < names.1
    }
  }

  private func name(_ resident: ResidentID) -> String {
    residents[resident]?.current?.shownName ?? ""
  }

  public func confusable(with resident: ResidentID) -> [Confusable] {
    memo.confusable(with: resident) {
      guard let details = residents[resident]?.current else { return [] }
      return confusable(with: details, except: resident)
    }
  }

  /// In what each resident of the register could be taken for another one, the most serious.
  ///
  /// Worked out for all at once, since a list asks of everybody; a shared birth alone is told on the
  /// resident's own screen only.
  public func confusions() -> [ResidentID: Confusion] {
    memo.confusions { findConfusions() }
  }

  private func findConfusions() -> [ResidentID: Confusion] {
    let register = memoized
    let ids = register.order.filter { register.sketches[$0] != nil }
    let worst = Likeness.worstConfusions(among: ids.compactMap { register.sketches[$0] })
    var found: [ResidentID: Confusion] = [:]
    for (id, confusion) in zip(ids, worst) { found[id] = confusion }
    return found
  }

  /// The resident who has an NHS number now, of those who left or died too; nil when nobody has it.
  public func bearer(of number: NHSNumber, except resident: ResidentID?) -> ResidentRecord? {
    residents.values.filter { $0.id != resident && $0.current?.nhsNumber == number }
      .min { $0.id < $1.id }
  }
}
