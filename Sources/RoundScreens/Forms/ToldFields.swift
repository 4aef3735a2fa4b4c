import RoundCore

/// Asks of each change that must be on the MAR today who at the home was told.
///
/// It is offered when it was signed, and asked when the round is closed of those of which nobody was.
enum ToldFields {
  /// A change that must be on the MAR today, or that was taken back after the home was told of it.
  struct Item: Hashable, Sendable {
    let resident: ResidentID
    let round: RoundID
    let change: MedicineChange
    /// The review that holds it, or held it.
    let review: EntryHeader
    var isTakenBack = false

    /// Names its questions; another one for what was taken back, so that no answer of a draft is taken for
    /// the other's.
    var field: String { (isTakenBack ? "back." : "") + change.id.text }
  }

  /// Those of which nobody was told yet, as far as is recorded; first those that were taken back since, of
  /// whichever round: the home acts on them until somebody says that they do not hold.
  ///
  /// What stands on a closed round is not asked here: it heads the list by itself, and `b` says who was told.
  ///
  /// - Parameters:
  ///   - round: nil where there is none.
  ///   - review: nil for all of the round.
  ///   - residents: nil for all of the record.
  static func items(
    of round: RoundID?, review: EntryID? = nil, among residents: [ResidentID]? = nil,
    _ record: Record
  ) -> [Item] {
    let open = round.flatMap { record.rounds[$0]?.isClosed ?? false ? nil : $0 }
    let people =
      residents?.compactMap { record.residents[$0] } ?? Array(record.residents.values)
    return people.flatMap { resident -> [Item] in
      let standing = resident.reviews.facts.filter {
        $0.body.round == open && (review == nil || $0.header.id == review)
      }.flatMap { fact in
        fact.body.medicineChanges.filter { change in
          change.marToday && resident.lastTold(of: change.id)?.body.isOfChange != true
        }.map {
          Item(
            resident: resident.id, round: fact.body.round, change: $0, review: fact.header)
        }
      }
      guard review == nil else { return standing }
      let takenBack = resident.toldThenTakenBack().filter { $0.toldSince == nil }
      return takenBack.map {
        Item(
          resident: $0.resident, round: $0.round, change: $0.change, review: $0.review,
          isTakenBack: true)
      } + standing
    }.sorted { left, right in
      if left.isTakenBack != right.isTakenBack { return left.isTakenBack }
      return (left.resident, left.change.id) < (right.resident, right.change.id)
    }
  }

