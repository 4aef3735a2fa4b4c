/// Text that nobody should be able to hurt a screen with.
enum HostileText {
  static let all = [
    "\u{1B}[2J\u{1B}]0;owned\u{07}", "\u{202E}txet desrever\u{2066}", "a\u{0301}\u{0301}\u{0301}",
    "👩‍👩‍👧‍👦 🇬🇧 1️⃣", "漢字漢字漢字漢字漢字漢字漢字漢字", "\u{0}\u{8}\u{7F}\u{9B}31m", "\u{FEFF}\u{200B}\u{E0041}",
    "\r\n\r\n\t\t", String(repeating: "x", count: 300), String(repeating: "wide 漢 ", count: 60),
    "\u{2800}\u{3164}\u{115F}", "q0dxyo", "%s%n%x", "Zoë Ó Briain",
    "\u{E000}" + String(decoding: [0xEF, 0xBF, 0xBF] as [UInt8], as: UTF8.self), "ﷺ﷽", "",
    "नमस्ते", "שלום عليكم", "1234\n",
  ]
}
