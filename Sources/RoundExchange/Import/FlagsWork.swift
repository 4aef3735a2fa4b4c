import RoundCore

/// Goes through the rows of a prepared list, each in the light of those before it.
struct FlagsWork {
  private(set) var drafts: [EntryDraft] = []
  private(set) var report: ImportReport

  private let table: ImportTable
  private let round: RoundID
  private let catalog: Catalog
  private let reasonWords: ReasonWords
  private let author: Author
  private let now: Moment
  private var working: WorkingRecord
  private var register: RegisterIndex
  /// Whom the first row with a number was about, also where the register does not have it.
  private var bearers: [NHSNumber: (resident: ResidentID, line: Int)] = [:]

  init(
    table: ImportTable, record: Record, round: RoundID, note: String, catalog: Catalog,
    author: Author, now: Moment
  ) {
    self.table = table
    self.round = round
    self.catalog = catalog
    reasonWords = ReasonWords(catalog)
    self.author = author
    self.now = now
    working = WorkingRecord(record)
    register = RegisterIndex(record)
    let chosen: [SafeText] = note.isEmpty ? [] : ["\(note)"]
    report = ImportReport(notes: chosen + table.notes)
  }

  private mutating func tell(
    _ row: CSVRow, _ verdict: ImportReport.Verdict, who: SafeText = .empty,
    urgent: UrgencyTier? = nil, _ notes: [SafeText]
  ) {
    report.rows.append(
      ImportReport.Row(line: row.line, verdict: verdict, who: who, urgent: urgent, notes: notes))
  }

  /// The second oxygen scale rests on a clinician's entry, whatever a spreadsheet says.
  private func scaleNote(_ wanted: WantedFlag, _ resident: ResidentID) -> [SafeText] {
    guard let set = wanted.observations.observations, set.scale == 2,
      let record = working.record.residents[resident],
      working.record.saturationTarget(of: record, at: set.measuredAt, catalog: catalog) == nil
    else { return [] }
    return [
      "Saturation scale 2 not used: no clinician has recorded a target range. Scale 1 is used."
    ]
  }

  mutating func take(_ row: CSVRow, _ identifiers: inout Identifiers) {
    if let problem = row.problem {
      tell(row, .refused, ["\(problem.sentence)"])
      return
    }
    let person = ImportedPerson(row, of: table, today: UKTime(now).day)
    guard person.saysWho else {
      tell(
        row, .refused, who: person.who,
        ["This line does not say who it is about: write a name, a room or the NHS number."])
      return
    }
    var wanted = WantedFlag(
      cells: FlagCells(row, of: table, catalog: catalog, reasonWords: reasonWords, now: now),
      observations: ObservationsCells(row, of: table, now: now))
    var resident: ResidentID
    var bodies: [any EntryBody] = []
    var notes = person.notes
    let number = person.number.valid
    let bearer = number.flatMap { bearers[$0] }
    switch FlagMatch(person, in: register, bearer: bearer.flatMap { register[$0.resident] }) {
    case .numberOfAnother(let other):
      let line: SafeText = bearer.map { "is on line \($0.line) too, for" } ?? "belongs to"
      tell(
        row, .refused, who: person.who,
        ["NHS number \(number?.shown ?? "") \(line) \(other.shown)."])
      return
    case .one(let known):
      resident = known.id
      let change = KnownPerson(person, known)
      notes += change.notes
      if let details = change.details { bodies.append(ResidentChanged(details)) }
    case .unknown(let namesakes):
      resident = identifiers.resident()
      var details = person.details
      details.unidentified = true
      bodies.append(ResidentRegistered(details))
      notes.append(FlagsWork.whoIsThis(namesakes))
    }
    let known = working.record.residents[resident]
    let redFlags = RedFlagsCell(
      table.cell(.redFlags, of: row), rules: working.record.redFlags(catalog))
    bodies += wanted.bodies(round: round, known: known, at: now, &identifiers)
    guard bodies.allSatisfy({ DraftSize.fits($0) }) else {
      tell(row, .refused, who: person.who, [DraftSize.sentence])
      return
    }
    if let number, bearers[number] == nil { bearers[number] = (resident, row.line) }
    add(bodies, flag: wanted.id, to: resident, &identifiers)
    notes += wanted.notes + redFlags.notes + scaleNote(wanted, resident)
    // A row that says nothing new has been through the gate already.
    var urgent: UrgencyTier?
    if bodies.contains(where: { $0 is FlagRaised || $0 is ObservationsRecorded }),
      let record = working.record.residents[resident]
    {
      let gate = UrgentRow(
        of: resident, ticked: redFlags.codes, in: working.record, catalog: catalog, at: now)
      let entries = gate.drafts(
        flag: wanted.id, ticked: redFlags.codes, round: round, resident: record, author: author,
        at: now, &identifiers)
      for draft in entries {
        drafts.append(draft)
        working.apply(draft)
      }
      notes += gate.notes
      urgent = gate.tier
    }
    tell(
      row, bodies.isEmpty ? .unchanged : .taken, who: person.who, urgent: urgent, notes)
  }

  private static func whoIsThis(_ namesakes: [RegisterIndex.Person]) -> SafeText {
    guard !namesakes.isEmpty else { return "Nobody in the register: stands as \"who is this?\"." }
    let names = namesakes.prefix(3).map(\.shown).joined(separator: "; ")
    return "Stands as \"who is this?\". In the register there is: \(names)."
  }

  private mutating func add(
    _ bodies: [any EntryBody], flag: EntryID?, to resident: ResidentID,
    _ identifiers: inout Identifiers
  ) {
    for body in bodies {
      let id = body is FlagRaised ? flag : nil
      let draft = EntryDraft(
        body, resident: resident, author: author, id: id ?? identifiers.entry(at: now))
      drafts.append(draft)
      working.apply(draft)
    }
    if let details = working.record.residents[resident]?.current {
      register.put(resident, details)
    }
  }
}
