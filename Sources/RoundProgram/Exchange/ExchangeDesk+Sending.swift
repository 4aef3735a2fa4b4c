import RoundCore
import RoundExchange
import RoundScreens

/// Packs that go: for whom, how sealed, where they were put, and what goes with them.
extension ExchangeDesk {
  // MARK: For whom

  func sending() throws(ExchangeProblem) -> ExchangePage {
    guard home != nil else { throw .noHome }
    let all = try allKnown()
    var choices: [Choice] = []
    for name in Set(all.map(\.organisation)).sorted() {
      let count = all.count { $0.organisation == name }
      choices.append(
        Choice(
          "For \(name)",
          help: "Sealed to \(count == 1 ? "its computer" : "each of its \(count) computers").",
          .sendTo(name)))
    }
    choices.append(
      Choice(
        "For a stand-in who is not paired",
        help: "Sealed with six words that you read out on the telephone.",
        .make(PackOrder(organisation: nil, isWhole: true))))
    if all.isEmpty { choices.insert(Choice("Pair with somebody first", .pair), at: 0) }
    choices.append(Choice("For a side without homeround: a text", .withoutProgram))
    let lines =
      all.isEmpty ? [Line(.text, "Nobody is paired with this computer yet.")] : [Line]()
    return ExchangePage(.send, title: "SEND: FOR WHOM?", lines: lines, choices: choices)
  }

  func sendingTo(_ organisation: String) -> ExchangePage {
    ExchangePage(
      .sendTo(organisation), title: "SEND TO \(organisation)",
      lines: [
        Line(.text, "The file is put into packs/out. Nobody is told by that: sending it is yours.")
      ],
      choices: [
        Choice(
          "What is new for them",
          help: "Everything that they have not said they hold; so a pack that was lost is no harm.",
          .make(PackOrder(organisation: organisation))),
        Choice(
          "Everything once more",
          help: "When they asked for a whole pack, or something is damaged at their end.",
          .make(PackOrder(organisation: organisation, isWhole: true))),
        Choice(
          "Not sealed", help: "Anybody on its way could read it. Asks for a reason.",
          .askReason(organisation)),
        Choice("Back", .back),
      ])
  }

  func reasonQuestion(_ organisation: String) -> ExchangePage {
    ExchangePage(
      .askReason(organisation), title: "A PACK THAT IS NOT SEALED",
      lines: [
        Line(
          .warning,
          "Whoever has the file on its way can read the residents' names and everything about them."
        )
      ],
      input: ExchangePage.Input(
        .reason(organisation), "Why can't it be sealed?",
        help: "The reason stands in the pack, and is shown to whoever takes it in. Enter goes on; "
          + "Esc goes back."))
  }

  func reasonGiven(
    _ reason: String, _ organisation: String
  ) throws(ExchangeProblem) -> ExchangePage {
    guard reason.count(where: { !$0.isWhitespace }) >= 5 else { throw .noReason }
    return try unsealedQuestion(
      PackOrder(organisation: organisation, unsealed: reason))
  }

  func unsealedQuestion(_ order: PackOrder) throws(ExchangeProblem) -> ExchangePage {
    let who = order.organisation ?? ""
    return ExchangePage(
      .askUnsealed(order), title: "NOT SEALED: ARE YOU SURE?",
      lines: [
        Line(
          .warning,
          "Everybody who has this file on its way can read it. Only signed, not sealed, it goes to "
            + "\(who)."),
        Line(.text, "Reason: \(order.unsealed ?? "")"),
      ],
      choices: [
        Choice("Seal it instead", .make(PackOrder(organisation: order.organisation))),
        Choice(
          "Leave it unsealed, for this reason", isLocked ? .askPlace(order) : .make(order)),
        Choice("Back", .back),
      ], isStop: true)
  }

  /// Where a pack goes that is not sealed, when the folder is.
  func placeQuestion(_ order: PackOrder) -> ExchangePage {
    ExchangePage(
      .askPlace(order), title: "NOT SEALED: PUT IT WHERE?",
      lines: [
        Line(.warning, LockedFolderWords.noUnsealedPack),
        Line(.text, "Take it off that place again when it has been sent."),
      ],
      choices: (places.sticks + places.own).map { place in
        Choice("\(place.words): \(place.path)", .make(order.put(into: place.path)))
      } + [Choice("Another folder: type which", .askOtherPlace(order)), Choice("Back", .back)])
  }

