import RoundCore

/// What a draft says beside what the record says by now.
enum DraftCompare {
  /// Something that was recorded since the draft was begun.
  struct Event: Hashable {
    let header: EntryHeader
    /// A few words: `a review`.
    let what: String
    let details: [String]
    var short: String { what }
  }

  static func lines(_ state: ProgramState, _ offer: DraftOfferState) -> [SignLine] {
    let form = DraftOfferUpdate.restored(offer)
    var lines = [
      SignLine(.heading, offer.isTakenBack ? "What was taken back says" : "The draft says")
    ]
    for field in form.changedFields { lines.append(SignLine(.text, line(field, state))) }
    for block in form.begun where block.answers > 0 {
      lines.append(SignLine(.text, "Begun, and not in the form yet: \(line(block))"))
    }
    if form.changedFields.isEmpty && form.begun.isEmpty {
      lines.append(SignLine(.text, "Nothing that is asked now."))
    }
    for field in form.leftovers {
      let words = [field.text, field.chosen, field.ticked?.joined(separator: ", ")]
        .compactMap(\.self).filter { !$0.isEmpty }
      lines.append(
        SignLine(
          .warning,
          "Not asked any more, and still in the draft: \(words.joined(separator: " "))"))
    }
    lines += underneath(form, state)
    lines.append(
      SignLine(
        .heading, "Recorded since \(offer.isTakenBack ? "it was signed" : "the draft was begun")"))
    let events = events(state, offer)
    if events.isEmpty {
      lines.append(
        SignLine(
          .text,
          offer.form.resident == nil
            ? "Nothing on this round." : "Nothing about this resident."))
    }
    for event in events {
      let name = state.record.author(of: event.header).map { state.catalog.shown($0) }
      let by = "\(name ?? "author not known"), \(UKTime(event.header.at.moment).shown)"
      lines.append(SignLine(.warning, "\(event.what) (\(by))"))
      lines += event.details.filter { !$0.isEmpty }.map { SignLine(.text, $0) }
    }
    return lines
  }

  private static func line(_ field: Field, _ state: ProgramState) -> String {
    var answer = field.text
    switch field.kind {
    case .choice(let options, let chosen, _):
      answer = options.first { $0.code == chosen }?.words ?? "not chosen"
    case .ticks(let options, let ticked, _):
      answer = options.filter { ticked.contains($0.code) }.map(\.words).joined(separator: ", ")
    case .blocks(_, let items, _):
      answer = items.map {
        BlockText.line(
          $0, author: state.me?.author, catalog: state.catalog, glyphs: state.glyphs)
      }.joined(separator: "\n")
    default: break
    }
    return "\(field.question) \(answer.isEmpty ? "(empty)" : answer)"
  }

  private static func line(_ block: DraftBlockForm) -> String {
    let name: String
    switch block.kind {
    case .medicine: name = "medicine change"
    case .carePlan: name = "care-plan change"
    case .action: name = "action"
    }
    let texts = block.form.fields.compactMap(\.text).filter { !$0.isEmpty }
    return name + (texts.isEmpty ? "" : ": " + texts.joined(separator: ", "))
  }

  /// Headings of the care plan that say something else by now than when the change was written.
  private static func underneath(_ form: Form, _ state: ProgramState) -> [SignLine] {
    guard let plan = form.resident.flatMap({ state.record.residents[$0]?.carePlan }) else {
      return []
    }
    var lines: [SignLine] = []
    for case .carePlan(let change) in form.blocks("carePlan") {
      let now = plan.first { $0.heading == change.heading }?.text ?? ""
      guard now != change.before else { continue }
      lines.append(
        SignLine(.heading, "Care plan, \(change.heading): changed since you wrote \"before\""))
      lines.append(SignLine(.before, change.before.isEmpty ? "(nothing)" : change.before))
      lines.append(SignLine(.after, now.isEmpty ? "(nothing)" : now))
    }
    return lines
  }

  /// What the record holds that its author may not have seen, oldest first.
  static func events(_ state: ProgramState, _ offer: DraftOfferState) -> [Event] {
    let since = offer.kept.draft.begunAt
    var found: [Event] = []
    func add<Body>(_ log: Log<Body>, _ what: String, _ details: (Body) -> [String]) {
      for fact in log.facts where fact.header.at.moment >= since {
        found.append(Event(header: fact.header, what: what, details: details(fact.body)))
      }
    }
    guard let id = offer.form.resident else {
      for resident in state.record.residents.values {
        let name = resident.current?.shownName ?? "a resident"
        add(resident.reviews, "a review of \(name)") { _ in [] }
        add(resident.flags, "\(name) put on a list") { _ in [] }
        add(resident.drops, "\(name) taken off the list") { [$0.reason] }
        add(resident.escalations, "an urgent concern for \(name)") { [$0.concern] }
      }
      return sorted(found)
    }
    guard let person = state.record.residents[id] else { return [] }
    let catalog = state.catalog
    for fact in person.reviews.facts where fact.header.at.moment >= since {
      let author = state.record.author(of: fact.header)
      found.append(
        Event(
          header: fact.header, what: "a review",
          details: details(of: fact.body, by: author, catalog, state.glyphs)))
    }
    add(person.carePlanEntries, "a care-plan change") {
      ["\($0.change.heading): \($0.change.after)"]
    }
    add(person.flags, "put on a list") { [$0.priorityReason ?? "", $0.question ?? ""] }
    add(person.drops, "taken off a list") { [$0.reason] }
    add(person.notes, "a background note") { [$0.situation ?? "", $0.recommendation ?? ""] }
    add(person.escalations, "an urgent concern") { [$0.concern] }
    add(person.endings, "the end of an urgent concern") { [$0.ending] }
    add(person.observations, "observations") { _ in [] }
    add(person.medicines, "the medicines") { _ in [] }
    add(person.allergies, "allergies") { [$0.shown] }
    add(person.residence, "where the resident is") { [$0.state.words] }
    return sorted(found)
  }

  private static func details(
    of review: ReviewSigned, by author: Author?, _ catalog: Catalog, _ glyphs: Glyphs
  ) -> [String] {
    var lines = [catalog.words(review.contact, in: catalog.contacts)]
    for outcome in review.outcomes {
      let words = catalog.outcome(outcome.code)?.words ?? outcome.code
      lines.append(words + (outcome.detail.map { ": \($0)" } ?? ""))
    }
    if let text = review.text { lines.append(text) }
    for change in review.medicineChanges {
      lines.append(BlockText.medicine(change, author: author, catalog: catalog, glyphs: glyphs))
    }
    for change in review.carePlanChanges {
      lines.append("care plan, \(change.heading): \(change.after)")
    }
    return lines
  }

  private static func sorted(_ events: [Event]) -> [Event] {
    events.sorted { EntryHeader.isOrdered($0.header, before: $1.header) }
  }
}
