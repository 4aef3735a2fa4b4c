import ArgumentParser
import RoundCore
import RoundReports

/// `homeround repair`: rebuilds damaged journals beside themselves, from another copy.
struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Rebuilds damaged or shortened journals beside themselves, from another copy.",
    discussion: """
      Nothing is changed or removed: what was damaged is kept, and the rebuilt file is read in its \
      place. The other copy may be a backup of the folder or the folder of another computer of the \
      same home. What no copy brings back a person can accept as lost, with --accept-loss: the place, \
      the reason and who signed go on record, verify tells it for ever, and this computer can write \
      again. Exit: 0 nothing is damaged any more, or only what was accepted as lost; 1 something still \
      is; 2 could not. A locked folder is rebuilt from another copy of itself without its passphrase; \
      from any other copy, and for --accept-loss, the passphrase is asked for.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "A folder with another copy of the records; may be said several times.")
  var from: [String] = []
  @Flag(help: "Put on record that what is still damaged is lost; asks for the PIN.")
  var acceptLoss = false
  @Option(help: "Why nothing brings it back; with --accept-loss.") var reason: String?
  @Flag(help: "Ask for the passphrases, where both copies are locked, with one of its own each.")
  var unlock = false
  @Option(help: "Who signs, where several people do; with --accept-loss.") var by: String?

  func validate() throws {
    guard acceptLoss else {
      guard reason == nil, by == nil else {
        throw ValidationError("--reason and --by belong to --accept-loss.")
      }
      return
    }
    guard let reason, (1...2_000).contains(reason.utf8.count),
      reason.utf8.contains(where: { $0 > 0x20 })
    else {
      throw ValidationError(
        "Say why nothing brings it back: --reason 'The disk failed; there is no other copy.'")
    }
  }

  func run() throws {
    let sources = from.map { ChosenPlace.roundFolder($0) }
    let isOpened = unlock || acceptLoss || sources.contains { !$0.isLockedStore }
    let folder = try place.folderToCheck(opened: isOpened)
    let homes =
      try place.home == nil
      ? CommandProblem.file { () throws(FileError) in try folder.homes() } : [place.chosenHome()]
    guard !homes.isEmpty else {
      throw CommandProblem.cannot("There are no journals in \(folder.path).")
    }
    let own = (try? folder.settings())?.device
    for source in try sources.map({ try taken($0, isOpened: isOpened, by: folder) }) {
      let path = source.path
      let there = try CommandProblem.file { () throws(FileError) in try source.homes() }
      guard !there.isEmpty else {
        throw CommandProblem.cannot("There are no journals in \(path).")
      }
      for home in homes {
        guard there.contains(home) else {
          Output.message("homeround: \(path) holds nothing of \(home.text).")
          continue
        }
        let report = try CommandProblem.file { () throws(FileError) in
          try JournalRepair.run(home, in: folder, from: source, own: own)
        }
        for one in report.rebuilt {
          Output.line(
            "\(one.file): rebuilt, \(one.entries) entries, \(one.taken) of them from \(path).")
        }
        for reason in report.refused { Output.message("homeround: \(reason)") }
      }
    }
    if acceptLoss, let reason { try acceptRemaining(homes, in: folder, reason: reason) }
    try tellRemaining(homes, in: folder)
  }

  /// The other copy, read as the damaged one is: both as they stand on the disk, or both opened.
  private func taken(
    _ source: RoundFolder, isOpened: Bool, by folder: RoundFolder
  ) throws -> RoundFolder {
    guard source.lockedFiles != nil else { return source }
    if folder.isLockedStore, !isOpened { return source.onDisk }
    try StoreDoor.open(source)
    return source
  }

  private func acceptRemaining(_ homes: [HomeID], in folder: RoundFolder, reason: String) throws {
    var open: [(home: HomeID, places: [Damage])] = []
    for home in homes {
      let places = try CommandProblem.file { () throws(FileError) in
        try JournalLoss.open(home, in: folder)
      }
      if !places.isEmpty { open.append((home, places)) }
    }
    if open.isEmpty { return }
    try LossAcceptance(folder: folder, reason: reason, name: by).accept(open)
  }

  private func tellRemaining(_ homes: [HomeID], in folder: RoundFolder) throws {
    var remaining: [Damage] = []
    var rebuilt = 0
    var accepted = 0
    for home in homes {
      let reading = try CommandProblem.file { () throws(FileError) in
        try JournalReader.read(home, in: folder, verifying: true)
      }
      remaining += reading.damage.filter { $0.kind != .unfinished }
      rebuilt += reading.rebuilt.count
      accepted += reading.accepted.count
      for loss in reading.accepted {
        Output.line("\(loss.damage.file):\(loss.damage.line): accepted as lost: \(loss.reason)")
      }
    }
    guard !remaining.isEmpty else {
      if accepted > 0 {
        Output.line("Nothing else is damaged. What was damaged is kept as it is.")
      } else {
        Output.line(
          rebuilt == 0
            ? "Nothing is damaged." : "Nothing is damaged any more. What was damaged is kept.")
      }
      return
    }
    for damage in remaining {
      Output.line("\(damage.file):\(damage.line): not rebuilt: \(damage.reason)")
    }
    if from.isEmpty {
      Output.message(
        "homeround: to rebuild this, another copy of the records is needed: a backup, or the folder "
          + "of another computer. Run: homeround repair --from FOLDER. Where there is none, a person can "
          + "accept it as lost: homeround repair --accept-loss --reason WHY")
    }
    throw ExitCode(1)
  }
}
