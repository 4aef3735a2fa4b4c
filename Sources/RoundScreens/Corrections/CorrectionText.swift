import RoundCore

/// A correction in words: before it is signed, and on the resident's screen afterwards.
enum CorrectionText {
  // MARK: Before it is signed

  /// Everything that is signed with a correction: what was wrong, before and after, who is rung.
  static func lines(_ drafts: [EntryDraft], author: Author, state: ProgramState) -> [SignLine] {
    guard
      let draft = drafts.first(where: { $0.body is EntryCorrected }),
      let correction = draft.body as? EntryCorrected,
      let old = state.record.signed(correction.entry)
    else { return [] }
    let catalog = state.catalog
    let replacement = drafts.first { draft in
      draft.id.map(correction.instead.contains) ?? false
    }
    var lines = [
      SignLine(
        .heading,
        "Corrected: \(SignedWords.summary(old, in: state.record, catalog)) (\(who(old.header, state)))"
      ),
      SignLine(
        .text, "\(catalog.words(correction.mistake, in: catalog.mistakes)): \(correction.why)"),
    ]
    if let replacement, replacement.resident != draft.resident {
      lines += moved(from: draft.resident, to: replacement.resident, state)
    }
    lines += beforeAndAfter(old, replacement, author: author, state)
    if old.body is EntryCorrected {
      lines.append(SignLine(.heading, "What stands instead"))
      lines.append(
        SignLine(
          .text,
          "What had been corrected stands again; what had been put in its place no longer does."))
    }
    if !correction.calls.isEmpty {
      lines.append(SignLine(.heading, "To be rung"))
      for call in correction.calls {
        lines.append(SignLine(.text, self.call(call, state)))
      }
      lines.append(SignLine(.warning, "homeround rings nobody."))
    }
    if correction.closing != nil {
      lines.append(SignLine(.heading, "The sheet for the home"))
      lines.append(
        SignLine(
          .text, "The sheet of this round is superseded. The corrected one comes next: send it."))
    }
    if correction.left == true {
      lines.append(SignLine(.heading, "The sheet for the home"))
      lines.append(
        SignLine(
          .text,
          "What is corrected has left in a pack: the sheet now begins with what to undo and whom to ring."
        ))
    }
    return lines
  }

  private static func moved(
    from wrong: ResidentID?, to right: ResidentID?, _ state: ProgramState
  ) -> [SignLine] {
    func identity(_ id: ResidentID?) -> String {
      id.flatMap { state.record.residents[$0] }.map { CorrectionForm.identity($0, state) } ?? ""
    }
    return [
      SignLine(.heading, "Moved to another resident"),
      SignLine(.before, identity(wrong)), SignLine(.after, identity(right)),
      SignLine(
        .text,
        "Neither record names the other resident: the one says that it was signed there by "
          + "mistake, the other that it was first signed elsewhere."),
    ]
  }

  private static func beforeAndAfter(
    _ old: SignedEntry, _ replacement: EntryDraft?, author: Author, _ state: ProgramState
  ) -> [SignLine] {
    if old.body is EntryCorrected { return [] }
    let signer = state.record.author(of: old.header)
    let before = parts(content(old.body, of: old.header.resident, author: signer, state))
    guard let replacement else {
      return [SignLine(.heading, "Stands no more")] + before.map { SignLine(.before, $0) }
        + [SignLine(.heading, "What stands instead"), SignLine(.after, "nothing")]
    }
    let after = parts(
      content(replacement.body, of: replacement.resident, author: author, state))
    var lines: [SignLine] = []
    if replacement.resident != old.header.resident {
      lines.append(SignLine(.heading, "Stands no more where it was signed"))
      lines.append(SignLine(.before, SignedWords.summary(old, in: state.record, state.catalog)))
    } else {
      lines.append(SignLine(.heading, "What is put right"))
      lines += before.filter { !after.contains($0) }.map { SignLine(.before, $0) }
      lines += after.filter { !before.contains($0) }.map { SignLine(.after, $0) }
    }
    // What a new review prompts for is prompted for here too.
    let whole = self.content(
      replacement.body, of: replacement.resident, author: author, state, isSigned: false)
    return lines + [SignLine(.heading, "As it will stand")]
      + whole.map { $0.kind == .heading ? SignLine(.text, "\($0.text):") : $0 }
  }

  /// Each heading with what stands under it, as one text: `Outcome: Medicine change`.
  static func parts(_ lines: [SignLine]) -> [String] {
    var parts: [(heading: String?, texts: [String])] = []
    for line in lines {
      let text: String
      switch line.kind {
      case .heading:
        parts.append((line.text, []))
        continue
      case .before: text = "was \(line.text)"
      case .after: text = "then \(line.text)"
      case .text, .warning: text = line.text
      }
      if parts.isEmpty { parts.append((nil, [])) }
      parts[parts.count - 1].texts.append(text.hasSuffix(".") ? String(text.dropLast()) : text)
    }
    return parts.map { part in
      let texts = part.texts.joined(separator: "; ")
      return part.heading.map { texts.isEmpty ? $0 : "\($0): \(texts)" } ?? texts
    }
  }

