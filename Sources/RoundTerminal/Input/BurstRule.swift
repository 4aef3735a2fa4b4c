import RoundScreens

/// Recognises pasted text by its speed, on terminals that don't mark it.
///
/// More than six keys of text within 20 ms are not typed. One key held down is, also when the
/// program was busy and finds many of it waiting.
struct BurstRule: Hashable, Sendable {
  static let keys = 6
  /// Milliseconds.
  static let window: Int64 = 20
  /// A paste goes on until nothing came for this long (ms), so that its tail is part of it.
  static let quiet: Int64 = 100

  private struct Seen: Hashable {
    var at: Int64
    var text: Character
  }

  private var recent: [Seen] = []
  private var pastingUntil: Int64?

  /// The inputs of one read, with the keys of a paste made into `.paste`.
  mutating func filter(_ inputs: [TerminalInput], at time: Int64) -> [TerminalInput] {
    let texts = inputs.compactMap(Self.text)
    guard !texts.isEmpty else { return inputs }
    recent.removeAll { time - $0.at > Self.window }
    recent += texts.suffix(64).map { Seen(at: time, text: $0) }
    if let end = pastingUntil, time > end { pastingUntil = nil }
    if pastingUntil == nil {
      guard recent.count > Self.keys, Set(recent.map(\.text)).count > 1 else {
        recent = recent.suffix(64)
        return inputs
      }
    }
    pastingUntil = time + Self.quiet
    recent = recent.suffix(64)
    // Keys between the text (a control character in it) are part of the paste, and do nothing.
    let others = inputs.filter { if case .key = $0 { false } else { true } }
    return [.paste(String(texts))] + others
  }

  private static func text(_ input: TerminalInput) -> Character? {
    switch input {
    case .key(.character(let character)): character
    case .key(.enter): "\n"
    case .key(.tab): "\t"
    case .key, .paste, .resize: nil
    }
  }
}
