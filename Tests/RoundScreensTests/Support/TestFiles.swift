import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that tests compare with; `HOMEROUND_ACCEPT=1` (or `scripts/accept`) writes them anew.
enum TestFiles {
  static var isAccepting: Bool {
    getenv("HOMEROUND_ACCEPT").map { String(cString: $0) } == "1"
  }

  /// The folder of these tests.
  private static var folder: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
  }

  /// Compares lines with a file, or writes it.
  ///
  /// - Parameter place: from the folder of these tests.
  static func expect(
    _ lines: [String], at place: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let path = "\(folder)/\(place)"
    let text = lines.joined(separator: "\n") + "\n"
    guard !isAccepting else {
      #expect(write(Array(text.utf8), to: path), "can't write \(path)")
      return
    }
    guard let saved = read(path) else {
      Issue.record(
        "there is no \(place): run scripts/accept, and look at it", sourceLocation: sourceLocation)
      return
    }
    let wanted = String(decoding: saved, as: UTF8.self)
    guard wanted != text else { return }
    let old = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let first = row ?? min(old.count, new.count)
    Issue.record(
      """
      \(place), line \(first + 1):
      now  "\(new.indices.contains(first) ? new[first] : "")"
      was  "\(old.indices.contains(first) ? old[first] : "")"
      """, sourceLocation: sourceLocation)
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let out = fopen(path, "w") else { return false }
    defer { fclose(out) }
    return fwrite(bytes, 1, bytes.count, out) == bytes.count
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
