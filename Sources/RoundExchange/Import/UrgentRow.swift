import RoundCore

/// The gate before the list for a row of a spreadsheet.
///
/// Nobody can be asked: what must not wait is escalated, and the report says so.
struct UrgentRow {
  let findings: [UrgencyFinding]
  private let rules: RedFlagRules

  /// - Parameter record: with what the row says already in it.
  init(
    of resident: ResidentID, ticked: [String], in record: Record, catalog: Catalog, at now: Moment
  ) {
    rules = record.redFlags(catalog)
    findings =
      record.residents[resident].map {
        record.urgencyFindings(of: $0, ticked: ticked, catalog: catalog, at: now)
      } ?? []
  }

  var tier: UrgencyTier? { findings.tier }

  /// What is to be written beside the flag; a concern that is open already is joined.
  func drafts(
    flag: EntryID?, ticked: [String], round: RoundID, resident: ResidentRecord, author: Author,
    at now: Moment, _ identifiers: inout Identifiers
  ) -> [EntryDraft] {
    guard !findings.isEmpty else { return [] }
    var drafts: [EntryDraft] = []
    var escalation = tier == .actNow ? resident.openStates.last?.id : nil
    if tier == .actNow, escalation == nil {
      let made = identifiers.entry(at: now)
      escalation = made
      let words = findings.filter { !$0.isUsual }.map(\.words).joined(separator: "; ")
      drafts.append(
        EntryDraft(
          EscalationRecorded(
            round: round, concern: words, route: nil, at: nil, told: nil, said: nil),
          resident: resident.id, author: author, id: made))
    }
    let answer: UrgencyChecked.Answer =
      tier == .actNow ? .escalated : tier == .sameDay ? .notAsked : .routine
    drafts.insert(
      EntryDraft(
        UrgencyChecked(
          flag: flag, ticked: ticked, findings: findings, answer: answer, escalation: escalation,
          rules: rules.version, signedOff: rules.signedOffBy),
        resident: resident.id, author: author, id: identifiers.entry(at: now)), at: 0)
    return drafts
  }

  /// What the report says of the row.
  var notes: [SafeText] {
    var notes: [SafeText] = UrgencyTier.allCases.compactMap { tier in
      let found = findings.filter { $0.tier == tier && !$0.isUsual }
      guard !found.isEmpty else { return nil }
      return "\(tier.title): \(found.map(\.words).joined(separator: "; "))."
    }
    switch tier {
    case .actNow?:
      notes.append(
        "ESCALATED, not routine: ring now. homeround has told nobody. The route is to be recorded.")
    case .sameDay?:
      notes.append("Nobody has said who decides about this today, and by when: ring the practice.")
    case nil: break
    }
    let usual = findings.filter(\.isUsual).map(\.words)
    if !usual.isEmpty {
      notes.append("Usual for this resident: \(usual.joined(separator: "; ")).")
    }
    return notes
  }
}
