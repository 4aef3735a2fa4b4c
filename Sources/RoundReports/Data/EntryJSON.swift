import RoundCore

/// One item of `show --json`: what every item says of itself, then what its body says.
enum EntryJSON {
  /// An entry as an item.
  ///
  /// - Parameter renamed: members of the body that bear a name which every item uses for itself.
  static func value(
    _ fact: Fact<some EntryBody>, record: Record, renamed: [String: String] = [:],
    and more: [JSON.Member] = []
  ) -> JSON {
    // What came from a journal can always be written again: it holds no number that JSON does not.
    let body = (try? fact.body.json()) ?? .null
    return value(
      body, id: fact.header.id, header: fact.header, record: record, renamed: renamed, and: more)
  }

  /// A part of an entry as an item, such as one action of a review.
  ///
  /// - Parameter id: names the item, where that is not the entry's own identifier.
  static func value(
    _ body: JSON, id: EntryID, header: EntryHeader, record: Record,
    renamed: [String: String] = [:], and more: [JSON.Member] = []
  ) -> JSON {
    var members = [
      JSON.Member("id", .string(id.text)),
      JSON.Member("at", .string(header.at.moment.iso)),
      JSON.Member("by", author(of: header, in: record)),
    ]
    if record.isClockDoubted(header) { members.append(JSON.Member("clockDoubted", .bool(true))) }
    // Two members of one name would be read in two ways.
    var taken = Set((members + more).map(\.name))
    for member in body.members ?? [] {
      let name = renamed[member.name] ?? member.name
      if taken.insert(name).inserted { members.append(JSON.Member(name, member.value)) }
    }
    return .object(members + more)
  }

  /// Null for what the program wrote, or while the author's entry has not come.
  static func author(of header: EntryHeader, in record: Record) -> JSON {
    guard let author = record.author(of: header) else { return .null }
    let registration = author.registration.map {
      JSON.object([
        JSON.Member("body", .string($0.body)), JSON.Member("number", .string($0.number)),
      ])
    }
    return .object([
      JSON.Member("name", .string(author.name)),
      JSON.Member("role", .string(author.role)),
      JSON.Member("organisation", .string(author.organisation)),
      JSON.Member("registration", registration ?? .null),
    ])
  }
}