  /// The questions of each.
  ///
  /// - Parameter banner: whose identity and allergies stand above the form; of everybody else they stand
  ///   with the question.
  static func fields(
    of round: RoundID, review: EntryID? = nil, banner: ResidentID? = nil, _ record: Record,
    _ catalog: Catalog, now: Moment
  ) -> [Field] {
    items(of: round, review: review, record).enumerated().flatMap { place, item -> [Field] in
      let id = item.field
      let details = record.residents[item.resident]?.current
      let name = (details?.shownName ?? "Resident") + (details?.room.map { ", room \($0)" } ?? "")
      let identity = item.resident == banner ? "" : identity(item.resident, record, UKTime(now).day)
      let words = BlockText.medicine(
        item.change, author: record.author(of: item.review), catalog: catalog, glyphs: .ascii,
        isToday: false, saysMAR: false)
      let question =
        item.isTakenBack
        ? "TAKEN BACK, \(name): \(words). The home was told of it. Who was told that it does not hold?"
        : "MAR today, \(name): \(words). Who at the home was told?"
      var options = [
        FieldOption("told", "Somebody was told"),
        FieldOption("nobody", "Nobody yet", help: "It stays on the list until somebody is."),
      ]
      if place > 0 { options.insert(FieldOption("same", "The same as of the one above"), at: 0) }
      let told = FieldCondition.chosen(field: "told-\(id)", codes: ["told"])
      return [
        .choice(
          "told-\(id)", question + identity, options: options),
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

  /// What tells one resident from another, and the allergies: on a line below the question.
  private static func identity(_ id: ResidentID, _ record: Record, _ today: Day) -> String {
    guard let resident = record.residents[id], let details = resident.current else { return "" }
    return "\n\(details.shownBirth(on: today)), \(details.shownNumber). \(resident.allergyText)"
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
    _ form: Form, round: RoundID, review: EntryID? = nil, _ state: ProgramState
  ) -> [(item: Item, word: AcknowledgementRecorded)] {
    var last: (who: String?, how: String?, at: Moment?)
    return items(of: round, review: review, state.record).compactMap { item in
      let id = item.field
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
          round: item.round, item: item.change.id, state: last.who == nil ? .notTold : .told,
          note: item.isTakenBack ? AcknowledgementRecorded.ofTakingBack : nil,
          saidBy: last.who, how: last.how, at: last.at)
      )
    }
  }

  static func drafts(
    _ form: Form, round: RoundID, review: EntryID? = nil, author: Author, _ state: ProgramState
  ) -> [EntryDraft] {
    answers(form, round: round, review: review, state).map {
      EntryDraft($0.word, resident: $0.item.resident, author: author)
    }
  }

  /// Who was told of what, one to a line; nil where nothing must be on the MAR today.
  static func summary(_ form: Form, round: RoundID, _ state: ProgramState) -> String? {
    let lines = answers(form, round: round, state).map { line($0.item, $0.word, state) }
    return lines.isEmpty ? nil : lines.joined(separator: "; ")
  }

  private static func line(
    _ item: Item, _ word: AcknowledgementRecorded, _ state: ProgramState
  ) -> String {
    let name = state.record.residents[item.resident]?.current?.family ?? "resident"
    let what = "\(name), \(item.change.medicine)\(item.isTakenBack ? " taken back" : "")"
    guard let who = word.saidBy else { return "\(what): NOBODY YET" }
    let when = word.at.map { " \(UKTime($0).clock)" } ?? ""
    return "\(what): \(who), \(word.how ?? "told")\(when)"
  }

  // MARK: A form of its own

  /// The changes of the round of which nobody has been told yet; nil when there are none.
  static func form(_ state: ProgramState, review: EntryID? = nil) -> Form? {
    let items = items(of: state.round, review: review, state.record)
    guard let round = state.round ?? items.first?.round else { return nil }
    let people = Set(items.map(\.resident))
    let only = people.count == 1 ? people.first : nil
    let fields = fields(
      of: round, review: review, banner: only, state.record, state.catalog, now: state.now)
    guard !fields.isEmpty else { return nil }
    let isOfTakingBack = items.allSatisfy(\.isTakenBack)
    return Form(
      purpose: .told(round: round, review: review),
      title: isOfTakingBack ? "TAKEN BACK: WHO WAS TOLD?" : "MAR TODAY: WHO WAS TOLD?",
      resident: only, fields: fields,
      introduction: (isOfTakingBack
        ? "The home was told of what does not hold any more, and a sheet that comes later tells nobody in "
        : "The MAR has to be changed today, and a sheet that comes later tells nobody in ")
        + "time. Homeround has told nobody: tell somebody at the home, then say here who it was.")
  }

  /// What is about to be signed.
  static func lines(
    _ form: Form, round: RoundID, review: EntryID?, _ state: ProgramState
  ) -> [SignLine] {
    [SignLine(.heading, "Told of what must be on the MAR today, and of what was taken back")]
      + answers(form, round: round, review: review, state).map { item, word in
        SignLine(word.saidBy == nil ? .warning : .text, line(item, word, state))
      }
  }

  static func open(_ state: inout ProgramState) {
    if let form = form(state) { FormUpdate.open(&state, form) }
  }

  /// What is said at once when something was signed that must be on the MAR today; empty for all else.
  static func offer(after entries: [Entry], _ state: ProgramState) -> String {
    let review = entries.first { entry in
      if case .known(let body) = entry.content { body is ReviewSigned } else { false }
    }
    guard let review, state.role == .round, form(state, review: review.header.id) != nil else {
      return ""
    }
    return " MAR TODAY: tell the home now; N records who was told."
  }
}
