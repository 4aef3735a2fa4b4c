import RoundCore

extension ProgramState {
  /// After a failure: what was saved all the same is not written again when it is signed once more.
  mutating func forgetWritten(_ entries: [Entry]) {
    guard case .sign(var sign)? = stack.last, sign.isCorrection else { return }
    let there = Set(entries.map(\.header.id))
    sign.drafts.removeAll { draft in draft.id.map(there.contains) ?? false }
    stack[stack.count - 1] = .sign(sign)
  }
}
