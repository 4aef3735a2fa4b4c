import Testing

@testable import RoundCore

/// Who may write what, judged for every entry that comes into the record.
struct RightsTests {
  /// Entries of some computers, in the order in which they were written.
  struct Story {
    private(set) var entries: [Entry] = []
    let resident: ResidentID
    private let devices: [String: DeviceID]

    init() throws {
      resident = try #require(ResidentID("r1"))
      devices = Dictionary(
        uniqueKeysWithValues: try ["home", "practice"].map { ($0, try #require(DeviceID($0))) })
    }

    @discardableResult
    mutating func add(
      _ body: any EntryBody, on device: String, by author: EntryID?, about: Bool = true
    ) throws -> EntryHeader {
      let number = entries.count + 1
      let id = try #require(EntryID("E\(number)"))
      let header = EntryHeader(
        id: id, device: try #require(devices[device]), sequence: number,
        kind: type(of: body).kind, version: 1,
        at: ClockReading(moment: JournalBench.noon, counter: number), by: author,
        resident: about ? resident : nil)
      entries.append(Entry(header: header, content: .known(body)))
      return header
    }

    mutating func person(_ role: String, on device: String) throws -> EntryID {
      let author = Author(name: "Alex", role: role, organisation: "", registration: nil)
      return try add(AuthorDeclared(author: author), on: device, by: nil, about: false).id
    }

    func record(sides: Bool = true) throws -> Record {
      var record = Record(home: try #require(HomeID("elm-7k2m")), sides: sides ? known : [:])
      record.apply(entries)
      return record
    }

    var known: [DeviceID: ComputerSide] { known(since: Moment(milliseconds: 0)) }

    func known(since: Moment) -> [DeviceID: ComputerSide] {
      Dictionary(
        uniqueKeysWithValues: devices.map {
          ($0.value, ComputerSide($0.key == "home" ? .home : .practice, since: since))
        })
    }
  }

  private static func review() throws -> ReviewSigned {
    ReviewSigned(round: try #require(RoundID("round-1")), flags: [], contact: "faceToFace")
  }

  private static func note(addition: Bool? = nil) throws -> NoteWritten {
    NoteWritten(
      flag: try #require(EntryID("F1")), situation: "s", background: nil, assessment: nil,
      recommendation: nil, addition: addition)
  }

  @Test(
    "Only somebody who does rounds for the practice signs a review",
    arguments: [
      ("gp", true), ("pharmacist", true), ("manager", false), ("homeNurse", false),
      ("practiceContact", false), ("viewer", false), ("import", false), ("wizard", false),
    ])
  func review(role: String, counts: Bool) throws {
    var story = try Story()
    let author = try story.person(role, on: "practice")
    try story.add(try RightsTests.review(), on: "practice", by: author)
    let record = try story.record(sides: false)
    #expect((record.residents[story.resident]?.reviews.facts.count ?? 0) == (counts ? 1 : 0))
    #expect(record.refusedEntries.count == (counts ? 0 : 1))
    #expect(record.refusedEntries.first?.author?.role == (counts ? nil : role))
  }

  @Test("A review that nobody signed is kept apart")
  func nobody() throws {
    var story = try Story()
    try story.add(try RightsTests.review(), on: "practice", by: nil)
    let record = try story.record()
    #expect(record.residents[story.resident] == nil)
    #expect(record.refusedEntries.map(\.what) == ["a review"])
    #expect(record.refusedEntries.first?.why.contains("Nobody is named") == true)
  }

  @Test("With the line that says who signed damaged, whose computer it is decides what stands")
  func undeclared() throws {
    for device in ["practice", "home"] {
      var story = try Story()
      try story.add(try RightsTests.review(), on: device, by: EntryID("E99"))
      #expect(
        try story.record(sides: false).residents[story.resident]?.reviews.facts.count == 1)
      let record = try story.record()
      #expect((record.residents[story.resident] != nil) == (device == "practice"))
      let why = record.refusedEntries.first?.why
      let isTold = why?.contains("Who signed it is not recorded here")
      #expect(isTold == (device == "home" ? true : nil))
    }
  }

  @Test("A GP who was made up on the home's computer signs nothing clinical")
  func claimed() throws {
    var story = try Story()
    let author = try story.person("gp", on: "home")
    try story.add(try RightsTests.review(), on: "home", by: author)
    // While nobody has said whose computer it is, the role alone tells.
    var record = try story.record(sides: false)
    #expect(record.residents[story.resident]?.reviews.facts.count == 1)
    // Once it was paired, it is judged anew.
    record.know(story.known)
    #expect(record.residents[story.resident] == nil)
    #expect(record == (try story.record()))
    #expect(record.refusedEntries.first?.why.contains("on a computer of the care home") == true)
    // What was written before the computer was anybody's in particular stays as it was.
    record.know(story.known(since: JournalBench.noon.adding(minutes: 1)))
    #expect(record.residents[story.resident]?.reviews.facts.count == 1)
    record.know([:])
    #expect(record.residents[story.resident]?.reviews.facts.count == 1)
  }

  @Test("The practice adds to a background note, and does not write it or the home's request anew")
  func annotates() throws {
    var story = try Story()
    let author = try story.person("gp", on: "practice")
    try story.add(try RightsTests.note(), on: "practice", by: author)
    try story.add(try RightsTests.note(addition: true), on: "practice", by: author)
    let request = FlagRaised(
      round: try #require(RoundID("round-1")), reasons: ["falls"], priority: 1)
    try story.add(
      FlagChanged(flag: try #require(EntryID("F1")), request: request, because: nil),
      on: "practice", by: author)
    let record = try story.record()
    #expect(record.residents[story.resident]?.notes.facts.map(\.body.addition) == [true])
    #expect(record.residents[story.resident]?.flagChanges.isEmpty == true)
    #expect(record.refusedEntries.map(\.what) == ["a background note", "a request put otherwise"])
    // Nor does somebody who says on the practice's computer that they are of the home.
    let other = try story.person("manager", on: "practice")
    try story.add(try RightsTests.note(), on: "practice", by: other)
    let after = try story.record()
    #expect(after.refusedEntries.count == 3)
    #expect(after.refusedEntries.last?.why.contains("on a computer of the practice") == true)
  }

  @Test("A practice contact works actions, and writes nothing about anybody's care")
  func contact() throws {
    var story = try Story()
    let author = try story.person("practiceContact", on: "practice")
    let action = try #require(EntryID("A1"))
    try story.add(
      ActionUpdated(action: action, state: .done, note: nil), on: "practice", by: author)
    try story.add(AllergiesRecorded(status: .none, items: []), on: "practice", by: author)
    try story.add(RoundOpened(round: try #require(RoundID("round-1"))), on: "practice", by: author)
    let record = try story.record()
    #expect(record.residents[story.resident]?.actionUpdates.facts.count == 1)
    #expect(record.residents[story.resident]?.allergies.isEmpty == true)
    #expect(record.rounds.isEmpty)
    #expect(record.refusedEntries.count == 2)
  }

  @Test(
    "An urgent concern is never kept apart, whoever recorded it", arguments: ["viewer", "wizard"])
  func urgent(role: String) throws {
    var story = try Story()
    let author = try story.person(role, on: "home")
    let concern = EscalationRecorded(
      round: nil, concern: "breathless", route: "999", at: JournalBench.noon, told: nil, said: nil)
    try story.add(concern, on: "home", by: author)
    try story.add(concern, on: "practice", by: nil)
    #expect(try story.record().residents[story.resident]?.openEscalations.count == 2)
    #expect(try story.record().refusedEntries.isEmpty)
  }

  @Test("Every kind of entry but what the program writes and what is urgent asks for a right")
  func everyKind() {
    let free: Set<String> = [
      SegmentOpened.kind, ChainSealed.kind, ClockDoubted.kind, LossAccepted.kind,
      AuthorDeclared.kind, EscalationRecorded.kind, EscalationEnded.kind, EscalationFollowed.kind,
      EntryWithdrawn.kind,
    ]
    #expect(Set(EntryRegistry.rights.keys) == Set(EntryRegistry.names).subtracting(free))
  }

  @Test(
    "What counts and what is kept apart does not depend on the order of coming", arguments: 1...40)
  func anyOrder(seed: UInt64) throws {
    let home = try #require(HomeID("elm-7k2m"))
    var random = SeededRandom(seed: seed)
    var entries = RandomEntries(seed: seed)
    var all = entries.declarations()
    let names = EntryRegistry.names
    for number in 0..<150 {
      let entry = entries.signed(kind: names[number % names.count])
      all.append(try #require(entry))
      if number % 10 == 0, let target = all.randomElement(using: &random) {
        all.append(entries.corrector(of: target))
        all.append(entries.taker(of: target))
      }
    }
    // Made up: a chain that declares an author once more, as somebody else.
    all.append(contentsOf: entries.secondDeclarations(of: all))
    let sides = Dictionary(
      uniqueKeysWithValues: ["d1", "d2"].compactMap { DeviceID($0) }.map {
        (
          $0,
          ComputerSide(
            Bool.random(using: &random) ? .home : .practice,
            since: Moment(
              milliseconds: 1_773_316_800_000 + Int64.random(in: -1...4, using: &random)))
        )
      })
    var expected = Record(home: home, sides: sides)
    expected.apply(all)
    #expect(!expected.refusedEntries.isEmpty)
    for step in 0..<6 {
      var twice = all + all.filter { _ in Bool.random(using: &random) }
      twice.shuffle(using: &random)
      var record = Record(home: home, sides: step < 4 ? sides : [:])
      record.apply(twice.prefix(twice.count / 2))
      record.know(sides)
      record.apply(twice.suffix(from: twice.count / 2))
      #expect(RightsTests.differing(record, expected) == [])
    }
  }

  /// The parts in which two records differ.
  private static func differing(_ one: Record, _ other: Record) -> [String] {
    guard one != other else { return [] }
    var found: [String] = ["the whole"]
    for (left, right) in zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children) {
      guard let a = left.value as? any Hashable, let b = right.value as? any Hashable,
        AnyHashable(a) != AnyHashable(b)
      else { continue }
      found.append(left.label ?? "")
    }
    for id in Set(one.residents.keys).union(other.residents.keys) {
      guard let a = one.residents[id], let b = other.residents[id] else {
        found.append("\(id): there \(one.residents[id] != nil) \(other.residents[id] != nil)")
        continue
      }
      for (left, right) in zip(Mirror(reflecting: a).children, Mirror(reflecting: b).children) {
        guard let x = left.value as? any Hashable, let y = right.value as? any Hashable,
          AnyHashable(x) != AnyHashable(y)
        else { continue }
        found.append("\(id) \(left.label ?? "")")
      }
    }
    return found
  }

  @Test("In the pretend home everybody writes what is theirs to write") func pretendHome() throws {
    for reading in try PretendFolder(PretendHomeOptions()).readings() {
      #expect(reading.record.refusedEntries.map(\.why) == [])
    }
  }
}
