import RoundCore

/// What a cell of a register says of allergies: items between semicolons, `agent (reaction)`.
enum AllergiesCell: Equatable {
  case notRecorded
  case noneKnown
  case known([AllergiesRecorded.Allergy])

  init(_ cell: String?) {
    let items = (cell ?? "").split(whereSeparator: { $0 == ";" || $0.isNewline })
      .map { CSVText.trimmed(String($0)) }.filter { !ImportText.key(of: $0).isEmpty }
    let known = items.filter { AllergiesCell.word($0) == nil }.map(AllergiesCell.allergy)
    guard known.isEmpty else {
      self = .known(known)
      return
    }
    let saysNone = items.contains { AllergiesCell.word($0) == AllergiesCell.noneKnown }
    self = saysNone ? .noneKnown : .notRecorded
  }

  /// What a word means that stands for no allergy in particular.
  private static func word(_ text: String) -> AllergiesCell? {
    switch ImportText.key(of: text) {
    case "none", "nil", "no", "nka", "nkda", "noallergies", "noknownallergies", "noneknown",
      "nilknown", "noknowndrugallergies", "nodrugallergies":
      return AllergiesCell.noneKnown
    case "notrecorded", "unknown", "notknown", "allergiesnotrecorded", "allergiesunavailable",
      "unavailable", "na", "tbc":
      return .notRecorded
    default: return nil
    }
  }

  private static func allergy(_ text: String) -> AllergiesRecorded.Allergy {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else {
      return AllergiesRecorded.Allergy(agent: text, reaction: nil)
    }
    let agent = CSVText.trimmed(String(text[..<open]))
    let reaction = CSVText.trimmed(String(text[text.index(after: open)...].dropLast()))
    guard !agent.isEmpty, !reaction.isEmpty else {
      return AllergiesRecorded.Allergy(agent: text, reaction: nil)
    }
    return AllergiesRecorded.Allergy(agent: agent, reaction: reaction)
  }

  /// The entry that the cell leads to; nil when it says nothing new.
  ///
  /// A spreadsheet adds allergies and never takes one away: an old file must not make penicillin
  /// safe. What stays although the cell says otherwise is told in `notes`.
  func entry(
    over known: Fact<AllergiesRecorded>?, notes: inout [SafeText]
  ) -> AllergiesRecorded? {
    let replaces = known.map { [$0.header.id] } ?? []
    let before = known?.body.status == .known ? known?.body.items ?? [] : []
    switch self {
    case .notRecorded: return nil
    case .noneKnown:
      guard known?.body.status != AllergiesRecorded.Status.none else { return nil }
      guard before.isEmpty else {
        notes.append("Known allergies stay as recorded, although this line says none.")
        return nil
      }
      return AllergiesRecorded(status: .none, items: [], replaces: replaces)
    case .known(let items):
      var merged = before
      var added: [SafeText] = []
      for item in items {
        let key = ImportText.key(of: item.agent)
        let place = merged.firstIndex { ImportText.key(of: $0.agent) == key }
        if let place, item.reaction == nil || merged[place] == item { continue }
        added.append(ImportText.quoted(item.agent))
        if let place { merged[place] = item } else { merged.append(item) }
      }
      guard merged != before else { return nil }
      if known != nil { notes.append("Allergies added: \(added.joined(separator: ", ")).") }
      let stay = before.count(where: { old in
        !items.contains { ImportText.key(of: $0.agent) == ImportText.key(of: old.agent) }
      })
      if stay > 0 { notes.append("Allergies that are not on this line stay: \(stay).") }
      return AllergiesRecorded(status: .known, items: merged, replaces: replaces)
    }
  }
}
