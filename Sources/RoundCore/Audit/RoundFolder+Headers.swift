extension RoundFolder {
  /// What every entry of a home says of itself, in the order in which entries are shown; their bodies
  /// are not kept.
  ///
  /// - Throws: `FileError` when the journals can't be listed; a file that can't be read is passed over,
  ///   which `JournalReader` tells as damage.
  public func entryHeaders(of home: HomeID) throws(FileError) -> [EntryHeader] {
    var headers: [EntryHeader] = []
    for device in try devices(of: home) {
      var walker = ChainWalker(
        home: home, device: device, place: "\(journals(of: home))/\(device.text)")
      walker.checksSignatures = false
      for name in try segments(of: home, device: device) {
        let isRebuilt = try isRebuilt(name, of: home, device: device)
        walker.begin(name, isRebuilt: isRebuilt)
        guard let bytes = try? files.read(absolute(walker.file(name)), from: 0) else { continue }
        headers += walker.consume(bytes).map(\.header)
      }
    }
    return headers.sorted { EntryHeader.isOrdered($0, before: $1) }
  }
}
