import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Hostile text on every screen")
struct HostileSweepTests {
  /// Pieces that hostile texts are put together from.
  private static let pieces: [String] =
    (0..<0x20).map { String(Unicode.Scalar(UInt8($0))) }
    + (0x7F..<0xA0).map { String(Unicode.Scalar(UInt8($0))) }
    + [
      "\u{1B}[2J", "\u{1B}]0;owned\u{07}", "\u{1B}]52;c;ZWNobw==\u{07}", "\u{1B}P1$r\u{1B}\\",
      "\u{9B}31m", "\u{90}q\u{9C}", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{202A}",
      "\u{202B}", "\u{202D}", "\u{202E}", "\u{202C}", "\u{2066}", "\u{2067}", "\u{2068}",
      "\u{2069}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}",
      "\u{FEFF}", "\u{E0001}", "\u{E0041}", "\u{E007F}", "\u{FE0F}", "\u{034F}", "\u{00AD}",
      "e" + String(repeating: "\u{0301}", count: 30), "а", "о", "ｆｕｌｌ", "漢", "👩‍👩‍👧‍👦", "🇬🇧",
      "=cmd|'/c calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t", "<b>", "%s%n", "$(id)", "`id`", "\\",
      "\"",
      "WALKER", " ", "0", "שלום", "عليكم", "\u{E000}", "\u{10FFFF}", "\u{FFF9}", "\u{FFFC}",
    ]

  /// Screens that show what a home has sent, each opened anew from the list.
  private static let screens = [
    "", "<Enter>", "<Enter><Page Down>", "<Enter><Page Down><Page Down>", "o", "0", "B", "a", "/e",
    "?", "M", "<Enter>!", "m", "<Ctrl-P><Tab>",
  ]

  private func text(_ random: inout SeededRandom) -> String {
    let count = Int.random(in: 1...6, using: &random)
    return (0..<count).map { _ in HostileSweepTests.pieces.randomElement(using: &random) ?? "" }
      .joined()
  }

  /// Nothing but what our own table allows is in a cell, and each row is as wide as the window.
  private func problem(_ canvas: Canvas) -> String? {
    for row in 0..<canvas.size.rows {
      var width = 0
      for column in 0..<canvas.size.columns {
        for scalar in canvas[column, row].text.unicodeScalars {
          guard let one = CellWidth.columns(of: scalar) else {
            return "U+\(String(scalar.value, radix: 16)) in row \(row)"
          }
          width += one
        }
      }
      if width != canvas.size.columns { return "row \(row) is \(width) columns wide" }
    }
    return nil
  }

  @Test(
    "10,000 hostile texts in every field: no screen draws what is not allowed or loses its shape",
    arguments: [1, 2, 3, 4] as [UInt64])
  func sweep(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var tried = 0
    while tried < 2_500 {
      let texts = (0..<50).map { _ in text(&random) }
      tried += texts.count
      let record = HostileHome.record(texts)
      for (columns, rows) in [(80, 24), (120, 40)] {
        for keys in HostileSweepTests.screens {
          var robot = Robot(
            record: record, people: SmallHome.people(), size: Size(columns: columns, rows: rows))
          robot.press(keys)
          if let problem = problem(robot.canvas) {
            Issue.record("\(problem) after \(keys), seed \(seed)\n\(robot.testDescription)")
            return
          }
        }
      }
    }
  }

  @Test("Of every hostile text something is seen, and the entry keeps its bytes")
  func seenAndKept() throws {
    var random = SeededRandom(seed: 9)
    var texts = (0..<10_000).map { _ in text(&random) }
    texts.append(String(repeating: "\u{202E}x", count: 16_384))
    for text in texts {
      #expect(!SafeText(text).isEmpty)
      let refused = text.unicodeScalars.contains { scalar in
        CellWidth.columns(of: scalar) == nil && !["\n", "\r", "\t"].contains(scalar)
      }
      if refused {
        let shown = SafeText(text)
        #expect(
          shown.hasHidden || shown.string.contains("[emoji]"), "\(Array(text.unicodeScalars))")
      }
      let body = Kept(text: text)
      let line = try #require(LocalFile.line(of: body))
      let back = try #require(
        LocalFile.value(Kept.self, in: try JSONParser.parse(line)))
      #expect(back.text.utf8.elementsEqual(text.utf8))
    }
  }

  private struct Kept: Codable {
    let text: String
  }
}
