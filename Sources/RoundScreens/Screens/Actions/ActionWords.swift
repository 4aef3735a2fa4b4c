import RoundCore

/// What the screens say of an action.
enum ActionWords {
  /// `due Thu 12-Mar-2026, OVERDUE`; `due at the next round (Thu 19-Mar-2026)`.
  static func due(_ action: ActionState, _ record: Record, on today: Day) -> String {
    let day = record.dueDay(of: action)
    var words: String
    if action.action.due == nil, action.action.dueNextRound {
      words = "due at the next round" + (day.map { " (\($0.shownWithWeekday))" } ?? "")
    } else {
      words = day.map { "due \($0.shownWithWeekday)" } ?? "when it is due is not recorded"
    }
    if record.isOverdue(action, on: today) { words += ", OVERDUE" }
    return words
  }

  /// `Pharmacy: Well, High Street; chased by the practice, which set it`.
  static func owner(_ action: ActionState, _ record: Record, _ catalog: Catalog) -> String {
    let side = catalog.words(action.action.ownerSide, in: catalog.ownerSides)
    let owner = action.action.owner.trimmed
    let words = owner.isEmpty ? "\(side): NAME NOT RECORDED" : "\(side): \(owner)"
    guard let chaser = record.chaser(of: action) else { return words }
    return "\(words); chased by the \(chaser), which set it"
  }

  /// What has become of it, and who took it on; empty while nobody has said anything.
  static func standing(_ action: ActionState, _ state: ProgramState) -> [String] {
    var words: [String] = []
    if let taken = action.taken {
      let who = state.record.author(of: taken)?.name ?? "somebody not known here"
      words.append("taken on by \(who), \(UKTime(taken.at.moment).day.shown)")
    }
    if let standing = action.standing(on: state.today) { words.append(standing) }
    return words
  }

  /// Everything about an action in one sentence or two, such as for the resident's screen.
  static func whole(_ action: ActionState, _ state: ProgramState) -> String {
    let parts =
      [
        owner(action, state.record, state.catalog),
        due(action, state.record, on: state.today),
      ] + standing(action, state)
    let what = action.action.what
    let end = what.last.map { ".?!".contains($0) } ?? false ? " " : ". "
    return what + end + parts.map(\.uppercasedFirst).joined(separator: ". ")
  }

  /// Whose open actions are shown, as the title says it.
  static func title(_ shown: ActionsState.Shown, _ state: ProgramState) -> String {
    switch shown {
    case .ours: return "OPEN ACTIONS of the \(state.side)"
    case .mine: return "OPEN ACTIONS of \(state.me?.author.name ?? "nobody yet")"
    case .all: return "OPEN ACTIONS of both sides"
    }
  }

  /// Questions of the home about what came back: no actions, and somebody has to answer them.
  static func asked(_ state: ProgramState) -> String? {
    let asked = state.openReturned.filter(\.isQuery)
    guard !asked.isEmpty else { return nil }
    let words = asked.map { item in
      let text = item.openQuery?.body.note.map { ": \($0)" } ?? ""
      return "\(state.nameAndRoom(item.resident))\(text)"
    }
    let head = state.role == .round ? "THE HOME ASKS" : "Your question is not answered"
    return "\(head): \(words.joined(separator: "; ")). b on the list shows it."
  }

  /// Why nothing is shown.
  static func nothing(_ shown: ActionsState.Shown, _ state: ProgramState) -> String {
    switch shown {
    case .ours: return "No action of the \(state.side) is open, and none that it chases."
    case .mine:
      return "No open action bears the name of \(state.me?.author.name ?? "anybody"), and none "
        + "was taken on. f shows those of the \(state.side)."
    case .all: return "No action is open."
    }
  }
}
