/// The commands for what came back from a round, and what the home says of it.
extension CommandRegistry {
  static let returned: [Command] = [
    command(
      .returned, "What came back", "came back", [.character("b")],
      "The sheet item by item: what is to be confirmed, what the home has said, questions and answers.",
      [.roundList, .prepareList], 9),
    command(
      .choose, "Say what has become of it", "what became of it", [.enter, .right],
      "The home: done, not done and why, or a question. The practice: answers, or keys what was said.",
      [.returned], 1),
    command(
      .tickReturned, "Tick: done as it says", "tick: done", [.character(" ")],
      "Ticks the item; everything ticked is signed with one signature.", [.returned], 2),
    command(
      .check, "Sign what is ticked", "sign the ticked", [.control("s")],
      "Shows everything that is ticked once more, then it is signed.", [.returned], 3),
    command(
      .confirmRead, "Say that it was received and read", "I have read it", [.character("r")],
      "The home: the sheet. The practice: the home's list. Signed, with the time.", [.returned], 5),
    command(
      .sheet, "Sheet for the home", "sheet", [.character("s")],
      "The feedback of the round as text.", [.returned], 6),
    command(
      .sendBack, "Make the pack for the other side", "pack", [.character("p")],
      "What was said goes to the other side as a file; sending it is yours to do.", [.returned], 7),
    command(
      .earlierRound, "The round before", "round before", [.character("[")],
      "What came back from the round before this one.", [.returned], 7),
    command(
      .laterRound, "The round after", "round after", [.character("]")],
      "What came back from the round after this one.", [.returned], 8),
    // The same as elsewhere
    command(
      .back, "Back to the list", "back", [.escape, .left],
      "Goes back one step; what is ticked and not signed is said first.", [.returned], 4),
    command(.up, "Up", "up", [.up, .character("k")], "One item up.", [.returned], nil),
    command(.down, "Down", "down", [.down, .character("j")], "One item down.", [.returned], nil),
    command(.pageUp, "Page up", "page up", [.pageUp], "Five items up.", [.returned], nil),
    command(.pageDown, "Page down", "page down", [.pageDown], "Five items down.", [.returned], nil),
    command(
      .first, "To the beginning", "first", [.home, .character("g")], "To the first item.",
      [.returned], nil),
    command(
      .last, "To the end", "last", [.end, .character("G")], "To the last item.", [.returned], nil),
    command(
      .help, "What can I do here?", "help", [.character("?"), .function(1)],
      "Lists what can be done here; Enter does it.", [.returned], 13),
    command(
      .palette, "All commands and residents", "all commands", [.control("p")],
      "Finds any command or any resident by a few letters.", [.returned], 12),
    command(
      .messages, "Messages", "messages", [.character("m")],
      "Everything that was said at the bottom since you opened the program.", [.returned], nil),
    command(
      .leave, "Leave", "leave", [.character("q")],
      "Leaves the program; what is signed is saved.", [.returned], 14),
  ]
}
