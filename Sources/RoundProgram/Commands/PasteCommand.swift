import ArgumentParser
import RoundCore
import RoundReports

/// `homeround paste`: a review as text for the clinical system, or a slip for the care file.
struct PasteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paste",
    abstract: "A signed review as plain text for the clinical system, or a slip for the care file.",
    discussion: "Without --round it is the newest round on which something was signed for them.")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "An NHS number or a resident's identifier.") var resident: String
  @Option(help: "The round on this day.") var round: DayArgument?
  @Flag(help: "The slip for the resident's care file, by who must act.") var slip = false

  func run() throws {
    let record = try place.read().record
    guard let found = ResidentLookup.find(resident, in: record) else {
      throw CommandProblem.refused("There is no resident \(SafeText(resident)) in this home.")
    }
    let chosen = try round.map { wanted in
      guard let round = record.round(on: wanted.day) else {
        throw CommandProblem.refused("There is no such round.")
      }
      return round.id
    }
    let rounds = ReviewText.rounds(of: found.id, in: record)
    guard let newest = rounds.last(where: { chosen == nil || $0 == chosen }) else {
      throw CommandProblem.refused(
        chosen == nil
          ? "Nothing is signed for this resident."
          : "Nothing is signed for this resident on that round.")
    }
    let lines = ReviewText.lines(
      of: found.id, on: newest, record: record, catalog: .shipped, now: .now(),
      purpose: slip ? .careFile : .clinicalSystem)
    for line in lines { Output.line(line) }
    AuditKeeper.noteOnce(
      AuditEvent(
        .textPrinted, at: .now(), home: record.home, resident: found.id,
        detail: slip ? "slip, command line" : "review, command line"), in: place.roundFolder)
  }
}
