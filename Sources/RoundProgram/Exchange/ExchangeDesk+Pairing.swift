import RoundCore
import RoundExchange
import RoundScreens

extension ExchangeDesk {
  // MARK: Our card

  /// This computer's card, saved where it can be sent from.
  func pair() throws(ExchangeProblem) -> ExchangePage {
    guard try own() != nil else { return sides() }
    let (card, path) = try ownCard()
    let bothSides = try bothSides()
    return ExchangePage(
      .pair, title: "PAIRING: \(card.organisation)",
      lines: [
        Line(.heading, "1  Give them our card"),
        Line(
          .text,
          "It is saved as the file below. It holds no secret: a mail, a stick or a shared "
            + "folder will do."),
        Line(.verbatim, path),
        Line(.heading, "2  Take in theirs"),
        Line(.text, "They do the same at their end: X, then Pair. Their card is a file too."),
        Line(.heading, "3  Compare six words by telephone, or side by side. OUR SIX WORDS:"),
      ] + words(card.words) + bothSides,
      choices: [
        Choice("Take in their card", help: "Their file, from wherever it was saved.", .files),
        Choice("Put our card on a stick, or into another folder", .askCopy([path])),
        Choice("Show a mail to send it with", .cardMail),
        Choice("Our name or side is not right: change it", .askSide),
      ])
  }

  private func ownCard() throws(ExchangeProblem) -> (PairingCard, path: String) {
    let own = try ownKept()
    let settings = try settings()
    let (card, keys) = try ExchangeProblem.local { () throws(LocalError) in
      try partners.card(settings, as: own, now: now)
    }
    guard let text = try? card.text(signedBy: keys.signing) else { throw .cannotSign }
    let path = "\(try outbox())/homeround-card-\(settings.device.text.suffix(8)).txt"
    try ExchangeProblem.file { () throws(FileError) in
      try folder.files.replace(path, with: Array(text.utf8))
    }
    return (card, path)
  }

  /// Six words in two lines: as large as a terminal has it, and numbered for the telephone.
  func words(_ words: SpokenWords) -> [Line] {
    let numbered = words.words.enumerated().map { "\($0.offset + 1) \($0.element)" }
    return [numbered.prefix(3), numbered.dropFirst(3)].map { part in
      Line(
        .words,
        part.map { word in
          word + String(repeating: " ", count: max(2, 18 - word.count))
        }.joined())
    }
  }

  func cardMail() throws(ExchangeProblem) -> ExchangePage {
    let (card, path) = try ownCard()
    let lines = [
      "Subject: homeround: pairing card", "",
      "The attached file \(Paths.name(of: path)) is our pairing card for the homeround program.",
      "",
      "Save it, open homeround, press X and choose \"Take in a file that came\".",
      "Send us yours: press X and choose \"Pair\"; it says where your card was saved.",
      "Then ring us on a number that you knew before this mail. We read each other six words.",
      "There is no secret and nothing about any resident in the file.",
    ]
    return ExchangePage(
      .cardMail, title: "A MAIL FOR OUR CARD",
      lines: [Line(.text, "Attach the file:"), Line(.verbatim, path), Line(.text, "")]
        + lines.map { Line(.verbatim, $0) },
      choices: [Choice("Back", .back)]
        + kept(
          "Keep this text as a file",
          name: "homeround-mail-card-\(card.device.text.suffix(8)).txt", lines))
  }

  // MARK: What we are called

  func sides() -> ExchangePage {
    ExchangePage(
      .askSide, title: "WHOSE COMPUTER IS THIS?",
      lines: [
        Line(.text, "It stands on our card, so that the other side knows whose it is."),
        Line(
          .text,
          "Partners who are paired already have the old name: they would be stopped by another one, "
            + "and have to pair again."),
      ],
      choices: [
        Choice("A care home's", .askName(isHome: true)),
        Choice("A practice's, or another organisation's that visits", .askName(isHome: false)),
      ])
  }

  func nameQuestion(isHome: Bool) -> ExchangePage {
    ExchangePage(
      .askName(isHome: isHome), title: "WHOSE COMPUTER IS THIS?", lines: [],
      input: ExchangePage.Input(
        .organisation(isHome: isHome),
        isHome ? "The name of the care home" : "The name of the practice or organisation",
        help: "As your partners know you. Enter goes on; Esc goes back."))
  }

  func named(_ name: String, isHome: Bool) throws(ExchangeProblem) -> ExchangePage {
    var plain = Substring(name)
    while plain.last?.isWhitespace ?? false { plain.removeLast() }
    while plain.first?.isWhitespace ?? false { plain.removeFirst() }
    guard PairingCard.isName(String(plain)) else { throw .notAName }
    let own = OwnParty(organisation: String(plain), side: isHome ? .home : .practice)
    _ = try settings()
    try ExchangeProblem.local { () throws(LocalError) in try partners.save(own) }
    return try pair()
  }

  // MARK: Their card

