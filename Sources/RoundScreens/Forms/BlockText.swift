import RoundCore

/// The blocks of a form in one line each.
enum BlockText {
  static func line(_ block: Block, catalog: Catalog) -> String {
    switch block {
    case .medicine(let change): return medicine(change, catalog: catalog)
    case .carePlan(let change):
      return change.before.isEmpty
        ? "\(change.heading): \(change.after)"
        : "\(change.heading): \(change.before) > \(change.after)"
    case .action(let action): return self.action(action, catalog: catalog)
    }
  }

  /// `Stop zopiclone 7.5 mg at night. MAR today`.
  static func medicine(_ change: MedicineChange, catalog: Catalog) -> String {
    var text = "\(catalog.words(change.change, in: catalog.medicineChanges)): \(change.medicine)"
    switch (change.before, change.after) {
    case (let before?, let after?): text += ", \(before) > \(after)"
    case (let before?, nil): text += ", was \(before)"
    case (nil, let after?): text += ", \(after)"
    case (nil, nil): break
    }
    return text + (change.marToday ? ". MAR TODAY" : "")
  }

  /// `Bloods U&E. Practice: phlebotomist. By Thu 19-Mar-2026`.
  static func action(_ action: RoundAction, catalog: Catalog) -> String {
    let side = catalog.words(action.ownerSide, in: catalog.ownerSides)
    let due = action.due.map { "by \($0.shownWithWeekday)" }
    let when = action.dueNextRound ? "by the next round\(due.map { " (\($0))" } ?? "")" : due ?? ""
    return "\(action.what). \(side): \(action.owner), \(when)"
  }
}
