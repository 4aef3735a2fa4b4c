import RoundCore

/// The home's list for a round as plain text, for a practice that has no homeround or is not paired yet.
///
/// As the sheet: safe text of at most 78 columns, to be mailed, printed or read out.
public enum ListText {
  /// The lines of the text, without line ends.
  ///
  /// - Parameter now: decides ages and the time of printing.
  public static func lines(
    record: Record, round: RoundID, catalog: Catalog, now: Moment
  ) -> [String] {
    var writer = ListWriter(record: record, round: round, catalog: catalog, now: now)
    return writer.write()
  }

  /// A file name that names nobody: the round's day.
  public static func fileName(record: Record, round: RoundID, today: Day) -> String {
    "list-\(record.rounds[round]?.date?.iso ?? today.iso).txt"
  }
}
