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

  /// The most serious in which each of several could be taken for any other of them, a shared birth aside:
  /// what `worstConfusion` says of the pairs.
  static func worstConfusions(among people: [PersonSketch]) -> [Confusion?] {
    let keys = people.map { Key($0) }
    var worst = [Confusion?](repeating: nil, count: people.count)
    for one in people.indices {
      for other in one + 1..<people.count where keys[one].mayBeTaken(for: keys[other]) {
        guard let confusion = Likeness(people[one], people[other]).worstConfusion else { continue }
        for index in [one, other] where (worst[index]?.rawValue ?? .max) > confusion.rawValue {
          worst[index] = confusion
        }
      }
    }
    return worst
  }

  /// What says of nearly all pairs of a register that they can't be taken for each other: to look at the
  /// names themselves of every pair took a tenth of the time until the first screen.
  private struct Key {
    private let number: Int?
    private let family: Int
    private let given: Int
    private let length: Int
    /// A bit for each letter of the family name; some letters share one.
    private let letters: UInt64

    init(_ person: PersonSketch) {
      number = person.number?.hashValue
      family = person.family.hashValue
      given = person.given.hashValue
      var length = 0
      var letters: UInt64 = 0
      for scalar in person.family.unicodeScalars {
        length += 1
        letters |= 1 << UInt64(scalar.value & 63)
      }
      self.length = length
      self.letters = letters
    }

    func mayBeTaken(for other: Key) -> Bool {
      if number != nil, number == other.number { return true }
      if family == other.family { return true }
      if family == other.given, given == other.family { return true }
      // One letter more, less or another one changes two bits at most.
      return abs(length - other.length) <= 1 && (letters ^ other.letters).nonzeroBitCount <= 2
    }
  }

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
