/// Where and when the home answers what a review decided.
struct PretendAnswer {
  let round: RoundID
  let resident: ResidentID
  /// The day of the round.
  let day: Day
  /// Keeps the answers of one afternoon a minute apart.
  let place: Int
}

extension PretendStory {
  mutating func medicine(
    from written: PretendContent.Past.Medicine, at: Moment
  ) -> MedicineChange {
    MedicineChange(
      id: identifiers.entry(at: at), change: written.change, medicine: written.medicine,
      before: written.before, after: written.after, why: written.why, marToday: written.marToday,
      prescriber: written.prescriber.map { people.name($0) })
  }

  /// Names the change that it takes the place of, and stands from then on.
  mutating func planChange(
    from written: PretendContent.Past.PlanChange, of resident: String, on day: Day, at: Moment
  ) -> CarePlanChange {
    let id = identifiers.entry(at: at)
    let heading = catalog.words(written.heading, in: catalog.carePlanHeadings)
    let standing = residents[resident]?.plan[heading]
    residents[resident]?.plan[heading] = PretendResident.PlanText(
      change: id, text: written.after, first: standing?.first ?? written.before)
    return CarePlanChange(
      id: id, heading: heading, before: written.before, after: written.after, why: written.why,
      agreedWith: written.agreedWith,
      agreedRole: written.agreedRole.map { catalog.words($0, in: catalog.agreedRoles) },
      reviewOn: written.reviewInWeeks.map { day.adding(days: $0 * 7) },
      replaces: standing.map { [$0.change] } ?? [])
  }

  mutating func action(
    from written: PretendContent.Past.Action, on day: Day, at: Moment
  ) -> RoundAction {
    RoundAction(
      id: identifiers.entry(at: at), what: written.what, ownerSide: written.ownerSide,
      owner: written.owner, due: day.adding(days: written.dueDays), dueNextRound: false)
  }

  mutating func acknowledge(
    _ item: EntryID?, _ state: AcknowledgementRecorded.State, _ answer: PretendAnswer,
    note: String? = nil, at: Moment
  ) {
    add(
      .home, AcknowledgementRecorded(round: answer.round, item: item, state: state, note: note),
      of: answer.resident, by: people.designated, at: at.adding(minutes: answer.place))
  }

  /// An action is done when it was due, at the latest before the home makes this week's list.
  ///
  /// The practice says so of its own, the home of all others.
  mutating func finish(
    _ action: RoundAction, _ written: PretendContent.Past.Action, _ answer: PretendAnswer,
    by reviewer: Author
  ) {
    let due = answer.day.adding(days: max(0, written.dueDays))
    let done = max(answer.day, min(due, clock.today.adding(days: -3)))
    let isPractice = written.ownerSide == "practice"
    add(
      isPractice ? .practice : .home,
      ActionUpdated(action: action.id, state: .done, note: written.doneNote),
      of: answer.resident, by: isPractice ? reviewer : people.designated,
      at: clock.moment(done, 17, 30).adding(minutes: answer.place))
  }
}
