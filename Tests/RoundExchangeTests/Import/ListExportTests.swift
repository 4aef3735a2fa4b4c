import RoundCore
import RoundData
import Testing

@testable import RoundExchange

@Suite("The home's list as a spreadsheet")
struct ListExportTests {
  private let register = String(decoding: RoundData.residentsExample, as: UTF8.self)
  private let example = String(decoding: RoundData.flagsExample, as: UTF8.self)

  private func taken() throws -> (bench: ImportBench, round: RoundID) {
    var bench = try ImportBench()
    try bench.takeResidents(register)
    try bench.takeFlags(example)
    return (bench, try #require(bench.record.currentRound(on: bench.today)).id)
  }

  private func csv(_ bench: ImportBench, _ round: RoundID) -> String {
    ListExport.lines(record: bench.record, round: round, catalog: .shipped)
      .joined(separator: "\r\n") + "\r\n"
  }

  @Test("It is taken in by another homeround with every word, and by the same with nothing new")
  func thereAndBack() throws {
    var (bench, round) = try taken()
    let text = csv(bench, round)
    #expect(text.hasPrefix("\u{FEFF}NHS number,Family name,"))
    let again = try bench.planFlags(text)
    #expect(again.report.refused == 0 && again.report.unchanged == 6, "\(again.report)")

    var other = try ImportBench()
    try other.takeResidents(register)
    let report = try other.takeFlags(text)
    #expect(report.verdicts == Array(repeating: .taken, count: 6))
    #expect(report.rows.allSatisfy { $0.notes.isEmpty }, "\(report.rows.map(\.notes))")
    for name in ["Atkinson", "Bhattacharya", "Farooq", "Greenhalgh"] {
      let (one, two) = (try bench.resident(name), try other.resident(name))
      let (first, second) = (try #require(one.flags.last), try #require(two.flags.last))
      #expect(first.body.reasons == second.body.reasons)
      #expect(first.body.priority == second.body.priority)
      #expect(first.body.priorityReason == second.body.priorityReason)
      #expect(first.body.question == second.body.question)
      #expect(first.body.askedBy == second.body.askedBy)
      #expect(first.body.raisedBy == second.body.raisedBy)
      let notes = (one.note(for: first.header.id)?.body, two.note(for: second.header.id)?.body)
      #expect(notes.0?.assessment == notes.1?.assessment)
      #expect(notes.0?.recommendation == notes.1?.recommendation)
      #expect(one.latestVitalSigns?.body == two.latestVitalSigns?.body)
    }
  }

  @Test("No cell is a formula to a spreadsheet program, and it reads as it was written")
  func noFormula() throws {
    var bench = try ImportBench()
    try bench.takeResidents(register)
    let row =
      "NHS number,Family name,Given name,Reasons,Question,Situation\n"
      + "999 412 3068,Atkinson,Mavis,pain,\"=HYPERLINK(\"\"x\"\")\",- sore; \u{202E}@home\n"
    try bench.takeFlags(row)
    let round = try #require(bench.record.currentRound(on: bench.today)).id
    let text = csv(bench, round)
    #expect(text.contains("\" =HYPERLINK(\"\"x\"\")\""))
    for line in text.split(separator: "\r\n") {
      for mark in ["=", "+", "-", "@"] {
        #expect(!line.hasPrefix(mark) && !line.contains(",\(mark)") && !line.contains("\"\(mark)"))
      }
    }
    #expect(!text.contains("\u{202E}"))
    var other = try ImportBench()
    try other.takeResidents(register)
    try other.takeFlags(text)
    #expect(try other.resident("Atkinson").flags.last?.body.question == "=HYPERLINK(\"x\")")
  }
}
