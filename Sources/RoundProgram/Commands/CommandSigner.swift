import RoundCore
import RoundScreens
import RoundTerminal

/// Who signs at the command line: chosen by name where several people use this computer, with a PIN.
struct CommandSigner {
  let folder: RoundFolder
  /// Nil where only one person does on this computer.
  let name: String?
  /// The option by which the command takes that name.
  var option = "--by"

  /// - Throws: an exit code, after it was said why.
  func person() throws -> Person {
    let persons = try CommandProblem.local { () throws(LocalError) in try folder.persons() }
    let names = persons.map(\.author.name).joined(separator: ", ")
    guard !persons.isEmpty else {
      throw CommandProblem.cannot(
        "Nobody signs on this computer yet, so nobody can do this. Open the folder once: "
          + "homeround --folder \(folder.path)")
    }
    // Of two profiles of one person the one whose PIN is known.
    func known(_ some: [Person]) -> [Person] {
      some.count > 1 ? some.filter { $0.forgotten == nil } : some
    }
    guard let name else {
      let left = known(persons)
      guard left.count == 1, let only = left.first else {
        throw CommandProblem.cannot(
          "Several people sign here: say who with \(option) NAME. \(names)")
      }
      return only
    }
    let found = known(persons.filter { $0.author.name.utf8.elementsEqual(name.utf8) })
    guard found.count == 1, let person = found.first else {
      throw CommandProblem.cannot("Nobody called \(SafeText(name)) signs here. People: \(names)")
    }
    return person
  }

  /// Whether the PIN protects nothing: of a folder that holds pretend homes and no other.
  private func isPretend(_ person: Person) -> Bool {
    guard person.hasPretendPIN == true, let settings = try? folder.settings(),
      let homes = try? folder.homes()
    else { return false }
    return !homes.isEmpty && homes.allSatisfy(settings.isPretend)
  }

  /// - Parameters:
  ///   - kept: said after a wrong PIN: "Nothing was put on record."
  ///   - terminal: the one that asked before, which may have read further than its line.
  func checkPIN(of person: Person, kept: String, at terminal: inout PlainTerminal) throws {
    let hint = isPretend(person) ? " (pretend home: \(PretendHome.pin))" : ""
    let prompt = PlainDialog.Prompt(text: "PIN of \(person.author.name)\(hint): ", isSecret: true)
    let answer = terminal.ask(prompt).map { PINGate(folder: folder).check(person, $0) }
    guard let answer, answer.fits else {
      let wait = answer.map { $0.secondsLeft > 0 ? " Wait \($0.secondsLeft) seconds." : "" } ?? ""
      AuditKeeper.noteOnce(
        AuditEvent(.wrongPIN, at: .now(), person: person, detail: "command line"), in: folder)
      throw CommandProblem.refused("That is not the PIN of \(person.author.name).\(wait) \(kept)")
    }
  }
}
