#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import RoundCore

/// A pretend home in a folder of its own that is removed with it.
final class PretendFolder {
  let folder: RoundFolder
  static let program = "homeround test"
  /// A Thursday outside summer time.
  static let thursday = Day(ordinal: 20_524)

  /// An empty place that nothing has been written to.
  init() {
    var template = Array("/tmp/homeround-pretend-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    folder = RoundFolder(path: (made ?? "/tmp/homeround-pretend") + "/folder")
  }

  convenience init(
    _ options: PretendHomeOptions, today: Day = PretendFolder.thursday
  ) throws {
    self.init()
    try PretendHome.write(
      to: folder, options: options, today: today, program: PretendFolder.program)
  }

  deinit { PretendFolder.remove(Paths.parent(of: folder.path)) }

  private static func remove(_ path: String) {
    let files = SystemFileIO()
    if (try? files.kind(of: path)) == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  func readings() throws -> [JournalReader.Reading] {
    var all: [JournalReader.Reading] = []
    for home in try folder.homes() { all.append(try JournalReader.read(home, in: folder)) }
    return all
  }

  /// Every file's path from the folder, and its bytes.
  func contents() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    try collect("", into: &found)
    return found
  }

  private func collect(_ place: String, into found: inout [String: [UInt8]]) throws {
    for name in try folder.files.names(in: folder.absolute(place)) {
      let path = place.isEmpty ? name : "\(place)/\(name)"
      if try folder.files.kind(of: folder.absolute(path)) == .folder {
        try collect(path, into: &found)
      } else {
        found[path] = try folder.files.read(folder.absolute(path), from: 0)
      }
    }
  }

  /// Every entry of every chain, in the order of the files.
  func entries() throws -> [Entry] {
    var all: [Entry] = []
    for (path, bytes) in try contents().sorted(by: { $0.key < $1.key })
    where path.hasSuffix(".jsonl") {
      let device = DeviceID(Paths.name(of: Paths.parent(of: path)))
      for line in bytes.split(separator: 0x0A) {
        guard let device else { continue }
        let whole = Array(line) + [0x0A]
        all.append(try EntryLine.read(whole[...], device: device, epoch: 1))
      }
    }
    return all
  }
}
