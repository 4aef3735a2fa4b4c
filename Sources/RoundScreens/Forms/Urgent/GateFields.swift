import RoundCore

/// The gate before the list, as questions at the end of the form of a flag.
///
/// Being part of the form, what is typed here is kept with its draft, Tab and Shift-Tab go through it,
/// and nobody is caught in it: each tier has an answer that goes on.
enum GateFields {
  private static let ring = "ring"
  private static let routine = "routine"
  private static let decides = "decides"
  private static let concerns = "concerns"

  /// The questions to be put at the end of a flag's form.
  ///
  /// - Parameter condition: when there is a flag at all.
  static func fields(
    _ record: Record, _ catalog: Catalog, condition: FieldCondition = .always
  ) -> [Field] {
    let rules = record.redFlags(catalog)
    let asked = rules.items.filter { $0.tier != nil }
    let notSigned =
      rules.isSignedOff ? "" : " These are a starter set, not signed off by your clinical lead."
    let ringing = FieldOption(
      ring, "Urgent: ring now; on the list as escalated",
      help: "After you sign, the card shows whom to ring. homeround tells nobody.")
    let waiting = FieldOption(
      routine, "It may wait for the round: somebody decided so",
      help: "Say who, and why: both are kept.")
    return [
      Field(
        id: concerns, question: "Is any of this so now? It does not wait for the round.",
        help: "Tick what is so; none is an answer too.\(notSigned)",
        kind: .ticks(
          options: asked.map {
            FieldOption($0.code, $0.words, help: ($0.tier?.title ?? "") + help($0.help))
          }, ticked: [], cursor: 0), condition: condition),
      .choice("gate", "ACT NOW", options: [ringing, waiting], condition: .gate(.actNow)),
      .choice(
        "gateSameDay", "SAME DAY",
        options: [
          FieldOption(decides, "Somebody decides today", help: "Say who, and by when."), ringing,
          waiting,
        ], condition: .gate(.sameDay)),
      .line(
        "decider", "Who decides?",
        condition: .chosen(field: "gateSameDay", codes: [decides])),
      .read(
        "decideBy", "By when?", as: .deadline, help: "Such as 16:00, or by 18:00 today",
        condition: .chosen(field: "gateSameDay", codes: [decides])),
      .line("gateWho", "Who decided that it may wait?", condition: .waits),
      .line("gateWhy", "Why may it wait?", condition: .waits),
    ]
  }

  private static func help(_ help: String?) -> String { help.map { ". \($0)" } ?? "" }

  /// Works out anew what must not wait, and says it in the questions.
  static func follow(_ form: inout Form, _ state: ProgramState) {
    guard let concerns = form[concerns] else { return }
    form.findings = form.isShown(concerns) ? findings(form, state) : []
    let stopping = form.findings.filter { !$0.isUsual }.map(\.words).joined(separator: "; ")
    let usual = form.findings.filter(\.isUsual).map(\.words).joined(separator: "; ")
    let tail = usual.isEmpty ? "" : " (Usual for this resident, stops nobody: \(usual))"
    form.change("gate") {
      $0.question = "ACT NOW, not for the round: \(stopping). What happens now?\(tail)"
      $0.isUrgent = true
    }
    form.change("gateSameDay") {
      $0.question = "SAME DAY, not for the round: \(stopping). What happens now?\(tail)"
      $0.isUrgent = true
    }
  }

  private static func findings(_ form: Form, _ state: ProgramState) -> [UrgencyFinding] {
    let record = state.record
    let ticked = form.ticked(concerns)
    // Of somebody who is only now moving in nothing is recorded yet.
    guard let resident = form.resident.flatMap({ record.residents[$0] }) else {
      return record.urgencyFindings(ticked: ticked, catalog: state.catalog, at: state.now)
    }
    let found = record.urgencyFindings(
      of: resident, ticked: ticked, catalog: state.catalog, at: state.now)
    guard case .flagChange(_, let flag) = form.purpose else { return found }
    // What somebody has answered for this request is not asked again because its words change.
    let answered = resident.answeredFindings(of: flag)
    return found.filter { finding in
      ticked.contains(finding.code)
        || !answered.contains { $0.code == finding.code && $0.tier <= finding.tier }
    }
  }

  /// - Parameter isSeen: whether the cursor has stood at the question of what must not wait.
  static func missing(_ field: Field, isSeen: Bool) -> String? {
    switch field.id {
    case concerns:
      return isSeen || !field.ticked.isEmpty
        ? nil : "Not looked at yet. Tick what is so now; if none of it is, check again."
    case "gate": return field.chosen == nil ? "Choose what happens now." : nil
    case "gateSameDay": return field.chosen == nil ? "Choose who decides, or that you ring." : nil
    case "decider": return field.text.isEmpty ? "Name who decides." : nil
    case "decideBy": return field.text.isEmpty ? "By when today?" : nil
    case "gateWho": return field.text.isEmpty ? "Name who decided that it may wait." : nil
    case "gateWhy": return field.text.isEmpty ? "Say why it may wait." : nil
    default: return nil
    }
  }

