import RoundCore

/// The key of a locked folder as it is kept: sealed twice in the public age format, for a passphrase and
/// for the recovery sheet.
///
/// ```
/// local/store/passphrase.age   a passphrase (scrypt, 2^17) opens it
/// local/store/recovery.age     the key on the recovery sheet opens it
/// local/store/tries            wrong tries, one after the other
/// ```
public struct StoreKeys: Sendable {
  /// What came of a try.
  public enum Answer: Sendable {
    case opened(StoreKey)
    /// Wrong, or altered: nobody is told which.
    case refused(PINGate.Answer)
  }

  /// Work that a passphrase costs: scrypt with 2 to this power.
  public static let usualWork = 17

  private let folder: RoundFolder
  private let work: Int
  private let clock: @Sendable () -> BootClock

  /// Whether there is something that a passphrase opens; there is not where locking was cut off.
  public var hasPassphrase: Bool { (try? folder.files.kind(of: folder.passphraseFile)) == .file }

  /// - Parameter folder: as it stands on the disk.
  public init(
    folder: RoundFolder, work: Int = usualWork,
    clock: @escaping @Sendable () -> BootClock = { BootClock.now() }
  ) {
    self.folder = folder
    self.work = work
    self.clock = clock
  }

  // MARK: Making

  /// Locks a folder in which nothing stands yet, or only what was sealed with the same key.
  ///
  /// The sheet's file comes first: cut off in between, the sheet opens what the passphrase does not yet.
  /// Called again with the same sheet and key, it goes on with what it has made.
  ///
  /// - Throws: `unreadable` when the folder was locked with another sheet or key, or the library could
  ///   not seal; `notEmpty` when something stands there that is not sealed.
  @discardableResult
  public func make(
    passphrase: [UInt8], sheet: RecoverySheet, key: StoreKey = StoreKey()
  ) throws(LocalError) -> StoreKey {
    if folder.isLockedStore {
      guard isBegun(with: sheet, key) else { throw .unreadable(path: folder.store) }
    } else {
      guard try !folder.holdsUnsealed(with: key) else { throw .notEmpty(path: folder.path) }
      var text = StoreKeys.text(of: key)
      defer { Secret.forget(&text) }
      guard let sealed = try? AgeFile.seal(text, to: [sheet.key.publicKey]) else {
        throw .unreadable(path: folder.recoveryFile)
      }
      try keep(sealed, folder.recoveryFile)
    }
    try change(passphrase, of: key)
    return key
  }

  /// Whether the sheet opens what stands there, and it is this key.
  private func isBegun(with sheet: RecoverySheet, _ key: StoreKey) -> Bool {
    let bytes = (try? folder.files.readOwn(folder.recoveryFile, atMost: StoreKeys.mostBytes)) ?? []
    guard var text = try? AgeFile.open(bytes, with: [.key(sheet.key)], atMost: StoreKeys.most)
    else {
      return false
    }
    defer { Secret.forget(&text) }
    return StoreKeys.key(text).map { $0.isSame(as: key) } ?? false
  }

  /// Seals the key for another passphrase; the one before opens it no more.
  public func change(_ passphrase: [UInt8], of key: StoreKey) throws(LocalError) {
    var phrase = StoreKeys.trimmed(passphrase)
    var text = StoreKeys.text(of: key)
    defer {
      Secret.forget(&phrase)
      Secret.forget(&text)
    }
    guard let sealed = try? AgeFile.seal(text, passphrase: phrase, work: work) else {
      throw .unreadable(path: folder.passphraseFile)
    }
    try keep(sealed, folder.passphraseFile)
  }

  private func keep(_ bytes: [UInt8], _ path: String) throws(LocalError) {
    do throws(FileError) {
      try folder.makeOwnFolder(folder.store)
      try folder.files.replace(path, with: bytes)
      for place in [folder.store, folder.local, folder.path] { try folder.files.syncFolder(place) }
    } catch {
      throw .file(error)
    }
  }

  private static let start = Array("homeround:store:1:".utf8)

  /// Spaces at the ends are nobody's secret, and are not seen when they are typed.
  ///
  /// Whoever calls this overwrites what came.
  private static func trimmed(_ phrase: [UInt8]) -> [UInt8] {
    let first = phrase.firstIndex { $0 != 0x20 } ?? phrase.endIndex
    let last = phrase.lastIndex { $0 != 0x20 } ?? first
    return first < phrase.endIndex ? Array(phrase[first...last]) : []
  }

  /// Whoever calls this overwrites what came.
  private static func text(of key: StoreKey) -> [UInt8] {
    var bytes = key.bytes
    var encoded = AgeBase64.encode(bytes, padded: false)
    defer {
      Secret.forget(&bytes)
      Secret.forget(&encoded)
    }
    var text: [UInt8] = []
    text.reserveCapacity(start.count + encoded.count + 1)
    text += start
    text += encoded
    text.append(0x0A)
    return text
  }

  private static func key(_ text: [UInt8]) -> StoreKey? {
    guard text.starts(with: start), text.last == 0x0A,
      var bytes = AgeBase64.decode(text.dropFirst(start.count).dropLast(), padded: false)
    else { return nil }
    defer { Secret.forget(&bytes) }
    return StoreKey(bytes: bytes)
  }

  // MARK: Opening

  /// Takes about half a second, whatever comes of it.
  public func open(passphrase: [UInt8]) -> Answer {
    var phrase = StoreKeys.trimmed(passphrase)
    defer { Secret.forget(&phrase) }
    return open { bytes in
      // A file that does not even ask for the work must not be told from a wrong passphrase by it.
      guard AgeFile.work(of: bytes) == work else {
        AgeFile.spend(work, on: phrase)
        return nil
      }
      return try? AgeFile.open(bytes, with: [.passphrase(phrase)], atMost: StoreKeys.most)
    } from: {
      folder.passphraseFile
    }
  }

  public func open(sheet: RecoverySheet) -> Answer {
    open { bytes in
      try? AgeFile.open(bytes, with: [.key(sheet.key)], atMost: StoreKeys.most)
    } from: {
      folder.recoveryFile
    }
  }

  private static let most = 1024
  /// More than an age file of a key takes.
  private static let mostBytes = 4096

  private func open(_ unwrap: ([UInt8]) -> [UInt8]?, from path: () -> String) -> Answer {
    let gate = TryGate(
      folder: folder, file: "\(folder.store)/tries", lockFile: "\(folder.store)/tries.lock",
      clock: clock)
    var found: StoreKey?
    let answer = gate.check {
      let bytes = (try? folder.files.readOwn(path(), atMost: StoreKeys.mostBytes)) ?? []
      var text = unwrap(bytes) ?? []
      found = StoreKeys.key(text)
      Secret.forget(&text)
      if let key = found, !folder.isSealed(with: key) { found = nil }
      return found != nil
    }
    return found.map { .opened($0) } ?? .refused(answer)
  }
}
