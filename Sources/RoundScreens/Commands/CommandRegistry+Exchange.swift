/// The commands for packs: what goes to the partner, and what comes.
extension CommandRegistry {
  static let exchange: [Command] = [
    command(
      .exchange, "Take in a pack", "take in", [.character("X")],
      "Looks at the packs in packs/in: from whom, how old, how much is new. Nothing changes yet.",
      [.roundList, .prepareList], nil),
    command(
      .takeIn, "Take in what is shown", "take in", [.character("t")],
      "Adds the entries of the packs that were checked; those that were refused stay out.",
      [.page], 7),
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
