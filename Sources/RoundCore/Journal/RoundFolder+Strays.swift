extension RoundFolder {
  /// What stands where no reader of journals looks: files that bear a journal's suffix and are none,
  /// or are in a place where none belongs, and links on the way to where journals are.
  ///
  /// Told as damage, because a record could be hidden there, or a journal have been moved away.
  ///
  /// - Parameters:
  ///   - place: from the folder; empty for all of it.
  ///   - passing: places that were looked at already.
  /// - Throws: `FileError` when a folder can't be listed.
  public func strays(
    in place: String = "", passing: Set<String> = []
  ) throws(FileError) -> [Damage] {
    guard try files.kind(of: place.isEmpty ? path : absolute(place)) == .folder else { return [] }
    var damage: [Damage] = []
    for name in try files.names(in: place.isEmpty ? path : absolute(place)) {
      let inner = place.isEmpty ? name : "\(place)/\(name)"
      if passing.contains(inner) { continue }
      let kind = try files.kind(of: absolute(inner))
      if let reason = RoundFolder.problem(inner, kind) {
        damage.append(Damage(kind: .broken, file: inner, line: 1, byte: 0, reason: reason))
      }
      if kind == .folder { damage += try strays(in: inner, passing: passing) }
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
