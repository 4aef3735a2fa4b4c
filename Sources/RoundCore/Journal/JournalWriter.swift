/// Appends entries to this device's chain of one home.
///
/// Each append takes the folder's lock, reads what other windows of the device have added, writes one
/// line at a time and syncs it before it counts as saved. A journal file is never shortened, rewritten
/// or renamed: what a power cut or a failed write left behind stays, and the next segment names it.
public final class JournalWriter {
  /// What an append did.
  public struct Appended: Sendable {
    /// The entries now safe on the disk, in order.
    public var saved: [Entry] = []
    /// What other windows had added meanwhile.
    public var others: [Entry] = []
    /// An unfinished entry was found and left behind: its file, to be told once.
    public var leftBehind: Damage?
    /// Why the drafts after those in `saved` are not saved; nil when all are.
    public var failure: JournalError?
  }

  public static let segmentBytes = 8 << 20

  private let folder: RoundFolder
  private let home: HomeID
  private let device: DeviceID
  private let epoch: Int
  private let program: String
  private var walker: ChainWalker
  private var identifiers: Identifiers
  /// The file that takes the next line; nil until the first append, and after a failure.
  private var open: (file: FileID, name: SegmentName)?
  /// Bytes of the current segment that were written and refused by the disk.
  private var isPoisoned = false

  /// - Parameter reading: what `JournalReader` found, so that the chain is not read twice.
  public init(
    folder: RoundFolder, home: HomeID, device: DeviceID, epoch: Int, program: String,
    reading: JournalReader.Reading? = nil, identifiers: Identifiers = Identifiers()
  ) {
    self.folder = folder
    self.home = home
    self.device = device
    self.epoch = epoch
    self.program = program
    self.identifiers = identifiers
    let place = "\(folder.journals(of: home))/\(device.text)"
    walker = reading?.chains[device] ?? ChainWalker(home: home, device: device, place: place)
  }

  deinit {
    if let open { folder.files.close(open.file) }
  }

  /// Writes entries, each synced before the next.
  ///
  /// Stops at the first that can't be saved; `failure` then says why and `saved` holds those before it.
  public func append(_ drafts: [EntryDraft], now: Moment = .now()) -> Appended {
    var result = Appended()
    do throws(FileError) {
      try folder.files.makeFolder(folder.local)
      try folder.files.makeFolder(folder.absolute(walker.place))
      let lock = try folder.files.lock(folder.lockFile, seconds: 5)
      defer { folder.files.unlock(lock) }
      result.others = try catchUp()
      do throws(JournalError) {
        try checkWritable(&result)
        for draft in drafts {
          if let author = draft.author, walker.authors[author] == nil {
            let declared = EntryDraft(AuthorDeclared(author: author), author: nil)
            result.saved.append(try write(declared, declares: true, now: now))
          }
          result.saved.append(try write(draft, declares: false, now: now))
        }
      } catch {
        result.failure = error
      }
    } catch {
      result.failure = .file(error)
    }
    return result
  }

  private func checkWritable(_ result: inout Appended) throws(JournalError) {
    if let broken = walker.damage.first(where: { $0.kind == .broken }) { throw .readOnly(broken) }
    if let ending = walker.ending {
      if ending.kind == .broken { throw .readOnly(ending) }
      result.leftBehind = ending
    }
    if walker.needsNewerProgram { throw .needsNewerProgram }
  }

  /// Reads what has been added since: by this window's own last append, or by another window.
  private func catchUp() throws(FileError) -> [Entry] {
    var entries: [Entry] = []
    let names = try folder.segments(of: home, device: device)
    // After the disk refused a line, what its cache shows of that line proves nothing: it is not read.
    if let current = walker.segment, !isPoisoned, names.contains(current) {
      entries += try consume(current)
    }
    for name in names where walker.segment.map({ name > $0 }) ?? true {
      walker.begin(name)
      entries += try consume(name)
      closeFile()
      isPoisoned = false
    }
    return entries
  }

  private func consume(_ name: SegmentName) throws(FileError) -> [Entry] {
    let path = folder.absolute(walker.file(name))
    return walker.consume(try folder.files.read(path, from: walker.goodBytes))
  }

