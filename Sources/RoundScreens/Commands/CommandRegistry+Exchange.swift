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
  ]
}
