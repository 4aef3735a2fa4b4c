import RoundCore

/// How cells are compared, and how they are quoted in a report.
enum ImportText {
  static func key(of text: String) -> String { NameKey.word(text) }

  /// A cell between quotes, made safe to show and cut to what a line of a report can carry.
  static func quoted(_ text: String) -> SafeText {
    "\"" + SafeText(text).cut(to: 60) + "\""
  }

  /// Words that people write into a cell to say that it is empty.
  static func saysNothing(_ text: String) -> Bool {
    let key = key(of: text)
    return key.isEmpty || ["na", "none", "nil", "unknown", "notknown", "tbc"].contains(key)
  }
}
