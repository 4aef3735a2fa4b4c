import RoundCore

/// Takes a prepared list for a round in from a spreadsheet.
///
/// No flag is lost: where the resident cannot be told, somebody called "who is this?" stands on the
/// list. Refused are rows that cannot be read, that name nobody, or whose NHS number belongs to
/// somebody of another name.
public enum FlagsImport {
  /// What the file would add to a record; nothing is written.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - round: the round that the flags are for; a new one is planned by the first draft.
  ///   - author: stamped on every entry.
  ///   - now: the time of the import; nothing later is believed.
  /// - Throws: `ImportProblem` when nothing of the file can be taken.
  public static func plan(
    _ bytes: [UInt8], record: Record, round: ImportRound, catalog: Catalog, author: Author,
    identifiers: inout Identifiers, now: Moment
  ) throws(ImportProblem) -> ImportPlan {
    let table = try ImportTable(bytes, columns: ImportColumn.flags)
    guard table.hasAny(of: [.number, .family, .given, .fullName, .room]) else {
      throw .nobodyNamed
    }
    guard table.hasAny(of: ImportColumn.asks) else { throw .nothingAsked }
    let id: RoundID
    switch round.place {
    case .existing(let existing):
      if let known = record.rounds[existing], known.isClosed { throw .roundIsClosed(known.date) }
      id = existing
    case .new: id = identifiers.round()
    }
    var work = FlagsWork(
      table: table, record: record, round: id, note: round.note, catalog: catalog,
      author: author, now: now)
    for row in table.rows { work.take(row, &identifiers) }
    var drafts = work.drafts
    if case .new(let day) = round.place, !drafts.isEmpty {
      let plan = RoundPlanning.plan(id, on: day, agreement: record.agreement)
      drafts.insert(EntryDraft(plan, author: author), at: 0)
    }
    return ImportPlan(drafts: drafts, report: work.report)
  }
}
