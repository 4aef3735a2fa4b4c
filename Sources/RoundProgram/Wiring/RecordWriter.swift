import RoundCore
import RoundScreens

/// Writes to the journal away from the thread that owns the terminal.
actor RecordWriter {
  private let writer: JournalWriter
  /// Why the journals could not be read the last time, as it was told.
  private var unread: FileError?

  init(
    folder: RoundFolder, home: HomeID, settings: DeviceSettings, reading: JournalReader.Reading
  ) {
    writer = JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: settings.epoch,
      program: Version.program, isSealing: true, reading: reading)
  }

  /// Writes drafts.
  ///
  /// - Returns: what the screens are to be told, in this order: what others had written, then how the
  ///   drafts fared.
  func save(_ drafts: [EntryDraft], token: Int) -> [ProgramAction] {
    let result = writer.append(drafts)
    let written = ProgramAction.written(
      token: token, entries: result.saved, failure: result.failure,
      leftBehind: result.leftBehind)
    return result.others.isEmpty ? [written] : [.others(result.others), written]
  }

  /// Seals what was written, before the program ends.
  func close() -> JournalError? { writer.seal() }

  /// Reads what others have written since.
  ///
  /// - Returns: what the screens are to be told: what was read, and once why something could not be.
  func news() -> [ProgramAction] {
    var refreshed = ProgramAction.refreshed([], damage: nil)
    var problem: FileError?
    do throws(FileError) {
      let found = try writer.refresh()
      refreshed = .refreshed(found.entries, damage: found.damage.first)
      problem = found.failure
    } catch {
      problem = error
    }
    let told = unread
    // A busy window wakes this one again when it has written.
    if problem?.reason != .lockBusy { unread = problem }
    guard let failure = unread, failure != told else { return [refreshed] }
    let reading = failure.reason == .rebuilt ? "" : "What others write can't be read just now. "
    return [refreshed, .problem(reading + failure.sentence)]
  }
}
