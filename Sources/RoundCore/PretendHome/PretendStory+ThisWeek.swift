extension PretendStory {
  /// This week's round: planned for today, flagged by the home, its list sent, nobody seen yet.
  mutating func thisWeek() {
    let round = identifiers.round()
    plan(round, on: clock.today, mode: nil, by: content.agreement.visiting)
    let sent = clock.before(
      clock.today, hours: content.agreement.listSentHoursBeforeMidnight)
    var inTime: [(priority: Int, at: Moment, flag: EntryID)] = []
    for flag in content.flags {
      guard let resident = residents[flag.resident] else { continue }
      let at = clock.before(clock.today, hours: flag.raisedHoursBeforeMidnight)
      let id = raise(flag, for: round, of: resident.id, at: at)
      if at <= sent { inTime.append((flag.priority, at, id)) }
    }
    inTime.sort { ($0.priority, $0.at) < ($1.priority, $1.at) }
    add(
      .home, ListSent(round: round, order: inTime.map(\.flag)), by: people.designated, at: sent)
  }

  private mutating func raise(
    _ flag: PretendContent.Flag, for round: RoundID, of resident: ResidentID, at: Moment
  ) -> EntryID {
    let by = people.signer(of: flag.raisedByName)
    let id = add(
      .home,
      FlagRaised(
        round: round, reasons: flag.reasons, priority: flag.priority,
        priorityReason: flag.priorityReason, raisedBy: flag.raisedBy,
        raisedByName: flag.raisedByName, raisedAt: at, question: flag.question,
        askedBy: flag.askedBy, wish: flag.wish, faceToFace: flag.faceToFace,
        since: flag.sinceDaysAgo.map { clock.today.adding(days: -$0) }),
      of: resident, by: by, at: at)
    add(
      .home,
      NoteWritten(
        flag: id, situation: flag.note.situation, background: flag.note.background,
        assessment: flag.note.assessment, recommendation: flag.note.recommendation),
      of: resident, by: by, at: at.adding(minutes: 4))
    if let vitals = flag.observations {
      let measured = clock.before(clock.today, hours: vitals.hoursBeforeMidnight)
      add(
        .home, vitals.recorded(at: measured), of: resident, by: by,
        at: measured.adding(minutes: 2))
    }
    if let escalation = flag.escalation {
      escalate(escalation, concern: flag.note.situation, round: round, of: resident, by: by)
    }
    return id
  }

  /// The concern that did not wait.
  ///
  /// Where the resident was taken is on record; how it ended is still
  /// open, for whoever does the round to ask.
  private mutating func escalate(
    _ escalation: PretendContent.Escalation, concern: String, round: RoundID,
    of resident: ResidentID, by: Author
  ) {
    let at = clock.before(clock.today, hours: 0, minutes: escalation.minutesBeforeMidnight)
    add(
      .home,
      EscalationRecorded(
        round: round, concern: concern, route: escalation.route, at: at, told: escalation.told,
        said: escalation.said),
      of: resident, by: by, at: at.adding(minutes: 2))
    guard let ended = escalation.ended else { return }
    let left = clock.before(clock.today, hours: 0, minutes: ended.minutesBeforeMidnight)
    add(
      .home,
      ResidenceChanged(state: .hospital, on: UKTime(left).day, note: ended.words), of: resident,
      by: by, at: left.adding(minutes: 2))
  }
}
