import RoundCore
import Testing

@testable import RoundExchange

@Suite("A spreadsheet taken in twice")
struct ImportTwiceTests {
  /// A register or list whose rows are hard to tell apart.
  private func file(_ random: inout SeededGenerator, columns: [String], _ pools: [[String]])
    -> String
  {
    var lines = [columns.joined(separator: ",")]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let cells = pools.map { $0.randomElement(using: &random) ?? "" }
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n")
  }

  private let families = ["Crowther", "crowther", "Atkinson", "Elsie", ""]
  private let givens = ["Elsie", "Elsie May", "Elsa", "Crowther", ""]
  private let births = ["", "", "29-Feb-1932", "30/01/1935", "soon"]
  private let rooms = ["", "", "8", "14"]
  private let numbers = [
    "", "", "9994281445", "999 428 1445", "9994439820", "9994281440", "12", "none",
  ]

  @Test("Whatever register was taken whole, taking it again adds nothing", arguments: 1...300)
  func register(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var bench = try ImportBench()
    func register() -> String {
      file(
        &random, columns: ["Surname", "Forename", "Born", "Room", "NHS no", "Allergies"],
        [families, givens, births, rooms, numbers, ["", "none", "Latex", "latex (rash)"]])
    }
    try bench.takeResidents(register())
    let text = register()
    let first = try bench.takeResidents(text)
    let again = try bench.planResidents(text)
    // A row that was refused may be taken once the others stand.
    let isDone = first.refused > 0 || again.drafts.count == 0
    #expect(isDone, "\(text)\n\(first.lines())\n\(again.report.lines())")
    try expectNumbersOnce(bench.record)
  }

  @Test("Whatever a list holds, taking it again adds nothing", arguments: 1...300)
  func list(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) << 20)
    var bench = try ImportBench()
    let person = [families, givens, births, rooms, numbers]
    let columns = ["Surname", "Forename", "Born", "Room", "NHS no"]
    try bench.takeResidents(file(&random, columns: columns, person))
    let text = file(
      &random, columns: columns + ["Reasons", "Situation", "Pulse", "Measured at"],
      person + [
        ["pain", "skin", "odd"], ["", "Fell"], ["", "80", "900"],
        ["", "08:40", "13/01/2026 08:40"],
      ])
    let first = try bench.takeFlags(text)
    bench.now = bench.now.adding(hours: 20)
    let again = try bench.planFlags(text)
    #expect(again.drafts.count == 0, "\(text)\n\(first.lines())\n\(again.report.lines())")
    #expect(first.refused == again.report.refused)
    try expectNumbersOnce(bench.record)
  }

  private func expectNumbersOnce(_ record: Record) throws {
    let numbers = record.residents.values.compactMap { $0.current?.nhsNumber }
    #expect(Set(numbers).count == numbers.count)
  }
}
