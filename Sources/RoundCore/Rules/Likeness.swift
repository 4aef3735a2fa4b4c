/// Whether somebody of whom something was written and a resident may be the same person.
public struct Likeness {
  /// What was written.
  let row: PersonSketch
  let resident: PersonSketch

  public init(_ row: PersonSketch, _ resident: PersonSketch) {
    self.row = row
    self.resident = resident
  }

  /// Both births are known and are the same.
  public var sameBirth: Bool { row.born != nil && row.born == resident.born }

  /// Both births are known and differ.
  public var otherBirth: Bool {
    guard let left = row.born, let right = resident.born else { return false }
    return left != right
  }

  /// Both numbers pass their check digit and are the same.
  public var sameNumber: Bool { row.number != nil && row.number == resident.number }

  /// Both numbers pass their check digit and differ.
  public var otherNumber: Bool {
    guard let left = row.number, let right = resident.number else { return false }
    return left != right
  }

  public var sameRoom: Bool { !row.room.isEmpty && row.room == resident.room }

  public var otherRoom: Bool {
    !row.room.isEmpty && !resident.room.isEmpty && row.room != resident.room
  }

  private var familyIsAlike: Bool {
    row.family == resident.family || row.family.isEmpty || resident.family.isEmpty
  }

  /// The given names are the same, or one is the other with more names behind it, or what the
  /// resident is called.
  public var givenIsAlike: Bool {
    let left = row.given
    let right = resident.given
    if left == right { return true }
    guard !left.isEmpty, !right.isEmpty else { return true }
    if left.hasPrefix(right + " ") || right.hasPrefix(left + " ") { return true }
    return left == resident.preferred
  }

  private var isSwapped: Bool { row.family == resident.given && row.given == resident.family }

  /// The names can be of one person; a name that is missing on one side can.
  public var nameIsAlike: Bool {
    guard row.hasName, resident.hasName else { return true }
    if familyIsAlike, givenIsAlike { return true }
    // The two columns put the wrong way round.
    return isSwapped
  }

  /// The number is the same, but the rest says that it is somebody else.
  ///
  /// Half a name may change, by marriage or from a short form; then the birth must be the same.
  public var isSomebodyElse: Bool {
    if nameIsAlike { return false }
    let half = familyIsAlike || givenIsAlike
    return !(half && sameBirth)
  }

  /// In what two residents could be taken for each other, the most serious first; empty when in
  /// nothing.
  public var confusions: [Confusion] {
    var found: [Confusion] = []
    if sameNumber { found.append(.number) }
    if let nameConfusion { found.append(nameConfusion) }
    if sameBirth { found.append(.birth) }
    return found
  }

  /// The most serious of them, a shared birth aside: asked of every pair of a register.
  var worstConfusion: Confusion? { sameNumber ? .number : nameConfusion }

  private var nameConfusion: Confusion? {
    if !row.family.isEmpty, row.family == resident.family { return .surname }
    return NameKey.isNear(row.family, resident.family) || row.hasName && isSwapped
      ? .nearName : nil
  }
}

/// In what two residents of a home could be taken for each other.
public enum Confusion: Int, Hashable, Sendable, CaseIterable {
  /// The same NHS number, which can't be right.
  case number
  case surname
  /// A family name that differs in one letter, or the two names the other way round.
  case nearName
  case birth

  /// `Same surname`.
  public var words: String {
    switch self {
    case .number: return "Same NHS number"
    case .surname: return "Same surname"
    case .nearName: return "Nearly the same name"
    case .birth: return "Same date of birth"
    }
  }
}
