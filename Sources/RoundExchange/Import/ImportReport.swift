import RoundCore

/// What became of each line of a spreadsheet, and why.
///
/// Every text in it is safe to show.
public struct ImportReport: Equatable, Sendable {
  public enum Verdict: String, Sendable {
    /// Something of the line is to be written.
    case taken
    /// The record has it all already.
    case unchanged
    /// Nothing of the line is taken; its notes say why.
    case refused
  }

  public struct Row: Equatable, Sendable {
    /// The line of the file on which the row begins, from 1.
    public let line: Int
    public let verdict: Verdict
    /// Name and room as written; empty when the row could not be read.
    public let who: String
    /// What of it must not wait for the round; nil for nothing.
    public let urgent: UrgencyTier?
    public internal(set) var notes: [String]

    init(
      line: Int, verdict: Verdict, who: SafeText = .empty, urgent: UrgencyTier? = nil,
      notes: [SafeText]
    ) {
      self.urgent = urgent
      self.line = line
      self.verdict = verdict
      self.who = who.string
      self.notes = notes.map(\.string)
    }
  }

  /// In file order.
  public internal(set) var rows: [Row] = []
  /// What is to be said of the file: which round, which columns were not taken.
  public internal(set) var notes: [String] = []

  init(notes: [SafeText] = []) { self.notes = notes.map(\.string) }

  public var taken: Int { count(.taken) }
  public var unchanged: Int { count(.unchanged) }
  public var refused: Int { count(.refused) }

  private func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }

  /// The report as plain lines.
  ///
  /// - Parameter nothingWritten: the caller wrote nothing because of the lines refused, so no line
  ///   may say that it was taken.
  public func lines(nothingWritten: Bool = false) -> [String] {
    var lines = notes
    for row in rows {
      let verdict =
        row.verdict == .taken && nothingWritten ? "could be taken" : row.verdict.rawValue
      lines.append("Line \(row.line): \(verdict)" + (row.who.isEmpty ? "" : "  \(row.who)"))
      lines += row.notes.map { "    \($0)" }
    }
    lines.append(nothingWritten ? "Nothing was taken: \(refused) refused." : counts)
    lines += urgentLines
    // Once more, whatever was put in: what is clean stays as it is.
    return lines.map { SafeText($0).string }
  }

  /// Said last, so that it is what stays on the screen.
  private var urgentLines: [String] {
    UrgencyTier.allCases.flatMap { tier -> [String] in
      let found = rows.filter { $0.urgent == tier }
      guard !found.isEmpty else { return [] }
      let names = found.map { "line \($0.line)" + ($0.who.isEmpty ? "" : ", \($0.who)") }
      let what =
        tier == .actNow
        ? "ACT NOW, not for the round. homeround has told nobody. Ring now:"
        : "SAME DAY, not for the round. Somebody has to decide today:"
      return [what] + names.map { "    \($0)" }
    }
  }

  private var counts: String { "\(taken) taken, \(unchanged) unchanged, \(refused) refused." }
}
