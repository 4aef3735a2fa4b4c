import Glibc
import Testing

@testable import RoundCore

/// A journal in a locked folder: sealed on the disk, plain for whoever has the key.
struct LockedFilesTests {
  private let texts = ["first", "second", "third"]

  /// A bench with three entries on a disk.
  private func begun(_ texts: [String]? = nil) throws -> JournalBench {
    let bench = try JournalBench(key: JournalBench.key)
    let drafts = (texts ?? self.texts).map { bench.draft($0) }
    try #require(bench.writer().append(drafts, now: JournalBench.noon).failure == nil)
    return bench
  }

  private func bench(_ disk: MemoryDisk) throws -> JournalBench {
    try JournalBench(disk, key: JournalBench.key)
  }

  private func plain(_ texts: [String]) throws -> JournalBench {
    let bench = try JournalBench()
    try #require(
      bench.writer().append(texts.map { bench.draft($0) }, now: JournalBench.noon).failure == nil)
    return bench
  }

  @Test("The lines that come back are byte for byte those of a folder that is not locked")
  func sameBytes() throws {
    let sealed = try begun()
    let plain = try plain(texts)
    let path = sealed.path(1)
    #expect(try sealed.folder.files.read(path, from: 0) == plain.files.disk.contents(of: path))
    let onDisk = try #require(sealed.files.disk.contents(of: path))
    for text in texts + ["Amira", "Elm"] {
      #expect(onDisk.firstRange(of: Array(text.utf8)) == nil)
    }
  }

  @Test("Each line has a nonce of its own, also where the same was written twice") func nonces()
    throws
  {
    let lines = try begun(["same", "same", "same"]).lines()
    let nonces = try lines.map { line in
      let start = try #require(line.firstRange(of: JournalLine.sealedStart)).upperBound
      // 12 bytes in base64url.
      return Array(line[start..<start + 16])
    }
    #expect(nonces.count == 5 && Set(nonces).count == 5)
  }

  @Test("Without the key the chain, the numbers and every line are checked, and nothing is added")
  func withoutKey() throws {
    let bench = try begun()
    let reading = try bench.readSealed()
    #expect(reading.damage.isEmpty)
    #expect(reading.entries == 5)
    let before = bench.files.disk.contents(of: bench.path(1))
    let raw = try JournalBench(bench.files.disk)
    let done = try raw.writer(seed: 9).append([raw.draft("no")], now: JournalBench.noon)
    #expect(done.failure == .needsNewerProgram)
    #expect(raw.files.disk.contents(of: raw.path(1)) == before)
  }

  @Test("Each changed byte is noticed with the key and without, and hides its own line only")
  func everyByte() throws {
    let bench = try begun()
    let path = bench.path(1)
    let bytes = try #require(bench.files.disk.contents(of: path))
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let other = try self.bench(MemoryDisk())
      other.files.disk.put(path, changed)
      #expect(try !other.readSealed().damage.isEmpty, "byte \(place), without the key")
      let reading = try other.read()
      #expect(!reading.damage.isEmpty, "byte \(place)")
      // A changed line feed joins two lines.
      let lost = bytes[place] == 0x0A || changed[place] == 0x0A ? 2 : 1
      #expect(reading.entries >= 5 - lost, "byte \(place)")
    }
  }

  @Test("A line that somebody without the key moved or made up does not open", arguments: 0...2)
  func forged(way: Int) throws {
    let bench = try begun()
    let lines = try bench.lines()
    var forged = Array(lines.prefix(3))
    func body(_ number: Int) throws -> [UInt8] {
      let start = try #require(lines[number].firstRange(of: Array(#","body":"#.utf8))).lowerBound
      return Array(lines[number][start..<(lines[number].count - JournalLine.tailLength)])
    }
    func head(_ number: Int) throws -> [UInt8] {
      let line = lines[number]
      let start = try #require(line.firstRange(of: Array(#","body":"#.utf8))).lowerBound
      return Array(line[JournalLine.headLength..<start])
    }
    let middle: [UInt8]
    switch way {
    case 0:  // The body of the last line in the place of the one before it.
      middle = try head(3) + body(4)
    case 1:  // Another resident in clear.
      middle = Array(
        String(decoding: try head(3) + body(3), as: UTF8.self)
          .replacing("\"resident\":\"r1\"", with: "\"resident\":\"r2\"").utf8)
    default:  // A line that is not sealed.
      middle = Array(try plain(texts).lines()[3].dropFirst(54).dropLast(55))
    }
    let previous = try JournalLine.check(lines[2][...]).own
    forged.append(try JournalLine.make(previous: previous, middle: middle).bytes)
    let other = try self.bench(MemoryDisk())
    other.files.disk.put(bench.path(1), Array(forged.joined()))
    // Its own chain fits, so only the key tells.
    #expect(try other.readSealed().damage.isEmpty)
    let reading = try other.read()
    #expect(!reading.damage.isEmpty)
    #expect(other.texts(reading) == ["first"])
  }

  @Test("Lines that were swapped, taken out or doubled are noticed with the key and without")
  func moved() throws {
    let lines = try begun().lines()
    for order in [[0, 1, 3, 2, 4], [0, 1, 2, 4], [0, 1, 2, 2, 3, 4]] {
      let other = try self.bench(MemoryDisk())
      other.files.disk.put(other.path(1), Array(order.map { lines[$0] }.joined()))
      #expect(try !other.readSealed().damage.isEmpty)
      #expect(try !other.read().damage.isEmpty)
    }
  }

  @Test("A segment in the place of another one does not open") func movedSegment() throws {
    let bench = try begun()
    let bytes = try #require(bench.files.disk.contents(of: bench.path(1)))
    let other = try self.bench(MemoryDisk())
    other.files.disk.put(other.path(2), bytes)
    #expect(try !other.readSealed().damage.isEmpty)
    let reading = try other.read()
    #expect(reading.entries == 0 && !reading.damage.isEmpty)
  }

  @Test("Another key opens nothing and adds nothing") func wrongKey() throws {
    let bench = try begun()
    let other = try JournalBench(bench.files.disk, key: StoreKey())
    let reading = try other.read()
    #expect(reading.entries == 0 && !reading.damage.isEmpty)
    let done = try other.writer(seed: 5).append([other.draft("no")], now: JournalBench.noon)
    guard case .readOnly = done.failure else {
      Issue.record("written with another key")
      return
    }
    #expect(
      other.files.disk.contents(of: bench.path(1)) == bench.files.disk.contents(of: bench.path(1)))
  }

  @Test("After the key was put away nothing is read or written, and with it all is as before")
  func putAway() throws {
    let bench = try begun()
    let locked = try #require(bench.folder.files as? LockedFiles)
    let writer = try bench.writer(seed: 4, reading: true)
    locked.close()
    let error = #expect(throws: FileError.self) {
      try bench.folder.files.read(bench.path(1), from: 0)
    }
    #expect(error?.reason == .locked)
    let paths = bench.files.disk.paths
    let done = writer.append([bench.draft("no")], now: JournalBench.noon)
    #expect(done.failure != nil && done.saved.isEmpty)
    #expect(bench.files.disk.paths.filter { $0.hasSuffix(".jsonl") } == paths)
    locked.open(with: try #require(JournalBench.key))
    #expect(writer.append([bench.draft("fourth")], now: JournalBench.noon).failure == nil)
    #expect(try bench.texts(bench.read()) == texts + ["fourth"])
    #expect(try bench.readSealed().damage.isEmpty)
  }

  @Test("A line cut off at any byte stays what was not finished, and the next entry is saved")
  func torn() throws {
    let bench = try begun()
    let bytes = try #require(bench.files.disk.contents(of: bench.path(1)))
    let last = try #require(bench.lines().last)
    for length in (bytes.count - last.count + 1)..<bytes.count {
      let other = try self.bench(MemoryDisk())
      other.files.disk.put(bench.path(1), Array(bytes.prefix(length)))
      #expect(try other.readSealed().damage.map(\.kind) == [.unfinished], "\(length)")
      #expect(try other.read().damage.map(\.kind) == [.unfinished], "\(length)")
      let done = try other.writer(seed: 3).append([other.draft("later")], now: JournalBench.noon)
      #expect(done.failure == nil, "\(length)")
      #expect(try other.readSealed().damage.isEmpty, "\(length)")
      let reading = try other.read()
      #expect(reading.damage.isEmpty, "\(length)")
      #expect(other.texts(reading) == ["first", "second", "later"])
    }
  }

  @Test("A copy that was cut off at any byte is gone on with, and comes out as one that was not")
  func replica() throws {
    let plain = try plain(texts)
    let path = plain.path(1)
    // What another computer had left over when its power failed goes with its segment.
    let bytes = try #require(plain.files.disk.contents(of: path)) + Array(#"{"prev":"Edna Sm"#.utf8)
    func add(_ bench: JournalBench, from start: Int, creating: Bool) throws {
      let files = bench.folder.files
      let file = try files.openForAppend(path, creating: creating)
      #expect(try files.size(file) == start)
      try files.append(Array(bytes[start...]), to: file)
      files.close(file)
    }
    let whole = try self.bench(MemoryDisk())
    try add(whole, from: 0, creating: true)
    let sealed = try #require(whole.files.disk.contents(of: path))
    #expect(sealed.firstRange(of: Array("Edna".utf8)) == nil)
    #expect(try whole.folder.files.read(path, from: 0) == bytes)
    for length in sealed.indices {
      let other = try self.bench(MemoryDisk())
      other.files.disk.put(path, Array(sealed.prefix(length)))
      let there = try other.folder.files.read(path, from: 0)
      #expect(bytes.starts(with: there), "\(length)")
      try add(other, from: there.count, creating: false)
      #expect(other.files.disk.contents(of: path) == sealed, "\(length)")
    }
  }

  @Test("What a repair takes from a plain copy is sealed to the bytes that were there")
  func repaired() throws {
    let bench = try begun()
    let path = bench.path(1)
    let bytes = try #require(bench.files.disk.contents(of: path))
    var changed = bytes
    changed[bytes.count / 2] ^= 4
    bench.files.disk.put(path, changed)
    let plain = try plain(texts)
    let report = try JournalRepair.run(
      bench.home, in: bench.folder, from: plain.folder, own: bench.device)
    #expect(report.rebuilt.count == 1)
    let rebuilt = try #require(bench.files.disk.paths.first { $0.hasSuffix(".rebuilt") })
    #expect(bench.files.disk.contents(of: rebuilt) == bytes)
    #expect(try bench.read().damage.isEmpty)
    #expect(try bench.readSealed().damage.isEmpty)
  }

  @Test("A repair from another copy of the locked folder needs no key") func repairedSealed() throws
  {
    let bench = try begun()
    let path = bench.path(1)
    let backup = RoundFolder(path: "/f", files: MemoryFiles(bench.files.disk))
    var changed = try #require(bench.files.disk.contents(of: path))
    changed[changed.count / 2] ^= 4
    bench.files.disk.put(path, changed)
    let raw = RoundFolder(path: "/f", files: bench.files)
    let report = try JournalRepair.run(bench.home, in: raw, from: backup, own: bench.device)
    #expect(report.rebuilt.count == 1)
    #expect(try bench.texts(bench.read()) == texts)
  }

  @Test("The longest line is sealed, and checked without the key") func longest() throws {
    let text = String(repeating: "\u{1F600}", count: 4_000)
    let long = (0..<3).map { "\($0)" + text }
    let bench = try begun()
    let body = ReviewLike(texts: long)
    let line = try JournalLine.make(
      previous: Digest(of: []),
      middle: Array(
        ("\"seq\":6,\"id\":\"01KKKKKKKKKKKKKKKKKKKKKKKK\",\"v\":1,\"kind\":\"some.kind\",\"at\":"
          + "\"2026-03-12T12:00:00.009Z/0000\",\"by\":null,\"resident\":null,\"body\":")
          .utf8) + body.bytes(atLeast: 65_000))
    #expect(line.bytes.count > 64_000)
    let key = try #require(JournalBench.key).sealing("x")
    let sealed = try #require(
      SealedLine.seal(line.bytes[...], after: Digest(of: [1]), key: key) { $0 })
    #expect(sealed.bytes.count > JournalLine.longest)
    #expect((try? JournalLine.check(sealed.bytes[...])) != nil)
    #expect(SealedLine.open(sealed.bytes[...], key: key)?.bytes == line.bytes)
    #expect(try bench.read().damage.isEmpty)
  }

  /// A body of several long texts.
  private struct ReviewLike {
    let texts: [String]

    func bytes(atLeast count: Int) -> [UInt8] {
      var members: [JSON.Member] = []
      var number = 0
      while JSON.object(members).bytes(.canonical).count < count - 1_300 {
        members.append(
          JSON.Member("t\(100 + number)", .string(String(repeating: "x", count: 1_000))))
        number += 1
      }
      return JSON.object(members).bytes(.canonical)
    }
  }

  @Test("Whichever file call fails, what was saved is there and the disk is whole")
  func everyCallFails() throws {
    let calls: [FileError.Call] = [
      .open, .read, .write, .sync, .list, .makeFolder, .lock, .examine,
    ]
    for call in calls {
      for number in 1...12 {
        let bench = try begun(["a"])
        let writer = try bench.writer(seed: 8, reading: true)
        bench.files.fail(.init(call: call, number: number, code: EIO, writes: 100))
        let done = writer.append([bench.draft("b"), bench.draft("c")], now: JournalBench.noon)
        bench.files.fail()
        let later = writer.append([bench.draft("d")], now: JournalBench.noon)
        #expect(later.failure == nil, "\(call) \(number)")
        let texts = ["a"] + JournalBench.texts(done.saved + later.saved)
        let after = try self.bench(bench.files.disk.afterKill())
        let reading = try after.read()
        #expect(reading.damage.isEmpty, "\(call) \(number)")
        #expect(after.texts(reading) == texts, "\(call) \(number)")
        #expect(try after.readSealed().damage.isEmpty, "\(call) \(number)")
      }
    }
  }

  // MARK: Without the key

  private func locked(_ bench: JournalBench) throws -> LockedFiles {
    try #require(bench.folder.files as? LockedFiles)
  }

  @Test(
    "What is only locked is told as locked, by every way of reading and writing, and never as damage"
  )
  func neverDamage() throws {
    let bench = try begun()
    let other = JournalWriter(
      folder: bench.folder, home: bench.home, device: try #require(DeviceID("d2")), epoch: 1,
      program: "1.0")
    try #require(other.append([bench.draft("theirs")], now: JournalBench.noon).failure == nil)
    let writer = try bench.writer(seed: 3, reading: true)
    let whole = bench.files.disk.contents(of: bench.path(1))
    // One line more in each chain, so that there is something to be read.
    try #require(bench.writer(seed: 4).append([bench.draft("fourth")]).failure == nil)
    try #require(other.append([bench.draft("more")]).failure == nil)
    let before = bench.files.disk.contents(of: bench.path(1))
    #expect(before != whole)
    try locked(bench).close()
    let problem = #expect(throws: FileError.self) { try bench.read() }
    #expect(problem?.reason == .locked)
    let news = try writer.refresh()
    #expect(news.damage.isEmpty && news.entries.isEmpty)
    #expect(news.failure?.reason == .locked)
    guard case .file(let refused)? = writer.append([bench.draft("no")]).failure else {
      Issue.record("it was written, or told otherwise")
      return
    }
    #expect(refused.reason == .locked)
    #expect(bench.files.disk.contents(of: bench.path(1)) == before)
    // With the key everything is there, and goes on.
    try locked(bench).open(with: try #require(JournalBench.key))
    let after = try writer.refresh()
    #expect(after.damage.isEmpty && after.failure == nil)
    #expect(JournalBench.texts(after.entries).sorted() == ["fourth", "more"])
    #expect(writer.append([bench.draft("fifth")]).failure == nil)
    #expect(try bench.read().damage.isEmpty)
  }

  @Test("A line that could not be written because the key went is no damage of its file")
  func keyWentMeanwhile() throws {
    let bench = try begun()
    let writer = try bench.writer(seed: 3, reading: true)
    try #require(writer.append([bench.draft("open")]).failure == nil)
    let files = try locked(bench)
    let done = writer.append([bench.draft("no")], checking: { _ in files.close() })
    guard case .file(let refused)? = done.failure else {
      Issue.record("\(String(describing: done.failure))")
      return
    }
    #expect(refused.reason == .locked)
    files.open(with: try #require(JournalBench.key))
    #expect(writer.append([bench.draft("yes")]).failure == nil)
    #expect(try bench.texts(bench.read()) == texts + ["open", "yes"])
  }

  @Test("A key that is given again before it was put away stays") func givenAgain() throws {
    let bench = try begun()
    let files = try locked(bench)
    let count = files.openings
    files.open(with: try #require(JournalBench.key))
    files.close(unlessOpenedSince: count)
    #expect(files.isOpen)
    files.close(unlessOpenedSince: files.openings)
    #expect(!files.isOpen)
  }

  @Test("Whose computers write is not known of a locked folder, and is not taken for nobody's")
  func sides() throws {
    let bench = try begun()
    let files = try locked(bench)
    try bench.folder.save(DeviceSettings(device: bench.device, role: .round))
    let own = #"{"organisation":"E","side":"practice"}"#
    try files.replace(bench.folder.ownParty, with: Array(own.utf8))
    #expect(try bench.folder.sides(of: bench.home)[bench.device]?.side == .practice)
    files.close()
    let problem = #expect(throws: FileError.self) { try bench.folder.sides(of: bench.home) }
    #expect(problem?.reason == .locked)
    files.open(with: try #require(JournalBench.key))
    // Of one that is damaged nothing is known, and nobody is kept from the record by it.
    bench.files.disk.put(bench.folder.ownParty, Array("damaged".utf8))
    #expect(try bench.folder.sides(of: bench.home).isEmpty)
    #expect(try bench.texts(bench.read()) == texts)
  }
}
