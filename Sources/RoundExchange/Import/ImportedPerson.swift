import RoundCore

/// What a row says of who it is about.
struct ImportedPerson {
  private(set) var number: NumberCell
  private(set) var family: String
  private(set) var given: String
  /// Names and room as they are compared.
  private(set) var familyKey = ""
  private(set) var givenKey = ""
  private(set) var roomKey = ""
  private(set) var title: String?
  private(set) var preferredName: String?
  private(set) var born: Day?
  /// Nil when the cell is empty or holds no word for a gender.
  private(set) var gender: ResidentDetails.Gender?
  private(set) var room: String?
  private(set) var practitioner: String?
  private(set) var admitted: Day?
  /// What could not be read.
  private(set) var notes: [SafeText] = []

  init(_ row: CSVRow, of table: ImportTable, today: Day) {
    number = NumberCell(table.cell(.number, of: row))
    family = table.cell(.family, of: row) ?? ""
    given = table.cell(.given, of: row) ?? ""
    title = table.cell(.title, of: row).map(ImportedPerson.withoutStop)
    preferredName = table.cell(.preferredName, of: row)
    room = table.cell(.room, of: row)
    practitioner = table.cell(.practitioner, of: row)
    if let note = number.note { notes.append(note) }
    setKeys()
    if !hasName, let whole = table.cell(.fullName, of: row) {
      readWhole(name: whole)
      setKeys()
    }
    readBorn(table.cell(.born, of: row), today: today)
    if let cell = table.cell(.gender, of: row) {
      gender = ImportedPerson.gender(cell)
      if gender == nil { notes.append("Gender not read: \(ImportText.quoted(cell)).") }
    }
    if let cell = table.cell(.admitted, of: row) {
      do throws(DayTextProblem) {
        admitted = try DayText.readPast(ImportedPerson.withoutMidnight(cell), today: today)
      } catch {
        notes.append("Admitted not read: \(ImportText.quoted(cell)). \(error.sentence)")
      }
    }
  }

  var sketch: PersonSketch {
    PersonSketch(
      family: familyKey, given: givenKey, born: born, number: number.valid, room: roomKey)
  }

  var hasName: Bool { !familyKey.isEmpty || !givenKey.isEmpty }
  var saysWho: Bool { hasName || !roomKey.isEmpty || number != .absent }

  /// Name and room as written, for the report.
  var who: SafeText {
    var parts = [family, given].filter { !$0.isEmpty }.map { SafeText($0).cut(to: 40) }
    if let room { parts.append("room \(SafeText(room).cut(to: 20))") }
    if parts.isEmpty, let number = number.valid { parts.append("NHS No. \(number.shown)") }
    if parts.isEmpty, let text = number.asWritten { parts.append(ImportText.quoted(text)) }
    return parts.joined(separator: ", ")
  }

  /// The person as a resident nobody knew before.
  var details: ResidentDetails {
    ResidentDetails(
      family: family, given: given, title: title, preferredName: preferredName, born: born,
      gender: gender ?? .notKnown, nhsNumber: number.valid,
      numberStatus: number.valid != nil ? .given : number == .absent ? .none : .notVerified,
      numberAsWritten: number.asWritten, room: room, practitioner: practitioner,
      admitted: admitted)
  }

  private mutating func setKeys() {
    familyKey = NameKey.name(family)
    givenKey = NameKey.name(given)
    roomKey = ImportText.key(of: room ?? "")
  }

  private mutating func readBorn(_ cell: String?, today: Day) {
    guard let cell else { return }
    do throws(DayTextProblem) {
      born = try DayText.readBorn(ImportedPerson.withoutMidnight(cell), today: today)
    } catch {
      notes.append("Born not read: \(ImportText.quoted(cell)). \(error.sentence)")
    }
  }

  /// `WALKER, Doris (Mrs)` and `Mrs Doris Walker`; the second is said in the report, because where
  /// the family name begins is a guess.
  private mutating func readWhole(name whole: String) {
    var name = whole
    if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
      if title == nil { title = String(name[name.index(after: open)...].dropLast()) }
      name = String(name[..<open])
    }
    if let comma = name.firstIndex(of: ",") {
      family = CSVText.trimmed(String(name[..<comma]))
      given = CSVText.trimmed(String(name[name.index(after: comma)...]))
      return
    }
    var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    let titles = ["mr", "mrs", "miss", "ms", "mx", "dr", "sir", "lady", "rev", "prof"]
    if words.count > 1, let first = words.first, titles.contains(ImportText.key(of: first)) {
      if title == nil { title = ImportedPerson.withoutStop(first) }
      words.removeFirst()
    }
    family = words.popLast() ?? ""
    given = words.joined(separator: " ")
    notes.append(
      """
      Name read as family name \(ImportText.quoted(family)), given name \
      \(ImportText.quoted(given)).
      """)
  }

  /// The NHS Common User Interface has titles without a stop (NID-0001 to 0012).
  private static func withoutStop(_ title: String) -> String {
    title.hasSuffix(".") ? String(title.dropLast()) : title
  }

  /// Spreadsheets write a midnight behind a day that was made from a moment.
  private static func withoutMidnight(_ cell: String) -> String {
    for midnight in ["00:00:00", "00:00", "0:00"] where cell.hasSuffix(" " + midnight) {
      return String(cell.dropLast(midnight.count + 1))
    }
    return cell
  }

  private static func gender(_ cell: String) -> ResidentDetails.Gender? {
    switch ImportText.key(of: cell) {
    case "m", "male", "man": return .male
    case "f", "female", "woman": return .female
    case "indeterminate", "i": return .indeterminate
    case "notknown", "unknown", "notrecorded", "u": return .notKnown
    case "notspecified", "prefernottosay", "x": return .notSpecified
    default: return nil
    }
  }
}
