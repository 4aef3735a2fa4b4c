import RoundCore

/// The text of the resident screen, section by section, in the order in which it is needed.
struct ResidentSections {
  let state: ProgramState
  let resident: ResidentID
  let width: Int
  /// How many past reviews are told.
  var reviewCount = 3

  var record: Record { state.record }
  private var item: ListItem? { state.round.flatMap { record.item(for: resident, on: $0) } }

  var all: [Page] { pages(ResidentSection.allCases) }

  /// The pages of some sections; those that have nothing to say are left out.
  func pages(_ sections: [ResidentSection]) -> [Page] {
    guard let person = record.residents[resident] else { return [] }
    let today = state.today
    return sections.compactMap { section in
      let key = ViewMemo.SectionKey(
        resident: resident, section: section, width: width, reviews: reviewCount, today: today)
      guard !goesWithTheClock(section, person) else {
        return state.memo.section(key, at: state.now) { page(section, person) }
      }
      return state.memo.section(key) { page(section, person) }
    }
  }

  /// Whether a section says how long ago something was, or what holds at this moment.
  private func goesWithTheClock(_ section: ResidentSection, _ person: ResidentRecord) -> Bool {
    switch section {
    case .observations, .measures, .returned: true
    case .why, .concerns: !person.openEscalations.isEmpty
    case .note, .since, .actions, .medicines, .carePlan, .reviews, .trends, .team: false
    }
  }

  private func page(_ section: ResidentSection, _ person: ResidentRecord) -> Page? {
    switch section {
    case .why: return why(person)
    case .note: return note(person)
    case .observations: return observations(person)
    case .returned: return returned(person)
    case .since: return sinceLastRound(person)
    case .actions: return actions(person)
    case .medicines: return medicines(person)
    case .carePlan: return carePlan(person)
    case .reviews: return reviews(person)
    case .concerns: return earlierConcerns(person)
    case .trends: return trends(person)
    case .measures: return measures(person)
    case .team: return team(person)
    }
  }

  func page(_ title: SafeText) -> Page {
    var page = Page(width: width, glyphs: state.glyphs)
    page.heading(title)
    return page
  }

  func by(_ header: EntryHeader) -> String {
    let name = record.author(of: header).map { state.catalog.shown($0) } ?? "author not known"
    return "\(name), \(UKTime(header.at.moment).shown)\(Wording.clockDoubt(header, in: record))"
  }

  func isToday(_ header: EntryHeader) -> Bool { UKTime(header.at.moment).day == state.today }

  // MARK: Why

  private func why(_ person: ResidentRecord) -> Page {
    var page = page("Why flagged")
    for kept in state.drafts.drafts(of: resident) {
      let time = UKTime(kept.draft.changedAt)
      page.paragraph(
        "Draft, not signed: \(Wording.title(kept.draft.title)), "
          + "\(time.day == state.today ? time.clock : time.shown), "
          + Wording.count(kept.draft.answers, "answer")
          + (kept.draft.by.map { $0 == state.me?.author.name ? "" : " (\($0))" } ?? "")
          + (state.otherList(of: kept.draft.key).map { ", for the \($0)" } ?? ""),
        Style(.heading, bold: true), mark: "+")
    }
    concerns(person, &page)
    measuredAndUnanswered(person, &page)
    corrected(person, &page)
    inDispute(person, &page)
    guard let item else {
      page.paragraph("Not on this round's list.", Style(.secondary))
      return page
    }
    reviewed(person, &page)
    if item.status == .withdrawn, let drop = person.drops.last {
      page.paragraph(
        "Taken off this round's list: \(drop.body.reason) (\(by(drop.header)))", Style(.attention),
        mark: "!")
    }
    for flag in item.flags {
      let body = flag.body
      let words = state.catalog.priorities.first { $0.priority == body.priority }?.words ?? ""
      let meaning: Meaning =
        body.priority == 1 ? .urgent : body.priority == 2 ? .attention : .ordinary
      let mark =
        body.priority == 1
        ? state.glyphs.urgent : body.priority == 2 ? state.glyphs.attention : state.glyphs.ordinary
      page.paragraph(
        "Priority \(body.priority), \(words): \(body.priorityReason ?? "no reason given")",
        Style(meaning, bold: body.priority == 1), mark: mark)
      page.labelled(
        "Reasons",
        body.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
          .joined(separator: "; "))
      if let question = body.question, !question.isEmpty {
        page.labelled(
          "Question", "\(question) (\(Wording.asker(body).lowercased()) asks)", Style(bold: true))
      }
      if let wish = body.wish, !wish.isEmpty { page.labelled("Wish", wish) }
      if body.faceToFace == true { page.labelled("To see", "face to face, the home asks") }
      if let since = body.since { page.labelled("Since", since.shownWithWeekday) }
      let raised = body.raisedAt.map { ", \(UKTime($0).shown)" } ?? ""
      page.labelled(
        "Raised by", Wording.voice(body, byHome: record.isHomes(flag.header)) + raised)
      gate(flag.header.id, person, &page)
      if let consent = body.consent {
        page.labelled(
          "Sharing", state.catalog.words(consent, in: state.catalog.consents),
          Style(consent == "refused" ? .attention : .ordinary, bold: consent == "refused"))
      }
      if let away = body.away { page.labelled("Away", away) }
      for change in person.changes(of: flag.header.id) {
        let why = change.body.because.map { ": \($0)" } ?? ""
        page.paragraph("Put otherwise\(why) (\(by(change.header)))", Style(.attention), mark: "~")
      }
      if let round = state.round, record.isLate(flag, on: round) {
        let isPast = record.isAfterCutOff(flag, on: round)
        page.paragraph(
          isPast ? "Raised after the cut-off." : "Put forward after the list was sent.",
          Style(.attention), mark: "!")
      }
    }
    return page
  }

