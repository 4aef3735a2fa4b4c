import RoundCore

/// Two records stand that say different things: a person says which holds, or writes what holds.
enum SettleForm {
  private static let own = "own"
  private static let all = "all"

  /// The first of what is to be settled, as the page has them.
  private static func first(_ state: ProgramState) -> Dispute? { state.record.disputes.first }

  /// Why nothing can be settled here; nil when something can.
  static func reason(_ state: ProgramState) -> String? {
    guard case .page(let page)? = state.stack.last, page.subject == .disputes else {
      return "This is not what is to be settled. K on the list shows it."
    }
    return first(state) == nil ? "Nothing was recorded in two ways." : nil
  }

  static func open(_ state: inout ProgramState) {
    guard let dispute = first(state) else { return }
    FormUpdate.open(&state, make(dispute, state.record, state.catalog))
  }

  static func make(_ dispute: Dispute, _ record: Record, _ catalog: Catalog) -> Form {
    var options = dispute.sides.enumerated().map { place, side in
      let who = record.author(of: side.header).map { catalog.shown($0) } ?? "author not known"
      return FieldOption(
        "\(place)", "\(place + 1). \(side.text)",
        help: "Recorded by \(who), \(UKTime(side.header.at.moment).shown).")
    }
    switch dispute.subject {
    case .allergies:
      options.append(FieldOption(all, "All of these: every allergy of each of them"))
    case .carePlan, .medicines, .infection:
      options.append(FieldOption(own, "None of these: I write what holds"))
    case .cpr, .limits: break
    }
    var fields: [Field] = [
      .choice("holds", "Which holds?", options: options)
    ]
    if options.contains(where: { $0.code == own }) {
      fields.append(
        .box(
          "own", "What holds?", text: dispute.sides[0].text,
          condition: .chosen(field: "holds", codes: [own])))
    }
    return Form(
      purpose: .urgent(.settle(entry: dispute.heads[0])),
      title: "SETTLE: \(dispute.title(catalog).uppercased())", resident: dispute.resident,
      fields: fields,
      introduction: "These were recorded by people who did not see each other's words. Ask whoever "
        + "knows. What you sign takes the place of all of them; they stay on record.")
  }

  static func missing(_ field: Field) -> String? {
    switch field.id {
    case "holds": return field.chosen == nil ? "Choose which holds." : nil
    case "own": return field.text.isEmpty ? "Write what holds." : nil
    default: return nil
    }
  }

  private static func settling(_ form: Form) -> Settling? {
    switch form.chosen("holds") {
    case own?: return form.text("own").map { .own($0) }
    case all?: return .everyAllergy
    case let code?: return Int(code).map { .side($0) }
    case nil: return nil
    }
  }

  /// What is signed; nothing when somebody has settled it meanwhile.
  static func entries(
    _ form: Form, _ entry: EntryID, _ state: inout ProgramState, _ resident: ResidentRecord,
    _ author: Author
  ) -> UrgentEntries {
    guard let dispute = resident.dispute(about: entry), let settling = settling(form) else {
      state.message = Message(.note, "This was settled meanwhile. Esc leaves the form.")
      return UrgentEntries()
    }
    let now = state.now
    var identifiers = state.identifiers
    let body = dispute.settled(settling, in: resident) { identifiers.entry(at: now) }
    state.identifiers = identifiers
    guard let body else {
      state.message = Message(.note, "This can't be settled in this way. Choose another.")
      return UrgentEntries()
    }
    let title = dispute.title(state.catalog)
    var lines = [SignLine(.heading, title)]
    for side in dispute.sides { lines.append(SignLine(.before, side.text)) }
    lines.append(SignLine(.after, words(settling, dispute)))
    if dispute.isSafetyCritical(state.catalog) {
      lines.append(
        SignLine(
          .warning, "Whoever reads the record next acts on this. The program has told nobody."))
    }
    return UrgentEntries(
      drafts: [EntryDraft(body, resident: resident.id, author: author)], lines: lines,
      words: "Saved: \(title.lowercasedFirst) of \(resident.current?.shownName ?? "") is settled.",
      next: .backToResident(resident.id))
  }

  private static func words(_ settling: Settling, _ dispute: Dispute) -> String {
    switch settling {
    case .side(let place): return dispute.sides[place].text
    case .everyAllergy: return "Every allergy of each of them"
    case .own(let text): return text
    }
  }
}
