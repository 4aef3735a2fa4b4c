import RoundCore

/// What is about to be signed, as sentences.
enum SignText {
  /// - Parameter isSigned: it was signed long since, so nothing is prompted any more.
  static func review(
    _ review: ReviewSigned, resident: ResidentRecord?, author: Author?, state: ProgramState,
    isSigned: Bool = false
  ) -> [SignLine] {
    let catalog = state.catalog
    var lines: [SignLine] = []
    var contact = catalog.words(review.contact, in: catalog.contacts)
    if let reason = review.notSeenReason {
      contact += ": \(catalog.words(reason, in: catalog.notSeenReasons))"
    }
    if let detail = review.notSeenDetail { contact += ". \(detail)" }
    lines.append(SignLine(.heading, "Contact"))
    lines.append(SignLine(.text, contact))
    for answer in review.answers {
      let question = resident?.flag(answer.flag)?.body
      lines.append(
        SignLine(.heading, "\(question.map(Wording.asker) ?? "Somebody") asked"))
      lines.append(SignLine(.text, question?.question ?? ""))
      if let text = answer.answer { lines.append(SignLine(.text, "Answer: \(text)")) }
      if let why = answer.notAnsweredBecause {
        lines.append(SignLine(.warning, "Not answered because: \(why)"))
      }
    }
    if !review.outcomes.isEmpty {
      lines.append(SignLine(.heading, "Outcome"))
      for outcome in review.outcomes {
        let words = catalog.outcome(outcome.code)?.words ?? outcome.code
        lines.append(SignLine(.text, words + (outcome.detail.map { ": \($0)" } ?? "")))
      }
    }
    if let text = review.text {
      lines.append(SignLine(.heading, "Found and decided"))
      lines.append(SignLine(.text, text))
    }
    // A review that is moved brings its actions with the days that they had.
    lines += changes(
      review, resident: isSigned ? nil : resident, author: author, catalog: catalog,
      overdueBefore: isSigned ? nil : state.today)
    if let net = review.safetyNet {
      lines.append(SignLine(.heading, "The home should call"))
      lines.append(
        SignLine(
          .text,
          "if \(net.callIf); \(net.by.map(by) ?? "by when is not said"); "
            + (net.route.map { "call \($0)" } ?? "whom to call is not said")))
    }
    return isSigned ? lines : lines + TextNotes.warnings(review)
  }

  /// A day or time with its word; words such as "at once" or "until Thu" as they are.
  private static func by(_ text: String) -> String {
    let first = text.prefix { $0 != " " }
    let isDay = first.first?.isNumber ?? false || first.count == 3 && days.contains(String(first))
    return isDay || text.hasPrefix("next round") || text.hasPrefix("the next round")
      ? "by \(text)" : text
  }

  private static let days: Set<String> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func changes(
    _ review: ReviewSigned, resident: ResidentRecord?, author: Author?, catalog: Catalog,
    overdueBefore today: Day?
  ) -> [SignLine] {
    var lines: [SignLine] = []
    for change in review.medicineChanges {
      let words = catalog.words(change.change, in: catalog.medicineChanges)
      let prescribing = Prescribing(change, by: author, catalog: catalog)
      let kind = prescribing.isRecommendation ? "Medicine, RECOMMENDED" : "Medicine"
      lines.append(SignLine(.heading, "\(kind): \(words) \(change.medicine)"))
      if let before = change.before { lines.append(SignLine(.before, before)) }
      if let after = change.after { lines.append(SignLine(.after, after)) }
      if let why = change.why { lines.append(SignLine(.text, "Because: \(why)")) }
      lines.append(
        SignLine(prescribing.isRecommendation ? .warning : .text, prescribing.sentence + "."))
      if change.marToday {
        lines.append(
          SignLine(
            .warning,
            prescribing.isRecommendation
              ? "Once it is prescribed, the MAR must be changed the same day."
              : "The MAR must be changed today."))
      }
      if !change.marToday {
        lines.append(
          SignLine(
            .text,
            prescribing.isRecommendation
              ? "Once it is prescribed, the MAR is changed with the next cycle, not today."
              : "The MAR is changed with the next cycle, not today."))
      }
      // What was signed long since is not prompted for.
      if resident != nil,
        let prompt = DoseText.prompt(
          change.change, before: change.before, after: change.after, catalog)
      {
        lines.append(SignLine(.warning, prompt))
      }
      lines += allergyPrompt(change, resident: resident)
    }
    for change in review.carePlanChanges {
      lines.append(SignLine(.heading, "Care plan: \(change.heading)"))
      lines.append(SignLine(.before, change.before.isEmpty ? "(nothing)" : change.before))
      lines.append(SignLine(.after, change.after))
      if let why = change.why { lines.append(SignLine(.text, "Because: \(why)")) }
      var agreed = "Agreed with \(change.agreedWith ?? "nobody")"
      if let role = change.agreedRole { agreed += " (\(role))" }
      if let day = change.reviewOn { agreed += ". Look again \(day.shownWithWeekday)" }
      lines.append(SignLine(.text, agreed))
    }
    if !review.actions.isEmpty {
      lines.append(SignLine(.heading, "Actions"))
      for action in review.actions {
        let words = BlockText.action(action, catalog: catalog)
        let isDone = resident?.actions.contains { $0.action.id == action.id && !$0.isOpen } ?? false
        let isOverdue =
          today.flatMap { today in action.due.map { $0 < today && !isDone } } ?? false
        lines.append(
          isOverdue ? SignLine(.warning, "\(words) - OVERDUE") : SignLine(.text, words))
      }
    }
    return lines
  }

