import Synchronization

/// The files of a locked folder: what is written through it is sealed on the disk, and what is read comes
/// back as it was written.
///
/// Everything above it, chains, seals, packs and the record, sees plain lines and knows of nothing. Until
/// the key is there, and after it was put away, sealed files are neither read nor written.
public final class LockedFiles: FileIO {
  let under: any FileIO
  let root: String

  private struct State {
    var key: StoreKey?
    /// How often a key was taken.
    var openings = 0
    var keys: [String: SealingKey] = [:]
    /// How far each segment was read.
    var walks: [String: SealedWalk] = [:]
    var open: [FileID: String] = [:]
  }

  private let state = Mutex(State())

  /// - Parameter root: the folder that holds everything.
  public init(_ under: any FileIO, root: String) {
    self.under = under
    self.root = root
  }

  // MARK: Key

  public var isOpen: Bool { state.withLock { $0.key != nil } }

  /// Takes the key: from now on everything is read and written.
  public func open(with key: StoreKey) {
    state.withLock {
      $0.key = key
      $0.openings += 1
      $0.keys = [:]
      $0.walks = [:]
    }
  }

  /// How often a key was taken, for `close(unlessOpenedSince:)`.
  public var openings: Int { state.withLock { $0.openings } }

  /// Puts the key away, with all that came from it; the buffers that held them are overwritten.
  public func close() { close(unlessOpenedSince: nil) }

  /// The same, unless the key was given again meanwhile: then whoever gave it goes on with it.
  ///
  /// - Parameter count: `openings` as it was when the key was to be put away; nil in any case.
  public func close(unlessOpenedSince count: Int?) {
    state.withLock {
      guard count == nil || count == $0.openings else { return }
      $0.key = nil
      $0.keys = [:]
      $0.walks = [:]
    }
  }

  private func key(_ place: String, _ path: String, _ call: FileError.Call) throws(FileError)
    -> SealingKey
  {
    let found = state.withLock { state -> SealingKey? in
      if let known = state.keys[place] { return known }
      guard let made = state.key?.sealing(place) else { return nil }
      state.keys[place] = made
      return made
    }
    guard let found else { throw FileError(call, .locked, path: path) }
    return found
  }

  // MARK: Reading

