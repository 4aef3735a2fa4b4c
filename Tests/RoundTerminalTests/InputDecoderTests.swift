import RoundScreens
import Testing

@testable import RoundTerminal

@Suite("The input decoder")
struct InputDecoderTests {
  private var decoder = InputDecoder(marksPastes: true)

  private mutating func decode(
    _ bytes: String, at time: Int64 = 1000, drained: Bool = true
  ) -> [TerminalInput] {
    decoder.decode(
      bytes.utf8.map { .byte($0) }, at: time, fieldHasFocus: false, drained: drained)
  }

  @Test("Letters, accents and wide characters are keys")
  mutating func lettersAreKeys() {
    #expect(
      decode("aé日") == [.key(.character("a")), .key(.character("é")), .key(.character("日"))])
  }

  @Test("A letter and its combining mark are one key")
  mutating func combiningMarkJoins() {
    #expect(decode("e\u{301}") == [.key(.character("e\u{301}"))])
  }

  @Test("A character whose bytes come in two reads is whole")
  mutating func splitCharacterIsWhole() {
    #expect(decoder.decode([.byte(0xC3)], at: 0, fieldHasFocus: true).isEmpty)
    #expect(
      decoder.decode([.byte(0xA9)], at: 500, fieldHasFocus: true) == [.key(.character("é"))])
  }

  @Test(
    "Bytes that are no character are dropped, and take nothing with them",
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xC2, 0x9B],
    ] as [[UInt8]])
  mutating func invalidBytesAreDropped(bytes: [UInt8]) {
    var decoder = InputDecoder(marksPastes: true)
    let raw = (bytes + [0x6A]).map { RawInput.byte($0) }
    #expect(decoder.decode(raw, at: 0, fieldHasFocus: false) == [.key(.character("j"))])
  }

  @Test("Control letters are keys; Enter, Tab and Backspace are not control letters")
  mutating func controlLetters() {
    #expect(
      decode("\u{1}\u{1A}\r\n\t\u{8}\u{7F}") == [
        .key(.control("a")), .key(.control("z")), .key(.enter), .key(.enter), .key(.tab),
        .key(.backspace), .key(.backspace),
      ])
    #expect(decode("\u{0}\u{1C}\u{1F}").isEmpty)
  }

  @Test("A lone ESC is the Escape key, and several are several")
  mutating func loneEscape() {
    #expect(decode("\u{1B}") == [.key(.escape)])
    #expect(decode("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(decode("a\u{1B}") == [.key(.character("a")), .key(.escape)])
  }

  @Test("An ESC at the end of a part of what is waiting is no key yet")
  mutating func escapeBeforeTheRest() {
    #expect(decode("\u{1B}", drained: false).isEmpty)
    #expect(decode("[1;9Pj") == [.key(.character("j"))])
  }

  @Test(
    "A sequence that nobody knows is swallowed up to its end",
    arguments: [
      "\u{1B}[M !!", "\u{1B}[Mjjj", "\u{1B}[<0;3;4M", "\u{1B}[<0;3;4m", "\u{1B}[1;9P", "\u{1B}[99~",
      "\u{1B}[?62;1;2c", "\u{1B}[97;5u", "\u{1B}[[Z", "\u{1B}Oz", "\u{1B}a", "\u{1B}é", "\u{1B}日",
      "\u{1B}(B", "\u{1B}]0;x\u{7}", "\u{1B}]0;x\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}\u{1B}a", "\u{1B}\u{1B}[A", "\u{1B}\r", "\u{1B}[1\u{1B}[5~",
      "\u{1B}[ q",
    ])
  mutating func unknownIsSwallowed(sequence: String) {
    #expect(decode(sequence + "j") == [.key(.character("j"))])
    #expect(decode(sequence, at: 2000).isEmpty)
    #expect(decode("k", at: 2500) == [.key(.character("k"))])
  }

  @Test("The rest of a sequence that comes a little later is swallowed too")
  mutating func splitSequence() {
    #expect(decode("\u{1B}[", at: 1000).isEmpty)
    #expect(decode("15", at: 1040).isEmpty)
    #expect(decode("~j", at: 1080) == [.key(.character("j"))])
  }

  @Test("A sequence without an end does not deafen the keyboard")
  mutating func endlessSequence() {
    #expect(decode("\u{1B}]", at: 1000).isEmpty)
    #expect(decode("j", at: 1200) == [.key(.character("j"))])
    #expect(decode("\u{1B}[", at: 2000).isEmpty)
    #expect(decode("j", at: 2200) == [.key(.character("j"))])
  }

  @Test("A recognised key after ESC is the key with Alt, and swallowed")
  mutating func altWithArrow() {
    let raw: [RawInput] = [.byte(0x1B), .key(.up), .key(.down), .other]
    #expect(decoder.decode(raw, at: 0, fieldHasFocus: false) == [.key(.down)])
  }

  // MARK: Pastes

  private func paste(_ text: String) -> [RawInput] {
    [.pasteBegin] + text.utf8.map { .byte($0) } + [.pasteEnd]
  }

  @Test("A paste is one input, its line ends unified")
  mutating func pasteIsOneInput() {
    let inputs = decoder.decode(
      paste("x\rq\r\nü\n\n"), at: 0, fieldHasFocus: false)
    #expect(inputs == [.paste("x\nq\nü\n\n")])
  }

  @Test("A paste in many reads is one input, and keys in it are no keys")
  mutating func pasteInParts() {
    var inputs: [TerminalInput] = []
    for (index, unit) in ([.byte(0x6A)] + paste("aé\rb") + [.byte(0x6B)]).enumerated() {
      inputs += decoder.decode([unit], at: Int64(index) * 500, fieldHasFocus: false)
      inputs += decoder.decode([], at: Int64(index) * 500, fieldHasFocus: false)
    }
    #expect(inputs == [.key(.character("j")), .paste("aé\nb"), .key(.character("k"))])
    let raw: [RawInput] = [.pasteBegin, .byte(0x61), .key(.down), .other, .pasteEnd]
    #expect(decoder.decode(raw, at: 9000, fieldHasFocus: false) == [.paste("a")])
  }

  @Test("What was copied can't end its paste and press keys: what follows at once is text")
  mutating func pasteThatEndsItself() {
    let keys: [RawInput] = "\u{13}y".utf8.map { .byte($0) } + [.key(.enter), .byte(0x1B)]
    #expect(
      decoder.decode(paste("words") + keys, at: 0, fieldHasFocus: true)
        == [.paste("words"), .paste("\u{13}y\u{1B}")])
    // The rest in a read of its own, another end in it, another paste at once.
    #expect(
      decoder.decode([.byte(0x71), .pasteEnd, .byte(0x71)], at: 90, fieldHasFocus: true)
        == [.paste("q"), .paste("q")])
    #expect(
      decoder.decode(paste("more"), at: 180, fieldHasFocus: true) == [.paste("more")])
    #expect(decoder.expiry == nil)
    #expect(
      decode("\u{13}y", at: 281) == [.key(.control("s")), .key(.character("y"))])
  }

  @Test("Bytes in a paste that are no text are shown as such, not lost")
  mutating func pasteOfRubbish() {
    let raw: [RawInput] = [.pasteBegin, .byte(0x61), .byte(0xFF), .byte(0x62), .pasteEnd]
    #expect(decoder.decode(raw, at: 0, fieldHasFocus: false) == [.paste("a\u{FFFD}b")])
  }

  @Test("An empty paste, and an end without a beginning, are nothing")
  mutating func emptyPaste() {
    #expect(decoder.decode(paste(""), at: 0, fieldHasFocus: false).isEmpty)
    #expect(decoder.decode([.pasteEnd], at: 0, fieldHasFocus: false).isEmpty)
    #expect(decode("j") == [.key(.character("j"))])
  }

  @Test("A paste whose end is lost is over two seconds after its last byte")
  mutating func lostPasteEnd() {
    #expect(decoder.decode([.pasteBegin, .byte(0x61)], at: 1000, fieldHasFocus: false).isEmpty)
    #expect(decoder.expiry == 3000)
    #expect(decoder.expire(at: 2999).isEmpty)
    #expect(decode("b", at: 2999).isEmpty)
    #expect(decoder.expire(at: 4999) == [.paste("ab")])
    #expect(decoder.expiry == nil)
    #expect(decode("j", at: 5000) == [.key(.character("j"))])
  }

  @Test("The late rest of a paste that was given up runs nothing")
  mutating func lateRestOfPaste() {
    _ = decoder.decode([.pasteBegin, .byte(0x61)], at: 1000, fieldHasFocus: false)
    let inputs = decode("quit and go", at: 4000)
    #expect(
      inputs == [.paste("a"), .paste("quit and go")]
        || inputs == [
          .paste("quit and go"), .paste("a"),
        ])
  }

  // MARK: Pastes that are not marked

  @Test("More than six keys at once are a paste where pastes are not marked")
  mutating func burstIsPaste() {
    decoder = InputDecoder(marksPastes: false)
    #expect(decode("sixkey", at: 0).count == 6)
    #expect(decode("seven k", at: 1000) == [.paste("seven k")])
    #expect(decode("o\ryes\rn\r", at: 2000) == [.paste("o\nyes\nn\n")])
  }

  @Test("The keys of a burst count together when they come in several reads")
  mutating func burstInParts() {
    decoder = InputDecoder(marksPastes: false)
    #expect(decode("abcd", at: 0).count == 4)
    #expect(decode("efg", at: 10) == [.paste("efg")])
    #expect(decode("h\r", at: 60) == [.paste("h\n")])
    #expect(decode("j", at: 500) == [.key(.character("j"))])
  }

  @Test("Typing is no paste: slow keys, one key held down, a field, a terminal that marks pastes")
  mutating func typingIsNoPaste() {
    decoder = InputDecoder(marksPastes: false)
    for (index, letter) in "abcdefghijkl".enumerated() {
      #expect(decode(String(letter), at: Int64(index) * 30).count == 1)
    }
    #expect(decode("jjjjjjjjjjjj", at: 1000).count == 12)
    let raw = "Mrs Walker".utf8.map { RawInput.byte($0) }
    #expect(decoder.decode(raw, at: 2000, fieldHasFocus: true).count == 10)
    decoder = InputDecoder(marksPastes: true)
    #expect(decode("Mrs Walker", at: 0).count == 10)
  }

  @Test("Any bytes at all: nothing is ever a key but what can be typed, and it stays usable")
  mutating func randomBytes() {
    var generator = SystemRandomNumberGenerator()
    var time: Int64 = 0
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let raw = (0..<count).map { _ -> RawInput in
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: .byte(0x1B)
        case 1: .byte(UInt8(ascii: "["))
        case 2:
          [.key(.up), .pasteBegin, .pasteEnd, .other].randomElement(using: &generator) ?? .other
        default: .byte(UInt8.random(in: 0...255, using: &generator))
        }
      }
      time += Int64.random(in: 0...300, using: &generator)
      for case .key(.character(let character)) in decoder.decode(
        raw, at: time, fieldHasFocus: Bool.random(using: &generator))
      {
        #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
    _ = decoder.expire(at: time + 3000)
    #expect(decode("j", at: time + 6000) == [.key(.character("j"))])
  }
}
