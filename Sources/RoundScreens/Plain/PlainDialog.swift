import RoundCore

/// The program as a talk in lines: what is printed, and what a typed line does.
///
/// For screen readers, braille displays, serial lines and scripts. It changes the state only by the
/// reducers of the screens, so what can be done, what is asked and what is checked are the same.
public struct PlainDialog: Sendable {
  /// What a line is asked with.
  public struct Prompt: Hashable, Sendable {
    public let text: String
    /// What is typed must not be seen: a PIN.
    public let isSecret: Bool

    public init(text: String, isSecret: Bool) {
      self.text = text
      self.isSecret = isSecret
    }
  }

  /// Where the person was when something was last printed.
  enum Place: Hashable {
    case list, ordering, resident(ResidentID), form(FormPurpose, depth: Int, field: String)
    case sign(String), page(String), urgent(ResidentID), picker, signed(ResidentID), register,
      actions(ActionsState.Shown), returned(RoundID), exchange(ExchangeStep), other(Int), locked
  }

  var place: Place?
  /// A resident keeps the number that was first said, whatever becomes of the order.
  var numbers: [ResidentID] = []
  /// Those whom the last search offered, in the order printed.
  var offered: [ResidentID] = []
  /// The open actions, in the order printed.
  var openActions: [EntryID] = []
  /// The residents of the register, in the order printed.
  var registered: [ResidentID] = []
  var hasSaidList = false
  /// Whose list for which round was said.
  private var saidList: ListSaid?

  private struct ListSaid: Equatable {
    let round: RoundID?
    let role: DeviceSettings.Role
  }
  /// The text box that a further line belongs to.
  var isContinuing: String?
  /// The purpose of the form whose banner was last said.
  var introduced: FormPurpose?
  /// What is to be printed once.
  var notes: [String] = []
  private var saidMessage: Message?

  public init() {}

  // MARK: Printing

  /// What has to be printed before the next line is asked for.
  public mutating func lines(_ state: ProgramState) -> [String] {
    guard !state.isHidden else { return lockedLines(state) }
    var lines: [String] = []
    if state.message != saidMessage, let message = state.message {
      lines.append((message.level == .problem ? "! " : "") + message.text)
    }
    saidMessage = state.message
    lines += notes
    notes = []
    // Another round's list, or that of the other side, is another list.
    let list = ListSaid(round: state.round, role: state.role)
    if list != saidList {
      if case .roundList? = state.stack.last {
        hasSaidList = false
        place = nil
        saidList = list
      }
    }
    let now = here(state)
    if now != place {
      place = now
      lines += state.strip.lines().map { "!! \($0)" } + whole(state)
    }
    return lines
  }

  private func here(_ state: ProgramState) -> Place {
    switch state.stack.last {
    case .roundList(let list): return list.ordering == nil ? .list : .ordering
    case .resident(let resident): return .resident(resident.resident)
    case .form(let form):
      return .form(form.purpose, depth: state.stack.count, field: form.focused?.id ?? "")
    case .sign(let sign): return .sign(sign.title)
    case .page(let page): return .page(page.title + page.fileName)
    case .urgent(let page): return .urgent(page.resident)
    case .picker: return .picker
    case .signed(let list): return .signed(list.resident)
    case .register(let screen) where screen.search == nil: return .register
    case .actions(let screen): return .actions(screen.shown)
    case .returned(let screen): return .returned(screen.round)
    case .exchange(let page): return .exchange(page.step)
    default: return .other(state.stack.count)
    }
  }

  private mutating func whole(_ state: ProgramState) -> [String] {
    if case .form? = state.stack.last {} else { introduced = nil }
    switch state.stack.last {
    case .roundList(let list):
      guard list.ordering == nil else { return ordering(state) }
      return state.role == .prepare ? prepareList(state) : roundList(state)
    case .resident(let resident): return self.resident(state, resident.resident)
    case .form(let form): return self.form(state, form)
    case .sign(let sign): return self.sign(state, sign)
    case .page(let page): return ["", page.title] + page.lines
    case .urgent(let page): return urgent(state, page)
    case .picker(let picker): return self.picker(state, picker)
    case .signed(let list): return signed(state, list)
    case .register(let screen) where screen.search == nil: return register(state)
    case .actions(let screen): return actions(state, screen)
    case .returned(let screen): return returned(state, screen)
    case .exchange(let page): return exchange(page)
    default: return picture(state)
    }
  }

