/// The help over a screen.
public struct HelpState: Hashable, Sendable {
  public let context: KeyContext
  public var search = TextEditor()
  public var selected = 0
  public var scroll = Scroll()

  public init(context: KeyContext) { self.context = context }
}
