import RoundCore

/// The program's one way to change its state: an action in, effects out.
///
/// Pure: no files, no terminal, no clock but the moment it is given.
public enum ProgramUpdate {
  public static func update(
    _ state: inout ProgramState, _ action: ProgramAction, now: Moment
  ) -> [ProgramEffect] {
    state.now = now
    let watch = SafetyWatch(state)
    var effects: [ProgramEffect] = []
    if LockUpdate.note(&state, action) {
      effects = state.tour == nil ? act(&state, action) : TourUpdate.update(&state, action)
    }
    var isEnding = effects.contains { if case .quit = $0 { true } else { false } }
    if case .ending = action { isEnding = true }
    // What was typed is kept before the screen is taken away.
    effects += DraftKeeping.settle(&state, isEnding: isEnding || watch.isLocking(state))
    return effects + watch.effects(state)
  }

  /// What an action does, whether or not a tour is taken.
  static func act(_ state: inout ProgramState, _ action: ProgramAction) -> [ProgramEffect] {
    switch action {
    case .input(let input): return take(&state, input)
    case .time:
      state.takeStrip()
      return []
    case .ending: return []
    case .written(let token, let entries, let failure, let leftBehind):
      return written(&state, token, entries, failure, leftBehind)
    case .others(let entries):
      Meanwhile.take(&state, entries)
      return []
    case .refreshed(let entries, let damage):
      Meanwhile.take(&state, entries)
      if let damage { Meanwhile.tell(&state, damage) }
      return Arrivals.note(&state, entries)
    case .sides(let sides):
      Meanwhile.take(&state, sides)
      return []
    case .sent(let sent): state.sent = sent
    case .whole(let record, let readOnlyReason, let message):
      state.takeWhole(record, readOnlyReason: readOnlyReason, message)
      return []
    case .unreadable: return [.quit]
    case .pinChecked(let fits, let seconds, let isTried):
      return SignUpdate.pinChecked(
        &state, PINGate.Answer(fits: fits, secondsLeft: seconds, isTried: isTried))
    case .unlockChecked(let answer): return LockUpdate.checked(&state, answer)
    case .storeChecked(let answer):
      LockUpdate.storeChecked(&state, answer)
      return []
    case .recoveryMade(let words):
      FormUpdate.showSheet(&state, words)
      return []
    case .peopleChanged(let people, let changed, let words):
      PeopleUpdate.changed(&state, people, changed, words)
      return []
    case .peopleRefused(let sentence):
      PeopleUpdate.refused(&state, sentence)
      return []
    case .phrasesChanged(let owner, let file, let change):
      PhrasesUpdate.changed(&state, owner, file, change)
      return []
    case .sheet(let round, let lines, let fileName):
      showSheet(&state, round, lines, fileName)
      return []
    case .reviewText(let wanted, let lines, let fileName):
      PageUpdate.show(&state, wanted, lines, fileName)
      return []
    case .page(let subject, let title, let lines, let fileName):
      PageUpdate.show(&state, subject, title, lines, fileName)
      return []
    case .copied(let route):
      PageUpdate.copied(&state, route)
      return []
    case .fileSaved(let path):
      state.message = Message(.good, "Saved as \(path)")
      return []
    case .settingsSaved:
      state.message = Message(.good, "Kept for this computer.")
      return []
    case .edited(let text):
      FormUpdate.takeBack(&state, text)
      return []
    case .exchange(let answer): return ExchangeUpdate.take(&state, answer)
    case .unpaired: ExchangeUpdate.noteUnpaired(&state)
    case .problem(let sentence):
      state.message = Message(.problem, sentence, mustBeRead: true)
    case .draftsLoaded(let found, let problems): DraftKeeping.loaded(&state, found, problems)
    case .draftHeld(let key, let hold): DraftKeeping.held(&state, key, hold)
    case .draftSaved(let file, let at): DraftKeeping.saved(&state, file, at: at)
    case .draftFailed(let file, let sentence): DraftKeeping.failed(&state, file, sentence)
    }
    return []
  }

