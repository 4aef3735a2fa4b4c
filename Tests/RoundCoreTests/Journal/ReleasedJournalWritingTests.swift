import Testing

@testable import RoundCore

/// Going on with chains that earlier and later versions wrote, as they stand in `Tests/Fixtures`.
struct ReleasedJournalWritingTests {
  private static let place =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Fixtures/journals"

  /// A fixture's chains on a disk in memory, and the one of them that is gone on with.
  private func bench(_ name: String) throws -> (JournalBench, HomeID, DeviceID) {
    let bench = try JournalBench()
    let real = RoundFolder(path: "\(ReleasedJournalWritingTests.place)/\(name)/folder")
    let home = try #require(try real.homes().first)
    let devices = try real.devices(of: home)
    for device in devices {
      for segment in try real.segments(of: home, device: device) {
        let path = "\(real.journals(of: home))/\(device.text)/\(segment.file)"
        bench.files.disk.put("/f/\(path)", try SystemFileIO().read(real.absolute(path), from: 0))
      }
    }
    return (bench, home, try #require(devices.first))
  }

  private func append(
    _ text: String, _ bench: JournalBench, _ home: HomeID, _ device: DeviceID
  ) throws -> JournalWriter.Appended {
    let reading = try JournalReader.read(home, in: bench.folder)
    let writer = JournalWriter(
      folder: bench.folder, home: home, device: device, epoch: 1, program: "1.0",
      reading: reading, identifiers: Identifiers(random: SeededRandom(seed: 3)))
    return writer.append([bench.draft(text)], now: JournalBench.noon.adding(hours: 24 * 3_650))
  }

  private func bytes(_ bench: JournalBench) -> [String: [UInt8]] {
    bench.files.disk.paths.filter { $0.hasSuffix(".jsonl") }.reduce(into: [:]) {
      $0[$1] = bench.files.disk.contents(of: $1)
    }
  }

  @Test(
    "They are gone on with, and every byte of theirs stays",
    arguments: ["0.1.0/whole", "0.1.0/torn", "0.1.0/copied", "0.1.0/newer"])
  func goesOn(name: String) throws {
    let (bench, home, device) = try bench(name)
    let before = bytes(bench)
    #expect(try append("later", bench, home, device).failure == nil)
    let after = bytes(bench)
    for (path, held) in before {
      #expect(Array(after[path]?.prefix(held.count) ?? []) == held, "\(path)")
    }
    let reading = try JournalReader.read(home, in: bench.folder)
    #expect(reading.damage.isEmpty)
    #expect(bench.texts(reading).last == "later")
  }

  @Test("A chain that asks for what this version lacks is read, and added to by a newer one only")
  func needs() throws {
    let (bench, home, device) = try bench("0.1.0/needs")
    let before = bytes(bench)
    let reading = try JournalReader.read(home, in: bench.folder)
    #expect(reading.damage.isEmpty)
    #expect(reading.needsNewerProgram(device))
    #expect(reading.record.homeName == "Test Home")
    let done = try append("later", bench, home, device)
    #expect(done.failure == .needsNewerProgram)
    #expect(done.failure?.sentence.contains("update this one") == true)
    #expect(bytes(bench) == before)
  }

  @Test("What a newer version wrote is kept byte for byte") func newer() throws {
    let (bench, home, _) = try bench("0.1.0/newer")
    let reading = try JournalReader.read(home, in: bench.folder)
    let lines = bytes(bench).values.flatMap { $0.split(separator: 0x0A).map { Array($0) + [0x0A] } }
    #expect(reading.record.unknown.facts.count == 3)
    #expect(reading.record.unknown.facts.allSatisfy { lines.contains($0.body.line) })
  }
}
