import RoundCore

/// Choosing a resident of the register.
public struct PickerState: Hashable, Sendable {
  /// The resident for whom something was signed that belongs to the one to be chosen; nil when somebody
  /// is to be added to the round.
  public var wrong: ResidentID?
  public var search = TextEditor()
  public var selected = 0
  public var scroll = Scroll()

  public init() {}
}
