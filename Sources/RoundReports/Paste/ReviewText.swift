import RoundCore

/// A signed review as plain text to take out of the program.
///
/// Nothing but safe text and line ends: no terminal commands, no bullets that a clinical system could
/// turn into something else, and none of our own abbreviations. What the author wrote stays as written.
public enum ReviewText {
  /// Whom the text is for.
  public enum Purpose: Hashable, Sendable {
    /// To be pasted into the resident's notes in the practice's clinical system.
    case clinicalSystem
    /// To be printed and filed in the resident's care file at the home, by who must act.
    case careFile
  }

  /// Columns: fits an e-mail, a printed page and the entry boxes of clinical systems.
  public static let width = 76

  /// The reviews of one resident on one round, oldest first; of all rounds for nil.
  public static func reviews(
    of resident: ResidentID, on round: RoundID?, in record: Record
  ) -> [Fact<ReviewSigned>] {
    (record.residents[resident]?.reviews.facts ?? []).filter {
      round == nil || $0.body.round == round
    }
  }

  /// The newest round, by its day, on which something was signed for a resident, also where that was
  /// corrected since and nothing stands instead.
  ///
  /// When it was signed does not count: an older round may have been corrected since.
  public static func newestRound(of resident: ResidentID, in record: Record) -> RoundID? {
    guard let person = record.residents[resident] else { return nil }
    var all = person.reviews.facts.map { ($0.header, $0.body.round) }
    // What was signed and put right later counts for its round, whether anything stands instead or not.
    all += person.corrections.facts.compactMap { fact in
      fact.body.round.map { (fact.header, $0) }
    }
    func day(_ round: RoundID) -> Int { record.rounds[round]?.date?.ordinal ?? .min }
    return all.max { left, right in
      let days = (day(left.1), day(right.1))
      return days.0 == days.1
        ? EntryHeader.isOrdered(left.0, before: right.0) : days.0 < days.1
    }?.1
  }

  /// The text of what was signed for a resident on a round, one review after the other; where
  /// something was corrected it begins with that.
  ///
  /// - Parameters:
  ///   - now: decides the resident's age.
  /// - Returns: the lines, none wider than `width`; empty when nothing is signed.
  public static func lines(
    of resident: ResidentID, on round: RoundID, record: Record, catalog: Catalog, now: Moment,
    purpose: Purpose
  ) -> [String] {
    let reviews = reviews(of: resident, on: round, in: record)
    guard let person = record.residents[resident] else { return [] }
    let corrections = person.corrections.facts.filter { $0.body.round == round }
    guard !reviews.isEmpty || !corrections.isEmpty else { return [] }
    let facts = SheetFacts(record: record, round: round, catalog: catalog, now: now)
    var page = ReviewPage()
    if !corrections.isEmpty {
      var writer = CorrectionWriter(facts: facts, resident: person, page: page)
      writer.write(corrections, hasReview: !reviews.isEmpty, purpose: purpose)
      page = writer.page
    }
    for (index, review) in reviews.enumerated() {
      let part = reviews.count > 1 ? "Review \(index + 1) of \(reviews.count)" : nil
      var writer = ReviewWriter(facts: facts, resident: person, review: review, page: page)
      switch purpose {
      case .clinicalSystem: writer.clinicalSystem(part: part)
      case .careFile: writer.careFile(part: part)
      }
      page = writer.page
    }
    return page.lines
  }

  /// A file name that names nobody: the round's day and the end of the review's identifier.
  public static func fileName(
    of resident: ResidentID, on round: RoundID, record: Record, purpose: Purpose
  ) -> String {
    let day = record.rounds[round]?.date?.iso ?? "undated"
    let review =
      reviews(of: resident, on: round, in: record).last?.header.id.text
      ?? record.residents[resident]?.corrections.last?.header.id.text ?? ""
    let kind = purpose == .clinicalSystem ? "review" : "slip"
    return "\(kind)-\(day)-\(review.suffix(6).lowercased()).txt"
  }
}
