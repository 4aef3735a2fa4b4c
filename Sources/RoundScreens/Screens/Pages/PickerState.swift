import RoundCore

/// Choosing a resident of the register.
public struct PickerState: Hashable, Sendable {
  /// The resident for whom something was signed that belongs to the one to be chosen; nil when somebody
  /// is to be added to the round.
  public var wrong: ResidentID?
  public var search = TextEditor()
  public var selected = 0
  /// Whether something was typed or an arrow used: whom something belongs to is nobody's guess.
  public var isPointed = false
  public var scroll = Scroll()

  public init() {}

  /// The row that is selected of those that fit; nil where none is yet.
  func place(of count: Int) -> Int? {
    guard count > 0, wrong == nil || isPointed else { return nil }
    return min(selected, count - 1)
  }
}
