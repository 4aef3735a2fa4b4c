/// What a path in a locked folder holds, by where it stands.
enum StorePlace: Hashable {
  /// Lines; sealed one by one under the key of the segment's own place.
  case segment(SegmentPlace)
  /// A file that is sealed whole, bound to its place.
  case whole(String)
  /// As it is: it holds nothing of residents.
  case clear

  /// A segment of a chain, or the rebuilt file that stands in for it.
  struct SegmentPlace: Hashable {
    let home: String
    let device: String
    let name: SegmentName
    /// The folder of the chain.
    let folder: String

    /// One for both, so that a rebuilt line is sealed as the original.
    var place: String { "homes/\(home)/journals/\(device)/\(name.file)" }
  }

  /// What of this computer's own files stays in clear: names of people who sign, never of residents;
  /// what is asked before the passphrase; and the audit, which names residents by identifier only.
  private static let unsealed: Set<String> = [
    "device", "seat", "screen", "lock", "import-lock", "locked", "people", "audit", "store",
  ]

  /// Whether something stands under such a name below `local` that is sealed in a locked folder.
  static func isSealed(local name: String) -> Bool { !unsealed.contains(name) }

  /// - Parameters:
  ///   - path: as it was given to a file call.
  ///   - root: the folder that holds everything.
  init(_ path: String, root: String) {
    self = .clear
    guard path.hasPrefix(root + "/") else { return }
    let place = path.dropFirst(root.count + 1)
    let parts = place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 5, parts[0] == "homes", parts[2] == "journals",
      let name = SegmentName(file: parts[4]) ?? SegmentName(rebuilt: parts[4])
    {
      self = .segment(
        SegmentPlace(
          home: parts[1], device: parts[3], name: name, folder: Paths.parent(of: path)))
    } else if parts.count == 3, parts[0] == "homes", parts[2] == "checkpoint" {
      self = .whole(String(place))
    } else if parts.count > 1, parts[0] == "local", !StorePlace.unsealed.contains(parts[1]) {
      // A file that was put aside is still bound to the name that it had.
      let name = parts[parts.count - 1]
      let end = name.firstRange(of: ".damaged")?.lowerBound ?? name.endIndex
      self = .whole((parts.dropLast() + [String(name[..<end])]).joined(separator: "/"))
    }
  }
}
