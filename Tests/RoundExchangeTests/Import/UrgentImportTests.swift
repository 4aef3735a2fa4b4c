import Testing

@testable import RoundCore
@testable import RoundExchange

@Suite("Urgent rows of a prepared list")
struct UrgentImportTests {
  private static let now = UKTime.moment(
    day: Day(iso: "2026-03-12") ?? Day(ordinal: 0), hour: 12, minute: 0)
  private static let head =
    "Name,Room,Reasons,Question,Respiration,Saturation,Oxygen,Systolic,Pulse,Consciousness,"
    + "Temperature,Measured at,Saturation scale,Red flags\n"

  private func plan(_ rows: String, record: Record? = nil) throws -> (ImportPlan, Record) {
    let home = try #require(HomeID("elm-7k2m"))
    let start = record ?? Record(home: home)
    var ids = Identifiers(random: SeededRandom(seed: 4))
    let round = try ImportRound.choose(record: start, date: nil, today: UKTime(Self.now).day)
    let plan = try FlagsImport.plan(
      Array((Self.head + rows).utf8), record: start, round: round, catalog: .shipped,
      author: .spreadsheet, identifiers: &ids, now: Self.now)
    var working = WorkingRecord(start)
    for draft in plan.drafts {
      working.apply(
        EntryDraft(
          draft.body, resident: draft.resident, author: draft.author,
          id: draft.id ?? ids.entry(at: Self.now)))
    }
    return (plan, working.record)
  }

  private static let nineteen =
    "\"Jones, Ann\",4,acuteChange,,26,90,yes,88,134,V,39.5,12-Mar-2026 11:30,,\n"

  @Test("A row with NEWS2 19 stands as escalated, and the report says to ring now")
  func escalates() throws {
    let (plan, record) = try plan(Self.nineteen)
    let row = try #require(plan.report.rows.first)
    #expect(row.verdict == .taken)
    #expect(row.urgent == .actNow)
    #expect(row.notes.contains { $0.hasPrefix("ACT NOW: NEWS2 19, measured 30 min ago.") })
    #expect(row.notes.contains { $0.hasPrefix("ESCALATED, not routine: ring now.") })
    let lines = plan.report.lines()
    #expect(
      lines.suffix(2)
        == [
          "ACT NOW, not for the round. homeround has told nobody. Ring now:",
          "    line 2, \(row.who)",
        ])
    let round = try #require(record.rounds.keys.first)
    #expect(record.list(of: round).map(\.status) == [.escalated])
    #expect(record.withoutRoute.count == 1)
    let check = record.residents.values.first?.urgencyChecks.last?.body
    #expect(check?.answer == .escalated)
    #expect(check?.escalation == record.withoutRoute.first?.id)
  }

  @Test("Read again it is unchanged, and nobody is escalated twice")
  func again() throws {
    let (_, record) = try plan(Self.nineteen)
    let (second, after) = try plan(Self.nineteen, record: record)
    #expect(second.report.rows.map(\.verdict) == [.unchanged])
    #expect(second.drafts.isEmpty)
    #expect(after.withoutRoute.count == 1)
  }

  @Test("Red flags are read by their words or codes; what can't be read is told")
  func named() throws {
    let (plan, record) = try plan(
      "\"Jones, Ann\",4,pain,,,,,,,,,,,chest pain; newConfusion; wobbly\n")
    let row = try #require(plan.report.rows.first)
    #expect(row.urgent == .actNow)
    #expect(row.notes.contains("Red flag not read: \"wobbly\". If it cannot wait, ring now."))
    let check = record.residents.values.first?.urgencyChecks.last?.body
    #expect(check?.ticked == ["chestPain", "newConfusion"])
    #expect(check?.findings.map(\.tier) == [.actNow, .sameDay])
  }

  @Test("Same day is told, and nobody has said who decides")
  func sameDay() throws {
    let (plan, record) = try plan("\"Jones, Ann\",4,pain,,,,,,,,,,,severePain\n")
    #expect(plan.report.rows.first?.urgent == .sameDay)
    #expect(record.withoutRoute.isEmpty)
    #expect(record.residents.values.first?.urgencyChecks.last?.body.answer == .notAsked)
    #expect(plan.report.lines().contains { $0.hasPrefix("SAME DAY, not for the round.") })
  }

  @Test("Routine rows say nothing of urgency, and no or none is an answer")
  func routine() throws {
    let (plan, record) = try plan("\"Jones, Ann\",4,pain,,,,,,,,,,,no\n")
    #expect(plan.report.rows.first?.urgent == nil)
    #expect(plan.report.lines().last == "1 taken, 0 unchanged, 0 refused.")
    #expect(record.residents.values.allSatisfy { $0.urgencyChecks.isEmpty })
  }

  @Test("Scale 2 of a spreadsheet is not used without a clinician's target, and that is told")
  func scaleTwo() throws {
    let (plan, record) = try plan(
      "\"Jones, Ann\",4,breathing,,18,90,no,130,80,A,36.9,12-Mar-2026 11:30,2,\n")
    #expect(
      plan.report.rows.first?.notes.contains { $0.hasPrefix("Saturation scale 2 not used") } == true
    )
    let ann = try #require(record.residents.values.first)
    let set = try #require(ann.vitalSigns.last)
    #expect(record.news2(set.body, of: ann, catalog: .shipped).score?.total == 3)
  }

  @Test("Rows that can't wait are told also when nothing was written")
  func refused() throws {
    let (plan, _) = try plan(Self.nineteen + ",,pain,,,,,,,,,,,\n")
    #expect(plan.report.refused == 1)
    let lines = plan.report.lines(nothingWritten: true)
    #expect(lines.contains("ACT NOW, not for the round. homeround has told nobody. Ring now:"))
  }
}