  /// What an entry says, line by line.
  static func content(
    _ body: any EntryBody, of resident: ResidentID?, author: Author?, _ state: ProgramState,
    isSigned: Bool = true
  ) -> [SignLine] {
    let person = resident.flatMap { state.record.residents[$0] }
    switch body {
    case let review as ReviewSigned:
      return SignText.review(
        review, resident: person, author: author, state: state, isSigned: isSigned)
    case let drop as FlagDropped:
      return [SignLine(.text, "Taken off this round's list because: \(drop.reason)")]
    case let flag as FlagRaised:
      return [SignLine(.text, "Added to the round: \(flag.priorityReason ?? "no reason given")")]
    case let escalation as EscalationRecorded:
      return SignText.urgent(escalation, state: state)
    case let ending as EscalationEnded:
      let at = ending.at.map { UKTime($0).shown } ?? "time not said"
      return [SignLine(.text, "Ended \(at): \(ending.ending)")]
    case let plan as CarePlanChanged:
      let change = plan.change
      return [
        SignLine(.heading, "Care plan: \(change.heading)"),
        SignLine(.before, change.before.isEmpty ? "(nothing)" : change.before),
        SignLine(.after, change.after),
      ]
    case let added as ActionAdded:
      return [SignLine(.text, BlockText.action(added.action, catalog: state.catalog))]
    case let update as ActionUpdated:
      let action = person?.actions.first { $0.action.id == update.action }?.action
      return [
        SignLine(.text, action.map { BlockText.action($0, catalog: state.catalog) } ?? "An action"),
        SignLine(
          .text,
          ActionForm.words(update) + (update.note.map { ": \($0)" } ?? "")),
      ]
    default: return []
    }
  }

  /// `Home: J. Reed, number not recorded. K. Adeyemi rings, today before 16:00`.
  static func call(_ call: EntryCorrected.Call, _ state: ProgramState) -> String {
    let side = state.catalog.words(call.side, in: state.catalog.ownerSides)
    let number = CallNumber.words(call.side, state.record.agreement)
    return "\(side): \(call.whom) (\(number)). Who rings, and when: \(call.by)"
  }

  static func who(_ header: EntryHeader, _ state: ProgramState) -> String {
    let name = state.record.author(of: header)?.name ?? "author not known"
    return "\(name), \(UKTime(header.at.moment).shown)"
  }

  // MARK: Afterwards

  /// What was struck for a resident and what the correction says, newest first.
  struct Struck {
    let heading: String
    /// What was signed; empty where it is another resident's.
    let content: [String]
    let correction: [String]
    let round: RoundID?
  }

  static func struck(_ person: ResidentRecord, _ state: ProgramState) -> [Struck] {
    person.corrections.facts.reversed().map { fact in
      let body = fact.body
      let catalog = state.catalog
      let old = person.signed(body.entry)
      let isElsewhere = body.mistake == EntryCorrected.wrongResident
      let signed = old.map { " (signed by \(who($0.header, state)))" } ?? ""
      let what =
        old.map { SignedWords.summary($0, in: state.record, catalog) }
        ?? "an entry that has not come"
      let heading =
        isElsewhere
        ? "STRUCK: Signed here by mistake, belongs to another resident\(signed)"
        : "STRUCK: \(what)\(signed)"
      var content: [String] = []
      if let old, !isElsewhere {
        content = parts(
          self.content(
            old.body, of: person.id, author: state.record.author(of: old.header), state))
      }
      let words = catalog.words(body.mistake, in: catalog.mistakes)
      var lines = ["Corrected by \(who(fact.header, state)). \(words): \(body.why)"]
      if !isElsewhere { lines.append("Instead: \(instead(body, person, state))") }
      lines += body.calls.map { "To be rung. " + call($0, state) }
      return Struck(heading: heading, content: content, correction: lines, round: body.round)
    }
  }

  private static func instead(
    _ body: EntryCorrected, _ person: ResidentRecord, _ state: ProgramState
  ) -> String {
    guard !body.instead.isEmpty else {
      return person.signed(body.entry)?.body is EntryCorrected
        ? "what was signed before it stands again" : "nothing"
    }
    return body.instead.map { id in
      guard let found = state.record.signed(id) else { return "what has not come yet" }
      let words = SignedWords.summary(found, in: state.record, state.catalog)
      return found.stands ? words : "\(words), which was corrected again"
    }.joined(separator: "; ")
  }

  /// Where a review came from another resident: that, when and by whom; no name.
  static func movedHere(_ header: EntryHeader, _ state: ProgramState) -> String? {
    state.record.move(to: header).map { move in
      "First signed under another resident by mistake; corrected by \(who(move.header, state))."
    }
  }
}
