import ArgumentParser
import RoundCore
import RoundScreens
import RoundTerminal

/// `homeround new-pin`: a further profile for somebody who has forgotten their PIN.
struct NewPINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-pin",
    abstract: "Sets somebody up once more who has forgotten their PIN.",
    discussion: """
      A PIN can't be looked up, and nobody's is replaced: a further profile is made, with a PIN of its own, \
      and the one before stays and is marked. Somebody else of this computer vouches for it with their own \
      PIN. Where nobody else is set up, or with --alone, nobody does. Either stands beside the name in \
      everything that is signed from then on, and in the audit.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "Who has forgotten their PIN, where several people use this computer.")
  var person: String?
  @Option(help: "Who vouches, where several others could.") var vouchedBy: String?
  @Flag(help: "Nobody can vouch: that then stands in everything that is signed.") var alone = false

  func run() throws {
    let folder = place.roundFolder
    try CommandProblem.file { () throws(FileError) in
      try folder.checkOwn()
      try folder.checkPlace()
    }
    let person = try CommandSigner(folder: folder, name: person, option: "--person").person()
    let voucher = try voucher(for: person, in: folder)
    var terminal = PlainTerminal()
    try confirm(person, voucher, at: &terminal)
    if let voucher {
      try CommandSigner(folder: folder, name: nil)
        .checkPIN(of: voucher, kept: "Nothing was changed.", at: &terminal)
    }
    let pin = try newPIN(at: &terminal)
    try write(person, voucher, pin, in: folder)
    Output.line(
      "\(person.author.name) is set up once more, with the new PIN. Everything signed with it says: "
        + "\(Catalog.shown(renewed(by: voucher))).")
  }

  /// Nil where nobody vouches.
  private func voucher(for person: Person, in folder: RoundFolder) throws -> Person? {
    let name = Folding.foldedForSearch(person.author.name)
    let others = try CommandProblem.local { () throws(LocalError) in try folder.persons() }
      .filter { Folding.foldedForSearch($0.author.name) != name }
    guard !alone, !others.isEmpty else { return nil }
    guard let vouchedBy else {
      guard others.count == 1 else {
        throw CommandProblem.cannot(
          "Say who vouches with --vouched-by NAME, or --alone: "
            + others.map(\.author.name).joined(separator: ", "))
      }
      return others.first
    }
    let found = others.filter { $0.author.name.utf8.elementsEqual(vouchedBy.utf8) }
    guard let voucher = found.first else {
      throw CommandProblem.cannot(
        "Nobody else called \(SafeText(vouchedBy)) is set up here. Others: "
          + others.map(\.author.name).joined(separator: ", "))
    }
    return voucher
  }

  private func renewed(by voucher: Person?) -> Author.Renewed {
    Author.Renewed(on: UKTime(.now()).day, vouchedBy: voucher?.author.name)
  }

  private func confirm(
    _ person: Person, _ voucher: Person?, at terminal: inout PlainTerminal
  ) throws {
    Output.line("A further profile for \(Catalog.shipped.shown(person.author)).")
    Output.line("Everything signed with it will say: \(Catalog.shown(renewed(by: voucher))).")
    Output.line("The one before stays; its PIN still fits, should it be remembered.")
    let prompt = PlainDialog.Prompt(
      text: "Type the name of whoever has forgotten their PIN: ", isSecret: false)
    guard let typed = terminal.ask(prompt), typed.utf8.elementsEqual(person.author.name.utf8) else {
      throw CommandProblem.refused("That is not the name. Nothing was changed.")
    }
  }

  private func newPIN(at terminal: inout PlainTerminal) throws -> String {
    let first = terminal.ask(PlainDialog.Prompt(text: "New PIN, 4 to 12 digits: ", isSecret: true))
    guard let first, PINHash.isAcceptable(first) else {
      throw CommandProblem.refused("A PIN has 4 to 12 digits. Nothing was changed.")
    }
    let again = terminal.ask(PlainDialog.Prompt(text: "The new PIN again: ", isSecret: true))
    guard again == first else {
      throw CommandProblem.refused("The two are not the same. Nothing was changed.")
    }
    return first
  }

  private func write(
    _ person: Person, _ voucher: Person?, _ pin: String, in folder: RoundFolder
  ) throws {
    var identifiers = Identifiers()
    let renewed = renewed(by: voucher)
    let made = Person(
      id: identifiers.person(), author: person.author.renewed(renewed),
      pin: try FirstRun.hash(pin))
    let words = [
      "beside \(person.id.text)",
      voucher.map { "vouched for by \($0.id.text)" } ?? "nobody vouched",
    ]
    // What can't be noted is not done.
    try CommandProblem.file { () throws(FileError) in
      try AuditLog(folder).append([
        AuditEvent(.pinRenewed, at: .now(), person: made, detail: words.joined(separator: ", "))
      ])
    }
    try CommandProblem.local { () throws(LocalError) in
      try folder.save(made)
      try folder.save(
        Person(
          id: person.id, author: person.author, pin: person.pin, forgotten: renewed.on,
          hasPretendPIN: person.hasPretendPIN))
    }
  }
}
