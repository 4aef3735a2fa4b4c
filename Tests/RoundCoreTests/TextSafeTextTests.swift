import RoundCore
import Testing

@Suite("Text that is safe to show")
struct SafeTextTests {
  @Test("Hostile text loses every scalar that is not let through", arguments: HostileText.all)
  func hostileText(text: RawText) {
    let raw = text.raw
    expectSafe(SafeText(raw), of: raw)
    for line in SafeText.lines(raw) { expectSafe(line, of: raw) }
    for line in SafeText.wrapped(raw, width: 7) {
      expectSafe(line, of: raw)
      #expect(line.width <= 7)
    }
  }

  @Test("Any mixture of scalars becomes safe and stays as it is when made again")
  func anyMixture() {
    var random = SeededRandom(seed: 20_260_311)
    let odd = HostileText.all.flatMap(\.raw.unicodeScalars)
    for _ in 0..<3_000 {
      var raw = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if Bool.random(using: &random), let scalar = odd.randomElement(using: &random) {
          raw.append(scalar)
        } else if let any = Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &random)) {
          raw.append(any)
        }
      }
      expectSafe(SafeText(String(raw)), of: String(raw))
    }
  }

  private func expectSafe(_ text: SafeText, of raw: String) {
    let libc = LibcWidth()
    let comment = Comment(rawValue: RawText(raw).testDescription)
    #expect(
      text.string.unicodeScalars.allSatisfy { CellWidth.columns(of: $0) != nil }, comment)
    #expect(text.width == libc.columns(of: text.string), comment)
    #expect(text.width == text.cells.reduce(0) { $0 + $1.width }, comment)
    for cell in text.cells {
      let scalars = Array(cell.text.unicodeScalars)
      #expect((1...5).contains(scalars.count), comment)
      #expect(scalars.first.flatMap(CellWidth.columns) == cell.width, comment)
      #expect(scalars.dropFirst().allSatisfy { CellWidth.columns(of: $0) == 0 }, comment)
    }
    #expect(SafeText(text.string).cells == text.cells, comment)
  }

  @Test(
    "Each kind of trouble has its own mark",
    arguments: [
      ("Ann", "Ann"), ("a\tb", "a b"), ("a\nb\r\nc\rd", "a↵b↵c↵d"), ("a\r\n\r\nb", "a↵↵b"),
      ("\u{1B}[31mred", "�[31mred"), ("5\u{202E}0", "5�0"), ("so\u{AD}ft", "so�ft"),
      ("a\u{200B}\u{200B}b", "a��b"), ("x\u{2028}y\u{85}", "x�y�"),
      ("\u{301}x", "\u{25CC}\u{301}x"),
      ("\n\u{301}", "↵\u{25CC}\u{301}"), ("\u{FEFF}Ann", "�Ann"), ("葛\u{E0100}", "葛�"),
      ("e\u{301}", "e\u{301}"), ("a\u{A0}b", "a\u{A0}b"), ("\u{E000}", "�"), ("\u{1100}", "�"),
      ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}!", "z\u{301}\u{302}\u{303}\u{304}�!"),
    ] as [(RawText, RawText)])
  func marks(text: RawText, shown: RawText) {
    // As scalars: Swift takes canonically equivalent strings for equal.
    #expect(Array(SafeText(text.raw).string.unicodeScalars) == Array(shown.raw.unicodeScalars))
  }

  @Test(
    "Emoji of several scalars become a word, the digit of a keycap stays",
    arguments: [
      ("👨‍👩‍👧‍👦", "[emoji]"), ("👩🏽‍⚕️ came", "[emoji] came"), ("🇬🇧🇫🇷", "[emoji][emoji]"),
      ("🇬", "[emoji]"),
      ("1️⃣0️⃣ mg", "1[emoji]0[emoji] mg"), ("2⃣", "2[emoji]"), ("❤️", "[emoji]"),
      ("👍🏿", "[emoji]"),
      ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "[emoji]"), ("😀", "😀"), ("⚠", "⚠"), ("a🏽", "a[emoji]"),
      ("\u{1FAE8}", "[emoji]"),
      ("2\u{FE0F}0 mg", "2�0 mg"), ("🏴\u{E0068}\u{E007F}", "🏴��"), ("👩\u{200D}a", "👩�a"),
    ] as [(RawText, String)])
  func emoji(text: RawText, shown: String) {
    #expect(SafeText(text.raw).string == shown)
  }

  @Test("Hidden characters are reported, ordinary text and emoji are not")
  func hiddenIsReported() {
    for raw in ["", "Ann", "Zoë 界", "e\u{301}", "two\nlines", "a\tb", "❤️", "🇬🇧", "\u{FFFD}"] {
      #expect(!SafeText(raw).hasHidden)
    }
    for raw in ["\u{202E}", "a\u{200B}", "\u{1B}", "\u{7F}", "\u{E000}", "\u{378}"] {
      #expect(SafeText(raw).hasHidden)
    }
    let long = SafeText("abcdef\u{202E}")
    #expect(long.cut(to: 3).hasHidden)
    #expect((SafeText("a") + long).hasHidden)
    #expect(("to \(long)" as SafeText).hasHidden)
    #expect(long.padded(to: 20).hasHidden)
  }

  @Test("An interpolation is cleaned piece by piece")
  func interpolationIsCleaned() {
    let name = "\u{301}Ann\u{1B}"
    let text: SafeText = "Name \(name), \(3) rooms, \(SafeText("x\u{202E}"))\n"
    #expect(text.string == "Name \u{25CC}\u{301}Ann�, 3 rooms, x�↵")
    // The mark does not reach the space before it.
    #expect(text.cells[4].text == " ")
  }

  @Test("Very long and very marked text is handled")
  func longText() {
    let zalgo = "Z" + String(repeating: "\u{30D}", count: 50_000) + "a"
    #expect(SafeText(zalgo).width == 3)
    #expect(SafeText(String(repeating: "x", count: 100_000)).width == 100_000)
  }
}
