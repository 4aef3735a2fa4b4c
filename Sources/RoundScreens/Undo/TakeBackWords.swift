import RoundCore

/// What is taken back, in words that leave nothing of it out.
enum TakeBackWords {
  /// `the review of CLEGG, Arthur (Mr) (10:43): answer; care plan, Medicines; action (Bloods)`.
  static func whole(_ step: UndoStep, _ catalog: Catalog) -> String? {
    guard let review = step.body as? ReviewSigned else { return nil }
    return "\(short(step)): \(parts(review, by: step.author, catalog).joined(separator: "; "))"
  }

  /// `the review of CLEGG, Arthur (Mr) (10:43)`; of anything else its few words.
  static func short(_ step: UndoStep) -> String {
    guard step.body is ReviewSigned else { return step.words }
    return "the review" + (step.of.map { " of \($0)" } ?? "") + " (\(step.when))"
  }

  /// Everything that a review holds, what somebody acts on first.
  static func parts(
    _ review: ReviewSigned, by author: Author?, _ catalog: Catalog
  ) -> [String] {
    var parts = review.medicineChanges.map { SignedWords.medicine($0, by: author, catalog) }
    parts += review.carePlanChanges.map {
      "care plan, \(catalog.words($0.heading, in: catalog.carePlanHeadings))"
    }
    parts += review.actions.map { "action (\($0.what))" }
    let answered = review.answers.count { !($0.answer ?? "").isEmpty }
    if answered > 0 { parts.append(answered == 1 ? "answer" : "\(answered) answers") }
    if answered < review.answers.count { parts.append("why a question was not answered") }
    parts += review.outcomes.map {
      "outcome \((catalog.outcome($0.code)?.words ?? $0.code).lowercased())"
    }
    if review.text != nil { parts.append("what was found and decided") }
    if review.safetyNet != nil { parts.append("when the home should call") }
    parts.append(
      "how the resident was seen (\(catalog.words(review.contact, in: catalog.contacts).lowercased()))"
    )
    return parts
  }

  /// Whom to ring, since the home was told of a change that is taken back or stands again.
  static func told(_ step: UndoStep, _ state: ProgramState) -> [String] {
    if let word = step.body as? AcknowledgementRecorded, word.state == .told,
      step.withdrawal == nil
    {
      return [
        "Only where nobody was told: what is taken back here is that somebody was. To take back the change "
          + "itself leave this with Esc; C lists it, and says whom to ring."
      ]
    }
    guard let review = step.body as? ReviewSigned,
      let person = step.header.resident.flatMap({ state.record.residents[$0] })
    else { return [] }
    return review.medicineChanges.flatMap { change in
      person.acknowledgements.facts.filter { $0.body.item == change.id && $0.body.isOfChange }
        .map { fact in
          let time = UKTime(fact.body.at ?? fact.header.at.moment)
          let when = time.day == state.today ? "at \(time.clock)" : "on \(time.shown)"
          let by = state.record.author(of: fact.header)?.name ?? "somebody"
          let whom = [fact.body.saidBy, fact.body.how].compactMap(\.self).joined(separator: ", ")
          let what = SignedWords.medicine(change, by: step.author, state.catalog)
          return "The home was told of \(what) "
            + "\(when) by \(by)\(whom.isEmpty ? "" : " (\(whom))"): ring them. homeround rings nobody."
        }
    }
  }
}