  /// Names a recorded allergy whose agent stands in a medicine that is started or changed.
  ///
  /// A comparison of words, not a check of ingredients: it prompts where the same word stands in both,
  /// and its silence means nothing. People decide.
  private static func allergyPrompt(
    _ change: MedicineChange, resident: ResidentRecord?
  ) -> [SignLine] {
    guard change.change != "stop", let resident else { return [] }
    let medicine = Folding.foldedForSearch(change.medicine + " " + (change.after ?? ""))
    let items = resident.standingAllergies
    let named = items.filter { item in
      Folding.words(item.agent).contains { word in
        word.count >= 4 && medicine.contains(word)
      }
    }
    if named.isEmpty {
      // Silence would look like a check that was made.
      let status = resident.allergyStatement.status
      if resident.disputedAllergies == nil, status == .notRecorded || status == .unavailable {
        return [
          SignLine(
            .warning,
            "\(status.label) here: that is not the same as none. Ask before it is given.")
        ]
      }
      guard !items.isEmpty else { return [SignLine(.text, "\(resident.allergyText).")] }
      // It must not read as if a check had found nothing.
      let agents = items.map(\.agent).joined(separator: ", ")
      let isNew = change.change == "start" || change.change == "restart"
      return [
        SignLine(
          isNew ? .warning : .text,
          "NOT CHECKED against \(agents): homeround compares letters only. Whether "
            + "\"\(change.medicine)\" belongs to that family is for you to check.")
      ]
    }
    return named.map { SignLine(.warning, "\($0.agent) is among the recorded allergies.") }
  }

  /// An urgent concern as it is or was signed.
  static func urgent(_ body: EscalationRecorded, state: ProgramState) -> [SignLine] {
    let clock = body.at.map { UKTime($0).shown } ?? "time not said"
    guard let code = body.route else {
      return [SignLine(.heading, "Urgent concern"), SignLine(.text, body.concern)]
    }
    let route = state.catalog.words(code, in: state.catalog.routes)
    return [
      SignLine(.heading, "Urgent concern"), SignLine(.text, body.concern),
      SignLine(.text, "Route: \(route), \(clock)"),
      SignLine(.text, "Told: \(body.told ?? "")"),
      SignLine(.text, "They said: \(body.said ?? "not written down")"),
    ]
  }

  static func urgent(
    _ form: Form, author: Author, state: ProgramState
  ) -> ([EntryDraft], [SignLine]) {
    let at = form.pastTime("time", now: state.now)
    let clock = at.map { UKTime($0).shown } ?? "time not said"
    switch form.purpose {
    case .escalation(let round):
      let route = OtherForms.route(form)
      let body = EscalationRecorded(
        round: round, concern: form.text("concern") ?? "", route: route,
        at: route == nil ? nil : at, told: form.text("told"), said: form.text("said"))
      let told =
        route == nil
        ? [
          SignLine(
            .warning, "ROUTE NOT RECORDED: it stays on every screen of the home until it is."),
          SignLine(.warning, UrgentCardText.toldNobody),
        ] : [SignLine(.warning, "homeround has told nobody.")]
      return (
        [EntryDraft(body, resident: form.resident, author: author)],
        urgent(body, state: state) + told
      )
    case .escalationEnd(let escalation):
      let body = EscalationEnded(
        escalation: escalation, ending: form.text("ending") ?? "", at: at)
      return (
        [EntryDraft(body, resident: form.resident, author: author)],
        [
          SignLine(.heading, "How the urgent concern ended"), SignLine(.text, body.ending),
          SignLine(.text, "At \(clock)"),
        ]
      )
    default: return ([], [])
    }
  }

  static func closing(
    _ closing: RoundClosed, round: RoundID, state: ProgramState
  ) -> [SignLine] {
    let list = state.record.list(of: round)
    func count(_ status: ListItem.Status) -> Int { list.filter { $0.status == status }.count }
    let died = count(.died) == 0 ? "" : "\(count(.died)) died, "
    var lines = [
      SignLine(.heading, "Close the round"),
      SignLine(
        .text,
        "\(list.count) on the list: \(count(.reviewed)) reviewed, \(count(.notSeen)) not seen, "
          + "\(count(.withdrawn)) taken off, \(died)\(closing.carried.count) carried forward."),
    ]
    for carried in closing.carried {
      let details = state.record.residents[carried.resident]?.current
      let name = (details?.shownName ?? "") + (details?.room.map { ", room \($0)" } ?? "")
      if carried.safeToWait {
        lines.append(SignLine(.text, "\(name): safe to wait. \(carried.why)"))
      } else {
        let route = carried.route.map { state.catalog.words($0, in: state.catalog.routes) } ?? ""
        lines.append(
          SignLine(.warning, "\(name): \(route). Told: \(carried.told ?? "nobody named")"))
      }
    }
    if let told = closing.told {
      lines.append(
        SignLine(told.contains("NOBODY YET") ? .warning : .text, "Told of MAR today: \(told)"))
    }
    if let note = closing.handover {
      lines.append(SignLine(.text, "For whoever does the next round: \(note)"))
    }
    lines.append(SignLine(.text, "Then comes the sheet for the home."))
    return lines
  }
}
