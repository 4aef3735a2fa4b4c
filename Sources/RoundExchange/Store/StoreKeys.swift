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
  /// The sheet's file comes first: cut off in between, the sheet opens what the passphrase does not yet,
  /// and the same call with the same sheet and key goes on.
  ///
  /// - Throws: `unreadable` when something else stands there already, or the library could not seal.
  @discardableResult
  public func make(
    passphrase: [UInt8], sheet: RecoverySheet, key: StoreKey = StoreKey()
  ) throws(LocalError) -> StoreKey {
    guard !folder.isLockedStore || isBegun(with: sheet, key), folder.isSealed(with: key) else {
      throw .unreadable(path: folder.store)
    }
    guard let sealed = try? AgeFile.seal(StoreKeys.text(of: key), to: [sheet.key.publicKey]) else {
      throw .unreadable(path: folder.recoveryFile)
    }
    try keep(sealed, folder.recoveryFile)
    try change(passphrase, of: key)
    return key
  }

  /// Whether what stands there was made with this sheet and this key.
  private func isBegun(with sheet: RecoverySheet, _ key: StoreKey) -> Bool {
    let bytes = (try? folder.files.readOwn(folder.recoveryFile, atMost: StoreKeys.mostBytes)) ?? []
    let text = try? AgeFile.open(bytes, with: [.key(sheet.key)], atMost: StoreKeys.most)
    return text.flatMap { StoreKeys.key($0) }?.bytes == key.bytes
  }

  /// Seals the key for another passphrase; the one before opens it no more.
  public func change(_ passphrase: [UInt8], of key: StoreKey) throws(LocalError) {
    guard
      let sealed = try? AgeFile.seal(
        StoreKeys.text(of: key), passphrase: StoreKeys.trimmed(passphrase), work: work)
    else { throw .unreadable(path: folder.passphraseFile) }
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
  private static func trimmed(_ phrase: [UInt8]) -> [UInt8] {
    Array(phrase.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
  }

  private static func text(of key: StoreKey) -> [UInt8] {
    start + AgeBase64.encode(key.bytes, padded: false) + [0x0A]
  }

  private static func key(_ text: [UInt8]) -> StoreKey? {
    guard text.starts(with: start), text.last == 0x0A else { return nil }
    return AgeBase64.decode(Array(text.dropFirst(start.count).dropLast()), padded: false)
      .flatMap { StoreKey(bytes: $0) }
  }

  // MARK: Opening

  /// Takes about half a second, whatever comes of it.
  public func open(passphrase: [UInt8]) -> Answer {
    let passphrase = StoreKeys.trimmed(passphrase)
    return open { bytes in
      // A file that does not even ask for the work must not be told from a wrong passphrase by it.
      guard AgeFile.work(of: bytes) == work else {
        AgeFile.spend(work, on: passphrase)
        return nil
      }
      return try? AgeFile.open(bytes, with: [.passphrase(passphrase)], atMost: StoreKeys.most)
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
      found = unwrap(bytes).flatMap { StoreKeys.key($0) }
      if let key = found, !folder.isSealed(with: key) { found = nil }
      return found != nil
    }
    return found.map { .opened($0) } ?? .refused(answer)
  }
}
