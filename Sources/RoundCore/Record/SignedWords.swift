/// Signed entries in a few words.
public enum SignedWords {
  /// The same of an entry of a record.
  public static func summary(
    _ entry: SignedEntry, in record: Record, _ catalog: Catalog
  ) -> String {
    summary(
      entry.body, by: record.author(of: entry.header), catalog,
      of: entry.header.resident.flatMap { record.residents[$0] })
  }

  /// - Parameters:
  ///   - author: who signed it: what only recommends a change says so.
  ///   - person: whose it is, where that makes the words plainer.
  public static func summary(
    _ body: any EntryBody, by author: Author?, _ catalog: Catalog,
    of person: ResidentRecord? = nil
  ) -> String {
    switch body {
    case let word as AcknowledgementRecorded: return telling(word, person)
    case let review as ReviewSigned: return self.review(review, author, catalog)
    case is FlagRaised: return "added to the list"
    case let drop as FlagDropped: return "taken off the list (\(drop.reason))"
    case let escalation as EscalationRecorded: return "urgent concern (\(escalation.concern))"
    case is EscalationEnded: return "end of the urgent concern"
    case let change as CarePlanChanged:
      return "care plan, \(catalog.words(change.change.heading, in: catalog.carePlanHeadings))"
    case is ActionUpdated: return "what has become of an action"
    case let added as ActionAdded: return "action (\(added.action.what))"
    case is FlagChanged: return "a request, put otherwise"
    case is NoteWritten: return "background note"
    case is ListArranged: return "the order of the list"
    case is AssessmentRecorded: return "what became of the assessment"
    case let change as ResidenceChanged: return "where the resident is: \(change.state.words)"
    case is ListReordered: return "your order of the list"
    case let correction as EntryCorrected:
      return "correction (\(catalog.words(correction.mistake, in: catalog.mistakes).lowercased()))"
    case let set as ObservationsRecorded:
      return "observations of \(UKTime(set.measuredAt).shown)"
    case is SaturationTargetRecorded: return "oxygen target"
    case is UsualRecorded: return "what is usual"
    case let measure as MeasureRecorded:
      return measure.known?.title(catalog.measures).lowercasedFirst ?? measure.measure
    case is UrgentPlanRecorded: return "treatment limits and medicines"
    case is UrgencyChecked: return "what was decided about red flags"
    case let step as EscalationFollowed:
      return step.step == .told
        ? "who was told of the urgent concern"
        : catalog.urgency.steps.first { $0.code == step.step.rawValue }?.words.lowercasedFirst
          ?? step.step.rawValue
    default: return "what was signed"
    }
  }

  /// `that J. Reed was told of MAR today (zopiclone)`.
  private static func telling(_ word: AcknowledgementRecorded, _ person: ResidentRecord?) -> String
  {
    guard word.isOfTelling else { return "the home's word back" }
    let who = word.state == .told ? word.saidBy ?? "somebody" : "nobody yet"
    let reviews = (person?.reviews.facts ?? []) + (person?.reviews.retired ?? [])
    let change = reviews.lazy.flatMap(\.body.medicineChanges).first { $0.id == word.item }
    let what =
      word.note == AcknowledgementRecorded.ofTakingBack ? "what was taken back" : "MAR today"
    return "that \(who) was told of \(what)" + (change.map { " (\($0.medicine))" } ?? "")
  }

  /// The changes where there are any, because they are what somebody acts on.
  private static func review(
    _ review: ReviewSigned, _ author: Author?, _ catalog: Catalog
  ) -> String {
    var parts = review.medicineChanges.map { medicine($0, by: author, catalog) }
    parts += review.carePlanChanges.map {
      "care plan, \(catalog.words($0.heading, in: catalog.carePlanHeadings))"
    }
    if parts.isEmpty, review.contact == "notSeen" { parts = ["outcome, not seen"] }
    if parts.isEmpty {
      let words = review.outcomes.prefix(2).map {
        (catalog.outcome($0.code)?.words ?? $0.code).lowercased()
      }
      parts = ["outcome" + (words.isEmpty ? "" : ", " + words.joined(separator: " and "))]
    }
    return parts.joined(separator: "; ")
  }

  /// `zopiclone stopped`; of what nobody has prescribed `zopiclone (recommended, not prescribed: Stop)`.
  public static func medicine(
    _ change: MedicineChange, by author: Author?, _ catalog: Catalog
  ) -> String {
    guard Prescribing(change, by: author, catalog: catalog).isRecommendation else {
      return "\(change.medicine) \(catalog.done(change.change))"
    }
    let words = catalog.words(change.change, in: catalog.medicineChanges)
    return "\(change.medicine) (recommended, not prescribed: \(words))"
  }
}

extension Catalog {
  /// A medicine change as something that was done: `stopped`; its words where the data has none.
  public func done(_ code: String) -> String {
    guard let choice = medicineChanges.first(where: { $0.code == code }) else { return code }
    return choice.done ?? choice.words.lowercased()
  }
}