  private static func take(_ state: inout ProgramState, _ input: TerminalInput) -> [ProgramEffect] {
    switch input {
    case .resize(let size):
      state.size = size
      SignUpdate.noteReading(&state)
      return []
    case .paste(let text): return state.isHidden ? [] : paste(&state, text)
    case .key(let key):
      if let lock = state.lock { return LockUpdate.press(&state, lock, key) }
      if key == .function(9) {
        hide(&state)
        return []
      }
      if key == .control("l") { return [.redraw] }
      guard !Layout.isTooSmall(state.size) else {
        return key == .character("q") ? leave(&state) : []
      }
      if key == .control("c") {
        state.message = Message(.note, "To leave press q (Esc first if you are in a form).")
        return []
      }
      // A failure stays until Esc says that it was read; Esc does nothing else then.
      if key == .escape, let unread = state.unread, state.message == nil || state.message == unread
      {
        state.unread = nil
        state.message = nil
        return []
      }
      // A message stays until a key is pressed after it could be read.
      state.message = nil
      if key != .character("q") { state.leaveAsked = false }
      if key == .control("p"), let context = paletteContext(state) {
        PaletteUpdate.open(&state, context)
        return []
      }
      return press(&state, key)
    }
  }

  private static func press(_ state: inout ProgramState, _ key: Key) -> [ProgramEffect] {
    switch state.stack.last {
    case .roundList(let list): return RoundListUpdate.press(&state, list, key)
    case .resident(let resident): return ResidentUpdate.press(&state, resident, key)
    case .form(let form): return FormUpdate.press(&state, form, key)
    case .draftOffer(let offer): return DraftOfferUpdate.press(&state, offer, key)
    case .sign(let sign): return SignUpdate.press(&state, sign, key)
    case .page(let page): return PageUpdate.press(&state, page, key)
    case .urgent(let page): return UrgentPageUpdate.press(&state, page, key)
    case .help(let help): return HelpUpdate.press(&state, help, key)
    case .settings(let screen): return SettingsUpdate.press(&state, screen, key)
    case .picker(let picker): return PickerUpdate.press(&state, picker, key)
    case .palette(let palette): return PaletteUpdate.press(&state, palette, key)
    case .keyBox(let box): return KeyBoxUpdate.press(&state, box, key)
    case .messages(let scroll): return MessagesScreen.press(&state, scroll, key)
    case .signed(let list): return SignedListUpdate.press(&state, list, key)
    case .calendar(let calendar): return CalendarUpdate.press(&state, calendar, key)
    case .register(let screen): return RegisterUpdate.press(&state, screen, key)
    case .actions(let screen): return ActionsUpdate.press(&state, screen, key)
    case .returned(let screen): return ReturnedUpdate.press(&state, screen, key)
    case .exchange(let page): return ExchangeUpdate.press(&state, page, key)
    case .phrases(let screen): return PhrasesUpdate.press(&state, screen, key)
    case .people(let screen): return PeopleUpdate.press(&state, screen, key)
    case nil: return [.quit]
    }
  }

