import RoundCore

/// How far this computer's own chain of a home has left in packs: `local/sent/<home>.json`.
///
/// Whether a pack arrived can't be known; that it could have is enough to take nothing in it back.
public struct SentMark: Codable, Hashable, Sendable {
  public let end: ChainEnd

  static func path(_ home: HomeID, in folder: RoundFolder) -> String {
    "\(folder.sent)/\(home.text).json"
  }

  /// The number of the last entry of this epoch that has left; nil while none has.
  ///
  /// What a partner says that it holds has left, too, whoever made the pack.
  public static func last(
    of device: DeviceID, epoch: Int, home: HomeID, in folder: RoundFolder
  ) throws(LocalError) -> Int? {
    var ends: [ChainEnd] = []
    if let mark = try folder.load(SentMark.self, path(home, in: folder)) { ends.append(mark.end) }
    for name in try Heard.devices(home: home, in: folder) {
      if let held = try Heard.of(name, home: home, in: folder)?.end(of: device) {
        ends.append(held)
      }
    }
    return ends.filter { $0.device == device && $0.epoch == epoch }.map(\.seq).max()
  }

  /// Notes that a chain has left up to here, before the pack is given out.
  static func note(_ end: ChainEnd, home: HomeID, in folder: RoundFolder) throws(LocalError) {
    let known = try folder.load(SentMark.self, path(home, in: folder))
    if let known, known.end.device == end.device, !known.end.isBefore(end) { return }
    try folder.store(SentMark(end: end), path(home, in: folder))
  }
}
