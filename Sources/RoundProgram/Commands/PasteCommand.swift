import ArgumentParser
import RoundCore
import RoundReports

/// `homeround paste`: a review as text for the clinical system, or a slip for the care file.
struct PasteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paste",
    abstract: "A signed review as plain text for the clinical system, or a slip for the care file.",
    discussion:
      "Without --round it is the newest round on which something signed for them still stands.")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "An NHS number or a resident's identifier.") var resident: String
  @Option(help: "The round on this day.", transform: DayArgument.read) var round: DayArgument?
  @Flag(help: "The slip for the resident's care file, by who must act.") var slip = false

  func run() throws {
    let record = try place.read().record
    guard let found = ResidentLookup.find(resident, in: record) else {
      throw CommandProblem.noResident(resident)
    }
    let chosen = try round.map { wanted in
      guard let round = record.round(on: wanted.day) else {
        throw CommandProblem.refused("There is no such round.")
      }
      return round.id
    }
    guard let newest = chosen ?? ReviewText.newestRound(of: found.id, in: record) else {
      throw CommandProblem.refused("Nothing is signed for this resident.")
    }
    let lines = ReviewText.lines(
      of: found.id, on: newest, record: record, catalog: .shipped, now: .now(),
      purpose: slip ? .careFile : .clinicalSystem)
    guard !lines.isEmpty else {
      throw CommandProblem.refused("Nothing is signed for this resident on that round.")
    }
    for line in lines { Output.line(line) }
    AuditKeeper.noteOnce(
      AuditEvent(
        .textPrinted, at: .now(), home: record.home, resident: found.id,
        detail: slip ? "slip, command line" : "review, command line"), in: place.roundFolder)
  }
}