  public func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    switch StorePlace(path, root: root) {
    case .clear: return try under.read(path, from: offset)
    case .whole(let place):
      let key = try key(place, path, .read)
      let plain = try opened(try under.read(path, from: 0), place, path, key)
      return Array(plain.dropFirst(offset))
    case .segment(let segment):
      let key = try key(segment.place, path, .read)
      var walk = state.withLock { $0.walks[path] } ?? SealedWalk()
      if offset > 0, walk.goBack(toPlain: offset) {
        let shown = walk.consume(try under.read(path, from: walk.end.sealed), key: key)
        keep(walk, of: path)
        return shown
      }
      walk = SealedWalk()
      let shown = walk.consume(try under.read(path, from: 0), key: key)
      keep(walk, of: path)
      return Array(shown.dropFirst(offset))
    }
  }

  private func opened(
    _ bytes: [UInt8], _ place: String, _ path: String, _ key: SealingKey
  ) throws(FileError) -> [UInt8] {
    guard bytes.starts(with: LockedFiles.start),
      let plain = key.open(
        Array(bytes.dropFirst(LockedFiles.start.count)), bound: Array(place.utf8))
    else { throw FileError(.read, .sealBroken, path: path) }
    return plain
  }

  public func readOwn(_ path: String, atMost bytes: Int) throws(FileError) -> [UInt8] {
    switch StorePlace(path, root: root) {
    case .clear: return try under.readOwn(path, atMost: bytes)
    case .segment:
      let plain = try read(path, from: 0)
      guard plain.count <= bytes else {
        throw FileError(.open, .notOurs(FileError.tooLarge), path: path)
      }
      return plain
    case .whole(let place):
      let key = try key(place, path, .read)
      let most = bytes + LockedFiles.start.count + SealingKey.nonceBytes + SealingKey.tagBytes
      return try opened(try under.readOwn(path, atMost: most), place, path, key)
    }
  }

  public func checkOwnFolder(_ path: String) throws(FileError) { try under.checkOwnFolder(path) }

  /// What a sealed file begins with.
  static let start = Array("homeround:sealed:1\n".utf8)

  private func keep(_ walk: SealedWalk, of path: String) {
    state.withLock { if $0.key != nil { $0.walks[path] = walk } }
  }

  /// The segment as it stands now, from where it was last read.
  private func walk(
    _ path: String, sealedSize: Int, key: SealingKey
  ) throws(FileError) -> SealedWalk {
    var walk = state.withLock { $0.walks[path] } ?? SealedWalk()
    if sealedSize < walk.end.sealed { walk = SealedWalk() }
    _ = walk.consume(try under.read(path, from: walk.end.sealed), key: key)
    keep(walk, of: path)
    return walk
  }

  // MARK: Writing

  public func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    switch StorePlace(path, root: root) {
    case .clear: break
    case .whole: throw FileError(.open, .notOurs("sealed whole, and not added to"), path: path)
    case .segment(let segment): _ = try key(segment.place, path, .open)
    }
    let file = try under.openForAppend(path, creating: creating)
    state.withLock {
      $0.open[file] = path
      if creating { $0.walks[path] = nil }
    }
    return file
  }

  private func segment(_ file: FileID) -> (path: String, place: StorePlace.SegmentPlace)? {
    guard let path = state.withLock({ $0.open[file] }),
      case .segment(let segment) = StorePlace(path, root: root)
    else { return nil }
    return (path, segment)
  }

  /// Of the plain bytes.
  public func size(_ file: FileID) throws(FileError) -> Int {
    let size = try under.size(file)
    guard let (path, segment) = segment(file) else { return size }
    let key = try key(segment.place, path, .examine)
    return try walk(path, sealedSize: size, key: key).plainCount
  }

  public func size(of path: String, openAs file: FileID) throws(FileError) -> Int? {
    guard let size = try under.size(of: path, openAs: file) else { return nil }
    guard let (path, segment) = segment(file) else { return size }
    let key = try key(segment.place, path, .examine)
    let known = state.withLock { $0.walks[path] }
    if let known, known.end.sealed == size { return known.end.plain }
    // What has come since is read from where it was read to: that place must not be lost.
    var walk = known ?? SealedWalk()
    if size < walk.end.sealed { walk = SealedWalk() }
    _ = walk.consume(try under.read(path, from: walk.end.sealed), key: key)
    return walk.plainCount
  }

  public func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    guard let (path, segment) = segment(file) else { return try under.append(bytes, to: file) }
    let key = try key(segment.place, path, .write)
    let walk = try walk(path, sealedSize: try under.size(file), key: key)
    let links = SealedLinks(files: under, segment: segment, path: path) { place throws(FileError) in
      try self.key(place, path, .read)
    }
    var known: [Digest: Digest] = [:]
    for mark in walk.marks {
      if let hashes = mark.hashes { known[hashes.plain] = hashes.sealed }
    }
    // What was cut off while it was written is gone on with from the beginning of its line: the same
    // line is sealed to the same bytes.
    let sealed = try links.seal(walk.tail.plain + bytes, known: known, key: key)
    guard sealed.starts(with: walk.tail.sealed) else {
      throw FileError(.write, .sealBroken, path: path)
    }
    try under.append(Array(sealed[walk.tail.sealed.count...]), to: file)
  }

  public func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    switch StorePlace(path, root: root) {
    case .clear: try under.replace(path, with: bytes)
    case .whole(let place):
      let key = try key(place, path, .write)
      guard let sealed = key.seal(bytes, bound: Array(place.utf8)) else {
        throw FileError(.write, .sealBroken, path: path)
      }
      try under.replace(path, with: LockedFiles.start + sealed)
    case .segment(let segment):
      let key = try key(segment.place, path, .write)
      let links = SealedLinks(files: under, segment: segment, path: path) {
        place throws(FileError) in try self.key(place, path, .read)
      }
      try under.replace(path, with: try links.seal(bytes, known: [:], key: key))
      state.withLock { $0.walks[path] = nil }
    }
  }

  public func close(_ file: FileID) {
    state.withLock { $0.open[file] = nil }
    under.close(file)
  }

  // MARK: As they are

  public func names(in folder: String) throws(FileError) -> [String] {
    try under.names(in: folder)
  }

  public func kind(of path: String) throws(FileError) -> FileKind? { try under.kind(of: path) }

  public func makeFolder(_ path: String) throws(FileError) { try under.makeFolder(path) }

  public func sync(_ file: FileID) throws(FileError) { try under.sync(file) }

  public func syncFolder(_ path: String) throws(FileError) { try under.syncFolder(path) }

  public func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try under.lock(path, seconds: seconds)
  }

  public func unlock(_ file: FileID) { under.unlock(file) }

  public func unlockKeeping(_ file: FileID) -> FileID? { under.unlockKeeping(file) }

  public func lockAgain(
    _ file: FileID, _ path: String, seconds: Int
  ) throws(FileError) -> Bool { try under.lockAgain(file, path, seconds: seconds) }

  public func stamp(of folder: String) throws(FileError) -> FolderStamp? {
    try under.stamp(of: folder)
  }

  public func identity(of path: String) throws(FileError) -> String? {
    try under.identity(of: path)
  }

  public func remotePlace(of path: String) throws(FileError) -> String? {
    try under.remotePlace(of: path)
  }
}

extension LockedFiles: TidyFileIO {
  private func tidy(_ path: String) throws(FileError) -> any TidyFileIO {
    guard let tidy = under as? any TidyFileIO else {
      throw FileError(.write, .notOurs("where nothing is taken away"), path: path)
    }
    return tidy
  }

  public func remove(_ path: String) throws(FileError) { try tidy(path).remove(path) }

  public func removeFolder(_ path: String) throws(FileError) {
    try tidy(path).removeFolder(path)
  }

  public func move(_ path: String, to other: String) throws(FileError) {
    try tidy(path).move(path, to: other)
  }

  public func share(_ path: String) throws(FileError) -> FileID { try tidy(path).share(path) }
}
