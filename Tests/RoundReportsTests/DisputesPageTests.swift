import RoundReports
import Testing

@testable import RoundCore

/// What a person has to settle, as text.
struct DisputesPageTests {
  private let home: HomeID
  private let resident: ResidentID
  private let now = RecordBuilder.start.adding(hours: 5)
  private var entries: [Entry] = []

  init() throws {
    home = try #require(HomeID("elm-7k2m"))
    resident = try #require(ResidentID("r1"))
    for (device, name, role) in [
      ("d1", "J. Reed", "manager"), ("d2", "K. Adeyemi", "pharmacist"),
    ] {
      try add(
        AuthorDeclared(
          author: Author(name: name, role: role, organisation: "", registration: nil)),
        device, 0, about: false)
    }
    try add(
      ResidentRegistered(
        ResidentDetails(family: "Walker", given: "Doris", born: RecordBuilder.day("1938-07-14"))),
      "d1", 1)
  }

  private mutating func add(
    _ body: any EntryBody, _ device: String, _ minute: Int, about: Bool = true
  ) throws {
    let header = EntryHeader(
      id: try #require(EntryID("E\(device)\(minute)")), device: try #require(DeviceID(device)),
      sequence: minute + 1, kind: type(of: body).kind, version: 1,
      at: ClockReading(moment: RecordBuilder.start.adding(minutes: minute), counter: 0),
      by: EntryID("E\(device)0"), resident: about ? resident : nil)
    entries.append(Entry(header: header, content: .known(body)))
  }

  private func lines(_ warnings: [String] = []) -> [String] {
    var record = Record(home: home)
    record.apply(entries)
    return DisputesPage.lines(record: record, catalog: .shipped, now: now, warnings: warnings)
  }

  private func text(_ warnings: [String] = []) -> String {
    lines(warnings).joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  private func allergies(_ agent: String) -> AllergiesRecorded {
    AllergiesRecorded(
      status: .known, items: [AllergiesRecorded.Allergy(agent: agent, reaction: nil)], replaces: [])
  }

  @Test(
    "Both sides stand beside each other, with who recorded each, marked where harm may come of it")
  mutating func both() throws {
    try add(allergies("Penicillin"), "d1", 2)
    try add(allergies("Latex"), "d2", 3)
    let lines = lines()
    #expect(lines.first == "RECORDED IN TWO WAYS")
    #expect(lines.contains { $0.contains("WALKER, Doris") })
    #expect(lines.contains { $0.contains("! Allergies") })
    // In one row of the page, not under each other.
    #expect(lines.contains { $0.contains("Penicillin") && $0.contains("Latex") })
    #expect(text().contains("J. Reed"))
    #expect(text().contains("K. Adeyemi"))
    #expect(lines.allSatisfy { $0.count <= 78 })
  }

  @Test("Where all agree it says so, and nothing of chains or of what was refused stands there")
  func nothing() {
    #expect(text().contains("Nothing: wherever two people recorded the same thing, they agree."))
    #expect(!text().contains("CUT OFF"))
    #expect(!text().contains("KEPT APART"))
  }

  @Test("What is wrong with the chains stands there in the words of the warning")
  func chains() {
    let warning = "Bridge Street has seen more of this computer's own entries than are here."
    #expect(text([warning]).contains("ENTRIES THAT WERE CUT OFF OR WRITTEN ANEW"))
    #expect(text([warning]).contains(warning))
  }

  @Test("What was kept apart is named, with about whom, by whom, on which computer, and why")
  mutating func refused() throws {
    try add(
      ReviewSigned(round: try #require(RoundID("round-1")), flags: [], contact: "video"), "d1", 4)
    let text = text()
    #expect(text.contains("a review about WALKER, Doris, by J. Reed"))
    #expect(text.contains("Why not: Home manager: not somebody who does rounds for the practice"))
    #expect(text.contains("Computer: d1"))
  }
}
