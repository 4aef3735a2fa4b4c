import RoundCore

/// What stands again where something is undone, and what is to be undone in its own words.
extension SheetWriter {
  private static let notKnown = "what stood before is not recorded: ask whoever rings"

  /// What the medicine goes back to.
  func backTo(_ change: MedicineChange, _ item: SheetCorrection) -> String {
    // What was typed of another resident's dose is no dose of this one's.
    let typed = item.isElsewhere ? "" : (change.before ?? "").trimmed
    if !typed.isEmpty { return "\(typed) (what stood before)" }
    if !item.isElsewhere, change.change == "start" { return "nothing before the start" }
    return stoodBefore(change, item).map { "\($0) (what stood before)" } ?? SheetWriter.notKnown
  }

  /// What this resident's own record said of the medicine before that was signed: the latest change that
  /// stands, or the one line of the home's list that names it; nil where that does not say what was taken.
  ///
  /// A wrong dose here would be given. So only the last word on a medicine of the same whole name counts: a
  /// recommendation, a change of the time or the form, or two lines that could both be meant say nothing.
  private func stoodBefore(_ change: MedicineChange, _ item: SheetCorrection) -> String? {
    guard let signed = item.signed?.header, let name = SheetWriter.name(change.medicine) else {
      return nil
    }
    var found: [(header: EntryHeader, text: String?)] = []
    var strengths = Set<String>()
    for review in item.person.resident.reviews.facts
    where EntryHeader.isOrdered(review.header, before: signed) {
      let changes = review.body.medicineChanges.filter { SheetWriter.name($0.medicine) == name }
      strengths.formUnion(changes.compactMap { SheetWriter.strength($0.medicine) })
      if let last = changes.last {
        let author = facts.record.author(of: review.header)
        found.append((review.header, changes.count == 1 ? stood(after: last, by: author) : nil))
      }
    }
    var listed: [String] = []
    for list in item.person.resident.medicines.facts
    where EntryHeader.isOrdered(list.header, before: signed) {
      let lines = list.body.text.split(separator: "\n").map { String($0).trimmed }
        .filter { SheetWriter.name($0) == name }
      found.append((list.header, lines.count == 1 ? lines[0] : nil))
      listed = lines.compactMap(SheetWriter.strength)
    }
    // Tablets and a solution of one name, or two strengths, are two medicines.
    guard strengths.count < 2 else { return nil }
    if let strength = strengths.first, !listed.allSatisfy({ $0.hasPrefix(strength) }) { return nil }
    return found.max { EntryHeader.isOrdered($0.header, before: $1.header) }?.text
  }

  /// How a medicine stood after a change, with its name; nil where the change does not say it.
  private func stood(after change: MedicineChange, by author: Author?) -> String? {
    let prescribing = Prescribing(change, by: author, catalog: facts.catalog)
    guard !prescribing.isRecommendation else { return nil }
    let after = (change.after ?? "").trimmed
    switch change.change {
    case "stop": return "\(change.medicine), stopped"
    case "pause": return "\(change.medicine), paused"
    case "start", "doseChange", "restart":
      return after.isEmpty ? nil : "\(change.medicine), \(after)"
    default: return nil
    }
  }

  /// The words of a medicine in front of its strength: `Sodium valproate 200 mg` is `sodium valproate`.
  private static func name(_ text: String) -> String? {
    let words = Folding.foldedForSearch(text)
      .split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "/" }
      .prefix { !($0.first?.isNumber ?? true) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// What stands in a medicine's name from its first number on, without blanks; nil where nothing does.
  private static func strength(_ text: String) -> String? {
    let rest = Folding.foldedForSearch(text).drop { !$0.isNumber }.filter { !$0.isWhitespace }
    return rest.isEmpty ? nil : String(rest)
  }

  /// What the heading of the care plan goes back to.
  func backTo(_ change: CarePlanChange, _ item: SheetCorrection) -> String {
    guard item.isElsewhere else {
      let before = change.before.trimmed
      return before.isEmpty ? "nothing (new heading)" : "\(before) (what stood before)"
    }
    let heading = item.person.resident.carePlan.first { $0.heading == change.heading }
    guard let text = heading?.text.trimmed, !text.isEmpty else { return SheetWriter.notKnown }
    return "\(text) (what stands in the record)"
  }

  /// What was told in its own words, unless they name the resident to whom it belongs.
  func told(_ words: String, _ item: SheetCorrection) -> String {
    let said = Set(Folding.words(words))
    let names = item.others.contains { id in
      let family = facts.record.residents[id]?.current?.family ?? ""
      return Folding.words(family).contains { $0.count > 1 && said.contains($0) }
    }
    return names ? "in words that name somebody else: see the earlier sheet" : words
  }
}
