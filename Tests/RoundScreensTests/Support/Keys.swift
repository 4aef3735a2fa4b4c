import RoundScreens

/// Reads keys as tests write them, in the program's own way of writing stories.
enum Keys {
  /// A name that is no key stands for nothing, and the test that pressed it fails.
  static func read(_ script: String) -> [Key] { KeyScript.read(script) }
}
