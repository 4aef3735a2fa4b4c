import RoundCore

extension Form {
  /// What is still needed for one question, in words; nil when it will do.
  func missing(_ field: Field) -> String? {
    guard isShown(field) else { return nil }
    if case .correction = purpose, let answer = CorrectionForm.missing(field) { return answer }
    if GateFields.isGate(field.id) {
      return GateFields.missing(field, isSeen: hasSeenGate || !asksGate)
    }
    switch purpose.inner {
    case .urgent(let urgent): return urgent.missing(field, in: self)
    case .review: return missingInReview(field)
    case .nothingNeeded:
      return field.id == "answer" && field.text.isEmpty
        ? "Answer the question, or say why it is not answered." : nil
    case .medicine:
      switch field.id {
      case "change": return field.chosen == nil ? "Choose what is done." : nil
      case "medicine": return field.text.isEmpty ? "Which medicine?" : nil
      case "after": return MedicineForm.missingAfter(field, in: self)
      case "why": return field.text.isEmpty ? "Say why (needed to finish)." : nil
      case "mar": return field.chosen == nil ? "Must the MAR be changed today?" : nil
      default: return nil
      }
    case .carePlan:
      switch field.id {
      case "heading":
        if field.text.isEmpty { return "Which heading of the care plan?" }
        // A number is more likely meant for the choice above than for a heading.
        return field.text.contains(where: \.isLetter)
          ? nil : "A heading has words. Choose one above, or write it here."
      case "after":
        if field.text.isEmpty { return "What should the care plan say?" }
        return Form.saysTheSame(field.text, text("before") ?? "")
          ? "Before and after say the same. Change the text, or leave this form with Esc." : nil
      case "why": return field.text.isEmpty ? "Say why (needed to finish)." : nil
      case "agreedWith":
        return field.text.contains(where: \.isLetter)
          ? nil : "Agreed with whom? If with nobody, write: not agreed"
      case "review": return dateMissing(field, isNeeded: true)
      default: return nil
      }
    case .action:
      switch field.id {
      case "what": return field.text.isEmpty ? "What must be done?" : nil
      case "side": return field.chosen == nil ? "Who must act?" : nil
      case "owner": return field.text.isEmpty ? "Name the person or team." : nil
      case "due": return dateMissing(field, isNeeded: true)
      default: return nil
      }
    case .drop: return field.text.isEmpty ? "Say why." : nil
    case .take:
      switch field.id {
      case "reasons": return field.ticked.isEmpty ? "Tick at least one reason." : nil
      case "priority": return field.chosen == nil ? "Choose a priority." : nil
      case "priorityReason": return field.text.isEmpty ? "Say why this priority." : nil
      default: return nil
      }
    case .escalation:
      switch field.id {
      case "concern": return field.text.isEmpty ? "What is the concern?" : nil
      case "route": return field.chosen == nil ? "Which route was used, or not yet?" : nil
      case "told": return field.text.isEmpty ? "Who was told?" : nil
      default: return nil
      }
    case .escalationEnd:
      switch field.id {
      case "ending": return field.text.isEmpty ? "How did it end?" : nil
      default: return nil
      }
    case .actionUpdate, .actionSet: return ActionForm.missing(field, in: self)
    case .close: return missingInClose(field)
    case .told: return ToldFields.missing(field)
    case .correction: return nil
    case .register(let kind): return kind.missing(field, in: self)
    case .setUp: return SetUpForms.missing(field, in: self)
    case .person: return PersonForm.missing(field)
    case .phrase: return PhraseForm.missing(field)
    case .profile, .leaver: return ProfileForm.missing(field, in: self)
    case .flag, .flagChange: return FlagForm.missing(field, in: self)
    case .withdraw: return WithdrawForm.missing(field)
    case .note: return NoteForm.missing(field, in: self)
    case .planRound, .cancelRound: return CalendarForms.missing(field, in: self)
    case .returned: return ReturnedForm.missing(field)
    }
  }

  /// Of a request that stands already it was asked when it was made; and where something is found, the next
  /// question asks what happens now.
  private var asksGate: Bool {
    if case .flagChange = purpose { return false }
    return findings.allSatisfy(\.isUsual)
  }

  private func missingInReview(_ field: Field) -> String? {
    switch field.id {
    case "contact": return field.chosen == nil ? "Choose how the resident was seen." : nil
    case "notSeenReason": return field.chosen == nil ? "Choose why not." : nil
    case "outcomes":
      if field.ticked.contains("noChangeNeeded"),
        !blocks("medicines").isEmpty || !blocks("carePlan").isEmpty
      {
        return "No change needed is ticked, and a change is listed below."
      }
      return field.ticked.isEmpty && chosen("contact") != "notSeen"
        ? "Tick at least one outcome." : nil
    case "callIf": return field.text.isEmpty ? "Call if what happens?" : nil
    case "callBy": return field.text.isEmpty ? "By when should they call, or until when?" : nil
    case "callRoute": return field.text.isEmpty ? "Whom should they call, by which route?" : nil
    default: break
    }
    if field.id.hasPrefix("answer-") {
      let because = text("because-" + field.id.dropFirst(7)) ?? ""
      if !field.text.isEmpty, !because.isEmpty {
        return "An answer, and why there is none: leave one of the two empty."
      }
      return field.text.isEmpty && because.isEmpty
        ? "Answer, or say below why it is not answered." : nil
    }
    if field.id.hasPrefix("detail-"), field.help.hasPrefix("Needed") {
      return field.text.isEmpty ? "Say what (needed to finish)." : nil
    }
    return nil
  }