  /// The record changes only here, with what the journal says it holds.
  private static func written(
    _ state: inout ProgramState, _ token: Int, _ entries: [Entry], _ failure: JournalError?,
    _ leftBehind: Damage?
  ) -> [ProgramEffect] {
    state.record.apply(entries)
    guard let saving = state.saving, saving.token == token else {
      // What was written by the way: nobody waits for it, but that it failed has to be said.
      if let failure { state.message = Message(.problem, failure.sentence, mustBeRead: true) }
      return []
    }
    state.saving = nil
    if let failure {
      state.message = Message(.problem, failure.sentence, mustBeRead: true)
      state.forgetWritten(entries)
      return []
    }
    // What could not be saved before is saved now.
    state.unread = nil
    state.noteSigned(entries)
    state.message = Message(
      .good,
      saving.words + ToldFields.offer(after: entries, state)
        + UndoUpdate.hint(state, after: entries, saving.next))
    if let leftBehind {
      state.message = Message(
        .problem,
        "\(saving.words) Before that, the power failed while an entry was being saved: the "
          + "unfinished entry is kept in \(leftBehind.file). Check the last thing you wrote.",
        mustBeRead: true)
    }
    if let signed = state.resident(of: state.stack.last), let note = state.meanwhile[signed] {
      state.message = Message(
        .problem, "\(saving.words) \(note.sentence) Both stand: look at both.")
      state.meanwhile[signed] = nil
    }
    state.chooseRound()
    state.forgetSigned()
    state.stack = Array(state.stack.prefix(1))
    // The list was sent, or the round closed: what goes to the other side is made at once.
    let effects: [ProgramEffect] = Entry.areHandedOver(entries, state.record) ? [.makePacks] : []
    switch saving.next {
    case .backToList(let selected): RoundListUpdate.select(&state, selected)
    case .backToResident(let resident):
      RoundListUpdate.select(&state, resident)
      state.stack.append(.resident(ResidentState(resident: resident)))
    case .observationsResult(let resident):
      UrgentPageUpdate.show(&state, UrgentPageState(resident: resident, kind: .result))
    case .urgentCard(let resident):
      UrgentPageUpdate.show(&state, UrgentPageState(resident: resident, kind: .card))
    case .sheet(let round): return [.makeSheet(round)] + effects
    case .prepare(let round):
      if round != nil || state.round.flatMap({ state.record.rounds[$0] })?.isCancelled ?? true {
        state.proposed = nil
        state.round = round
        state.chooseRound()
      }
      RoundListUpdate.toTheTop(&state)
    case .register(let resident): RegisterUpdate.open(&state, select: resident)
    case .agreement: return [.makePage(.agreement(version: nil))]
    case .actions(let shown, let action): ActionsUpdate.open(&state, shown, select: action)
    case .returned(let round): ReturnedUpdate.open(&state, round)
    case .stay: break
    }
    return effects
  }

  private static func showSheet(
    _ state: inout ProgramState, _ round: RoundID, _ lines: [String], _ fileName: String
  ) {
    let day = state.record.rounds[round]?.date?.shownWithWeekday ?? ""
    let isCorrected = state.record.corrections(of: round).contains { $0.body.isToUndo }
    let title = "\(isCorrected ? "CORRECTED " : "")SHEET FOR THE HOME"
    state.stack.append(
      .page(TextPageState(title: "\(title)  \(day)", lines: lines, fileName: fileName)))
  }

  /// Where All commands is opened from; nil where it can't be.
  private static func paletteContext(_ state: ProgramState) -> KeyContext? {
    guard state.saving == nil else { return nil }
    switch state.stack.last {
    case .roundList(let list):
      return list.ordering != nil ? .reordering : list.search != nil ? .finding : state.listContext
    case .resident: return .resident
    case .form(let form): return form.purpose.isAboutPerson ? nil : .form
    case .sign(let sign): return sign.isChecking ? nil : .sign
    case .page: return .page
    case .urgent: return .urgentPage
    case .messages: return .messages
    case .signed: return .signed
    case .calendar: return .calendar
    case .actions: return .actions
    case .register(let screen): return screen.search == nil ? .register : .finding
    case .people: return .people
    case .phrases: return .phrases
    case .returned: return .returned
    case .help, .picker, .palette, .keyBox, .draftOffer, .settings, .exchange, nil: return nil
    }
  }

