import RoundCore

/// What the keys do in "What do you want to do?".
enum PaletteUpdate {
  /// A command, or a resident.
  enum Row {
    case command(Command, reason: String?)
    case resident(ResidentRecord, reason: String?)

    var reason: String? {
      switch self {
      case .command(_, let reason), .resident(_, let reason): return reason
      }
    }
  }

  static func open(_ state: inout ProgramState, _ context: KeyContext) {
    state.stack.append(.palette(PaletteState(context: context)))
  }

  static func press(
    _ state: inout ProgramState, _ palette: PaletteState, _ key: Key
  ) -> [ProgramEffect] {
    var palette = palette
    let rows = rows(state, palette)
    let last = max(0, rows.count - 1)
    switch CommandRegistry.command(for: key, in: .palette)?.id {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .switchKind:
      palette.kind = palette.kind == .commands ? .residents : .commands
      palette.selected = 0
    case .up: palette.selected = max(0, min(palette.selected, last) - 1)
    case .down: palette.selected = min(last, palette.selected + 1)
    case .pageUp: palette.selected = max(0, palette.selected - 10)
    case .pageDown: palette.selected = min(last, palette.selected + 10)
    case .choose:
      let place = min(palette.selected, last)
      guard rows.indices.contains(place) else { return [] }
      return take(rows[place], &state, palette)
    default:
      if palette.search.apply(key, width: 40, height: 1) { palette.selected = 0 }
    }
    ProgramUpdate.replaceTop(&state, .palette(palette))
    return []
  }

  // MARK: Rows

  /// The state as it is under the palette, to say what can be done there.
  static func beneath(_ state: ProgramState) -> ProgramState {
    var state = state
    if !state.stack.isEmpty { state.stack.removeLast() }
    return state
  }

  static func rows(_ state: ProgramState, _ palette: PaletteState) -> [Row] {
    let below = beneath(state)
    switch palette.kind {
    case .commands:
      func rows(_ commands: [Command]) -> [Row] {
        commands.map { .command($0, reason: reason($0, palette.context, below)) }
      }
      guard !palette.search.text.trimmed.isEmpty else { return rows(commands(palette)) }
      // A name is typed whole or from its beginning; what only has such letters somewhere comes after it.
      let found = scored(palette)
      return rows(found.filter { $0.score < FuzzyMatch.inside }.map(\.command))
        + residents(state, palette, below)
        + rows(found.filter { $0.score >= FuzzyMatch.inside }.map(\.command))
    case .residents: return residents(state, palette, below)
    }
  }

  private static func residents(
    _ state: ProgramState, _ palette: PaletteState, _ below: ProgramState
  ) -> [Row] {
    let text = palette.search.text
    let reason = PaletteUpdate.noSwitch(below)
    return everybody(state).filter { text.isEmpty || RoundListUpdate.matches($0, text) }
      .map { .resident($0, reason: reason) }
  }

  /// How many residents fit what was typed.
  static func residentCount(_ state: ProgramState, _ palette: PaletteState) -> Int {
    let text = palette.search.text
    return everybody(state).count { text.isEmpty || RoundListUpdate.matches($0, text) }
  }

  /// Those who left or died too: their records are still there to be read.
  private static func everybody(_ state: ProgramState) -> [ResidentRecord] {
    let there = state.record.register
    let known = Set(there.map(\.id))
    let gone = state.record.residents.values.filter { $0.current != nil && !known.contains($0.id) }
    return there
      + gone.sorted {
        ($0.current?.shownName ?? "", $0.id) < ($1.current?.shownName ?? "", $1.id)
      }
  }

  /// Every command once, those of the place where the palette was opened first; with something typed,
  /// those that fit best first.
  static func commands(_ palette: PaletteState) -> [Command] { scored(palette).map(\.command) }

  /// The same, with how well each fits: the lower the better.
  private static func scored(_ palette: PaletteState) -> [(score: Int, command: Command)] {
    var seen = Set<Command.ID>()
    let here = CommandRegistry.commands(in: palette.context)
    let others = CommandRegistry.all.filter { !$0.contexts.isDisjoint(with: worldwide) }
    let all = (here + others).filter {
      !isMoving($0.id) && $0.id != .palette && seen.insert($0.id).inserted
    }
    let wanted = Folding.foldedForSearch(palette.search.text)
    guard !wanted.isEmpty else { return all.map { (0, $0) } }
    return all.enumerated().compactMap { place, command -> (score: Int, place: Int, Command)? in
      CommandWords.score(wanted, command).map { ($0, place, command) }
    }.sorted { ($0.score, $0.place) < ($1.score, $1.place) }.map { ($0.score, $0.2) }
  }

  /// Where commands are that make sense from elsewhere.
  private static let worldwide: Set<KeyContext> = [.roundList, .prepareList, .resident]

  /// Moving about is done with the keys themselves.
  private static func isMoving(_ id: Command.ID) -> Bool {
    switch id {
    case .up, .down, .pageUp, .pageDown, .first, .last, .choose, .nextField, .previousField, .back:
      return true
    default: return false
    }
  }

  static func reason(
    _ command: Command, _ context: KeyContext, _ below: ProgramState
  ) -> String? {
    if command.contexts.contains(context) || command.isEverywhere {
      return Availability.reason(command.id, below)
    }
    guard mayGoBack(below) else {
      return "Leave this form first: Esc, what you typed is kept."
    }
    var list = below
    goBack(&list, to: command)
    return Availability.reason(command.id, list)
  }

  private static func noSwitch(_ below: ProgramState) -> String? {
    mayGoBack(below) ? nil : "Leave this form first: Esc, what you typed is kept."
  }

  /// Nobody is taken from a half-filled form to another resident without noticing.
  private static func mayGoBack(_ state: ProgramState) -> Bool {
    !state.stack.contains {
      switch $0 {
      case .form, .sign: return true
      default: return false
      }
    }
  }

  /// To the screen that a command belongs to: the resident, else the list.
  private static func goBack(_ state: inout ProgramState, to command: Command) {
    while state.stack.count > 1 {
      if case .resident? = state.stack.last, command.contexts.contains(.resident) { return }
      state.stack.removeLast()
    }
  }

  // MARK: Doing

  private static func take(
    _ row: Row, _ state: inout ProgramState, _ palette: PaletteState
  ) -> [ProgramEffect] {
    if let reason = row.reason {
      state.message = Message(.note, reason)
      return []
    }
    state.stack.removeLast()
    switch row {
    case .resident(let resident, _):
      state.stack = Array(state.stack.prefix(1))
      if RoundListUpdate.shown(state).contains(resident.id) {
        RoundListUpdate.select(&state, resident.id)
      }
      state.stack.append(.resident(ResidentState(resident: resident.id)))
      return []
    case .command(let command, _):
      if let effects = ProgramUpdate.everywhere(command.id, &state) { return effects }
      if !command.contexts.contains(palette.context) { goBack(&state, to: command) }
      return ProgramUpdate.doCommand(command, &state)
    }
  }
}
