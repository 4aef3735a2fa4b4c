import Testing

@testable import RoundCore

struct JSONWriterTests {
  private func text(_ value: JSON, _ layout: JSON.Layout) -> String {
    String(decoding: value.bytes(layout), as: UTF8.self)
  }

  private let value = JSON.object([
    JSON.Member("b", .array([.integer(-1), .null, .bool(true)])),
    JSON.Member(
      "a10", .object([JSON.Member("z", .string("")), JSON.Member("B", .decimal("0.50"))])),
    JSON.Member("a2", .array([])), JSON.Member("A", .object([])),
  ])

  @Test("The canonical form sorts members by their bytes at every depth, without spaces")
  func canonical() {
    #expect(
      text(value, .canonical) == #"{"A":{},"a10":{"B":0.50,"z":""},"a2":[],"b":[-1,null,true]}"#)
  }

  @Test("For reading, members stay in their order") func order() {
    #expect(text(value, .line) == #"{"b":[-1,null,true],"a10":{"z":"","B":0.50},"a2":[],"A":{}}"#)
    let indented = """
      {
        "b": [
          -1,
          null,
          true
        ],
        "a10": {
          "z": "",
          "B": 0.50
        },
        "a2": [],
        "A": {}
      }
      """
    #expect(text(value, .indented) == indented)
  }

  @Test("Canonical text escapes what JSON must and nothing else") func canonicalEscapes() {
    let all = "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\"\\/é\u{7F}\u{85}\u{202E}\u{2028}😀"
    #expect(
      text(.string(all), .canonical)
        == "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/é\u{7F}\u{85}\u{202E}\u{2028}😀\"")
  }

  @Test(
    "Output for a terminal holds no scalar that could move its cursor or turn its text",
    arguments: [JSON.Layout.line, .indented])
  func terminalEscapes(layout: JSON.Layout) throws {
    var dangerous = "\u{7F}\u{FEFF}\u{200B}\u{200E}\u{200F}\u{61C}"
    for code in 0x80...0x9F { dangerous.unicodeScalars.append(Unicode.Scalar(UInt8(code))) }
    for range in [0x202A...0x202E, 0x2066...0x2069] {
      for code in range { dangerous.unicodeScalars.append(try #require(Unicode.Scalar(code))) }
    }
    let value = JSON.object([JSON.Member(dangerous, .string(dangerous + "é😀"))])
    let bytes = value.bytes(layout)
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let kept = scalars.filter { dangerous.unicodeScalars.contains($0) }
    #expect(kept.isEmpty, "\(kept.map { String($0.value, radix: 16) })")
    #expect(scalars.contains("é") && scalars.contains("😀"))
    // It is the same value all the same, to the byte.
    #expect(try JSONParser.parse(bytes).bytes(.canonical) == value.bytes(.canonical))
  }

  @Test("A scalar beyond the first plane is escaped as a surrogate pair") func pairs() {
    // U+E0041, a tag: not to be seen, and able to hide text.
    #expect(text(.string("\u{E0041}"), .line) == #""\udb40\udc41""#)
  }
}
