import RoundCore

/// Which resident a row of a prepared list is about.
enum FlagMatch {
  /// How sure it is; a number is only taken over when the birth says so too.
  enum Ground: Equatable { case number, birth, room, name }

  case one(RegisterIndex.Person, Ground)
  /// Nobody of the register, or several who cannot be told apart: "who is this?".
  case unknown([RegisterIndex.Person])
  /// The row's NHS number belongs to somebody else.
  case numberOfAnother(RegisterIndex.Person)

  init(_ row: ImportedPerson, in register: RegisterIndex) {
    func likeness(_ person: RegisterIndex.Person) -> Likeness {
      Likeness(row: row, resident: person)
    }
    if let number = row.number.valid {
      let holders = register.holders(of: number)
      if let same = holders.first(where: { !likeness($0).isSomebodyElse }) {
        self = .one(same, .number)
        return
      }
      if let other = holders.first {
        self = .numberOfAnother(other)
        return
      }
    }
    // Somebody unknown in an earlier list, written in the same way.
    var asWritten = row.details
    asWritten.unidentified = true
    if let same = register.family(of: row).first(where: { $0.details == asWritten }) {
      self = .one(same, .name)
      return
    }
    let family = register.family(of: row).filter { row.hasName && likeness($0).givenIsAlike }
    let possible = family.filter { !likeness($0).otherBirth && !likeness($0).otherNumber }
    let steps: [(Ground, [RegisterIndex.Person])] = [
      (.birth, FlagMatch.exactFirst(family.filter { likeness($0).sameBirth }, row)),
      (.room, FlagMatch.exactFirst(possible.filter { likeness($0).sameRoom }, row)),
      (
        .name,
        FlagMatch.exactFirst(
          possible.filter { $0.isHere && !$0.given.isEmpty && !row.givenKey.isEmpty }, row)
      ),
    ]
    for (ground, found) in steps where !found.isEmpty {
      // Who is known goes before who is not: the one may turn out to be the other.
      let known = found.filter { !$0.details.unidentified }
      let candidates = known.isEmpty ? found : known
      self = candidates.count == 1 ? .one(candidates[0], ground) : .unknown(candidates)
      return
    }
    self = .unknown(family)
  }

  /// Those of exactly the name, if any; else those whose name can be the same.
  private static func exactFirst(
    _ found: [RegisterIndex.Person], _ row: ImportedPerson
  ) -> [RegisterIndex.Person] {
    let exact = found.filter { $0.given == row.givenKey }
    return exact.isEmpty ? found : exact
  }
}
