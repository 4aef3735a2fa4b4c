import Testing

@testable import RoundCore

/// One home's journals on a disk in memory, and what tests do with them.
struct JournalBench {
  let files: MemoryFiles
  let folder: RoundFolder
  let home: HomeID
  let device: DeviceID
  let resident: ResidentID
  let author = Author(
    name: "Amira Khan", role: "pharmacist", organisation: "Elm", registration: nil)

  static let noon = Moment(milliseconds: 1_773_316_800_000)  // 2026-03-12T12:00Z

  /// What opens a sealed bench.
  static let key = StoreKey(bytes: Array(1...32))

  /// - Parameter key: seals what is written; nil for a folder that is not locked.
  init(_ disk: MemoryDisk = MemoryDisk(), device: String = "d1", key: StoreKey? = nil) throws {
    files = MemoryFiles(disk)
    if let key {
      let locked = LockedFiles(files, root: "/f")
      locked.open(with: key)
      folder = RoundFolder(path: "/f", files: locked)
    } else {
      folder = RoundFolder(path: "/f", files: files)
    }
    home = try #require(HomeID("elm-7k2m"))
    self.device = try #require(DeviceID(device))
    resident = try #require(ResidentID("r1"))
  }

  var place: String { "\(folder.journals(of: home))/\(device.text)" }

  func path(_ number: Int, epoch: Int = 1) -> String {
    "/f/\(place)/\(SegmentName(epoch: epoch, number: number).file)"
  }

  /// - Parameter seed: of the identifiers, so that two windows never make the same.
  func writer(epoch: Int = 1, seed: UInt64 = 1, reading: Bool = false) throws -> JournalWriter {
    JournalWriter(
      folder: folder, home: home, device: device, epoch: epoch, program: "1.0",
      reading: reading ? try read() : nil,
      identifiers: Identifiers(random: SeededRandom(seed: seed)))
  }

  func draft(_ text: String, author: Author? = nil) -> EntryDraft {
    EntryDraft(
      MedicinesRecorded(text: text, asOf: nil, source: nil), resident: resident,
      author: author ?? self.author)
  }

  func read() throws -> JournalReader.Reading { try JournalReader.read(home, in: folder) }

  /// What stands on the disk, as one reads it who has no key.
  func readSealed() throws -> JournalReader.Reading {
    try JournalReader.read(home, in: RoundFolder(path: "/f", files: files), folding: false)
  }

  /// The same without folding.
  func check() throws -> JournalReader.Reading {
    try JournalReader.read(home, in: folder, folding: false)
  }

  /// The texts that `draft` wrote, in the order of the record.
  func texts(_ reading: JournalReader.Reading) -> [String] {
    reading.record.residents[resident]?.medicines.facts.map(\.body.text) ?? []
  }

  /// The same for entries just written or read.
  static func texts(_ entries: [Entry]) -> [String] {
    entries.compactMap { entry in
      guard case .known(let body as MedicinesRecorded) = entry.content else { return nil }
      return body.text
    }
  }

  /// The lines of a segment, line feeds included.
  func lines(_ number: Int = 1) throws -> [[UInt8]] {
    let bytes = try #require(files.disk.contents(of: path(number)))
    return bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  /// A bench whose first segment holds these lines, and nothing else.
  func with(_ lines: [[UInt8]]) throws -> JournalBench {
    let other = try JournalBench(device: device.text)
    other.files.disk.put(path(1), Array(lines.joined()))
    return other
  }

  /// What the opening entry of a segment says of those before it.
  func previous(_ number: Int) throws -> SegmentOpened.Previous? {
    let line = try #require(try lines(number).first)
    let entry = try EntryLine.read(line[...], device: device, epoch: 1)
    guard case .known(let body as SegmentOpened) = entry.content else { return nil }
    return body.previous
  }
}
