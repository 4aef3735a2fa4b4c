import RoundCore
import RoundReports
import Testing

@Suite struct VerifyReportTests {
  private let report = VerifyReport(
    journals: 2, entries: 40, bytes: 9000,
    damage: [
      Damage(
        kind: .broken, file: "homes/a/journals/d1/1-000001.jsonl", line: 7, byte: 512,
        reason: "the hash does not fit"),
      Damage(
        kind: .unfinished, file: "homes/a/x\n\u{1B}[2J.jsonl", line: 1, byte: 0,
        reason: "ends in an unfinished entry"),
    ])

  @Test("Each damage is one line: file, line, reason")
  func damageIsOneLine() {
    #expect(
      report.lines == [
        "homes/a/journals/d1/1-000001.jsonl:7: the hash does not fit",
        "homes/a/x\u{21B5}\u{FFFD}[2J.jsonl:1: ends in an unfinished entry",
      ])
  }

  @Test("The JSON has the counts and the four members of each damage")
  func jsonHasCounts() {
    #expect(
      String(decoding: report.json.bytes(.line), as: UTF8.self)
        == "{\"journals\":2,\"entries\":40,\"bytes\":9000,\"damage\":["
        + "{\"file\":\"homes/a/journals/d1/1-000001.jsonl\",\"line\":7,\"byte\":512,"
        + "\"reason\":\"the hash does not fit\"},"
        + "{\"file\":\"homes/a/x\\n\\u001b[2J.jsonl\",\"line\":1,\"byte\":0,"
        + "\"reason\":\"ends in an unfinished entry\"}],\"accepted\":[]}")
  }

  @Test("What was accepted as lost is told with who, when and why, and is no damage")
  func accepted() throws {
    let loss = AcceptedLoss(
      damage: Damage(
        kind: .broken, file: "homes/a/journals/d1/1-000001.jsonl", line: 7, byte: 512,
        reason: "the hash does not fit"),
      reason: "No copy.\u{1B}[2J",
      author: Author(
        name: "Amira Khan", role: "pharmacist", organisation: "Elm", registration: nil),
      at: try #require(Moment(iso: "2026-03-12T12:00:00.000Z")))
    let report = VerifyReport(journals: 1, entries: 3, bytes: 900, damage: [], accepted: [loss])
    #expect(
      report.lines == [
        "homes/a/journals/d1/1-000001.jsonl:7: accepted as lost by Amira Khan on 12-Mar-2026 12:00 "
          + "(No copy.\u{FFFD}[2J): the hash does not fit"
      ])
    #expect(
      report.conclusion
        == "1 journals, 3 entries, 900 bytes: all as written, but for 1 place accepted as lost.")
    #expect(
      String(decoding: report.json.bytes(.line), as: UTF8.self)
        == "{\"journals\":1,\"entries\":3,\"bytes\":900,\"damage\":[],\"accepted\":["
        + "{\"file\":\"homes/a/journals/d1/1-000001.jsonl\",\"line\":7,\"byte\":512,"
        + "\"reason\":\"the hash does not fit\",\"by\":\"Amira Khan\","
        + "\"at\":\"2026-03-12T12:00:00.000Z\",\"because\":\"No copy.\\u001b[2J\"}]}")
  }

  @Test("Without damage there is nothing to say")
  func noDamageIsSilent() {
    let report = VerifyReport(journals: 1, entries: 3, bytes: 900, damage: [])
    #expect(report.lines.isEmpty)
    #expect(report.json["damage"] == .array([]))
  }
}
