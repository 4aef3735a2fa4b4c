import Testing

@testable import RoundCore

/// What two people recorded in different words, and how it is settled.
struct DisputeTests {
  private let resident: ResidentID
  private let home: HomeID

  init() throws {
    resident = try #require(ResidentID("r1"))
    home = try #require(HomeID("elm-7k2m"))
  }

  /// An entry of a GP of a computer, that many minutes after noon.
  private func entry(_ body: any EntryBody, _ device: String, _ minute: Int) throws -> Entry {
    let header = EntryHeader(
      id: try #require(EntryID("E\(device)\(minute)")), device: try #require(DeviceID(device)),
      sequence: minute, kind: type(of: body).kind, version: 1,
      at: ClockReading(moment: JournalBench.noon.adding(minutes: minute), counter: 0),
      by: EntryID("A1"), resident: resident)
    return Entry(header: header, content: .known(body))
  }

  private func change(
    _ id: String, _ after: String, replaces: [String] = [], heading: String = "Skin"
  ) throws -> CarePlanChanged {
    CarePlanChanged(
      CarePlanChange(
        id: try #require(EntryID(id)), heading: heading, before: "", after: after, why: nil,
        agreedWith: nil, agreedRole: nil, reviewOn: nil,
        replaces: try replaces.map { try #require(EntryID($0)) }))
  }

  /// The same from the entries in both orders.
  private func person(_ entries: [Entry]) throws -> ResidentRecord {
    var people: [Entry] = []
    for device in ["d1", "d2", "d3"] {
      people.append(try Entry.gp("A1", on: try #require(DeviceID(device))))
    }
    var forwards = Record(home: home)
    forwards.apply(people + entries)
    var backwards = Record(home: home)
    backwards.apply(entries.reversed() + entries + people)
    #expect(forwards == backwards)
    #expect(forwards.disputes == backwards.disputes)
    return try #require(forwards.residents[resident])
  }

  private func allergies(
    _ agents: [String], replaces: [String] = []
  ) throws -> AllergiesRecorded {
    AllergiesRecorded(
      status: agents.isEmpty ? .none : .known,
      items: agents.map { AllergiesRecorded.Allergy(agent: $0, reaction: nil) },
      replaces: try replaces.map { try #require(EntryID($0)) })
  }

  @Test(
    "Two changes of a heading that did not see each other both stand until one takes their place")
  func heading() throws {
    var entries = [
      try entry(try change("C0", "was"), "d1", 1),
      try entry(try change("C1", "turn two-hourly", replaces: ["C0"]), "d1", 2),
      try entry(try change("C2", "turn four-hourly", replaces: ["C0"]), "d2", 3),
    ]
    let dispute = try #require(try person(entries).disputes.first)
    #expect(dispute.sides.map(\.text) == ["turn two-hourly", "turn four-hourly"])
    #expect(!dispute.isSafetyCritical(.shipped))
    let body = dispute.settled(.own("turn three-hourly"), in: try person(entries)) {
      EntryID("C3") ?? Identifiers.none
    }
    entries.append(try entry(try #require(body), "d1", 9))
    let settled = try person(entries)
    #expect(settled.disputes.isEmpty)
    #expect(settled.carePlan.first?.text == "turn three-hourly")
    #expect(settled.carePlan.first?.history.count == 4)
  }

  @Test(
    "Two who settle at once with the same answer agree; with two answers it is in dispute again")
  func atOnce() throws {
    let entries = [
      try entry(try change("C1", "thickened fluids"), "d1", 1),
      try entry(try change("C2", "normal fluids"), "d2", 2),
    ]
    let person = try self.person(entries)
    let dispute = try #require(person.disputes.first)
    func settled(_ settling: Settling, _ id: String, _ device: String) throws -> Entry {
      let body = dispute.settled(settling, in: person) { EntryID(id) ?? Identifiers.none }
      return try entry(try #require(body), device, 5)
    }
    let same = [try settled(.side(0), "S1", "d1"), try settled(.side(0), "S2", "d2")]
    let agreed = try self.person(entries + same)
    #expect(agreed.disputes.isEmpty)
    #expect(agreed.carePlan.first?.text == "thickened fluids")
    // Whoever changes it next takes the place of both.
    #expect(agreed.carePlan.first?.standing.count == 2)
    let other = [try settled(.side(0), "S1", "d1"), try settled(.side(1), "S2", "d2")]
    let again = try #require(try self.person(entries + other).disputes.first)
    #expect(again.sides.map(\.text) == ["thickened fluids", "normal fluids"])
    #expect(again.heads.map(\.text) == ["S1", "S2"])
  }

  @Test("Allergies recorded in two ways are both told, and none is left out when all of them hold")
  func allergies() throws {
    var entries = [
      try entry(try allergies(["Penicillin"]), "d1", 1),
      try entry(try allergies([]), "d2", 2),
    ]
    let person = try self.person(entries)
    #expect(person.allergyText.contains("Penicillin"))
    #expect(person.allergyText.contains("No known allergies"))
    #expect(person.standingAllergies.map(\.agent) == ["Penicillin"])
    let dispute = try #require(person.safetyDisputes(.shipped).first)
    let body = dispute.settled(.everyAllergy, in: person) { Identifiers.none }
    entries.append(try entry(try #require(body), "d2", 3))
    let settled = try self.person(entries)
    #expect(settled.disputes.isEmpty)
    #expect(settled.allergyText == "Known allergies Penicillin")
  }

  @Test("What was recorded later on the same computer, or names what it saw, is in no dispute")
  func seen() throws {
    #expect(
      try person([
        try entry(try allergies(["Penicillin"]), "d1", 1), try entry(try allergies([]), "d1", 2),
      ]).disputes.isEmpty)
    #expect(
      try person([
        try entry(try allergies(["Penicillin"]), "d1", 1),
        try entry(try allergies([], replaces: ["Ed11"]), "d2", 2),
      ]).disputes.isEmpty)
    // The same words are no dispute, and both are named by what takes their place.
    let same = try person([
      try entry(try allergies(["Latex"]), "d1", 1), try entry(try allergies(["Latex"]), "d2", 2),
    ])
    #expect(same.disputes.isEmpty)
    #expect(same.allergyHeads.count == 2)
  }

  @Test("CPR, limits and infection in two ways are told whole; a settling names all of them")
  func others() throws {
    let entries = [
      try entry(CPRRecorded(decision: .doNotAttempt, decidedBy: "Dr Shah"), "d1", 1),
      try entry(CPRRecorded(decision: .attempt), "d2", 2),
      try entry(UrgentPlanRecorded(limits: "hospital", medicinesInHouse: nil), "d1", 3),
      try entry(UrgentPlanRecorded(limits: "home", medicinesInHouse: nil), "d2", 4),
      try entry(InfectionRecorded(text: "MRSA"), "d1", 5),
      try entry(InfectionRecorded(text: nil), "d2", 6),
      try entry(CPRRecorded(decision: .notRecorded), "d3", 7),
    ]
    let person = try self.person(entries)
    #expect(person.disputes.map(\.subject) == [.cpr, .limits, .infection])
    #expect(person.disputedCPR?.contains("Do not attempt CPR, decided by Dr Shah") == true)
    #expect(person.disputedCPR?.contains("For attempted CPR") == true)
    #expect(person.disputedCPR?.hasPrefix("3 RECORDS DIFFER") == true)
    #expect(person.disputedLimits?.contains("limits: home") == true)
    var all = entries
    for (place, dispute) in person.disputes.enumerated() {
      let body = dispute.settled(.side(1), in: person) { Identifiers.none }
      all.append(try entry(try #require(body), "d1", 20 + place))
      #expect(dispute.settled(.side(9), in: person) { Identifiers.none } == nil)
    }
    let settled = try self.person(all)
    #expect(settled.disputes.isEmpty)
    #expect(settled.cpr.last?.body.decision == .attempt)
    #expect(settled.urgentPlan?.body.limits == "home")
    #expect(settled.infections.last?.body.text == nil)
  }

  @Test("Lists of medicines: the differences are told; those that name nothing go by the clock")
  func medicines() throws {
    func list(_ text: String, replaces: [EntryID]?) -> MedicinesRecorded {
      MedicinesRecorded(text: text, asOf: nil, source: nil, replaces: replaces)
    }
    #expect(
      try person([
        try entry(list("A 1 mg", replaces: nil), "d1", 1),
        try entry(list("B 2 mg", replaces: nil), "d2", 2),
      ]).disputes.isEmpty)
    let entries = [
      try entry(list("A 1 mg\nB 2 mg", replaces: []), "d1", 1),
      try entry(list("A 1 mg\nC 3 mg", replaces: []), "d2", 2),
    ]
    let person = try self.person(entries)
    let short = try #require(person.disputes.first?.short(.shipped))
    #expect(short.contains("only 1. has B 2 mg"))
    #expect(short.contains("only 2. has C 3 mg"))
    #expect(!short.contains("A 1 mg"))
    let body = person.disputes.first?.settled(.own("A 1 mg"), in: person) { Identifiers.none }
    let settled = try self.person(entries + [try entry(try #require(body), "d2", 3)])
    #expect(settled.disputes.isEmpty)
    #expect(settled.medicines.last?.body.text == "A 1 mg")
  }

  @Test(
    "Eating, drinking and medicines may do harm; other headings of the care plan are not everywhere"
  )
  func safetyCritical() throws {
    for (heading, isCritical) in [
      ("Nutrition and hydration", true), ("nutritionHydration", true), ("Medicines", true),
      ("Skin", false), ("Made up", false),
    ] {
      let person = try self.person([
        try entry(try change("C1", "one", heading: heading), "d1", 1),
        try entry(try change("C2", "two", heading: heading), "d2", 2),
      ])
      #expect(person.safetyDisputes(.shipped).count == (isCritical ? 1 : 0))
    }
  }
}

extension Identifiers {
  /// Stands where a test gives no name for a change.
  static var none: EntryID {
    var identifiers = Identifiers(random: SeededRandom(seed: 7))
    return identifiers.entry(at: JournalBench.noon)
  }
}
