/// The commands of the register, the agreement and the cover page.
extension CommandRegistry {
  private static let lists: Set<KeyContext> = [.roundList, .prepareList]

  static let register: [Command] = [
    command(
      .register, "Register of residents", "register", [.character("B")],
      "Everybody: who is in the home, away or gone. Admits, moves, and says who has died.", lists,
      14),
    command(
      .agreement, "Agreement of home and practice", "agreement", [.character("H")],
      "Contacts, the round, sharing, urgent numbers: to read, to change, and to print for both sides.",
      lists.union([.register]), 15),
    command(
      .coverPage, "Cover page for a stand-in", "cover page", [.character("S")],
      "The usual clinician, what was left for you, open actions and urgent numbers on one page.",
      lists.union([.register, .page]), 15),
    command(
      .clinician, "Say who does the round", "who does it", [.character("T")],
      "The clinical lead says who does each week's round; it stands in the calendar.",
      lists.union([.register, .page]), nil),
    command(
      .admit, "Admit a resident", "admit", [.character("a")],
      "Somebody who was never in this register moves in.", [.register], 1),
    command(
      .whereabouts, "Where the resident is: moved, away, back, left, died", "where they are",
      [.character("L")],
      "Another room, hospital, leave, back, left for good, or died; a death settles open actions too.",
      [.register, .resident], 13),
    command(
      .details, "Change a resident's details", "details", [.character("D")],
      "Name, birth, NHS number, room, GP, contacts. What was written before is kept.",
      [.register, .resident], 14),
    command(
      .assess, "Assessment after moving in", "assessment", [.character("A")],
      "Says that the assessment within 7 working days is done, or put off and why.",
      [.register, .resident], 15),
    command(
      .editAgreement, "Change the agreement", "change", [.character("e")],
      "A box asks which part; the agreement as it is now is kept.", [.page], 4),
    command(
      .earlierVersion, "The agreement before this one", "before", [.character("[")],
      "Shows the agreement as it was.", [.page], 5),
    command(
      .laterVersion, "The agreement after this one", "after", [.character("]")],
      "Shows the agreement as it was changed.", [.page], 6),
    // The same as elsewhere
    command(
      .open, "Open the resident", "open", [.enter, .right],
      "Shows everything about the selected resident.", [.register], 5),
    command(
      .find, "Find a resident", "find", [.character("/")],
      "Finds by name, room or NHS number; accents and capitals don't matter.", [.register], 6),
    command(
      .undo, "Undo: take back what was signed", "undo", [.character("u"), .control("z")],
      "Says in words what would be taken back, and takes it back when you sign.", [.register], 10),
    command(
      .redo, "Redo what was taken back", "redo", [.control("r")],
      "Brings back what Undo took, the last first.", [.register], nil),
    command(
      .back, "Back to the list", "back", [.escape, .left],
      "Goes back one step; nothing is lost.", [.register], 7),
    command(.up, "Up", "up", [.up, .character("k")], "One line up.", [.register], nil),
    command(.down, "Down", "down", [.down, .character("j")], "One line down.", [.register], nil),
    command(.pageUp, "Page up", "page up", [.pageUp], "Ten residents up.", [.register], nil),
    command(
      .pageDown, "Page down", "page down", [.pageDown], "Ten residents down.", [.register], nil),
    command(
      .first, "To the beginning", "first", [.home, .character("g")], "To the first line.",
      [.register], nil),
    command(
      .last, "To the end", "last", [.end, .character("G")], "To the last line.", [.register], nil),
    command(
      .help, "What can I do here?", "help", [.character("?"), .function(1)],
      "Lists what can be done here; Enter does it.", [.register], 13),
    command(
      .palette, "All commands and residents", "all commands", [.control("p")],
      "Finds any command or any resident by a few letters.", [.register], 12),
    command(
      .messages, "Messages", "messages", [.character("m")],
      "Everything that was said at the bottom since you opened the program.", [.register], nil),
    command(
      .leave, "Leave", "leave", [.character("q")],
      "Leaves the program; what is signed is saved.", [.register], 14),
  ]
}
