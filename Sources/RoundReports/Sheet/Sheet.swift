import RoundCore

/// The feedback of a round to the home, as plain text by who must act.
///
/// Answers and what the MAR needs today come first, because the home's next medicine round may be
/// within the hour. Every line is safe text of at most 78 columns, without terminal commands, so that
/// it can be printed, e-mailed and cut into one slip for each resident.
public enum Sheet {
  /// The lines of the sheet, without line ends.
  ///
  /// - Parameters:
  ///   - now: decides ages, what is overdue, and the time of printing.
  public static func text(
    record: Record, round: RoundID, catalog: Catalog, now: Moment
  ) -> [String] {
    var writer = SheetWriter(
      facts: SheetFacts(record: record, round: round, catalog: catalog, now: now))
    return writer.write()
  }

  /// A file name that names nobody: the round's day, and for a corrected sheet how many corrections it
  /// has, so that it is never written over the one that it supersedes.
  public static func fileName(record: Record, round: RoundID, today: Day) -> String {
    let day = record.rounds[round]?.date?.iso ?? today.iso
    let corrections = record.corrections(of: round).count { $0.body.isToUndo }
    return corrections == 0 ? "sheet-\(day).txt" : "sheet-\(day)-corrected-\(corrections).txt"
  }
}
