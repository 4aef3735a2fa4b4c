import RoundCore
import Testing

@testable import RoundExchange

@Suite("Cells of a prepared list")
struct FlagCellsTests {
  private func flagged(
    _ head: String, _ cells: String
  ) throws -> (resident: ResidentRecord, report: ImportReport) {
    var bench = try ImportBench()
    try bench.takeResidents("Family name,Given name\nAtkinson,Mavis\n")
    let report = try bench.takeFlags(
      "Family name,Given name,Situation,\(head)\nAtkinson,Mavis,Fell,\(cells)\n")
    return (try bench.resident("Atkinson"), report)
  }

  @Test(
    "Reasons are read as codes or words, whatever stands between them",
    arguments: [
      ("pain;fall", ["pain", "fall"]), ("Pain | FALL", ["pain", "fall"]),
      (
        "\"pain, fall, injury or rehabilitation, skin, wound or pressure damage\"",
        ["pain", "fall", "skin"]
      ),
      ("\"capacity, best interests or DoLS\"", ["capacity"]),
      ("stockormar; fed up", ["stockOrMAR", "other"]),
    ])
  func reasons(cell: String, codes: [String]) throws {
    let flag = try #require(try flagged("Reasons", cell).resident.flags.last?.body)
    #expect(Set(flag.reasons) == Set(codes))
  }

  @Test("One of the things a reason names is taken for it and told")
  func partOfReason() throws {
    let (resident, report) = try flagged("Reasons", "wound")
    #expect(resident.flags.last?.body.reasons == ["skin"])
    #expect(report.says("\"wound\" taken as \"skin, wound or pressure damage\"."))
  }

