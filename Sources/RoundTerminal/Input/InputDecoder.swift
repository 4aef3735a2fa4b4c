import RoundScreens

/// Makes keys and pasted text of what was read from the terminal.
///
/// Letters are commands, so what the person did not type must never become one. A sequence that
/// nobody knows (a mouse report, a reply of the terminal, Alt with a letter) is swallowed whole, and
/// pasted text comes as one piece. Pure: time is given in, in milliseconds of a clock that only goes
/// forward.
public struct InputDecoder: Sendable {
  private enum State: Hashable {
    case ground
    /// So many ESC bytes, and nothing after them yet.
    case escape(Int)
    /// `ESC [`, and whether its first byte is still to come.
    case sequence(first: Bool)
    /// A string that runs to BEL or `ESC \`.
    case string(escaped: Bool)
    /// Intermediate bytes of a short sequence, up to a final byte.
    case intermediate
    /// So many more units belong to what is being swallowed.
    case discard(Int)
    /// The rest of a character after ESC.
    case discardCharacter
    case paste
    /// The end of a paste has come, and nothing has been quiet since.
    case pasteTail
  }

  /// A sequence of which the rest has not come after this long (ms) was only a prefix.
  static let sequencePatience: Int64 = 100
  /// A paste of which the end has not come after this long (ms) without data is over.
  static let pastePatience: Int64 = 2000
  /// What comes within this long (ms) of the end of a paste belongs to it: nobody types so soon, and what was
  /// copied may hold an end of its own, with keys behind it.
  static let pasteTail: Int64 = BurstRule.quiet

  private var state = State.ground
  private var assembler = CharacterAssembler()
  private var typed = ""
  private var pasted: [UInt8] = []
  private var lastAt: Int64 = 0
  private var burst = BurstRule()
  /// A paste was ended by time, so the rest of it may still come, unmarked.
  private var lostPasteEnd = false
  private var marksPastes: Bool
  private var output: [TerminalInput] = []
  /// Whether the wheel was asked for; everything else of the mouse is swallowed in any case.
  public var takesWheel = false
  /// The parameters of the sequence that is being read; as many as a wheel's report has at most.
  private var parameters: [UInt8] = []

  /// - Parameter marksPastes: whether this terminal is known to mark what is pasted. Where it is
  ///   not, `BurstRule` recognises a paste by its speed.
  public init(marksPastes: Bool) {
    self.marksPastes = marksPastes
  }

  /// Decodes what was read at `time`.
  ///
  /// - Parameters:
  ///   - fieldHasFocus: text typed now goes into a field, so it can do no harm however fast it is.
  ///   - drained: nothing more was waiting. Then an ESC at the end is the Escape key.
  public mutating func decode(
    _ raw: [RawInput], at time: Int64, fieldHasFocus: Bool, drained: Bool = true
  ) -> [TerminalInput] {
    output = expire(at: time)
    if state == .pasteTail, time - lastAt > Self.pasteTail { state = .ground }
    if !raw.isEmpty { lastAt = time }
    for unit in raw { take(unit) }
    if state == .pasteTail { output += takePaste() }
    if drained, case .escape(let count) = state {
      for _ in 0..<count { emit(.escape) }
      state = .ground
    }
    flushTyped()
    defer { output = [] }
    let watchful = !fieldHasFocus && (!marksPastes || lostPasteEnd)
    return watchful ? burst.filter(output, at: time) : output
  }

  /// When `expire(at:)` has something to do although nothing is read; nil: never.
  public var expiry: Int64? { state == .paste ? lastAt + Self.pastePatience : nil }

  /// Gives up waiting for what should have come by `time`: the end of a paste or of a sequence.
  public mutating func expire(at time: Int64) -> [TerminalInput] {
    switch state {
    case .paste:
      guard time - lastAt >= Self.pastePatience else { return [] }
      state = .ground
      lostPasteEnd = true
      return takePaste()
    case .sequence, .string, .intermediate, .discard, .discardCharacter:
      if time - lastAt > Self.sequencePatience {
        state = .ground
        assembler.reset()
      }
      return []
    case .ground, .escape, .pasteTail:
      return []
    }
  }

  private mutating func take(_ unit: RawInput) {
    if state == .paste || state == .pasteTail {
      takeInPaste(unit)
      return
    }
    switch unit {
    case .byte(let byte):
      take(byte)
    case .key(let key):
      // After ESC it is the key with Alt.
      let swallowed = state != .ground
      state = .ground
      assembler.reset()
      if !swallowed { emit(key) }
    case .pasteBegin:
      flushTyped()
      assembler.reset()
      state = .paste
      marksPastes = true
    case .pasteEnd:
      lostPasteEnd = false
      state = .ground
    case .other:
      if case .discard(let count) = state, count > 1 {
        state = .discard(count - 1)
      } else {
        state = .ground
      }
    }
  }

