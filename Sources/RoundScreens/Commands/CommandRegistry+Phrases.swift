/// The commands about the phrases that grow while somebody types.
extension CommandRegistry {
  static let phrases: [Command] = [
    command(
      .phrases, "Phrases that a short word grows into", "phrases", [.character(";")],
      "What ; and a short word become in a text: yours, the home's and the program's.",
      [.roundList, .prepareList], nil),
    command(
      .changePhrase, "Change the phrase", "change", [.enter],
      "One of the program's is the beginning of one of your own.", [.phrases], 1),
    command(
      .addPhrase, "Add a phrase", "add", [.character("a")],
      "Yours, or everybody's at this computer.", [.phrases], 2),
    command(
      .removePhrase, "Take the phrase out", "take out", [.character("x"), .delete],
      "At once; it says what it was.", [.phrases], 3),
    command(
      .back, "Back", "back", [.escape, .left], "Goes back one step; nothing is lost.", [.phrases],
      12),
    command(.up, "Up", "up", [.up, .character("k")], "One line up.", [.phrases], nil),
    command(.down, "Down", "down", [.down, .character("j")], "One line down.", [.phrases], nil),
    command(.pageUp, "Ten up", "ten up", [.pageUp], "Ten lines up.", [.phrases], nil),
    command(.pageDown, "Ten down", "ten down", [.pageDown], "Ten lines down.", [.phrases], nil),
    command(
      .help, "What can I do here?", "help", [.character("?"), .function(1)],
      "Lists what can be done here; Enter does it.", [.phrases], 13),
    command(
      .palette, "All commands and residents", "all commands", [.control("p")],
      "Finds any command or any resident by a few letters.", [.phrases], 12),
  ]
}