  private func closeFile() {
    if let open { folder.files.close(open.file) }
    open = nil
  }

  /// Writes one entry; when the disk refuses, once more in a new segment with the same identifier.
  private func write(
    _ draft: EntryDraft, declares: Bool, now: Moment
  ) throws(JournalError) -> Entry {
    let id = draft.id ?? identifiers.entry(at: now)
    do throws(JournalError) {
      return try writeOnce(draft, id: id, declares: declares, now: now)
    } catch {
      guard case .file(let problem) = error, problem.call == .sync || problem.call == .write else {
        throw error
      }
      isPoisoned = true
      closeFile()
      return try writeOnce(draft, id: id, declares: declares, now: now)
    }
  }

  private func writeOnce(
    _ draft: EntryDraft, id: EntryID, declares: Bool, now: Moment
  ) throws(JournalError) -> Entry {
    try openSegment(now: now)
    let by = declares ? id : draft.author.flatMap { walker.authors[$0] }
    return try put(draft.body, id: id, by: by, resident: draft.resident, now: now)
  }

  /// Makes sure that a segment is open which may take another line.
  private func openSegment(now: Moment) throws(JournalError) {
    do throws(FileError) {
      if let current = walker.segment, !isPoisoned, walker.leftOver.bytes == 0,
        walker.goodBytes < JournalWriter.segmentBytes, current.epoch == epoch,
        let begun = walker.at, UKTime(begun.moment).day.year >= UKTime(now).day.year
      {
        if open == nil {
          let path = folder.absolute(walker.file(current))
          open = (try folder.files.openForAppend(path, creating: false), current)
        }
        return
      }
      try openNewSegment(now: now)
    } catch {
      throw .file(error)
    }
  }

  private func openNewSegment(now: Moment) throws(FileError) {
    let before = walker.segment
    var previous: SegmentOpened.Previous?
    if let before, before.epoch == epoch {
      // What is left over must be as it is now also after a power cut; where the disk has just
      // refused to sync, nothing is certain, and the entry says so.
      if !isPoisoned {
        let file = try folder.files.openForAppend(
          folder.absolute(walker.file(before)), creating: false)
        defer { folder.files.close(file) }
        try folder.files.sync(file)
      }
      previous = SegmentOpened.Previous(
        file: before.file, goodBytes: walker.goodBytes, leftOverBytes: walker.leftOver.bytes,
        leftOverHash: walker.leftOver.hash.string, unsynced: isPoisoned ? true : nil)
    }
    closeFile()
    let number = before.map { $0.epoch == epoch ? $0.number + 1 : 1 } ?? 1
    let name = SegmentName(epoch: epoch, number: number)
    let place = folder.absolute(walker.place)
    let file = try folder.files.openForAppend("\(place)/\(name.file)", creating: true)
    open = (file, name)
    try folder.files.syncFolder(place)
    walker.begin(name)
    isPoisoned = false
    let body = SegmentOpened(
      home: home, device: device, epoch: epoch, segment: number, program: program, needs: [],
      uses: [], previous: previous)
    do throws(JournalError) {
      _ = try put(body, id: identifiers.entry(at: now), by: nil, resident: nil, now: now)
    } catch {
      isPoisoned = true
      if case .file(let problem) = error { throw problem }
      throw FileError(.write, .notOurs("not a journal"), path: name.file)
    }
  }

  /// Builds, writes, syncs and accepts one line.
  private func put(
    _ body: any EntryBody, id: EntryID, by: EntryID?, resident: ResidentID?, now: Moment
  ) throws(JournalError) -> Entry {
    guard let open else { throw .cannotEncode }
    let at = walker.at?.next(at: now) ?? ClockReading(moment: now)
    let line = try JournalLine.of(
      body, previous: walker.head, sequence: walker.sequence + 1, id: id, at: at, by: by,
      resident: resident
    ).bytes
    do throws(FileError) {
      try folder.files.append(line, to: open.file)
      try folder.files.sync(open.file)
    } catch {
      throw .file(error)
    }
    // The same check as a reader's: what it would refuse is never said to be saved.
    guard let entry = walker.consume(line).last, walker.leftOver.bytes == 0 else {
      throw .cannotEncode
    }
    return entry
  }
}
