import RoundCore
import RoundExchange
import RoundScreens

/// Locks a folder in the first run, before anything is written into it.
struct FolderLocking {
  /// Made when it is first asked for, and the same from then on.
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
  func lock(_ folder: RoundFolder, _ answers: SetUp) throws -> RoundFolder {
    guard let passphrase = answers.passphrase else { return folder }
    try StoreKeys(folder: folder.onDisk).make(
      passphrase: Array(passphrase.utf8), sheet: sheet, key: key)
    let files = OpenStores.locked(folder.path)
    files.open(with: key)
    return RoundFolder(path: folder.path, files: files, state: folder.state)
  }
}
