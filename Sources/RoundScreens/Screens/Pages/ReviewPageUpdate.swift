import RoundCore

extension PageUpdate {
  /// Asks for the text of what is signed for a resident on this round.
  static func ask(_ state: inout ProgramState, for resident: ResidentID?) -> [ProgramEffect] {
    guard let resident, let round = state.round else { return [] }
    return [.makeReviewText(ReviewTextWanted(resident: resident, round: round, isSlip: false))]
  }

  /// Shows the text, in the place of the other one about the same review.
  static func show(
    _ state: inout ProgramState, _ wanted: ReviewTextWanted, _ lines: [String], _ fileName: String
  ) {
    let page = TextPageState(
      title: wanted.isSlip ? "SLIP FOR THE CARE FILE" : "TEXT FOR THE CLINICAL SYSTEM",
      lines: lines, fileName: fileName, review: wanted)
    if case .page(let shown)? = state.stack.last, shown.review != nil {
      ProgramUpdate.replaceTop(&state, .page(page))
    } else {
      state.stack.append(.page(page))
    }
  }

  /// Says what was done, and that nobody can know what the terminal made of it.
  static func copied(_ state: inout ProgramState, _ route: ClipboardRoute) {
    var words = "Copied: whoever pastes next on this computer sees it. Copy something else after."
    if route == .tmux { words += " tmux may keep a copy too (tmux delete-buffer takes it away)." }
    words += " If nothing can be pasted, this terminal does not allow it: w saves a file."
    state.message = Message(.note, words)
  }
}

extension ProgramState {
  /// Remembers for whom a review of this round has just been signed; what puts another round right is
  /// none of this one.
  mutating func noteSigned(_ entries: [Entry]) {
    let review = entries.last { entry in
      guard case .known(let body) = entry.content, let review = body as? ReviewSigned else {
        return false
      }
      return review.round == round
    }
    if let resident = review?.header.resident { lastSigned = resident }
  }
}
