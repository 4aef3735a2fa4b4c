import RoundCore

/// Commands and keys by what a person types in the plain mode.
enum PlainKeys {
  /// Moving about is the screen's own; here nothing is scrolled.
  private static let moving: Set<Command.ID> = [
    .up, .down, .pageUp, .pageDown, .first, .last, .nextSection, .previousSection, .redraw,
    .nextField, .previousField, .tick, .go, .bigger, .typingUndo, .typingRedo, .help,
    .palette, .hide, .tour, .playTour, .leaveTour,
  ]

  /// The command that a line names: by its key, its short name or the beginning of its title.
  static func command(_ line: String, in context: KeyContext) -> Command? {
    let commands = CommandRegistry.commands(in: context).filter { !moving.contains($0.id) }
    if let exact = commands.first(where: { command in
      command.keys.contains { $0.words == line }
    }) {
      return exact
    }
    let wanted = Folding.foldedForSearch(line)
    guard wanted.count >= 2 else { return nil }
    if let named = commands.first(where: {
      Folding.foldedForSearch($0.hint) == wanted || Folding.foldedForSearch($0.title) == wanted
        || Folding.foldedForSearch($0.id.rawValue) == wanted
    }) {
      return named
    }
    let begun = commands.filter {
      Folding.foldedForSearch($0.title).hasPrefix(wanted)
        || Folding.foldedForSearch($0.hint).hasPrefix(wanted)
    }
    return begun.count == 1 ? begun.first : nil
  }

  /// A question or its help without the sentences about keys, which are the screens' own.
  static func withoutKeys(_ text: String) -> String {
    var sentences: [String] = []
    var sentence = ""
    for character in text {
      sentence.append(character)
      if character == "." || character == "?" {
        sentences.append(sentence)
        sentence = ""
      }
    }
    sentences.append(sentence)
    return sentences.filter { sentence in
      !["Ctrl-", "Enter adds", "Space ticks", "Delete takes"].contains { sentence.contains($0) }
    }.joined().trimmed
  }

  /// What can be done in a place, with why not where it can't.
  static func listed(_ context: KeyContext, _ state: ProgramState) -> [String] {
    ["What can be done here:"]
      + CommandRegistry.commands(in: context).filter { !moving.contains($0.id) }
      .map { command in
        let key = command.keys.first?.words ?? ""
        let reason = Availability.reason(command.id, state).map { " Not now: \($0)" } ?? ""
        return "  \(key)  \(command.title). \(command.help)\(reason)"
      } + ["  again  Says this place once more."]
  }

  /// A key by its name: `Enter`, `Esc`, `Tab`, `Ctrl-S`, `F1`.
  static func key(_ name: String) -> Key? {
    let wanted = name.lowercased()
    let named: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown,
    ]
    if wanted.isEmpty { return .enter }
    if let key = named.first(where: { $0.words.lowercased() == wanted }) { return key }
    if wanted.hasPrefix("ctrl-"), wanted.count == 6, let letter = wanted.last, letter.isLetter {
      return .control(letter)
    }
    if wanted.hasPrefix("f"), let number = Int(wanted.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    return nil
  }
}
