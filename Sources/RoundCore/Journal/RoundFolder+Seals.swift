extension RoundFolder {
  /// Where this computer's key for seals stands.
  public var keyFile: String { "\(local)/keys/seal" }

  func sealedFile(_ home: HomeID) -> String { "\(local)/sealed/\(home.text)" }

  /// Nil where nothing is remembered outside of folders.
  func rememberedFile(_ home: HomeID, instance: String) -> String? {
    state.map { "\($0)/\(instance)/\(home.text)" }
  }

  /// The key as it stands in its file.
  private struct KeyFile: Codable {
    let algorithm: String
    /// Base64url.
    let secret: String
    let key: String
  }

  /// This computer's key; nil before the first seal.
  public func deviceKey() throws(LocalError) -> DeviceKey? {
    guard let stored = try load(KeyFile.self, keyFile) else { return nil }
    guard stored.algorithm == DeviceKey.algorithm, let key = DeviceKey(text: stored.secret) else {
      throw .unreadable(path: keyFile)
    }
    return key
  }

  /// The same, made and kept (0600) when there is none; only for whoever holds the lock.
  func deviceKeyMade() throws(LocalError) -> DeviceKey {
    if let key = try deviceKey() {
      // Whoever made it may have been killed before it could sync its name; a seal whose key is gone
      // after a power cut would look like another computer's.
      do throws(FileError) {
        try files.syncFolder(Paths.parent(of: keyFile))
        try syncNames(above: keyFile)
      } catch {
        throw .file(error)
      }
      return key
    }
    let key = DeviceKey()
    try store(
      KeyFile(algorithm: DeviceKey.algorithm, secret: key.text, key: key.publicKey), keyFile)
    return key
  }

  /// How far this computer's chain of a home was sealed, as remembered in the folder and outside.
  ///
  /// What can't be read says nothing: it only makes less be noticed.
  public func highWater(of home: HomeID, device: DeviceID) -> HighWater {
    var known = HighWater(home: home, device: device)
    var paths = [sealedFile(home)]
    if let seat = try? writtenSeat(), let outside = rememberedFile(home, instance: seat.instance) {
      paths.append(outside)
    }
    for path in paths {
      if let found = try? load(HighWater.self, path) { known.take(found) }
    }
    return known
  }

  /// Remembers how far a chain is sealed, in the folder and outside.
  ///
  /// - Throws: `LocalError` of the first of the two that could not be written; the other is written.
  func remember(_ mark: HighWater.Mark, home: HomeID, device: DeviceID) throws(LocalError) {
    var known = highWater(of: home, device: device)
    known.raise(to: mark)
    var problem: LocalError?
    var paths = [sealedFile(home)]
    if let seat = try? writtenSeat(), let outside = rememberedFile(home, instance: seat.instance) {
      paths.append(outside)
    }
    for path in paths {
      do throws(LocalError) {
        try store(known, path)
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { throw problem }
  }
}
