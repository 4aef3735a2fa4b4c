import RoundCore
import Testing

@Suite("Pasted text")
struct TextPastedTests {
  @Test(
    "Hidden characters are taken out and counted, the rest stays",
    arguments: [
      ("plain", "plain", 0), ("a\r\nb\rc\nd", "a\nb\nc\nd", 0), ("a\tb", "a b", 0),
      ("a\u{0B}b\u{2028}c\u{2029}d\u{85}e", "a\nb\nc\nd\ne", 0), ("\u{1B}[31mred", "[31mred", 1),
      ("5\u{202E}0\u{202C} mg", "50 mg", 2), ("\u{FEFF}so\u{AD}ft\u{200B}", "soft", 3),
      ("\u{9B}2J\u{7F}\u{0}", "2J", 3), ("e\u{301}", "e\u{301}", 0),
      ("a\u{E0041}\u{FE0F}", "a", 2),
      ("👩🏽‍⚕️ 🇬🇧 1️⃣", "👩🏽‍⚕️ 🇬🇧 1️⃣", 0), ("x\r\n\r\ny", "x\n\ny", 0), ("", "", 0),
    ] as [(RawText, RawText, Int)])
  func pasted(raw: RawText, text: RawText, removed: Int) {
    let pasted = PastedText(raw.raw)
    #expect(Array(pasted.text.utf8) == Array(text.raw.utf8))
    #expect(pasted.removed == removed)
  }

  @Test("Pasted text holds no control or invisible character", arguments: HostileText.all)
  func hostileText(text: RawText) {
    for character in PastedText(text.raw).text {
      for scalar in character.unicodeScalars {
        #expect(!scalar.properties.isBidiControl)
        #expect(scalar == "\n" || scalar.properties.generalCategory != .control)
      }
    }
  }
}
