import RoundCore
import RoundReports
import Testing

@Suite struct NEWS2StreamTests {
  private static let line = "{\"respiration\":16}"

  /// The answers to a text that comes in parts of `size` bytes.
  private func answers(_ text: String, size: Int = 1 << 16) -> (lines: [Substring], errors: Bool) {
    var stream = NEWS2Stream(bands: .published)
    var out: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      out += stream.take(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    out += stream.end()
    return (String(decoding: out, as: UTF8.self).split(separator: "\n"), stream.hasErrors)
  }

  @Test("Each line has its answer, wherever the parts are cut", arguments: [1, 2, 7, 1000])
  func partsMakeNoDifference(size: Int) {
    let text = "\(Self.line)\r\n\n  \nnonsense\n\(Self.line)"
    let found = answers(text, size: size)
    #expect(found.lines == answers(text).lines)
    #expect(found.lines.map { $0.hasPrefix("{\"total\":null") } == [true, false, true])
    #expect(found.errors)
  }

  @Test("An answer comes with the line, not with the end")
  func answersAtOnce() {
    var stream = NEWS2Stream(bands: .published)
    #expect(stream.take(Array(Self.line.utf8)).isEmpty)
    #expect(!stream.take([0x0A]).isEmpty)
    #expect(stream.end().isEmpty)
    #expect(!stream.hasErrors)
  }

  @Test("A line without end is refused, and the one after it answered", arguments: [1000, 1 << 20])
  func longLine(size: Int) {
    let long = String(repeating: "x", count: NEWS2Stream.longestLine + 1)
    let found = answers("\(long)\n\(Self.line)\n\(long)", size: size)
    #expect(found.lines.map { $0.hasPrefix("{\"error\"") } == [true, false, true])
  }
}
