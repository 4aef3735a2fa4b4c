import RoundCore

/// What differs between what was pasted and what was put in, to be told to the person.
public struct PasteNote: Hashable, Sendable {
  /// Hidden characters taken out, controls among them.
  public let removed: Int
  /// Line breaks turned into spaces, because the field has one line.
  public let joinedLines: Int
  /// Characters at the end that did not fit.
  public let leftOut: Int

  /// - Returns: nil when there is nothing to tell.
  init?(removed: Int, joinedLines: Int, leftOut: Int) {
    guard removed > 0 || joinedLines > 0 || leftOut > 0 else { return nil }
    self.removed = removed
    self.joinedLines = joinedLines
    self.leftOut = leftOut
  }

  /// The note in words, one short sentence for each difference.
  public var message: SafeText {
    var sentences: [SafeText] = []
    if leftOut > 0 {
      sentences.append(
        leftOut == 1
          ? "The last character did not fit." : "The last \(leftOut) characters did not fit.")
    }
    if removed > 0 {
      sentences.append(
        removed == 1
          ? "1 hidden character was removed." : "\(removed) hidden characters were removed.")
    }
    if joinedLines > 0 { sentences.append("Lines were joined by spaces.") }
    return sentences.joined(separator: " ")
  }
}