  /// What was signed on this round already, before it is asked why it was to be done.
  private func reviewed(_ person: ResidentRecord, _ page: inout Page) {
    for fact in person.reviews.facts where fact.body.round == state.round {
      page.paragraph(
        ReviewedText.sentence(fact, state.record, state.catalog, today: state.today),
        Style(.done, bold: true), mark: state.glyphs.done)
    }
  }

  private func note(_ person: ResidentRecord) -> Page {
    var page = page("Background note")
    let flags = item?.flags ?? []
    var found = false
    for flag in flags {
      for note in person.noteAndAdditions(for: flag.header.id) {
        found = true
        let body = note.body
        let isAddition = body.addition == true
        if isAddition {
          page.paragraph("Added after the list was sent:", Style(.attention), mark: "+")
        }
        for (label, text) in [
          ("Situation", body.situation), ("Background", body.background),
          ("Assessment", body.assessment), ("Asks for", body.recommendation),
        ] as [(SafeText, String?)] where text != nil || !isAddition {
          page.labelled(label, text ?? "not written")
        }
        page.paragraph(by(note.header), Style(.secondary))
      }
    }
    if !found { page.paragraph("The home wrote no background note.", Style(.secondary)) }
    return page
  }

  // MARK: Before

  private func sinceLastRound(_ person: ResidentRecord) -> Page {
    let since = SinceLastRound(of: person, before: state.round)
    guard let last = since.lastReview else {
      var page = page("Since last round")
      page.paragraph("Not reviewed before on a round recorded here.", Style(.secondary))
      return page
    }
    let day = UKTime(last.header.at.moment).day
    var page = page("Since last round (\(day.shown))")
    if since.lines.isEmpty { page.paragraph("Nothing recorded since.", Style(.secondary)) }
    for line in since.lines {
      switch line.mark {
      case .added: page.paragraph(line.text, Style(.done), mark: "+")
      case .removed: page.paragraph(line.text, Style(.urgent), mark: "-")
      case .changed: page.paragraph(line.text, Style(.attention), mark: "~")
      }
    }
    return page
  }

  private func reviews(_ person: ResidentRecord) -> Page {
    var page = page(reviewCount == 3 ? "Last three reviews" : "Last \(reviewCount) reviews")
    let reviews = person.reviews.facts.suffix(reviewCount).reversed()
    if reviews.isEmpty { page.paragraph("No reviews recorded.", Style(.secondary)) }
    for sentence in TakenBackText.sentences(person, state) {
      page.paragraph(sentence, Style(.attention), mark: "!")
    }
    strike(person, &page)
    for fact in reviews {
      let body = fact.body
      let contact = state.catalog.words(body.contact, in: state.catalog.contacts)
      page.paragraph("\(by(fact.header)): \(contact)", Style(bold: true))
      if let words = CorrectionText.movedHere(fact.header, state) {
        page.paragraph(words, Style(.attention), mark: "!", indent: 2)
      }
      for outcome in body.outcomes {
        let words = state.catalog.outcome(outcome.code)?.words ?? outcome.code
        page.paragraph(
          words + (outcome.detail.map { ": \($0)" } ?? ""), mark: state.glyphs.ordinary)
      }
      if let text = body.text { page.paragraph(text, indent: 2) }
      for change in body.medicineChanges {
        page.paragraph(
          BlockText.medicine(
            change, author: record.author(of: fact.header), catalog: state.catalog,
            glyphs: state.glyphs, isToday: isToday(fact.header)), mark: "~", indent: 2)
      }
      for change in body.carePlanChanges {
        page.paragraph("care plan, \(change.heading): \(change.after)", mark: "~", indent: 2)
      }
    }
    return page
  }

  private func actions(_ person: ResidentRecord) -> Page {
    let open = person.openActions
    var page = page("Open actions (\(open.count))")
    if open.isEmpty { page.paragraph("None.", Style(.secondary)) }
    for action in open {
      let isOverdue = state.record.isOverdue(action, on: state.today)
      page.paragraph(
        ActionWords.whole(action, state), Style(isOverdue ? .attention : .ordinary),
        mark: isOverdue ? "!" : state.glyphs.ordinary)
    }
    if !open.isEmpty { page.paragraph("Tick one off: t", Style(.secondary)) }
    return page
  }

  private func carePlan(_ person: ResidentRecord) -> Page {
    var page = page("Care plan as it stands")
    let headings = person.carePlan
    if headings.isEmpty { page.paragraph("No care plan recorded here.", Style(.secondary)) }
    for heading in headings {
      if heading.isInDispute {
        page.paragraph(
          "\(heading.heading): \(heading.standing.count) texts stand until somebody settles it (K).",
          Style(.urgent, bold: true), mark: state.glyphs.urgent)
      } else {
        page.paragraph(heading.heading, Style(bold: true))
      }
      for step in heading.standing {
        page.paragraph(step.change.after, indent: 2)
        page.paragraph(by(step.header), Style(.secondary), indent: 2)
        if let day = step.change.reviewOn {
          let isPast = day < state.today
          page.paragraph(
            isPast ? "look again was due \(day.shown)" : "look again \(day.shown)",
            Style(isPast ? .attention : .secondary), mark: isPast ? "!" : .empty, indent: 2)
        }
      }
    }
    return page
  }
}
