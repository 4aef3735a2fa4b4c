import RoundCore

extension PlainDialog {
  /// Commands about one resident: on the list they are said with the resident's number.
  private static let aboutOne: Set<Command.ID> = [
    .open, .nothingNeeded, .outcome, .carePlan, .escalate, .endEscalation, .drop, .reviewText,
    .correct, .flag, .changeFlag, .note,
    .observations, .measures, .urgentCard, .recordRoute, .transferStep,
  ]

  // MARK: The round list

  mutating func roundList(_ state: ProgramState) -> [String] {
    number(state)
    let list = state.list
    let done = list.filter(\.status.isAccountedFor).count
    let round = state.round.flatMap { state.record.rounds[$0] }
    var title = "\(state.record.homeName). "
    title += round?.date.map { "Round of \($0.shownWithWeekday). " } ?? "No round is planned. "
    if round?.isClosed ?? false { title += "Closed. " }
    title += "\(done) of \(list.count) done."
    if state.record.isPretend { title += " PRETEND RESIDENTS." }
    var lines = ["", title] + ReturnedHead.lines(state).map(\.text)
    if hasSaidList {
      if let next = list.first(where: { $0.status == .toSee }) {
        lines.append("Next to see: " + row(next, state))
      }
      lines.append("Type again to hear the whole list.")
      return lines
    }
    hasSaidList = true
    lines += RoundListGroups.of(list).flatMap(\.items).map { row($0, state) }
    lines.append("A number opens the resident; o 3 records an outcome for number 3.")
    return lines
  }

  private mutating func number(_ state: ProgramState) {
    for item in RoundListGroups.of(state.list).flatMap(\.items)
    where !numbers.contains(item.resident) { numbers.append(item.resident) }
  }

  private func row(_ item: ListItem, _ state: ProgramState) -> String {
    let number = (numbers.firstIndex(of: item.resident) ?? -1) + 1
    let details = state.record.residents[item.resident]?.current
    let name = details?.shownName ?? "NOT IN THE REGISTER"
    let room = details?.room.map { ", room \($0)" } ?? ""
    let late =
      state.round.flatMap { state.record.lateWords(item, on: $0) }.map { ", \($0)" } ?? ""
    let reasons = item.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
      .joined(separator: "; ")
    return "\(number). \(item.status.words). \(name)\(room)\(late). "
      + "Priority \(item.priority): \(item.priorityReason ?? reasons)"
  }

  mutating func answerList(_ line: String, _ state: inout ProgramState) -> [ProgramEffect] {
    guard !line.isEmpty else { return [] }
    switch PlainRowLine(
      line, of: numbers.count, in: state.listContext, rowCommands: PlainDialog.aboutOne)
    {
    case .row(let place, let command, let key):
      select(numbers[place], &state)
      // On the list these are about whoever has no route yet; here a number was said.
      if [.urgentCard, .recordRoute, .transferStep].contains(command) {
        return press(.enter, &state) + press(key, &state)
      }
      // On the list it is asked for whom; here a number was said.
      if command == .flag {
        let opened = press(key, &state)
        guard case .picker? = state.stack.last else { return opened }
        return opened + press(.enter, &state)
      }
      return press(key, &state)
    case .notUnderstood:
      notes.append(PlainRowLine.notUnderstood(line))
      return []
    case .whichRow(let example):
      notes.append("For whom? Type for example: \(example)")
      return []
    case .other(.find, _), .other(.filter, _):
      notes.append("Type part of a name, a room or an NHS number.")
      return []
    case .other(_, let key): return press(key, &state)
    case .words: break
    }
    if line == "?" || line.lowercased() == "again" {
      return command(line, state.listContext, &state)
    }
    if state.role == .prepare {
      let found = state.prepared.filter {
        RoundListUpdate.matches(state.record.residents[$0.resident], line)
      }
      notes +=
        found.isEmpty
        ? [
          "Nobody of the register is called that, and no command: \(line). Type ? for the commands."
        ]
        : found.map { row($0, state) }
      return []
    }
    let found = state.list.filter {
      RoundListUpdate.matches(state.record.residents[$0.resident], line)
    }
    notes +=
      found.isEmpty
      ? ["Nobody on this list is called that, and no command: \(line). Type ? for the commands."]
      : found.map { row($0, state) }
    return []
  }

