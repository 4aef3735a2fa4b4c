import RoundCore

/// What the keys do on the round list.
enum RoundListUpdate {
  static func press(
    _ state: inout ProgramState, _ list: RoundListState, _ key: Key
  ) -> [ProgramEffect] {
    if list.ordering != nil { return order(&state, list, key) }
    if list.search != nil { return find(&state, list, key) }
    guard let command = CommandRegistry.command(for: key, in: state.listContext) else {
      sayWhere(key, &state)
      return []
    }
    return run(command.id, &state)
  }

  /// A key that does something on the other side's list, or on a resident's page, is not passed over in
  /// silence: whoever sees nothing happen presses it again.
  private static func sayWhere(_ key: Key, _ state: inout ProgramState) {
    let other: KeyContext = state.role == .prepare ? .roundList : .prepareList
    let found =
      CommandRegistry.command(for: key, in: other)
      ?? CommandRegistry.command(for: key, in: .resident)
    guard case .character = key, let command = found else { return }
    let isTheirs = Command.side(of: command.id).map { $0 != state.role } ?? false
    let why =
      isTheirs
      ? Availability.reason(command.id, state) : "It is done on a resident's page: Enter opens it."
    if let why { state.message = Message(.note, "\(command.title): \(why.lowercasedFirst)") }
  }

  /// Does a command, from its key or from the help.
  static func run(_ command: Command.ID, _ state: inout ProgramState) -> [ProgramEffect] {
    guard case .roundList(var list)? = state.stack.last else { return [] }
    if command == .undo, CorrectionUpdate.lead(&state) { return [] }
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    switch command {
    case .up: move(&state, -1)
    case .down: move(&state, 1)
    case .pageUp: move(&state, -10)
    case .pageDown: move(&state, 10)
    case .first: move(&state, -10_000)
    case .last: move(&state, 10_000)
    case .open:
      if let resident = selectedResident(state) {
        state.stack.append(.resident(ResidentState(resident: resident)))
      }
    case .find:
      list.search = TextEditor()
      ProgramUpdate.replaceTop(&state, .roundList(list))
    case .filter:
      let menu: KeyMenu = state.role == .prepare ? .prepareFilter : .filter
      state.stack.append(.keyBox(KeyBoxState(menu: menu)))
    case .tour, .messages: return ProgramUpdate.everywhere(command, &state) ?? []
    case .back:
      list.showAll()
      ProgramUpdate.replaceTop(&state, .roundList(list))
    case .reorder:
      list.showAll()
      list.ordering = RoundListState.Ordering(order: state.list.map(\.resident))
      ProgramUpdate.replaceTop(&state, .roundList(list))
    case .take: state.stack.append(.picker(PickerState()))
    case .closeRound: FormUpdate.openClose(&state)
    case .toldToday: ToldFields.open(&state)
    case .sheet: return state.sheetRound.map { [.makeSheet($0)] } ?? []
    case .people: PeopleUpdate.open(&state)
    case .phrases: state.stack.append(.phrases(PhrasesState()))
    case .switchPerson: FormUpdate.open(&state, PersonForm.make(state))
    case .settings: SettingsUpdate.open(&state)
    case .register, .agreement, .coverPage, .clinician:
      return RegisterUpdate.elsewhere(command, &state)
    case .openActions: ActionsUpdate.open(&state, state.actionsShown)
    case .exchange: return ExchangeUpdate.ask(&state, .desk)
    case .disputes: return [.makePage(.disputes)]
    case .returned: ReturnedUpdate.open(&state)
    case .redFlags:
      FormUpdate.open(&state, RedFlagsForm.make(record: state.record, catalog: state.catalog))
    case .reviewText: return PageUpdate.ask(&state, for: selectedResident(state))
    case .lastReviewText: return PageUpdate.ask(&state, for: state.lastSigned)
    case .undo, .redo: UndoUpdate.open(command, &state)
    case .correct: CorrectionUpdate.list(&state, selectedResident(state))
    case .help: return ProgramUpdate.help(&state, state.listContext)
    case .leave: return ProgramUpdate.leave(&state)
    default:
      if PrepareUpdate.run(command, &state) { return [] }
      if let id = selectedResident(state) {
        ResidentUpdate.run(command, &state, id)
      }
    }
    return []
  }

  /// Everybody in the list as it is shown, in its order, whichever of the two lists it is.
  static func shown(_ state: ProgramState) -> [ResidentID] {
    guard state.role == .prepare, case .roundList(let list)? = state.stack.first,
      list.ordering == nil
    else {
      if case .roundList(let list)? = state.stack.first, list.isWhole {
        return state.groupedResidents
      }
      return visible(state).map(\.resident)
    }
    return PrepareRows(state: state, list: list).shown.map(\.resident)
  }

  static func selectedResident(_ state: ProgramState) -> ResidentID? {
    guard case .roundList(let list)? = state.stack.first else { return nil }
    let shown = shown(state)
    if let selected = list.selected, shown.contains(selected) { return selected }
    return shown.first
  }

