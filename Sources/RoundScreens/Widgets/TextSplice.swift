/// One change of a text: some characters replaced by others, which undo turns round.
struct TextSplice: Hashable, Sendable {
  var start: Int
  var removed: [Character]
  var inserted: [Character]
  var cursorBefore: Int
  var cursorAfter: Int

  /// The stretch that was replaced, in the text before.
  var rangeBefore: Range<Int> { start..<start + removed.count }
  /// The stretch that replaced it, in the text after.
  var rangeAfter: Range<Int> { start..<start + inserted.count }

  var reversed: TextSplice {
    TextSplice(
      start: start, removed: inserted, inserted: removed, cursorBefore: cursorAfter,
      cursorAfter: cursorBefore)
  }

  /// This change and the one made straight after it as one.
  ///
  /// - Returns: nil when the two do not touch.
  func followed(by next: TextSplice) -> TextSplice? {
    let ours = rangeAfter
    let theirs = next.rangeBefore
    guard
      max(ours.lowerBound, theirs.lowerBound) <= min(ours.upperBound, theirs.upperBound)
    else { return nil }
    // What only one of them touched is the same before and after the other.
    let onlyTheirsBefore = next.removed.prefix(max(0, ours.lowerBound - theirs.lowerBound))
    let onlyTheirsAfter = next.removed.suffix(max(0, theirs.upperBound - ours.upperBound))
    let onlyOursBefore = inserted.prefix(max(0, theirs.lowerBound - ours.lowerBound))
    let onlyOursAfter = inserted.suffix(max(0, ours.upperBound - theirs.upperBound))
    return TextSplice(
      start: min(start, next.start),
      removed: onlyTheirsBefore + removed + onlyTheirsAfter,
      inserted: onlyOursBefore + next.inserted + onlyOursAfter,
      cursorBefore: cursorBefore, cursorAfter: next.cursorAfter)
  }
}
