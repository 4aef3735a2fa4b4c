import RoundCore
import RoundExchange
import RoundScreens

/// Reads and writes the journals away from the thread that owns the terminal.
actor RecordWriter {
  private let folder: RoundFolder
  private let home: HomeID
  private let settings: DeviceSettings
  /// Nil until everything was read.
  private var writer: JournalWriter?
  /// What all the entries add up to that were read or written here.
  private var record: Record
  /// Nothing was damaged or missing when everything was read.
  private var isSound = false
  /// The checkpoint that is there, if any, does not say where the entries stand now.
  private var isStale: Bool
  /// What the screens know of what has left in packs.
  private var toldLeft: SentThrough
  /// Why the journals could not be read the last time, as it was told.
  private var unread: FileError?

  /// - Parameters:
  ///   - reading: nil when it is to be read yet.
  ///   - isStale: whether a checkpoint is to be made.
  init(
    folder: RoundFolder, home: HomeID, settings: DeviceSettings,
    reading: JournalReader.Reading?, isStale: Bool = true, left: SentThrough = .nothing
  ) {
    self.folder = folder
    self.home = home
    self.settings = settings
    self.isStale = isStale
    toldLeft = left
    record = reading?.record ?? Record(home: home)
    guard let reading else { return }
    isSound = RecordWriter.isSound(reading)
    writer = RecordWriter.writer(folder, home, settings, reading)
  }

  private static func writer(
    _ folder: RoundFolder, _ home: HomeID, _ settings: DeviceSettings,
    _ reading: JournalReader.Reading
  ) -> JournalWriter {
    JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: settings.epoch,
      program: Version.program, isSealing: true, reading: reading)
  }

  private static func isSound(_ reading: JournalReader.Reading) -> Bool {
    reading.damage.isEmpty && reading.accepted.isEmpty && reading.rebuilt.isEmpty
  }

  /// Reads and checks everything, when that was not done yet.
  ///
  /// - Throws: `FileError` when the folders of the journals can't be listed.
  func readAll() throws(FileError) -> JournalReader.Reading {
    let reading = try JournalReader.read(home, in: folder)
    record = reading.record
    isSound = RecordWriter.isSound(reading)
    writer = RecordWriter.writer(folder, home, settings, reading)
    return reading
  }

  private func ready() throws(FileError) -> JournalWriter {
    if let writer { return writer }
    _ = try readAll()
    guard let writer else { throw FileError(.open, .notOurs("not read"), path: folder.path) }
    return writer
  }

  /// Writes drafts.
  ///
  /// - Returns: what the screens are to be told, in this order: what others had written, then how the
  ///   drafts fared.
  func save(_ drafts: [EntryDraft], token: Int) -> [ProgramAction] {
    let result: JournalWriter.Appended
    var told: [ProgramAction] = []
    do throws(FileError) {
      let writer = try ready()
      told = try newSides()
      if let why = refusal(of: drafts) {
        return told + [
          .written(token: token, entries: [], failure: .noRight(why), leftBehind: nil)
        ]
      }
      let takesBack = drafts.contains { $0.body is EntryWithdrawn }
      result = writer.append(drafts) { (epoch) throws(JournalError) in
        guard takesBack else { return }
        // Under the same lock a pack notes what leaves in it. What the screens know does not matter: the
        // question may have been open since before they were told.
        if let news = newlyLeft() { told.append(news) }
        for draft in drafts { try checkTakingBack(draft, in: epoch) }
      }
    } catch {
      return told + [.written(token: token, entries: [], failure: .file(error), leftBehind: nil)]
    }
    note(result.others + result.saved)
    let written = ProgramAction.written(
      token: token, entries: result.saved, failure: result.failure,
      leftBehind: result.leftBehind)
    return told + (result.others.isEmpty ? [written] : [.others(result.others), written])
  }

  /// Takes whose computers write, where pairing has said so meanwhile, here or in another window.
  private func newSides() throws(FileError) -> [ProgramAction] {
    let sides = try folder.sides(of: home)
    guard sides != record.sides else { return [] }
    record.know(sides)
    isStale = true
    return [.sides(sides)]
  }

  /// What has left in packs, for the screens to know.
  func whatHasLeft() -> ProgramAction {
    toldLeft = RecordWriter.whatHasLeft(folder, home, settings)
    return .sent(toldLeft)
  }

  static func whatHasLeft(
    _ folder: RoundFolder, _ home: HomeID, _ settings: DeviceSettings
  ) -> SentThrough {
    do throws(LocalError) {
      let end = try SentMark.furthest(of: settings.device, home: home, in: folder)
      return end.map { .entry(epoch: $0.epoch, $0.seq) } ?? .nothing
    } catch {
      return .unknown
    }
  }

  /// What the screens are to be told when more has left than they know of: another window or a command
  /// has made a pack, or a partner has said that it holds more.
  private func newlyLeft() -> ProgramAction? {
    let told = toldLeft
    let action = whatHasLeft()
    return toldLeft == told ? nil : action
  }

  /// Refuses to take back what has left in a pack, or stands in an epoch before the one that is written.
  private func checkTakingBack(_ draft: EntryDraft, in epoch: Int) throws(JournalError) {
    guard let body = draft.body as? EntryWithdrawn else { return }
    let header = record.header(
      of: body.entry, on: settings.device, resident: draft.resident)
    guard let header else {
      throw .noRight(
        "Nothing was taken back: it is not among what was signed here. Look again: C.")
    }
    // Each epoch names its authors anew, and a withdrawal is its author's: this one would not count.
    guard header.epoch >= epoch else {
      throw .noRight(
        "This folder was copied or put back, so what was signed in it before is not taken back. "
          + "Correct it: C.")
    }
    guard !toldLeft.holds(header) else {
      throw .noRight(
        toldLeft == .unknown
          ? "What has left in packs can't be read, so nothing is taken back. Correct it: C."
          : "Nothing was taken back: it has left in a pack meanwhile. Correct it: C.")
    }
  }

  /// Why one of the drafts would be kept apart: then none is written.
  private func refusal(of drafts: [EntryDraft]) -> String? {
    let now = Moment.now()
    return drafts.lazy.compactMap { [record, settings] draft in
      record.refusal(
        of: draft.body, author: draft.author, device: settings.device, at: now)
    }.first
  }

  private func note(_ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    record.apply(entries)
    isStale = true
  }

  /// Seals what was written, before the program ends.
  func close() -> JournalError? {
    writer?.seal()
  }

  /// Keeps where the entries of the first screen stand, when that has changed and everything is sound.
  func keepCheckpoint(for screen: FirstScreen) {
    guard isStale, isSound, let writer else { return }
    let now = Moment.now()
    let state = screen.state(of: record, now: now)
    guard screen.isList(state) else { return }
    let whole = record
    if writer.keepCheckpoint(
      of: whole, role: state.role, on: state.today,
      isAlike: { screen.isSame($0, as: whole, now: now) })
    {
      isStale = false
    }
  }

  /// Reads what others have written since.
  ///
  /// - Returns: what the screens are to be told: what was read, and once why something could not be.
  func news() -> [ProgramAction] {
    var refreshed = ProgramAction.refreshed([], damage: nil)
    var problem: FileError?
    var sides: [ProgramAction] = []
    do throws(FileError) {
      let writer = try ready()
      sides = try newSides()
      let found = try writer.refresh()
      note(found.entries)
      if !found.damage.isEmpty { isSound = false }
      refreshed = .refreshed(found.entries, damage: found.damage.first)
      problem = found.failure
    } catch {
      problem = error
    }
    // The screen was locked meanwhile, and nothing comes onto it: it is read when it is unlocked.
    if problem?.reason == .locked { return sides + [refreshed] }
    let told = unread
    // A busy window wakes this one again when it has written.
    if problem?.reason != .lockBusy { unread = problem }
    let actions = sides + [refreshed] + [newlyLeft()].compactMap(\.self)
    guard let failure = unread, failure != told else { return actions }
    let reading = failure.reason == .rebuilt ? "" : "What others write can't be read just now. "
    return actions + [.problem(reading + failure.sentence)]
  }
}
