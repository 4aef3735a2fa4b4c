import RoundCore

/// What a row of a prepared list adds to, or leaves of, what is known of its resident.
///
/// A list is no register: it changes nothing that a resident is found by.
struct KnownPerson {
  /// The details to write; nil when they stay as they are.
  private(set) var details: ResidentDetails?
  private(set) var notes: [SafeText] = []

  init(_ row: ImportedPerson, _ known: RegisterIndex.Person) {
    let likeness = Likeness(row: row, resident: known)
    if known.details.unidentified { notes.append("Stands as \"who is this?\".") }
    if row.hasName, row.familyKey != known.family || row.givenKey != known.given {
      notes.append("Taken for \(known.shown).")
    }
    if likeness.otherBirth, let born = known.details.born {
      notes.append("Born in the register: \(born.shown).")
    }
    if likeness.otherRoom, let room = known.details.room {
      notes.append("Room in the register: \(ImportText.quoted(room)).")
    }
    if !known.isHere {
      notes.append("The record says that this resident has left or died.")
    }
    takeNumber(row.number, known.details)
  }

  private mutating func takeNumber(_ cell: NumberCell, _ known: ResidentDetails) {
    switch cell {
    case .absent: return
    case .valid(let number):
      guard number != known.nhsNumber else { return }
      let registered: SafeText =
        known.nhsNumber.map { "the register has \($0.shown)" } ?? "the register has none"
      notes.append("NHS number \(number.shown) not taken: \(registered).")
    case .notVerified(let text, _):
      if let registered = known.nhsNumber {
        notes.append("The number in the register stays: \(registered.shown).")
      }
      // The first stays, or two rows with two wrong numbers would change it for ever.
      guard known.numberStatus == .none else { return }
      var changed = known
      changed.numberStatus = .notVerified
      changed.numberAsWritten = text
      details = changed
    }
  }
}
