/// Puts the made-up chains of one home into a folder.
struct PretendWriter {
  let folder: RoundFolder
  let home: HomeID
  let program: String

  /// Writes one device's chain, each segment at one go.
  ///
  /// - Throws: `journal`, `file`.
  func write(
    _ items: [JournalBuilder.Item], device: DeviceID, random: inout SeededRandom
  ) throws(PretendHomeError) {
    var builder = JournalBuilder(
      home: home, device: device, epoch: 1, program: program,
      identifiers: Identifiers(random: random.split()))
    do throws(JournalError) {
      for item in items { try builder.add(item) }
    } catch {
      throw .journal(error)
    }
    do throws(FileError) {
      let place = folder.absolute("\(folder.journals(of: home))/\(device.text)")
      try folder.files.makeFolder(place)
      for segment in builder.segments {
        try write(segment.bytes, to: "\(place)/\(segment.name.file)")
      }
      try folder.files.syncFolder(place)
    } catch {
      throw .file(error)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try folder.files.openForAppend(path, creating: true)
    defer { folder.files.close(file) }
    try folder.files.append(bytes, to: file)
    try folder.files.sync(file)
  }
}
