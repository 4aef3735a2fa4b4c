/// The commands of the home, which makes the list.
extension CommandRegistry {
  static let home: [Command] = [
    command(
      .flag, "Put forward for the round", "put forward", [.character("a")],
      "Why, how soon, who asks; on the list first for whom. A second request joins the first.",
      [.prepareList, .resident], 2),
    command(
      .note, "Background note", "note", [.character("n")],
      "Situation, background, assessment, recommendation: what whoever visits should read first.",
      [.roundList, .prepareList, .resident], 3),
    command(
      .changeFlag, "Change a request", "change", [.character("V")],
      "Puts a request otherwise; once the list is sent, with the reason.",
      [.prepareList, .resident],
      4),
    command(
      .sendList, "Send the list", "done: send", [.character("d")],
      "Shows the whole list and what is missing; then it is signed, and sent.", [.prepareList], 5),
    command(
      .takeOver, "Take those not seen onto this list", "take not seen", [.character("A")],
      "Everybody who was not seen on an earlier round and is not on this list.", [.prepareList], 8),
    command(
      .weeks, "Who was not considered for how many weeks", "weeks", [.character("W")],
      "The whole register, those who have waited longest first.", [.prepareList], nil),
    command(
      .nextList, "Next list", "next list", [.character("]")],
      "To the list for the round after this one.", [.prepareList], 9),
    command(
      .previousList, "List before", "list before", [.character("[")],
      "To the list for the round before this one.", [.prepareList], nil),
    command(
      .calendar, "Round calendar", "calendar", [.character("l")],
      "The rounds that were and that will be; plans an extra one, or says why one is not held.",
      [.roundList, .prepareList], 18),
    command(
      .planRound, "Plan a round", "plan", [.character("a")],
      "The weekly round or an extra check-in, on any day.", [.calendar], 2),
    command(
      .cancelRound, "Say why a round is not held", "not held", [.character("x")],
      "Called off, or missed: the contract has a round every week, so it is said why.",
      [.calendar], 3),
  ]
}
