import ArgumentParser
import RoundCore
import RoundExchange

/// `homeround pack`: makes a file of entries for a partner.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Makes a sealed file of this computer's entries for a partner.",
    discussion: """
      The file holds what the partner's computers have not said that they hold. Send it by nhs.net \
      mail, on a USB stick or through a shared folder.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "The partner: an organisation, or one of its computers.") var to: String?
  @Option(
    name: .shortAndLong, help: "The new file, or a folder to put it in (else packs/out).")
  var output: String?
  @Flag(help: "For a stand-in without pairing: seal it with six words, to be read out.")
  var words = false
  @Flag(help: "Leave it unsealed: whoever has it can read it. Needs --reason.")
  var unsealed = false
  @Option(help: "Why it is not sealed; the pack says so.") var reason: String?
  @Flag(help: "Everything once more, also what the partner has said that it holds.")
  var whole = false

  func validate() throws {
    if words && unsealed { throw ValidationError("Say --words or --unsealed, not both.") }
    if to == nil && !words {
      throw ValidationError("Say for whom: --to PARTY, or --words for a stand-in.")
    }
    let said = reason?.filter { !$0.isWhitespace } ?? ""
    if unsealed && said.count < 5 {
      throw ValidationError("Leaving a pack unsealed needs a reason: --reason TEXT")
    }
    if !unsealed && reason != nil {
      throw ValidationError("--reason is for --unsealed.")
    }
  }

  func run() throws {
    let folder = place.roundFolder
    let home = try place.chosenHome()
    let settings = try CommandProblem.local { () throws(LocalError) in
      try DeviceSetUp.settings(of: folder)
    }
    let own = try ExchangeSetUp.own(folder, settings, organisation: nil, side: nil)
    if unsealed { try ExchangeSetUp.checkUnsealed(output, in: folder) }
    let receivers = try receivers(Partners(folder))
    let spoken = SpokenWords.random()
    let sealing: PackMaker.Sealing =
      words ? .words(spoken) : unsealed ? .none(reason: reason ?? "") : .keys
    let packs: [MadePack]
    do throws(PackProblem) {
      packs = try PackMaker(
        folder: folder, home: home, settings: settings, own: own, program: Version.program
      ).make(for: receivers, sealing: sealing, isWhole: whole || words)
    } catch {
      throw CommandProblem.cannot(error.sentence)
    }
    for pack in packs { try put(pack, of: packs.count, folder) }
    if words {
      Output.line("The six words, for the telephone only, never in a mail: \(spoken.text)")
    }
  }

  private func receivers(_ partners: Partners) throws -> [Partner] {
    guard let to else { return [] }
    let found = try CommandProblem.local { () throws(LocalError) in
      try partners.partners(called: to)
    }
    guard found.isEmpty else { return found }
    let all = try CommandProblem.local { () throws(LocalError) in try partners.all() }
    let names = Set(all.map(\.organisation)).sorted().joined(separator: ", ")
    throw CommandProblem.cannot(
      "No partner is called \(SafeText(to)). "
        + (names.isEmpty ? "Pair first: homeround pair" : "Partners: \(names)"))
  }

  private func put(_ pack: MadePack, of count: Int, _ folder: RoundFolder) throws {
    let path = try ExchangeSetUp.path(of: pack, in: folder, output: output, of: count)
    try ExchangeSetUp.write(pack.bytes, to: path)
    AuditKeeper.noteOnce(
      AuditEvent(.packMade, at: .now(), detail: "\(pack.entries) entries, command line"), in: folder
    )
    let who = pack.manifest.to ?? "a stand-in"
    Output.line("Pack for \(who): \(path)")
    Output.line(
      pack.entries == 0
        ? "Nothing new in it; it says what was received."
        : "Entries in it: \(pack.entries)")
    if let why = pack.manifest.unsealed {
      Output.line("NOT SEALED: whoever has it can read it. Reason: \(why)")
    }
    Output.line("")
    Output.line("Subject: \(PackName.subject)")
    let mail = PackName.mail(Paths.name(of: path), isSealedWithWords: words)
    for line in mail.split(separator: "\n", omittingEmptySubsequences: false) {
      Output.line(String(line))
    }
  }
}
