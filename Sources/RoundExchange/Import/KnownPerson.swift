import RoundCore

/// What a row of a prepared list adds to, or leaves of, what is known of its resident.
///
/// A list is no register: only an NHS number is taken from it, and only where none is known.
struct KnownPerson {
  /// The details to write; nil when they stay as they are.
  private(set) var details: ResidentDetails?
  private(set) var notes: [SafeText] = []

  init(_ row: ImportedPerson, _ known: RegisterIndex.Person, ground: FlagMatch.Ground) {
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
    takeNumber(row.number, known.details, ground: ground)
  }

  private mutating func takeNumber(
    _ cell: NumberCell, _ known: ResidentDetails, ground: FlagMatch.Ground
  ) {
    var changed = known
    switch cell {
    case .absent: return
    case .valid(let number):
      guard number != known.nhsNumber else { return }
      if let registered = known.nhsNumber {
        notes.append(
          "NHS number \(number.shown) not taken: the register has \(registered.shown).")
        return
      }
      guard ground == .birth else {
        notes.append(
          "NHS number \(number.shown) not taken: without the date of birth it may be another's.")
        return
      }
      changed.nhsNumber = number
      changed.numberStatus = .given
      changed.numberAsWritten = nil
      notes.append("NHS number \(number.shown) added.")
    case .notVerified(let text, _):
      if let registered = known.nhsNumber {
        notes.append("The number in the register stays: \(registered.shown).")
        return
      }
      changed.numberStatus = .notVerified
      changed.numberAsWritten = text
    }
    if changed != known { details = changed }
  }
}
