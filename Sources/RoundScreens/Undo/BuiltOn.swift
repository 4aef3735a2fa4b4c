import RoundCore

/// What was signed later and builds on something: without that it would speak of what is not there.
enum BuiltOn {
  /// The first of what stands and builds on an entry, whoever signed it and wherever; nil for nothing.
  static func first(
    _ header: EntryHeader, _ body: any EntryBody, _ person: ResidentRecord
  ) -> (header: EntryHeader, body: any EntryBody)? {
    var found: [(header: EntryHeader, body: any EntryBody)] = []
    func look<Body: EntryBody>(_ log: Log<Body>) {
      for fact in log.facts.reversed() {
        guard EntryHeader.isOrdered(header, before: fact.header) else { break }
        if builds(fact.body, on: body, names(header, body)) {
          found.append((fact.header, fact.body))
        }
      }
    }
    look(person.reviews)
    look(person.flagChanges)
    look(person.notes)
    look(person.drops)
    look(person.endings)
    look(person.carePlanEntries)
    look(person.actionUpdates)
    look(person.urgentPlans)
    look(person.urgencyChecks)
    look(person.followUps)
    look(person.acknowledgements)
    // The newest: it is the one to be taken back first.
    return found.max { EntryHeader.isOrdered($0.header, before: $1.header) }
  }

  /// What later entries can name: the entry itself, its changes and its actions.
  private static func names(_ header: EntryHeader, _ body: any EntryBody) -> Set<EntryID> {
    var names: Set<EntryID> = [header.id]
    switch body {
    case let review as ReviewSigned:
      names.formUnion(review.medicineChanges.map(\.id))
      names.formUnion(review.carePlanChanges.map(\.id))
      names.formUnion(review.actions.map(\.id))
    case let plan as CarePlanChanged: names.insert(plan.change.id)
    case let added as ActionAdded: names.insert(added.action.id)
    default: break
    }
    return names
  }

  private static func builds(
    _ later: any EntryBody, on earlier: any EntryBody, _ names: Set<EntryID>
  ) -> Bool {
    func has(_ ids: [EntryID]) -> Bool { ids.contains(where: names.contains) }
    switch later {
    case let review as ReviewSigned:
      return has(review.flags) || has(review.carePlanChanges.flatMap(\.replaces))
        || changesTheSameMedicine(review, earlier)
    case let plan as CarePlanChanged: return has(plan.change.replaces)
    case let update as ActionUpdated:
      if let before = earlier as? ActionUpdated { return before.action == update.action }
      return has([update.action])
    case let drop as FlagDropped: return has(drop.flags)
    case let change as FlagChanged: return has([change.flag])
    case let note as NoteWritten: return has([note.flag])
    case let ending as EscalationEnded: return has([ending.escalation])
    case let step as EscalationFollowed: return has([step.escalation])
    case let check as UrgencyChecked: return has([check.flag, check.escalation].compactMap(\.self))
    case let plan as UrgentPlanRecorded: return has(plan.replaces)
    case let word as AcknowledgementRecorded:
      // That the home was told is no reason to leave a mistake standing: it is said who has to be rung.
      return word.state != .told && word.state != .notTold && has([word.item].compactMap(\.self))
    default: return false
    }
  }

  /// A dose that is changed twice: the second says what it was before.
  private static func changesTheSameMedicine(
    _ later: ReviewSigned, _ earlier: any EntryBody
  ) -> Bool {
    guard let earlier = earlier as? ReviewSigned else { return false }
    let medicines = Set(earlier.medicineChanges.map { Folding.foldedForSearch($0.medicine) })
    return later.medicineChanges.contains {
      medicines.contains(Folding.foldedForSearch($0.medicine))
    }
  }
}
