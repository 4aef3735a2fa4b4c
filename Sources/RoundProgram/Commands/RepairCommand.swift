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
      same home. Exit: 0 nothing is damaged any more; 1 something still is; 2 could not.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "A folder with another copy of the records; may be said several times.")
  var from: [String] = []

  func run() throws {
    let folder = place.roundFolder
    let homes =
      try place.home == nil
      ? CommandProblem.file { () throws(FileError) in try folder.homes() } : [place.chosenHome()]
    guard !homes.isEmpty else {
      throw CommandProblem.cannot("There are no journals in \(folder.path).")
    }
    let own = (try? folder.settings())?.device
    for path in from {
      let source = RoundFolder(path: path)
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
    try tellRemaining(homes, in: folder)
  }

  private func tellRemaining(_ homes: [HomeID], in folder: RoundFolder) throws {
    var remaining: [Damage] = []
    var rebuilt = 0
    for home in homes {
      let reading = try CommandProblem.file { () throws(FileError) in
        try JournalReader.read(home, in: folder, verifying: true)
      }
      remaining += reading.damage.filter { $0.kind != .unfinished }
      rebuilt += reading.rebuilt.count
    }
    guard !remaining.isEmpty else {
      Output.line(
        rebuilt == 0
          ? "Nothing is damaged." : "Nothing is damaged any more. What was damaged is kept.")
      return
    }
    for damage in remaining {
      Output.line("\(damage.file):\(damage.line): not rebuilt: \(damage.reason)")
    }
    if from.isEmpty {
      Output.message(
        "homeround: to rebuild this, another copy of the records is needed: a backup, or the folder "
          + "of another computer. Run: homeround repair --from FOLDER")
    }
    throw ExitCode(1)
  }
}
