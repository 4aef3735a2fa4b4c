import RoundCore
import RoundReports
import Testing

@Suite struct NEWS2LinesTests {
  private func answer(_ text: String) -> (json: JSON, isError: Bool) {
    NEWS2Lines.answer(line: Array(text.utf8), bands: .published)
  }

  private static let normal: [(String, String)] = [
    ("respiration", "16"), ("saturation", "97"), ("oxygen", "false"), ("systolic", "128"),
    ("pulse", "76"), ("consciousness", "\"A\""), ("temperature", "36.8"),
  ]

  /// A normal set of vital signs with one member set to something else.
  private func normal(_ name: String, _ value: String) -> String {
    let members = (NEWS2LinesTests.normal.filter { $0.0 != name } + [(name, value)])
      .map { "\"\($0.0)\":\($0.1)" }
    return "{" + members.joined(separator: ",") + "}"
  }

  struct Vector: Sendable, CustomTestStringConvertible {
    let line: String
    let total: Int
    let parts: [Int]?
    let band: String
    var testDescription: String { line }

    init(
      _ rate: Int, _ saturation: Int, _ oxygen: Bool, _ systolic: Int, _ pulse: Int,
      _ level: String, _ temperature: String, scale: Int, total: Int, parts: [Int]? = nil,
      band: String
    ) {
      line =
        "{\"respiration\":\(rate),\"saturation\":\(saturation),\"scale\":\(scale),"
        + "\"oxygen\":\(oxygen),\"systolic\":\(systolic),\"pulse\":\(pulse),"
        + "\"consciousness\":\"\(level)\",\"temperature\":\(temperature)}"
      self.total = total
      self.parts = parts
      self.band = band
    }
  }

  static let vectors = [
    Vector(16, 97, false, 128, 76, "A", "36.8", scale: 1, total: 0, band: "low"),
    Vector(
      22, 93, false, 104, 98, "A", "38.4", scale: 1, total: 7, parts: [2, 2, 0, 1, 1, 0, 1],
      band: "high"),
    Vector(26, 90, true, 88, 134, "V", "39.5", scale: 1, total: 19, band: "high"),
    Vector(18, 90, false, 130, 80, "A", "36.9", scale: 2, total: 0, band: "low"),
    Vector(18, 90, false, 130, 80, "A", "36.9", scale: 1, total: 3, band: "lowMedium"),
    Vector(20, 96, true, 130, 88, "A", "37.0", scale: 2, total: 4, band: "low"),
    Vector(14, 96, false, 112, 70, "C", "36.5", scale: 1, total: 3, band: "lowMedium"),
    Vector(9, 94, false, 220, 50, "A", "36.0", scale: 1, total: 7, band: "high"),
    Vector(12, 96, false, 111, 51, "A", "36.1", scale: 1, total: 0, band: "low"),
    Vector(25, 83, true, 90, 131, "U", "35.0", scale: 2, total: 20, band: "high"),
    Vector(20, 93, false, 219, 90, "A", "38.0", scale: 2, total: 0, band: "low"),
  ]

  @Test("Sets of observations score what the chart of the Royal College says", arguments: vectors)
  func vectorsScore(vector: Vector) {
    let (json, isError) = answer(vector.line)
    #expect(!isError)
    #expect(json["total"] == .integer(vector.total))
    #expect(json["band"] == .string(vector.band))
    #expect(json["missing"] == .array([]))
    if let parts = vector.parts {
      #expect(json["parts"]?.members?.map(\.value) == parts.map { .integer($0) })
    }
  }

