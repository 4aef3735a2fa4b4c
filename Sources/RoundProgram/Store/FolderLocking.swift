import RoundCore
import RoundExchange
import RoundScreens

/// Locks a folder in the first run, before anything is written into it.
struct FolderLocking {
  /// Made when they are first asked for, and the same from then on: whatever an attempt that failed has
  /// left on the disk is sealed with this key and opens with this sheet.
  private let sheet = RecoverySheet()
  private let key = StoreKey()

  /// The sheet, and three of its groups to be asked back.
  var words: RecoveryWords {
    let groups = sheet.groups
    return RecoveryWords(groups: groups, asked: Array(groups.indices.shuffled().prefix(3)))
  }

  /// Tried again after a failure, it goes on with what the first attempt has made.
  ///
  /// - Returns: the folder as everything is to be written into it.
  /// - Throws: `LocalError` when it can't be locked; `FirstRun.Problem.begunLocked` when an attempt
  ///   before has begun to lock it, and now it is not to be.
  func lock(_ folder: RoundFolder, _ answers: SetUp) throws -> RoundFolder {
    guard let passphrase = answers.passphrase else {
      // Opened at the start: what is written is sealed.
      if folder.lockedFiles != nil { return folder }
      guard !folder.onDisk.isLockedStore else { throw FirstRun.Problem.begunLocked }
      return folder
    }
    var phrase = Array(passphrase.utf8)
    defer { Secret.forget(&phrase) }
    try StoreKeys(folder: folder.onDisk).make(passphrase: phrase, sheet: sheet, key: key)
    let files = OpenStores.locked(folder.path)
    files.open(with: key)
    return RoundFolder(path: folder.path, files: files, state: folder.state)
  }
}
