import RoundCore
import RoundExchange
import RoundScreens

extension ExchangeDesk {
  func allPartners() throws(ExchangeProblem) -> ExchangePage {
    let all = try allKnown()
    var choices: [Choice] = []
    for organisation in Set(all.map(\.organisation)).sorted() {
      let theirs = all.filter { $0.organisation == organisation }
      let count = theirs.count == 1 ? "1 computer" : "\(theirs.count) computers"
      let side = theirs.first?.side.words ?? ""
      var heard: [Moment] = []
      for partner in theirs { if let last = try lastHeard(partner) { heard.append(last) } }
      let last = heard.max().map { "last heard: pack of \(shown($0))" } ?? "nothing heard yet"
      choices.append(
        Choice("\(organisation) (\(side)): \(count), \(last)", .partner(organisation)))
    }
    return ExchangePage(
      .partners, title: "PARTNERS", lines: [], choices: choices + [Choice("Back", .back)])
  }

  func onePartner(_ organisation: String) throws(ExchangeProblem) -> ExchangePage {
    let theirs = try allKnown().filter { $0.organisation == organisation }
    guard !theirs.isEmpty else { return try allPartners() }
    var lines: [Line] = []
    var choices = [Choice("Back", .back)]
    if home != nil { choices.append(Choice("Send: make a pack for them", .sendTo(organisation))) }
    for partner in theirs {
      lines.append(Line(.heading, "Computer \(partner.device.text)"))
      lines.append(Line(.text, "Its words were compared on \(shown(partner.confirmedAt))."))
      let heard = try lastHeard(partner).map { "Last heard: a pack made on \(shown($0))." }
      lines.append(Line(.text, heard ?? "No pack of it was taken in yet."))
      choices.append(
        Choice(
          "Forget the computer \(partner.device.text)",
          help: "When it was lost, stolen, given away or set up anew.", .askForget(partner.device)))
    }
    return ExchangePage(
      .partner(organisation), title: "PARTNER: \(organisation)", lines: lines, choices: choices)
  }

  /// When the newest pack was made that was taken in from a computer, of any home.
  func lastHeard(_ partner: Partner) throws(ExchangeProblem) -> Moment? {
    let homes = try ExchangeProblem.file { () throws(FileError) in try folder.homes() }
    var all: [Moment] = []
    for home in homes {
      let heard = try ExchangeProblem.local { () throws(LocalError) in
        try Heard.of(partner.device, home: home, in: folder)
      }
      if let heard { all.append(heard.made) }
    }
    return all.max()
  }

  func forgetQuestion(_ device: DeviceID) throws(ExchangeProblem) -> ExchangePage {
    let partner = try ExchangeProblem.local { () throws(LocalError) in
      try partners.partner(device)
    }
    let who = partner?.organisation ?? "nobody who is known"
    return ExchangePage(
      .askForget(device), title: "FORGET A COMPUTER OF \(who)?",
      lines: [
        Line(.verbatim, device.text),
        Line(
          .text,
          "Nothing is sealed to it and nothing of it is taken in any more, until it is paired "
            + "again with its new card and its new words. What it sent before stays in the record."),
      ],
      choices: [
        Choice("Keep it", .back), Choice("Forget it", .forget(device)),
      ])
  }

  func forgotten(_ device: DeviceID) throws(ExchangeProblem) -> ExchangePage {
    let partner = try ExchangeProblem.local { () throws(LocalError) in
      try partners.partner(device)
    }
    let wasKnown = try ExchangeProblem.local { () throws(LocalError) in
      try partners.forget(device, files: SystemFileIO())
    }
    let who = partner?.organisation ?? ""
    return ExchangePage(
      .forget(device), title: "FORGOTTEN",
      lines: [
        wasKnown
          ? Line(.good, "The computer \(device.text) of \(who) is forgotten.")
          : Line(.text, "The computer \(device.text) was not known any more."),
        Line(
          .text,
          "To pair with it again, ask for its new card, take it in, and compare the words by "
            + "telephone."),
      ],
      choices: [Choice("Take in a card that came", .files), Choice("Done", .back)])
  }
}
