import RoundCore

/// How much of this computer's chain has left in packs, since its epoch began.
public enum SentThrough: Hashable, Sendable {
  case nothing
  /// Everything up to the entry of this number.
  case entry(Int)
  /// What is kept of it can't be read: then anything may have.
  case unknown

  func holds(_ header: EntryHeader) -> Bool {
    switch self {
    case .nothing: false
    case .entry(let last): header.sequence <= last
    case .unknown: true
    }
  }
}
