import RoundCore

/// The form of a medicine change, begun from what the MAR has on record.
enum MedicineForm {
  /// What is chosen when it is none of those recorded.
  static let other = "other"
  /// What may be written where nobody here knows the dose.
  static let notKnown = "not known here"

  static func make(
    _ change: MedicineChange?, _ index: Int?, _ resident: ResidentRecord, _ author: Author?,
    _ catalog: Catalog
  ) -> Form {
    let recorded = resident.medicines.last?.body.text ?? ""
    let medicines = RecordedMedicine.all(in: recorded)
    var fields: [Field] = [
      .choice(
        "change", "What is done?",
        options: catalog.medicineChanges.map { FieldOption($0.code, $0.words, help: $0.help) },
        chosen: change?.change)
    ]
    if !medicines.isEmpty {
      let options = medicines.enumerated().map { FieldOption("\($0.offset)", $0.element.line) }
      let chosen = change.flatMap { change in
        medicines.firstIndex { $0.name == change.medicine }.map { "\($0)" } ?? other
      }
      fields.append(
        .choice(
          "pick", "Which medicine of the MAR?", help: "Fills in its name and how it is taken now.",
          options: options + [FieldOption(other, "None of these")], chosen: chosen,
          // What is only now begun is not there yet.
          condition: .notChosen(field: "change", codes: ["start"])))
    }
    fields += [
      .line("medicine", "Medicine", text: change?.medicine ?? ""),
      .line(
        "before", "Before: dose and times", help: "As it stands on the MAR now.",
        text: change?.before ?? "",
        condition: .notChosen(field: "change", codes: ["start"])),
      .line(
        "after", "After: dose and times",
        help:
          "With its unit, such as 30 mg at night. Where nobody here knows it, write: \(notKnown)",
        text: change?.after ?? "",
        // Nothing comes after a stop.
        condition: .notChosen(field: "change", codes: ["stop"])),
      .line("why", "Why", text: change?.why ?? ""),
      .choice(
        "mar", "Must the MAR be changed today?",
        options: [
          FieldOption("yes", "Yes, today", help: "Stands first on the sheet."),
          FieldOption("no", "No, with the next cycle"),
        ], chosen: change.map { $0.marToday ? "yes" : "no" }),
      .line(
        "prescriber", "Prescriber",
        help: author.flatMap { catalog.profession($0.role)?.mayPrescribe } == "yes"
          ? "Empty: you prescribe it." : "Who has prescribed it.",
        text: change?.prescriber ?? ""),
    ]
    var form = Form(
      purpose: .medicine(index: index), title: "MEDICINE CHANGE", resident: resident.id,
      fields: fields, introduction: introduction(recorded, medicines))
    note(&form, medicines, catalog)
    return form
  }

  /// What comes after must be said, or that nobody here knows it; nothing comes after a stop.
  static func missingAfter(_ field: Field, in form: Form, _ catalog: Catalog = .shipped) -> String?
  {
    let code = form.chosen("change")
    switch catalog.medicineChanges.first(where: { $0.code == code })?.after {
    case "none":
      return field.text.isEmpty
        ? nil : "Nothing comes after a stop. Empty this, or choose another kind of change above."
    case "dose":
      return field.text.isEmpty ? "What dose, and when? If nobody here knows: \(notKnown)" : nil
    case "words":
      return field.text.isEmpty ? "What comes after? If nobody here knows: \(notKnown)" : nil
    default: return nil
    }
  }

  private static func introduction(_ recorded: String, _ medicines: [RecordedMedicine]) -> String? {
    if recorded.isEmpty { return "Medicines are not recorded here." }
    if medicines.isEmpty { return "On the MAR:\n\(recorded)" }
    let headings = RecordedMedicine.headings(in: recorded)
    return headings.isEmpty ? nil : headings.joined(separator: "\n")
  }

  /// Choosing a recorded medicine fills in what is recorded of it; what was typed is not touched.
  static func follow(
    _ form: inout Form, from earlier: String?, resident: ResidentRecord, _ catalog: Catalog
  ) {
    guard case .medicine = form.purpose.inner else { return }
    let medicines = RecordedMedicine.all(in: resident.medicines.last?.body.text ?? "")
    if let picked = form["pick"]?.chosen, picked != earlier {
      let old = earlier.flatMap(Int.init).flatMap { medicines.at($0) }
      let new = Int(picked).flatMap { medicines.at($0) }
      for (id, was, becomes) in [
        ("medicine", old?.name, new?.name), ("before", old?.dose, new?.dose),
      ] {
        let text = form[id]?.text ?? ""
        guard text.isEmpty || text == was else { continue }
        form.change(id) { $0.kind = .text(TextEditor(becomes ?? "", isMultiline: false)) }
      }
    }
    note(&form, medicines, catalog)
  }

  /// Says when what is done does not fit what is recorded; it stops nobody.
  private static func note(
    _ form: inout Form, _ medicines: [RecordedMedicine], _ catalog: Catalog
  ) {
    let typed = form["medicine"]?.text ?? ""
    let there = medicines.first { $0.isNamed(by: typed) }
    var words: String?
    switch form.chosen("change") {
    case nil: break
    case "start"?:
      words = there.map { "On the MAR already, as recorded here: \($0.line)" }
    default:
      if !typed.isEmpty && !medicines.isEmpty && there == nil {
        words =
          "Not on the MAR as recorded here. Only its first word is looked for in each line of it."
      }
    }
    form.change("medicine") { $0.note = words }
    // While it is being typed the unit is yet to come.
    let isTyping = form.focused?.id == "after" && !(form["after"]?.visited ?? false)
    let dose =
      isTyping
      ? nil
      : DoseText.prompt(
        form.chosen("change") ?? "", before: form.text("before"), after: form.text("after"), catalog
      )
    form.change("after") { $0.note = dose }
  }
}

extension Array {
  /// The element at a place; nil where there is none.
  fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
