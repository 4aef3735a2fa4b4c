import ArgumentParser
import RoundCore
import RoundReports

/// `homeround audit`: who saw and changed what, and when; checks the chain of the audit.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Who saw and changed what; exit 1 where the audit is not as it was written.",
    discussion: """
      What was seen stands in this computer's own audit (local/audit), which is never sent. What was \
      changed stands in the journals, from every computer whose entries are here. What the commands \
      list, show and sheet print is not noted: they write nothing into the folder.
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: "Only about this resident: an NHS number or an identifier.") var resident: String?
  @Option(help: "Only of people whose name holds this.") var person: String?
  @Option(help: "Only from this day on.", transform: DayArgument.read) var since: DayArgument?
  @Option(help: "Only up to this day.", transform: DayArgument.read) var until: DayArgument?
  @Flag(help: "As JSON; the shape is in Resources/audit.schema.json.") var json = false

  func run() throws {
    let home = try place.chosenHome()
    let folder = place.roundFolder
    let record = try place.read().record
    var filter = AuditReport.Filter()
    if let resident {
      guard let found = ResidentLookup.find(resident, in: record) else {
        throw CommandProblem.refused("There is no resident \(SafeText(resident)) in this home.")
      }
      filter.resident = found.id
    }
    filter.person = person
    filter.since = since?.day
    filter.until = until?.day
    let report = try CommandProblem.file { () throws(FileError) in
      AuditReport(
        reading: try AuditReading.read(folder), headers: try folder.entryHeaders(of: home),
        record: record, filter: filter)
    }
    if json {
      Output.json(report.json)
    } else {
      if record.isPretend { Output.line("PRETEND RESIDENTS") }
      for line in report.lines { Output.line(line) }
    }
    for place in report.damage {
      Output.message("homeround: audit: \(place.file):\(place.line): \(place.reason)")
    }
    Output.message("homeround: \(report.conclusion)")
    // Who reads over others' shoulders is noted too; what can't be noted is said.
    AuditKeeper.noteOnce(
      AuditEvent(
        .auditRead, at: .now(), home: home, resident: filter.resident, detail: "command line"),
      in: folder)
    if !report.damage.isEmpty { throw ExitCode(1) }
  }
}
