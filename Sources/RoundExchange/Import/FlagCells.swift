import RoundCore

/// What a row of a prepared list asks for.
struct FlagCells {
  let reasons: [String]
  let priority: Int
  private(set) var priorityReason: String?
  private(set) var raisedBy = FlagRaised.Voice.staff
  private(set) var raisedByName: String?
  private(set) var raisedAt: Moment?
  let question: String?
  private(set) var askedBy: String?
  let wish: String?
  private(set) var faceToFace: Bool?
  private(set) var since: Day?
  private(set) var situation: String?
  let background: String?
  let assessment: String?
  let recommendation: String?
  private(set) var notes: [SafeText] = []

  init(
    _ row: CSVRow, of table: ImportTable, catalog: Catalog, reasonWords: ReasonWords, now: Moment
  ) {
    let reasons = ReasonsCell(table.cell(.reasons, of: row), words: reasonWords)
    let priority = PriorityCell(table.cell(.priority, of: row), catalog: catalog)
    self.reasons = reasons.codes
    self.priority = priority.priority
    priorityReason = table.cell(.priorityReason, of: row)
    question = table.cell(.question, of: row)
    wish = table.cell(.wish, of: row)
    situation = table.cell(.situation, of: row)
    background = table.cell(.background, of: row)
    assessment = table.cell(.assessment, of: row)
    recommendation = table.cell(.recommendation, of: row)
    notes = reasons.notes
    if let note = priority.note { notes.append(note) }
    keep(otherWords: reasons.otherWords)
    if let cell = table.cell(.raisedBy, of: row) { readVoice(cell) }
    if let cell = table.cell(.askedBy, of: row) { readAsker(cell) }
    if let cell = table.cell(.faceToFace, of: row) { readFaceToFace(cell) }
    if let cell = table.cell(.since, of: row) { readSince(cell, today: UKTime(now).day) }
    if let cell = table.cell(.raisedAt, of: row) {
      do throws(MomentCell.Problem) {
        raisedAt = try MomentCell(cell, now: now).moment
      } catch {
        notes.append(error.note("Raised at", cell))
      }
    }
  }

  func flag(for round: RoundID) -> FlagRaised {
    FlagRaised(
      round: round, reasons: reasons, priority: priority, priorityReason: priorityReason,
      raisedBy: raisedBy, raisedByName: raisedByName, raisedAt: raisedAt, question: question,
      askedBy: askedBy, wish: wish, faceToFace: faceToFace, since: since)
  }

  /// The background note; nil when the row has none.
  func note(for flag: EntryID) -> NoteWritten? {
    guard situation != nil || background != nil || assessment != nil || recommendation != nil
    else { return nil }
    return NoteWritten(
      flag: flag, situation: situation, background: background, assessment: assessment,
      recommendation: recommendation)
  }

  /// The coded reason says no more than "something else", so the words must be seen with the flag.
  private mutating func keep(otherWords: [String]) {
    guard !otherWords.isEmpty else { return }
    let words = otherWords.joined(separator: "; ")
    if priorityReason == nil {
      priorityReason = words
    } else {
      situation = (situation.map { $0 + "\n" } ?? "") + "Reason as written: \(words)"
    }
  }

  private mutating func readVoice(_ cell: String) {
    switch ImportText.key(of: cell) {
    case "resident", "patient", "self", "theresident": raisedBy = .resident
    case "family", "relative", "relatives", "nextofkin", "thefamily": raisedBy = .family
    case "son", "daughter", "wife", "husband", "partner", "brother", "sister", "niece", "nephew":
      raisedBy = .family
      raisedByName = cell
    case "staff", "home", "carehome", "thehome", "carer", "carers": raisedBy = .staff
    case "clinician", "gp", "doctor", "pharmacist", "paramedic", "practice":
      raisedBy = .clinician
    default: raisedByName = cell
    }
  }

  private mutating func readAsker(_ cell: String) {
    switch ImportText.key(of: cell) {
    case "home", "staff", "carehome", "thehome", "carer", "carers", "nurse": askedBy = "home"
    case "family", "relative", "relatives", "nextofkin", "son", "daughter", "wife", "husband":
      askedBy = "family"
    case "resident", "patient", "self": askedBy = "resident"
    default:
      notes.append(
        "Asked by not read: \(ImportText.quoted(cell)). Write home, family or resident.")
    }
  }

  private mutating func readFaceToFace(_ cell: String) {
    switch ImportText.key(of: cell) {
    case "yes", "y", "true", "facetoface", "inperson": faceToFace = true
    case "no", "n", "false", "virtual", "remote": faceToFace = false
    default: notes.append("Face to face not read: \(ImportText.quoted(cell)). Write yes or no.")
    }
  }

  private mutating func readSince(_ cell: String, today: Day) {
    do throws(DayTextProblem) {
      since = try DayText.readPast(cell, today: today)
    } catch {
      notes.append("Since not read: \(ImportText.quoted(cell)). \(error.sentence)")
    }
  }
}
