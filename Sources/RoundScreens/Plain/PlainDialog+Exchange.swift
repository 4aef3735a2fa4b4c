import RoundCore

extension PlainDialog {
  /// A page of the exchange, with its choices by number.
  func exchange(_ page: ExchangePage) -> [String] {
    var lines = ["", page.title]
    for line in page.lines where !line.text.isEmpty {
      lines.append((line.kind == .warning ? "! " : "") + line.text)
    }
    for (index, choice) in page.choices.enumerated() {
      lines.append(
        "\(index + 1). \(choice.words)" + (choice.help.isEmpty ? "" : ". \(choice.help)"))
    }
    if let input = page.input { lines += [input.help].filter { !$0.isEmpty } }
    return lines
  }

  func exchangePrompt(_ page: ExchangePage) -> Prompt {
    page.input.map { Prompt(text: "\($0.words) (empty: back)> ", isSecret: false) }
      ?? Prompt(text: "Number (empty: back, q: leave)> ", isSecret: false)
  }

  mutating func answerExchange(
    _ line: String, _ page: ExchangePage, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    place = nil
    var page = page
    guard !line.isEmpty else { return press(.escape, &state) }
    if var input = page.input {
      input.editor = TextEditor("", isMultiline: false, limitBytes: 4_096)
      _ = input.editor.paste(line)
      page.input = input
    } else {
      guard let number = PlainDialog.place(line, of: page.choices.count) else {
        return command(line, .exchange, &state)
      }
      page.selected = number
    }
    ProgramUpdate.replaceTop(&state, .exchange(page))
    return press(.enter, &state)
  }
}
