import RoundCore

/// Whether a row and a resident may be the same person.
struct Likeness {
  let row: ImportedPerson
  let resident: RegisterIndex.Person

  /// Both births are known and are the same.
  var sameBirth: Bool { row.born != nil && row.born == resident.details.born }

  /// Both births are known and differ.
  var otherBirth: Bool {
    guard let left = row.born, let right = resident.details.born else { return false }
    return left != right
  }

  /// Both numbers pass their check digit and differ.
  var otherNumber: Bool {
    guard let left = row.number.valid, let right = resident.details.nhsNumber else { return false }
    return left != right
  }

  var sameRoom: Bool {
    !row.roomKey.isEmpty && row.roomKey == ImportText.key(of: resident.details.room ?? "")
  }

  var otherRoom: Bool {
    guard !row.roomKey.isEmpty, let room = resident.details.room else { return false }
    return row.roomKey != ImportText.key(of: room)
  }

  private var familyIsAlike: Bool {
    row.familyKey == resident.family || row.familyKey.isEmpty || resident.family.isEmpty
  }

  /// The given names are the same, or one is the other with more names behind it, or what the
  /// resident is called.
  var givenIsAlike: Bool {
    let left = row.givenKey
    let right = resident.given
    if left == right { return true }
    guard !left.isEmpty, !right.isEmpty else { return true }
    if left.hasPrefix(right + " ") || right.hasPrefix(left + " ") { return true }
    return left == ImportText.nameKey(resident.details.preferredName ?? "")
  }

  /// The names can be of one person; a name that is missing on one side can.
  var nameIsAlike: Bool {
    guard row.hasName, !(resident.family + resident.given).isEmpty else { return true }
    if familyIsAlike, givenIsAlike { return true }
    // The two columns put the wrong way round.
    return row.familyKey == resident.given && row.givenKey == resident.family
  }

  /// The number is the same, but the rest says that it is somebody else.
  ///
  /// Half a name may change, by marriage or from a short form; then the birth must be the same.
  var isSomebodyElse: Bool {
    if nameIsAlike { return false }
    let half = familyIsAlike || givenIsAlike
    return !(half && sameBirth)
  }
}
