import RoundCore
import RoundExchange
import RoundScreens

/// Finding what came, and saying what it is.
extension ExchangeDesk {
  /// More packs than anybody reads through; the newest by their names.
  private static let mostPacks = 30
  private static let cardTitle = Array("homeround pairing card".utf8)

  // MARK: What lies about

  func foundFiles() throws(ExchangeProblem) -> ExchangePage {
    let inbox = ExchangePlaces.Place(path: folder.packsIn, words: "packs/in")
    let all = [inbox] + places.own + places.sticks
    var found: [FoundFile] = []
    var known = 0
    var seen: Set<String> = []
    let gate = gate
    for place in all {
      for path in places.candidates(
        in: place, endings: [".txt", ".age", ".asc", ".pack"], all: place == inbox)
      {
        guard found.count + known < ExchangeDesk.mostPacks,
          let one = look(path, place, gate, isInbox: place == inbox),
          seen.insert(one.file.digest).inserted
        else { continue }
        if isKnown(one) { known += 1 } else { found.append(one) }
      }
    }
    found.sort(by: ExchangeDesk.isBefore)
    var choices = found.map { one in
      Choice(words(one), help: "In \(one.file.place): \(one.file.path)", .look(one.file.path))
    }
    if let every = everyPack(found) { choices.insert(every, at: 0) }
    choices.append(
      Choice("It is somewhere else: type where", help: "Tab completes what you type.", .askPath))
    var lines: [Line] = []
    if found.isEmpty { lines.append(Line(.text, "No new pack or card was found.")) }
    lines.append(
      Line(
        .text,
        "Looked in: \(all.map(\.words).joined(separator: ", "))."
          + (known > 0 ? " Taken in before: \(known)." : "")))
    if found.isEmpty {
      lines.append(
        Line(
          .text,
          "Save what comes by mail into your Downloads, or into the folder below. Then Esc, and come "
            + "back here."))
      lines.append(Line(.verbatim, folder.packsIn))
    }
    return ExchangePage(.files, title: "TAKE IN: WHICH FILE?", lines: lines, choices: choices)
  }

  /// Several packs at once: all that can be taken in, the oldest first.
  private func everyPack(_ found: [FoundFile]) -> Choice? {
    var packs = found.filter { if case .pack = $0.kind { true } else { false } }
    // What only waits for one before it is tried again once that is in.
    packs += found.filter { if case .refused(.gap) = $0.kind { true } else { false } }
    guard packs.count > 1 else { return nil }
    let files = packs.map { ShownFile(path: $0.file.path, digest: $0.file.digest) }
    return Choice(
      "All \(files.count) packs, the oldest first",
      help: "Each is checked once more; what is refused stays out.", .take(files))
  }

  private static func isBefore(_ left: FoundFile, _ right: FoundFile) -> Bool {
    switch (left.made, right.made) {
    case (let first?, let second?): return first < second
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return left.file.path < right.file.path
    }
  }

  private func look(
    _ path: String, _ place: ExchangePlaces.Place, _ gate: ImportGate, isInbox: Bool
  ) -> FoundFile? {
    guard let start = places.beginning(of: path, bytes: 4_096), start.size <= PackLimits.file
    else { return nil }
    let isOurs = Paths.name(of: path).lowercased().hasPrefix("homeround")
    let isCard = start.bytes.contains(ExchangeDesk.cardTitle)
    let isSealed =
      AgeArmour.begins(start.bytes) || start.bytes.starts(with: Array("age-encryption.org/".utf8))
    // Other people's sealed files are none of ours, and neither is every text.
    guard isCard || isSealed || isInbox || isOurs && start.bytes.first == 0x7B else { return nil }
    guard let bytes = try? contents(path, atMost: PackLimits.file) else { return nil }
    let file = FoundFile.ShownPlace(
      path: path, place: place.words, digest: Digest(of: bytes).string)
    if isCard {
      guard let card = try? PairingCard.read(bytes) else { return nil }
      return FoundFile(file: file, kind: .card(card))
    }
    do throws(GateProblem) {
      return FoundFile(file: file, kind: .pack(try gate.preview(bytes)))
    } catch {
      if !isInbox && !isOurs { return nil }
      return FoundFile(file: file, kind: .refused(error))
    }
  }

