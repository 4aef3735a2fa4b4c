import Testing

@testable import RoundCore

/// What is passed over is checked as strictly as what is kept.
struct JSONPassingOverTests {
  private func problem(_ text: String, keeping: Bool) -> JSONParser.Problem? {
    do throws(JSONParser.Problem) {
      _ = try JSONParser.parse(
        Array(text.utf8), limits: .journal, keeping: keeping ? nil : { _, _ in false })
      return nil
    } catch {
      return error
    }
  }

  private static let values: [String] = {
    let plain = [
      "1", "-0", "01", "1.5", "9007199254740992", "true", "tru", "null", "x", "", "\"a\"", "\"",
      "\"a", "\"\\u00e9\"", "\"\\ud800\"", "\"\\x\"", "\"é\"", "\"\u{1}\"", "\"ab\u{7F}cdefghij\"",
      "[]", "[ ]", "[1,2]", "[1,]", "[1 2]", "[", "[1", "{}", "{ }", #"{"a":1}"#, #"{"a":1,}"#,
      #"{"a" 1}"#, #"{"a":}"#, #"{a:1}"#, #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#,
      #"{"\u0061":1,"a":2}"#, #"{"":1}"#, #"{"a b":1}"#, #"{"é":1}"#,
      #"{"a":{"a":{"b":[{"a":1},{"a":2}]}},"b":1}"#, #"{"a":{"b":1,"b":2}}"#, "{", #"{"a"#,
      #"{"a":1"#,
    ]
    let many = (0..<20).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
    let deep = String(repeating: "[", count: 9) + String(repeating: "]", count: 9)
    let deepObjects =
      String(repeating: #"{"a":"#, count: 9) + "1" + String(repeating: "}", count: 9)
    let long = "\"" + String(repeating: "a", count: 16_385) + "\""
    let longName = "{\"" + String(repeating: "a", count: 33) + "\":1}"
    return plain + ["{\(many)}", "{\(many),\"n3\":1}", deep, deepObjects, long, longName]
  }()

  @Test("Passed over or kept, the same is refused at the same byte") func same() {
    for value in JSONPassingOverTests.values {
      for text in [
        "{\"a\":\(value)}", "{\"a\":[\(value)]}", "{\"a\":{\"b\":\(value),\"c\":\(value)}}",
      ] {
        #expect(problem(text, keeping: false) == problem(text, keeping: true), "\(text)")
      }
    }
  }

  @Test("Every byte at every place of a text is taken or refused as one by one") func bytes() {
    for length in 0..<20 {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var text = [UInt8](repeating: 0x61, count: length)
          text[place] = byte
          let end = text.withUnsafeBufferPointer { $0.plainEnd(from: 0) }
          let isPlain = (0x20..<0x80).contains(byte) && byte != 0x22 && byte != 0x5C
          let expected = isPlain ? length / 8 * 8 : place / 8 * 8
          #expect(end == min(expected, length / 8 * 8))
        }
      }
    }
  }

  @Test("In place of what is passed over stands null, or an empty list or object") func standIns()
    throws
  {
    let json = try JSONParser.parse(
      Array(#"{"a":{"b":1},"c":[1],"d":"x","e":5,"f":7}"#.utf8), limits: .journal,
      keeping: { name, _ in name == "f" })
    #expect(
      json
        == .object([
          JSON.Member("a", .object([])), JSON.Member("c", .array([])), JSON.Member("d", .null),
          JSON.Member("e", .null), JSON.Member("f", .integer(7)),
        ]))
  }
}
