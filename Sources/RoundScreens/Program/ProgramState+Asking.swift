extension ProgramState {
  /// Whether something stands on the screen that must have been seen before a key answers it: all that will be
  /// signed, or what is given up by leaving.
  ///
  /// When it comes up, keys that were pressed before it could be read are thrown away.
  public var isAsking: Bool {
    // Under the lock nobody sees it: it comes up with the unlocking.
    if isHidden { return false }
    if leaveAsked { return true }
    switch stack.last {
    case .sign: return true
    case .returned(let screen): return screen.leaveAsked
    default: return false
    }
  }
}
