import RoundCore

/// What the keys do in the register, and what is done about residents and the agreement from elsewhere.
enum RegisterUpdate {
  static func open(_ state: inout ProgramState, select resident: ResidentID? = nil) {
    state.stack.append(.register(RegisterState(selected: resident)))
  }

  static func press(
    _ state: inout ProgramState, _ screen: RegisterState, _ key: Key
  ) -> [ProgramEffect] {
    if screen.search != nil { return find(&state, screen, key) }
    guard let command = CommandRegistry.command(for: key, in: .register) else { return [] }
    return run(command.id, &state)
  }

  /// Does a command, from its key or from the help.
  static func run(_ command: Command.ID, _ state: inout ProgramState) -> [ProgramEffect] {
    guard case .register(var screen)? = state.stack.last else { return [] }
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    let rows = RegisterRows(state.record, screen)
    switch command {
    case .up: move(&screen, rows, -1)
    case .down: move(&screen, rows, 1)
    case .pageUp: move(&screen, rows, -10)
    case .pageDown: move(&screen, rows, 10)
    case .first: move(&screen, rows, -100_000)
    case .last: move(&screen, rows, 100_000)
    case .find: screen.search = TextEditor()
    case .open:
      if let resident = rows.selected(screen) {
        screen.selected = resident.id
        ProgramUpdate.replaceTop(&state, .register(screen))
        state.stack.append(.resident(ResidentState(resident: resident.id)))
      }
      return []
    case .admit:
      FormUpdate.open(&state, admission(state))
      return []
    case .whereabouts, .details, .assess:
      if let resident = rows.selected(screen) {
        screen.selected = resident.id
        ProgramUpdate.replaceTop(&state, .register(screen))
        form(command, &state, resident)
      }
      return []
    case .undo, .redo:
      UndoUpdate.open(command, &state)
      return []
    case .agreement, .coverPage, .clinician: return elsewhere(command, &state)
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .help: return ProgramUpdate.help(&state, .register)
    case .leave: return ProgramUpdate.leave(&state)
    default: return ProgramUpdate.everywhere(command, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .register(screen))
    return []
  }

  private static func move(_ screen: inout RegisterState, _ rows: RegisterRows, _ step: Int) {
    let all = rows.all
    let place = all.firstIndex { $0.id == screen.selected } ?? 0
    let target = min(max(0, place + step), max(0, all.count - 1))
    screen.selected = all.indices.contains(target) ? all[target].id : nil
  }

  private static func find(
    _ state: inout ProgramState, _ screen: RegisterState, _ key: Key
  ) -> [ProgramEffect] {
    var screen = screen
    let rows = RegisterRows(state.record, screen)
    switch CommandRegistry.command(for: key, in: .finding)?.id {
    case .back: screen.search = nil
    case .up: move(&screen, rows, -1)
    case .down: move(&screen, rows, 1)
    case .pageUp: move(&screen, rows, -10)
    case .pageDown: move(&screen, rows, 10)
    case .open where key == .enter:
      // Found: the box closes with the resident selected, so that the next letter is a command again.
      screen.selected = rows.selected(screen)?.id
      screen.search = nil
    case .help: return ProgramUpdate.help(&state, .finding)
    default:
      _ = screen.search?.apply(key, width: 30, height: 1)
      screen.selected = RegisterRows(state.record, screen).selected(screen)?.id
    }
    ProgramUpdate.replaceTop(&state, .register(screen))
    return []
  }

  // MARK: Forms

  static func admission(_ state: ProgramState) -> Form {
    let flag = FlagProposal.fields(
      "Put forward for the round as a new admission?", isNeeded: false, condition: .always,
      record: state.record, catalog: state.catalog)
    return Form(
      purpose: .register(.admit), title: "ADMIT A RESIDENT", resident: nil,
      fields: DetailsFields.make(nil) + [
        .read(
          "admitted", "When did they move in?", as: .register(.pastDay),
          help: "today, yesterday, Mon, 12 Mar. Empty if not known.", text: "today"),
        .line("from", "Where from?", help: "Own home, hospital, another home. Empty if not known."),
      ] + flag)
  }

  /// Opens a form about a resident.
  static func form(_ command: Command.ID, _ state: inout ProgramState, _ resident: ResidentRecord) {
    switch command {
    case .whereabouts:
      FormUpdate.open(
        &state,
        WhereaboutsForm.make(resident, record: state.record, catalog: state.catalog))
    case .details:
      FormUpdate.open(
        &state,
        Form(
          purpose: .register(.details), title: "DETAILS OF THE RESIDENT", resident: resident.id,
          fields: DetailsFields.make(resident.current),
          introduction: "What was written before is kept."))
    case .assess:
      if let standing = state.record.assessment(of: resident.id, on: state.today) {
        FormUpdate.open(&state, AssessmentForm.make(resident.id, standing))
      }
    default: break
    }
  }

  /// What is open from any list or page: the register, the agreement, the cover page, who does a round.
  static func elsewhere(
    _ command: Command.ID, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    switch command {
    case .register: open(&state)
    case .agreement: return [.makePage(.agreement(version: nil))]
    case .coverPage: return [.makePage(.coverPage)]
    case .clinician:
      if let round = state.roundToAllocate {
        FormUpdate.open(&state, AgreementSign.clinicianForm(round, state.record))
      }
    case .editAgreement: state.stack.append(.keyBox(KeyBoxState(menu: .agreementPart)))
    default: break
    }
    return []
  }

  /// Opens the form of a part of the agreement.
  static func openPart(_ state: inout ProgramState, _ part: AgreementPart) {
    FormUpdate.open(
      &state, AgreementForms.make(part, record: state.record, catalog: state.catalog))
  }
}

extension ProgramState {
  /// The round for which it can be said who does it: the one that is worked on, else the next.
  var roundToAllocate: RoundRecord? {
    let open = round.flatMap { record.rounds[$0] }
    if let open, !open.isClosed, open.plan != nil { return open }
    return record.nextRound(after: today)
  }

  /// Whoever is at the keyboard is not the clinician who usually does the round here.
  ///
  /// False where that is not known: nobody is called a stand-in by guess.
  public var isStandIn: Bool {
    guard let me, catalog.profession(me.author.role)?.side != "home",
      let usual = record.agreement?.usualClinician?.name, !usual.trimmed.isEmpty
    else { return false }
    return NameKey.name(usual) != NameKey.name(me.author.name)
  }
}
