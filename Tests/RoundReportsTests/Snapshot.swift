import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Compares lines with a file of `Snapshots/`; `HOMEROUND_ACCEPT=1` writes the file anew.
func expectSnapshot(
  _ lines: [String], _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/")
  let path = "\(folder)/Snapshots/\(name).txt"
  let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  if getenv("HOMEROUND_ACCEPT").map({ String(cString: $0) }) == "1" {
    guard let out = fopen(path, "w") else {
      Issue.record("can't write \(path)", sourceLocation: sourceLocation)
      return
    }
    #expect(fwrite(bytes, 1, bytes.count, out) == bytes.count, sourceLocation: sourceLocation)
    fclose(out)
    return
  }
  guard let saved = contents(of: path) else {
    Issue.record("no snapshot \(path)", sourceLocation: sourceLocation)
    return
  }
  let wanted = String(decoding: saved, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false
  ).map(String.init)
  for (place, line) in lines.enumerated() where place < wanted.count {
    guard line == wanted[place] else {
      Issue.record(
        "line \(place + 1) of \(name): \"\(line)\", wanted \"\(wanted[place])\"",
        sourceLocation: sourceLocation)
      return
    }
  }
  #expect(saved == bytes, "as many lines as in the snapshot", sourceLocation: sourceLocation)
}

private func contents(of path: String) -> [UInt8]? {
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
