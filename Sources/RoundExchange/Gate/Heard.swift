import RoundCore

/// What was last heard from a partner's computer about a home: `local/heard/<home>/<device>.json`.
public struct Heard: Codable, Hashable, Sendable {
  /// The newest pack that was taken in from it.
  public let pack: EntryID
  public let made: Moment
  /// How far each chain went that it held then.
  public let seen: [ChainEnd]
  /// What is held here of its own chain, when it now has less than that; nil where all fits.
  public let beyond: ChainEnd?

  static func path(_ home: HomeID, _ device: DeviceID, in folder: RoundFolder) -> String {
    "\(folder.heard(of: home))/\(device.text).json"
  }

  /// Nil while nothing was heard.
  public static func of(
    _ device: DeviceID, home: HomeID, in folder: RoundFolder
  ) throws(LocalError) -> Heard? {
    try folder.load(Heard.self, path(home, device, in: folder))
  }

  func save(_ device: DeviceID, home: HomeID, in folder: RoundFolder) throws(LocalError) {
    try folder.store(self, Heard.path(home, device, in: folder))
  }

  func end(of device: DeviceID) -> ChainEnd? { seen.first { $0.device == device } }
}

extension Heard {
  /// The computers from which something was heard about a home.
  static func devices(
    home: HomeID, in folder: RoundFolder
  ) throws(LocalError) -> [DeviceID] {
    let place = folder.heard(of: home)
    do throws(FileError) {
      guard try folder.files.kind(of: place) == .folder else { return [] }
      return try folder.files.names(in: place).filter { $0.hasSuffix(".json") }
        .compactMap { DeviceID(String($0.dropLast(5))) }
    } catch {
      throw .file(error)
    }
  }
}
