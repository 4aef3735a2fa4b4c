/// How the screens look and behave on this computer: a choice of the person's, never a clinical one.
public struct ScreenSettings: Codable, Hashable, Sendable {
  public enum Theme: String, Codable, Sendable, CaseIterable {
    case dark, light, highContrastDark, highContrastLight, mono
  }

  public enum Symbols: String, Codable, Sendable, CaseIterable {
    /// UTF-8 where the terminal's locale has it.
    case automatic
    case ascii
  }

  public var theme: Theme
  public var symbols: Symbols
  /// Off at first: with it on, the terminal's own selection needs Shift.
  public var mouse: Bool
  /// Whether a text may be put on the clipboard when it is asked for by a key; off at first, because
  /// the next paste in any program shows it.
  public var clipboard: Bool
  /// A program for long texts and its arguments; nil for the built-in editor.
  ///
  /// Such as `["/usr/bin/vim", "-n"]`. It is started as it stands, by no shell.
  public var editor: [String]?

  public init(
    theme: Theme = .dark, symbols: Symbols = .automatic, mouse: Bool = false,
    clipboard: Bool = false, editor: [String]? = nil
  ) {
    self.theme = theme
    self.symbols = symbols
    self.mouse = mouse
    self.clipboard = clipboard
    self.editor = editor
  }
}
