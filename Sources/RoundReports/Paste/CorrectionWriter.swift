import RoundCore

/// Puts what was corrected before the text of a review: what replaces what.
struct CorrectionWriter {
  let facts: SheetFacts
  let resident: ResidentRecord
  var page: ReviewPage

  private var catalog: Catalog { facts.catalog }

  /// - Parameter hasReview: whether a review follows that stands.
  mutating func write(
    _ corrections: [Fact<EntryCorrected>], hasReview: Bool, purpose: ReviewText.Purpose
  ) {
    page.title("CORRECTED")
    if !hasReview {
      // No review follows that would say who it is about.
      if facts.record.isPretend { page.title("\(SheetWriter.pretend)") }
      let day = facts.date?.shownWithWeekday ?? "date not recorded"
      page.field("Round", "\(day), \(facts.record.homeName)")
      page.resident(
        ResidentIdentity.parts(of: resident, in: facts.record, today: facts.today))
    }
    for fact in corrections { correction(fact, purpose) }
    page.line(
      hasReview ? "What stands now follows." : "Nothing that was signed on this round stands here.",
      indent: 0)
  }

  private mutating func correction(_ fact: Fact<EntryCorrected>, _ purpose: ReviewText.Purpose) {
    page.blank()
    let signed = resident.signed(fact.body.entry)
    let when = signed.map { UKTime($0.header.at.moment).shown } ?? "a time that is not known here"
    let isSlip = purpose == .careFile
    page.field("Corrected", facts.signed(fact.header))
    // Another resident's name, and what was decided for them, have no place in this one's notes.
    guard fact.body.mistake != EntryCorrected.wrongResident else {
      page.line(
        "What was signed at \(when) was signed here by mistake, belongs to another resident.",
        indent: 0)
      page.line(
        isSlip
          ? "Take the slip of that time out of this file, and undo what it told you: "
            + (fact.body.isToUndo
              ? "the corrected sheet of the round says what that is."
              : "ask whoever corrected it, where that is not clear.")
          : "Whatever was put into these notes from it does not belong to this resident.",
        indent: 0)
      return
    }
    let what =
      signed.map { SignedWords.summary($0, in: facts.record, catalog) } ?? "an entry not here yet"
    page.field("No longer stands", "\(what), signed at \(when)")
    page.field("Instead", instead(fact.body, signed))
    let words = catalog.words(fact.body.mistake, in: catalog.mistakes)
    page.field("What was wrong", "\(words): \(fact.body.why)")
    for call in fact.body.calls {
      let side = catalog.words(call.side, in: catalog.ownerSides)
      let number = CallNumber.words(call.side, facts.record.agreement)
      page.field("To be rung", "\(side): \(call.whom), \(number). Who rings, when: \(call.by)")
    }
  }

  private func instead(_ body: EntryCorrected, _ signed: SignedEntry?) -> String {
    guard !body.instead.isEmpty else {
      return signed?.body is EntryCorrected ? "what was signed before it stands again" : "nothing"
    }
    let words = body.instead.compactMap { facts.record.signed($0) }.filter(\.stands).map {
      "\(SignedWords.summary($0, in: facts.record, catalog)), signed at \(UKTime($0.header.at.moment).shown)"
    }
    return words.isEmpty ? "see the correction after this one" : words.joined(separator: "; ")
  }
}
