import RoundCore
import RoundReports
import Testing

@Suite struct ShowJSONTests {
  private func show(_ family: String, of home: PretendHome) throws -> JSON {
    let resident = try #require(home.resident(family).flatMap { home.record.residents[$0] })
    return ShowJSON.value(record: home.record, resident: resident)
  }

  @Test("A resident has the sixteen members in their order, eleven of them arrays")
  func shapeOfResident() throws {
    let json = try show("Walker", of: PretendHome())
    let members = try #require(json.members)
    #expect(
      members.map(\.name) == [
        "resident", "nhsNumber", "name", "born", "room", "flags", "notes", "observations",
        "reviews", "carePlanChanges", "actions", "escalations", "acknowledgements",
        "corrections", "measures", "conflicts",
      ])
    #expect(members.dropFirst(5).allSatisfy { $0.value.items != nil })
    #expect(json["nhsNumber"] == .string("9990000018"))
    #expect(json["born"] == .string("1938-07-14"))
  }

  @Test("Every item says what it is, when and by whom, and no member comes twice")
  func itemsSayWhoAndWhen() throws {
    let home = PretendHome()
    for resident in home.record.residents.values {
      let json = ShowJSON.value(record: home.record, resident: resident)
      let arrays = (json.members ?? []).dropFirst(5).filter { $0.name != "conflicts" }
      let sides = (json["conflicts"]?.items ?? []).flatMap { $0["sides"]?.items ?? [] }
      for item in arrays.flatMap({ $0.value.items ?? [] }) + sides {
        let names = try #require(item.members).map(\.name)
        #expect(Array(names.prefix(3)) == ["id", "at", "by"])
        #expect(Set(names).count == names.count)
        #expect(item["at"]?.text.flatMap(Moment.init(iso:)) != nil)
      }
    }
    let flag = try #require(try show("Walker", of: home)["flags"]?.items?.first)
    #expect(flag["id"]?.text == home.flag("Walker")?.text)
    #expect(flag["by"]?["role"] == .string("seniorCarer"))
    #expect(flag["by"]?["registration"] == .null)
    #expect(flag["priority"] == .integer(1))
    let review = try #require(try show("Walker", of: home)["reviews"]?.items?.first)
    #expect(review["at"] == .string("2026-03-12T10:42:00.000Z"))
    #expect(review["by"]?["registration"]?["number"] == .string("2087654"))
    #expect(review["text"]?.text?.hasPrefix("Dizzy") == true)
  }

  @Test("What the program wrote has nobody who wrote it")
  func programHasNoName() throws {
    var builder = RecordBuilder()
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    let round = builder.plan("2026-03-12")
    builder.add(FlagRaised(round: round, reasons: [], priority: 3), resident)
    let json = ShowJSON.value(
      record: builder.record, resident: try #require(builder.record.residents[resident]))
    #expect(json["flags"]?.items?.first?["by"] == .null)
  }

  @Test("Care-plan changes of reviews and others stand together, oldest first")
  func carePlanChangesStandTogether() throws {
    let changes = try #require(try show("Chen", of: PretendHome())["carePlanChanges"]?.items)
    #expect(changes.map { $0["heading"]?.text } == ["continence", "continence"])
    #expect(changes.first?["review"] == .null)
    #expect(changes.last?["review"]?.text != nil)
    #expect(changes.last?["before"] == .string("Toilet when he asks."))
  }

  @Test("An action has its state, the note of it, its round and its review")
  func actionsHaveState() throws {
    let home = PretendHome()
    let json = try show("Chen", of: home)
    let actions = try #require(json["actions"]?.items)
    #expect(actions.count == 3)
    let first = try #require(actions.first)
    #expect(first["what"] == .string("Blood test: kidney function"))
    #expect(first["due"] == .string("2026-03-05"))
    #expect(first["state"] == .string("waiting"))
    #expect(first["note"] == .string("sample lost, to be taken again"))
    #expect(first["round"]?.text == home.earlier.text)
    #expect(first["review"] == json["reviews"]?.items?.first?["id"])
    #expect(actions.last?["state"] == .string("open"))
    #expect(actions.last?["note"] == .null)
  }

  @Test("An escalation keeps the time of recording apart from the time of telling, and its ending")
  func escalationsHaveTwoTimes() throws {
    let found = try #require(try show("Lindqvist", of: PretendHome())["escalations"]?.items)
    #expect(found.count == 2)
    #expect(found.first?["at"] == .string("2026-03-12T10:16:00.000Z"))
    #expect(found.first?["toldAt"] == .string("2026-03-12T10:15:00.000Z"))
    #expect(
      found.first?["ending"]?["ending"] == .string("seen by the crew, stays in the home"))
    #expect(found.first?["ending"]?["endedAt"] == .string("2026-03-12T11:00:00.000Z"))
    #expect(found.last?["ending"] == .null)
  }

  @Test(
    "A resident is found by NHS number with any spaces, or by identifier",
    arguments: ["9990000018", "999 000 0018", " 999\u{A0}0000\t018\n"])
  func residentIsFound(text: String) throws {
    let home = PretendHome()
    let resident = try #require(home.resident("Walker"))
    #expect(ResidentLookup.find(text, in: home.record)?.id == resident)
    #expect(ResidentLookup.find(resident.text, in: home.record)?.id == resident)
  }

  @Test(
    "Nobody is found by another number, a part of one or nothing",
    arguments: [
      "999 000 0019", "999 000 00", "", "Walker", "../homes", "9434765919",
    ])
  func nobodyIsFound(text: String) {
    #expect(ResidentLookup.find(text, in: PretendHome().record) == nil)
  }
}
