import RoundCore

/// The rows of the home's list: what is left from earlier rounds first, then those put forward in the
/// order as it will be sent, then everybody else.
struct PrepareRows {
  let state: ProgramState
  let list: RoundListState

  private struct Part {
    let title: String
    var rows: [PreparedRow]
  }

  private var day: Day { state.roundPlan?.date ?? state.today }

  /// Everybody whom the filter and the search leave, in the order shown.
  var shown: [PreparedRow] { parts.flatMap(\.rows) }

  var groups: [ListGroup] {
    if let ordering = list.ordering {
      let rows = ordering.order.compactMap { id in state.prepared.first { $0.resident == id } }
      return [ListGroup(title: "", rows: rows.map(row))]
    }
    return parts.map { ListGroup(title: $0.title, rows: $0.rows.map(row)) }
  }

  private var parts: [Part] {
    var rows = state.prepared.filter(fits)
    if let text = list.search?.text, !text.isEmpty {
      rows = rows.filter { RoundListUpdate.matches(state.record.residents[$0.resident], text) }
    }
    if list.prepareFilter == .weeks { return [Part(title: "Longest first", rows: byWeeks(rows))] }
    let parts = [
      Part(
        title: "Left from earlier rounds, not put forward",
        rows: rows.filter { $0.item == nil && !$0.left.isEmpty }.sorted(by: isLongerLeft)),
      Part(title: "Put forward", rows: rows.filter(\.isOnList)),
      Part(title: "Not put forward", rows: rows.filter { $0.item == nil && $0.left.isEmpty }),
      Part(title: "Taken off this list", rows: rows.filter { $0.item != nil && !$0.isOnList }),
    ]
    return parts.filter { !$0.rows.isEmpty }
  }

  /// Those not seen before those of whom something else is left, then the longest wait.
  private func isLongerLeft(_ one: PreparedRow, _ other: PreparedRow) -> Bool {
    func key(_ row: PreparedRow) -> (Int, Int) {
      (row.left.contains(where: \.isNotSeen) ? 0 : 1, row.left.map(\.since.ordinal).min() ?? .max)
    }
    return key(one) < key(other)
  }

  /// Never first, then those who were considered longest ago.
  private func byWeeks(_ rows: [PreparedRow]) -> [PreparedRow] {
    rows.sorted { ($0.considered?.ordinal ?? .min) < ($1.considered?.ordinal ?? .min) }
  }

  private func fits(_ row: PreparedRow) -> Bool {
    switch list.prepareFilter {
    case .all, .weeks: return true
    case .putForward: return row.isOnList
    case .missing: return !row.missing.isEmpty
    case .late: return row.isOnList && row.item?.isLate ?? false
    case .left: return !row.left.isEmpty
    case .notPutForward: return !row.isOnList
    }
  }

  // MARK: A row

  func row(_ prepared: PreparedRow) -> ListRow {
    var row = ListRow(
      resident: prepared.resident, mark: mark(prepared), meaning: meaning(prepared))
    if state.strip.sameDay.contains(prepared.resident) {
      row.tags.append((UrgencyTier.sameDay.title, .urgent))
    }
    let late = prepared.isOnList ? prepared.item.flatMap { PrepareWords.late($0, state) } : nil
    if let late { row.tags.append((late.mark, .attention)) }
    if prepared.item?.status == .escalated { row.tags.append(("escalated", .urgent)) }
    if let away = PrepareWords.away(state.record.residents[prepared.resident]) {
      row.tags.append((away, .attention))
    }
    if list.prepareFilter == .weeks {
      row.words = PrepareWords.considered(prepared, until: day)
      return row
    }
    // Sharing is said last: it must not stand in the way of why somebody is put forward.
    row.missing = prepared.missing.filter { $0 != .consent }.map(PrepareWords.missing).joined(
      separator: ", ")
    row.words = (late.map { "\($0.when); " } ?? "") + words(prepared)
    return row
  }

  private func words(_ prepared: PreparedRow) -> String {
    let left = prepared.left.map { PrepareWords.left($0, until: day, state.catalog) }
    guard let item = prepared.item else { return left.joined(separator: "; ") }
    if item.status == .withdrawn, let drop = state.record.residents[item.resident]?.drops.last {
      return "because: \(drop.body.reason)"
    }
    let priority = state.catalog.priorities.first { $0.priority == item.priority }
    let reasons = item.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
    let why = reasons.isEmpty ? "" : ": \(reasons.joined(separator: "; "))"
    var parts = [(priority?.short ?? "") + why, item.priorityReason ?? ""]
    if let since = item.flags.compactMap(\.body.since).min() {
      parts.append("since \(since.shownWithWeekday)")
    }
    if item.flags.count > 1 { parts.append("\(item.flags.count) requests") }
    parts += left.map { "left: \($0)" }
    if prepared.missing.contains(.consent) { parts.append(PrepareWords.missing(.consent)) }
    return parts.filter { !$0.isEmpty }.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      .joined(separator: ". ")
  }

  private func mark(_ row: PreparedRow) -> SafeText {
    let isSameDay = state.strip.sameDay.contains(row.resident)
    guard let item = row.item else {
      return row.left.isEmpty && !isSameDay ? SafeText.blank(2) : state.glyphs.attention
    }
    switch item.status {
    case .withdrawn, .died: return state.glyphs.away
    case .escalated: return state.glyphs.urgent
    default:
      return item.priority > 2 && isSameDay
        ? state.glyphs.attention : state.glyphs.mark(priority: item.priority)
    }
  }

  private func meaning(_ row: PreparedRow) -> Meaning {
    guard let item = row.item else { return row.left.isEmpty ? .secondary : .ordinary }
    switch item.status {
    case .died: return .deceased
    case .withdrawn: return .secondary
    case .escalated: return .urgent
    default: return Meaning(priority: item.priority)
    }
  }
}
