import RoundCore

/// The priority of a row, 1 (first) to 3.
struct PriorityCell {
  let priority: Int
  let note: SafeText?

  init(_ cell: String?, catalog: Catalog) {
    guard let cell else {
      priority = 3
      note = "No priority given: taken as 3."
      return
    }
    let key = ImportText.key(of: cell)
    if let known = catalog.priorities.first(where: {
      [String($0.priority), ImportText.key(of: $0.words), ImportText.key(of: $0.short)]
        .contains(key)
    }) {
      priority = known.priority
      note = nil
      return
    }
    switch key {
    case "p1", "priority1", "high", "first", "1urgent", "1high":
      priority = 1
      note = nil
    case "p2", "priority2", "medium", "2soon", "2medium":
      priority = 2
      note = nil
    case "p3", "priority3", "low", "normal", "3routine", "3low":
      priority = 3
      note = nil
    case "emergency", "immediate", "immediately", "asap", "veryurgent", "sameday", "today":
      priority = 1
      note = """
        Priority \(ImportText.quoted(cell)) taken as 1. What cannot wait for the round goes by the \
        urgent route.
        """
    default:
      priority = 3
      note = "Priority not read: \(ImportText.quoted(cell)). Taken as 3."
    }
  }
}
