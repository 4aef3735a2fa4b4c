import RoundCore

/// The entries that a row of a register leads to beside the resident's details.
struct SafetyCells {
  private(set) var bodies: [any EntryBody] = []
  private(set) var notes: [SafeText] = []

  /// - Parameter known: nil for a new resident.
  init(_ row: CSVRow, of table: ImportTable, known: ResidentRecord?) {
    if let entry = AllergiesCell(table.cell(.allergies, of: row))
      .entry(over: known?.allergies.last, notes: &notes)
    {
      bodies.append(entry)
    }
    if let cell = table.cell(.cpr, of: row) { addCPR(cell, known: known?.cpr.last) }
    if let cell = table.cell(.medicines, of: row), cell != known?.medicines.last?.body.text {
      // Where two lists stand, a spreadsheet settles nothing: it takes the place of the latest alone.
      bodies.append(
        MedicinesRecorded(
          text: cell, asOf: nil, source: "spreadsheet",
          replaces: known?.medicines.last.map { [$0.header.id] } ?? []))
      if known?.medicines.last != nil { notes.append("Medicines changed.") }
    }
    if let cell = table.cell(.infection, of: row) {
      addInfection(cell, known: known?.infections.last)
    }
  }

  private mutating func addCPR(_ cell: String, known: Fact<CPRRecorded>?) {
    guard let decision = SafetyCells.decision(cell) else {
      notes.append(
        """
        CPR decision not read: \(ImportText.quoted(cell)). Write "DNACPR", "For attempted CPR" or \
        "Not recorded".
        """)
      return
    }
    guard decision != (known?.body.decision ?? .notRecorded) else { return }
    guard decision != .notRecorded else {
      notes.append("The CPR decision stays as recorded, although this line has none.")
      return
    }
    if let known {
      notes.append(
        "CPR decision changed from \"\(known.body.decision.words)\" to \"\(decision.words)\".")
    }
    bodies.append(
      CPRRecorded(decision: decision, replaces: known.map { [$0.header.id] } ?? []))
  }

  /// Yes and no are not read: which of the two decisions they mean hangs on the heading.
  private static func decision(_ cell: String) -> CPRRecorded.Decision? {
    switch ImportText.key(of: cell) {
    case "dnacpr", "dnar", "dnr", "donotattempt", "donotattemptcpr", "donotresuscitate",
      "notforcpr", "notforresus", "notforresuscitation", "notforattemptedcpr", "dnacprinplace":
      return .doNotAttempt
    case "attempt", "attemptcpr", "forattemptedcpr", "forcpr", "forresus", "forresuscitation":
      return .attempt
    case "notrecorded", "unknown", "notknown", "nodecision", "nodecisionrecorded", "na", "":
      return .notRecorded
    default: return nil
    }
  }

  private mutating func addInfection(_ cell: String, known: Fact<InfectionRecorded>?) {
    let isNone = ["none", "no", "nil", "nonenow", "noinfection", "clear", "na", ""]
      .contains(ImportText.key(of: cell))
    let text = isNone ? nil : cell
    guard text != known?.body.text else { return }
    if known != nil { notes.append("Infection changed.") }
    bodies.append(InfectionRecorded(text: text, replaces: known.map { [$0.header.id] } ?? []))
  }
}
