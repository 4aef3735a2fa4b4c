extension RoundFolder {
  /// Packs that were made here.
  public var packsOut: String { "\(path)/packs/out" }
  /// Where a person may put packs that are to be taken in.
  public var packsIn: String { "\(path)/packs/in" }
  /// Secrets of this computer, never sent.
  public var keys: String { "\(local)/keys" }
  /// The computers of partners, as they were confirmed.
  public var partners: String { "\(local)/partners" }
  /// How far this computer's chains have left in packs.
  public var sent: String { "\(local)/sent" }
  /// What was last heard from each computer of a partner.
  public func heard(of home: HomeID) -> String { "\(local)/heard/\(home.text)" }

  /// This computer's signing key, made and kept (0600) when there is none yet.
  public func signingKeyMade() throws(LocalError) -> DeviceKey {
    if let key = try deviceKey() { return key }
    let lock: FileID
    do throws(FileError) {
      try checkPlace()
      try makeOwnFolder(local)
      lock = try files.lock(lockFile, seconds: 5)
    } catch {
      throw .file(error)
    }
    defer { files.unlock(lock) }
    return try deviceKeyMade()
  }
}
