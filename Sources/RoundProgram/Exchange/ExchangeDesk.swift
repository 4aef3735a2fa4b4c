import RoundCore
import RoundExchange
import RoundScreens

/// What the pages of the exchange say and do: pairing, taking in, sending.
///
/// Its pages are in `ExchangeDesk+....swift`, one file for each matter. Each step is answered; one that
/// fails changes nothing.
struct ExchangeDesk: Sendable {
  typealias Line = ExchangePage.Line
  typealias Choice = ExchangePage.Choice

  let folder: RoundFolder
  /// Nil where the folder holds no home yet.
  let home: HomeID?
  let places: ExchangePlaces
  /// Who is at the keyboard; nil where nobody has said so.
  let author: Author?
  /// The round whose list the home has on screen; nil: the one to prepare.
  let shown: RoundID?
  let now: Moment

  init(
    folder: RoundFolder, home: HomeID?, places: ExchangePlaces = .here(), author: Author? = nil,
    shown: RoundID? = nil, now: Moment = .now()
  ) {
    self.folder = folder
    self.home = home
    self.places = places
    self.author = author
    self.shown = shown
    self.now = now
  }

  var partners: Partners { Partners(folder) }

  /// What is in the folder is sealed, so nothing is put there in clear.
  var isLocked: Bool { folder.lockedFiles != nil }

  // MARK: Steps

  func answer(_ step: ExchangeStep, isAnew: Bool) -> ExchangeAnswer {
    do throws(ExchangeProblem) {
      return try done(step, isAnew ? .anew : .above)
    } catch {
      return .said(Message(.problem, error.sentence))
    }
  }

  private func done(
    _ step: ExchangeStep, _ place: ExchangeAnswer.Place
  ) throws(ExchangeProblem) -> ExchangeAnswer {
    switch step {
    case .desk: return .page(try desk(), place)
    case .pair: return .page(try pair(), place)
    case .cardMail: return .page(try cardMail(), place)
    case .askSide: return .page(sides(), place)
    case .askName(let isHome): return .page(nameQuestion(isHome: isHome), place)
    case .files: return .page(try foundFiles(), place)
    case .askPath: return .page(pathQuestion(), place)
    case .look(let path): return .page(try looked(at: path), place)
    case .take(let files): return .page(try taken(files), .aboveFirst)
    case .confirm(let file): return .page(try confirmed(file), .aboveFirst)
    case .differ(let organisation): return .page(different(organisation), .aboveFirst)
    case .partners: return .page(try allPartners(), place)
    case .partner(let name): return .page(try onePartner(name), place)
    case .askForget(let device): return .page(try forgetQuestion(device), place)
    case .forget(let device): return .page(try forgotten(device), .aboveFirst)
    case .send: return .page(try sending(), place)
    case .sendTo(let name): return .page(sendingTo(name), place)
    case .askReason(let name): return .page(reasonQuestion(name), place)
    case .askUnsealed(let order): return .page(try unsealedQuestion(order), place)
    case .askPlace(let order): return .page(placeQuestion(order), place)
    case .askOtherPlace(let order): return .page(otherPlaceQuestion(order), place)
    case .make(let order): return .page(try made(order), .aboveFirst)
    case .askCopy(let files): return .page(copyQuestion(files), place)
    case .askFolder(let files): return .page(folderQuestion(files), place)
    case .copy(let files, let to): return .page(try copied(files, to: to), .instead)
    case .request(let request): return .page(try requested(request), place)
    case .withoutProgram: return .page(try withoutProgram(), place)
    case .listText: return .page(try listText(), place)
    case .spreadsheet(let file): return .page(try spreadsheet(file), place)
    case .takeSpreadsheet(let file): return .page(try spreadsheetTaken(file), .aboveFirst)
    case .homes: return .page(try homes(), place)
    case .askHome: return .page(homeQuestion(), place)
    case .typed(let question, let text): return try typed(question, text)
    case .complete(let question, let text):
      let completed = places.completed(text, foldersOnly: question.isFolder)
      return .completed(completed.text, found: completed.found)
    // Those are the screens' own, and the runner's.
    case .back, .save, .openHome: return .said(Message(.note, "Nothing was done."))
    }
  }

