import RoundCore

/// Why nothing can be said of an action just now.
extension Availability {
  private static func selectedAction(_ state: ProgramState) -> ActionState? {
    guard case .actions(let screen)? = state.stack.last else { return nil }
    return ActionRows(state, screen.shown).selected(screen)
  }

  static func noAction(_ state: ProgramState) -> String? {
    selectedAction(state) == nil ? "No action is shown. f shows those of others." : nil
  }

  /// What another side's action waits for only they can say.
  static func othersWait(_ state: ProgramState) -> String? {
    selectedAction(state).map { state.record.isOurs($0, state.side) } ?? true
      ? nil
      : "This is the other side's to do: they say what it waits for. d and n write down what they "
        + "have told you."
  }

  /// Whoever takes an action on sees to it for their own side.
  static func notOurs(_ state: ProgramState) -> String? {
    guard state.me != nil else { return "First say who is at the keyboard: i on the list." }
    return selectedAction(state).map { state.record.isOurs($0, state.side) } ?? true
      ? nil : "This is for the other side to take on."
  }
}
