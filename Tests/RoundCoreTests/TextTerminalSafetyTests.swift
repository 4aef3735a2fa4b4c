import RoundCore
import Testing

@Suite("Escaping for programs")
struct TextTerminalSafetyTests {
  @Test("What acts on a terminal or hides there is escaped")
  func escapesWhatActs() {
    for value in [UInt32(0)...0x1F, 0x7F...0x9F].joined().compactMap(Unicode.Scalar.init) {
      #expect(TerminalSafety.mustEscapeInJSON(value))
    }
    let hidden: [Unicode.Scalar] = [
      "\u{AD}", "\u{61C}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}",
      "\u{2028}", "\u{2029}",
      "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2060}", "\u{2066}",
      "\u{2067}", "\u{2068}",
      "\u{2069}", "\u{FE0F}", "\u{FEFF}", "\u{E0001}", "\u{E0041}", "\u{E007F}",
    ]
    for scalar in hidden { #expect(TerminalSafety.mustEscapeInJSON(scalar)) }
  }

  @Test("Ordinary text is not escaped")
  func leavesText() {
    for scalar in "Zoë O’Brien, 5 µg \"界\" \u{301} 😀 ≤\\".unicodeScalars {
      #expect(!TerminalSafety.mustEscapeInJSON(scalar))
    }
  }

  @Test("An escape has four digits, twice beyond the first plane")
  func escapes() {
    #expect(TerminalSafety.jsonEscape("\u{1B}") == "\\u001b")
    #expect(TerminalSafety.jsonEscape("\u{9B}") == "\\u009b")
    #expect(TerminalSafety.jsonEscape("\u{202E}") == "\\u202e")
    #expect(TerminalSafety.jsonEscape("\u{E0041}") == "\\udb40\\udc41")
  }
}
