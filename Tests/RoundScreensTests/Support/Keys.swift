import RoundScreens

/// Reads keys as tests write them: `o`, `<Tab>`, `<Ctrl-S>`, `<Page Down>`, and `<lt>` for `<`.
enum Keys {
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

  /// A name that is no key stands for nothing, and the test that pressed it fails.
  static func read(_ script: String) -> [Key] {
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
}