  private func typed(
    _ question: ExchangeQuestion, _ text: String
  ) throws(ExchangeProblem) -> ExchangeAnswer {
    switch question {
    case .path: return .page(try looked(at: places.path(typed: text)), .above)
    case .folder(let files):
      return .page(try copied(files, to: places.path(typed: text)), .aboveFirst)
    case .organisation(let isHome): return .page(try named(text, isHome: isHome), .aboveFirst)
    case .words(let file):
      let open = ShownFile(path: file.path, digest: file.digest, words: text)
      return .page(try opened(open), .above)
    case .reason(let organisation):
      return .page(try reasonGiven(text, organisation), .above)
    case .place(let order):
      return .page(try made(order.put(into: places.path(typed: text))), .aboveFirst)
    // The runner makes the home.
    case .home: return .said(Message(.note, "Nothing was done."))
    }
  }

  // MARK: How things stand

  private func desk() throws(ExchangeProblem) -> ExchangePage {
    let own = try own()
    let all = try allKnown()
    let names = Set(all.map(\.organisation)).subtracting([own?.organisation ?? ""]).sorted()
    var lines: [Line] = []
    if let own {
      lines.append(Line(.text, "This computer: \(own.organisation) (\(own.side.words))."))
    }
    lines += try bothSides()
    let pairing = Choice(
      "Pair with another organisation",
      help: "Once with each: you give them a card, take in theirs, and compare six words.", .pair)
    var choices = [
      Choice(
        "Take in a file that came",
        help: "A pack or a card, from mail, a stick or a shared folder. Nothing changes before you "
          + "have seen what it is.", .files)
    ]
    if home != nil {
      choices.append(
        Choice(
          "Send: make a pack",
          help: "For a partner, or for a stand-in who is not paired, with six spoken words.", .send)
      )
    }
    if names.isEmpty {
      choices.insert(pairing, at: 0)
    } else {
      lines.append(Line(.text, "Paired with: \(names.joined(separator: ", "))."))
      choices.append(pairing)
    }
    if !all.isEmpty {
      choices.append(
        Choice(
          "Partners", help: "Their computers, when they were last heard, forgetting one.", .partners
        ))
    }
    guard home != nil else { return noHome(lines, choices) }
    if names.isEmpty {
      lines.append(
        Line(
          .text,
          "Nobody is paired with this computer yet. Pairing comes first; after that, lists and "
            + "sheets go to and fro as files that only the two of you can open."))
    }
    choices.append(
      Choice(
        "Spreadsheets, and a side without homeround",
        help: "A register or a list as CSV in; the list, or the sheet of the round, out as text.",
        .withoutProgram
      ))
    let homes = try ExchangeProblem.file { () throws(FileError) in try folder.homes() }
    if homes.count > 1 {
      choices.append(Choice("Go to another home of this folder", .homes))
    }
    return ExchangePage(
      .desk, title: "EXCHANGE WITH THE OTHER SIDE", lines: lines, choices: choices)
  }

  /// A practice's first day: the home's record is still to come.
  private func noHome(_ lines: [Line], _ choices: [Choice]) -> ExchangePage {
    let steps = [
      "No home is here yet. It comes with the first pack that the home sends you:",
      "1  Pair: give the home your card, take in theirs, compare six words by telephone.",
      "2  The home then sends a pack: X on their screen, Send.",
      "3  Take that file in here. Their home opens, with its list.",
    ]
    return ExchangePage(
      .desk, title: "THE HOME'S RECORD IS STILL TO COME",
      lines: lines + steps.map { Line(.text, $0) },
      choices: choices + [
        Choice(
          "Begin a record here, for a home without homeround",
          help: "Only where the home keeps none of its own: two records of one home never join.",
          .askHome)
      ])
  }

  private func homes() throws(ExchangeProblem) -> ExchangePage {
    let all = try ExchangeProblem.file { () throws(FileError) in try folder.homes() }
    var choices: [Choice] = []
    for id in all where id != home {
      choices.append(Choice(try name(of: id), .openHome(id)))
    }
    return ExchangePage(
      .homes, title: "WHICH HOME?",
      lines: [Line(.text, "This folder holds the records of several homes.")], choices: choices)
  }

  private func homeQuestion() -> ExchangePage {
    ExchangePage(
      .askHome, title: "A HOME WITHOUT HOMEROUND", lines: [],
      input: ExchangePage.Input(
        .home, "The name of the care home",
        help: "Its residents and this week's list come later, from a spreadsheet. Enter goes on; "
          + "Esc goes back."))
  }

