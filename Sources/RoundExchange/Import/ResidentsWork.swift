import RoundCore

/// Goes through the rows of a register, each in the light of those before it.
struct ResidentsWork {
  private(set) var drafts: [EntryDraft] = []
  private(set) var report: ImportReport

  private let table: ImportTable
  private let record: Record
  private let author: Author
  private let today: Day
  private var register: RegisterIndex
  /// How many rows have each name.
  private var names: [String: Int] = [:]
  /// Where in the report the first row with a number stands.
  private var numbers: [NHSNumber: Int] = [:]

  init(table: ImportTable, record: Record, author: Author, today: Day) {
    self.table = table
    self.record = record
    self.author = author
    self.today = today
    register = RegisterIndex(record)
    report = ImportReport(notes: table.notes)
    for row in table.rows {
      names[ResidentsWork.name(ImportedPerson(row, of: table, today: today)), default: 0] += 1
    }
  }

  private static func name(_ person: ImportedPerson) -> String {
    person.familyKey + "\n" + person.givenKey
  }

  private mutating func tell(
    _ row: CSVRow, _ verdict: ImportReport.Verdict, who: SafeText = .empty, _ notes: [SafeText]
  ) {
    report.rows.append(
      ImportReport.Row(line: row.line, verdict: verdict, who: who, notes: notes))
  }

  mutating func take(_ row: CSVRow, _ identifiers: inout Identifiers) {
    if let problem = row.problem {
      tell(row, .refused, ["\(problem.sentence)"])
      return
    }
    let person = ImportedPerson(row, of: table, today: today)
    guard person.hasName else {
      tell(row, .refused, who: person.who, ["There is no name on this line."])
      return
    }
    if refuseSecond(row, person) { return }
    let isOnlyNamesake = names[ResidentsWork.name(person)] == 1
    switch ResidentMatch(person, in: register, isOnlyNamesake: isOnlyNamesake) {
    case .numberOfAnother(let other):
      let number = person.number.valid?.shown ?? ""
      tell(
        row, .refused, who: person.who, ["NHS number \(number) belongs to \(other.shown)."])
    case .several(let found):
      let names = found.prefix(3).map(\.shown).joined(separator: "; ")
      tell(
        row, .refused, who: person.who,
        ["This may be any of: \(names). Add the NHS number or the date of birth."])
    case .one(let known):
      if let line = register.line(of: known.id) {
        tell(
          row, .refused, who: person.who,
          ["This resident is on line \(line) already: \(known.shown)."])
      } else {
        change(row, person, known)
      }
    case .new:
      register(row, person, identifiers.resident())
    }
  }

  /// Refuses a row whose number stood on an earlier line, whatever became of that: which of the two
  /// is right cannot be told, so both lines say so.
  private mutating func refuseSecond(_ row: CSVRow, _ person: ImportedPerson) -> Bool {
    guard let number = person.number.valid else { return false }
    guard let first = numbers[number] else {
      numbers[number] = report.rows.count
      return false
    }
    guard report.rows.indices.contains(first) else { return false }
    let words: SafeText = "NHS number \(number.shown) is on line"
    let note: SafeText = "\(words) \(row.line) too: \(person.who). That line was refused."
    report.rows[first].notes.append(note.string)
    let other = report.rows[first]
    tell(row, .refused, who: person.who, ["\(words) \(other.line) too: \(other.who)."])
    return true
  }

  private mutating func register(_ row: CSVRow, _ person: ImportedPerson, _ id: ResidentID) {
    let namesakes = register.namesakes(of: person)
    let safety = SafetyCells(row, of: table, known: nil)
    var notes = person.notes + safety.notes
    if let namesake = namesakes.first {
      notes.append("Another resident has the same name: \(namesake.shown).")
    }
    let bodies: [any EntryBody] = [ResidentRegistered(person.details)] + safety.bodies
    guard add(row, person, bodies, to: id) else { return }
    register.put(id, person.details)
    register.mark(id, line: row.line)
    tell(row, .taken, who: person.who, notes)
  }

  private mutating func change(
    _ row: CSVRow, _ person: ImportedPerson, _ known: RegisterIndex.Person
  ) {
    let merge = DetailsMerge(person, over: known.details)
    let safety = SafetyCells(row, of: table, known: record.residents[known.id])
    var notes = person.notes + merge.notes + safety.notes
    if !known.isHere {
      notes.append("The record says that this resident has left or died; that stays.")
    }
    var bodies = safety.bodies
    if merge.hasChanges { bodies.insert(ResidentChanged(merge.details), at: 0) }
    guard add(row, person, bodies, to: known.id) else { return }
    register.put(known.id, merge.details)
    register.mark(known.id, line: row.line)
    tell(row, bodies.isEmpty ? .unchanged : .taken, who: person.who, notes)
  }

  /// False, and the row refused, when a journal could not hold it.
  private mutating func add(
    _ row: CSVRow, _ person: ImportedPerson, _ bodies: [any EntryBody], to id: ResidentID
  ) -> Bool {
    guard bodies.allSatisfy(DraftSize.fits) else {
      tell(row, .refused, who: person.who, [DraftSize.sentence])
      return false
    }
    drafts += bodies.map { EntryDraft($0, resident: id, author: author) }
    return true
  }
}
