import ArgumentParser
import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

/// `homeround purge`: removes the working copy of a home that is safely elsewhere.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Removes the working copy of a home that a partner's pack says it holds.",
    discussion: """
      It first says what would go and what shows that it is elsewhere, and removes nothing until the \
      home's name is typed and a PIN is given. The audit, the people and the keys of this computer stay, \
      and a line of the audit says what was removed. Nothing goes while a window of homeround is open on the folder. What a disk \
      keeps of removed files is the disk encryption's to protect.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "Who removes it, where several people use this computer.") var by: String?

  func run() throws {
    let folder = place.roundFolder
    let home = try place.chosenHome()
    // Said before anybody types.
    guard try !CommandProblem.file({ () throws(FileError) in try folder.hasOpenWindow() }) else {
      throw PurgeCommand.inUse
    }
    let check = try CommandProblem.any { try PurgeCheck(folder, home: home) }
    guard check.mayPurge else {
      for reason in check.reasons { Output.message("homeround: \(reason)") }
      throw CommandProblem.refused("Nothing was removed.")
    }
    let purge = Purge(folder, home: home)
    let places = try CommandProblem.file { () throws(FileError) in try purge.places() }
    let name = try place.read().record.homeName
    Output.line("Would be removed: the working copy of \(name), \(check.entries) entries.")
    for place in places { Output.line("  \(folder.path)/\(place)") }
    Output.line("What shows that it is elsewhere:")
    for proof in check.proofs {
      Output.line("  \(proof.organisation): \(proof.text)")
    }
    var terminal = PlainTerminal()
    try confirm(name, at: &terminal)
    let signer = CommandSigner(folder: folder, name: by)
    let person = try signer.person()
    try signer.checkPIN(of: person, kept: "Nothing was removed.", at: &terminal)
    let locks = try lockOut(folder)
    defer { for lock in locks { folder.files.unlock(lock) } }
    // While the questions were answered, something may have been written.
    let now = try CommandProblem.any { try PurgeCheck(folder, home: home) }
    guard now.mayPurge, now.proofs == check.proofs, now.entries == check.entries else {
      throw CommandProblem.refused(
        "Something was written meanwhile, so what was shown is no longer so. Nothing was removed.")
    }
    try remove(purge, check, person)
  }

  /// Nobody may look at or write what is being removed.
  private func lockOut(_ folder: RoundFolder) throws -> [FileID] {
    do throws(FileError) {
      return try folder.lockOut()
    } catch {
      guard error.reason == .lockBusy else { throw CommandProblem.cannot(error.sentence) }
      throw PurgeCommand.inUse
    }
  }

  private static var inUse: any Error {
    CommandProblem.refused(
      "A window of homeround is open on this folder, or something is being written into it. Leave it "
        + "first. Nothing was removed.")
  }

  private func confirm(_ name: String, at terminal: inout PlainTerminal) throws {
    let prompt = PlainDialog.Prompt(
      text: "Type the home's name to remove its working copy: ", isSecret: false)
    guard let typed = terminal.ask(prompt), typed.utf8.elementsEqual(name.utf8) else {
      throw CommandProblem.refused("That is not its name. Nothing was removed.")
    }
  }

  private func remove(_ purge: Purge, _ check: PurgeCheck, _ person: Person) throws {
    let proof = check.proofs.map(\.text).joined(separator: "; ")
    func event(_ kind: AuditEvent.Kind, _ detail: String) -> AuditEvent {
      AuditEvent(kind, at: .now(), home: purge.home, person: person, detail: detail)
    }
    // The proof first: nothing goes before it is written down why it may.
    try CommandProblem.file { () throws(FileError) in
      try AuditLog(purge.folder).append([
        event(.purgeBegun, "\(check.entries) entries; \(proof)")
      ])
    }
    let count = try CommandProblem.file { () throws(FileError) in
      try purge.remove(with: SystemFileIO())
    }
    try CommandProblem.file { () throws(FileError) in
      try AuditLog(purge.folder).append([event(.purged, "\(count) files; \(proof)")])
    }
    Output.line("Removed: \(count) files. The audit of this computer says so.")
  }
}
