import RoundCore
import RoundScreens

/// Writes to the journal away from the thread that owns the terminal.
actor RecordWriter {
  private let writer: JournalWriter

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

  /// What others have written since: another window, or a pack.
  ///
  /// - Throws: `FileError`.
  func refresh() throws(FileError) -> JournalWriter.Refreshed { try writer.refresh() }
}
