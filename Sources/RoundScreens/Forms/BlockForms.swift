import RoundCore

/// The forms of the blocks of a review: a medicine change, a care-plan change, an action.
enum BlockForms {
  static func make(
    _ kind: BlockKind, block: Block?, index: Int?, resident: ResidentRecord, author: Author?,
    catalog: Catalog
  ) -> Form {
    switch kind {
    case .medicine:
      var change: MedicineChange?
      if case .medicine(let value)? = block { change = value }
      return MedicineForm.make(change, index, resident, author, catalog)
    case .carePlan:
      var change: CarePlanChange?
      if case .carePlan(let value)? = block { change = value }
      return carePlan(change, index, resident, catalog)
    case .action:
      var action: RoundAction?
      if case .action(let value)? = block { action = value }
      return self.action(action, index, resident, catalog)
    }
  }

  private static func options(_ choices: [Catalog.Choice]) -> [FieldOption] {
    choices.map { FieldOption($0.code, $0.words, help: $0.help) }
  }

  private static func carePlan(
    _ change: CarePlanChange?, _ index: Int?, _ resident: ResidentRecord, _ catalog: Catalog
  ) -> Form {
    let plan = resident.carePlan
    let standing = plan.map { FieldOption($0.heading, $0.heading, help: $0.text) }
    let others = catalog.carePlanHeadings.map(\.words).filter { words in
      !plan.contains { $0.heading == words }
    }.map { FieldOption($0, $0, help: "A new heading.") }
    return Form(
      purpose: .carePlan(index: index), title: "CARE-PLAN CHANGE", resident: resident.id,
      fields: [
        .choice(
          "pick", "Heading of the care plan",
          help: "Those that the care plan has come first.", options: standing + others,
          chosen: change?.heading),
        .line(
          "heading", "Heading, as it will stand", text: change?.heading ?? ""),
        .box(
          "before", "Before", help: "As it stands now. It is kept, whatever comes after.",
          text: change?.before ?? "", rows: 3),
        .box("after", "After", text: change?.after ?? "", rows: 3),
        .line("why", "Why", text: change?.why ?? ""),
        .line(
          "agreedWith", "Agreed with", help: "A name; where nobody has agreed, write: not agreed",
          text: change?.agreedWith ?? ""),
        .choice(
          "agreedRole", "In what role?", options: options(catalog.agreedRoles),
          chosen: catalog.agreedRoles.first { $0.words == change?.agreedRole }?.code),
        .date(
          "review", "Look at it again", text: change?.reviewOn?.shown ?? ""),
      ])
  }

  private static func action(
    _ action: RoundAction?, _ index: Int?, _ resident: ResidentRecord, _ catalog: Catalog
  ) -> Form {
    Form(
      purpose: .action(index: index), title: "ACTION", resident: resident.id,
      fields: [
        .line("what", "What must be done?", text: action?.what ?? ""),
        .choice(
          "side", "Who must act?", options: options(catalog.ownerSides),
          chosen: action?.ownerSide),
        .line(
          "owner", "Name the person or team",
          help: "Of a pharmacy or another service its name. Your side then chases it.",
          text: action?.owner ?? ""),
        .date(
          "due", "By when?", help: "this round, next round, +7, Thu, 19 Mar, 2 weeks",
          text: action.map { $0.dueNextRound ? "next round" : $0.due?.shown ?? "" } ?? ""),
      ])
  }

  /// The block that a filled-in form stands for.
  static func block(
    _ form: Form, old: Block?, resident: ResidentRecord, catalog: Catalog, today: Day,
    nextRound: Day, newID: () -> EntryID
  ) -> Block? {
    switch form.purpose {
    case .medicine:
      var id: EntryID?
      if case .medicine(let value)? = old { id = value.id }
      return .medicine(
        MedicineChange(
          id: id ?? newID(), change: form.chosen("change") ?? "other",
          medicine: form.text("medicine") ?? "", before: form.text("before"),
          after: form.text("after"), why: form.text("why"),
          marToday: form.chosen("mar") == "yes", prescriber: form.text("prescriber")))
    case .carePlan:
      var id: EntryID?
      if case .carePlan(let value)? = old { id = value.id }
      return carePlanBlock(
        form, id: id ?? newID(), resident: resident, catalog: catalog, today: today,
        nextRound: nextRound)
    case .action:
      var id: EntryID?
      if case .action(let value)? = old { id = value.id }
      let due = form.due("due", today: today, nextRound: nextRound)
      return .action(
        RoundAction(
          id: id ?? newID(), what: form.text("what") ?? "", ownerSide: form.chosen("side") ?? "",
          owner: form.text("owner") ?? "", due: due.day, dueNextRound: due.isNextRound))
    default: return nil
    }
  }

  /// The care-plan change that a filled-in form stands for, under the name given.
  static func carePlanBlock(
    _ form: Form, id: EntryID, resident: ResidentRecord, catalog: Catalog, today: Day,
    nextRound: Day
  ) -> Block? {
    let heading = form.text("heading") ?? ""
    let standing = resident.carePlan.first { $0.heading == heading }?.standing ?? []
    return .carePlan(
      CarePlanChange(
        id: id, heading: heading, before: form.text("before") ?? "",
        after: form.text("after") ?? "", why: form.text("why"),
        agreedWith: form.text("agreedWith"),
        agreedRole: form.chosen("agreedRole").map { catalog.words($0, in: catalog.agreedRoles) },
        reviewOn: form.due("review", today: today, nextRound: nextRound).day,
        replaces: standing.map(\.change.id)))
  }

  /// Choosing another heading fills in what the care plan says under it now.
  ///
  /// What stands under "After" is replaced only while it is nobody's own words.
  static func followHeading(
    _ form: inout Form, from earlier: String?, resident: ResidentRecord
  ) {
    guard case .carePlan = form.purpose.inner, let picked = form["pick"]?.chosen, picked != earlier
    else { return }
    let now = resident.carePlan.first { $0.heading == picked }?.text ?? ""
    let after = form["after"]?.text ?? ""
    let isUntouched = after.isEmpty || after == form["before"]?.text
    form.change("heading") { $0.kind = .text(TextEditor(picked)) }
    form.change("before") { $0.kind = .text(TextEditor(now, isMultiline: true)) }
    if isUntouched {
      form.change("after") { $0.kind = .text(TextEditor(now, isMultiline: true)) }
    }
  }
}
