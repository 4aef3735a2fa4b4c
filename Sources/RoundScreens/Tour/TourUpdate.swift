import RoundCore

/// Walks through the tour: the person presses the keys, and the screens answer as they always do.
enum TourUpdate {
  static func start(_ state: inout ProgramState) {
    let story: TourStory = state.role == .prepare ? .home : .round
    guard !story.steps.isEmpty else { return }
    state.stack = [.roundList(RoundListState())]
    if state.role == .prepare {
      // It begins at the round that is next, whichever list was looked at.
      state.round = nil
      state.proposed = nil
      state.chooseRound()
    }
    RoundListUpdate.toTheTop(&state)
    state.message = nil
    state.tour = TourState(story, window: state.size)
    state.size = TourState.rest(state.size)
  }

  static func leave(_ state: inout ProgramState) {
    guard let tour = state.tour else { return }
    state.tour = nil
    state.size = tour.window
    let again =
      Availability.reason(.tour, state) == nil
      ? "Ctrl-T on the list takes it again." : "Another one needs a fresh pretend home."
    state.message = Message(.note, "The tour is over. \(again)")
  }

  static func update(_ state: inout ProgramState, _ action: ProgramAction) -> [ProgramEffect] {
    var effects: [ProgramEffect] = []
    switch action {
    case .input(.resize(let size)):
      state.tour?.window = size
      effects = ProgramUpdate.act(&state, .input(.resize(TourState.rest(size))))
    case .input(.key(let key)): effects = press(&state, key)
    case .input(.paste):
      state.tour?.note = "The tour takes keys only."
    case .time:
      effects = ProgramUpdate.act(&state, action)
      if !state.isHidden, let next = state.tour?.nextAt, next <= state.now {
        effects += play(&state)
      }
    default: effects = ProgramUpdate.act(&state, action)
    }
    goOn(&state)
    return effects
  }

  // MARK: Keys

  private static func press(_ state: inout ProgramState, _ key: Key) -> [ProgramEffect] {
    guard let tour = state.tour else { return [] }
    state.tour?.note = nil
    if state.isHidden || key == .function(9) || key == .control("l") {
      return ProgramUpdate.act(&state, .input(.key(key)))
    }
    switch CommandRegistry.command(for: key, in: .tour)?.id {
    case .leaveTour:
      leave(&state)
      return []
    case .playTour:
      state.tour?.nextAt = tour.isPlaying ? nil : state.now.adding(seconds: 1)
      return []
    default: break
    }
    if tour.isPlaying {
      state.tour?.nextAt = nil
      state.tour?.note = "It is your turn again."
      return []
    }
    return take(&state, key)
  }

  /// Lets a key through that the step asks for, and any that belongs to words.
  private static func take(_ state: inout ProgramState, _ key: Key) -> [ProgramEffect] {
    guard var tour = state.tour, tour.step != nil else { return [] }
    if tour.index == tour.steps.count - 1, tour.left.isEmpty {
      leave(&state)
      return []
    }
    if tour.wantsWords, isTyping(key) || isWriting(key, state) {
      if case .character = key { tour.typed += 1 }
      state.tour = tour
      return ProgramUpdate.act(&state, .input(.key(key)))
    }
    if tour.wantsWords, tour.typed == 0 {
      state.tour?.note = "Type a few words of your own first."
      return []
    }
    guard let next = tour.left.first, key == next else {
      state.tour?.note =
        tour.left.isEmpty
        ? "One moment."
        : "Not that key. \(KeyScript.bidding(tour.left)); Ctrl-X leaves the tour."
      return []
    }
    tour.left.removeFirst()
    state.tour = tour
    return ProgramUpdate.act(&state, .input(.key(key)))
  }

  private static func isTyping(_ key: Key) -> Bool {
    switch key {
    case .character, .backspace, .delete, .left, .right, .home, .end: return true
    default: return false
    }
  }

  /// Keys of a text box of several rows.
  private static func isWriting(_ key: Key, _ state: ProgramState) -> Bool {
    guard case .form(let form)? = state.stack.last, case .text(let editor)? = form.focused?.kind,
      editor.isMultiline
    else { return false }
    switch key {
    case .enter, .wordLeft, .wordRight, .control("z"), .control("r"), .control("e"): return true
    default: return false
    }
  }

  // MARK: Playing

  /// Presses the next key of the step, and says when the one after it comes.
  private static func play(_ state: inout ProgramState) -> [ProgramEffect] {
    guard let tour = state.tour, let step = tour.step else { return [] }
    if tour.index == tour.steps.count - 1 {
      state.tour?.nextAt = nil
      return []
    }
    state.tour?.nextAt = later(state.now, 250)
    if tour.wantsWords, let text = step.type, tour.typed < text.count {
      state.tour?.nextAt = later(state.now, 30)
      return take(&state, .character(Array(text)[tour.typed]))
    }
    guard let key = tour.left.first else { return [] }
    return take(&state, key)
  }

  private static func later(_ now: Moment, _ milliseconds: Int) -> Moment {
    Moment(milliseconds: now.milliseconds + Int64(milliseconds))
  }

  // MARK: Steps

  /// Goes to the next step when this one's keys were pressed and what it speaks of is on the screen.
  private static func goOn(_ state: inout ProgramState) {
    while var tour = state.tour, let step = tour.step, tour.index < tour.steps.count - 1 {
      if step.untilRead == true {
        SignUpdate.noteReading(&state)
        if isRead(state) {
          tour.left = []
        } else if tour.left.isEmpty {
          tour.left = TourState.keys(of: step)
          state.tour = tour
        }
      }
      guard tour.left.isEmpty, !tour.wantsWords || tour.typed > 0, isSeen(step, state, tour) else {
        return
      }
      tour.index += 1
      tour.left = tour.step.map(TourState.keys) ?? []
      tour.typed = 0
      // Time to read, before the tour presses a key itself: about four words a second.
      if tour.isPlaying {
        let words = tour.step?.say.split(separator: " ").count ?? 0
        tour.nextAt = later(state.now, 500 + words * 240)
      }
      state.tour = tour
    }
  }

  private static func isRead(_ state: ProgramState) -> Bool {
    switch state.stack.last {
    case .sign(let sign)?: return sign.isReadToEnd
    case .page(let page)?:
      let view = TextPageView(state: state, page: page)
      return page.scroll.top + view.bodyRows >= view.lines.count
    default: return false
    }
  }

  private static func isSeen(
    _ step: TourStory.Step, _ state: ProgramState, _ tour: TourState
  ) -> Bool {
    guard tour.isWholeInView, let wanted = step.see, !wanted.isEmpty else { return true }
    let screen = ScreenText(ProgramView.screen(state))
    return wanted.allSatisfy { screen.has($0) }
  }
}
