import RoundCore

extension PlainDialog {
  /// The home's list: what is left from earlier rounds and those put forward; the rest by name.
  mutating func prepareList(_ state: ProgramState) -> [String] {
    let rows = PrepareRows(state: state, list: RoundListState()).shown
    for row in rows where !numbers.contains(row.resident) { numbers.append(row.resident) }
    var title = "\(state.record.homeName). "
    title +=
      state.roundPlan.map { "The home's list for \(PrepareWords.round($0, state.catalog)). " }
      ?? "No round is planned. "
    if state.record.isPretend { title += "PRETEND RESIDENTS." }
    var lines =
      ["", title.trimmed] + ReturnedHead.lines(state).map(\.text)
    if let due = PrepareWords.due(state) { lines.append(due.words) }
    lines.append(PrepareWords.counts(state).joined(separator: " "))
    guard !rows.isEmpty else {
      var page = Page(width: 400, glyphs: state.glyphs)
      PrepareWords.nobody(&page)
      let said = page.lines.map { $0.runs.map(\.text.string).joined() }
      return lines + said.filter { !$0.isEmpty }
    }
    if hasSaidList {
      lines.append("Type again to hear the whole list.")
      return lines
    }
    hasSaidList = true
    lines += rows.filter { $0.item != nil || !$0.left.isEmpty }.map { row($0, state) }
    let rest = rows.count { $0.item == nil && $0.left.isEmpty }
    if rest > 0 {
      lines.append("\(Wording.count(rest, "other resident")): type part of a name to find one.")
    }
    lines.append("A number opens the resident; a 3 puts number 3 forward; n 3 is the note.")
    return lines
  }

  func row(_ row: PreparedRow, _ state: ProgramState) -> String {
    let number = (numbers.firstIndex(of: row.resident) ?? -1) + 1
    let list = PrepareRows(state: state, list: RoundListState()).row(row)
    let tags = list.tags.map { ", \($0.text)" }.joined()
    let missing = list.missing.isEmpty ? "" : " Missing: \(list.missing)."
    let standing =
      row.isOnList ? "Put forward" : row.item == nil ? "Not put forward" : "Taken off this list"
    return
      "\(number). \(standing). \(state.nameAndRoom(row.resident))\(tags). \(list.words).\(missing)"
  }
}
