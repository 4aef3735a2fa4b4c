import RoundCore
import RoundReports
import Testing

@Suite struct ListJSONTests {
  private func list(_ builder: RecordBuilder, _ round: RoundID?, minutes: Int = 0) -> [JSON] {
    ListJSON.value(
      record: builder.record, round: round, catalog: .shipped,
      now: RecordBuilder.moment(minutes: minutes)
    ).items ?? []
  }

  private func flagged(
    _ builder: inout RecordBuilder, _ round: RoundID, _ family: String = "Walker"
  ) -> (resident: ResidentID, flag: EntryID) {
    let resident = builder.register(ResidentDetails(family: family, given: "Doris", title: "Mrs"))
    let flag = builder.add(
      FlagRaised(round: round, reasons: ["fall", "pain"], priority: 2), resident)
    return (resident, flag)
  }

  private func observations(at minutes: Int, temperature: String? = "36.8") -> ObservationsRecorded
  {
    ObservationsRecorded(
      measuredAt: RecordBuilder.moment(minutes: minutes), respiration: 22, saturation: 93,
      oxygen: false, systolic: 104, pulse: 98, consciousness: "A", temperature: temperature)
  }

  @Test("Each resident has the nine members in their order, with null for what is not known")
  func shapeOfItem() throws {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let (resident, _) = flagged(&builder, round)
    let item = try #require(list(builder, round).first)
    #expect(
      String(decoding: item.bytes(.line), as: UTF8.self)
        == "{\"resident\":\"\(resident.text)\",\"nhsNumber\":null,\"name\":\"WALKER, Doris (Mrs)\","
        + "\"room\":null,\"reasons\":[\"fall\",\"pain\"],\"priority\":2,\"late\":false,"
        + "\"news2\":null,\"status\":\"toSee\"}")
  }

  @Test("The pretend home's round has the number, room and status of each, in the list's order")
  func statusesOfRound() {
    let home = PretendHome()
    let items =
      ListJSON.value(
        record: home.record, round: home.round, catalog: .shipped, now: PretendHome.now
      ).items ?? []
    #expect(
      items.compactMap { $0["name"]?.text } == [
        "LINDQVIST, Astrid (Miss)", "WALKER, Doris (Mrs)", "NOVAK, Zdenka (Mrs)",
        "CHEN, Alfred (Mr)", "OSEI, Grace (Ms)", "PATEL, Nalini (Mrs)", "HUGHES, Idris (Mr)",
        "FRASER, Ewan (Mr)",
      ])
    #expect(
      items.compactMap { $0["status"]?.text } == [
        "escalated", "reviewed", "toSee", "reviewed", "reviewed", "notSeen", "toSee", "withdrawn",
      ])
    #expect(items[1]["nhsNumber"] == .string("9990000018"))
    #expect(items[6]["room"] == .string("10A"))
  }

  @Test("A resident who died before the round has that status")
  func diedIsTold() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let (resident, _) = flagged(&builder, round)
    builder.add(ResidenceChanged(state: .died, on: nil), resident)
    #expect(list(builder, round).first?["status"] == .string("died"))
  }

  @Test("No round and a round without flags are empty lists")
  func emptyLists() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    #expect(list(builder, round).isEmpty)
    #expect(list(builder, nil).isEmpty)
  }

  @Test("The score is that of the newest set, as the news2 command gives it")
  func newestSetIsScored() throws {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let (resident, _) = flagged(&builder, round)
    builder.add(observations(at: -60, temperature: "38.4"), resident)
    builder.add(observations(at: -600, temperature: "35.0"), resident)
    builder.add(
      ObservationsRecorded(measuredAt: RecordBuilder.moment(minutes: -5), weight: "54.2"), resident)
    let score = try #require(list(builder, round).first?["news2"])
    let line = Array(
      ("{\"respiration\":22,\"saturation\":93,\"oxygen\":false,\"systolic\":104,\"pulse\":98,"
        + "\"consciousness\":\"A\",\"temperature\":38.4}").utf8)
    #expect(score == NEWS2Lines.answer(line: line, bands: Catalog.shipped.bands).json)
    #expect(score["total"] == .integer(7))
  }

  @Test("An incomplete set has no total and names what is missing")
  func incompleteSetHasNoTotal() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let (resident, _) = flagged(&builder, round)
    builder.add(observations(at: -60, temperature: nil), resident)
    let score = list(builder, round).first?["news2"]
    #expect(score?["total"] == .null)
    #expect(score?["missing"] == .array([.string("temperature")]))
  }

  @Test("Vital signs of more than seven days before the round, or of a time to come, are not shown")
  func windowOfVitalSigns() {
    // The round is at the start's day; its seventh day before begins at midnight.
    let toMidnight = 9 * 60 + 7 * 24 * 60
    for (minutes, isShown) in [(-toMidnight, true), (-toMidnight - 1, false), (1, false)] {
      var builder = RecordBuilder()
      let round = builder.plan("2026-03-12")
      let (resident, _) = flagged(&builder, round)
      builder.add(observations(at: minutes), resident)
      #expect((list(builder, round).first?["news2"] != .null) == isShown, "\(minutes) minutes")
    }
  }

  @Test("A name that would move the cursor or turn the text round leaves as escapes")
  func hostileNameIsEscaped() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    _ = flagged(&builder, round, "Wal\u{1B}[2Jker\u{202E}\u{9B}31m")
    let bytes = JSON.array(list(builder, round)).bytes(.line)
    #expect(!bytes.contains(0x1B))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\\u001b[2J"))
    #expect(text.contains("\\u202e") && text.contains("\\u009b"))
    #expect(!text.unicodeScalars.contains { ["\u{202E}", "\u{9B}"].contains($0) })
  }
}
