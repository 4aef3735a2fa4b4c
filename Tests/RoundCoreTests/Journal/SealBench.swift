import Testing

@testable import RoundCore

/// A home on a disk in memory whose chains are sealed, as the program seals them.
struct SealBench {
  let files: SeatedFiles
  let folder: RoundFolder
  let base: JournalBench

  init(_ files: SeatedFiles = SeatedFiles(), device: String = "d1", state: String? = "/state")
    throws
  {
    self.files = files
    folder = RoundFolder(path: "/f", files: files, state: state)
    base = try JournalBench(device: device)
    if try folder.settings() == nil {
      try folder.save(DeviceSettings(device: base.device, role: .round))
    }
  }

  var home: HomeID { base.home }
  var device: DeviceID { base.device }
  static let noon = JournalBench.noon

  func writer(_ device: String? = nil, reading: JournalReader.Reading? = nil) throws
    -> JournalWriter
  {
    JournalWriter(
      folder: folder, home: home,
      device: try device.map { try #require(DeviceID($0)) } ?? base.device,
      epoch: try folder.settings()?.epoch ?? 1, program: "1.0", isSealing: true, reading: reading)
  }

  /// What a session of the program writes: some texts, then the seal.
  @discardableResult
  func session(_ texts: String..., on device: String? = nil, at now: Moment = noon) throws
    -> JournalWriter.Appended
  {
    let writer = try writer(device, reading: read())
    let done = writer.append(texts.map { base.draft($0) }, now: now)
    #expect(done.failure == nil)
    #expect(writer.seal(now: now) == nil)
    return done
  }

  func read() throws -> JournalReader.Reading { try JournalReader.read(home, in: folder) }

  func verify() throws -> [Damage] {
    try JournalReader.read(home, in: folder, verifying: true).damage
  }

  func path(_ number: Int, epoch: Int = 1, device: String? = nil) -> String {
    "/f/\(folder.journals(of: home))/\(device ?? base.device.text)/"
      + SegmentName(epoch: epoch, number: number).file
  }

  func lines(_ path: String) throws -> [[UInt8]] {
    let bytes = try #require(files.memory.disk.contents(of: path))
    return bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  /// Takes lines away from the end of a file.
  func cut(_ path: String, lines count: Int) throws {
    files.memory.disk.put(path, Array(try lines(path).dropLast(count).joined()))
  }

  /// Writes a chain's lines anew from one on, with hashes that fit.
  func rewrite(_ path: String, from number: Int, replacing old: String, with new: String) throws {
    var lines = try lines(path)
    var previous: Digest?
    for index in lines.indices.dropFirst(number - 1) {
      let hashes = try JournalLine.check(lines[index][...])
      let text = String(
        decoding: lines[index].dropFirst(JournalLine.headLength).dropLast(JournalLine.tailLength),
        as: UTF8.self)
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      let made = try JournalLine.make(
        previous: previous ?? hashes.previous, middle: Array(parts.joined(separator: new).utf8))
      previous = made.hash
      lines[index] = made.bytes
    }
    files.memory.disk.put(path, Array(lines.joined()))
  }
}
