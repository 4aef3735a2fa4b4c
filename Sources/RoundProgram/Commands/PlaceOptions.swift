import ArgumentParser
import RoundCore

/// Which folder and which home: shared by all commands.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The folder that holds everything (else HOMEROUND_FOLDER, else the data folder).")
  var folder: String?

  @Option(help: "The home, by its name or identifier, where the folder holds several.")
  var home: String?

  private var place: ChosenPlace { ChosenPlace(folder: folder, home: home) }

  var roundFolder: RoundFolder { place.roundFolder }

  /// The home to work on.
  ///
  /// - Throws: `CommandProblem` with exit code 2 when there is none, or several and none was named.
  func chosenHome() throws -> HomeID { try place.chosenHome() }

  /// Reads the home's journals; damage is told on standard error and what is intact is returned.
  func read() throws -> JournalReader.Reading {
    let home = try chosenHome()
    let folder = roundFolder
    let reading = try CommandProblem.file { () throws(FileError) in
      try JournalReader.read(home, in: folder)
    }
    for damage in reading.damage {
      Output.message("homeround: damaged: \(damage.file):\(damage.line): \(damage.reason)")
    }
    let refused = reading.record.refusedEntries
    if !refused.isEmpty {
      Output.message(
        "homeround: \(refused.count) \(refused.count == 1 ? "entry was" : "entries were") written by "
          + "somebody who has no right to: kept apart, and changing nothing. On screen, K says which."
      )
    }
    let unknown = reading.record.unknown.facts.count
    if unknown > 0 {
      Output.message(
        "homeround: \(unknown) entries are of a kind that this version does not know. "
          + "They are kept as they are.")
    }
    return reading
  }

  /// The folder as `verify` and `repair` take it: a locked one as it stands on the disk, where whatever
  /// was sealed is checked and rebuilt without being opened.
  ///
  /// - Parameter opened: ask for the passphrase, and take it as everything else does.
  func folderToCheck(opened: Bool) throws -> RoundFolder {
    let folder = roundFolder
    guard folder.lockedFiles != nil else { return folder }
    guard opened else { return folder.onDisk }
    try StoreDoor.open(folder)
    return folder
  }
}
