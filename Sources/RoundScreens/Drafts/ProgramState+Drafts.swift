import RoundCore

extension ProgramState {
  /// The form on the stack of which a draft is kept.
  var draftedForm: Form? {
    for screen in stack {
      if case .form(let form) = screen, !form.purpose.isBlock { return form }
    }
    return nil
  }

  /// The form that is open, or offered to be gone on with.
  var draftKey: DraftKey? {
    if let form = draftedForm { return DraftKey(form) }
    for screen in stack {
      if case .draftOffer(let offer) = screen { return DraftKey(offer.form) }
    }
    return nil
  }

  /// The block form on top of the form.
  private var openBlock: Form? {
    for screen in stack {
      if case .form(let form) = screen, form.purpose.isBlock { return form }
    }
    return nil
  }

  /// What a draft of the open form would hold.
  var draftContent: Drafts.Content? {
    guard let form = draftedForm, DraftKey(form) != nil else { return nil }
    var blocks = form.begun
    if let open = openBlock.flatMap({ DraftBlockForm($0, isOpen: true) }) {
      blocks.removeAll { $0.kind == open.kind && $0.index == open.index }
      blocks.append(open)
    }
    return Drafts.Content(
      form: DraftForm(form), blocks: blocks,
      answers: form.changedCount + blocks.count { $0.answers > 0 })
  }

  /// Which question has the cursor, on which form.
  var draftPlace: [String] {
    var place = [String(stack.count)]
    for screen in stack {
      if case .form(let form) = screen { place.append(form.focused?.id ?? "") }
    }
    return place
  }

  /// What has been signed is no longer a draft.
  mutating func forgetSigned() {
    guard draftedForm != nil, let open = drafts.open, let file = open.file else { return }
    drafts.remove(open.key, file: file)
    // The correction was begun on the page of the wrong resident.
    if open.key.form == DraftKey.correction {
      for kept in drafts.list
      where kept.draft.key.form == open.key.form && kept.draft.key.about == open.key.about {
        drafts.remove(kept.draft.key, file: kept.file)
      }
    }
    let content = draftContent
    drafts.open?.last = content
  }

  /// `the outcome for WALKER, Doris (Mrs)`.
  func words(for draft: Draft) -> String {
    let name = draft.key.resident.flatMap { record.residents[$0]?.current?.shownName }
    return "\"\(Wording.title(draft.title))\"" + (name.map { " for \($0)" } ?? "")
  }

  /// The drafts in few words: `WALKER, OKORO (J. Reed's), close the round`.
  var draftNames: [String] {
    let all = drafts.list
    return all.map { kept in
      let whose = kept.draft.by.flatMap { $0 == me?.author.name ? nil : "\($0)'s" }
      let notes = [whose, otherList(of: kept.draft.key)].compactMap(\.self)
      let others = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
      let details = kept.draft.key.resident.flatMap { record.residents[$0]?.current }
      guard let details else { return Wording.title(kept.draft.title) + others }
      let isShared = all.contains { other in
        guard let id = other.draft.key.resident, id != kept.draft.key.resident else { return false }
        return record.residents[id]?.current?.family == details.family
      }
      return (isShared ? details.shownName : details.family.uppercased()) + others
    }
  }

  /// `list of Fri 11-Dec-2026`, where a draft is of another list or round than the one on screen.
  func otherList(of key: DraftKey) -> String? {
    let flag = key.resident.flatMap { id in
      record.residents[id]?.flags.facts.first { $0.header.id.text == key.about }
    }
    let id = flag.map(\.body.round.text) ?? key.about
    guard let found = record.rounds.first(where: { $0.key.text == id }), found.key != round,
      let date = found.value.date
    else { return nil }
    return "list of \(date.shownWithWeekday)"
  }

  /// That something was begun and never signed, said where somebody begins; nil where nothing was, and
  /// while nobody has said who they are.
  var keptDrafts: String? {
    guard !needsPerson, !isHidden, !drafts.list.isEmpty else { return nil }
    let names = draftNames
    let most = 6
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return "Begun and not signed: \(names.prefix(most).joined(separator: ", "))\(more). "
      + "It is kept, and offered where it was begun."
  }

  /// Whether the disk has refused the draft of the open form, so that it is lost with this window.
  var isDraftOnlyHere: Bool {
    drafts.open?.file.map { drafts.failures[$0] != nil } ?? false
  }

  /// The note beside a form's title: whether what was typed is on the disk.
  var draftNote: (words: String, isGood: Bool)? {
    guard let open = drafts.open, let content = draftContent else { return nil }
    guard let file = open.file else { return nil }
    if let failure = drafts.failures[file] { return ("DRAFT NOT SAVED: \(failure)", false) }
    if let saved = drafts.savedAt[file],
      drafts.all[open.key]?.contains(where: { $0.file == file }) ?? false
    {
      let time = UKTime(saved)
      let day = time.day == today ? "" : "\(time.day.shown) "
      return ("Draft saved \(day)\(saved.shownWithSeconds)", true)
    }
    return content.answers > 0 ? ("Draft not saved yet", true) : nil
  }
}

extension Moment {
  /// `10:43:10`, as a clock in England shows it.
  var shownWithSeconds: String {
    let seconds = Int(((milliseconds / 1000) % 60 + 60) % 60)
    return "\(UKTime(self).clock):\(seconds < 10 ? "0" : "")\(seconds)"
  }
}
