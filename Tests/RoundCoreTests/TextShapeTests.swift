import RoundCore
import Testing

@Suite("Cutting, filling and breaking safe text")
struct TextShapeTests {
  @Test("A cut text ends in the ellipsis and is never wider than asked for")
  func cutting() {
    let text: SafeText = "Margaret 界界"
    #expect(text.width == 13)
    #expect(text.cut(to: 13) == text)
    #expect(text.cut(to: 12).string == "Margaret 界…")
    #expect(text.cut(to: 11).string == "Margaret …")
    #expect(text.cut(to: 5).string == "Marg…")
    #expect(text.cut(to: 5, ellipsis: "...").string == "Ma...")
    #expect(text.cut(to: 2, ellipsis: "...").string == "..")
    #expect(text.cut(to: 1).string == "…")
    #expect(text.cut(to: 0) == .empty)
    #expect(text.cut(to: -5) == .empty)
    #expect(text.cut(to: 4, ellipsis: .empty).string == "Marg")
    for width in 0...14 { #expect(text.cut(to: width).width <= width) }
  }

  @Test("Padding fills up and never cuts")
  func padding() {
    #expect(("ab" as SafeText).padded(to: 4).string == "ab  ")
    #expect(("7" as SafeText).padded(to: 3, onLeft: true).string == "  7")
    #expect(("界" as SafeText).padded(to: 3).string == "界 ")
    #expect(("abc" as SafeText).padded(to: 2).string == "abc")
    #expect(("abc" as SafeText).padded(to: .min).string == "abc")
  }

  @Test("Dropping columns keeps what follows in its column")
  func dropping() {
    let text: SafeText = "a界b"
    #expect(text.dropFirst(columns: 0) == text)
    #expect(text.dropFirst(columns: 1).string == "界b")
    #expect(text.dropFirst(columns: 2).string == " b")
    #expect(text.dropFirst(columns: 3).string == "b")
    #expect(text.dropFirst(columns: 9) == .empty)
    #expect(text.dropFirst(columns: -1) == text)
  }

  @Test("Texts are joined with a separator")
  func joining() {
    let texts: [SafeText] = ["a", "b", "c"]
    #expect(texts.joined(separator: " · ").string == "a · b · c")
    #expect([SafeText]().joined(separator: "x") == .empty)
    #expect([SafeText]().joined(separator: "x").width == 0)
  }

  @Test(
    "Lines end at LF, CR LF and CR",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb", ["a", "b"]),
      ("a\rb", ["a", "b"]),
      ("a\n", ["a", ""]), ("\n\n", ["", "", ""]), ("\r\n\r\n", ["", "", ""]),
      ("\n\r", ["", "", ""]),
      ("a\r\r\nb", ["a", "", "b"]), ("é\r\n界", ["é", "界"]),
      ("a\n\u{301}b", ["a", "\u{25CC}\u{301}b"]),
    ] as [(RawText, [String])])
  func lines(text: RawText, expected: [String]) {
    #expect(SafeText.lines(text.raw).map(\.string) == expected)
  }

  @Test(
    "Lines are broken between words and long words are broken",
    arguments: [
      ("the quick brown fox", 10, ["the quick", "brown fox"]),
      ("the quick", 9, ["the quick"]), ("the quick", 8, ["the", "quick"]),
      ("a\n\nb", 5, ["a", "", "b"]), ("", 5, [""]), ("ab   cd", 3, ["ab", "cd"]),
      ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]), ("  ab cd", 5, ["  ab", "cd"]),
      ("界界界", 5, ["界界", "界"]), ("界a", 1, ["�", "a"]), ("ab", 0, ["a", "b"]),
      ("ab", -3, ["a", "b"]),
      ("ab   ", 3, ["ab "]), ("     ", 3, ["   "]), ("a bcdefg", 4, ["a", "bcde", "fg"]),
      ("5\u{A0}mg a", 5, ["5\u{A0}mg", "a"]),
    ] as [(RawText, Int, [String])])
  func wrapping(text: RawText, width: Int, expected: [String]) {
    #expect(SafeText.wrapped(text.raw, width: width).map(\.string) == expected)
  }

  @Test("Wrapping loses only spaces and keeps to the width")
  func wrappingLosesOnlySpaces() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &random)
      let pieces = (0..<count).map { _ in ["a", "b", " ", "界", "é"].randomElement(using: &random) }
      let raw = pieces.compactMap { $0 }.joined()
      let width = Int.random(in: 2...12, using: &random)
      let rows = SafeText.wrapped(raw, width: width)
      #expect(rows.allSatisfy { $0.width <= width })
      #expect(rows.map(\.string).joined().filter { $0 != " " } == raw.filter { $0 != " " })
    }
  }

  @Test("The ranges of a wrapped line follow each other without a gap")
  func rangesHaveNoGap() {
    var random = SeededRandom(seed: 8)
    for _ in 0..<2_000 {
      let widths = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int.random(in: 0...7, using: &random)
      }
      let rows = LineWrap.rows(
        count: widths.count, columns: Int.random(in: -1...9, using: &random),
        width: { widths[$0] }, isSpace: { widths[$0] == 1 })
      #expect(rows.first?.lowerBound == 0)
      #expect(rows.last?.upperBound == widths.count)
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(row.upperBound == next.lowerBound)
        #expect(!row.isEmpty)
      }
    }
  }
}