  private mutating func takeInPaste(_ unit: RawInput) {
    switch unit {
    case .byte(let byte): pasted.append(byte)
    case .pasteEnd:
      lostPasteEnd = false
      output += takePaste()
      state = .pasteTail
    case .pasteBegin:
      // The next one, at once.
      if state == .pasteTail { output += takePaste() }
      state = .paste
    case .key, .other:
      // Text has no keys; a terminal that lets sequences through must not move anything.
      break
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground, .paste, .pasteTail: takeOnGround(byte)
    case .escape(let count): takeAfterEscape(byte, count: count)
    case .sequence(let first): takeInSequence(byte, first: first)
    case .string(let escaped): takeInString(byte, escaped: escaped)
    case .intermediate:
      if byte == 0x1B {
        state = .escape(1)
      } else if !(0x20...0x2F).contains(byte) {
        state = .ground
      }
    case .discard(let count):
      state = count > 1 ? .discard(count - 1) : .ground
    case .discardCharacter:
      _ = assembler.take(byte)
      if !assembler.isPending { state = .ground }
    }
  }

  private mutating func takeOnGround(_ byte: UInt8) {
    guard byte < 0x80 else {
      guard let scalar = assembler.take(byte), !(0x80...0x9F).contains(scalar.value) else { return }
      typed.unicodeScalars.append(scalar)
      return
    }
    assembler.reset()
    switch byte {
    case 0x1B:
      flushTyped()
      state = .escape(1)
    case 0x20...0x7E: typed.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x08, 0x7F: emit(.backspace)
    case 0x09: emit(.tab)
    // Line feed is what Enter sends on a few terminals.
    case 0x0A, 0x0D: emit(.enter)
    case 0x01...0x1A: emit(.control(Character(Unicode.Scalar(byte + 0x60))))
    default: break
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8, count: Int) {
    switch byte {
    case 0x1B: state = .escape(count + 1)
    case UInt8(ascii: "["):
      state = .sequence(first: true)
      parameters = []
    case UInt8(ascii: "O"), UInt8(ascii: "N"): state = .discard(1)
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string(escaped: false)
    case 0x20...0x2F: state = .intermediate
    case 0x80...:
      state = .discardCharacter
      _ = assembler.take(byte)
      if !assembler.isPending { state = .ground }
    default: state = .ground
    }
  }

  private mutating func takeInSequence(_ byte: UInt8, first: Bool) {
    switch byte {
    case 0x1B: state = .escape(1)
    // An X10 mouse report: three bytes follow, and they can be anything.
    case UInt8(ascii: "M") where first: state = .discard(3)
    // A function key of the Linux console: one letter follows.
    case UInt8(ascii: "[") where first: state = .discard(1)
    case 0x20...0x3F:
      state = .sequence(first: false)
      if parameters.count < 16 { parameters.append(byte) }
    default:
      state = .ground
      if takesWheel && byte == UInt8(ascii: "M") { takeWheel() }
    }
  }

  /// Three lines for a notch of the wheel, as `ESC [ < 64 ; column ; row M` reports it (65: down).
  private mutating func takeWheel() {
    let key: Key
    if parameters.starts(with: "<64;".utf8) {
      key = .up
    } else if parameters.starts(with: "<65;".utf8) {
      key = .down
    } else {
      return
    }
    for _ in 0..<3 { emit(key) }
  }

  private mutating func takeInString(_ byte: UInt8, escaped: Bool) {
    switch byte {
    case UInt8(ascii: "\\") where escaped: state = .ground
    case 0x07, 0x18, 0x1A: state = .ground
    default: state = .string(escaped: byte == 0x1B)
    }
  }

  private mutating func emit(_ key: Key) {
    flushTyped()
    output.append(.key(key))
  }

  /// A letter and the marks that came with it are one key.
  private mutating func flushTyped() {
    guard !typed.isEmpty else { return }
    for character in typed { output.append(.key(.character(character))) }
    typed = ""
  }

  private mutating func takePaste() -> [TerminalInput] {
    defer { pasted = [] }
    guard !pasted.isEmpty else { return [] }
    return [.paste(Self.text(of: pasted))]
  }

  /// Terminals send a pasted line end as a carriage return.
  static func text(of bytes: [UInt8]) -> String {
    var unified: [UInt8] = []
    unified.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        unified.append(0x0A)
      } else if !(byte == 0x0A && afterReturn) {
        unified.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return String(decoding: unified, as: UTF8.self)
  }
}
