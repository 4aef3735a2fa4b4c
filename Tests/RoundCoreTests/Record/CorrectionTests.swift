import Testing

@testable import RoundCore

@Suite("What was corrected, and what stands instead")
struct CorrectionTests {
  private static let round = RoundID("round-1")
  private static let resident = ResidentID("r1")

  /// Entries with numbers for names: `E1` at minute 1.
  private struct Story {
    var entries: [Entry] = []

    mutating func author(_ id: String, _ role: String, device: String = "d1", at number: Int)
      throws
    {
      try add(
        id,
        AuthorDeclared(
          author: Author(name: id, role: role, organisation: "", registration: nil)),
        device: device, by: id, at: number, resident: nil)
    }

    mutating func add(
      _ id: String, _ body: some EntryBody, device: String = "d1", by: String? = "A1",
      at number: Int, resident: ResidentID? = CorrectionTests.resident
    ) throws {
      entries.append(
        Entry(
          header: EntryHeader(
            id: try #require(EntryID(id)), device: try #require(DeviceID(device)),
            sequence: entries.count + 1, kind: type(of: body).kind, version: 1,
            at: ClockReading(moment: JournalBench.noon.adding(minutes: number), counter: 0),
            by: by.flatMap { EntryID($0) }, resident: resident), content: .known(body)))
    }

    mutating func review(_ id: String, at number: Int, heading: CarePlanChange? = nil) throws {
      try add(
        id,
        ReviewSigned(
          round: try #require(CorrectionTests.round), flags: [], contact: "video",
          carePlanChanges: [heading].compactMap { $0 }), at: number)
    }

    mutating func correct(
      _ id: String, of other: String, instead: [String] = [], device: String = "d1",
      by: String? = "A1", at number: Int, mistake: String = "other",
      resident: ResidentID? = CorrectionTests.resident
    ) throws {
      try add(
        id,
        EntryCorrected(
          entry: try #require(EntryID(other)), mistake: mistake, why: "typed wrong",
          instead: instead.compactMap { EntryID($0) }, round: CorrectionTests.round),
        device: device, by: by, at: number, resident: resident)
    }

    /// The record, the same whichever way round the entries come.
    func record() throws -> Record {
      let home = try #require(HomeID("elm-7k2m"))
      var forwards = Record(home: home)
      forwards.apply(entries)
      var backwards = Record(home: home)
      backwards.apply(entries.reversed() + entries)
      #expect(forwards == backwards)
      return forwards
    }

    func standing() throws -> [String] {
      let resident = try record().residents[try #require(CorrectionTests.resident)]
      return (resident?.reviews.facts ?? []).map(\.header.id.text)
    }
  }

  private func begun() throws -> Story {
    var story = Story()
    try story.author("A1", "pharmacist", at: 0)
    try story.review("E1", at: 1)
    return story
  }

  @Test("What was corrected stands no more; what was written with it stands instead")
  func replaced() throws {
    var story = try begun()
    try story.review("E2", at: 2)
    try story.correct("C1", of: "E1", instead: ["E2"], at: 2)
    #expect(try story.standing() == ["E2"])
    let record = try story.record()
    let person = try #require(CorrectionTests.resident.flatMap { record.residents[$0] })
    let retired = try #require(person.reviews.retired.first)
    #expect(person.correction(of: retired.header)?.body.why == "typed wrong")
    #expect(record.correction(replacedBy: try #require(EntryID("E2")))?.header.id.text == "C1")
    #expect(record.corrections(of: try #require(CorrectionTests.round)).count == 1)
  }

  @Test("A correction may be corrected, and then what was signed first stands again")
  func correctedAgain() throws {
    var story = try begun()
    try story.correct("C1", of: "E1", at: 2)
    try story.correct("C2", of: "C1", at: 3)
    #expect(try story.standing() == ["E1"])
    try story.correct("C3", of: "C2", at: 4)
    #expect(try story.standing() == [])
    #expect(try story.record().corrections(of: try #require(CorrectionTests.round)).count == 2)
  }

  @Test("Another person on another computer corrects, also where its clock is behind")
  func fromElsewhere() throws {
    var story = try begun()
    try story.author("B1", "paramedic", device: "d2", at: -9)
    try story.correct("C1", of: "E1", device: "d2", by: "B1", at: -8)
    #expect(try story.standing() == [])
  }

  @Test("The home corrects nothing; nor does nobody, or what is of another resident")
  func notByTheHome() throws {
    let roles = ["designatedPerson", "manager", "homeNurse", "viewer", "practiceContact", "new"]
    for role in roles {
      var story = try begun()
      try story.author("B1", role, device: "d2", at: 2)
      try story.correct("C1", of: "E1", device: "d2", by: "B1", at: 3)
      #expect(try story.standing() == ["E1"], "\(role)")
      #expect(try story.record().corrections(of: try #require(CorrectionTests.round)).isEmpty)
    }
    var story = try begun()
    try story.correct("C1", of: "E1", by: nil, at: 2)
    try story.correct("C2", of: "E1", by: "A9", at: 2)
    try story.correct("C3", of: "E1", at: 2, resident: ResidentID("r2"))
    #expect(try story.standing() == ["E1"])
  }

