import RoundCore

extension Form {
  /// What a key asked for beyond the form's own state.
  enum Request: Hashable {
    case none
    case leave, check
    /// Open the form of a block: an existing one, or a new one for nil.
    case openBlock(BlockKind, index: Int?)
    case say(String)
    case notMine
  }

  /// Takes a key; `width` and `height` are those of the text boxes on screen.
  mutating func apply(_ key: Key, width: Int, height: Int, now: Moment) -> Request {
    if [.tab, .backTab, .control("s")].contains(key), let words = wordNotTaken() {
      // Said once: the same key again goes on.
      typedWord = TypedWord()
      return .say(words)
    }
    switch key {
    case .tab:
      move(1)
      return .none
    case .backTab:
      move(-1)
      return .none
    case .control("s"):
      // Another key ends what was typed.
      typedWord = TypedWord()
      return .check
    case .escape:
      if isBig {
        isBig = false
        return .none
      }
      return .leave
    default: break
    }
    // A form may have nothing to ask, as a closing of a round where everybody was seen.
    guard fields.indices.contains(focus) else { return .notMine }
    fields[focus].problem = nil
    if let request = applyTypedWord(key, now: now) { return request }
    switch fields[focus].kind {
    case .choice(let options, let chosen, let cursor):
      // Enter held down, or pressed to go on, must not answer what nobody has looked at.
      if key == .enter, chosen == nil, cursor == 0, options.count > 1 {
        return .say(
          "Nothing is chosen yet. Type its number, or Space for the first; Tab goes on without.")
      }
      return applyChoice(key, options, chosen, cursor)
    case .ticks(let options, let ticked, let cursor):
      return applyTicks(key, options, ticked, cursor)
    case .text(var editor):
      if key == .control("e"), editor.isMultiline {
        isBig.toggle()
        return .none
      }
      if key == .enter && !editor.isMultiline {
        move(1)
        return .none
      }
      if let proposed = fields[focus].proposed, case .character = key, editor.text == proposed {
        _ = editor.apply(.end, width: width)
        _ = editor.apply(.control("u"), width: width)
      }
      let handled = editor.apply(key, width: width, height: height)
      if handled { fields[focus].proposed = nil }
      fields[focus].kind = .text(editor)
      return handled ? fullNotice(editor) : moveOut(key)
    case .date(var editor):
      if key == .enter {
        move(1)
        return .none
      }
      let handled = editor.apply(key, width: width, height: 1)
      fields[focus].kind = .date(editor)
      return handled ? .none : moveOut(key)
    case .secret(var editor):
      if key == .enter {
        move(1)
        return .none
      }
      if case .character(let character) = key, fields[focus].takesDigitsOnly,
        !("0"..."9").contains(character)
      {
        return .say("A PIN has digits only.")
      }
      let handled = editor.apply(key, width: width, height: 1)
      fields[focus].kind = .secret(editor)
      return handled ? .none : moveOut(key)
    case .blocks(let kind, let items, let cursor):
      return applyBlocks(key, kind, items, cursor)
    }
  }

  private func fullNotice(_ editor: TextEditor) -> Request {
    editor.isFull ? .say("This box is full.") : .none
  }

  /// Up and Down at the edge of a field go to its neighbour.
  mutating func moveOut(_ key: Key) -> Request {
    switch key {
    case .up:
      move(-1)
      return .none
    case .down:
      move(1)
      return .none
    default: return .notMine
    }
  }

  /// Takes out what was begun on a line, before what stands on it; nil where nothing was.
  private mutating func takeOutBegun(
    _ kind: BlockKind, at cursor: Int, of count: Int
  ) -> Request? {
    guard let place = begun.firstIndex(where: { $0.kind == kind && ($0.index ?? count) == cursor })
    else { return nil }
    let form = begun.remove(at: place)
    removed = RemovedBlock(field: fields[focus].id, what: .begun(form), place: cursor)
    let stays = form.index == nil ? "" : " It stays as it was."
    return .say("What was begun here is taken out.\(stays) Ctrl-Z puts it back.")
  }

  private mutating func applyBlocks(
    _ key: Key, _ kind: BlockKind, _ items: [Block], _ cursor: Int
  ) -> Request {
    var cursor = cursor
    var items = items
    var request = Request.none
    switch key {
    case .up, .left:
      if cursor == 0 { return key == .up ? moveOut(key) : .none }
      cursor -= 1
    case .down, .right:
      if cursor >= items.count { return key == .down ? moveOut(key) : .none }
      cursor += 1
    case .home: cursor = 0
    case .end: cursor = items.count
    case .enter:
      return .openBlock(kind, index: cursor < items.count ? cursor : nil)
    case .delete:
      if let request = takeOutBegun(kind, at: cursor, of: items.count) { return request }
      guard items.indices.contains(cursor) else {
        return .say("Nothing stands on this line that could be taken out.")
      }
      removed = RemovedBlock(field: fields[focus].id, what: .block(items[cursor]), place: cursor)
      items.remove(at: cursor)
      request = .say("Taken out of this form. Ctrl-Z puts it back.")
    case .control("z"):
      guard let back = removed, back.field == fields[focus].id else { return .none }
      cursor = min(back.place, items.count)
      switch back.what {
      case .block(let block): items.insert(block, at: cursor)
      case .begun(let form):
        begun.removeAll { $0.kind == form.kind && $0.index == form.index }
        begun.append(form)
      }
      removed = nil
      request = .say("Put back.")
    default: return .notMine
    }
    fields[focus].kind = .blocks(kind: kind, items: items, cursor: min(cursor, items.count))
    return request
  }

  /// Takes pasted text where text is typed; elsewhere it is refused, since it must never run a command.
  mutating func paste(_ text: String) -> String? {
    guard fields.indices.contains(focus) else { return nil }
    switch fields[focus].kind {
    case .text(var editor):
      let note = editor.paste(text)
      fields[focus].kind = .text(editor)
      fields[focus].problem = nil
      return note?.message.string
    case .date(var editor):
      let note = editor.paste(text)
      fields[focus].kind = .date(editor)
      return note?.message.string
    default: return "Pasted text goes into text boxes only. Nothing was done with it."
    }
  }
}
