/// A file of this computer's own that could not be read or written.
public enum LocalError: Error, Equatable, Sendable {
  case file(FileError)
  /// The file is there and is not what it should be.
  case unreadable(path: String)
  /// Something stands in a folder that is to be locked, and is not sealed.
  case notEmpty(path: String)

  public var sentence: String {
    switch self {
    case .file(let error): return error.sentence
    case .unreadable(let path):
      return "\(path) can't be read: it is damaged, or a newer homeround wrote it."
    case .notEmpty(let path):
      return
        "Something stands in \(path) already that is not sealed, so it is not locked. Begin in "
        + "another place: homeround --folder NEW"
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .file(let error): return error.logText
    case .unreadable(let path): return "unreadable path=\(path)"
    case .notEmpty(let path): return "not empty path=\(path)"
    }
  }
}

extension RoundFolder {
  /// This computer's settings; nil before the first run.
  public func settings() throws(LocalError) -> DeviceSettings? {
    try load(DeviceSettings.self, deviceFile)
  }

  public func save(_ settings: DeviceSettings) throws(LocalError) {
    try store(settings, deviceFile)
  }

  /// How the screens look and behave here; nil while nobody has chosen anything.
  public func screenSettings() throws(LocalError) -> ScreenSettings? {
    try load(ScreenSettings.self, screenFile)
  }

  public func save(_ settings: ScreenSettings) throws(LocalError) {
    try store(settings, screenFile)
  }

  /// The phrases that a home or a person has added: `local/phrases/NAME.json`; none without the file.
  public func phrases(of name: String) throws(LocalError) -> PhraseFile {
    try load(PhraseFile.self, phraseFile(name)) ?? PhraseFile()
  }

  /// Changes one phrase of the file as it stands now: another window may have changed it meanwhile.
  ///
  /// - Returns: what the file holds afterwards.
  public func change(
    _ change: PhraseFile.Change, in name: String
  ) throws(LocalError) -> PhraseFile {
    let lock: FileID
    do throws(FileError) {
      lock = try lockForImport(seconds: 5)
    } catch {
      throw .file(error)
    }
    defer { files.unlock(lock) }
    var file = try phrases(of: name)
    file.make(change)
    try store(file, phraseFile(name))
    return file
  }

  /// Where the phrases of a home or a person are kept: an identifier and no name.
  public func phraseFile(_ name: String) -> String { "\(local)/phrases/\(name).json" }

  /// The people who use this computer, by identifier.
  public func persons() throws(LocalError) -> [Person] {
    do throws(FileError) {
      // Taken for nobody, a link here would open the program without asking who it is.
      try files.checkOwnFolder(local)
      try files.checkOwnFolder(people)
      guard try files.kind(of: people) == .folder else { return [] }
    } catch {
      throw .file(error)
    }
    let names: [String]
    do throws(FileError) {
      names = try files.names(in: people)
    } catch {
      throw .file(error)
    }
    var found: [Person] = []
    for name in names where name.hasSuffix(".json") {
      if let person = try load(Person.self, "\(people)/\(name)") { found.append(person) }
    }
    return found
  }

  public func save(_ person: Person) throws(LocalError) {
    try store(person, personFile(person.id))
  }

  func personFile(_ person: PersonID) -> String { "\(people)/\(person.text).json" }

  /// Takes a person off this computer; what they have signed stays theirs.
  public func remove(_ person: PersonID, with files: some TidyFileIO) throws(LocalError) {
    do throws(FileError) {
      try files.remove(personFile(person))
      try files.remove("\(people)/\(person.text).tries")
      try files.syncFolder(people)
    } catch {
      throw .file(error)
    }
  }

  /// Whether a window was locked and has not been unlocked since; asked at the start.
  public var isMarkedLocked: Bool { (try? files.kind(of: lockedFile)) == .file }

  /// Notes for the next start that the screen is locked: closing the window is no way around the PIN.
  public func markLocked() throws(LocalError) {
    do throws(FileError) {
      try makeOwnFolder(local)
      try files.replace(lockedFile, with: [])
    } catch {
      throw .file(error)
    }
  }

  /// Takes that note away.
  public func markUnlocked(with files: some TidyFileIO) throws(LocalError) {
    do throws(FileError) {
      try files.remove(lockedFile)
    } catch {
      throw .file(error)
    }
  }

  private var windowsFile: String { "\(local)/windows" }

  /// Says that a window of the program is open here, until the lock is given back or the program ends.
  ///
  /// - Returns: nil where nothing of this computer's own is there yet.
  /// - Throws: `.lockBusy` while the working copy is being removed.
  public func openWindow(with files: some TidyFileIO) throws(FileError) -> FileID? {
    guard try files.kind(of: local) == .folder else { return nil }
    return try files.share(windowsFile)
  }

  /// Whether a window of the program is open here; writes nothing.
  public func hasOpenWindow() throws(FileError) -> Bool {
    guard try files.kind(of: windowsFile) != nil else { return false }
    do throws(FileError) {
      files.unlock(try files.lock(windowsFile, seconds: 0))
      return false
    } catch {
      guard error.reason == .lockBusy else { throw error }
      return true
    }
  }

  /// Keeps every window out, and every writer, for whoever removes what they work on.
  ///
  /// - Returns: locks to be given back.
  /// - Throws: `.lockBusy` while a window is open, or something is being written.
  public func lockOut() throws(FileError) -> [FileID] {
    let windows = try files.lock(windowsFile, seconds: 0)
    do throws(FileError) {
      return [windows, try files.lock(lockFile, seconds: 5)]
    } catch {
      files.unlock(windows)
      throw error
    }
  }

  /// Bytes of the largest file that is taken for one of this computer's own values.
  static let localLimit = 1 << 20

  /// A value that `store` has put into a file; nil without the file.
  public func load<Value: Decodable>(
    _ type: Value.Type, _ path: String
  ) throws(LocalError) -> Value? {
    let bytes: [UInt8]
    do throws(FileError) {
      guard try files.kind(of: path) != nil else { return nil }
      bytes = try files.readOwn(path, atMost: RoundFolder.localLimit)
    } catch {
      throw .file(error)
    }
    guard let json = try? JSONParser.parse(bytes),
      let value = try? JSONValueDecoder.decode(type, from: json)
    else { throw .unreadable(path: path) }
    return value
  }

  /// Puts a value into a file of this computer's own (0600), in place of what stood there.
  public func store(_ value: some Encodable, _ path: String) throws(LocalError) {
    guard let json = try? JSONValueEncoder.encode(value) else { throw .unreadable(path: path) }
    do throws(FileError) {
      try makeOwnFolder(Paths.parent(of: path))
      try files.replace(path, with: json.bytes(.indented) + [0x0A])
      try syncNames(above: path)
    } catch {
      throw .file(error)
    }
  }

  /// Syncs the names of the folders on the way to a file: whoever made them may have been killed
  /// before it could.
  func syncNames(above file: String) throws(FileError) {
    var holder = Paths.parent(of: Paths.parent(of: file))
    while holder == path || holder.hasPrefix(path + "/") {
      try files.syncFolder(holder)
      holder = Paths.parent(of: holder)
    }
    do throws(FileError) {
      try files.syncFolder(holder.isEmpty ? "." : holder)
    } catch {
      // Where this account may not look, another account made the folder's name.
      guard error.call == .open else { throw error }
    }
  }
}
