import RoundCore

/// What is said under a text while it is typed: phrases that could grow, abbreviations to avoid.
enum TextNotes {
  /// What Space would put in, or the phrases that could be meant.
  static func phrase(_ editor: TextEditor, _ book: PhraseBook) -> String? {
    guard let begun = editor.begunPhrase else { return nil }
    if let text = book.text(for: begun) { return "Space puts in: \(text)" }
    let all = book.beginning(with: begun)
    guard !all.isEmpty else { return nil }
    return "Phrases: " + all.map { ";\($0.key) \($0.text.trimmed)" }.joined(separator: "  ")
  }

  /// Each abbreviation in a field's text, as a sentence.
  static func abbreviations(_ field: Field) -> [String] {
    guard case .text = field.kind else { return [] }
    return Abbreviations.shipped.find(in: field.text).map(\.sentence)
  }

  /// Everything that somebody typed into a review.
  static func texts(of review: ReviewSigned) -> [String] {
    var texts = [review.notSeenDetail, review.text].compactMap(\.self)
    texts += review.outcomes.compactMap(\.detail)
    texts += review.answers.flatMap { [$0.answer, $0.notAnsweredBecause].compactMap(\.self) }
    for change in review.medicineChanges {
      texts += [change.medicine, change.before, change.after, change.why].compactMap(\.self)
    }
    for change in review.carePlanChanges { texts += [change.after, change.why].compactMap(\.self) }
    texts += review.actions.map(\.what)
    if let net = review.safetyNet { texts += [net.callIf, net.by, net.route].compactMap(\.self) }
    return texts
  }

  /// Abbreviations of a review, each once, as warnings before it is signed.
  static func warnings(_ review: ReviewSigned) -> [SignLine] {
    let found = Abbreviations.shipped.find(in: texts(of: review).joined(separator: "\n"))
    guard !found.isEmpty else { return [] }
    return [SignLine(.heading, "Abbreviations that can be misread")]
      + found.map { SignLine(.warning, $0.sentence) }
  }
}
