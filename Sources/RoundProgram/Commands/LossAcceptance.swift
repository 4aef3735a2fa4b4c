import RoundCore
import RoundTerminal

/// `homeround repair --accept-loss`: puts on record, signed by a person, what nothing brings back.
struct LossAcceptance {
  let folder: RoundFolder
  /// Why nothing brings it back.
  let reason: String
  /// Who signs; nil where only one person does on this computer.
  let name: String?

  /// - Throws: an exit code, after it was said why; nothing was put on record then.
  func accept(_ damage: [(home: HomeID, places: [Damage])]) throws {
    let signer = CommandSigner(folder: folder, name: name)
    let person = try signer.person()
    for one in damage.flatMap(\.places) {
      Output.message("homeround: to be accepted as lost: \(one.file):\(one.line): \(one.reason)")
    }
    var terminal = PlainTerminal()
    try signer.checkPIN(of: person, kept: "Nothing was put on record.", at: &terminal)
    let settings = try CommandProblem.local { () throws(LocalError) in
      try DeviceSetUp.settings(of: folder)
    }
    for (home, places) in damage {
      do throws(JournalLoss.Problem) {
        try JournalLoss.accept(
          places, home, in: folder, settings: settings, author: person.author, reason: reason,
          program: Version.program)
      } catch {
        throw CommandProblem.cannot(error.sentence)
      }
    }
  }
}
