/// The commands about the people who use this computer.
extension CommandRegistry {
  static let people: [Command] = [
    command(
      .people, "People and PINs of this computer", "people", [.character("I")],
      "Who may sign and unlock here: add somebody, change what stands of you, or your PIN.",
      [.roundList, .prepareList], nil),
    command(
      .changePerson, "Change what stands of you, or your PIN", "change yours", [.enter],
      "Your own only, with the PIN that you have now.", [.people], 1),
    command(
      .addPerson, "Add somebody", "add", [.character("a")],
      "Their name, role, registration number, and a PIN that they choose themselves.", [.people], 2),
    command(
      .removePerson, "Take somebody off this computer", "take off", [.character("x")],
      "Who does not work here any more: with your own PIN. What they signed stays theirs.",
      [.people], 3),
    command(
      .back, "Back", "back", [.escape, .left], "Goes back one step; nothing is lost.", [.people], 12
    ),
    command(.up, "Up", "up", [.up, .character("k")], "One line up.", [.people], nil),
    command(.down, "Down", "down", [.down, .character("j")], "One line down.", [.people], nil),
    command(
      .help, "What can I do here?", "help", [.character("?"), .function(1)],
      "Lists what can be done here; Enter does it.", [.people], 13),
    command(
      .palette, "All commands and residents", "all commands", [.control("p")],
      "Finds any command or any resident by a few letters.", [.people], 12),
  ]
}