  // MARK: What all of them use

  /// Said in a pretend home, where the card decides nothing about who may sign.
  func bothSides() throws(ExchangeProblem) -> [Line] {
    let known = try ExchangeProblem.local { () throws(LocalError) in try folder.settings() }
    guard let home, let known, known.isPretend(home) else { return [] }
    return [
      Line(
        .text,
        "In this pretend home both sides can sign on this computer, whosever it is. In a real home "
          + "only its own side can, from pairing on.")
    ]
  }

  func name(of home: HomeID) throws(ExchangeProblem) -> String {
    try ExchangeProblem.file { () throws(FileError) in
      try JournalReader.read(home, in: folder).record.homeName
    }
  }

  func settings() throws(ExchangeProblem) -> DeviceSettings {
    try ExchangeProblem.local { () throws(LocalError) in try DeviceSetUp.settings(of: folder) }
  }

  func allKnown() throws(ExchangeProblem) -> [Partner] {
    try ExchangeProblem.local { () throws(LocalError) in try partners.all() }
  }

  /// Whose computer this is, as it was said or as it follows from who uses it.
  func own() throws(ExchangeProblem) -> OwnParty? {
    if let said = try ExchangeProblem.local({ () throws(LocalError) in try partners.own() }) {
      return said
    }
    guard
      let settings = try ExchangeProblem.local({ () throws(LocalError) in
        try folder.settings()
      })
    else { return nil }
    let name: String?
    if let home { name = try self.name(of: home) } else { name = nil }
    return partners.likelyOwn(settings, homeName: name, for: author)
  }

  /// The same, kept from now on: what is on a card must not change by itself.
  func ownKept() throws(ExchangeProblem) -> OwnParty {
    guard let own = try own() else { throw .noName }
    let said = try ExchangeProblem.local { () throws(LocalError) in try partners.own() }
    if own != said {
      try ExchangeProblem.local { () throws(LocalError) in try partners.save(own) }
    }
    return own
  }

  func contents(_ path: String, atMost most: Int) throws(ExchangeProblem) -> [UInt8] {
    let files = folder.files
    switch try ExchangeProblem.file({ () throws(FileError) in try files.kind(of: path) }) {
    case nil: throw .noFile(path)
    case .folder: throw .isFolder(path)
    case .other: throw .isLink(path)
    case .file: break
    }
    // Its size first: nobody waits for a film to be read.
    let size = try ExchangeProblem.file { () throws(FileError) in
      try files.read(path, places: [0..<1]).size
    }
    guard size <= most else { throw .gate(.tooLarge) }
    return try ExchangeProblem.file { () throws(FileError) in try files.read(path, from: 0) }
  }

  /// A file as it was shown; another one in its place is not taken for it.
  func contents(_ file: ShownFile) throws(ExchangeProblem) -> [UInt8] {
    let bytes = try contents(file.path, atMost: PackLimits.file)
    guard Digest(of: bytes).string == file.digest else { throw .changed(file.path) }
    return bytes
  }

  /// Puts a file that was made here where it can be found; one that is the same may be there already.
  func write(_ bytes: [UInt8], to path: String) throws(ExchangeProblem) {
    let files = folder.files
    let there = try ExchangeProblem.file { () throws(FileError) in try files.kind(of: path) }
    if there == .file, let old = try? files.read(path, from: 0) {
      guard old == bytes else { throw .taken(path) }
      return
    }
    try ExchangeProblem.file { () throws(FileError) in
      let file = try files.openForAppend(path, creating: true)
      defer { files.close(file) }
      try files.append(bytes, to: file)
      try files.sync(file)
      try files.syncFolder(Paths.parent(of: path))
    }
  }

  /// `packs/out`, made when it is missing.
  func outbox() throws(ExchangeProblem) -> String {
    try ExchangeProblem.file { () throws(FileError) in
      try folder.checkPlace()
      try folder.makeOwnFolder(folder.packsOut)
    }
    return folder.packsOut
  }

  /// Offers to keep a text as a file; not in a locked folder, where no other program could open it.
  func kept(_ words: String, name: String, _ lines: [String]) -> [Choice] {
    isLocked ? [] : [Choice(words, .save(name: name, lines: lines))]
  }

  func shown(_ moment: Moment) -> String { UKTime(moment).shown }
}
