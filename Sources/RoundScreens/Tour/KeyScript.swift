/// Reads keys as stories write them: `o`, `<Tab>`, `<Ctrl-S>`, `<Page Down>`, and `<lt>` for `<`.
public enum KeyScript {
  private static let named: [String: Key] = {
    var found: [String: Key] = [:]
    let keys: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .wordLeft, .wordRight, .character(" "),
    ]
    for key in keys { found[key.words] = key }
    for number in 1...12 { found["F\(number)"] = .function(number) }
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      found["Ctrl-\(letter.uppercased())"] = .control(letter)
    }
    found["lt"] = .character("<")
    return found
  }()

  /// A name that is no key stands for nothing.
  public static func read(_ script: String) -> [Key] {
    var keys: [Key] = []
    var rest = script[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(first == "\n" ? .enter : .character(first))
        continue
      }
      if let key = named[String(rest[..<end])] { keys.append(key) }
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }

  /// The keys as a person is told them: `Press 1, then Tab`; several characters in a row are typed, and
  /// stand in quotation marks, after which nothing comes that could be typed as well: `Type "/nguyen"`.
  public static func bidding(_ keys: [Key]) -> String {
    let parts = parts(keys)
    guard let first = parts.first else { return "" }
    var words = first.count > 1 && !isName(first, keys) ? "Type \"\(first)\"" : "Press \(first)"
    for part in parts.dropFirst() {
      words += isName(part, keys) || part.count == 1 ? ", then \(part)" : ", then type \"\(part)\""
    }
    return words
  }

  /// Whether words name a key, and are not characters to be typed.
  private static func isName(_ part: String, _ keys: [Key]) -> Bool {
    keys.contains { key in
      if case .character(let character) = key, character != " " { return false }
      return key.words == part
    }
  }

  private static func parts(_ keys: [Key]) -> [String] {
    var parts: [String] = []
    var word = ""
    for key in keys {
      if case .character(let character) = key, character != " " {
        word.append(character)
        continue
      }
      if !word.isEmpty { parts.append(word) }
      word = ""
      parts.append(key.words)
    }
    if !word.isEmpty { parts.append(word) }
    return parts
  }
}
