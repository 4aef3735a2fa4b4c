import RoundCore

/// How far this computer's own chain of a home has left in packs for another organisation:
/// `local/sent/<home>.json`.
///
/// Whether a pack arrived can't be known; that it could have is enough to take nothing in it back.
public struct SentMark: Codable, Hashable, Sendable {
  public let end: ChainEnd

  static func path(_ home: HomeID, in folder: RoundFolder) -> String {
    "\(folder.sent)/\(home.text).json"
  }

  /// How far the chain of a computer has left; nil while nothing of it has.
  ///
  /// What a partner says that it holds has left, too, whoever made the pack. What another computer of
  /// one's own organisation holds has not.
  public static func furthest(
    of device: DeviceID, home: HomeID, in folder: RoundFolder
  ) throws(LocalError) -> ChainEnd? {
    var ends: [ChainEnd] = []
    if let mark = try folder.load(SentMark.self, path(home, in: folder)) { ends.append(mark.end) }
    let partners = Partners(folder)
    let own = try partners.own()
    for name in try Heard.devices(home: home, in: folder) {
      // One that was forgotten since may have been anybody's.
      if let partner = try partners.partner(name), own?.owns(partner) ?? false { continue }
      if let held = try Heard.of(name, home: home, in: folder)?.end(of: device) {
        ends.append(held)
      }
    }
    return ends.filter { $0.device == device }.max { $0.isBefore($1) }
  }

  /// Notes that a chain leaves up to here; only for whoever holds the lock under which entries are
  /// written, so that nothing is taken back meanwhile, and before the pack is made.
  static func note(_ end: ChainEnd, home: HomeID, in folder: RoundFolder) throws(LocalError) {
    let known = try folder.load(SentMark.self, path(home, in: folder))
    if let known, known.end.device == end.device, !known.end.isBefore(end) { return }
    try folder.store(SentMark(end: end), path(home, in: folder))
  }
}
