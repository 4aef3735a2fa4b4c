import RoundCore

/// What a page of text is, where keys do more with it than read and save.
public enum PageSubject: Hashable, Sendable {
  /// A version of the agreement, from 1; nil for the one that stands.
  case agreement(version: Int?)
  /// What a stand-in reads first.
  case coverPage
  /// Packs that were made and are to be sent.
  case packsOut
  /// Packs that came: the files that can be taken in, in their order.
  case packsIn(ready: [String])
  /// What is to be settled.
  case disputes
}

extension PageUpdate {
  /// The packs that are shown and can be taken in; nil where none is.
  static func packsToTake(_ state: ProgramState) -> [String]? {
    guard case .page(let page)? = state.stack.last, case .packsIn(let ready)? = page.subject,
      !ready.isEmpty
    else { return nil }
    return ready
  }

  /// Shows the text, in the place of another version of the same.
  static func show(
    _ state: inout ProgramState, _ subject: PageSubject, _ title: String, _ lines: [String],
    _ fileName: String
  ) {
    let page = TextPageState(title: title, lines: lines, fileName: fileName, subject: subject)
    // What is to be sent does not take the place of what is being read.
    if case .page(let shown)? = state.stack.last, shown.subject != nil, subject != .packsOut {
      ProgramUpdate.replaceTop(&state, .page(page))
    } else {
      state.stack.append(.page(page))
    }
  }
}