  /// Whether there is nothing to do with it: a pack that is in, a card that is confirmed or our own.
  private func isKnown(_ found: FoundFile) -> Bool {
    switch found.kind {
    case .pack(let preview):
      guard preview.addsNothing else { return false }
      let heard = try? Heard.of(
        preview.manifest.from.device, home: preview.manifest.home, in: folder)
      // Even an empty pack says what was received.
      return heard.map { $0.made >= preview.manifest.made } ?? false
    case .card(let card):
      let own = ((try? folder.settings()) ?? nil)?.device
      let partner = (try? partners.partner(card.device)) ?? nil
      return card.device == own
        || partner.map {
          $0.signingKey == card.signingKey && $0.receivingKey == card.receivingKey.text
            && $0.organisation == card.organisation && Set(card.homes).isSubset(of: $0.homes)
        } ?? false
    case .refused(.own): return true
    case .refused, .spreadsheet: return false
    }
  }

  private func words(_ found: FoundFile) -> String {
    let name = Paths.name(of: found.file.path)
    switch found.kind {
    case .pack(let preview):
      let count = UnpackPreview.count(preview.newEntries, "new entry", "new entries")
      return "Pack from \(preview.manifest.from.organisation), "
        + "\(shown(preview.manifest.made)): \(count)"
    case .card(let card):
      let isStop = (try? partners.check(card, own: nil)) == nil
      return "\(isStop ? "STOP, changed keys: card" : "Pairing card") of \(card.organisation)"
    case .refused(.needsWords): return "Pack with six spoken words: \(name)"
    case .refused(.gap(let organisation, _, _, _)):
      return "Pack from \(organisation), one before it is missing: \(name)"
    case .refused(.age(.noMatch)): return "Sealed for another computer: \(name)"
    case .refused(.unknownSender(let organisation, _)):
      return "Pack from \(organisation), not paired yet: \(name)"
    case .refused(.notAPack): return "No pack: \(name)"
    case .refused(.changedKey): return "STOP, changed keys: \(name)"
    case .refused: return "Can't be taken in, and says why: \(name)"
    case .spreadsheet: return "Spreadsheet: \(name)"
    }
  }

  func pathQuestion() -> ExchangePage {
    ExchangePage(
      .askPath, title: "TAKE IN: WHERE IS THE FILE?",
      lines: [
        Line(
          .text,
          "A pack, a pairing card, or a spreadsheet saved as CSV. Nothing changes before you have "
            + "seen what it is.")
      ],
      input: ExchangePage.Input(
        .path, "Its path, such as ~/Downloads/homeround-2026-03-12-7K2M9QXR.txt",
        help: "Tab completes and lists what is there. ~ is your home folder. Enter goes on; Esc "
          + "goes back.", text: "~/"))
  }

  // MARK: One file

  var gate: ImportGate {
    ImportGate(folder: folder, own: ((try? folder.settings()) ?? nil)?.device)
  }

  /// What a file is, and what taking it in would do.
  func looked(at path: String) throws(ExchangeProblem) -> ExchangePage {
    let bytes = try contents(path, atMost: PackLimits.file)
    let file = ShownFile(path: path, digest: Digest(of: bytes).string)
    if bytes.prefix(16_384).contains(ExchangeDesk.cardTitle) { return try card(bytes, file) }
    if path.lowercased().hasSuffix(".csv") { return try spreadsheet(file) }
    return pack(bytes, file)
  }

  /// A pack that six words open.
  func opened(_ file: ShownFile) throws(ExchangeProblem) -> ExchangePage {
    pack(try contents(file), file)
  }
}

extension Collection where Element == UInt8 {
  /// Whether these bytes stand in it somewhere.
  fileprivate func contains(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      if rest[place...].starts(with: wanted) { return true }
      rest = rest[rest.index(after: place)...]
    }
    return false
  }
}
