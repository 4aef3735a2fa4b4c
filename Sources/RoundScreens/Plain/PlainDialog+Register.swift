import RoundCore

extension PlainDialog {
  /// Commands about one resident: in the register they are said with the resident's number.
  private static let aboutOneInRegister: Set<Command.ID> = [.open, .whereabouts, .details, .assess]

  mutating func register(_ state: ProgramState) -> [String] {
    let rows = RegisterRows(state.record, RegisterState())
    registered = rows.all.map(\.id)
    var lines = ["", "Register of \(state.record.homeName)."]
    if registered.isEmpty { lines.append("Nobody is in it yet. a admits a resident.") }
    var number = 0
    for group in rows.groups {
      lines.append("\(group.title): \(group.residents.count).")
      for resident in group.residents {
        number += 1
        lines.append("\(number). \(said(resident, state))")
      }
    }
    lines.append("A number opens the resident; L 3 says where number 3 is; a admits somebody.")
    return lines
  }

  private func said(_ resident: ResidentRecord, _ state: ProgramState) -> String {
    var parts = [ConfusionText.name(resident)]
    if let words = RegisterText.whereabouts(resident) { parts.append(words) }
    if let standing = state.record.assessment(of: resident.id, on: state.today),
      let words = RegisterText.assessment(standing)
    {
      parts.append(words.text)
    }
    if let confusion = state.confusions[resident.id] {
      parts.append("\(confusion.words) as somebody else here")
    }
    if resident.current?.numberStatus == .notVerified { parts.append("NHS number not verified") }
    return parts.joined(separator: ". ")
  }

  mutating func answerRegister(
    _ line: String, _ screen: RegisterState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard !line.isEmpty else { return press(.escape, &state) }
    switch PlainRowLine(
      line, of: registered.count, in: .register, rowCommands: PlainDialog.aboutOneInRegister)
    {
    case .row(let place, _, let key):
      ProgramUpdate.replaceTop(
        &state, .register(RegisterState(selected: registered[place])))
      return press(key, &state)
    case .notUnderstood:
      notes.append(PlainRowLine.notUnderstood(line))
      return []
    case .whichRow(let example):
      notes.append("For whom? Type for example: \(example)")
      return []
    case .other(.find, _):
      notes.append("Type part of a name, a room or an NHS number.")
      return []
    case .other(_, let key): return press(key, &state)
    case .words: break
    }
    if line == "?" || line.lowercased() == "again" { return self.command(line, .register, &state) }
    let found = registered.enumerated().filter {
      RoundListUpdate.matches(state.record.residents[$0.element], line)
    }
    notes +=
      found.isEmpty
      ? ["Nobody in the register is called that, and no command: \(line)."]
      : found.compactMap { place, id in
        state.record.residents[id].map { "\(place + 1). \(said($0, state))" }
      }
    return []
  }
}
