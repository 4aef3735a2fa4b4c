import Testing

@testable import RoundTerminal

@Suite("Transliteration")
struct TransliterationTests {
  @Test(
    "Each character becomes one ASCII character",
    arguments: [
      ("─", "-"), ("│", "|"), ("┌", "+"), ("╬", "+"), ("…", "."), ("•", "*"), ("✓", "v"),
      ("‼", "!"),
      ("→", ">"), ("’", "'"), ("–", "-"), ("é", "e"), ("Ź", "Z"), ("ệ", "e"), ("Ø", "O"),
      ("ß", "s"),
      ("ł", "l"), ("e\u{301}", "e"), ("a", "a"), ("~", "~"), ("\u{A0}", " "),
    ])
  func oneCharacter(text: String, ascii: String) {
    #expect(Transliteration.ascii(text, width: 1) == ascii)
  }

  @Test(
    "What would read as something else is a question mark",
    arguments: ["²", "½", "≥", "≤", "£", "Д", "α", "ª", "\u{7}", "\u{1B}", "\u{85}"])
  func questionMark(text: String) {
    #expect(Transliteration.ascii(text, width: 1) == "?")
  }

  @Test("A degree sign does not become a nought")
  func degrees() {
    #expect("38°C".map { Transliteration.ascii(String($0), width: 1) }.joined() == "38 C")
  }

  @Test("The width stays")
  func widthStays() {
    #expect(Transliteration.ascii("日", width: 2) == "??")
    #expect(Transliteration.ascii("Ａ", width: 2).count == 2)
    #expect(Transliteration.ascii("", width: 1) == " ")
    #expect(Transliteration.ascii("é", width: 0) == "e")
  }

  @Test("Every scalar becomes printable ASCII, and a digit only what is a digit")
  func everyScalar() {
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let twin = Transliteration.ascii(scalar)
      let isPrintable = twin.asciiValue.map { $0 >= 0x20 && $0 < 0x7F } ?? false
      let isHonest = !twin.isNumber || twin == Character(scalar)
      if !isPrintable || !isHonest { Issue.record("U+\(String(value, radix: 16)): \(twin)") }
    }
  }
}
