/// A resident as the home sees them while it makes its list.
public struct PreparedRow: Hashable, Sendable {
  /// What the list is still wanting for somebody who is put forward.
  public enum Missing: Hashable, Sendable, CaseIterable {
    case reason, priorityReason, note, wholeNote, consent
  }

  public let resident: ResidentID
  /// Nil while nobody has put the resident forward.
  public let item: ListItem?
  public let left: [LeftOver]
  public let missing: [Missing]
  /// When the resident was last considered on a round; nil when never.
  public let considered: Day?

  /// Put forward and not taken off again.
  public var isOnList: Bool { item.map { $0.status != .withdrawn } ?? false }

  /// Whole weeks up to a day; nil when the resident was never considered.
  public func weeks(until day: Day) -> Int? { considered.map { max(0, day.days(since: $0) / 7) } }
}

extension Record {
  /// Everybody whom the home's list is about: those put forward in the home's order, then the rest of
  /// the register by name.
  public func prepared(for round: RoundID?, on day: Day, today: Day) -> [PreparedRow] {
    let list = round.map { homeList(of: $0) } ?? []
    let there = Set(list.map(\.resident))
    let rest = register.filter { !there.contains($0.id) }
    return list.compactMap { item in
      residents[item.resident].map { row($0, item, round, day, today) }
    } + rest.map { row($0, nil, round, day, today) }
  }

  private func row(
    _ resident: ResidentRecord, _ item: ListItem?, _ round: RoundID?, _ day: Day, _ today: Day
  ) -> PreparedRow {
    PreparedRow(
      resident: resident.id, item: item,
      left: leftOver(of: resident, for: round, on: day, today: today),
      missing: item.map { missing(resident, $0) } ?? [],
      considered: considered(resident, before: day, except: round))
  }

  private func missing(_ resident: ResidentRecord, _ item: ListItem) -> [PreparedRow.Missing] {
    guard item.status != .withdrawn else { return [] }
    var missing: [PreparedRow.Missing] = []
    if item.reasons.isEmpty { missing.append(.reason) }
    if item.flags.allSatisfy({ ($0.body.priorityReason ?? "").isEmpty }) {
      missing.append(.priorityReason)
    }
    let notes = item.flags.compactMap { resident.note(for: $0.header.id)?.body }
    if notes.isEmpty {
      missing.append(.note)
    } else if !notes.contains(where: \.isWhole) {
      missing.append(.wholeNote)
    }
    if item.flags.allSatisfy({ ($0.body.consent ?? "notAsked") == "notAsked" }) {
      missing.append(.consent)
    }
    return missing
  }
}

extension NoteWritten {
  /// The lines that say nothing, by their names: `background`.
  public var emptyLines: [String] {
    let lines = [
      ("situation", situation), ("background", background), ("assessment", assessment),
      ("what you ask for", recommendation),
    ]
    return lines.filter { ($0.1 ?? "").trimmed.isEmpty }.map(\.0)
  }

  public var isWhole: Bool { emptyLines.isEmpty }
}
