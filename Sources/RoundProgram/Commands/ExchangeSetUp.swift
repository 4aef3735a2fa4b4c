import RoundCore
import RoundExchange

/// What the commands for packs share: whose computer this is, and where files are put.
enum ExchangeSetUp {
  /// Whose computer this is: as it was said before, is said now, or follows from who uses it.
  ///
  /// - Throws: exit code 2 when nobody has said it and nothing tells.
  static func own(
    _ folder: RoundFolder, _ settings: DeviceSettings, organisation: String?, side: String?
  ) throws -> OwnParty {
    let partners = Partners(folder)
    let known = try CommandProblem.local { () throws(LocalError) in try partners.own() }
    let likely =
      try known
      ?? partners.likelyOwn(settings, homeName: homeName(in: folder))
    var wanted = likely?.side ?? (settings.role == .prepare ? .home : .practice)
    if let side {
      guard let said = Side(rawValue: side) else {
        throw CommandProblem.cannot("--side is home or practice.")
      }
      wanted = said
    }
    guard let name = organisation ?? likely?.organisation else {
      throw CommandProblem.cannot(
        "What is this organisation called? Say it once: homeround pair --organisation NAME --side "
          + "home (or practice)")
    }
    guard PairingCard.isName(name) else {
      throw CommandProblem.cannot("A name is one line of at most 200 letters.")
    }
    let own = OwnParty(organisation: name, side: wanted)
    if own != known {
      try CommandProblem.local { () throws(LocalError) in try partners.save(own) }
    }
    return own
  }

  private static func homeName(in folder: RoundFolder) throws -> String? {
    let homes = try CommandProblem.file { () throws(FileError) in try folder.homes() }
    guard homes.count == 1, let home = homes.first else { return nil }
    return try CommandProblem.file { () throws(FileError) in
      try JournalReader.read(home, in: folder).record.homes.last?.body.name
    }
  }

  /// Writes a new file that only this account can read; nothing that is there is written over.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let files = SystemFileIO()
    try CommandProblem.file { () throws(FileError) in
      let file = try files.openForAppend(path, creating: true)
      defer { files.close(file) }
      try files.append(bytes, to: file)
      try files.sync(file)
    }
  }

  /// Refuses to put a pack that is not sealed into a locked folder.
  ///
  /// - Parameter output: as it was said; nil for `packs/out`.
  static func checkUnsealed(_ output: String?, in folder: RoundFolder) throws {
    guard folder.lockedFiles != nil else { return }
    // A file that is still to come lies where its folder is.
    let isThere = try output.map { path in
      try CommandProblem.file { () throws(FileError) in try folder.files.kind(of: path) != nil }
    }
    let place = output.map { isThere ?? false ? $0 : Paths.parent(of: $0) }
    if let place, !ExchangePlaces.isInside(place.isEmpty ? "." : place, of: folder.path) { return }
    throw CommandProblem.cannot("\(LockedFolderWords.noUnsealedPack) With -o FOLDER.")
  }

  /// Where a pack goes: the file named, a folder that is there, or `packs/out`.
  static func path(
    of pack: MadePack, in folder: RoundFolder, output: String?, of count: Int
  ) throws -> String {
    try CommandProblem.file { () throws(FileError) in
      guard let output else {
        try folder.makeOwnFolder(folder.packsOut)
        return "\(folder.packsOut)/\(pack.name)"
      }
      if try folder.files.kind(of: output) == .folder { return "\(output)/\(pack.name)" }
      return count == 1 ? output : "\(output)-\(pack.manifest.part)"
    }
  }
}
