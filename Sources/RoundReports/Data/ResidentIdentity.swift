import RoundCore

/// What tells one resident from another, in the words of the NHS Common User Interface.
enum ResidentIdentity {
  /// Stands where entries of a resident came before the resident's own.
  static let noName = "NAME NOT RECORDED"

  /// `SURNAME, First (Title)`, room, date of birth with age, NHS number; then what must not be
  /// missed when a slip is cut out and read by itself.
  static func parts(of resident: ResidentRecord, in record: Record, today: Day) -> [SafeText] {
    guard let details = resident.current else {
      return ["\(noName)", "Resident \(resident.id.text)"]
    }
    var parts: [SafeText] = [SafeText(details.shownName)]
    parts.append(SafeText(room(details).capitalizedFirst))
    parts.append(SafeText(details.shownBirth(on: today)))
    parts.append(SafeText(details.shownNumber))
    if details.unidentified { parts.append("NOT YET IDENTIFIED") }
    switch resident.residence.last?.body.state {
    case .died: parts.append("HAS DIED")
    case .left: parts.append("HAS LEFT THE HOME")
    case .hospital: parts.append("IN HOSPITAL")
    case .leave: parts.append("ON LEAVE")
    case .home, nil: break
    }
    let namesakes = record.sameSurname(as: resident.id).compactMap(\.current)
    if !namesakes.isEmpty {
      parts.append("SAME SURNAME: \(namesakes.map(room).joined(separator: ", "))")
    }
    return parts
  }

  private static func room(_ details: ResidentDetails) -> String {
    guard let room = details.room, !room.trimmed.isEmpty else { return "room not recorded" }
    return "room \(room)"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
