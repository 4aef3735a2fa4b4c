import RoundCore

/// The own state of the screen of open actions.
public struct ActionsState: Hashable, Sendable {
  /// Which of the open actions are shown.
  public enum Shown: Int, CaseIterable, Hashable, Sendable {
    /// Those of the side at the keyboard: to be done by it, or chased.
    case ours
    /// Of these the ones that somebody took on, or that bear their name.
    case mine
    /// Those of both sides.
    case all
  }

  public var shown = Shown.ours
  /// Nil until somebody moves: then the first is selected.
  public var selected: EntryID?
  public var scroll = Scroll()

  public init(shown: Shown = .ours, selected: EntryID? = nil) {
    self.shown = shown
    self.selected = selected
  }
}

/// The open actions as they are shown: overdue first, then by when they are due.
struct ActionRows {
  struct Group {
    let title: String
    let actions: [ActionState]
  }

  let groups: [Group]

  init(_ state: ProgramState, _ shown: ActionsState.Shown) {
    let record = state.record
    let open = record.openActions.filter { ActionRows.fits($0, state, shown) }
    let overdue = open.filter { record.isOverdue($0, on: state.today) }
    let dated = open.filter { action in
      record.dueDay(of: action).map { $0 >= state.today } ?? false
    }
    let undated = open.filter { record.dueDay(of: $0) == nil }
    groups = [
      Group(title: "Overdue", actions: overdue), Group(title: "Due", actions: dated),
      Group(title: "For the next round, which nobody has planned", actions: undated),
    ].filter { !$0.actions.isEmpty }
  }

  static func fits(
    _ action: ActionState, _ state: ProgramState, _ shown: ActionsState.Shown
  ) -> Bool {
    switch shown {
    case .all: return true
    case .ours: return state.record.isOurs(action, state.side)
    case .mine:
      guard let me = state.me?.author else { return false }
      return state.record.isOurs(action, state.side) && state.record.isFor(action, me)
    }
  }

  var all: [ActionState] { groups.flatMap(\.actions) }

  func selected(_ screen: ActionsState) -> ActionState? {
    let all = all
    return all.first { $0.action.id == screen.selected } ?? all.first
  }
}

extension ProgramState {
  /// The side at the keyboard, as actions name their owners: `home` or `practice`.
  var side: String { role == .prepare ? "home" : "practice" }
}
