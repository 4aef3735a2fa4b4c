import RoundCore

/// The home's list as a spreadsheet, with the columns that `flags import` takes: so it can be read by people,
/// and by another homeround.
public enum ListExport {
  /// What stands in it, in the order of the columns.
  static let columns: [ImportColumn] = [
    .number, .family, .given, .born, .room, .reasons, .priority, .priorityReason, .question,
    .askedBy,
    .raisedBy, .raisedAt, .wish, .faceToFace, .since, .situation, .background, .assessment,
    .recommendation, .respiration, .saturation, .scale, .oxygen, .systolic, .diastolic, .pulse,
    .consciousness, .temperature, .measuredAt,
  ]

  /// A line for the headings and one for each request, as RFC 4180 has it; a cell may hold line ends.
  ///
  /// A mark of the byte order stands first: without it, spreadsheet programs take accents for other signs.
  public static func lines(record: Record, round: RoundID, catalog: Catalog) -> [String] {
    var lines = ["\u{FEFF}" + columns.map { cell($0.rawValue) }.joined(separator: ",")]
    for item in record.homeList(of: round) where item.status != .withdrawn && item.status != .died {
      guard let resident = record.residents[item.resident] else { continue }
      for flag in item.flags {
        let row = Row(record: record, resident: resident, flag: flag, catalog: catalog)
        lines.append(columns.map { cell(row.text($0) ?? "") }.joined(separator: ","))
      }
    }
    return lines
  }

  /// A file name that names nobody: the round's day.
  public static func fileName(record: Record, round: RoundID, today: Day) -> String {
    "list-\(record.rounds[round]?.date?.iso ?? today.iso).csv"
  }

  /// What a spreadsheet program would take for a formula begins with a space, which is passed over when the
  /// cell is read.
  private static func cell(_ text: String) -> String {
    var safe = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(String($0)).string }.joined(separator: "\n")
    if let first = safe.first, "=+-@".contains(first) { safe = " " + safe }
    guard safe.contains(where: { "\",\n\r;\t".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private struct Row {
    let record: Record
    let resident: ResidentRecord
    let flag: Fact<FlagRaised>
    let catalog: Catalog

    func text(_ column: ImportColumn) -> String? {
      let body = flag.body
      let details = resident.current
      switch column {
      case .number: return details?.nhsNumber?.digits
      case .family: return details?.family
      case .given: return details?.given
      case .born: return details?.born?.shown
      case .room: return details?.room
      case .reasons:
        return body.reasons.map { catalog.words($0, in: catalog.reasons) }.joined(separator: "; ")
      case .priority: return String(body.priority)
      case .priorityReason: return body.priorityReason
      case .question: return body.question
      case .askedBy: return body.askedBy
      case .raisedBy: return body.raisedBy.rawValue
      case .raisedAt: return body.raisedAt.map { UKTime($0).shown }
      case .wish: return body.wish
      case .faceToFace: return body.faceToFace.map { $0 ? "yes" : "no" }
      case .since: return body.since?.shown
      default: return note(column) ?? measured(column)
      }
    }

    private func note(_ column: ImportColumn) -> String? {
      let notes = resident.noteAndAdditions(for: flag.header.id)
      func all(_ part: KeyPath<NoteWritten, String?>) -> String? {
        let texts = notes.compactMap { $0.body[keyPath: part] }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
      }
      switch column {
      case .situation: return all(\.situation)
      case .background: return all(\.background)
      case .assessment: return all(\.assessment)
      case .recommendation: return all(\.recommendation)
      default: return nil
      }
    }

    private func measured(_ column: ImportColumn) -> String? {
      guard let set = resident.vitalSigns(last: 1).last?.body else { return nil }
      func number(_ value: Int?) -> String? { value.map { String($0) } }
      switch column {
      case .respiration: return number(set.respiration)
      case .saturation: return number(set.saturation)
      case .scale: return set.scale == 2 ? "2" : nil
      case .oxygen: return set.oxygen.map { $0 ? "yes" : "no" }
      case .systolic: return number(set.systolic)
      case .diastolic: return number(set.diastolic)
      case .pulse: return number(set.pulse)
      case .consciousness: return set.consciousness
      case .temperature: return set.temperature
      case .measuredAt: return UKTime(set.measuredAt).shown
      default: return nil
      }
    }
  }
}
