extension RoundFolder {
  /// What stands where no reader of journals looks: files that bear a journal's suffix and are none,
  /// or are in a place where none belongs, and links on the way to where journals are.
  ///
  /// Told as damage, because a record could be hidden there, or a journal have been moved away.
  /// So is a folder that can't be listed.
  ///
  /// - Parameters:
  ///   - place: from the folder; empty for all of it.
  ///   - passing: places that were looked at already.
  public func strays(in place: String = "", passing: Set<String> = []) -> [Damage] {
    var damage: [Damage] = []
    do throws(FileError) {
      let path = place.isEmpty ? self.path : absolute(place)
      guard try files.kind(of: path) == .folder else { return [] }
      for name in try files.names(in: path) {
        let inner = place.isEmpty ? name : "\(place)/\(name)"
        if passing.contains(inner) { continue }
        let kind = try files.kind(of: absolute(inner))
        if let reason = RoundFolder.problem(inner, kind) {
          damage.append(Damage(kind: .broken, file: inner, line: 1, byte: 0, reason: reason))
        }
        if kind == .folder { damage += strays(in: inner, passing: passing) }
      }
    } catch {
      damage.append(
        Damage(
          kind: .broken, file: place.isEmpty ? "." : place, line: 1, byte: 0,
          reason: error.sentence))
    }
    return damage
  }

  private static func problem(_ place: String, _ kind: FileKind?) -> String? {
    let parts = place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isOnTheWay =
      parts[0] == "homes" && (parts.count < 3 || parts[2] == "journals") && parts.count < 5
    if kind == .other && isOnTheWay { return "is a link or no folder, so nothing in it is read" }
    guard place.hasSuffix(".jsonl") else { return nil }
    guard parts.count == 5, parts[0] == "homes", HomeID(parts[1]) != nil, parts[2] == "journals",
      DeviceID(parts[3]) != nil
    else { return "no journal of ours belongs here" }
    return SegmentName(file: parts[4]) == nil ? "no journal of ours has this name" : nil
  }
}