  @Test("The answer has its five members in their order, and each of the seven parameters")
  func shapeOfAnswer() {
    let text = String(decoding: answer(normal("pulse", "76")).json.bytes(.line), as: UTF8.self)
    #expect(
      text == "{\"total\":0,\"parts\":{\"respiration\":0,\"saturation\":0,\"oxygen\":0,"
        + "\"systolic\":0,\"pulse\":0,\"consciousness\":0,\"temperature\":0},"
        + "\"singleThree\":false,\"missing\":[],\"band\":\"low\"}")
  }

  @Test("What is missing or null is named and makes the total null")
  func missingIsNamed() {
    let (json, isError) = answer(normal("temperature", "null"))
    #expect(!isError)
    #expect(json["total"] == .null)
    #expect(json["band"] == .null)
    #expect(json["missing"] == .array([.string("temperature")]))
    #expect(json["parts"]?["temperature"] == .null)
    #expect(answer("{}").json["missing"]?.items?.count == 7)
  }

  @Test(
    "Values of the accepted ends are scored",
    arguments: [
      ("respiration", "0"), ("respiration", "80"), ("saturation", "30"), ("saturation", "100"),
      ("systolic", "30"), ("systolic", "300"), ("pulse", "0"), ("pulse", "300"),
      ("temperature", "25"), ("temperature", "25.0"), ("temperature", "45.0"),
      ("temperature", "36"), ("scale", "null"), ("scale", "2"), ("note", "{\"x\":[1.25e3]}"),
    ])
  func endsAreTaken(name: String, value: String) {
    #expect(!answer(normal(name, value)).isError)
  }

  @Test(
    "Values beyond the ends and values of another kind are errors that name the member",
    arguments: [
      ("respiration", "81"), ("respiration", "-1"), ("respiration", "16.5"),
      ("respiration", "\"16\""), ("respiration", "true"), ("saturation", "29"),
      ("saturation", "101"), ("systolic", "29"), ("systolic", "301"), ("pulse", "301"),
      ("pulse", "1e2"), ("oxygen", "0"), ("oxygen", "\"false\""), ("consciousness", "\"a\""),
      ("consciousness", "\"Alert\""), ("consciousness", "3"), ("temperature", "24.9"),
      ("temperature", "45.1"), ("temperature", "36.85"), ("temperature", "3.68e1"),
      ("temperature", "-36.8"), ("temperature", "9007199254740991"), ("temperature", "\"36.8\""),
      ("scale", "0"), ("scale", "3"), ("scale", "1.0"), ("scale", "\"2\""), ("scale", "true"),
    ])
  func wrongValuesAreErrors(name: String, value: String) throws {
    let (json, isError) = answer(normal(name, value))
    #expect(isError)
    #expect(json.members?.map(\.name) == ["error"])
    let sentence = try #require(json["error"]?.text).lowercased()
    let titles = ["saturation": "oxygen saturation", "systolic": "systolic", "pulse": "pulse"]
    #expect(sentence.contains(titles[name] ?? name))
  }

  @Test(
    "A line that is not one JSON object is an error",
    arguments: [
      "x", "[]", "3", "null", "{", "{}{}", "{\"pulse\":1,\"pulse\":1}", "{\"pulse\":}",
      "\u{FEFF}{}",
      "{\"pulse\":99999999999999999999}", "{'pulse':1}", "",
    ])
  func otherTextIsAnError(line: String) {
    let (json, isError) = answer(line)
    #expect(isError)
    #expect(json["error"]?.text?.isEmpty == false)
  }

  @Test("Bytes of any kind get an answer, and the answer is JSON again")
  func noiseIsAnswered() throws {
    var random = CountedRandom()
    let base = Array(NEWS2LinesTests.vectors[1].line.utf8)
    var errors = 0
    for _ in 0..<3000 {
      var line = base
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<line.count, using: &random)
        switch UInt8.random(in: 0...2, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line.remove(at: place)
        default: line.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
        }
      }
      let (json, isError) = NEWS2Lines.answer(line: line, bands: .published)
      #expect(isError == (json["error"] != nil))
      #expect(try JSONParser.parse(json.bytes(.line)) == json)
      errors += isError ? 1 : 0
    }
    #expect(errors > 1000)
  }

  @Test("Only a line without anything on it is blank")
  func blankLines() {
    #expect(NEWS2Lines.isBlank(Array(" \t\r".utf8)))
    #expect(NEWS2Lines.isBlank([]))
    #expect(!NEWS2Lines.isBlank(Array("{}".utf8)))
  }
}
