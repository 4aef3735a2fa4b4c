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
  /// After how many minutes without a key the screen is locked, 1 to 15; nil where nobody has chosen.
  ///
  /// What stands in the file beyond that is brought back into it: the lock can't be switched off.
  public var lockAfter: Int?

  public static let lockMinutes = 1...15
  /// Five: no source was found for the exact
  /// number (NHS England's S88 asks for workstation access controls), so it is a local choice.
  public static let usualLockMinutes = 5

  /// Minutes without a key until the screen is locked.
  public var lockingMinutes: Int {
    let range = ScreenSettings.lockMinutes
    let wanted = lockAfter ?? ScreenSettings.usualLockMinutes
    return min(max(wanted, range.lowerBound), range.upperBound)
  }

  public init(
    theme: Theme = .dark, symbols: Symbols = .automatic, mouse: Bool = false,
    clipboard: Bool = false, editor: [String]? = nil, lockAfter: Int? = nil
  ) {
    self.theme = theme
    self.symbols = symbols
    self.mouse = mouse
    self.clipboard = clipboard
    self.editor = editor
    self.lockAfter = lockAfter
  }
}
