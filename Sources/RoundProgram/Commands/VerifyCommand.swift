import ArgumentParser
import RoundCore
import RoundReports

/// `homeround verify`: checks every journal, byte by byte, and writes nothing.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks every journal of the folder (or of one home); exit 1 on damage.",
    discussion: """
      What a person has accepted as lost (homeround repair --accept-loss) is told and is no damage any \
      more, as long as its file stays as it was then. A locked folder is checked as it stands on the \
      disk, without its passphrase: every byte, the chains and the numbers, but not what the seals \
      sign; --unlock asks for the passphrase and checks that too.
      """)

  @OptionGroup var place: PlaceOptions
  @Flag(help: "As JSON; the shape is in Resources/verify.schema.json.") var json = false

  @Flag(help: "Ask for the passphrase of a locked folder, and check the seals too.")
  var unlock = false

  func run() throws {
    let folder = try place.folderToCheck(opened: unlock)
    if folder.isLockedStore, folder.lockedFiles == nil {
      Output.message(
        "homeround: the folder is locked, and was checked as it stands on the disk: every byte, the "
          + "chains and the numbers. What the seals sign, and what was accepted as lost, is sealed "
          + "with the rest: homeround verify --unlock checks it too.")
    }
    let homes =
      try place.home == nil
      ? CommandProblem.file { () throws(FileError) in try folder.homes() } : [place.chosenHome()]
    var journals = 0
    var entries = 0
    var bytes = 0
    var damage: [Damage] = []
    var accepted: [AcceptedLoss] = []
    for home in homes {
      let reading = try CommandProblem.file { () throws(FileError) in
        try JournalReader.read(home, in: folder, verifying: true, folding: false)
      }
      journals += reading.journals
      entries += reading.entries
      bytes += reading.bytes
      damage += reading.damage
      accepted += reading.accepted
      for file in reading.rebuilt {
        Output.message(
          "homeround: \(file) was rebuilt, and is read in place of the damaged file beside it.")
      }
    }
    if place.home == nil {
      let read = Set(homes.map { "homes/\($0.text)" })
      damage += folder.strays(passing: read)
    }
    guard journals > 0 || !damage.isEmpty else {
      throw CommandProblem.cannot("There are no journals in \(folder.path).")
    }
    let report = VerifyReport(
      journals: journals, entries: entries, bytes: bytes, damage: damage, accepted: accepted)
    if json {
      Output.json(report.json)
    } else {
      for line in report.lines { Output.line(line) }
      if damage.isEmpty { Output.line(report.conclusion) }
    }
    if !damage.isEmpty { throw ExitCode(1) }
  }
}
