import Testing

@testable import RoundCore

struct JSONParserTests {
  private func parse(
    _ text: String, _ limits: JSONParser.Limits = .data
  ) throws(JSONParser.Problem) -> JSON {
    try JSONParser.parse(Array(text.utf8), limits: limits)
  }

  @Test(
    "What RFC 8259 allows is read",
    arguments: [
      ("null", JSON.null), ("true", .bool(true)), (" \t\r\n false \n", .bool(false)),
      ("0", .integer(0)), ("-0", .integer(0)), ("-17", .integer(-17)),
      ("9007199254740991", .integer(9_007_199_254_740_991)),
      ("-9007199254740991", .integer(-9_007_199_254_740_991)),
      ("0.5", .decimal("0.5")), ("-1e5", .decimal("-1e5")), ("1E+2", .decimal("1E+2")),
      ("36.60", .decimal("36.60")), (#""""#, .string("")),
      (#""\"\\\/\b\f\n\r\tAé""#, .string("\"\\/\u{8}\u{C}\n\r\tAé")),
      (#""\u0041\u00e9\u00E9\ud83d\ude00\uFFFF""#, .string("Aéé😀\u{FFFF}")),
      (#""\udbff\udfff\u0000""#, .string("\u{10FFFF}\u{0}")),
      ("\"é😀\u{7F}\"", .string("é😀\u{7F}")), ("[]", .array([])),
      ("[ ]", .array([])),
      ("[1,[2],{}]", .array([.integer(1), .array([.integer(2)]), .object([])])),
      ("{}", .object([])), ("{ }", .object([])),
      (
        #"{"b":1,"a":[null]}"#,
        .object([JSON.Member("b", .integer(1)), JSON.Member("a", .array([.null]))])
      ),
      (#"{"":0}"#, .object([JSON.Member("", .integer(0))])),
    ])
  func good(text: String, value: JSON) throws {
    #expect(try parse(text) == value)
  }

  @Test(
    "What other readers take in different ways is refused, and where is told",
    arguments: [
      ("", JSONParser.Problem.Reason.endedEarly, 0), ("  ", .endedEarly, 2),
      ("nul", .endedEarly, 3),
      ("nulL", .unexpected, 3), ("None", .unexpected, 0), ("[1,]", .unexpected, 3),
      ("{\"a\":1,}", .unexpected, 7), ("{,}", .unexpected, 1), ("[,1]", .unexpected, 1),
      ("[1 2]", .unexpected, 3), ("{\"a\" 1}", .unexpected, 5), ("{a:1}", .unexpected, 1),
      ("{'a':1}", .unexpected, 1), ("[1", .endedEarly, 2), ("{\"a\":1", .endedEarly, 6),
      ("{\"a\"", .endedEarly, 4), ("{", .endedEarly, 1), ("[", .endedEarly, 1),
      ("]", .unexpected, 0),
      ("1 1", .trailing, 2), ("{}x", .trailing, 2), ("null,", .trailing, 4), ("//", .unexpected, 0),
      ("\u{FEFF}1", .unexpected, 0), ("\u{A0}1", .unexpected, 0), ("NaN", .unexpected, 0),
      ("Infinity", .unexpected, 0), ("+1", .unexpected, 0), (".5", .unexpected, 0),
      ("-", .endedEarly, 1), ("-x", .unexpected, 1), ("01", .number, 0), ("-01", .number, 0),
      ("9007199254740992", .number, 0), ("12345678901234567", .number, 16), ("0x10", .trailing, 1),
      ("\"", .endedEarly, 1), ("\"a", .endedEarly, 2), ("\"\\", .endedEarly, 2),
      ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1),
      ("\"\\t\u{1F}\"", .controlCharacter, 3), ("\"\\x41\"", .escape, 2),
      ("\"\\u12G4\"", .escape, 5),
      ("\"\\u12", .endedEarly, 5), ("\"\\ud800\"", .surrogate, 7), ("\"\\udc00\"", .surrogate, 7),
      ("\"\\ud800\\u0041\"", .surrogate, 13), ("\"\\ud83d\\n\"", .surrogate, 7),
      ("{\"a\":1,\"a\":2}", .duplicateMember, 7), ("{\"a\":1,\"\\u0061\":2}", .duplicateMember, 7),
      ("{\"x\":{\"a\":1,\"b\":2,\"a\":3}}", .duplicateMember, 18),
    ])
  func bad(text: String, reason: JSONParser.Problem.Reason, byte: Int) {
    #expect(throws: JSONParser.Problem(reason: reason, byte: byte)) { try self.parse(text) }
  }

  @Test("A fraction without digits is no number", arguments: ["1.", "1.e1", "1e", "1e+", "1.5e-"])
  func badDecimals(text: String) {
    #expect(throws: JSONParser.Problem.self) { try self.parse(text) }
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
      [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    for text in [[0x22] + bytes + [0x22], [0x22, 0x5C, 0x6E] + bytes + [0x22]] {
      #expect { try JSONParser.parse(text) } throws: {
        ($0 as? JSONParser.Problem)?.reason == .utf8
      }
    }
    #expect(throws: JSONParser.Problem.self) { try JSONParser.parse([0x7B] + bytes + [0x7D]) }
  }

  @Test("A journal's limits: depth, length of a text, whole numbers, plain names")
  func journalLimits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    func text(_ count: Int) -> String { "\"" + String(repeating: "x", count: count) + "\"" }
    _ = try parse(nested(8), .journal)
    _ = try parse(text(16_384), .journal)
    _ = try parse(#"{"abcdefghijklmnopqrstuvwxyz012345":1,"A9":2}"#, .journal)
    let refused: [(String, JSONParser.Problem.Reason)] = [
      (nested(9), .tooDeep), (text(16_385), .stringTooLong),
      ("\"\\n" + String(repeating: "x", count: 16_384) + "\"", .stringTooLong), ("1.0", .number),
      ("1e2", .number), (#"{"a.b":1}"#, .memberName), (#"{"":1}"#, .memberName),
      (#"{"é":1}"#, .memberName), (#"{"abcdefghijklmnopqrstuvwxyz0123456":1}"#, .memberName),
    ]
    for (text, reason) in refused {
      #expect { try self.parse(text, .journal) } throws: {
        ($0 as? JSONParser.Problem)?.reason == reason
      }
    }
  }

  @Test("A bomb is refused, not followed") func bombs() {
    for text in [
      String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 200_000),
      String(repeating: "9", count: 1_000_000),
    ] {
      #expect(throws: JSONParser.Problem.self) { try self.parse(text) }
    }
  }

  @Test("Whatever the bytes, the reader answers; what it takes, it writes and takes again")
  func noise() throws {
    var random = SeededRandom(seed: 7)
    let pieces: [[UInt8]] =
      [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "1", "-", "0.5", "true",
        "null", "\\u00e9", "\\", " ", "é", "\u{0}",
      ].map { Array($0.utf8) } + [[0xC3], [0xFF]]
    var taken = 0
    for _ in 0..<30_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        bytes += pieces[Int.random(in: pieces.indices, using: &random)]
      }
      // What is not kept is refused for the same reason, at the same byte.
      let member = Array("{\"k\":".utf8) + bytes + [0x7D]
      for limits in [JSONParser.Limits.data, .journal] {
        let kept = Result { () throws(JSONParser.Problem) in
          try JSONParser.parse(member, limits: limits)
        }
        let checked = Result { () throws(JSONParser.Problem) in
          try JSONParser.parse(member, limits: limits) { _, _ in false }
        }
        #expect(kept.map { $0.members?.count } == checked.map { $0.members?.count })
      }
      guard let value = try? JSONParser.parse(bytes) else { continue }
      taken += 1
      for layout in [JSON.Layout.canonical, .line, .indented] {
        let again = try JSONParser.parse(value.bytes(layout))
        #expect(again.bytes(.canonical) == value.bytes(.canonical))
      }
    }
    #expect(taken > 500)
  }
}