  /// Blocks that a ticked outcome needs, and are not there.
  func missingBlocks(catalog: Catalog) -> [(field: String, problem: String)] {
    guard case .review = purpose.inner else { return [] }
    var problems: [(field: String, problem: String)] = []
    for code in ticked("outcomes") {
      guard let outcome = catalog.outcome(code) else { continue }
      for ask in outcome.asks {
        switch ask {
        case "medicineChange" where blocks("medicines").isEmpty:
          problems.append(("medicines", "\(outcome.words): add the change."))
        case "carePlanChange" where blocks("carePlan").isEmpty:
          problems.append(("carePlan", "\(outcome.words): add the change."))
        case "action" where blocks("actions").isEmpty:
          problems.append(("actions", "\(outcome.words): add who does what by when."))
        default: break
        }
      }
    }
    return problems
  }

  /// A change is an outcome: listing one ticks it, so that neither stands without the other.
  mutating func tickOutcome(of block: FormPurpose) {
    let code: String
    switch block {
    case .medicine: code = "medicineChange"
    case .carePlan: code = "carePlanChange"
    default: return
    }
    change("outcomes") { field in
      guard case .ticks(let options, let ticked, let cursor) = field.kind else { return }
      let all = options.map(\.code).filter { $0 == code || ticked.contains($0) }
      field.kind = .ticks(options: options, ticked: all, cursor: cursor)
    }
  }

  private func missingInClose(_ field: Field) -> String? {
    if field.id.hasPrefix("told") { return ToldFields.missing(field) }
    if field.id.hasPrefix("wait-") { return field.chosen == nil ? "Choose one." : nil }
    if field.id.hasPrefix("why-") { return field.text.isEmpty ? "Say why." : nil }
    if field.id.hasPrefix("route-") { return field.chosen == nil ? "Which route?" : nil }
    if field.id.hasPrefix("who-") { return field.text.isEmpty ? "Who was told, and when?" : nil }
    return nil
  }

  private func dateMissing(_ field: Field, isNeeded: Bool) -> String? {
    isNeeded && field.text.isEmpty ? "By when? +7, Thu, 19 Mar, next round" : nil
  }

  /// Whether two texts differ in their white space at most.
  static func saysTheSame(_ left: String, _ right: String) -> Bool {
    left.split(whereSeparator: \.isWhitespace) == right.split(whereSeparator: \.isWhitespace)
  }

  /// Checks every question that is shown; puts each problem at its question and the focus on the first.
  ///
  /// - Returns: how many questions need something.
  mutating func check(catalog: Catalog, now: Moment, nextRound: Day) -> Int {
    let today = UKTime(now).day
    var first: Int?
    var count = 0
    let blocks = missingBlocks(catalog: catalog)
    for index in fields.indices {
      fields[index].problem = nil
      guard isShown(fields[index]) else { continue }
      fields[index].visited = true
      var problem = missing(fields[index])
      if problem == nil, case .date = fields[index].kind, !fields[index].text.isEmpty {
        problem = Form.dateProblem(fields[index].text, today: today, nextRound: nextRound)
      }
      if problem == nil {
        problem = readingProblem(fields[index], now: now, nextRound: nextRound)
      }
      if problem == nil { problem = dayOfChangeProblem(fields[index], today: today) }
      if problem == nil { problem = blocks.first { $0.field == fields[index].id }?.problem }
      if problem == nil, case .blocks(let kind, _, _) = fields[index].kind,
        let left = begun.first(where: { $0.kind == kind })
      {
        problem = left.unfinished
      }
      guard let problem else { continue }
      fields[index].problem = problem
      count += 1
      if first == nil { first = index }
    }
    if let first {
      focus = first
      isBig = false
    }
    return count
  }

  /// Nobody comes back before they went.
  private func dayOfChangeProblem(_ field: Field, today: Day) -> String? {
    guard field.id == "day", case .register(.whereabouts(_, let since)) = purpose else {
      return nil
    }
    return WhereaboutsForm.dayProblem(self, since: since, today: today)
  }

  static func dateProblem(_ text: String, today: Day, nextRound: Day) -> String? {
    switch DueDate.read(text, today: today, nextRound: nextRound) {
    case .day, .nextRound: return nil
    case .ambiguous(let first, let second):
      return "\(first.shownWithWeekday) or \(second.shownWithWeekday)? Type the month in letters."
    case .problem(let problem): return problem.sentence
    }
  }

  /// The day that a date question means.
  func due(_ id: String, today: Day, nextRound: Day) -> (day: Day?, isNextRound: Bool) {
    guard let text = text(id) else { return (nil, false) }
    switch DueDate.read(text, today: today, nextRound: nextRound) {
    case .day(let day): return (day, false)
    case .nextRound(let day): return (day, true)
    default: return (nil, false)
    }
  }
}
