import RoundCore

/// Closing a round asks of each change that must be on the MAR today who at the home was told.
enum ToldFields {
  /// A change that must be on the MAR today.
  struct Item {
    let resident: ResidentID
    let change: MedicineChange
  }

  static func items(of round: RoundID, _ record: Record) -> [Item] {
    record.residents.values.flatMap { resident in
      resident.reviews.facts.filter { $0.body.round == round }.flatMap { fact in
        fact.body.medicineChanges.filter(\.marToday).map {
          Item(resident: resident.id, change: $0)
        }
      }
    }.sorted { ($0.resident, $0.change.id) < ($1.resident, $1.change.id) }
  }

  static func fields(of round: RoundID, _ record: Record, _ catalog: Catalog, now: Moment)
    -> [Field]
  {
    items(of: round, record).enumerated().flatMap { place, item -> [Field] in
      let id = item.change.id.text
      let details = record.residents[item.resident]?.current
      let name = (details?.shownName ?? "Resident") + (details?.room.map { ", room \($0)" } ?? "")
      let words = catalog.words(item.change.change, in: catalog.medicineChanges)
      var options = [
        FieldOption("told", "Somebody was told"),
        FieldOption("nobody", "Nobody yet", help: "It stays on the list until somebody is."),
      ]
      if place > 0 { options.insert(FieldOption("same", "The same as of the one above"), at: 0) }
      let told = FieldCondition.chosen(field: "told-\(id)", codes: ["told"])
      return [
        .choice(
          "told-\(id)",
          "MAR today, \(name): \(words): \(item.change.medicine). Who at the home was told?",
          options: options),
        .line(
          "toldWho-\(id)", "Who was told?",
          help: "A name and a role, such as J. Reed, deputy manager.",
          condition: told),
        .choice(
          "toldHow-\(id)", "How?",
          options: [
            FieldOption("inPerson", "In person"), FieldOption("telephone", "By telephone"),
          ],
          condition: told),
        .read(
          "toldTime-\(id)", "At what time? (hh:mm)", as: .pastTime(day: "toldDay"),
          text: UKTime(now).clock, condition: told),
      ]
    }
  }

  static func missing(_ field: Field) -> String? {
    if field.id.hasPrefix("told-") {
      return field.chosen == nil ? "Who was told? Or: nobody yet." : nil
    }
    if field.id.hasPrefix("toldWho-") { return field.text.isEmpty ? "Who was told? A name." : nil }
    if field.id.hasPrefix("toldHow-") {
      return field.chosen == nil ? "In person, or by telephone?" : nil
    }
    return nil
  }

  /// What is said of each change; the same as above is what was said there.
  private static func answers(
    _ form: Form, round: RoundID, _ state: ProgramState
  ) -> [(item: Item, word: AcknowledgementRecorded)] {
    var last: (who: String?, how: String?, at: Moment?)
    return items(of: round, state.record).compactMap { item in
      let id = item.change.id.text
      switch form.chosen("told-\(id)") {
      case "told":
        last = (
          form.text("toldWho-\(id)"), ReturnedForm.how(form.chosen("toldHow-\(id)")),
          form.pastTime("toldTime-\(id)", now: state.now)
        )
      case "nobody": last = (nil, nil, nil)
      case "same": break
      default: return nil
      }
      return (
        item,
        AcknowledgementRecorded(
          round: round, item: item.change.id, state: last.who == nil ? .notTold : .told, note: nil,
          saidBy: last.who, how: last.how, at: last.at)
      )
    }
  }

  static func drafts(
    _ form: Form, round: RoundID, author: Author, _ state: ProgramState
  ) -> [EntryDraft] {
    answers(form, round: round, state).map {
      EntryDraft($0.word, resident: $0.item.resident, author: author)
    }
  }

  /// Who was told of what, one to a line; nil where nothing must be on the MAR today.
  static func summary(_ form: Form, round: RoundID, _ state: ProgramState) -> String? {
    let lines = answers(form, round: round, state).map { item, word in
      let name = state.record.residents[item.resident]?.current?.family ?? "resident"
      guard let who = word.saidBy else { return "\(name), \(item.change.medicine): NOBODY YET" }
      let when = word.at.map { " \(UKTime($0).clock)" } ?? ""
      return "\(name), \(item.change.medicine): \(who), \(word.how ?? "told")\(when)"
    }
    return lines.isEmpty ? nil : lines.joined(separator: "; ")
  }
}
