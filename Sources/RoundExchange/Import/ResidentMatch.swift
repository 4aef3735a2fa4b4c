import RoundCore

/// Which resident a row of a register is about.
enum ResidentMatch {
  case one(RegisterIndex.Person)
  case new
  /// The row's NHS number belongs to somebody else.
  case numberOfAnother(RegisterIndex.Person)
  case several([RegisterIndex.Person])

  /// - Parameter isOnlyNamesake: no other row of the file has the same name.
  init(_ row: ImportedPerson, in register: RegisterIndex, isOnlyNamesake: Bool) {
    func likeness(_ person: RegisterIndex.Person) -> Likeness {
      Likeness(row: row, resident: person)
    }
    if let number = row.number.valid {
      let holders = register.holders(of: number)
      if let same = holders.first(where: { !likeness($0).isSomebodyElse }) {
        self = .one(same)
        return
      }
      if let other = holders.first {
        self = .numberOfAnother(other)
        return
      }
    }
    let namesakes = register.namesakes(of: row)
    let steps: [[RegisterIndex.Person]] = [
      namesakes.filter { likeness($0).sameBirth },
      register.family(of: row).filter { likeness($0).sameBirth && likeness($0).givenIsAlike },
      namesakes.filter {
        let likeness = likeness($0)
        return likeness.sameRoom && !likeness.otherBirth && !likeness.otherNumber
      },
      ResidentMatch.knownByNameOnly(row, namesakes).filter {
        // "Who is this?" may be either of two who share a name; only a person can say which.
        isOnlyNamesake || !$0.details.unidentified
      },
    ]
    guard let found = steps.first(where: { !$0.isEmpty }) else {
      self = .new
      return
    }
    self = found.count == 1 ? .one(found[0]) : .several(found)
  }

  /// A register of nothing but names must find its residents again; where either side knows no more
  /// than the name, there is nothing to tell them apart by.
  private static func knownByNameOnly(
    _ row: ImportedPerson, _ namesakes: [RegisterIndex.Person]
  ) -> [RegisterIndex.Person] {
    let rowIsBare = row.born == nil && row.roomKey.isEmpty && row.number.valid == nil
    // Two numbers that cannot be right can still tell two people apart.
    let possible = namesakes.filter { person in
      guard let left = row.number.asWritten, let right = person.details.numberAsWritten
      else { return true }
      return left == right
    }
    let bare = possible.filter {
      $0.details.born == nil && $0.details.room == nil && $0.details.nhsNumber == nil
    }
    return rowIsBare && bare.isEmpty ? possible : bare
  }
}
