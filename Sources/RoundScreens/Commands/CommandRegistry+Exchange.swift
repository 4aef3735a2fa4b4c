/// The commands for pairing and packs: what goes to the partner, and what comes.
extension CommandRegistry {
  static let exchange: [Command] = [
    command(
      .exchange, "Exchange with the other side: take in, send, pair", "exchange",
      [.character("X")],
      "Takes in packs and cards that came, makes packs to send, pairs with a partner.",
      [.roundList, .prepareList], 17),
    command(
      .choose, "Do what is selected", "do it", [.enter], "Does what the selected line says.",
      [.exchange], 1),
    command(
      .number, "Select by its number", "select",
      (1...9).map { Key.character(Character("\($0)")) },
      "Selects a line; Enter then does it.", [.exchange], nil),
    command(
      .back, "Back", "back", [.escape, .left], "Goes back one page; nothing is lost.",
      [.exchange], 2),
    command(
      .choose, "Go on with what was typed", "go on", [.enter], "Goes on with what was typed.",
      [.exchangeTyping], 1),
    command(
      .complete, "Complete a path", "complete the path", [.tab],
      "Completes the name of a folder or file as far as it is certain, and lists what it could be.",
      [.exchangeTyping], 2),
    command(
      .back, "Back", "back", [.escape], "Goes back one page; nothing was done.",
      [.exchangeTyping], 3),
    command(
      .disputes, "What is to be settled", "to settle", [.character("K")],
      "What two sides recorded in different words, side by side; what was cut off or written anew; what "
        + "was kept apart because somebody had no right to write it.",
      [.roundList, .prepareList, .resident], nil),
    command(
      .settle, "Settle the first", "settle", [.character("s")],
      "Choose which holds, or write what holds: it takes the place of all of them when you sign.",
      [.page], 1),
  ]
}
