/// What came back from the rounds, and what the home has said of it.
extension Record {
  public var confirmationDue: ConfirmationDue {
    ConfirmationDue(
      settings.facts.last { $0.body.setting == ConfirmationDue.setting }?.body)
  }

  /// What a closed round asks the home to confirm: not yet confirmed first, then by when it is due.
  ///
  /// Empty for a round that nobody has closed.
  public func returned(of round: RoundID) -> [ReturnedItem] {
    guard let of = rounds[round], let closing = of.closings.facts.first else { return [] }
    let rule = confirmationDue
    let closed = closing.header.at.moment
    var items: [ReturnedItem] = []
    for resident in residents.values {
      let words = (resident.acknowledgements.facts + of.acknowledgements.facts)
        .filter { $0.body.item != nil }
        .sorted { EntryHeader.isOrdered($0.header, before: $1.header) }
      let actions = resident.actions
      for review in resident.reviews.facts where review.body.round == round {
        let whats =
          review.body.medicineChanges.map { ReturnedItem.What.medicine($0) }
          + review.body.carePlanChanges.map { .carePlan($0) }
          + review.body.actions.filter { $0.ownerSide == "home" }.map { .action($0) }
        for what in whats {
          let plain = ReturnedItem(
            what: what, resident: resident.id, latest: nil, due: closed, action: nil)
          items.append(
            ReturnedItem(
              what: what, resident: resident.id,
              latest: words.last { $0.body.item == plain.id },
              due: rule.moment(marToday: plain.isMARToday, closed: closed),
              action: actions.first { $0.action.id == plain.id }))
        }
      }
    }
    return items.sorted {
      if $0.isConfirmed != $1.isConfirmed { return !$0.isConfirmed }
      if $0.due != $1.due { return $0.due < $1.due }
      return ($0.resident, $0.id) < ($1.resident, $1.id)
    }
  }

  /// Whatever of any round the home should have confirmed by now, the longest overdue first.
  public func overdue(at now: Moment) -> [ReturnedItem] {
    roundsByDate.flatMap { returned(of: $0.id) }.filter { $0.isOverdue(at: now) }
      .sorted { ($0.due, $0.resident, $0.id) < ($1.due, $1.resident, $1.id) }
  }
}
