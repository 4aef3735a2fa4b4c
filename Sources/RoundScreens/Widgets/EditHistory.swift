/// The changes of one field, to be undone and done again in steps of about a word.
struct EditHistory: Hashable, Sendable {
  /// What kind of key made a change; a step holds changes of one kind.
  enum Kind: Hashable, Sendable {
    case typing, backspace, delete
    /// A step by itself.
    case whole
  }

  private var past: [TextSplice] = []
  private var future: [TextSplice] = []
  /// The kind of the last step while it may still grow.
  private var open: Kind?
  /// Whether the last change typed or removed a space.
  private var endedInSpace = false

  /// Characters kept for undo; the oldest steps go first.
  ///
  /// A field holds 16,384 at most, so several replacements of all of it fit.
  private static let characterLimit = 131_072
  private static let stepLimit = 1_000

  /// Remembers a change and forgets what was undone before it.
  ///
  /// - Parameter isSpace: whether the change typed or removed a space; a step ends where the next
  ///   word begins.
  mutating func record(_ splice: TextSplice, kind: Kind, isSpace: Bool) {
    future = []
    let grows = open == kind && kind != .whole && (isSpace || !endedInSpace)
    if grows, let joined = past.last?.followed(by: splice) {
      past.removeLast()
      past.append(joined)
    } else {
      past.append(splice)
    }
    open = kind
    endedInSpace = isSpace
    trim()
  }

  /// Ends the step, so that the next change begins one of its own.
  mutating func close() { open = nil }

  /// - Returns: the change to make, nil when there is nothing to undo.
  mutating func undo() -> TextSplice? {
    close()
    guard let last = past.popLast() else { return nil }
    future.append(last)
    return last.reversed
  }

  /// - Returns: the change to make, nil when nothing was undone.
  mutating func redo() -> TextSplice? {
    close()
    guard let next = future.popLast() else { return nil }
    past.append(next)
    return next
  }

  private mutating func trim() {
    var characters = past.reduce(0) { $0 + $1.removed.count + $1.inserted.count }
    var dropped = 0
    while past.count - dropped > 1,
      characters > Self.characterLimit || past.count - dropped > Self.stepLimit
    {
      characters -= past[dropped].removed.count + past[dropped].inserted.count
      dropped += 1
    }
    past.removeFirst(dropped)
  }
}
