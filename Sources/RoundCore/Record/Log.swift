/// A body together with the entry that said it.
public struct Fact<Body: Hashable & Sendable>: Hashable, Sendable {
  public let header: EntryHeader
  public let body: Body
}

/// Facts in the order of their clocks, each once, whatever order they came in.
public struct Log<Body: Hashable & Sendable>: Hashable, Sendable {
  public private(set) var facts: [Fact<Body>] = []

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
    facts.insert(Fact(header: header, body: body), at: place)
  }
}
