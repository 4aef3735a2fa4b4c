import RoundCore

/// What a page of text is, where keys do more with it than read and save.
public enum PageSubject: Hashable, Sendable {
  /// A version of the agreement, from 1; nil for the one that stands.
  case agreement(version: Int?)
  /// What a stand-in reads first.
  case coverPage
  /// What is to be settled.
  case disputes
}

extension PageUpdate {
  /// Shows the text, in the place of another version of the same.
  static func show(
    _ state: inout ProgramState, _ subject: PageSubject, _ title: String, _ lines: [String],
    _ fileName: String
  ) {
    let page = TextPageState(title: title, lines: lines, fileName: fileName, subject: subject)
    if case .page(let shown)? = state.stack.last, shown.subject != nil {
      ProgramUpdate.replaceTop(&state, .page(page))
    } else {
      state.stack.append(.page(page))
    }
  }
}
