import RoundCore

extension Sheet {
  /// What stands at the end of the sheet of a closed round: six words that nobody gets from a journal
  /// that was changed before that place.
  public static func lines(of words: ClosingWords?) -> [String] {
    guard let words else { return [] }
    let text: [SafeText] = [
      "Journal when the round was closed, \(words.device.text) entry \(words.sequence):",
      "\(words.words)",
      "Made again from an unchanged journal, this sheet has the same six words.",
    ]
    return [""] + text.flatMap { $0.wrapped(to: SheetPage.width) }.map(\.string)
  }
}
