import RoundCore

/// The rows of the round list: what is left to do first, and why.
struct RoundRows {
  let state: ProgramState
  let list: RoundListState

  /// In one group without a heading while the order is being made.
  var groups: [ListGroup] {
    let items = RoundListUpdate.visible(state)
    guard list.ordering == nil else { return [ListGroup(title: "", rows: items.map(row))] }
    return RoundListGroups.of(items).map { ListGroup(title: $0.title, rows: $0.items.map(row)) }
  }

  private func row(_ item: ListItem) -> ListRow {
    var row = ListRow(resident: item.resident, mark: mark(item), meaning: meaning(item))
    if state.strip.sameDay.contains(item.resident) {
      row.tags.append((UrgencyTier.sameDay.title, .urgent))
    }
    if let round = state.round, let late = state.record.lateWords(item, on: round) {
      row.tags.append((late, .attention))
    }
    row.words = words(item)
    return row
  }

  private func words(_ item: ListItem) -> String {
    if item.status == .withdrawn, let drop = state.record.residents[item.resident]?.drops.last {
      return "because: \(drop.body.reason)"
    }
    if let why = item.priorityReason, !why.isEmpty { return why }
    return item.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
      .joined(separator: "; ")
  }

  private func mark(_ item: ListItem) -> SafeText {
    switch item.status {
    case .reviewed: return state.glyphs.done
    case .notSeen, .withdrawn, .died: return state.glyphs.away
    case .escalated: return state.glyphs.urgent
    case .toSee:
      // What was measured today weighs more than how soon it was asked for.
      return item.priority > 2 && state.strip.sameDay.contains(item.resident)
        ? state.glyphs.attention : state.glyphs.mark(priority: item.priority)
    }
  }

  private func meaning(_ item: ListItem) -> Meaning {
    switch item.status {
    case .escalated: return .urgent
    case .toSee: return Meaning(priority: item.priority)
    case .reviewed: return .done
    case .died: return .deceased
    case .notSeen, .withdrawn: return .secondary
    }
  }
}

extension Glyphs {
  func mark(priority: Int) -> SafeText {
    priority == 1 ? urgent : priority == 2 ? attention : ordinary
  }
}

extension Meaning {
  init(priority: Int) { self = priority == 1 ? .urgent : priority == 2 ? .attention : .ordinary }
}
