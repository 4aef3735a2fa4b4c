import Testing

@testable import RoundTerminal

@Suite("The clipboard's sequence")
struct ClipboardTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(
    "Base64 is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(_ plain: String, _ coded: String) {
    #expect(text(Clipboard.base64(Array(plain.utf8))) == coded)
  }

  @Test("Whatever the text is, only letters of base64 stand between the ends")
  func nothingElseGetsOut() {
    let bytes = Clipboard.sequence("\u{1B}]0;x\u{07}\n\u{9C}", insideTmux: false)
    #expect(bytes.prefix(7) == Array("\u{1B}]52;c;".utf8)[...])
    #expect(bytes.last == 0x07)
    #expect(bytes.dropFirst(7).dropLast().allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test("Inside tmux it is sent plainly and wrapped for the terminal outside")
  func insideTmux() {
    #expect(
      text(Clipboard.sequence("foo", insideTmux: true))
        == "\u{1B}]52;c;Zm9v\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{07}\u{1B}\\")
  }
}
