import RoundCore

/// The flag, note and observations of a row, held against what the resident already has.
struct WantedFlag {
  let cells: FlagCells
  let observations: ObservationsCells
  /// Names the flag once it is to be raised; nil when it stands already.
  private(set) var id: EntryID?
  private(set) var notes: [SafeText] = []

  init(cells: FlagCells, observations: ObservationsCells) {
    self.cells = cells
    self.observations = observations
    notes = cells.notes + observations.notes
  }

  /// What is to be written; empty when the record has it all.
  mutating func bodies(
    round: RoundID, known: ResidentRecord?, at now: Moment, _ identifiers: inout Identifiers
  ) -> [any EntryBody] {
    var bodies: [any EntryBody] = []
    let flag = cells.flag(for: round)
    if let known, let standing = standing(flag, of: known) {
      tellOfStanding(standing, of: known)
      if let note = newerNote(for: standing.header.id, of: known) {
        notes.append("The background note was brought up to date.")
        bodies.append(note)
      }
      if let set = observations.observations, !has(set, known: known, isRepeat: true) {
        notes.append("Observations added.")
        bodies.append(set)
      }
      return bodies
    }
    let made = identifiers.entry(at: now)
    id = made
    bodies.append(flag)
    if let note = cells.note(for: made) { bodies.append(note) }
    if let set = observations.observations, !has(set, known: known, isRepeat: false) {
      bodies.append(set)
    }
    return bodies
  }

  /// The flag that the row raises again, withdrawn or not.
  ///
  /// It has the same question and reasons, and a note that says, or once said, the same of the
  /// situation. A file read again does not bring back what people took off the list.
  private func standing(_ flag: FlagRaised, of known: ResidentRecord) -> Fact<FlagRaised>? {
    known.flags.facts.last { fact in
      guard fact.body.round == flag.round, fact.body.question == flag.question,
        Set(fact.body.reasons) == Set(flag.reasons)
      else { return false }
      let notes = known.notes.facts.filter { $0.body.flag == fact.header.id }
      if notes.isEmpty { return cells.situation == nil }
      return notes.contains { $0.body.situation == cells.situation }
    }
  }

  private mutating func tellOfStanding(_ flag: Fact<FlagRaised>, of known: ResidentRecord) {
    if known.drops.facts.contains(where: { $0.body.flags.contains(flag.header.id) }) {
      notes.append("This flag was taken off the list; it stays off.")
    }
    if flag.body.priority != cells.priority {
      notes.append("Priority stays \(flag.body.priority); this line says \(cells.priority).")
    }
  }

  /// The row's note laid over the one that stands; nil when it was written before, so that a file
  /// read again does not undo what people wrote since.
  private func newerNote(for flag: EntryID, of known: ResidentRecord) -> NoteWritten? {
    guard let wanted = cells.note(for: flag) else { return nil }
    let before = known.note(for: flag)?.body
    let merged = NoteWritten(
      flag: flag, situation: wanted.situation ?? before?.situation,
      background: wanted.background ?? before?.background,
      assessment: wanted.assessment ?? before?.assessment,
      recommendation: wanted.recommendation ?? before?.recommendation)
    func covers(_ note: NoteWritten) -> Bool {
      [\NoteWritten.situation, \.background, \.assessment, \.recommendation].allSatisfy {
        wanted[keyPath: $0] == nil || wanted[keyPath: $0] == note[keyPath: $0]
      }
    }
    let isOld = known.notes.facts.contains { $0.body.flag == flag && covers($0.body) }
    return isOld ? nil : merged
  }

  /// Whether the resident has this set of observations.
  ///
  /// Where the row does not say on which day it was measured, reading it again would give it another
  /// time: then the values are compared alone.
  private func has(
    _ set: ObservationsRecorded, known: ResidentRecord?, isRepeat: Bool
  ) -> Bool {
    known?.observations.facts.contains { fact in
      if fact.body == set { return true }
      return isRepeat && !observations.isDated
        && fact.body.measured(at: set.measuredAt) == set
    } ?? false
  }
}
