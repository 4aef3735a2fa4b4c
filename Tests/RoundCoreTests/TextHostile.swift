import Testing

/// A text for a test, named in the test's output by escapes: the output goes to a terminal too.
struct RawText: ExpressibleByStringLiteral, CustomTestStringConvertible, Sendable {
  let raw: String

  init(stringLiteral value: String) { raw = value }

  init(_ raw: String) { self.raw = raw }

  var testDescription: String {
    raw.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }
}

/// Text that someone might put into a record to mislead a reader or command a terminal.
enum HostileText {
  static let all: [RawText] = [
    "\u{1B}]52;c;ZWNobyBoYWNrZWQ=\u{07}",
    "\u{1B}]0;new title\u{1B}\\", "\u{1B}[2J\u{1B}[H", "\u{1B}[31mred\u{1B}[0m",
    "\u{9B}31mred", "\u{9D}52;c;AAAA\u{9C}", "\u{90}q\u{9C}", "\u{85}next line",
    "\u{1B}]8;;https://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "5 mg\u{202E}gm 05\u{202C}", "\u{202D}over\u{202A}\u{202B}",
    "\u{2066}a\u{2067}b\u{2068}c\u{2069}",
    "\u{61C}\u{200E}\u{200F}marks", "bell\u{07}back\u{08}space\u{7F}del",
    "over\rwritten", "two\nlines", "two\r\nlines", "\r\n\r\n", "\n\u{301}", "tab\there",
    "\t\u{301}",
    "vertical\u{0B}form\u{0C}", "nul\u{0}nul", "line\u{2028}para\u{2029}",
    "zero\u{200B}width\u{200C}non\u{200D}join\u{2060}er\u{FEFF}", "\u{FEFF}mark at the start",
    "soft\u{AD}hyphen", "\u{34F}grapheme", "\u{180E}mongolian",
    "\u{115F}\u{1160}\u{3164}\u{FFA0}",
    "tags\u{E0001}\u{E0041}\u{E0042}\u{E007F}", "🏴\u{E0068}\u{E0069}\u{E007F}", "🏴\u{E0067}",
    "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}algo",
    RawText(String(repeating: "\u{316}", count: 600)),
    RawText("Z" + String(repeating: "\u{30D}\u{338}\u{489}", count: 200)), "\u{301}lone",
    " \u{301}", "a\u{20E3}",
    "👨‍👩‍👧‍👦", "👩🏽‍⚕️", "🇬🇧", "🇬🇧🇫", "🇬", "1️⃣0️⃣ mg", "2⃣", "❤️", "☺︎", "👍🏿", "🏽", "a🏽",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "👩\u{200D}", "👩\u{200D}a", "\u{200D}👩", "👩\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}",
    "👩🏽\u{301}", "2\u{FE0F}0 mg",
    "葛\u{E0100}", "a\u{FE00}", "\u{E000}\u{F0000}\u{10FFFD}", noncharacters,
    "\u{378}\u{1FFFD}\u{50000}", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "\u{FFFC}", "\u{600}12",
    "\u{110BD}",
    "क्षि", "ก็", "각", "\u{1100}\u{1161}\u{11A8}", "שלום 5", "السلام", "日本語", "ﾊﾞ",
    "\u{2800}\u{1D159}",
    "\u{13430}\u{1BCA0}\u{1D173}", "䷀☰", "\u{1FAE8}",
  ]

  private static let noncharacters = RawText(
    String(
      String.UnicodeScalarView(
        [UInt32(0xFDD0), 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF].compactMap(Unicode.Scalar.init))))
}
