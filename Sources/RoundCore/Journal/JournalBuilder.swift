/// Builds a device's whole chain in memory, for entries that nobody has been told of yet.
///
/// Where `JournalWriter` syncs each entry before it counts as saved, a chain that is made at one go
/// can be written a segment at a time. The lines and the places where segments end are the writer's
/// own, so that it can go on where the builder stopped.
struct JournalBuilder {
  /// An entry and the time that it is to have.
  struct Item: Sendable {
    let draft: EntryDraft
    let moment: Moment
  }

  /// A finished segment, ready to be written as a file.
  struct Segment: Sendable {
    let name: SegmentName
    var bytes: [UInt8]
  }

  let home: HomeID
  let device: DeviceID
  let epoch: Int
  let program: String

  private(set) var segments: [Segment] = []
  private(set) var identifiers: Identifiers
  private var head: Digest
  private var sequence = 0
  private var at: ClockReading?
  private var authors: [Author: EntryID] = [:]

  init(home: HomeID, device: DeviceID, epoch: Int, program: String, identifiers: Identifiers) {
    self.home = home
    self.device = device
    self.epoch = epoch
    self.program = program
    self.identifiers = identifiers
    head = ChainWalker.start(home: home, device: device, epoch: epoch)
  }

  /// Adds an entry, and before it whatever it needs: a new segment, the name of its author.
  ///
  /// Items are to come in the order of their moments; one that does not is stamped as the last one was.
  ///
  /// - Throws: `cannotEncode` for what no reader would take, `tooLong`.
  mutating func add(_ item: Item) throws(JournalError) {
    if let author = item.draft.author, authors[author] == nil {
      let id = identifiers.entry(at: item.moment)
      try openSegment(now: item.moment)
      try put(AuthorDeclared(author: author), id: id, by: id, resident: nil, now: item.moment)
      authors[author] = id
    }
    try openSegment(now: item.moment)
    let id = item.draft.id ?? identifiers.entry(at: item.moment)
    try put(
      item.draft.body, id: id, by: item.draft.author.flatMap { authors[$0] },
      resident: item.draft.resident, now: item.moment)
  }

  private mutating func openSegment(now: Moment) throws(JournalError) {
    var previous: SegmentOpened.Previous?
    if let last = segments.last, let at {
      if last.bytes.count < JournalWriter.segmentBytes,
        UKTime(at.moment).day.year >= UKTime(now).day.year
      {
        return
      }
      previous = SegmentOpened.Previous(
        file: last.name.file, goodBytes: last.bytes.count, leftOverBytes: 0,
        leftOverHash: Digest(of: []).string, unsynced: nil)
    }
    let number = segments.count + 1
    segments.append(Segment(name: SegmentName(epoch: epoch, number: number), bytes: []))
    let body = SegmentOpened(
      home: home, device: device, epoch: epoch, segment: number, program: program, needs: [],
      uses: [], previous: previous)
    try put(body, id: identifiers.entry(at: now), by: nil, resident: nil, now: now)
  }

  private mutating func put(
    _ body: any EntryBody, id: EntryID, by: EntryID?, resident: ResidentID?, now: Moment
  ) throws(JournalError) {
    guard let last = segments.indices.last else { throw .cannotEncode }
    let reading = at?.next(at: now) ?? ClockReading(moment: now)
    let kind = type(of: body)
    let header = EntryHeader(
      id: id, device: device, sequence: sequence + 1, kind: kind.kind, version: kind.version,
      at: reading, by: by, resident: resident, epoch: epoch)
    let line = try EntryLine.make(after: head, header, body)
    segments[last].bytes += line.bytes
    head = line.hash
    sequence += 1
    at = reading
  }
}
