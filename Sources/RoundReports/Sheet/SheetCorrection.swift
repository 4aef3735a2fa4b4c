import RoundCore

/// A correction of a round as its sheet tells it.
struct SheetCorrection {
  let person: SheetPerson
  let correction: Fact<EntryCorrected>
  /// What was signed and stands no more; nil while its entry has not come.
  let signed: SignedEntry?
  /// What stands instead.
  let instead: [SignedEntry]

  var body: EntryCorrected { correction.body }

  /// It belongs to another resident, of whom nothing is said here.
  var isElsewhere: Bool { body.mistake == EntryCorrected.wrongResident }

  private var review: ReviewSigned? { signed?.body as? ReviewSigned }

  /// What stands still in the words in which it was signed, on this resident: nobody has to undo that.
  private var kept: [ReviewSigned] {
    instead.filter { $0.stands && $0.header.resident == person.id }
      .compactMap { $0.body as? ReviewSigned }
  }

  var medicines: [MedicineChange] {
    let kept = kept.flatMap(\.medicineChanges)
    return (review?.medicineChanges ?? []).filter { !kept.contains($0) }
  }

  var plans: [CarePlanChange] {
    if let change = signed?.body as? CarePlanChanged { return [change.change] }
    let kept = kept.flatMap(\.carePlanChanges)
    return (review?.carePlanChanges ?? []).filter { !kept.contains($0) }
  }

  var actions: [RoundAction] {
    if let added = signed?.body as? ActionAdded { return [added.action] }
    let kept = kept.flatMap(\.actions)
    return (review?.actions ?? []).filter { !kept.contains($0) }
  }

  /// What the home was to watch for.
  var outcomes: [ReviewSigned.Outcome] {
    let kept = kept.flatMap(\.outcomes)
    return (review?.outcomes ?? []).filter { !kept.contains($0) }
  }

  /// When the home was to call.
  var safetyNet: ReviewSigned.SafetyNet? {
    guard let net = review?.safetyNet, !kept.contains(where: { $0.safetyNet == net }) else {
      return nil
    }
    return net
  }

  /// Residents to whom it belongs instead: their names have no place here.
  var others: [ResidentID] { instead.compactMap(\.header.resident).filter { $0 != person.id } }

  /// Whether the MAR was to be changed the same day for something that stands no more.
  var isMARToday: Bool { medicines.contains(where: \.marToday) }
}

extension SheetFacts {
  /// Corrections that supersede a sheet: what changed the MAR the same day first, then in the order of
  /// the list; of one resident the oldest first.
  var corrections: [SheetCorrection] {
    let all = people.flatMap { person in
      person.corrections.filter(\.body.isToUndo).map { fact in
        SheetCorrection(
          person: person, correction: fact, signed: person.resident.signed(fact.body.entry),
          instead: fact.body.instead.compactMap { record.signed($0) })
      }
    }
    return all.filter(\.isMARToday) + all.filter { !$0.isMARToday }
  }
}
