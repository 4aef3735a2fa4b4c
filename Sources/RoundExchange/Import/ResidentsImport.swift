import RoundCore

/// Takes a register in from a spreadsheet.
///
/// Nobody is lost: whoever has a name is taken, with a note of what could not be read. Refused are
/// rows that cannot be read, that name nobody, or that would put one NHS number on two residents.
public enum ResidentsImport {
  /// What the file would add to a record; nothing is written.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is.
  ///   - author: stamped on every entry.
  ///   - now: the time of the import; dates after its day are not believed.
  /// - Throws: `ImportProblem` when nothing of the file can be taken.
  public static func plan(
    _ bytes: [UInt8], record: Record, author: Author, identifiers: inout Identifiers, now: Moment
  ) throws(ImportProblem) -> ImportPlan {
    let table = try ImportTable(bytes, columns: ImportColumn.residents)
    guard table.hasAny(of: [.family, .given, .fullName]) else { throw .noNames }
    var work = ResidentsWork(
      table: table, record: record, author: author, today: UKTime(now).day)
    for row in table.rows { work.take(row, &identifiers) }
    return ImportPlan(drafts: work.drafts, report: work.report)
  }
}
