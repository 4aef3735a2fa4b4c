import RoundScreens

@testable import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pretend home as the program would read it on the day of the small home's round, read once.
enum PretendRecord {
  struct Reading {
    let record: Record
    let people: [Person]
    /// Who is at the keyboard when it is opened.
    let person: PersonID?
  }

  static let shared: Reading = {
    guard let reading = try? read() else {
      return Reading(record: SmallHome.shared.record, people: [], person: nil)
    }
    return reading
  }()

  private static func read() throws -> Reading {
    var template = Array("/tmp/homeround-screens-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    let path = made ?? "/tmp/homeround-screens"
    defer { remove(path) }
    let folder = RoundFolder(path: "\(path)/folder")
    try PretendHome.write(to: folder, today: SmallHome.today, program: "homeround test")
    let homes = try folder.homes()
    guard let home = homes.first else { throw PretendHomeError.content }
    return Reading(
      record: try JournalReader.read(home, in: folder).record, people: try folder.persons(),
      person: try folder.settings()?.person)
  }

  private static func remove(_ path: String) {
    let files = SystemFileIO()
    if (try? files.kind(of: path)) == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

extension Robot {
  /// The pretend home in a window of this size.
  static func pretend(_ columns: Int, _ rows: Int, glyphs: Glyphs = .utf8) -> Robot {
    let reading = PretendRecord.shared
    return Robot(
      record: reading.record, people: reading.people, size: Size(columns: columns, rows: rows),
      glyphs: glyphs, person: reading.person)
  }
}
