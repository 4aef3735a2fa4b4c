import RoundCore

/// The form that puts right what was signed: what was wrong and why, what is right instead, who is rung.
enum CorrectionForm {
  static let title = "CORRECT WHAT WAS SIGNED"
  static let moveTitle = "MOVE TO THE RIGHT RESIDENT"

  /// The mistakes for which something can stand instead on the same resident.
  private static let withInstead: Set<String> = ["wrongMedicine", "wrongOutcome", "other"]

  /// For an entry, with what was signed filled in.
  static func make(_ item: Correctable, resident: ResidentRecord, state: ProgramState) -> Form {
    let entry = item.entry
    let purpose = Correctable.purpose(entry)
    let mistakes = state.catalog.mistakes.filter { Correctable.fits($0.code, entry) }
    var fields: [Field] = [
      .choice(
        "mistake", "What was wrong?",
        options: mistakes.map { FieldOption($0.code, $0.words, help: $0.help) }),
      .line("mistakeWhy", "Why, in your own words?", help: "It stands on the corrected sheet."),
    ]
    var was: [Block] = []
    if purpose != nil {
      fields.append(
        .choice(
          "stands", "What is right instead?",
          options: [
            FieldOption(
              "right", "What stands below, put right",
              help: "What was signed is filled in below: change what was wrong."),
            FieldOption("nothing", "Nothing", help: "It should not have been signed at all."),
          ], condition: .chosen(field: "mistake", codes: withInstead)))
      fields += signed(entry, resident: resident, state: state).map { field in
        var field = field
        if case .always = field.condition {
          field.condition = .chosen(field: "stands", codes: ["right"])
        }
        return field
      }
    }
    if let review = entry.body as? ReviewSigned { was = blocks(of: review) }
    fields += calls(state)
    var form = Form(
      purpose: .correction(entry: entry.header.id, as: purpose, isMove: false), title: title,
      resident: resident.id, fields: fields,
      introduction: "Signed: \(SignedListView.row(item)).\n"
        + (entry.body is EntryCorrected
          ? "What it corrected stands again then, and what it put in its place no longer does."
          : "It stays on record and stands no more."))
    form.was = was
    form.affected = sides(of: entry, resident: resident, state: state)
    if let ending = entry.body as? EscalationEnded {
      form.began = resident.escalations.all.first { $0.header.id == ending.escalation }?.body.at
    }
    return form
  }

  /// The same for another resident, to whom it belongs; whatever was said to be wrong is kept.
  static func move(
    _ item: Correctable, from: ResidentRecord, to: ResidentRecord, why: String,
    state: ProgramState
  ) -> Form {
    let entry = item.entry
    var fields: [Field] = [
      .line(
        "mistakeWhy", "Why was it signed under the wrong resident?",
        help: "In your own words, without a name.", text: why)
    ]
    fields += signed(entry, resident: to, state: state, isMove: true)
    fields += calls(state)
    var form = Form(
      purpose: .correction(
        entry: entry.header.id, as: Correctable.purpose(entry), isMove: true), title: moveTitle,
      resident: to.id, fields: fields,
      introduction: "First signed by mistake under \(identity(from, state)).\n"
        + "Now for \(identity(to, state)): check every line.")
    if let review = entry.body as? ReviewSigned { form.was = blocks(of: review) }
    form.affected = sides(of: entry, resident: from, state: state)
    return form
  }

  /// `WALKER, Doris (Mrs), room 12, born 14-Jul-1938 (87y), NHS No. 999 000 0018`.
  static func identity(_ resident: ResidentRecord, _ state: ProgramState) -> String {
    guard let details = resident.current else { return "a resident who is not in the register" }
    let birth = details.shownBirth(on: state.today)
    return "\(details.shownName), room \(details.room ?? "Not Known"), "
      + "\(birth.prefix(1).lowercased())\(birth.dropFirst()), \(details.shownNumber)"
  }

  // MARK: What was signed

