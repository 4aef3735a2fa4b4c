import RoundCore

/// What heads both lists until it is settled: what came back and is not confirmed, with the residents.
enum ReturnedHead {
  /// A line for each kind, the most urgent first; none where everything is confirmed.
  static func lines(_ state: ProgramState) -> [(text: String, isUrgent: Bool)] {
    let open = state.openReturned
    let untold = open.filter(\.isNobodyTold)
    let overdue = open.filter { $0.isOverdue(at: state.now) }
    var lines: [(text: String, isUrgent: Bool)] = []
    let takenBack = state.untoldToday.filter(\.isTakenBack).map(\.resident)
    if !takenBack.isEmpty {
      lines.append(
        (
          "TAKEN BACK, HOME NOT TOLD\(count(takenBack)): \(names(takenBack, state))\(tellHint)",
          true
        ))
    }
    let own = state.untoldToday.filter { !$0.isTakenBack }.map(\.resident)
    if !own.isEmpty {
      lines.append(
        ("MAR TODAY, NOBODY TOLD YET\(count(own)): \(names(own, state))\(tellHint)", true))
    }
    if !untold.isEmpty {
      let residents = untold.map(\.resident)
      lines.append(
        (
          "MAR TODAY, NOBODY TOLD YET\(count(residents)): \(names(residents, state))\(showHint)",
          true
        ))
    }
    if !overdue.isEmpty {
      let mar = overdue.filter(\.isMARToday)
      // A resident is named once, for what is most urgent.
      let named = Set(mar.map(\.resident))
      let rest = overdue.filter { !$0.isMARToday && !named.contains($0.resident) }
      let parts = [
        mar.isEmpty ? nil : "MAR TODAY: \(names(mar.map(\.resident), state))",
        // Whose the MAR is must not be read into the names after it.
        rest.isEmpty
          ? nil : (mar.isEmpty ? "" : "not MAR: ") + names(rest.map(\.resident), state),
      ].compactMap(\.self)
      lines.append(
        (
          "NOT CONFIRMED, OVERDUE (\(overdue.count)). \(parts.joined(separator: "; "))\(showHint)",
          true
        ))
    }
    var parts: [String] = []
    let asked = open.filter(\.isQuery)
    if !asked.isEmpty {
      parts.append(
        (state.role == .round ? "THE HOME ASKS: " : "Your question is not answered: ")
          + names(asked.map(\.resident), state))
    }
    if state.role == .round, !state.returnedNotDone.isEmpty {
      parts.append("NOT DONE: \(names(state.returnedNotDone.map(\.resident), state))")
    }
    let mar = open.filter { $0.isMARToday && !$0.isOverdue(at: state.now) && !$0.isQuery }
    if !mar.isEmpty {
      parts.append("MAR TODAY, to be confirmed: \(names(mar.map(\.resident), state))")
    }
    let rest = open.count {
      !$0.isOverdue(at: state.now) && !$0.isQuery && !$0.isMARToday
    }
    if rest > 0 { parts.append("\(rest) more to be confirmed") }
    if !parts.isEmpty { lines.append((parts.joined(separator: ". ") + showHint, false)) }
    return lines
  }

  private static let showHint = ". Press b"
  private static let tellHint = ". Press N when told"

  /// How many residents it is about, since not all may have room; empty for one.
  private static func count(_ residents: [ResidentID]) -> String {
    let count = Set(residents).count
    return count > 1 ? " (\(count) residents)" : ""
  }

  private static func names(_ residents: [ResidentID], _ state: ProgramState) -> String {
    var seen = Set<ResidentID>()
    return residents.filter { seen.insert($0).inserted }.map { resident in
      let details = state.record.residents[resident]?.current
      return (details?.nameWithoutTitle ?? "NOT IN THE REGISTER")
        + (details?.room.map { " (room \($0))" } ?? "")
    }.joined(separator: "; ")
  }

  /// As lines above a list; a line that has no room goes on in "What came back".
  static func styled(_ state: ProgramState, width: Int, rows: Int) -> [StyledLine] {
    // What was signed just now takes no row from what is left of earlier rounds.
    lines(state).prefix(min(rows, state.untoldToday.isEmpty ? 2 : 3)).map { line in
      let mark = line.isUrgent ? state.glyphs.urgent : state.glyphs.attention
      // Which key shows it must not be what is cut.
      let hint = line.text.hasSuffix(tellHint) ? tellHint : showHint
      let tail = SafeText(hint)
      let text = SafeText(String(line.text.dropLast(tail.width)))
      let room = max(1, width - mark.width - 2 - tail.width)
      let shown = whole(text, room, state.glyphs)
      // A full stop behind an ellipsis reads like a fourth point.
      let isCut = shown.string.hasSuffix(state.glyphs.ellipsis.string)
      return StyledLine(
        " " + mark + " " + shown + (isCut ? tail.dropFirst(columns: 1) : tail),
        Style(line.isUrgent ? .urgent : .attention, bold: line.isUrgent))
    }
  }

  /// As many residents as there is room for, each with the whole name and the room.
  private static func whole(_ text: SafeText, _ room: Int, _ glyphs: Glyphs) -> SafeText {
    guard text.width > room else { return text }
    let parts = text.string.split(separator: "; ")
    let end: SafeText = "; and more"
    for count in stride(from: parts.count - 1, to: 0, by: -1) {
      let shorter = SafeText(parts.prefix(count).joined(separator: "; "))
      if shorter.width + end.width <= room { return shorter + end }
    }
    return text.cut(to: room, ellipsis: glyphs.ellipsis)
  }
}
