import RoundCore

/// Draws the state: a pure function to a canvas.
public enum ProgramView {
  public static func view(_ state: ProgramState) -> Canvas {
    state.tour.map { TourView(state: state, tour: $0).draw() } ?? screen(state)
  }

  /// Works out, on another core, a part of the picture that is being drawn: what stands beside the list.
  public static func prepareBeside(_ state: ProgramState) {
    guard !state.isHidden, state.tour == nil, case .roundList(let list) = state.stack.last else {
      return
    }
    RoundListView(state: state, list: list).prepareBeside()
  }

  /// The screens alone, without the tour under them.
  static func screen(_ state: ProgramState) -> Canvas {
    if state.isHidden { return LockView.draw(state) }
    if Layout.isTooSmall(state.size) { return tooSmall(state) }
    switch state.stack.last {
    case .roundList(let list): return RoundListView(state: state, list: list).draw()
    case .resident(let screen):
      return ResidentView(state: state, resident: screen.resident, size: state.size)
        .draw(scroll: screen.scroll)
    case .form(let form): return FormScreen.draw(state, form)
    case .draftOffer(let offer): return DraftOfferView(state: state, offer: offer).draw()
    case .sign(let sign): return SignView(state: state, sign: sign).draw()
    case .page(let page): return TextPageView(state: state, page: page).draw()
    case .urgent(let page): return UrgentPageView(state: state, page: page).draw()
    case .help(let help): return HelpView(state: state, help: help).draw()
    case .settings(let screen): return SettingsView(state: state, screen: screen).draw()
    case .picker(let picker): return PickerView(state: state, picker: picker).draw()
    case .palette(let palette): return PaletteView(state: state, palette: palette).draw()
    case .keyBox(let box): return KeyBoxView(state: state, box: box).draw()
    case .signed(let list): return SignedListView(state: state, list: list).draw()
    case .register(let screen): return RegisterView(state: state, screen: screen).draw()
    case .actions(let screen): return ActionsView(state: state, screen: screen).draw()
    case .messages(let scroll): return MessagesView(state: state, scroll: scroll).draw()
    case .calendar(let calendar): return CalendarView(state: state, calendar: calendar).draw()
    case .returned(let screen): return ReturnedView(state: state, screen: screen).draw()
    case .exchange(let page): return ExchangeView(state: state, page: page).draw()
    case .phrases(let screen): return PhrasesView(state: state, screen: screen).draw()
    case .people(let screen): return PeopleView(state: state, screen: screen).draw()
    case nil: return Canvas(size: state.size)
    }
  }

  /// When something happens by itself: at the next minute of the clock, when the PIN is asked for
  /// again, with each second until it may be tried again, when a draft is to be saved, or when the screen is locked; nil
  /// while it is locked and nothing is to be done.
  ///
  /// On the locked screen also when the passphrase is asked for again, and while a wrong PIN makes wait.
  public static func nextChange(_ state: ProgramState) -> Moment? {
    if state.isHidden {
      return [
        state.drafts.nextChange.flatMap { $0 > state.now ? $0 : nil }, state.lockPictureChangeAt,
      ].compactMap(\.self).min()
    }
    let minute = Moment(milliseconds: (state.now.milliseconds / 60_000 + 1) * 60_000)
    let moments = [
      minute, state.pinGoodUntil, waitChange(state), state.tour?.nextAt,
      state.drafts.nextChange, state.lockAt, state.lockWarningAt,
    ]
    .compactMap(\.self)
    return moments.filter { $0 > state.now }.min() ?? minute
  }

  /// The wait after wrong PINs is counted down where it is shown; elsewhere only its end matters.
  private static func waitChange(_ state: ProgramState) -> Moment? {
    guard case .sign? = state.stack.last else { return state.pinBlockedUntil }
    return state.pinBlockedUntil?.nextSecond(after: state.now)
  }

  private static func tooSmall(_ state: ProgramState) -> Canvas {
    var canvas = Canvas(size: state.size)
    let need = Layout.smallest
    let text =
      "Need \(need.columns) x \(need.rows), have \(state.size.columns) x \(state.size.rows). "
      + "Make the window larger. q leaves."
    var lines = SafeText.wrapped(text, width: state.size.columns)
    lines += state.strip.lines(hidingNames: true).flatMap {
      SafeText.wrapped($0, width: state.size.columns)
    }
    if let message = state.message {
      lines += SafeText.wrapped(message.text, width: state.size.columns)
    }
    for (row, line) in lines.enumerated() { canvas.put(line, column: 0, row: row) }
    return canvas
  }
}
