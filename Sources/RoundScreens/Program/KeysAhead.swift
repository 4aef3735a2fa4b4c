/// Which keys of several that came together were pressed before what they would answer could be read.
///
/// Something that asks comes up in the middle of them: whatever is pressed after it is thrown away, until it
/// has been drawn.
public struct KeysAhead: Sendable {
  private var wasAsking: Bool
  /// Something has come up that asks.
  public private(set) var hasAsked = false

  /// - Parameter state: as it was drawn last.
  public init(_ state: ProgramState) { wasAsking = state.isAsking }

  /// Takes note of what each of them has led to.
  public mutating func note(_ state: ProgramState) {
    if !wasAsking, state.isAsking { hasAsked = true }
    wasAsking = state.isAsking
  }

  /// Whether what comes next is thrown away; a new size of the window never is.
  public func drops(_ input: TerminalInput) -> Bool { hasAsked && !input.isResize }
}