  /// A screen that has no talk of its own: its text, as it stands.
  private func picture(_ state: ProgramState) -> [String] {
    ProgramView.view(state).lines.filter { !$0.isEmpty }
  }

  /// What the next line is asked with.
  public func prompt(_ state: ProgramState) -> Prompt {
    if state.isHidden { return lockPrompt(state) }
    switch state.stack.last {
    case .roundList(let list) where list.ordering != nil:
      return Prompt(text: "Numbers in your order (empty: as it was)> ", isSecret: false)
    case .roundList: return Prompt(text: "Number, name or command (?: all)> ", isSecret: false)
    case .resident: return Prompt(text: "Command (?: all, empty: back)> ", isSecret: false)
    case .form(let form): return prompt(form)
    case .sign: return signPrompt(state)
    case .page, .urgent: return Prompt(text: "Command (?: all, empty: back)> ", isSecret: false)
    case .actions: return Prompt(text: "Number or command (?: all, empty: back)> ", isSecret: false)
    case .register(let screen) where screen.search == nil:
      return Prompt(text: "Number, name or command (?: all, empty: back)> ", isSecret: false)
    case .returned:
      return Prompt(text: "Number or command (?: all, empty: back)> ", isSecret: false)
    case .picker:
      return Prompt(text: "Part of a name, or a number (empty: back)> ", isSecret: false)
    case .signed:
      return Prompt(
        text: "Which is taken back or corrected? A number (?: all, empty: back)> ", isSecret: false)
    case .exchange(let page): return exchangePrompt(page)
    default: return Prompt(text: "Key (Esc: back)> ", isSecret: false)
    }
  }

  // MARK: Answering

  /// Does what a typed line says; the effects are to be carried out as those of a key.
  public mutating func answer(
    _ line: String, _ state: inout ProgramState, now: Moment
  ) -> [ProgramEffect] {
    state.now = now
    let line = line.trimmed
    if let effects = answerLock(line, &state) { return effects }
    // A message said once is said again when it comes again.
    saidMessage = nil
    state.message = nil
    // Whatever failed was said in the line before.
    state.unread = nil
    switch state.stack.last {
    case .roundList(let list):
      return list.ordering == nil
        ? answerList(line, &state) : answerOrdering(line, list, &state)
    case .resident(let resident): return answerResident(line, resident.resident, &state)
    case .form(let form): return answerForm(line, form, &state)
    case .sign: return answerSign(line, &state)
    case .page:
      return line.isEmpty ? press(.escape, &state) : command(line, .page, &state)
    case .urgent:
      return line.isEmpty ? press(.escape, &state) : command(line, .urgentPage, &state)
    case .actions(let screen): return answerActions(line, screen, &state)
    case .register(let screen) where screen.search == nil:
      return answerRegister(line, screen, &state)
    case .returned(let screen): return answerReturned(line, screen, &state)
    case .picker(let picker): return answerPicker(line, picker, &state)
    case .signed(let list): return answerSigned(line, list, &state)
    case .exchange(let page): return answerExchange(line, page, &state)
    default: return answerPicture(line, &state)
    }
  }

  private mutating func answerPicture(
    _ line: String, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    place = nil
    if let key = PlainKeys.key(line) { return press(key, &state) }
    return line.flatMap { press(.character($0), &state) }
  }

  /// Presses a key as on the screen.
  func press(_ key: Key, _ state: inout ProgramState) -> [ProgramEffect] {
    ProgramUpdate.update(&state, .input(.key(key)), now: state.now)
  }

  /// Does a command by its key, its short name, or the beginning of its title.
  mutating func command(
    _ line: String, _ context: KeyContext, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    if line == "?" || line.lowercased() == "help" {
      notes += PlainKeys.listed(context, state)
      return []
    }
    if line.lowercased() == "again" {
      place = nil
      introduced = nil
      hasSaidList = false
      return []
    }
    guard let command = PlainKeys.command(line, in: context), let key = command.keys.first else {
      notes.append("Not understood: \(line). Type ? for what can be done here.")
      return []
    }
    return press(key, &state)
  }

  /// The place, from 0, that a typed number from 1 to `count` means; nil for anything else.
  static func place(_ text: some StringProtocol, of count: Int) -> Int? {
    // Compared before anything is taken off: what is typed may be the smallest number there is.
    guard let number = Int(text), number >= 1, number <= count else { return nil }
    return number - 1
  }
}
