import RoundCore

/// The settings screen's own state.
public struct SettingsState: Hashable, Sendable {
  /// What can be set, in the order shown.
  public enum Row: Int, CaseIterable, Sendable {
    case theme, symbols, mouse, clipboard, editor, lock
  }

  /// As they were when the screen was opened: Esc goes back to them.
  public let before: ScreenSettings
  public var row = Row.theme
  /// The line of the external editor as it is typed.
  public var editor: TextEditor

  public init(_ settings: ScreenSettings) {
    before = settings
    editor = TextEditor(settings.editor?.joined(separator: " ") ?? "")
  }
}
