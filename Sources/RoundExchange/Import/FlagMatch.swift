import RoundCore

/// Which resident a row of a prepared list is about.
///
/// Only residents who are known are looked for by likeness. Somebody unknown is found again by the
/// very same words, so that what a row is taken for never hangs on which rows came before it, and a
/// list taken in twice finds the same people.
enum FlagMatch {
  case one(RegisterIndex.Person)
  /// Nobody of the register, or several who cannot be told apart: "who is this?".
  case unknown([RegisterIndex.Person])
  /// The row's NHS number belongs to somebody else.
  case numberOfAnother(RegisterIndex.Person)

  /// - Parameter bearer: whom an earlier row with the same NHS number was about.
  init(_ row: ImportedPerson, in register: RegisterIndex, bearer: RegisterIndex.Person?) {
    func likeness(_ person: RegisterIndex.Person) -> Likeness {
      Likeness(row: row, resident: person)
    }
    let holders = row.number.valid.map(register.holders) ?? []
    let named = holders + [bearer].compactMap { $0 }
    if let same = named.first(where: { !likeness($0).isSomebodyElse }) {
      self = .one(same)
      return
    }
    if let other = named.first {
      self = .numberOfAnother(other)
      return
    }
    let family = register.family(of: row)
    let known = family.filter {
      !$0.details.unidentified && row.hasName && likeness($0).givenIsAlike
    }
    let possible = known.filter { !likeness($0).otherBirth && !likeness($0).otherNumber }
    let steps: [[RegisterIndex.Person]] = [
      known.filter { likeness($0).sameBirth },
      possible.filter { likeness($0).sameRoom },
      possible.filter { $0.isHere && !$0.given.isEmpty && !row.givenKey.isEmpty },
    ]
    let found = FlagMatch.exactFirst(steps.first { !$0.isEmpty } ?? [], row)
    if found.count == 1 {
      self = .one(found[0])
      return
    }
    let unknown = family.filter(\.details.unidentified)
    var asWritten = row.details
    asWritten.unidentified = true
    let again =
      unknown.first { $0.details == asWritten }
      ?? unknown.first { row.hasName && $0.given == row.givenKey && likeness($0).sameBirth }
    self = again.map { .one($0) } ?? .unknown(found.isEmpty ? known : found)
  }

  /// Those of exactly the name, if any; else those whose name can be the same.
  private static func exactFirst(
    _ found: [RegisterIndex.Person], _ row: ImportedPerson
  ) -> [RegisterIndex.Person] {
    let exact = found.filter { $0.given == row.givenKey }
    return exact.isEmpty ? found : exact
  }
}