  @Test("A word that is no reason goes on as something else, and is kept with the flag")
  func otherReason() throws {
    let (resident, report) = try flagged("Reasons", "change; wobbly")
    #expect(resident.flags.last?.body.reasons == ["other"])
    #expect(resident.flags.last?.body.priorityReason == "change; wobbly")
    #expect(
      report.says(
        "\"change; wobbly\" is not a reason on the list: taken as \"something else\"."))
    let kept = try flagged("Reasons,Priority reason", "wobbly,New").resident
    #expect(kept.flags.last?.body.priorityReason == "New")
    #expect(kept.notes.last?.body.situation == "Fell\nReason as written: wobbly")
    #expect(try flagged("Reasons", "").report.says("No reason given"))
  }

  @Test(
    "Priorities are read as numbers and words",
    arguments: [
      ("1", 1), ("urgent", 1), ("HIGH", 1), ("2", 2), ("Soon", 2), ("medium", 2), ("3", 3),
      ("routine", 3), ("low", 3), ("urgent for this round", 1), ("ASAP", 1),
    ])
  func priorities(cell: String, priority: Int) throws {
    #expect(try flagged("Priority", cell).resident.flags.last?.body.priority == priority)
  }

  @Test("A priority that is missing or cannot be read is 3, and told")
  func noPriority() throws {
    for cell in ["", "0", "4", "very"] {
      let (resident, report) = try flagged("Priority", cell)
      #expect(resident.flags.last?.body.priority == 3)
      #expect(report.rows.first?.notes.contains { $0.contains("riority") } == true)
    }
  }

  @Test("Observations that can't be a measurement are not taken, the others are")
  func impossibleObservations() throws {
    let (resident, report) = try flagged(
      "Respiration,SpO2,Pulse,BP,Temp (°C),ACVPU,Oxygen,Weight,Measured at",
      "81,101,-5,134/78,98.2,Z,maybe,9999,14-Jan-2026 08:40")
    let set = try #require(resident.observations.last?.body)
    #expect(set.systolic == 134)
    #expect(set.diastolic == 78)
    #expect(set.respiration == nil && set.saturation == nil && set.pulse == nil)
    #expect(set.temperature == nil && set.consciousness == nil && set.oxygen == nil)
    #expect(set.weight == nil)
    #expect(report.says("Respiration not taken: \"81\". Respiration rate 81 cannot be right"))
    #expect(report.says("Temperature 98.2 cannot be right: it is 25.0 to 45.0."))
    #expect(report.rows.first?.notes.count { $0.contains("not taken") } == 7)
    #expect(report.verdicts == [.taken])
  }

  @Test("Values are read with their units and either decimal sign")
  func units() throws {
    let (resident, report) = try flagged(
      "Respiration,SpO2,Pulse,Systolic,Temperature,Consciousness,Oxygen,Weight,Measured at",
      "16/min,97 %,78 bpm,134 mmHg,\"36,80 °C\",alert,Air,54.2 kg,2026-01-14T08:40")
    let set = try #require(resident.observations.last?.body)
    #expect(
      set
        == ObservationsRecorded(
          measuredAt: UKTime.moment(day: try #require(Day(iso: "2026-01-14")), hour: 8, minute: 40),
          respiration: 16, saturation: 97, oxygen: false, systolic: 134, pulse: 78,
          consciousness: "A", temperature: "36.8", weight: "54.2"))
    #expect(report.rows.first?.notes.allSatisfy { !$0.contains("not taken") } == true)
  }

  @Test(
    "The time of measuring is read in the ways people write it",
    arguments: [
      ("14-Jan-2026 08:40", "14-Jan-2026 08:40"), ("14/01/2026 08:40", "14-Jan-2026 08:40"),
      ("2026-01-14 08:40:30", "14-Jan-2026 08:40"), ("2025-07-14T08:40:00Z", "14-Jul-2025 09:40"),
      ("8:40", "14-Jan-2026 08:40"), ("14 January 2026 8:40 am", "14-Jan-2026 08:40"),
      ("13/01/2026", "13-Jan-2026 00:00"),
      // Not read, or not yet: now is said instead.
      ("", "14-Jan-2026 12:00"), ("25:00", "14-Jan-2026 12:00"), ("23:40", "14-Jan-2026 12:00"),
      ("breakfast", "14-Jan-2026 12:00"), ("15/01/2026 08:40", "14-Jan-2026 12:00"),
    ])
  func measuredAt(cell: String, shown: String) throws {
    let (resident, report) = try flagged("Pulse,Measured at", "80,\(cell)")
    let at = try #require(resident.observations.last?.body.measuredAt)
    #expect(UKTime(at).shown == shown)
    let isSaid = report.rows.first?.notes.contains { $0.lowercased().contains("aken as now") }
    #expect(isSaid == (shown == "14-Jan-2026 12:00"))
  }

  @Test("Observations without a day are not added again when the file is taken again tomorrow")
  func undatedObservations() throws {
    for time in ["", "08:40"] {
      var bench = try ImportBench()
      let file = "Name,Reasons,Pulse,Measured at\nMavis Atkinson,pain,80,\(time)\n"
      try bench.takeFlags(file)
      bench.now = bench.now.adding(hours: 25)
      #expect(try bench.planFlags(file).drafts.isEmpty)
      let other = try bench.planFlags(
        "Name,Reasons,Pulse,Measured at\nMavis Atkinson,pain,90,\(time)\n")
      #expect(other.drafts.map { type(of: $0.body).kind } == ["observations.recorded"])
    }
  }

  @Test("Who raised it and who asks are read from words, and names are kept")
  func voices() throws {
    let head = "Raised by,Asked by,Raised at,Face to face,Since,Wish"
    let (resident, report) = try flagged(
      head, "Daughter,Family,13-Jan-2026 18:00,yes,10/01/2026,To stay here")
    let flag = try #require(resident.flags.last?.body)
    #expect(flag.raisedBy == .family)
    #expect(flag.raisedByName == "Daughter")
    #expect(flag.askedBy == "family")
    #expect(flag.raisedAt.map { UKTime($0).shown } == "13-Jan-2026 18:00")
    #expect(flag.faceToFace == true)
    #expect(flag.since?.iso == "2026-01-10")
    #expect(flag.wish == "To stay here")
    #expect(report.rows.first?.notes.count == 2)
    let named = try flagged(head, "Nurse B. Lee,moon,,,,")
    #expect(named.resident.flags.last?.body.raisedBy == .staff)
    #expect(named.resident.flags.last?.body.raisedByName == "Nurse B. Lee")
    #expect(named.report.says("Asked by not read: \"moon\""))
  }
}