  /// Says that there is a tour, where it can be taken.
  public static func offerTour(_ state: inout ProgramState) {
    guard Availability.reason(.tour, state) == nil, state.message == nil else { return }
    state.message = Message(
      .note,
      "New here? Ctrl-T: a tour of about 3 minutes, with your own keys. i: the home's side, which has one "
        + "too. The PIN is \(PretendHome.pin). Nobody here is real.")
  }

  /// Begins the tour, or says why it can't be taken here.
  public static func startTour(_ state: inout ProgramState) {
    if let reason = Availability.reason(.tour, state) {
      state.message = Message(.note, reason)
    } else {
      TourUpdate.start(&state)
    }
  }

  /// Hides the screen: whoever shows it again gives a PIN.
  static func hide(_ state: inout ProgramState) {
    LockUpdate.lock(&state, .hidden)
  }

  /// The screen was locked when the program last ended, so it is locked again.
  public static func lockedBefore(_ state: inout ProgramState) -> [ProgramEffect] {
    let watch = SafetyWatch(state)
    LockUpdate.lock(&state, .before)
    return watch.effects(state)
  }

  /// What is said of a PIN that was refused.
  public static func refusedPIN(_ answer: PINGate.Answer) -> String { PINWords.refused(answer) }

  /// Does what can be done from everywhere; nil when the command belongs to a screen.
  static func everywhere(
    _ command: Command.ID, _ state: inout ProgramState
  ) -> [ProgramEffect]? {
    switch command {
    case .redraw: return [.redraw]
    case .tour:
      TourUpdate.start(&state)
      return []
    case .hide:
      hide(&state)
      return []
    case .messages:
      state.stack.append(.messages(Scroll()))
      return []
    default: return nil
    }
  }

  /// Does what a command's key would do on the screen on top.
  static func doCommand(_ command: Command, _ state: inout ProgramState) -> [ProgramEffect] {
    if let effects = everywhere(command.id, &state) { return effects }
    guard let key = command.keys.first else { return [] }
    return act(&state, .input(.key(key)))
  }

  /// Opens the help over the screen on top.
  static func help(_ state: inout ProgramState, _ context: KeyContext) -> [ProgramEffect] {
    state.stack.append(.help(HelpState(context: context)))
    return []
  }

  /// Leaves at once: what is signed is saved, and what is not is named first and kept.
  static func leave(_ state: inout ProgramState) -> [ProgramEffect] {
    if state.saving != nil {
      state.message = Message(.note, "Saving. One moment.")
      return []
    }
    DraftKeeping.leave(&state)
    let names = state.draftNames
    guard !state.leaveAsked, !names.isEmpty || !state.strip.isEmpty else { return [.quit] }
    state.leaveAsked = true
    let lost = state.drafts.list.filter { state.drafts.failures[$0.file] != nil }
    // Before drafts that are kept: nobody rings because of what stands in a closed program.
    let urgent = state.strip.lines(hidingNames: Layout.isTooSmall(state.size)).first
    let open = urgent.map { "STILL OPEN. \($0). " } ?? ""
    if lost.isEmpty, urgent != nil {
      state.message = Message(.problem, "\(open)q again leaves; any other key stays.")
      return []
    }
    let count = names.count == 1 ? "1 draft is kept" : "\(names.count) drafts are kept"
    if lost.isEmpty {
      state.message = Message(
        .note,
        "\(count): \(names.joined(separator: ", ")). q again leaves; any other key stays.")
    } else {
      let words = lost.map { state.words(for: $0.draft) }.joined(separator: "; ")
      state.message = Message(
        .problem,
        "NOT SAVED, and lost when you leave: \(words). \(open)q again leaves; any other key stays."
      )
    }
    return []
  }

  /// Goes back one screen; the first stays.
  static func pop(_ state: inout ProgramState) {
    if state.stack.count > 1 { state.stack.removeLast() }
  }

  static func replaceTop(_ state: inout ProgramState, _ screen: Screen) {
    if !state.stack.isEmpty { state.stack[state.stack.count - 1] = screen }
  }
}
