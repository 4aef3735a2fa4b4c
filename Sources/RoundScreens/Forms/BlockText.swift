import RoundCore

/// The blocks of a form in one line each.
enum BlockText {
  static func line(
    _ block: Block, author: Author?, catalog: Catalog, glyphs: Glyphs
  ) -> String {
    switch block {
    case .medicine(let change):
      return medicine(change, author: author, catalog: catalog, glyphs: glyphs)
    case .carePlan(let change):
      return change.before.isEmpty
        ? "\(change.heading): \(change.after)"
        : "\(change.heading): \(glyphs.change(change.before, change.after))"
    case .action(let action): return self.action(action, catalog: catalog)
    }
  }

  /// `Stop: zopiclone, was 7.5 mg at night. MAR TODAY`; a recommendation says first that it is one.
  ///
  /// - Parameters:
  ///   - isToday: whether it is signed today, so that the MAR is still to be changed today.
  ///   - saysMAR: whether when the MAR must be changed is said.
  static func medicine(
    _ change: MedicineChange, author: Author?, catalog: Catalog, glyphs: Glyphs,
    isToday: Bool = true, saysMAR: Bool = true
  ) -> String {
    let prescribing = Prescribing(change, by: author, catalog: catalog)
    let lead = prescribing.isRecommendation ? "RECOMMENDED, not prescribed: " : ""
    let words = catalog.words(change.change, in: catalog.medicineChanges)
    var text = "\(lead)\(words): \(change.medicine)"
    switch (change.before, change.after) {
    case (let before?, let after?): text += ", \(glyphs.change(before, after))"
    case (let before?, nil): text += ", was \(before)"
    case (nil, let after?): text += ", \(after)"
    case (nil, nil): break
    }
    guard saysMAR, change.marToday else { return text }
    return text + (isToday ? ". MAR TODAY" : ". MAR the same day")
  }

  /// `Bloods U&E. Practice: phlebotomist. By Thu 19-Mar-2026`.
  static func action(_ action: RoundAction, catalog: Catalog) -> String {
    let side = catalog.words(action.ownerSide, in: catalog.ownerSides)
    let due = action.due.map { "by \($0.shownWithWeekday)" }
    let when = action.dueNextRound ? "by the next round\(due.map { " (\($0))" } ?? "")" : due ?? ""
    return "\(action.what). \(side): \(action.owner), \(when)"
  }
}
