import RoundCore

/// Who could be taken for whom, in sentences.
enum ConfusionText {
  /// `WALKER, Ivy (Miss), room 3`.
  static func name(_ resident: ResidentRecord) -> String {
    let details = resident.current
    var words = details?.shownName ?? "NOT IN THE REGISTER"
    switch resident.whereabouts {
    case .died: words += ", died" + (resident.died.map { " \($0.shown)" } ?? "")
    case .left: words += ", left"
    case .home, .hospital, .leave: if let room = details?.room { words += ", room \(room)" }
    }
    return words
  }

  /// `Same surname: WALKER, Ivy (Miss), room 3`, one sentence for each way, the most serious first.
  static func sentences(_ found: [Confusable], _ record: Record) -> [String] {
    Confusion.allCases.compactMap { confusion in
      let names = found.filter { $0.confusions.contains(confusion) }
        .compactMap { record.residents[$0.resident].map(name) }
      return names.isEmpty ? nil : "\(confusion.words): \(names.joined(separator: "; "))."
    }
  }

  /// Somebody who left or died and could be the one who is being admitted.
  static func comesBack(_ typed: ResidentDetails, _ record: Record) -> String? {
    guard !typed.family.isEmpty, !typed.given.isEmpty else { return nil }
    let sketch = PersonSketch(typed)
    let gone = record.residents.values.filter { resident in
      guard resident.whereabouts == .left || resident.isDead, let current = resident.current else {
        return false
      }
      let likeness = Likeness(sketch, PersonSketch(current))
      return likeness.nameIsAlike && !likeness.otherBirth && !likeness.otherNumber
    }.sorted { $0.id < $1.id }
    guard !gone.isEmpty else { return nil }
    return "Was here before: \(gone.map(name).joined(separator: "; ")). If it is the same person, "
      + "choose them in the register and press L."
  }
}
