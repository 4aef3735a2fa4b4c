import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which folder and which home, by whatever way they were said.
struct ChosenPlace: Hashable {
  /// Nil for where the environment says.
  var folder: String?
  /// By its name or identifier; nil for the only one.
  var home: String?

  var roundFolder: RoundFolder { ChosenPlace.roundFolder(folder) }

  /// - Parameter path: nil for where the environment says.
  static func roundFolder(_ path: String?) -> RoundFolder {
    let path = path ?? usualFolder
    return RoundFolder(path: path, files: OpenStores.files(of: path), state: stateFolder)
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The XDG base directory specification has a relative path passed over.
  private static func absolute(_ name: String) -> String? {
    environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Where this account remembers how far its folders were sealed: the XDG state folder.
  private static var stateFolder: String? {
    if let state = absolute("XDG_STATE_HOME") { return state + "/homeround" }
    return accountFolder.map { $0 + "/.local/state/homeround" }
  }

  /// What belongs to this account: `$HOME`, else what the system's list of accounts says.
  ///
  /// Never the folder in which the program was begun: the record would be wherever that was, and the
  /// next start would not find it.
  private static var accountFolder: String? {
    if let home = absolute("HOME") { return home }
    guard let entry = getpwuid(geteuid()), let path = entry.pointee.pw_dir else { return nil }
    let home = String(cString: path)
    return home.hasPrefix("/") ? home : nil
  }

  /// `$HOMEROUND_FOLDER`, else the XDG data folder.
  private static var usualFolder: String {
    if let folder = environment("HOMEROUND_FOLDER") { return folder }
    if let data = absolute("XDG_DATA_HOME") { return data + "/homeround" }
    return (accountFolder ?? "") + "/.local/share/homeround"
  }

  /// The home to work on.
  ///
  /// - Parameter known: the homes of the folder; nil to list them.
  /// - Throws: `CommandProblem` with exit code 2 when there is none, or several and none was named.
  func chosenHome(among known: [HomeID]? = nil) throws -> HomeID {
    if home == nil, known?.count == 1, let only = known?.first { return only }
    let folder = roundFolder
    let homes = try known ?? CommandProblem.file { () throws(FileError) in try folder.homes() }
    if let wanted = home {
      if let exact = homes.first(where: { $0.text == wanted }) { return exact }
      let named = try homes.filter { try name(of: $0, in: folder) == wanted.lowercased() }
      if named.count == 1, let home = named.first { return home }
      guard named.isEmpty else {
        throw CommandProblem.cannot(
          "Several homes in \(folder.path) are called \(SafeText(wanted)): say which by its "
            + "identifier. " + ChosenPlace.listed(named))
      }
      throw CommandProblem.cannot(
        "There is no home called \(SafeText(wanted)) in \(folder.path). "
          + ChosenPlace.listed(homes))
    }
    guard let first = homes.first else {
      throw CommandProblem.cannot(
        "There is no home in \(folder.path). Try: homeround sample DIR, or homeround demo")
    }
    guard homes.count == 1 else {
      throw CommandProblem.cannot(
        "There are several homes in \(folder.path): say which with --home. "
          + ChosenPlace.listed(homes))
    }
    return first
  }

  private func name(of home: HomeID, in folder: RoundFolder) throws -> String {
    try CommandProblem.file { () throws(FileError) in
      try JournalReader.read(home, in: folder).record.homeName.lowercased()
    }
  }

  private static func listed(_ homes: [HomeID]) -> String {
    homes.isEmpty ? "" : "Homes: " + homes.map(\.text).joined(separator: ", ")
  }
}
