import RoundCore

/// Compares the state before and after an action, for what is to be written down and done by it: who
/// saw whom, who locked the screen, and who unlocked it.
struct SafetyWatch {
  private let wasHidden: Bool
  private let shown: ResidentID?
  private let page: String?
  private let me: Person?
  private let lock: LockState?

  init(_ state: ProgramState) {
    wasHidden = state.isHidden
    shown = state.shownResident
    page = state.shownText
    me = state.me
    lock = state.lock
  }

  /// The screen has just been locked, so what was typed is to be on the disk.
  func isLocking(_ state: ProgramState) -> Bool { !wasHidden && state.isHidden }

  func effects(_ state: ProgramState) -> [ProgramEffect] {
    guard !state.needsNoPIN else { return [] }
    var effects: [ProgramEffect] = []
    if !wasHidden, let lock = state.lock {
      effects += [.audit(event(.locked, state, by: me, detail: lock.reason.rawValue)), .locked]
    }
    if let lock, !lock.needsPassphrase, state.lock?.needsPassphrase ?? false {
      effects.append(.closeStore)
    }
    if wasHidden, !state.isHidden {
      let other = lock?.owner != nil && lock?.owner != state.me?.id
      effects += [
        .audit(event(.unlocked, state, by: state.me, detail: other ? "other person" : nil)),
        .unlocked,
      ]
    }
    if let now = state.me, now.id != me?.id {
      effects.append(.audit(event(.tookOver, state, by: now, detail: me?.id.text)))
    }
    // Whoever unlocks the screen sees again what stands on it, and is written down again.
    let isNewEye = wasHidden && !state.isHidden || me?.id != state.me?.id
    if let resident = state.shownResident, resident != shown || isNewEye {
      effects.append(.audit(event(.residentOpened, state, by: state.me, resident: resident)))
    }
    if let page = state.shownText, page != self.page || isNewEye {
      effects.append(.audit(event(.textShown, state, by: state.me, detail: page)))
    }
    return effects
  }

  private func event(
    _ kind: AuditEvent.Kind, _ state: ProgramState, by person: Person?,
    resident: ResidentID? = nil, detail: String? = nil
  ) -> AuditEvent {
    AuditEvent(
      kind, at: state.now, home: state.record.home, person: person, resident: resident,
      detail: detail)
  }
}

extension ProgramState {
  /// The resident whom the screen on top is about; nil while the screen is locked.
  var shownResident: ResidentID? {
    guard lock == nil else { return nil }
    for screen in stack.reversed() {
      switch screen {
      case .resident(let resident): return resident.resident
      case .urgent(let page): return page.resident
      case .form(let form): return form.resident
      case .sign(let sign): return sign.resident
      case .draftOffer(let offer): return offer.form.resident
      case .signed(let list): return list.resident
      case .page(let page): return page.review?.resident
      // What lies over a screen shows nobody else.
      case .help, .palette, .keyBox, .messages: continue
      default: return nil
      }
    }
    return nil
  }

  /// The file name of the text on top, which holds no resident's name, or what else on top tells of many
  /// residents; nil while the screen is locked.
  var shownText: String? {
    guard lock == nil else { return nil }
    switch stack.last {
    case .page(let page)?: return page.fileName
    case .exchange(let page)?: return page.step.shownText
    default: return nil
    }
  }
}

extension ExchangeStep {
  /// What of residents its page shows, in the words of the audit; nil where it names none.
  fileprivate var shownText: String? {
    switch self {
    case .listText: return "list of the home"
    case .spreadsheet, .takeSpreadsheet: return "spreadsheet"
    default: return nil
    }
  }
}
