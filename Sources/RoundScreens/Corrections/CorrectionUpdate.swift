import RoundCore

/// The way from what was signed to its correction.
enum CorrectionUpdate {
  /// Lists what was signed for a resident.
  static func list(_ state: inout ProgramState, _ resident: ResidentID?) {
    guard let resident else { return }
    state.stack.append(.signed(SignedListState(resident: resident)))
  }

  /// Undo can't take back what was signed: where a correction can put it right, it is offered.
  ///
  /// - Returns: false when there is nothing to offer here.
  static func lead(_ state: inout ProgramState) -> Bool {
    guard let resident = Availability.subject(state),
      let words = UndoUpdate.reasonToCorrect(resident, state),
      Availability.reason(.correct, state) == nil
    else { return false }
    list(&state, resident)
    state.message = Message(.note, words + (signedLast(but: resident, state) ?? ""))
    return true
  }

  /// What was signed last on a closed round, where that is another resident's: it may be what is meant.
  private static func signedLast(but resident: ResidentID, _ state: ProgramState) -> String? {
    guard state.isClosed, let round = state.round else { return nil }
    let reviews = state.record.residents.values.flatMap { person in
      person.reviews.facts.filter { $0.body.round == round }
    }
    guard let last = reviews.max(by: { EntryHeader.isOrdered($0.header, before: $1.header) }),
      let owner = last.header.resident, owner != resident,
      let name = state.record.residents[owner]?.current?.shownName
    else { return nil }
    return " Signed last: \(name)."
  }

  /// Opens what one of the list is put right with: taking it back, or the form of a correction.
  static func open(_ item: Correctable, of resident: ResidentID, _ state: inout ProgramState) {
    guard let person = state.record.residents[resident] else { return }
    switch item.way {
    case .not(let reason): state.message = Message(.note, reason)
    case .takeBack: UndoUpdate.open(item.entry.header.id, of: resident, &state)
    case .correct:
      FormUpdate.open(&state, CorrectionForm.make(item, resident: person, state: state))
    }
  }

  // MARK: From the form on

  /// What a filled-in form leads to: the right resident is chosen, or everything is shown once more.
  static func goOn(_ state: inout ProgramState, _ form: Form) {
    guard case .correction(let entry, _, let isMove) = form.purpose else { return }
    guard let old = state.record.signed(entry), old.stands else {
      state.message = Message(
        .problem, "Somebody has corrected this meanwhile. Esc goes back, to look at it first.")
      return
    }
    let isWrongResident = isMove || form.chosen("mistake") == EntryCorrected.wrongResident
    if isWrongResident, let name = name(in: form, old.header.resident, state) {
      complain(
        &state, form, "mistakeWhy",
        "Leave names out (\(name)): this stands in both records, and neither names a resident.")
      return
    }
    if !isMove, isWrongResident {
      var picker = PickerState()
      picker.wrong = old.header.resident
      state.stack.append(.picker(picker))
      return
    }
    if CorrectionEntries.changesNothing(form, state) {
      complain(
        &state, form, "stands",
        "Nothing is changed below. Put right what was wrong, or choose Nothing.")
    } else {
      sign(&state, form)
    }
  }

  private static func complain(
    _ state: inout ProgramState, _ form: Form, _ field: String, _ sentence: String
  ) {
    var form = form
    form.change(field) { $0.problem = sentence }
    form.focus(on: field)
    FormScreen.keepFocusInView(&form, state)
    ProgramUpdate.replaceTop(&state, .form(form))
    state.message = Message(.problem, "One thing has to be put right: it is marked with !")
  }

  /// The name that the reason of a move has in it: a surname of any resident of the home, since the
  /// right one may not be chosen yet, or a given name of one of the two; nil where it has none.
  private static func name(
    in form: Form, _ wrong: ResidentID?, _ state: ProgramState
  ) -> String? {
    let words = Set(Folding.words(form.text("mistakeWhy") ?? ""))
    func found(_ name: String?, atLeast letters: Int) -> Bool {
      let parts = Folding.words(name ?? "").filter { $0.count >= letters }
      return !parts.isEmpty && parts.allSatisfy(words.contains)
    }
    let two = [wrong, form.resident].compactMap { id in
      id.flatMap { state.record.residents[$0]?.current }
    }
    if let given = two.first(where: { found($0.given, atLeast: 3) })?.given { return given }
    return state.record.residents.values.compactMap(\.current?.family)
      .filter { found($0, atLeast: 2) }.min()
  }

  /// The right resident was chosen: the review goes on as theirs.
  static func move(to resident: ResidentID, _ state: inout ProgramState) {
    guard case .form(let form)? = state.stack.last,
      case .correction(let entry, _, _) = form.purpose, let from = form.resident,
      let wrong = state.record.residents[from], let right = state.record.residents[resident],
      let item = Correctable.all(from, state).first(where: { $0.entry.header.id == entry })
    else { return }
    DraftKeeping.leave(&state)
    let old = state.drafts.open
    state.stack.removeLast()
    FormUpdate.open(
      &state,
      CorrectionForm.move(
        item, from: wrong, to: right, why: form.text("mistakeWhy") ?? "", state: state))
    // What was typed goes on in the new form, and is kept with that as soon as that is kept itself.
    if let old, let file = old.file, let key = state.draftKey {
      state.drafts.carried = Drafts.Carried(key: old.key, file: file, to: key)
    }
  }

  /// Residents that it could belong to: everybody but the one it was signed for.
  static func candidates(_ state: ProgramState, _ picker: PickerState) -> [ResidentRecord] {
    let register = state.record.register
    let listed = Set(state.list.map(\.resident))
    // Those on the list of the round are more likely to be meant.
    return
      (register.filter { listed.contains($0.id) } + register.filter { !listed.contains($0.id) })
      .filter { resident in
        resident.id != picker.wrong
          && (picker.search.isEmpty || RoundListUpdate.matches(resident, picker.search.text))
      }
  }

  private static func sign(_ state: inout ProgramState, _ form: Form) {
    guard let author = SignUpdate.signer(state, 0) else {
      state.message = Message(.problem, "Nobody is set up to sign on this computer.")
      return
    }
    guard let entries = CorrectionEntries.make(form, author: author, &state),
      let old = state.record.signed(entries.correction.entry)
    else { return }
    let lines = CorrectionText.lines(entries.drafts, author: author, state: state)
    let name =
      old.header.resident.flatMap { state.record.residents[$0]?.current?.shownName } ?? ""
    let words =
      "Saved: corrected, \(SignedWords.summary(old, in: state.record, state.catalog)) for \(name)."
    var next = AfterSaving.backToList(select: old.header.resident)
    if let round = entries.correction.round, entries.correction.closing != nil {
      next = .sheet(round)
    } else if let resident = form.resident {
      next = .backToResident(resident)
    }
    state.stack.append(
      .sign(
        SignState(
          title: form.title, resident: form.resident, sentences: lines, drafts: entries.drafts,
          savedWords: words, next: next)))
    SignUpdate.noteReading(&state)
  }
}
