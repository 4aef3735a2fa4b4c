import RoundCore

/// What taking in a spreadsheet would write, and the report of it.
///
/// Nothing is written yet.
public struct ImportPlan: Sendable {
  /// For the lines that were not refused, in file order.
  public let drafts: [EntryDraft]
  public let report: ImportReport

  /// What is to be written: all of `drafts`, or nothing when a line was refused and the person did
  /// not ask for the rest.
  public func drafts(partial: Bool) -> [EntryDraft] {
    report.refused > 0 && !partial ? [] : drafts
  }
}