  func otherPlaceQuestion(_ order: PackOrder) -> ExchangePage {
    ExchangePage(
      .askOtherPlace(order), title: "NOT SEALED: PUT IT WHERE?",
      lines: [Line(.text, "A folder outside of the locked one.")],
      input: ExchangePage.Input(
        .place(order), "The folder",
        help: "Tab completes and lists what is there. Enter goes on; Esc goes back.",
        text: places.sticks.first.map { "\($0.path)/" } ?? "~/"))
  }

  /// The folder that packs are put into.
  ///
  /// - Throws: before anything is made or noted.
  private func target(of order: PackOrder) throws(ExchangeProblem) -> String {
    guard var target = order.place else {
      if isLocked, order.unsealed != nil { throw .insideLocked }
      return try outbox()
    }
    while target.count > 1 && target.hasSuffix("/") { target.removeLast() }
    let kind = try ExchangeProblem.file { () throws(FileError) in
      try folder.files.kind(of: target)
    }
    guard kind == .folder else { throw .noFolder(target) }
    if isLocked, order.unsealed != nil, ExchangePlaces.isInside(target, of: folder.path) {
      throw .insideLocked
    }
    return target
  }

  // MARK: Making

  private func maker() throws(ExchangeProblem) -> PackMaker {
    guard let home else { throw .noHome }
    return PackMaker(
      folder: folder, home: home, settings: try settings(), own: try ownKept(),
      program: Version.program)
  }

  func made(_ order: PackOrder) throws(ExchangeProblem) -> ExchangePage {
    let target = try target(of: order)
    let maker = try maker()
    let receivers = try allKnown().filter { $0.organisation == order.organisation }
    let spoken = SpokenWords.random()
    let sealing: PackMaker.Sealing
    if let reason = order.unsealed {
      sealing = .none(reason: reason)
    } else {
      sealing = order.organisation == nil ? .words(spoken) : .keys
    }
    guard order.organisation == nil || !receivers.isEmpty else { throw .noName }
    let packs: [MadePack]
    do throws(PackProblem) {
      packs = try maker.make(for: receivers, sealing: sealing, isWhole: order.isWhole, now: now)
    } catch {
      throw .pack(error)
    }
    return try toBeSent(
      [(order.organisation, receivers, packs)], in: target,
      words: order.organisation == nil ? spoken : nil)
  }

  /// Packs for every organisation of the other side, when the list was sent or the round closed.
  ///
  /// - Returns: nil when nobody is paired.
  func packsForPartners() throws(ExchangeProblem) -> ExchangePage? {
    guard let home, let own = try own() else { return nil }
    let all = try allKnown()
    let others = all.filter { other in
      guard other.side != own.side else { return false }
      // A practice sends a home's record to that home alone.
      return own.side == .home
        || all.contains { $0.organisation == other.organisation && $0.homes.contains(home) }
    }
    guard !others.isEmpty else { return nil }
    let target = try outbox()
    let maker = try maker()
    var sent: [(String?, [Partner], [MadePack])] = []
    for organisation in Set(others.map(\.organisation)).sorted() {
      let receivers = others.filter { $0.organisation == organisation }
      do throws(PackProblem) {
        let packs = try maker.make(for: receivers, sealing: .keys, now: now)
        sent.append((organisation, receivers, packs))
      } catch {
        throw .pack(error)
      }
    }
    return try toBeSent(sent, in: target, words: nil)
  }

  // MARK: Made

