import RoundCore

/// The resident screen as plain lines, for standard output.
public enum ResidentText {
  /// - Parameter width: columns, at least 20.
  public static func lines(of resident: ResidentID, record: Record, now: Moment, width: Int)
    -> [String]
  {
    let state = ProgramState(
      record: record, people: [], size: Size(columns: max(20, width), rows: 24), glyphs: .utf8,
      now: now)
    guard let person = record.residents[resident] else { return [] }
    var page = Page(width: max(20, width), glyphs: .utf8)
    for line in Banner.lines(
      person, record: record, today: state.today, width: page.width, glyphs: .utf8)
    {
      page.add(line)
    }
    for section in ResidentSections(state: state, resident: resident, width: page.width).all {
      page.blank()
      page.append(section)
    }
    return page.lines.map { line in line.runs.map(\.text.string).joined() }
  }
}
