import RoundCore

/// What the keys do on the round calendar.
enum CalendarUpdate {
  /// How many rounds that nobody has planned are shown ahead, and how many past ones.
  private static let ahead = 4
  private static let back = 26

  static func press(
    _ state: inout ProgramState, _ calendar: CalendarState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .calendar) else { return [] }
    if let reason = Availability.reason(command.id, state) {
      state.message = Message(.note, reason)
      return []
    }
    let rows = rows(state)
    var calendar = calendar
    let place = place(calendar, rows, state)
    switch command.id {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .up: calendar.selected = max(0, place - 1)
    case .down: calendar.selected = min(max(0, rows.count - 1), place + 1)
    case .pageUp: calendar.selected = max(0, place - 10)
    case .pageDown: calendar.selected = min(max(0, rows.count - 1), place + 10)
    case .choose:
      guard rows.indices.contains(place) else { return [] }
      open(rows[place], &state)
      return []
    case .planRound:
      FormUpdate.open(&state, CalendarForms.plan(state))
      return []
    case .cancelRound:
      if let round = selected(state) {
        FormUpdate.open(&state, CalendarForms.cancel(round, today: state.today))
      }
      return []
    case .help: return ProgramUpdate.help(&state, .calendar)
    default: return ProgramUpdate.everywhere(command.id, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .calendar(calendar))
    return []
  }

  /// Shows the list for a round: the home makes it, the professional reads it before the day.
  private static func open(_ row: CalendarRow, _ state: inout ProgramState) {
    if state.role == .round {
      guard case .round = row.target else {
        state.message = Message(.note, "The home has not begun a list for that day.")
        return
      }
      let when =
        row.day > state.today ? ", to be read ahead" : row.day < state.today ? ", a past one" : ""
      state.message = Message(
        .note, "The list for \(row.day.shownWithWeekday)\(when). l goes to another one.")
    }
    ProgramUpdate.pop(&state)
    PrepareUpdate.show(&state, row.target)
  }

  /// The round selected; one that the agreement has and nobody has planned yet is made up for it.
  static func selected(_ state: ProgramState) -> RoundRecord? {
    guard case .calendar(let calendar)? = state.stack.last else { return nil }
    let rows = rows(state)
    let place = place(calendar, rows, state)
    guard rows.indices.contains(place), case .round(let id) = rows[place].target else { return nil }
    return state.record.rounds[id]
  }

  static func place(_ calendar: CalendarState, _ rows: [CalendarRow], _ state: ProgramState) -> Int
  {
    if let selected = calendar.selected { return min(selected, max(0, rows.count - 1)) }
    return rows.firstIndex { $0.day == state.roundPlan?.date } ?? 0
  }

  /// The rounds, the latest first.
  static func rows(_ state: ProgramState) -> [CalendarRow] {
    let rounds = state.record.roundsByDate.suffix(back)
    var rows = rounds.compactMap { round -> CalendarRow? in
      guard let plan = round.plan else { return nil }
      let (words, meaning) = standing(round, state)
      return CalendarRow(
        target: .round(round.id), day: plan.date,
        words: "\(PrepareWords.round(plan, state.catalog)): \(words)", meaning: meaning)
    }
    var day = max(rounds.last?.date ?? state.today, state.today.adding(days: -1))
    for _ in 0..<ahead {
      guard let next = state.record.roundToPropose(after: day) else { break }
      let agreement = state.record.agreement
      let time = agreement?.time.map { " \($0)" } ?? ""
      rows.append(
        CalendarRow(
          target: .proposed(next), day: next,
          words: "\(next.shownWithWeekday)\(time): "
            + (agreement?.weekday == nil ? "a week after the last one" : "by the agreement"),
          meaning: .secondary))
      day = next
    }
    return rows.sorted { $0.day > $1.day }
  }

  /// What has become of a round.
  private static func standing(_ round: RoundRecord, _ state: ProgramState) -> (String, Meaning) {
    if let gone = round.cancellations.last?.body {
      return ("\(gone.missed ? "missed" : "called off"), \(gone.reason)", .attention)
    }
    let count = Wording.count(state.record.list(of: round.id).count, "resident")
    if round.isClosed { return ("done, \(count)", .done) }
    if round.isOpened { return ("being worked, \(count)", .ordinary) }
    if let date = round.date, date < state.today {
      return ("not done, and nobody has said why. x says it", .urgent)
    }
    guard round.isSent else { return ("planned, \(count) put forward", .ordinary) }
    return PrepareWords.isOut(round.id, state)
      ? ("list sent, \(count)", .ordinary)
      : ("closed, no file made, \(count)", .attention)
  }
}
