/// What the MAR of a written resident said before each of the written changes of medicine.
///
/// The words give the medicines as they are today; the changes are taken back from there, as far as a
/// line can be told to be theirs.
struct PretendMedicines {
  /// As it was before the first of the changes.
  let first: String
  /// By weeks ago: as it was once that round's changes were made; rounds that changed no line are not
  /// in it.
  let after: [Int: String]

  init(now: String, changes: [(weeksAgo: Int, change: PretendContent.Past.Medicine)]) {
    var lines = now.split(separator: "\n").map(String.init)
    var after: [Int: String] = [:]
    let byWeek = Dictionary(grouping: changes, by: \.weeksAgo)
    for (weeksAgo, changes) in byWeek.sorted(by: { $0.key < $1.key }) {
      let before = changes.reversed().reduce(lines) { PretendMedicines.undo($1.change, in: $0) }
      if before != lines { after[weeksAgo] = lines.joined(separator: "\n") }
      lines = before
    }
    first = lines.joined(separator: "\n")
    self.after = after
  }

  private static func undo(_ change: PretendContent.Past.Medicine, in lines: [String]) -> [String] {
    guard let name = change.medicine.split(separator: " ").first?.lowercased() else { return lines }
    var lines = lines
    let place = lines.firstIndex { $0.lowercased().hasPrefix(name) }
    switch change.change {
    case "start", "restart":
      if let place { lines.remove(at: place) }
    case "stop", "pause":
      if place == nil { lines.append("\(change.medicine) \(change.before ?? "")".trimmed) }
    default:
      if let place, let after = change.after, let before = change.before,
        lines[place].contains(after)
      {
        lines[place] = lines[place].replacing(after, with: before, maxReplacements: 1)
      }
    }
    return lines
  }

  /// The text without what the home has noted since a stay in hospital: no line that only introduces
  /// the others, nothing in brackets about the days since.
  static func beforeHospital(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasSuffix(":") }.map { line in
      line.contains("(not given since") ? line.prefix { $0 != "(" }.trimmed : String(line)
    }.joined(separator: "\n")
  }
}
