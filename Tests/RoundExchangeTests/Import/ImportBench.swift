import Testing

@testable import RoundCore
@testable import RoundExchange

/// A home whose record takes in spreadsheets, as the writer would put their entries into it.
struct ImportBench {
  var record: Record
  /// 14-Jan-2026 12:00 UTC, a Wednesday.
  var now = Moment(milliseconds: 1_768_392_000_000)
  private var identifiers = Identifiers(random: SeededGenerator(state: 7))
  private var sequence = 0

  init() throws {
    record = Record(home: try #require(HomeID("rosewood")))
    let gp = Author(name: "Dr Shah", role: "gp", organisation: "", registration: nil)
    for (id, author) in [("rows", Author.spreadsheet), ("gp", gp)] {
      try apply([
        EntryDraft(AuthorDeclared(author: author), author: nil, id: EntryID(id))
      ])
    }
  }

  var today: Day { UKTime(now).day }

  mutating func apply(_ drafts: [EntryDraft]) throws {
    let device = try #require(DeviceID("d2"))
    for draft in drafts {
      sequence += 1
      let type = Swift.type(of: draft.body)
      let header = EntryHeader(
        id: draft.id ?? identifiers.entry(at: now), device: device, sequence: sequence,
        kind: type.kind, version: type.version,
        at: ClockReading(moment: now, counter: sequence),
        by: EntryID(ImportBench.isOfRound(draft.body) ? "gp" : "rows"), resident: draft.resident)
      record.apply(Entry(header: header, content: .known(draft.body)))
    }
  }

  /// What only somebody who does rounds may write.
  private static func isOfRound(_ body: any EntryBody) -> Bool {
    body is RoundOpened || body is RoundClosed || body is ReviewSigned
  }

  mutating func planResidents(_ text: String) throws -> ImportPlan {
    try ResidentsImport.plan(
      Array(text.utf8), record: record, author: .spreadsheet, identifiers: &identifiers, now: now)
  }

  mutating func planFlags(_ text: String, date: Day? = nil) throws -> ImportPlan {
    try FlagsImport.plan(
      Array(text.utf8), record: record,
      round: ImportRound.choose(record: record, date: date, today: today), catalog: .shipped,
      author: .spreadsheet, identifiers: &identifiers, now: now)
  }

  @discardableResult
  mutating func takeResidents(_ text: String) throws -> ImportReport {
    let plan = try planResidents(text)
    try apply(plan.drafts)
    return plan.report
  }

  @discardableResult
  mutating func takeFlags(_ text: String, date: Day? = nil) throws -> ImportReport {
    let plan = try planFlags(text, date: date)
    try apply(plan.drafts)
    return plan.report
  }

  /// The only resident with this family name.
  func resident(_ family: String) throws -> ResidentRecord {
    let found = record.residents.values.filter { $0.current?.family == family }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  func details(_ family: String) throws -> ResidentDetails {
    try #require(try resident(family).current)
  }
}

/// Repeats itself, so that a failure can be looked at.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension ImportReport {
  var verdicts: [Verdict] { rows.map(\.verdict) }

  func says(_ text: String) -> Bool { lines().contains { $0.contains(text) } }
}
