import RoundCore

/// What the keys do where a draft is offered.
enum DraftOfferUpdate {
  static func press(
    _ state: inout ProgramState, _ offer: DraftOfferState, _ key: Key
  ) -> [ProgramEffect] {
    var offer = offer
    if offer.mode == .confirming {
      if key == .character("y") {
        startAgain(&state, offer)
      } else {
        offer.mode = .choosing
        offer.choice = .goOn
        ProgramUpdate.replaceTop(&state, .draftOffer(offer))
        state.message = Message(.note, "The draft is kept.")
      }
      return []
    }
    let view = DraftOfferView(state: state, offer: offer)
    let height = view.bodyRows
    let total = view.totalLines
    let id = CommandRegistry.command(for: key, in: .draftOffer)?.id
    switch (offer.mode, id) {
    case (.comparing, .up): offer.scroll.move(-1, height: height, total: total)
    case (.comparing, .down): offer.scroll.move(1, height: height, total: total)
    case (_, .pageUp): offer.scroll.move(1 - height, height: height, total: total)
    case (_, .pageDown): offer.scroll.move(height - 1, height: height, total: total)
    case (_, .up): offer.choice = .init(rawValue: offer.choice.rawValue - 1) ?? offer.choice
    case (_, .down): offer.choice = .init(rawValue: offer.choice.rawValue + 1) ?? offer.choice
    case (.comparing, .back), (.comparing, .choose):
      offer.mode = .choosing
      offer.choice = .goOn
      offer.scroll = Scroll()
    case (_, .back):
      ProgramUpdate.pop(&state)
      return []
    case (_, .help): return ProgramUpdate.help(&state, .draftOffer)
    case (_, .choose): return choose(&state, offer, offer.choice)
    case (_, .continueDraft): return choose(&state, offer, .goOn)
    case (_, .startAgain): return choose(&state, offer, .startAgain)
    case (_, .compareDraft): return choose(&state, offer, .compare)
    default: return []
    }
    ProgramUpdate.replaceTop(&state, .draftOffer(offer))
    return []
  }

  private static func choose(
    _ state: inout ProgramState, _ offer: DraftOfferState, _ choice: DraftOfferState.Choice
  ) -> [ProgramEffect] {
    var offer = offer
    offer.choice = choice
    offer.scroll = Scroll()
    switch choice {
    case .goOn:
      goOn(&state, offer)
      return []
    case .startAgain where offer.isTakenBack:
      startAgain(&state, offer)
      return []
    case .startAgain: offer.mode = .confirming
    case .compare: offer.mode = .comparing
    }
    ProgramUpdate.replaceTop(&state, .draftOffer(offer))
    return []
  }

  /// The form with what the draft says, at the same question, with the cursor where it was.
  static func restored(_ offer: DraftOfferState) -> Form {
    var form = offer.form
    form.takeOver(offer.kept.draft.form)
    form.begun = offer.kept.draft.blocks
    return form
  }

  private static func goOn(_ state: inout ProgramState, _ offer: DraftOfferState) {
    var form = restored(offer)
    let block = form.begun.first(where: \.isOpen)
    if block == nil, offer.then != nil { form.focus(on: "carePlan") }
    if block == nil, !form.blocks("carePlan").isEmpty { form.isOnTheWay = false }
    ProgramUpdate.pop(&state)
    FormUpdate.open(&state, form)
    if let block {
      FormUpdate.openBlock(&state, block.kind, index: block.index)
    } else if let kind = offer.then, form.blocks("carePlan").isEmpty {
      FormUpdate.openBlock(&state, kind, index: nil)
    }
    state.drafts.open?.file = offer.kept.file
    state.drafts.open?.begunAt = offer.kept.draft.begunAt
    let content = state.draftContent
    state.drafts.open?.last = content
    state.message = Message(
      .note,
      offer.isTakenBack
        ? "Here is what was taken back. Nothing is signed: change what was wrong, then Ctrl-S."
        : "Here is what you had begun.")
  }

  private static func startAgain(_ state: inout ProgramState, _ offer: DraftOfferState) {
    ProgramUpdate.pop(&state)
    state.drafts.remove(offer.kept.draft.key, file: offer.kept.file)
    FormUpdate.open(&state, offer.form)
    if let kind = offer.then { FormUpdate.openBlock(&state, kind, index: nil) }
    state.drafts.open?.file = offer.kept.file
    let now = state.now
    state.drafts.open?.begunAt = now
    let content = state.draftContent
    state.drafts.open?.last = content
    state.message = Message(
      .note,
      offer.isTakenBack
        ? "This is a new form. What was taken back stays in the journal."
        : "The draft is gone; this is a new form.")
  }
}
