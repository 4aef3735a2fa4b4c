import ArgumentParser
import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

/// `homeround pair`: exchanges keys with a partner.
struct PairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Exchanges keys with a partner, so that packs can go between you.",
    discussion: """
      Without anything else it shows this computer's six words and the partners known here. Give \
      your card to your partner, take in theirs, then read each other the words over the telephone.
      """)

  @OptionGroup var place: PlaceOptions
  @Argument(help: "A partner's card to take in.") var card: String?
  @Option(help: "Write this computer's own card into a new file.") var own: String?
  @Option(help: "What this organisation is called, at the first time.") var organisation: String?
  @Option(help: "home or practice, at the first time.") var side: String?
  @Option(help: "The six words as the partner read them, instead of being asked.")
  var words: String?
  @Option(help: "Forget a computer of a partner, by its device.") var forget: String?

  func validate() throws {
    if let side, Side(rawValue: side) == nil {
      throw ValidationError("--side is home or practice.")
    }
  }

  func run() throws {
    let folder = place.roundFolder
    let settings = try CommandProblem.local { () throws(LocalError) in
      try DeviceSetUp.settings(of: folder)
    }
    let partners = Partners(folder)
    if let forget { return try self.forget(forget, partners) }
    let party = try ExchangeSetUp.own(
      folder, settings, organisation: organisation, side: side)
    let (mine, keys) = try CommandProblem.local { () throws(LocalError) in
      try partners.card(settings, as: party)
    }
    if let own { try write(mine, keys, to: own) }
    if let card {
      try take(card, partners, own: settings.device)
    } else if own == nil {
      try show(mine, partners)
    }
  }

  private func write(_ card: PairingCard, _ keys: ExchangeKeys, to path: String) throws {
    guard let text = try? card.text(signedBy: keys.signing) else {
      throw CommandProblem.cannot("The card could not be signed.")
    }
    try ExchangeSetUp.write(Array(text.utf8), to: path)
    Output.line("Your card is in \(path). Give it to your partner, and take in theirs.")
    Output.line("Your words: \(card.words.text)")
  }

  private func show(_ card: PairingCard, _ partners: Partners) throws {
    Output.line("This computer: \(card.organisation) (\(card.side.words)), \(card.device.text)")
    Output.line("Your words: \(card.words.text)")
    let all = try CommandProblem.local { () throws(LocalError) in try partners.all() }
    if all.isEmpty {
      Output.line("No partner yet. Write your card: homeround pair --own FILE")
    }
    for partner in all {
      Output.line(
        "Partner: \(partner.organisation) (\(partner.side.words)), \(partner.device.text), "
          + "confirmed \(UKTime(partner.confirmedAt).shown)")
    }
  }

  private func take(_ path: String, _ partners: Partners, own: DeviceID) throws {
    let bytes = try CommandProblem.file { () throws(FileError) in try Input.contents(of: path) }
    do throws(PairingProblem) {
      let card = try PairingCard.read(bytes)
      try partners.check(card, own: own)
      Output.line(
        "Card of \(card.organisation) (\(card.side.words)), computer \(card.device.text)")
      guard let heard = words ?? askWords(card) else {
        Output.message("homeround: Nothing was changed.")
        throw .wrongWords
      }
      try partners.add(card, words: heard, own: own)
      Output.line(
        "Paired: \(card.organisation). Packs for it can now be made, and its own be taken in.")
    } catch {
      throw CommandProblem.refused(error.sentence)
    }
  }

  private func askWords(_ card: PairingCard) -> String? {
    Output.line(
      "Ring \(card.organisation) on a number that you know already, and have their six words read "
        + "to you.")
    var terminal = PlainTerminal()
    return terminal.ask(PlainDialog.Prompt(text: "The six words: ", isSecret: false))
  }

  private func forget(_ text: String, _ partners: Partners) throws {
    guard let device = DeviceID(text) else {
      throw CommandProblem.cannot("No computer of a partner is called \(SafeText(text)).")
    }
    let wasKnown = try CommandProblem.local { () throws(LocalError) in
      try partners.forget(device, files: SystemFileIO())
    }
    guard wasKnown else {
      throw CommandProblem.cannot("No computer of a partner is called \(device.text).")
    }
    Output.line("Forgotten: \(device.text). Nothing is sealed to it or taken from it any more.")
  }
}
