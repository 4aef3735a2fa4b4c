import RoundCore

extension PlainDialog {
  /// The card, or what observations came to, line by line.
  func urgent(_ state: ProgramState, _ page: UrgentPageState) -> [String] {
    let text = UrgentPageText(state: state, page: page, width: 400).text
    return ["", page.kind == .card ? "Urgent card: whom to ring" : "Observations saved"]
      + banner(page.resident, state)
      + text.lines.map { line in
        let words = line.runs.map(\.text.string).joined()
        if case .section? = line.anchor { return words.filter { $0 != "─" && $0 != "-" }.trimmed }
        return words.trimmed
      }.filter { !$0.isEmpty }
  }
}
