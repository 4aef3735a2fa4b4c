/// Tells damage that a person has accepted as lost from damage that is new.
///
/// What was accepted is one place of one file as it stood then. Any other byte in that file, or more that
/// is missing, makes it damage again.
struct AcceptedLosses {
  let folder: RoundFolder
  let all: [LossAccepted]

  /// The one that speaks of a place as it stands now; nil when none does.
  func one(for damage: Damage) -> LossAccepted? {
    guard damage.kind != .unfinished else { return nil }
    let named = all.filter { loss in loss.places.contains { $0.isPlace(of: damage) } }
    guard !named.isEmpty, let now = try? AcceptedLosses.place(damage, in: folder) else {
      return nil
    }
    return named.first { loss in
      loss.places.contains {
        $0.isPlace(of: damage) && $0.bytes == now.bytes && $0.hash == now.hash
      }
    }
  }

  /// A place as it stands now, to be put on record.
  ///
  /// - Throws: `FileError` when its file can't be read: then nobody can say what is lost.
  static func place(
    _ damage: Damage, in folder: RoundFolder
  ) throws(FileError) -> LossAccepted.Place {
    let path = folder.absolute(damage.file)
    let bytes = try folder.files.kind(of: path) == nil ? [] : try folder.files.read(path, from: 0)
    return LossAccepted.Place(
      damage: damage.kind, file: damage.file, line: damage.line, byte: damage.byte,
      known: damage.known, reason: damage.reason, bytes: bytes.count,
      hash: Digest(of: bytes).string)
  }
}

extension LossAccepted.Place {
  fileprivate func isPlace(of other: Damage) -> Bool {
    damage == other.kind && file == other.file && line == other.line && byte == other.byte
      && known == other.known
  }
}
