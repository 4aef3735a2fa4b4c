extension PretendStory {
  /// A flag of a past round with what is known of it.
  private struct Raised {
    let past: PretendContent.Past
    let resident: ResidentID
    let flag: EntryID
    let at: Moment
  }

  /// One past round from its plan to the home's word back.
  mutating func pastRound(weeksAgo: Int) {
    let day = clock.roundDay(weeksAgo: weeksAgo)
    let isWritten = weeksAgo <= writtenWeeks
    let written =
      content.rounds.first { $0.weekAgo == weeksAgo } ?? routineRound(weeksAgo: weeksAgo)
    let by = written.by
    let round = identifiers.round()
    plan(round, on: day, mode: written.mode, by: by)
    let items =
      isWritten ? writtenItems(weeksAgo: weeksAgo) : routineItems(weeksAgo: weeksAgo)
    let raised = items.map { raise($0, for: round, on: day) }
    let ordered = raised.sorted {
      ($0.past.flag.priority, $0.at) < ($1.past.flag.priority, $1.at)
    }
    let sent = clock.before(day, hours: content.agreement.listSentHoursBeforeMidnight)
    add(
      .home, ListSent(round: round, order: ordered.map(\.flag)), by: people.designated, at: sent)

    let start = roundTime(on: day)
    let reviewer = people.author(by)
    add(.practice, RoundOpened(round: round), by: reviewer, at: start)
    for (place, item) in ordered.enumerated() {
      review(
        item, round: round, on: day, by: reviewer, place: place,
        at: start.adding(minutes: 4 + place * 7))
    }
    let closed = start.adding(minutes: 10 + ordered.count * 7)
    add(
      .practice, RoundClosed(round: round, carried: [], told: told(written)), by: reviewer,
      at: closed)
    add(
      .home, AcknowledgementRecorded(round: round, item: nil, state: .received, note: nil),
      by: people.designated, at: clock.moment(day.adding(days: 1), 9, 5))
  }

  /// Those of a week who live in the home on that day.
  private func writtenItems(weeksAgo: Int) -> [PretendContent.Past] {
    let day = clock.roundDay(weeksAgo: weeksAgo)
    return content.past.filter { past in
      past.weekAgo == weeksAgo && (residents[past.resident]?.registered ?? clock.today) <= day
    }
  }

  /// Puts a round into the calendar, ten days ahead.
  mutating func plan(_ round: RoundID, on day: Day, mode: String?, by: String) {
    let notice = CutOff.Notice(rawValue: content.agreement.cutOffHours) ?? .oneDay
    add(
      .home,
      RoundPlanned(
        round: round, date: day, time: content.agreement.time,
        mode: mode ?? content.agreement.mode,
        cutOff: CutOff(roundAt: roundTime(on: day), notice: notice).moment,
        clinician: people.name(by)),
      by: people.designated, at: clock.moment(day.adding(days: -10), 9, 30))
  }

  func roundTime(on day: Day) -> Moment {
    let parts = content.agreement.time.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2 else { return clock.moment(day, 14) }
    return clock.moment(day, min(max(parts[0], 0), 23), min(max(parts[1], 0), 59))
  }

  private func told(_ round: PretendContent.Round) -> String {
    let name = people.name(round.accompaniedBy)
    let words = "\(name) told at the end of the round what to do today."
    return round.note.isEmpty ? words : "\(words) \(round.note)"
  }

  private mutating func raise(
    _ past: PretendContent.Past, for round: RoundID, on day: Day
  ) -> Raised {
    let resident = residents[past.resident]
    let id = resident?.id ?? identifiers.resident()
    let turn = random.number(0...999)
    var by = people.seniorAuthor(turn)
    var name: String?
    switch past.flag.raisedBy {
    case .staff:
      if let senior = people.senior(turn) {
        name = "\(senior.name), \(senior.title.lowercasedFirst)"
      }
    case .resident: name = resident.map { "\($0.words.given) \($0.words.family)" }
    case .family, .clinician: by = people.designated
    }
    let at = clock.before(day, hours: random.number(36...96), minutes: random.number(0...59))
    let flag = add(
      .home,
      FlagRaised(
        round: round, reasons: past.flag.reasons, priority: past.flag.priority,
        raisedBy: past.flag.raisedBy, raisedByName: name, raisedAt: at,
        question: past.flag.question, askedBy: past.flag.askedBy),
      of: id, by: by, at: at)
    add(
      .home,
      NoteWritten(
        flag: flag, situation: past.flag.situation, background: nil, assessment: nil,
        recommendation: nil),
      of: id, by: by, at: at.adding(minutes: 3))
    if let vitals = past.observations {
      let measured = clock.before(day, hours: vitals.hoursBeforeMidnight)
      add(
        .home, vitals.recorded(at: measured), of: id, by: by, at: measured.adding(minutes: 2))
    }
    return Raised(past: past, resident: id, flag: flag, at: at)
  }

  private mutating func review(
    _ item: Raised, round: RoundID, on day: Day, by reviewer: Author, place: Int, at: Moment
  ) {
    let past = item.past
    let isSeen = past.contact != "notSeen"
    let notSeen = catalog.words("notSeen", in: catalog.notAnsweredReasons)
    let medicines = past.medicineChanges ?? []
    let medicineChanges = medicines.map { medicine(from: $0, at: at) }
    let plans = past.carePlanChanges ?? []
    let planChanges = plans.map { planChange(from: $0, of: past.resident, on: day, at: at) }
    let actions = (past.actions ?? []).map { action(from: $0, on: day, at: at) }
    let answer = ReviewSigned.Answer(
      flag: item.flag, answer: past.answer,
      notAnsweredBecause: past.answer == nil && !isSeen ? notSeen : nil)
    let isAnswered = answer.answer != nil || answer.notAnsweredBecause != nil
    add(
      .practice,
      ReviewSigned(
        round: round, flags: [item.flag], contact: past.contact,
        notSeenReason: past.notSeenReason,
        outcomes: past.outcomes.map { ReviewSigned.Outcome(code: $0.code, detail: $0.detail) },
        answers: isAnswered ? [answer] : [], text: past.text, medicineChanges: medicineChanges,
        carePlanChanges: planChanges, actions: actions,
        safetyNet: past.safetyNet.map {
          ReviewSigned.SafetyNet(
            callIf: $0.callIf, by: $0.by,
            route: $0.route.map { catalog.words($0, in: catalog.routes) })
        }),
      of: item.resident, by: reviewer, at: at)

    let home = PretendAnswer(round: round, resident: item.resident, day: day, place: place)
    for (change, written) in zip(medicineChanges, medicines) where written.confirmed {
      acknowledge(change.id, .marChanged, home, at: clock.moment(day, 17, 20))
    }
    if let text = residents[past.resident]?.medicines[past.weekAgo] {
      add(
        .home, MedicinesRecorded(text: text, asOf: day, source: "MAR"), of: item.resident,
        by: people.designated, at: clock.moment(day, 17, 40).adding(minutes: place))
    }
    let nextDay = clock.moment(day.adding(days: 1), 10)
    for (change, written) in zip(planChanges, plans) where written.confirmed {
      acknowledge(change.id, .carePlanChanged, home, at: nextDay)
    }
    if let query = past.homeQuery {
      acknowledge(
        actions.first?.id, .query, home, note: query, at: clock.moment(day.adding(days: 1), 11, 30))
    }
    for (action, written) in zip(actions, past.actions ?? []) where written.done {
      finish(action, written, home, by: reviewer)
    }
  }
}
