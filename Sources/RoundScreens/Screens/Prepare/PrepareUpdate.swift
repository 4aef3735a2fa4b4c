import RoundCore

/// What the home does with its list and with the residents on it.
enum PrepareUpdate {
  /// Does a command of the list.
  ///
  /// - Returns: whether it was one of these.
  static func run(_ command: Command.ID, _ state: inout ProgramState) -> Bool {
    switch command {
    // On the list nobody has said for whom: whoever is selected is proposed, and not taken.
    case .flag: state.stack.append(.picker(PickerUpdate.forward(state)))
    case .sendList: PrepareSign.openSending(&state)
    case .takeOver: PrepareSign.openTakingOver(&state)
    case .weeks: RoundListUpdate.show(&state, only: PrepareFilter.weeks)
    case .nextList: go(&state, forward: true)
    case .previousList: go(&state, forward: false)
    case .calendar: state.stack.append(.calendar(CalendarState()))
    default:
      guard let resident = RoundListUpdate.selectedResident(state) else { return false }
      return run(command, &state, of: resident)
    }
    return true
  }

  /// Opens a form of the home for a resident.
  static func run(_ command: Command.ID, _ state: inout ProgramState, of id: ResidentID) -> Bool {
    guard let resident = state.record.residents[id], let round = state.round else { return false }
    let item = state.record.item(for: id, on: round)
    switch command {
    case .flag: FormUpdate.open(&state, FlagForm.make(resident, round: round, state: state))
    case .changeFlag:
      guard
        let flag = item?.flags.last(where: { state.record.isHomes($0.header) })
          ?? item?.flags.last
      else { return true }
      FormUpdate.open(
        &state, FlagForm.make(resident, round: round, state: state, change: flag))
    case .note:
      guard let flag = flagOfNote(item, resident) else { return true }
      FormUpdate.open(
        &state, NoteForm.make(resident, flag: flag, round: round, state: state))
    case .drop where state.role == .prepare:
      guard let item else { return true }
      FormUpdate.open(&state, WithdrawForm.make(item, round: round, state: state))
    default: return false
    }
    return true
  }

  /// The flag whose note there is, else the first: a resident has one note, however many have asked.
  static func flagOfNote(_ item: ListItem?, _ resident: ResidentRecord) -> EntryID? {
    guard let item else { return nil }
    let withNote = item.flags.first { resident.note(for: $0.header.id) != nil }
    return (withNote ?? item.flags.first)?.header.id
  }

  // MARK: Another list

  /// To the list after this one, planned or to be, or to the one before.
  private static func go(_ state: inout ProgramState, forward: Bool) {
    guard let target = target(state, forward: forward) else { return }
    show(&state, target)
  }

  /// A round of the calendar.
  enum Target: Hashable {
    case round(RoundID)
    /// What the agreement has and nobody has planned.
    case proposed(Day)
  }

  static func target(_ state: ProgramState, forward: Bool) -> Target? {
    guard let day = state.roundPlan?.date else { return nil }
    let rounds = state.record.roundsByDate.filter { $0.id != state.round }
    if !forward {
      return rounds.last { $0.date.map { $0 <= day } ?? false }.map { .round($0.id) }
    }
    let next = rounds.first { !$0.isCancelled && $0.date.map { $0 > day } ?? false }
    let proposed = state.record.roundToPropose(after: max(day, state.today.adding(days: -1)))
    if let next, let date = next.date, proposed.map({ date <= $0 }) ?? true {
      return .round(next.id)
    }
    return proposed.map { .proposed($0) }
  }

  static func show(_ state: inout ProgramState, _ target: Target) {
    switch target {
    case .round(let round):
      state.proposed = nil
      state.round = round
    case .proposed(let day): state.propose(day)
    }
    RoundListUpdate.toTheTop(&state)
  }
}