  /// What was made, where it lies, to whom it is sealed, and a mail to go with it.
  private func toBeSent(
    _ sent: [(String?, [Partner], [MadePack])], in target: String, words spoken: SpokenWords?
  ) throws(ExchangeProblem) -> ExchangePage {
    var lines: [Line] = []
    var paths: [String] = []
    var mail: [String] = []
    for (organisation, receivers, packs) in sent {
      for pack in packs {
        let path = "\(target)/\(pack.name)"
        try write(pack.bytes, to: path)
        paths.append(path)
        lines.append(
          Line(
            .good,
            "The pack for \(organisation ?? "a stand-in") is ready. Nobody has been told yet: "
              + "sending it is yours to do."))
        lines.append(Line(.verbatim, path))
        lines.append(Line(.text, sealed(pack, organisation, receivers, isSpoken: spoken != nil)))
        if let why = pack.manifest.unsealed {
          lines.append(
            Line(.warning, "NOT SEALED: whoever has it can read it. Reason: \(why)"))
        }
        if mail.isEmpty { mail = ["Subject: \(PackName.subject)", ""] } else { mail += ["", ""] }
        mail += PackName.mail(pack.name, isSealedWithWords: spoken != nil)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    }
    if let spoken {
      lines.append(Line(.heading, "The six words: for the telephone only, never in a mail"))
      lines += words(spoken)
      lines.append(
        Line(.text, "They are kept nowhere. Write them down until the other side has opened it."))
    }
    lines.append(Line(.heading, "A mail without names could say"))
    lines += mail.map { Line(.verbatim, $0) }
    let name = "homeround-mail-\(UKTime(now).day.iso).txt"
    // Not made again when it comes back into view: the packs are there, and so are the words.
    let step = ExchangeStep.make(PackOrder(organisation: sent.first?.0))
    let others =
      [Choice("Put it on a stick, or into another folder", .askCopy(paths))]
      + kept("Keep the mail text as a file", name: name, mail)
    // One Enter too many must not take away words that are kept nowhere.
    return ExchangePage(
      step, title: "TO BE SENT", lines: lines,
      choices: spoken == nil
        ? [Choice("Done", .back)] + others
        : others + [Choice("Done: the six words are written down", .back)])
  }

  private func sealed(
    _ pack: MadePack, _ organisation: String?, _ receivers: [Partner], isSpoken: Bool
  ) -> String {
    let count =
      pack.entries == 0
      ? "Nothing new in it; it says what was received." : "Entries in it: \(pack.entries)."
    guard pack.manifest.unsealed == nil, !isSpoken else { return count }
    let names = receivers.map(\.device.text).joined(separator: ", ")
    return receivers.count == 1
      ? "Sealed to the computer of \(organisation ?? "") (\(names)). \(count)"
      : "Sealed to all \(receivers.count) computers of \(organisation ?? "") (\(names)). \(count)"
  }

  // MARK: Somewhere else

  func copyQuestion(_ files: [String]) -> ExchangePage {
    let choices = (places.sticks + places.own).map { place in
      Choice("\(place.words): \(place.path)", .copy(files, to: place.path))
    }
    return ExchangePage(
      .askCopy(files), title: "PUT IT WHERE?",
      lines: (places.sticks.isEmpty
        ? [Line(.text, "No stick was found: plug one in, then Esc and come back.")] : [])
        + files.map { Line(.verbatim, $0) },
      choices: choices + [
        Choice("Another folder: type which", .askFolder(files)), Choice("Back", .back),
      ])
  }

  func folderQuestion(_ files: [String]) -> ExchangePage {
    ExchangePage(
      .askFolder(files), title: "PUT IT WHERE?", lines: files.map { Line(.verbatim, $0) },
      input: ExchangePage.Input(
        .folder(files), "The folder",
        help: "Tab completes and lists what is there. Enter goes on; Esc goes back.",
        text: places.sticks.first.map { "\($0.path)/" } ?? "~/"))
  }

  func copied(_ files: [String], to target: String) throws(ExchangeProblem) -> ExchangePage {
    var target = target
    while target.count > 1 && target.hasSuffix("/") { target.removeLast() }
    let kind = try ExchangeProblem.file { () throws(FileError) in
      try folder.files.kind(of: target)
    }
    guard kind == .folder else { throw .noFolder(target) }
    var lines: [Line] = []
    for path in files {
      let bytes = try contents(path, atMost: PackLimits.file)
      let new = "\(target)/\(Paths.name(of: path))"
      try write(bytes, to: new)
      lines.append(Line(.good, "Written and synced:"))
      lines.append(Line(.verbatim, new))
    }
    lines.append(Line(.text, "Let the computer eject a stick before you pull it out."))
    return ExchangePage(
      .copy(files, to: target), title: "WRITTEN", lines: lines, choices: [Choice("Done", .back)])
  }
}
