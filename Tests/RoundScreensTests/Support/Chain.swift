@testable import RoundCore

/// A chain of entries held in memory: gives drafts their number, time and author as the writer does.
struct Chain {
  private(set) var entries: [Entry] = []
  var identifiers: Identifiers
  let device: DeviceID
  private var authors: [Author: EntryID] = [:]
  private var at: ClockReading?

  init(seed: UInt64) {
    identifiers = Identifiers(random: SeededRandom(seed: seed))
    device = identifiers.device()
  }

  /// The entries that come of drafts, with a declaration before each new author's first.
  mutating func write(_ drafts: [EntryDraft], at now: Moment) -> [Entry] {
    let start = entries.count
    for draft in drafts {
      var by: EntryID?
      if let author = draft.author {
        if authors[author] == nil {
          let id = identifiers.entry(at: now)
          authors[author] = id
          put(AuthorDeclared(author: author), id: id, by: id, resident: nil, at: now)
        }
        by = authors[author]
      }
      put(
        draft.body, id: draft.id ?? identifiers.entry(at: now), by: by, resident: draft.resident,
        at: now)
    }
    return Array(entries[start...])
  }

  private mutating func put(
    _ body: any EntryBody, id: EntryID, by: EntryID?, resident: ResidentID?, at now: Moment
  ) {
    let reading = at?.next(at: now) ?? ClockReading(moment: now)
    at = reading
    let header = EntryHeader(
      id: id, device: device, sequence: entries.count + 1, kind: type(of: body).kind,
      version: type(of: body).version, at: reading, by: by, resident: resident)
    entries.append(Entry(header: header, content: .known(body)))
  }

  /// Adds one entry and says by which identifier it goes.
  @discardableResult
  mutating func add(
    _ body: some EntryBody, _ resident: ResidentID? = nil, by author: Author? = nil,
    at moment: Moment
  ) -> EntryID {
    let id = identifiers.entry(at: moment)
    _ = write([EntryDraft(body, resident: resident, author: author, id: id)], at: moment)
    return id
  }
}
