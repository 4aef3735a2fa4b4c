import RoundCore
import RoundScreens
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
    let person = try chosenPerson()
    for one in damage.flatMap(\.places) {
      Output.message("homeround: to be accepted as lost: \(one.file):\(one.line): \(one.reason)")
    }
    try checkPIN(of: person)
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

  private func chosenPerson() throws -> Person {
    let persons = try CommandProblem.local { () throws(LocalError) in try folder.persons() }
    let names = persons.map(\.author.name).joined(separator: ", ")
    guard !persons.isEmpty else {
      throw CommandProblem.cannot(
        "Nobody signs on this computer yet, so nobody can accept a loss. Open the folder once: "
          + "homeround --folder \(folder.path)")
    }
    guard let name else {
      guard persons.count == 1, let only = persons.first else {
        throw CommandProblem.cannot("Several people sign here: say who with --by NAME. \(names)")
      }
      return only
    }
    let found = persons.filter { $0.author.name.utf8.elementsEqual(name.utf8) }
    guard found.count == 1, let person = found.first else {
      throw CommandProblem.cannot("Nobody called \(SafeText(name)) signs here. People: \(names)")
    }
    return person
  }

  private func checkPIN(of person: Person) throws {
    var terminal = PlainTerminal()
    let prompt = PlainDialog.Prompt(text: "PIN of \(person.author.name): ", isSecret: true)
    guard let typed = terminal.ask(prompt), person.pin.matches(typed) else {
      throw CommandProblem.refused(
        "That is not the PIN of \(person.author.name). Nothing was put on record.")
    }
  }
}
