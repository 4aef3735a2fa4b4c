extension RoundFolder {
  /// Packs that were made here.
  public var packsOut: String { "\(path)/packs/out" }
  /// Where a person may put packs that are to be taken in.
  public var packsIn: String { "\(path)/packs/in" }
  /// Secrets of this computer, never sent.
  public var keys: String { "\(local)/keys" }
  /// The computers of partners, as they were confirmed.
  public var partners: String { "\(local)/partners" }
  /// What was last heard from each computer of a partner.
  public func heard(of home: HomeID) -> String { "\(local)/heard/\(home.text)" }

  private var packsMade: String { "\(local)/packs-made" }

  /// When a pack of a home was last made here; nil where none was, or nothing is known of it.
  public func lastPack(of home: HomeID) -> Moment? {
    (try? load([String: Moment].self, packsMade))?[home.text]
  }

  /// Notes that a pack was made: until then nobody else has what was written here.
  public func notePack(of home: HomeID, at moment: Moment) throws(LocalError) {
    var all = (try? load([String: Moment].self, packsMade)) ?? [:]
    all[home.text] = moment
    try store(all, packsMade)
  }

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