  @Test("A correction and its withdrawal, and the withdrawal of what a correction put in place")
  func withUndo() throws {
    var story = try begun()
    try story.correct("C1", of: "E1", at: 2)
    try story.add("W1", EntryWithdrawn(entry: try #require(EntryID("C1"))), at: 3)
    #expect(try story.standing() == ["E1"])
  }

  @Test("Made-up corrections that go in a circle count for nothing, the same everywhere")
  func circle() throws {
    var story = try begun()
    try story.correct("C1", of: "C2", at: 2)
    try story.correct("C2", of: "C1", at: 3)
    try story.correct("C3", of: "C3", at: 4)
    try story.correct("C4", of: "E1", at: 5)
    #expect(try story.standing() == [])
  }

  private func change(_ id: String, _ after: String, replaces: [String] = []) throws
    -> CarePlanChange
  {
    CarePlanChange(
      id: try #require(EntryID(id)), heading: "Skin", before: "", after: after, why: nil,
      agreedWith: nil, agreedRole: nil, reviewOn: nil, replaces: replaces.compactMap { EntryID($0) }
    )
  }

  private func plan(_ story: Story) throws -> [String] {
    let record = try story.record()
    let person = try #require(CorrectionTests.resident.flatMap { record.residents[$0] })
    return person.carePlan.flatMap { $0.standing.map(\.change.after) }
  }

  @Test("The care plan falls back to the text before what was corrected")
  func carePlan() throws {
    var story = Story()
    try story.author("A1", "gp", at: 0)
    try story.review("E1", at: 1, heading: try change("K1", "first"))
    try story.review("E2", at: 2, heading: try change("K2", "wrong", replaces: ["K1"]))
    #expect(try plan(story) == ["wrong"])
    var corrected = story
    try corrected.correct("C1", of: "E2", at: 4)
    #expect(try plan(corrected) == ["first"])
    // What came after it takes the place of what came before it, and nothing stands twice.
    try story.review("E3", at: 3, heading: try change("K3", "later", replaces: ["K2"]))
    try story.correct("C1", of: "E2", at: 4)
    #expect(try plan(story) == ["later"])
  }

  @Test("What came here from another resident says so, and names nobody")
  func moved() throws {
    var story = try begun()
    let other = try #require(ResidentID("r2"))
    try story.add(
      "E2",
      ReviewSigned(round: try #require(CorrectionTests.round), flags: [], contact: "video"), at: 2,
      resident: other)
    try story.correct(
      "C1", of: "E1", instead: ["E2"], at: 2, mistake: EntryCorrected.wrongResident)
    let record = try story.record()
    let review = try #require(record.residents[other]?.reviews.facts.first)
    #expect(record.move(to: review.header)?.header.id.text == "C1")
    #expect(try story.standing() == [])
  }

  @Test("Corrections add up to the same in any order, with their authors late", arguments: 1...40)
  func anyOrder(seed: UInt64) throws {
    let home = try #require(HomeID("elm-7k2m"))
    var source = RandomEntries(seed: seed)
    var random = SeededRandom(seed: seed)
    let kinds = [
      ReviewSigned.kind, FlagDropped.kind, EscalationRecorded.kind, CarePlanChanged.kind,
      ActionUpdated.kind,
    ]
    var entries = source.declarations()
    for number in 0..<120 {
      if number % 2 == 0 {
        let entry = source.entry(kind: kinds[number / 2 % kinds.count])
        entries.append(try #require(entry))
      } else if let target = entries.randomElement(using: &random) {
        entries.append(
          number % 5 == 0 ? source.taker(of: target) : source.corrector(of: target))
      }
    }
    var expected = Record(home: home)
    expected.apply(entries)
    #expect(expected.residents.values.contains { $0.signed.contains { !$0.stands } })
    for _ in 0..<5 {
      var twice = entries + entries.filter { _ in Bool.random(using: &random) }
      twice.shuffle(using: &random)
      var record = Record(home: home)
      record.apply(twice)
      #expect(record == expected)
    }
  }

  @Test("Who was told of an urgent concern stays with it when it is put right, and so does its end")
  func concernPutRight() throws {
    var story = try begun()
    let concern = try #require(EntryID("E2"))
    func recorded(_ words: String) -> EscalationRecorded {
      EscalationRecorded(
        round: nil, concern: words, route: "gp", at: nil, told: "the practice", said: nil)
    }
    try story.add("E2", recorded("fell, left arm"), at: 2)
    try story.add(
      "E3", EscalationFollowed(escalation: concern, step: .told, at: nil, who: "Dr Shah"), at: 3)
    try story.add("E5", recorded("fell, right arm"), at: 4)
    try story.correct("E6", of: "E2", instead: ["E5"], at: 5)
    try story.add("E8", recorded("fell, right wrist"), at: 6)
    try story.correct("E9", of: "E5", instead: ["E8"], at: 7)

    let resident = try #require(CorrectionTests.resident)
    let open = try #require(try story.record().residents[resident])
    let state = try #require(open.escalationStates.first)
    #expect(open.escalationStates.count == 1)
    #expect(state.concern.body.concern == "fell, right wrist")
    #expect(state.followUps.map(\.body.who) == ["Dr Shah"])
    #expect(open.openEscalations.count == 1)

    // The home, which had not seen the correction yet, records the end of what it knew.
    try story.add(
      "H1", EscalationEnded(escalation: concern, ending: "X-ray clear", at: nil), at: 8)
    let ended = try #require(try story.record().residents[resident])
    #expect(ended.openEscalations.isEmpty)
    #expect(ended.escalationStates.first?.endings.map(\.body.ending) == ["X-ray clear"])
  }
}