  /// The rows that the filter and the search leave, in the order shown.
  static func visible(_ state: ProgramState) -> [ListItem] {
    guard case .roundList(let list)? = state.stack.first else { return [] }
    if list.isWhole { return state.grouped }
    var items = state.list
    if let ordering = list.ordering {
      let places = Dictionary(
        ordering.order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return items.sorted { (places[$0.resident] ?? .max) < (places[$1.resident] ?? .max) }
    }
    items = items.filter { fits($0, list.filter) }
    if let text = list.search?.text, !text.isEmpty {
      items = items.filter { matches(state.record.residents[$0.resident], text) }
    }
    return RoundListGroups.of(items).flatMap(\.items)
  }

  private static func fits(_ item: ListItem, _ filter: RoundListState.Filter) -> Bool {
    switch filter {
    case .all: return true
    case .toSee: return item.status == .toSee || item.status == .escalated
    case .urgent: return item.priority == 1 || item.status == .escalated
    case .late: return item.isLate
    case .question: return item.flags.contains { !($0.body.question ?? "").isEmpty }
    case .done: return item.status.isAccountedFor
    }
  }

  /// By name, preferred name, room or NHS number; every word must be found somewhere.
  ///
  /// One or two digits are a room, because some NHS number holds them nearly always. Apostrophes, hyphens and
  /// blanks within a name need not be typed: `oconnor` finds O'CONNOR.
  static func matches(_ resident: ResidentRecord?, _ text: String) -> Bool {
    guard let details = resident?.current else { return false }
    let names = Folding.foldedForSearch(
      [details.shownName, details.preferredName ?? "", "room"].joined(separator: " "))
    let room = Folding.foldedForSearch(details.room ?? "")
    let number = details.nhsNumber?.digits ?? ""
    let wanted = Folding.foldedForSearch(text)
    let digits = wanted.filter { !$0.isWhitespace }
    if digits.count >= 3, digits.allSatisfy(\.isNumber), number.contains(digits) { return true }
    let keys = [details.family, details.given, details.preferredName ?? ""].map(NameKey.word)
    return wanted.split(whereSeparator: \.isWhitespace).allSatisfy { word in
      if names.contains(word) || room.hasPrefix(word) { return true }
      if word.count >= 3 && number.contains(word) { return true }
      let key = NameKey.word(String(word))
      return !key.isEmpty && keys.contains { $0.contains(key) }
    }
  }

  static func move(_ state: inout ProgramState, _ step: Int) {
    guard case .roundList(var list)? = state.stack.first else { return }
    let shown = shown(state)
    let place = shown.firstIndex { $0 == list.selected } ?? 0
    let target = min(max(0, place + step), max(0, shown.count - 1))
    list.selected = shown.indices.contains(target) ? shown[target] : nil
    state.stack[0] = .roundList(list)
  }

  /// Shows some of the residents only.
  static func show(_ state: inout ProgramState, only filter: RoundListState.Filter) {
    guard case .roundList(var list)? = state.stack.first else { return }
    list.filter = filter
    state.stack[0] = .roundList(list)
    keepSelection(&state)
  }

  /// The same on the home's list.
  static func show(_ state: inout ProgramState, only filter: PrepareFilter) {
    guard case .roundList(var list)? = state.stack.first else { return }
    list.prepareFilter = filter
    state.stack[0] = .roundList(list)
    keepSelection(&state)
  }

  /// The whole list, its first resident selected.
  static func toTheTop(_ state: inout ProgramState) {
    guard !state.stack.isEmpty else { return }
    state.stack[0] = .roundList(RoundListState())
  }

  /// When the selected row is filtered away, the first one is selected.
  private static func keepSelection(_ state: inout ProgramState) { move(&state, 0) }

  /// Selects a resident, or the next one to be seen.
  static func select(_ state: inout ProgramState, _ resident: ResidentID?) {
    guard case .roundList(var list)? = state.stack.first else { return }
    list.search = nil
    list.showAll()
    list.ordering = nil
    let next = state.list.first { $0.status == .toSee }?.resident
    list.selected = resident ?? next ?? list.selected
    state.stack[0] = .roundList(list)
  }

  private static func find(
    _ state: inout ProgramState, _ list: RoundListState, _ key: Key
  ) -> [ProgramEffect] {
    var list = list
    switch CommandRegistry.command(for: key, in: .finding)?.id {
    case .back:
      list.search = nil
      state.stack[0] = .roundList(list)
    case .up: move(&state, -1)
    case .down: move(&state, 1)
    case .pageUp: move(&state, -10)
    case .pageDown: move(&state, 10)
    case .open where key == .enter:
      if let resident = selectedResident(state) {
        // Found: the box closes, so that the next letter is a command again.
        list.search = nil
        list.selected = resident
        state.stack[0] = .roundList(list)
        state.stack.append(.resident(ResidentState(resident: resident)))
      }
    case .help: return ProgramUpdate.help(&state, .finding)
    default:
      _ = list.search?.apply(key, width: 30, height: 1)
      state.stack[0] = .roundList(list)
      keepSelection(&state)
    }
    return []
  }

  private static func order(
    _ state: inout ProgramState, _ list: RoundListState, _ key: Key
  ) -> [ProgramEffect] {
    var list = list
    guard var ordering = list.ordering else { return [] }
    let command = CommandRegistry.command(for: key, in: .reordering)?.id
    switch command {
    case .back:
      list.ordering = nil
      state.stack[0] = .roundList(list)
    case .pickUp:
      ordering.isHeld.toggle()
      list.ordering = ordering
      list.selected = list.selected ?? ordering.order.first
      state.stack[0] = .roundList(list)
    case .up, .down:
      let step = command == .up ? -1 : 1
      let place = ordering.order.firstIndex { $0 == list.selected } ?? 0
      let target = place + step
      guard ordering.order.indices.contains(target) else { return [] }
      if ordering.isHeld {
        ordering.order.swapAt(place, target)
      } else {
        list.selected = ordering.order[target]
      }
      list.ordering = ordering
      state.stack[0] = .roundList(list)
    case .check:
      guard let round = state.round else { return [] }
      let before = state.list.map(\.resident)
      guard ordering.order != before else {
        state.message = Message(.note, "The order is as it was.")
        return []
      }
      SignUpdate.openOrder(&state, round: round, order: ordering.order)
    case .help: return ProgramUpdate.help(&state, .reordering)
    default: break
    }
    return []
  }
}