  static func isConcerns(_ id: String) -> Bool { id == concerns }

  static func isGate(_ id: String) -> Bool {
    [concerns, "gate", "gateSameDay", "decider", "decideBy", "gateWho", "gateWhy"].contains(id)
  }

  // MARK: Saving

  /// What is signed beside the flag; empty when nothing was found.
  ///
  /// - Parameters:
  ///   - flag: the identifier that the flag will have.
  ///   - moving: who is put forward, where the form is about somebody who is only now moving in.
  static func entries(
    _ form: Form, flag: EntryID, round: RoundID?, moving: ResidentID? = nil,
    state: inout ProgramState, author: Author
  ) -> UrgentEntries {
    guard let id = form.resident ?? moving, !form.findings.isEmpty else { return UrgentEntries() }
    let resident = state.record.residents[id]
    let rules = state.record.redFlags(state.catalog)
    let answer = self.answer(form)
    var entries = UrgentEntries()
    var escalation: EntryID?
    if answer == .escalated {
      // An open concern of the same resident is joined: two of them would be two calls.
      escalation = resident?.openStates.first { !$0.hasRoute }?.id
      if escalation == nil {
        let made = state.identifiers.entry(at: state.now)
        escalation = made
        let words = form.findings.filter { !$0.isUsual }.map(\.words).joined(separator: "; ")
        entries.drafts.append(
          EntryDraft(
            EscalationRecorded(
              round: round, concern: words, route: nil, at: nil, told: nil, said: nil),
            resident: id, author: author, id: made))
      }
      entries.next = .urgentCard(id)
    }
    let check = UrgencyChecked(
      flag: flag, ticked: form.ticked(concerns), findings: form.findings, answer: answer,
      escalation: escalation, who: form.text("decider") ?? form.text("gateWho"),
      why: form.text("gateWhy"), decideBy: decideBy(form, state), rules: rules.version,
      signedOff: rules.signedOffBy)
    // The concern is the last: Undo takes it back first.
    entries.drafts.insert(EntryDraft(check, resident: id, author: author), at: 0)
    entries.lines = lines(check, rules: rules, state: state)
    return entries
  }

  private static func answer(_ form: Form) -> UrgencyChecked.Answer {
    switch form.chosen("gate") ?? form.chosen("gateSameDay") {
    case ring: return .escalated
    case decides: return .sameDay
    // Only what is usual was found: it stops nobody.
    default: return .routine
    }
  }

  private static func decideBy(_ form: Form, _ state: ProgramState) -> String? {
    form.text("decideBy").map { typed in
      if case .date(let shown) = Deadline.read(
        typed, now: state.now, nextRound: state.nextRoundDay)
      {
        return shown
      }
      return typed
    }
  }

  private static func lines(
    _ check: UrgencyChecked, rules: RedFlagRules, state: ProgramState
  ) -> [SignLine] {
    var lines: [SignLine] = []
    for tier in UrgencyTier.allCases {
      let found = check.findings.filter { $0.tier == tier && !$0.isUsual }
      guard !found.isEmpty else { continue }
      lines.append(SignLine(.heading, tier.title))
      lines += found.map { SignLine(.warning, $0.words) }
    }
    let usual = check.findings.filter(\.isUsual)
    if !usual.isEmpty {
      lines.append(SignLine(.heading, "Usual for this resident, stops nobody"))
      lines += usual.map { SignLine(.text, $0.words) }
    }
    switch check.answer {
    case .escalated:
      lines.append(SignLine(.heading, "Stands on the list as escalated, not as routine"))
      lines.append(SignLine(.warning, UrgentCardText.toldNobody))
      lines += UrgentCardText.numbers(state).filter(\.appliesNow).map {
        SignLine(.text, "\($0.words): \($0.number)")
      }
    case .sameDay:
      lines.append(
        SignLine(.text, "\(check.who ?? "") decides, \(check.decideBy ?? "")"))
    case .routine:
      if let who = check.who {
        lines.append(SignLine(.warning, "May wait: \(who) decided so. \(check.why ?? "")"))
      }
    case .notAsked: break
    }
    if !rules.isSignedOff {
      lines.append(
        SignLine(.text, "Red flags version \(rules.version), not signed off by your clinical lead.")
      )
    }
    return lines
  }
}
