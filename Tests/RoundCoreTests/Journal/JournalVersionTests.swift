import Testing

@testable import RoundCore

/// Entries, segments and epochs that this version of the program did not write.
struct JournalVersionTests {
  /// A line that follows the last one of the bench's first segment.
  private func line(
    _ bench: JournalBench, kind: String, version: Int = 1, body: String, id: String = "X1"
  ) throws -> [UInt8] {
    let last = try #require(try bench.lines().last)
    let header = try EntryLine.read(last[...], device: bench.device, epoch: 1).header
    let at = header.at.next(at: JournalBench.noon)
    let middle =
      "\"seq\":\(header.sequence + 1),\"id\":\"\(id)\",\"v\":\(version),\"kind\":\"\(kind)\","
      + "\"at\":\"\(at.text)\",\"by\":null,\"resident\":null,\"body\":\(body)"
    return try JournalLine.make(
      previous: JournalLine.check(last[...]).own, middle: Array(middle.utf8)
    ).bytes
  }

  private func begun() throws -> JournalBench {
    let bench = try JournalBench()
    _ = try bench.writer().append([bench.draft("a")], now: JournalBench.noon)
    return bench
  }

  @Test(
    "A kind, a version or a shape that is not known is kept byte for byte and counted",
    arguments: [
      ("mood.recorded", 1, #"{"scale":{"x":[1,"two",null,true]}}"#),
      ("medicines.recorded", 2, #"{"doses":[]}"#),
      ("residence.changed", 1, #"{"state":"onHoliday"}"#),
      ("medicines.recorded", 1, #"{}"#),
    ])
  func unknown(kind: String, version: Int, body: String) throws {
    let bench = try begun()
    let line = try line(bench, kind: kind, version: version, body: body)
    let whole = try #require(bench.files.disk.contents(of: bench.path(1))) + line
    bench.files.disk.put(bench.path(1), whole)
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(reading.entries == 4)
    #expect(reading.record.unknown.facts.map(\.body.line) == [line])
    #expect(reading.record.unknown.facts.map(\.header.kind) == [kind])
    // It is no reason not to go on.
    let done = try bench.writer(seed: 5).append([bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == nil)
    #expect(Array(bench.files.disk.contents(of: bench.path(1))?.prefix(whole.count) ?? []) == whole)
    #expect(try bench.read().damage.isEmpty)
  }

  @Test("A member that is not known is passed over, and its line stays as it is") func newMember()
    throws
  {
    let bench = try begun()
    let line = try line(
      bench, kind: "home.declared", body: #"{"name":"Elm","pretend":true,"tea":1}"#)
    let whole = try #require(bench.files.disk.contents(of: bench.path(1))) + line
    bench.files.disk.put(bench.path(1), whole)
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(reading.record.homeName == "Elm")
    #expect(reading.record.unknown.isEmpty)
  }

  @Test(
    "What no journal holds is damage, though its hash fits",
    arguments: [
      #"{"a":1,"a":2}"#, #"{"a":1.5}"#, #"{"a":"\ud800"}"#, #"{"a b":1}"#, #"[]"#, #"null"#,
      #"{"a":[[[[[[[[1]]]]]]]]}"#, #"{"a":9007199254740992}"#, #"{},"extra":{}"#,
    ])
  func refusedContent(body: String) throws {
    let bench = try begun()
    let bad = try line(bench, kind: "mood.recorded", body: body)
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    bench.files.disk.put(bench.path(1), whole + bad)
    #expect(try bench.read().damage.count == 1)
    #expect(try bench.read().entries == 3)
  }

  @Test("A segment that asks for a feature which this version lacks is read and not added to")
  func needs() throws {
    let bench = try begun()
    let first = try #require(try bench.lines().first)
    let text = String(decoding: first.dropLast(JournalLine.tailLength), as: UTF8.self)
    let parts = text.split(separator: "\"needs\":[]", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let changed = "\(parts[0])\"needs\":[\"sealed\"]\(parts[1])"
    let line = try JournalLine.make(
      previous: JournalLine.check(first[...]).previous,
      middle: Array(changed.utf8.dropFirst(JournalLine.headLength))
    ).bytes
    bench.files.disk.put(bench.path(1), line)
    #expect(try bench.read().damage.isEmpty)
    #expect(try bench.read().entries == 1)
    let done = try bench.writer(seed: 5).append([bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == .needsNewerProgram)
    #expect(done.failure?.sentence.contains("newer homeround") == true)
    #expect(bench.files.disk.contents(of: bench.path(1)) == line)
  }

  @Test("A raised epoch starts anew, with its own start value and numbers") func epoch() throws {
    let bench = try begun()
    let done = try bench.writer(epoch: 2, seed: 5).append(
      [bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == nil)
    let bytes = try #require(bench.files.disk.contents(of: bench.path(1, epoch: 2)))
    let line = try #require(bytes.split(separator: 0x0A).first) + [0x0A]
    #expect(
      try JournalLine.check(line).previous
        == ChainWalker.start(home: bench.home, device: bench.device, epoch: 2))
    #expect(try EntryLine.read(line, device: bench.device, epoch: 1).header.sequence == 1)
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(bench.texts(reading) == ["a", "b"])
  }

  @Test("What the epoch before left over is named by the new one") func epochAfterTornTail() throws
  {
    let bench = try begun()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    bench.files.disk.put(bench.path(1), whole + Array("{\"prev\":\"torn".utf8))
    let done = try bench.writer(epoch: 2, seed: 5).append(
      [bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == nil)
    #expect(try bench.read().damage.isEmpty)
    bench.files.disk.put(bench.path(1), whole + Array("{\"prev\":\"TORN".utf8))
    #expect(try bench.read().isBroken)
  }

  @Test("Another device's broken chain does not stop this one's") func otherDevice() throws {
    let bench = try begun()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    let place = "/f/\(bench.folder.journals(of: bench.home))/d2/1-000001.jsonl"
    bench.files.disk.put(place, whole)
    #expect(try bench.read().isBroken)
    let done = try bench.writer(reading: true).append([bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == nil)
  }
}
