/// A body together with the entry that said it.
///
/// That a body can be compared is asked where facts are compared and not of the type itself: Swift would
/// look that up for every kind of entry at each start of the program.
public struct Fact<Body> {
  public let header: EntryHeader
  public let body: Body
}

extension Fact: Equatable where Body: Equatable {}
extension Fact: Hashable where Body: Hashable {}
extension Fact: Sendable where Body: Sendable {}

/// Facts in the order of their clocks, each once, whatever order they came in.
///
/// Those that were taken back or corrected are kept apart: whoever asks for the facts gets what stands.
public struct Log<Body> {
  /// What stands.
  public private(set) var facts: [Fact<Body>] = []
  /// What was taken back or corrected.
  public private(set) var retired: [Fact<Body>] = []

  public init() {}

  public var last: Fact<Body>? { facts.last }
  public var isEmpty: Bool { facts.isEmpty }

  /// Puts a fact in its place; does nothing when the entry is there already.
  ///
  /// Entries mostly come in order, so the place is looked for from the end.
  public mutating func insert(_ body: Body, _ header: EntryHeader) {
    var place = facts.count
    while place > 0, EntryHeader.isOrdered(header, before: facts[place - 1].header) { place -= 1 }
    if place > 0, facts[place - 1].header.isSameLine(as: header) { return }
    if retired.contains(where: { $0.header.isSameLine(as: header) }) { return }
    facts.insert(Fact(header: header, body: body), at: place)
  }

  /// Everything that came, whether it stands or not, in its order.
  public var all: [Fact<Body>] {
    retired.isEmpty
      ? facts
      : (facts + retired).sorted { EntryHeader.isOrdered($0.header, before: $1.header) }
  }

  /// The newest facts of some kind by a time that they hold, oldest first.
  ///
  /// Their places are sorted, and only those asked for are copied.
  func newest(
    _ most: Int, by time: (Body) -> Moment, where isWanted: (Body) -> Bool
  ) -> [Fact<Body>] {
    var places: [(at: Moment, place: Int)] = []
    for place in facts.indices where isWanted(facts[place].body) {
      places.append((time(facts[place].body), place))
    }
    places.sort { $0.at == $1.at ? $0.place < $1.place : $0.at < $1.at }
    return places.suffix(most).map { facts[$0.place] }
  }

  /// Gives back the room for more facts where there is much of it.
  mutating func trim() {
    guard facts.capacity - facts.count > facts.count / 16 else { return }
    facts = [Fact<Body>](unsafeUninitializedCapacity: facts.count) { [facts] buffer, count in
      count = buffer.initialize(fromContentsOf: facts)
    }
  }

  /// Takes out what is meant, whether it stands or not.
  mutating func take(_ isMeant: (EntryHeader) -> Bool) -> [Fact<Body>] {
    guard all.contains(where: { isMeant($0.header) }) else { return [] }
    let taken = all.filter { isMeant($0.header) }
    facts.removeAll { isMeant($0.header) }
    retired.removeAll { isMeant($0.header) }
    return taken
  }

  /// Sorts the facts anew into what stands and what does not.
  mutating func settle(_ holds: (EntryHeader) -> Bool) {
    guard !retired.isEmpty || facts.contains(where: { !holds($0.header) }) else { return }
    let all = all
    facts = all.filter { holds($0.header) }
    retired = all.filter { !holds($0.header) }
  }
}

extension Log: Equatable where Body: Equatable {}
extension Log: Hashable where Body: Hashable {}
extension Log: Sendable where Body: Sendable {}