  private static func signed(
    _ entry: SignedEntry, resident: ResidentRecord, state: ProgramState, isMove: Bool = false
  ) -> [Field] {
    switch entry.body {
    case let review as ReviewSigned:
      return CorrectionPrefill.review(review, resident: resident, state: state, isMove: isMove)
    case let drop as FlagDropped:
      return [.line("reason", "Why is this resident not for this round?", text: drop.reason)]
    case let escalation as EscalationRecorded:
      return CorrectionPrefill.escalation(escalation, resident: resident, state: state)
    case let ending as EscalationEnded: return CorrectionPrefill.ending(ending, state: state)
    case let change as CarePlanChanged:
      return BlockForms.make(
        .carePlan, block: .carePlan(change.change), index: nil, resident: resident,
        author: state.me?.author, catalog: state.catalog
      ).fields
    case let update as ActionUpdated:
      return CorrectionPrefill.action(update, resident: resident, catalog: state.catalog)
    default: return []
    }
  }

  static func blocks(of review: ReviewSigned) -> [Block] {
    review.medicineChanges.map { .medicine($0) } + review.carePlanChanges.map { .carePlan($0) }
      + review.actions.map { .action($0) }
  }

  // MARK: Who is rung

  /// For each side that may have acted on what was signed.
  private static func calls(_ state: ProgramState) -> [Field] {
    state.catalog.ownerSides.flatMap { side -> [Field] in
      let number = CallNumber.words(side.code, state.record.agreement)
      return [
        .line(
          "call-\(side.code)", "\(side.words) (\(number)): who is to be rung?",
          help: "It may have been acted on. A name, or who is on duty.",
          condition: .affected(side: side.code)),
        .line(
          "rings-\(side.code)", "Who rings, and when?",
          help: "For example: K. Adeyemi, today before 16:00. homeround rings nobody.",
          condition: .affected(side: side.code)),
      ]
    }
  }

  static func calls(_ form: Form, catalog: Catalog) -> [EntryCorrected.Call] {
    catalog.ownerSides.compactMap { side in
      guard let whom = form.text("call-\(side.code)") else { return nil }
      return EntryCorrected.Call(
        side: side.code, whom: whom, by: form.text("rings-\(side.code)") ?? "")
    }
  }

  /// Sides that have to know whatever stands instead; those of a review follow from its changes.
  private static func sides(
    of entry: SignedEntry, resident: ResidentRecord, state: ProgramState
  ) -> Set<String> {
    switch entry.body {
    case is EscalationRecorded, is CarePlanChanged: return ["home"]
    case let update as ActionUpdated:
      let action = resident.actions.first { $0.action.id == update.action }?.action
      return action.map { [$0.ownerSide] } ?? []
    case let added as ActionAdded: return [added.action.ownerSide]
    // The home does not know what it is said to know.
    case let word as AcknowledgementRecorded: return word.state == .told ? ["home"] : []
    case let correction as EntryCorrected:
      // What it undid and what it put in its place change places.
      let both = [correction.entry] + correction.instead
      let bodies = both.compactMap { state.record.signed($0)?.body as? ReviewSigned }
      return Form.sides(of: bodies.flatMap(blocks))
    default: return []
    }
  }

  // MARK: Checks

  static func missing(_ field: Field) -> String?? {
    switch field.id {
    case "mistake": return .some(field.chosen == nil ? "Choose what was wrong." : nil)
    case "mistakeWhy": return .some(field.text.isEmpty ? "Say why, in your own words." : nil)
    case "stands": return .some(field.chosen == nil ? "Choose what is right instead." : nil)
    default: break
    }
    if field.id.hasPrefix("call-") {
      return .some(field.text.isEmpty ? "Who is to be rung?" : nil)
    }
    if field.id.hasPrefix("rings-") {
      return .some(field.text.isEmpty ? "Who rings, and when?" : NoTime.sentence(field.text))
    }
    return nil
  }
}

extension Form {
  /// Sides that a change, a start or a stop of these blocks concerns.
  static func sides(of blocks: [Block]) -> Set<String> {
    Set(
      blocks.map { block in
        switch block {
        case .medicine, .carePlan: return "home"
        case .action(let action): return action.ownerSide
        }
      })
  }

  /// Who may have acted on what was signed and is changed by the form.
  var affectedSides: Set<String> {
    var now: [Block] = []
    for id in ["medicines", "carePlan", "actions"] {
      if let field = self[id], isShown(field) { now += field.blocks }
    }
    guard case .correction(_, _, let isMove) = purpose else { return affected }
    // Of another resident everything is new, and everything that was signed is to be undone.
    let changed =
      isMove
      ? was + now : was.filter { !now.contains($0) } + now.filter { !was.contains($0) }
    return affected.union(Form.sides(of: changed))
  }
}
