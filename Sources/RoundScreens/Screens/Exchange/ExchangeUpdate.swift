import RoundCore

/// What the keys do on the pages of the exchange.
enum ExchangeUpdate {
  // MARK: Asking and being answered

  /// Asks the program for a step; it answers each.
  ///
  /// Nobody waits for a page that is there already.
  static func ask(
    _ state: inout ProgramState, _ step: ExchangeStep, isAnew: Bool = false
  ) -> [ProgramEffect] {
    if !isAnew { state.isExchanging = true }
    if case .take = step { state.takesIn = true }
    return [.exchange(step, isAnew: isAnew)]
  }

  static func take(_ state: inout ProgramState, _ answer: ExchangeAnswer) -> [ProgramEffect] {
    if case .page(let page, .anew) = answer {
      show(&state, page, .anew)
      return []
    }
    state.isExchanging = false
    let ahead = state.typedAhead ?? []
    state.typedAhead = nil
    switch answer {
    case .page(let page, let place): show(&state, page, place)
    case .completed(let text, let found):
      guard case .exchange(var page)? = state.stack.last, var input = page.input else { return [] }
      input.editor = TextEditor(text, isMultiline: false, limitBytes: 4_096)
      input.found = found
      page.input = input
      ProgramUpdate.replaceTop(&state, .exchange(page))
      return ahead.flatMap { key -> [ProgramEffect] in
        guard case .exchange(let page)? = state.stack.last else { return [] }
        return press(&state, page, key)
      }
    case .said(let message): state.message = message
    }
    return []
  }

  /// After the list or the sheet was sent: nothing was made to be sent, and where that begins.
  static func noteUnpaired(_ state: inout ProgramState) {
    let words =
      "Nobody is paired with this computer, so no file was made. X pairs and sends, or gives it as a text."
    guard let said = state.message, said.level == .good else { return }
    state.message = Message(.good, "\(said.text) \(words)")
  }

  private static func show(
    _ state: inout ProgramState, _ page: ExchangePage, _ place: ExchangeAnswer.Place
  ) {
    switch place {
    case .above: state.stack.append(.exchange(page))
    case .instead:
      if state.stack.last?.isExchange ?? false { state.stack.removeLast() }
      state.stack.append(.exchange(page))
    case .anew:
      guard case .exchange(let old)? = state.stack.last, old.step == page.step else { return }
      var page = page
      page.selected = min(old.selected, max(0, page.choices.count - 1))
      ProgramUpdate.replaceTop(&state, .exchange(page))
    case .aboveFirst:
      if let first = state.stack.firstIndex(where: \.isExchange) {
        state.stack.removeSubrange((first + 1)...)
      }
      state.stack.append(.exchange(page))
    case .alone: state.stack = [.exchange(page)]
    }
  }

  // MARK: Keys

  static func press(
    _ state: inout ProgramState, _ page: ExchangePage, _ key: Key
  ) -> [ProgramEffect] {
    if state.isExchanging, state.typedAhead != nil {
      // Who types quickly goes on; the path is completed before it counts.
      if (state.typedAhead?.count ?? 0) < 200 { state.typedAhead?.append(key) }
      return []
    }
    if state.isExchanging {
      if key == .character("q"), page.input == nil { return ProgramUpdate.leave(&state) }
      state.message = Message(.note, "One moment: the program is looking.")
      return []
    }
    if let input = page.input { return type(&state, page, input, key) }
    guard let command = CommandRegistry.command(for: key, in: .exchange) else { return [] }
    var page = page
    let view = ExchangeView(state: state, page: page)
    switch command.id {
    case .back: return back(&state)
    case .up: page.selected = max(0, page.selected - 1)
    case .down: page.selected = max(0, min(page.choices.count - 1, page.selected + 1))
    case .number:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue,
        page.choices.indices.contains(number - 1)
      else { return [] }
      page.selected = number - 1
    case .pageUp: page.scroll.move(1 - view.textRows, height: view.textRows, total: view.textLines)
    case .pageDown:
      page.scroll.move(view.textRows - 1, height: view.textRows, total: view.textLines)
    case .choose: return choose(&state, page)
    case .help: return ProgramUpdate.help(&state, .exchange)
    case .leave: return ProgramUpdate.leave(&state)
    default: return ProgramUpdate.everywhere(command.id, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .exchange(page))
    return []
  }

  private static func choose(
    _ state: inout ProgramState, _ page: ExchangePage
  ) -> [ProgramEffect] {
    guard page.choices.indices.contains(page.selected) else { return [] }
    let step = page.choices[page.selected].step
    switch step {
    case .back: return back(&state)
    case .save(let name, let lines): return [.saveFile(name: name, lines: lines)]
    default: return ask(&state, step)
    }
  }

  private static func type(
    _ state: inout ProgramState, _ page: ExchangePage, _ input: ExchangePage.Input, _ key: Key
  ) -> [ProgramEffect] {
    var page = page
    var input = input
    let text = input.editor.text
    switch CommandRegistry.command(for: key, in: .exchangeTyping)?.id {
    case .back: return back(&state)
    case .choose:
      guard text.contains(where: { !$0.isWhitespace }) else {
        state.message = Message(.note, "Nothing was typed yet.")
        return []
      }
      return ask(&state, .typed(input.question, text))
    case .complete:
      guard input.question.isPath else { return [] }
      state.typedAhead = []
      return ask(&state, .complete(input.question, text))
    case .help: return ProgramUpdate.help(&state, .exchangeTyping)
    case .hide, .redraw, nil:
      _ = input.editor.apply(key, width: max(8, state.size.columns - 4), height: 1)
    default: return []
    }
    page.input = input
    ProgramUpdate.replaceTop(&state, .exchange(page))
    return []
  }

  static func paste(_ state: inout ProgramState, _ page: ExchangePage, _ text: String) {
    guard var input = page.input else {
      state.message = Message(
        .note, "Pasted text goes into text boxes only. Nothing was done with it.")
      return
    }
    var page = page
    if let note = input.editor.paste(text) { state.message = Message(.note, note.message.string) }
    page.input = input
    ProgramUpdate.replaceTop(&state, .exchange(page))
  }

  /// Goes back one page; one that shows how things stand is made again.
  static func back(_ state: inout ProgramState) -> [ProgramEffect] {
    guard state.stack.count > 1 else {
      state.message = Message(.note, "This is where it begins. q leaves the program.")
      return []
    }
    ProgramUpdate.pop(&state)
    guard case .exchange(let page)? = state.stack.last, page.step.isLive else { return [] }
    return ask(&state, page.step, isAnew: true)
  }
}

extension Screen {
  var isExchange: Bool {
    if case .exchange = self { return true }
    return false
  }
}