  /// A card that came: what is to be compared before it counts.
  func card(_ bytes: [UInt8], _ file: ShownFile) throws(ExchangeProblem) -> ExchangePage {
    let own = try ExchangeProblem.local { () throws(LocalError) in try folder.settings() }?.device
    let card: PairingCard
    do throws(PairingProblem) {
      card = try PairingCard.read(bytes)
      try partners.check(card, own: own)
    } catch {
      return try refused(error, file)
    }
    if let known = try ExchangeProblem.local({ () throws(LocalError) in
      try partners.partner(card.device)
    }) {
      return ExchangePage(
        .look(file.path), title: "A CARD THAT IS KNOWN: \(card.organisation)",
        lines: [
          Line(
            .good,
            "These are the keys that were confirmed on \(shown(known.confirmedAt)). There is nothing "
              + "to compare."),
          Line(.verbatim, "Computer \(card.device.text)"),
        ],
        choices: [
          Choice("Back", .back),
          Choice(
            "Take it in once more", help: "It may name a home that is new.", .confirm(file)),
        ])
    }
    guard try self.own() != nil else { return sides() }
    let (mine, _) = try ownCard()
    let who = card.organisation
    return ExchangePage(
      .look(file.path), title: "PAIRING WITH \(who) (\(card.side.words))",
      lines: [
        Line(
          .text,
          "Ring \(who) now, on a number that you knew before: not one from this mail or card. Both "
            + "laptops in one room? Look at each other's screens instead."),
        Line(.text, "They press X and choose Pair: that shows them what they read to you."),
        Line(.heading, "They read to you, and it must be exactly this"),
      ] + words(card.words) + [Line(.heading, "You read to them")] + words(mine.words),
      choices: [
        Choice("Not compared yet: go back", .back),
        Choice(
          "They match", help: "Pairs with this computer of \(who).", .confirm(file)),
        Choice("They do not match", .differ(who)),
      ])
  }

  func confirmed(_ file: ShownFile) throws(ExchangeProblem) -> ExchangePage {
    let bytes = try contents(file)
    let own = try settings().device
    let card = try ExchangeProblem.pairing { () throws(PairingProblem) in
      let card = try PairingCard.read(bytes)
      try partners.add(card, words: card.words.text, own: own, now: now)
      return card
    }
    let who = card.organisation
    let isHome = try self.own()?.side == .home
    var lines = [
      Line(.good, "Paired with \(who), computer \(card.device.text)."),
      Line(
        .text,
        "They must take in our card too, and compare our words: ask them while they are on the "
          + "telephone."),
    ]
    if isHome {
      lines.append(
        Line(.text, "Then send them a first pack: it carries the whole record of this home."))
    } else if home == nil {
      lines.append(Line(.text, "Next, \(who) sends you a first pack. Take that file in here."))
    }
    let next =
      isHome
      ? Choice("Send: make a pack for \(who)", .sendTo(who))
      : Choice("Take in a file that came", .files)
    return ExchangePage(
      .confirm(file), title: "PAIRED", lines: lines,
      choices: [next, Choice("Show our card and our words", .pair), Choice("Done", .back)])
  }

  func different(_ organisation: String) -> ExchangePage {
    ExchangePage(
      .differ(organisation), title: "NOT PAIRED WITH \(organisation)",
      lines: [
        Line(.warning, "Somebody may have changed the card on its way. Nothing was changed here."),
        Line(
          .text,
          "Have the words read once more, slowly; spell them. If they still differ, don't use this "
            + "card: ask \(organisation) for it another way, best by hand on a stick, and tell "
            + "whoever answers for information governance."),
      ], choices: [Choice("Done", .back)], isStop: true)
  }

  /// A card that was not taken; another key than the one confirmed is a stop.
  func refused(
    _ problem: PairingProblem, _ file: ShownFile
  ) throws(ExchangeProblem) -> ExchangePage {
    switch problem {
    case .changedKey(let organisation, let device, let confirmed):
      return stop(
        organisation, device, file,
        what: "Its keys are NOT those that were confirmed on \(shown(confirmed)).")
    case .changedName(let organisation, let device):
      return stop(
        organisation, device, file, what: "It does not call itself \(organisation) any more.")
    default:
      return ExchangePage(
        .look(file.path), title: "NOT TAKEN IN", lines: [Line(.text, problem.sentence)],
        choices: [Choice("Back", .back)])
    }
  }

  func stop(
    _ organisation: String, _ device: DeviceID, _ file: ShownFile, what: String
  ) -> ExchangePage {
    ExchangePage(
      .look(file.path), title: "STOP. THIS MAY NOT COME FROM \(organisation)",
      lines: [
        Line(
          .warning,
          "The file says that it comes from a computer of \(organisation) (\(device.text)). \(what)"
        ),
        Line(
          .text,
          "Somebody may be pretending to be \(organisation). Nothing was changed and nothing was "
            + "taken in."),
        Line(
          .text,
          "Ring \(organisation) on a number that you knew before, not on one from this message, and "
            + "ask whether that computer was set up anew. If it was not, keep the file, and tell "
            + "whoever answers for information governance."),
      ],
      choices: [
        Choice("Leave everything as it is", .back),
        Choice(
          "They say that it was set up anew",
          help: "Forgets the old keys; then take in the new card and compare the words.",
          .askForget(device)),
      ], isStop: true)
  }
}