  private func resident(_ number: some StringProtocol) -> ResidentID? {
    PlainDialog.place(number, of: numbers.count).map { numbers[$0] }
  }

  /// Selects a resident as the arrow keys would; a filter or a search would hide them.
  private func select(_ resident: ResidentID, _ state: inout ProgramState) {
    RoundListUpdate.select(&state, resident)
  }

  // MARK: The order

  func ordering(_ state: ProgramState) -> [String] {
    ["", "Type the numbers in your order; those you leave out follow as they are."]
  }

  mutating func answerOrdering(
    _ line: String, _ list: RoundListState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    let parts = line.split { $0 == " " || $0 == "," }
    let wanted = parts.compactMap { resident($0) }
    guard !line.isEmpty else { return press(.escape, &state) }
    guard wanted.count == parts.count, Set(wanted).count == wanted.count else {
      notes.append("Numbers of the list, each once. Empty leaves the order as it was.")
      return []
    }
    var list = list
    let there = state.list.map(\.resident)
    let order = wanted.filter(there.contains) + there.filter { !wanted.contains($0) }
    list.ordering = RoundListState.Ordering(order: order)
    ProgramUpdate.replaceTop(&state, .roundList(list))
    return press(.control("s"), &state)
  }

  // MARK: A resident

  func resident(_ state: ProgramState, _ resident: ResidentID) -> [String] {
    let sections = ResidentSections(state: state, resident: resident, width: 400).all
    var lines = [""] + banner(resident, state)
    for section in sections.prefix(2) { lines += text(section) }
    let rest = sections.dropFirst(2).enumerated().map { index, section in
      "\(index + 1) \(text(section).first ?? "")"
    }
    lines.append("More: \(rest.joined(separator: "; ")); all. Type the number.")
    return lines
  }

  /// Lines of a page without the rule behind its heading.
  private func text(_ page: Page) -> [String] {
    page.lines.map { line in
      var text = line.runs.map(\.text.string).joined()
      if case .section? = line.anchor { text = text.filter { $0 != "─" && $0 != "-" }.trimmed }
      return text
    }.filter { !$0.isEmpty }
  }

  func banner(_ resident: ResidentID, _ state: ProgramState) -> [String] {
    guard let person = state.record.residents[resident] else { return [] }
    return Banner.lines(
      person, record: state.record, today: state.today, width: 400, glyphs: state.glyphs
    ).map { line in
      line.runs.map(\.text.string).joined().split(separator: " ").joined(separator: " ")
    }
  }

  mutating func answerResident(
    _ line: String, _ resident: ResidentID, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    if line.isEmpty { return press(.escape, &state) }
    let sections = ResidentSections(state: state, resident: resident, width: 400).all
    // The first two are said with the resident; the others are numbered from 1.
    let others = sections.dropFirst(2)
    if let place = PlainDialog.place(line, of: others.count) {
      notes += text(others[others.startIndex + place])
      return []
    }
    if line.lowercased() == "all" {
      for section in sections { notes += text(section) }
      return []
    }
    return command(line, .resident, &state)
  }

  // MARK: Adding a resident

  mutating func answerPicker(
    _ line: String, _ picker: PickerState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard !line.isEmpty else { return press(.escape, &state) }
    if let offer = PlainDialog.place(line, of: offered.count) {
      var all = PickerState()
      all.wrong = picker.wrong
      let candidates = PickerUpdate.candidates(state, all)
      guard let place = candidates.firstIndex(where: { $0.id == offered[offer] }) else {
        notes.append("This resident is on the list by now.")
        return []
      }
      all.selected = place
      all.isPointed = true
      ProgramUpdate.replaceTop(&state, .picker(all))
      offered = []
      return press(.enter, &state)
    }
    var search = PickerState()
    search.wrong = picker.wrong
    _ = search.search.paste(line)
    let found = PickerUpdate.candidates(state, search)
    offered = found.map(\.id)
    notes +=
      found.isEmpty
      ? [
        picker.wrong == nil
          ? "Nobody of the register who is not on the list is called that."
          : "Nobody else of the register is called that."
      ]
      : found.enumerated().map { index, resident in
        let details = resident.current
        return picker.wrong == nil
          ? "\(index + 1). \(details?.shownName ?? ""), room \(details?.room ?? "not known")"
          : "\(index + 1). \(CorrectionForm.identity(resident, state))"
      }
    return []
  }
}
