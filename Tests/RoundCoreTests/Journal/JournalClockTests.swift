import Testing

@testable import RoundCore

/// Clocks that go back, stand still, jump or were never set.
struct JournalClockTests {
  private static let minute: Int64 = 60_000
  private static let day: Int64 = 24 * 60 * minute

  private func marks(_ bench: SealBench) throws -> [ClockDoubted] {
    try bench.read().record.clockDoubts.facts.map(\.body)
  }

  private func headers(_ bench: SealBench) throws -> [EntryHeader] {
    try bench.read().record.residents[bench.base.resident]?.medicines.facts.map(\.header) ?? []
  }

  private func append(_ bench: SealBench, _ text: String, at now: Moment) throws {
    let done = try bench.writer(reading: bench.read()).append([bench.base.draft(text)], now: now)
    #expect(done.failure == nil)
  }

  @Test("A clock that goes back by more than two minutes is marked, and the order stays")
  func back() throws {
    let bench = try SealBench()
    try append(bench, "a", at: SealBench.noon)
    try append(bench, "b", at: SealBench.noon.adding(minutes: -2))
    #expect(try marks(bench).isEmpty)
    try append(bench, "c", at: SealBench.noon.adding(minutes: -3))
    #expect(try marks(bench).map(\.reason) == [.behind])
    #expect(try marks(bench).map(\.wall) == [SealBench.noon.adding(minutes: -3)])
    try append(bench, "d", at: SealBench.noon.adding(minutes: 1))
    #expect(try bench.base.texts(bench.read()) == ["a", "b", "c", "d"])
    let record = try bench.read().record
    #expect(try headers(bench).map { record.isClockDoubted($0) } == [false, false, true, false])
    #expect(try bench.verify().isEmpty)
  }

  @Test("1970 and a year far ahead are marked; summer time is not") func wrongYears() throws {
    for (wall, reason): (String, ClockDoubted.Reason?) in [
      ("1970-01-01T00:03:00.000Z", .absurd), ("2025-12-31T23:00:00.000Z", .absurd),
      ("2126-03-12T12:00:00.000Z", .ahead), ("2027-03-14T12:00:00.000Z", .ahead),
      ("2026-03-29T00:59:00.000Z", nil), ("2026-03-29T01:01:00.000Z", nil),
      ("2026-10-25T01:30:00.000Z", nil), ("2027-03-12T12:00:00.000Z", nil),
    ] {
      let bench = try SealBench()
      try append(bench, "a", at: SealBench.noon)
      try append(bench, "b", at: try #require(Moment(iso: wall)))
      #expect(try marks(bench).map(\.reason) == [reason].compactMap(\.self), "\(wall)")
      #expect(try bench.base.texts(bench.read()) == ["a", "b"])
    }
    let first = try SealBench()
    try append(first, "a", at: try #require(Moment(iso: "1970-01-01T00:00:00.000Z")))
    #expect(try marks(first).map(\.reason) == [.absurd])
  }

  @Test(
    "What is written after another laptop's entry was seen is later; one far ahead pushes nobody")
  func twoLaptops() throws {
    for (minutes, pushes) in [(1, true), (2, true), (3, false), (60 * 24 * 365 * 50, false)] {
      let bench = try SealBench()
      try bench.session("theirs", on: "d2", at: SealBench.noon.adding(minutes: minutes))
      try append(bench, "ours", at: SealBench.noon)
      let ours = try #require(try headers(bench).first { $0.device == bench.device })
      let theirs = try #require(try headers(bench).first { $0.device != bench.device })
      #expect((ours.at > theirs.at) == pushes, "\(minutes)")
      #expect(ours.at.moment <= SealBench.noon.adding(minutes: 2))
      #expect(try marks(bench).isEmpty)
    }
  }

  @Test("An import of thousands under a doubtful clock names every entry") func manyEntries() throws
  {
    let bench = try SealBench()
    try append(bench, "a", at: SealBench.noon)
    let drafts = (0..<1201).map { bench.base.draft("\($0)") }
    let done = try bench.writer(reading: bench.read()).append(
      drafts, now: SealBench.noon.adding(hours: -1))
    #expect(done.failure == nil)
    #expect(try marks(bench).map(\.entries.count) == [500, 500, 201])
    let record = try bench.read().record
    #expect(try headers(bench).count { record.isClockDoubted($0) } == 1201)
    #expect(try bench.verify().isEmpty)
  }

  /// A clock that a hostile or broken computer might have.
  private struct Clock {
    var now: Int64
    var random: SeededRandom

    mutating func next() -> Moment {
      let years: Int64 = 365 * JournalClockTests.day
      switch Int.random(in: 0..<12, using: &random) {
      case 0: now -= Int64.random(in: 0...3_600_000, using: &random)
      case 1: now += Int64.random(in: -50...50, using: &random) * years
      case 2: now = 0
      case 3: now = 2_147_483_647_000 + Int64.random(in: -1000...1000, using: &random)
      case 4: now = 1_774_745_999_000 + Int64.random(in: -2000...2000, using: &random)
      case 5: break
      case 6: now = JournalBench.noon.milliseconds
      default: now += Int64.random(in: 0...120_000, using: &random)
      }
      return Moment(milliseconds: now)
    }
  }

  @Test("10,000 sequences of clocks: the order of what one computer wrote never turns round")
  func sequences() {
    for seed in 1...10_000 {
      var clock = Clock(
        now: JournalBench.noon.milliseconds, random: SeededRandom(seed: UInt64(seed)))
      var last: ClockReading?
      for _ in 0..<20 {
        let wall = clock.next()
        let other = ClockReading(moment: clock.next(), counter: 3)
        let seen = other.moment <= wall.adding(minutes: ClockDoubted.tolerance) ? other : nil
        let before = [last, seen].compactMap(\.self).max()
        let reading = before?.next(at: wall) ?? ClockReading(moment: wall)
        if let last { #expect(reading > last, "seed \(seed)") }
        if let seen { #expect(reading > seen, "seed \(seed)") }
        #expect(ClockReading(text: reading.text) == reading)
        if let last, wall.adding(minutes: ClockDoubted.tolerance) < last.moment {
          #expect(
            ClockDoubted.reason(wall: wall, own: last.moment, newest: last.moment) != nil,
            "seed \(seed)")
        }
        last = reading
      }
    }
  }

  @Test("300 chains written by such clocks stand, in the order in which they were written")
  func chains() throws {
    for seed in 1...300 {
      let bench = try SealBench()
      var clock = Clock(
        now: JournalBench.noon.milliseconds, random: SeededRandom(seed: UInt64(seed)))
      let first = try bench.writer()
      let second = try bench.writer("d2")
      for number in 0..<8 {
        let writer = number % 3 == 2 ? second : first
        let done = writer.append([bench.base.draft("\(number)")], now: clock.next())
        #expect(done.failure == nil)
        _ = try first.refresh()
        _ = try second.refresh()
      }
      let reading = try bench.read()
      #expect(reading.damage.isEmpty, "seed \(seed)")
      for device in ["d1", "d2"] {
        let facts = reading.record.residents[bench.base.resident]?.medicines.facts ?? []
        let texts = facts.filter { $0.header.device.text == device }.map(\.body.text)
        #expect(texts == texts.sorted(), "seed \(seed)")
      }
    }
  }
}
