import RoundCore

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

  func append(_ drafts: [EntryDraft]) -> JournalWriter.Appended { writer.append(drafts) }

  /// Seals what was written, before the program ends.
  func close() -> JournalError? { writer.seal() }

  /// What others have written since: another window, or a pack.
  ///
  /// - Throws: `FileError`.
  func refresh() throws(FileError) -> JournalWriter.Refreshed { try writer.refresh() }
}
