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
    /// Why a new epoch was begun; to be told once.
    public var newEpoch: NewEpoch?
    /// Why the chain could not be sealed; the entries are safe all the same.
    public var sealFailure: JournalError?
    /// Why the drafts after those in `saved` are not saved; nil when all are.
    public var failure: JournalError?
  }

  /// What a refresh found.
  public struct Refreshed: Sendable {
    public var entries: [Entry] = []
    /// Damage that was not there before.
    public var damage: [Damage] = []
    /// Why not everything could be read; what was read is here all the same.
    public var failure: FileError?
  }

  public static let segmentBytes = 8 << 20
  /// Lines after which a seal is made in any case.
  static let sealedLines = 500

  let folder: RoundFolder
  let home: HomeID
  let device: DeviceID
  /// Raised when the folder turns out to be a copy, or another window has raised it.
  var epoch: Int
  let program: String
  /// Whether the chain is sealed, and the place of the folder looked after.
  let isSealing: Bool
  /// The place of the folder was looked at.
  var hasSeat = false
  /// This window has written something that no seal of its own covers.
  private var hasWritten = false
  var walker: ChainWalker
  var others: OtherChains
  /// Damage that was found while sealing, for the next refresh to tell.
  var untold: [Damage] = []
  var identifiers: Identifiers
  /// The file that takes the next line; nil until the first append, and after a failure.
  var open: FileID?
  /// Where that file was opened.
  var openPath = ""
  private let lockPath: String
  /// The folder of the chain.
  let chainPath: String
  /// The file of the lock, kept open while the lock is given back.
  private var keptLock: FileID?
  /// What stood in the chain's folder when it was last listed.
  var listing: Listing?
  /// The disk has refused something since the last good line, so what stands after that line may be
  /// gone after a power cut, whatever the disk's cache shows now.
  var isUncertain = false
  /// The line that the disk refused in the current segment.
  var refused: [UInt8] = []
  /// The walk as it was after the last line that the disk took, while something is refused.
  var sure: ChainWalker?
  /// An epoch that was begun for a seal, to be said with the next entries.
  var untoldEpoch: NewEpoch?
  /// Lines were read that this window did not sync: whoever wrote them may have been killed before it
  /// could.
  var hasReadUnsynced = true
  /// The disk refused to sync the name of the current segment.
  var isNameUncertain = false
  /// The next entry says that damage is accepted as lost, so the damage does not stop it.
  var isAcceptingLoss = false
  /// Damage that was found to be accepted as lost.
  private var accepted: Set<Damage> = []
  /// Entries that were read and then left behind by the window that had written them.
  var disowned: Set<EntryID> = []

  /// - Parameters:
  ///   - isSealing: seal the chain from time to time, and begin a new epoch in a folder that was copied
  ///     or put back from a backup.
  ///   - reading: what `JournalReader` found, so that the chain is not read twice.
  public init(
    folder: RoundFolder, home: HomeID, device: DeviceID, epoch: Int, program: String,
    isSealing: Bool = false, reading: JournalReader.Reading? = nil,
    identifiers: Identifiers = Identifiers()
  ) {
    self.isSealing = isSealing
    self.folder = folder
    self.home = home
    self.device = device
    self.epoch = epoch
    self.program = program
    self.identifiers = identifiers
    let place = "\(folder.journals(of: home))/\(device.text)"
    lockPath = folder.lockFile
    chainPath = folder.absolute(place)
    walker = reading?.chains[device] ?? ChainWalker(home: home, device: device, place: place)
    others = OtherChains(home: home, own: device, chains: reading?.chains ?? [:])
  }

  deinit {
    closeFile()
    if let keptLock { folder.files.close(keptLock) }
  }

  /// Writes entries, each synced before the next.
  ///
  /// Stops at the first that can't be saved; `failure` then says why and `saved` holds those before it.
  ///
  /// - Parameter checking: looks once more, under the lock, whether they may be written in the epoch
  ///   that it is given.
  public func append(
    _ drafts: [EntryDraft], now: Moment = .now(),
    checking: (Int) throws(JournalError) -> Void = { _ in }
  ) -> Appended {
    var result = Appended()
    do throws(FileError) {
      try makeFolders()
      let lock = try takeLock()
      defer { giveBack(lock) }
      try catchUp(&result.others)
      do throws(JournalError) {
        let ending = try checkWritable()
        if let seen = walker.segment?.epoch, seen > epoch { epoch = seen }
        if isSealing, !hasSeat, !drafts.isEmpty { untoldEpoch = try takeSeat() }
        if !drafts.isEmpty { (result.newEpoch, untoldEpoch) = (untoldEpoch, nil) }
        try checking(epoch)
        if !drafts.isEmpty { result.leftBehind = ending }
        for draft in try doubting(drafts, now: now, &result.saved) {
          if let author = draft.author, !isDeclared(author) {
            let declared = EntryDraft(AuthorDeclared(author: author), author: nil)
            result.saved.append(try write(declared, declares: true, now: now))
          }
          result.saved.append(try write(draft, declares: false, now: now))
          hasWritten = true
          let isEnd = draft.body is RoundClosed
          if isSealing && (isEnd || walker.unsealed >= JournalWriter.sealedLines) {
            result.sealFailure = sealNow(now: now, &result.others)
          }
        }
      } catch {
        result.failure = error
      }
    } catch {
      result.failure = .file(error)
    }
    return result
  }

  /// Seals what was written, when anything was; call before the program ends.
  ///
  /// - Returns: why it could not be sealed. The entries are safe all the same.
  public func seal(now: Moment = .now()) -> JournalError? {
    guard isSealing, hasWritten else { return nil }
    do throws(FileError) {
      let lock = try takeLock()
      defer { giveBack(lock) }
      var found: [Entry] = []
      try catchUp(&found)
      do throws(JournalError) {
        _ = try checkWritable()
      } catch {
        return error
      }
      return walker.unsealed == 0 ? nil : sealNow(now: now, &found)
    } catch {
      return .file(error)
    }
  }

  /// Takes the folder's lock, in the file that was kept open for it while that is the one that stands there.
  func takeLock() throws(FileError) -> FileID {
    if let kept = keptLock {
      if try folder.files.lockAgain(kept, lockPath, seconds: 5) { return kept }
      keptLock = nil
      folder.files.close(kept)
    }
    return try folder.files.lock(lockPath, seconds: 5)
  }

  func giveBack(_ lock: FileID) { keptLock = folder.files.unlockKeeping(lock) }

  private func sealNow(now: Moment, _ found: inout [Entry]) -> JournalError? {
    do throws(JournalError) {
      try writeSeal(now: now, &found)
      hasWritten = false
      return nil
    } catch {
      return error
    }
  }

  /// Reads what has been added since, by other windows of this device and to the chains of others.
  ///
  /// Whoever is writing this moment is waited for, so that no entry is shown which is not yet saved.
  ///
  /// - Throws: `FileError` when another window is busy for too long, or the folder can't be looked at;
  ///   nothing was read then. What goes wrong later is in `failure`.
  public func refresh() throws(FileError) -> Refreshed {
    var result = Refreshed()
    let before = walker.damage.count
    let isThere = try folder.files.kind(of: folder.local) == .folder
    let lock = try isThere ? lockToRead() : nil
    do throws(FileError) {
      defer { if let lock { giveBack(lock) } }
      try catchUp(&result.entries)
    } catch {
      result.failure = error
    }
    result.damage = untold + walker.damage.dropFirst(before)
    untold = []
    do throws(FileError) {
      try others.catchUp(in: folder, &result)
    } catch {
      result.failure = result.failure ?? error
    }
    return result
  }

  /// Nil where this account may only read: then nobody writes either, as far as it can tell.
  private func lockToRead() throws(FileError) -> FileID? {
    // On a drive that is not written to, not even a lock is made.
    guard (try? folder.checkPlace()) != nil else { return nil }
    do throws(FileError) {
      return try takeLock()
    } catch {
      guard error.reason == .lockBusy else { return nil }
      throw error
    }
  }

  /// A new epoch names its authors anew.
  private func isDeclared(_ author: Author) -> Bool {
    walker.segment?.epoch == epoch && walker.authors[author] != nil
  }

  private func makeFolders() throws(FileError) {
    guard open == nil else { return }
    try folder.checkPlace()
    let place = chainPath
    try folder.makeOwnFolder(folder.local)
    try folder.makeOwnFolder(place)
    // A folder that a reader passes over, such as a link, must not take what is said to be saved.
    guard try folder.homes().contains(home), try folder.devices(of: home).contains(device) else {
      throw FileError(.open, .notOurs("reached through a link"), path: place)
    }
  }

  /// - Returns: an unfinished entry that the next segment must leave behind.
  func checkWritable() throws(JournalError) -> Damage? {
    if !isAcceptingLoss, let broken { throw .readOnly(broken) }
    let ending = walker.hasLeftOver ? walker.ending : nil
    if walker.needsNewerProgram { throw .needsNewerProgram }
    return ending
  }

  /// Damage of this chain on which nothing may rest.
  var broken: Damage? {
    let all = walker.damage
    guard !all.isEmpty else { return brokenEnding }
    let losses = AcceptedLosses(folder: folder, all: walker.losses)
    for damage in all where damage.kind == .broken && !accepted.contains(damage) {
      guard losses.one(for: damage) != nil else { return damage }
      accepted.insert(damage)
    }
    return brokenEnding
  }

  private var brokenEnding: Damage? {
    guard walker.hasLeftOver, let ending = walker.ending else { return nil }
    return ending.kind == .broken ? ending : nil
  }

  /// Opens a segment for the next line.
  @discardableResult
  func openFile(_ name: SegmentName, creating: Bool) throws(FileError) -> FileID {
    let path = folder.absolute(walker.file(name))
    let file = try folder.files.openForAppend(path, creating: creating)
    open = file
    openPath = path
    return file
  }

  func closeFile() {
    if let open { folder.files.close(open) }
    open = nil
  }

  /// Writes one entry; when the disk refuses, once more in a new segment with the same identifier.
  func write(
    _ draft: EntryDraft, declares: Bool, now: Moment
  ) throws(JournalError) -> Entry {
    let id = draft.id ?? identifiers.entry(at: now)
    do throws(JournalError) {
      return try writeOnce(draft, id: id, declares: declares, now: now)
    } catch {
      guard case .file(let problem) = error, problem.call == .sync || problem.call == .write else {
        throw error
      }
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
  func openSegment(now: Moment) throws(JournalError) {
    if let current = walker.segment, canTakeMore(current, now: now) {
      if hasReadUnsynced { try syncBefore() }
      guard open == nil else { return }
      do throws(FileError) {
        try openFile(current, creating: false)
      } catch {
        throw .file(error)
      }
    } else {
      try openNewSegment(now: now)
    }
  }

  private func canTakeMore(_ current: SegmentName, now: Moment) -> Bool {
    guard !isUncertain, walker.lines > 0, !walker.hasLeftOver, current.epoch == epoch,
      !walker.rebuilt.contains(current),
      walker.goodBytes < JournalWriter.segmentBytes, let last = walker.at
    else { return false }
    return UKTime(last.moment).day.year >= UKTime(now).day.year
  }

  /// Builds, writes, syncs and accepts one line.
  func put(
    _ body: any EntryBody, id: EntryID, by: EntryID?, resident: ResidentID?, now: Moment
  ) throws(JournalError) -> Entry {
    guard let open, let segment = walker.segment else { throw .cannotEncode }
    var before = walker.latest
    if let other = others.latest(atMost: now) { before = before.map { max($0, other) } ?? other }
    let at = before?.next(at: now) ?? ClockReading(moment: now)
    let kind = type(of: body)
    let header = EntryHeader(
      id: id, device: device, sequence: walker.sequence + 1, kind: kind.kind,
      version: kind.version, at: at, by: by, resident: resident, epoch: segment.epoch)
    let (line, _, entry) = try EntryLine.make(after: walker.head, header, body)
    // The same checks as a reader's, and before anything is written: what it would refuse never is.
    let checked = CheckedLine.made(line, as: entry)
    var next = walker
    guard next.isNext(checked), next.consume(line, as: checked).last != nil, !next.hasLeftOver
    else { throw .cannotEncode }
    do throws(FileError) {
      guard try folder.files.size(open) == walker.goodBytes else {
        throw FileError(.write, .notOurs("not as long as it was"), path: walker.file(segment))
      }
      try folder.files.append(line, to: open)
      try folder.files.sync(open)
    } catch {
      // Nothing was written, and nothing is damaged.
      if error.reason == .locked { throw .file(error) }
      closeFile()
      // Somebody cut the file short, or put it back from a copy, while this window was open.
      guard case .system = error.reason else {
        throw .readOnly(
          Damage(
            kind: .broken, file: walker.file(segment), line: walker.lines + 1,
            byte: walker.goodBytes, reason: "the file is not as long as it was"))
      }
      isUncertain = true
      refused = line
      if sure == nil { sure = walker }
      throw .file(error)
    }
    walker = next
    refused = []
    sure = nil
    isUncertain = false
    return entry
  }
}
