import RoundCore

/// Removes the working copy of a home: its journals, and what was made from them.
///
/// What says who did what stays: the audit, the people, the keys, the partners.
public struct Purge: Sendable {
  public let folder: RoundFolder
  public let home: HomeID

  public init(_ folder: RoundFolder, home: HomeID) {
    self.folder = folder
    self.home = home
  }

  /// The places that go, from the folder.
  ///
  /// Sheets and packs bear no home's name; they go with the last home.
  public func places() throws(FileError) -> [String] {
    var places = ["homes/\(home.text)"]
    if try folder.homes() == [home] { places += ["local/sheets", "packs/in", "packs/out"] }
    var found: [String] = []
    for place in places where try folder.files.kind(of: "\(folder.path)/\(place)") != nil {
      found.append(place)
    }
    return found
  }

  /// Removes them; what is a link is taken away itself, never what it points at.
  ///
  /// - Returns: how many files went.
  public func remove(with files: some TidyFileIO) throws(FileError) -> Int {
    var count = 0
    for place in try places() { count += try remove("\(folder.path)/\(place)", files) }
    return count
  }

  private func remove(_ path: String, _ files: some TidyFileIO) throws(FileError) -> Int {
    guard try files.kind(of: path) == .folder else {
      try files.remove(path)
      return 1
    }
    var count = 0
    for name in try files.names(in: path) { count += try remove("\(path)/\(name)", files) }
    try files.removeFolder(path)
    return count
  }
}
