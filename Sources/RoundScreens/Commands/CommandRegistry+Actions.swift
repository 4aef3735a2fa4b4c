/// The commands of the open actions.
extension CommandRegistry {
  static let actions: [Command] = [
    command(
      .openActions, "Open actions of your side", "open actions", [.character("O")],
      "What the home or the practice has to do or to chase, for all residents, by when it is due.",
      [.roundList, .prepareList], 13),
    command(
      .open, "Open the resident", "open", [.enter, .right],
      "Shows everything about the resident of the selected action.", [.actions], 1),
    command(
      .actionDone, "Done", "done", [.character("d")],
      "Says that the selected action is done, and who did it.", [.actions], 2),
    command(
      .actionWaiting, "It waits", "waits", [.character("w")],
      "Says for what it waits, since when and until when; it stays open.", [.actions], 3),
    command(
      .actionNotDone, "Not done, and will not be", "not done", [.character("x")],
      "Says why it is not done; it leaves the open actions.", [.actions], 4),
    command(
      .actionTake, "Take it on, or give it back", "take on", [.character("t")],
      "Says that it is yours to do, so that nobody else does it too.", [.actions], 5),
    command(
      .actionsShown, "Of your side, yours by name, or of both sides", "whose", [.character("f")],
      "Yours are those that you took on or that bear your name.", [.actions], 6),
    command(
      .undo, "Undo: take back what was signed", "undo", [.character("u"), .control("z")],
      "Says in words what would be taken back, and takes it back when you sign.", [.actions], 9),
    command(
      .redo, "Redo what was taken back", "redo", [.control("r")],
      "Brings back what Undo took, the last first.", [.actions], nil),
  ]
}
