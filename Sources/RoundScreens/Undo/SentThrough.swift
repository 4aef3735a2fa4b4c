import RoundCore

/// How much of this computer's chain has left in packs for another organisation.
public enum SentThrough: Hashable, Sendable {
  case nothing
  /// Everything up to the entry of this number in this epoch, and everything of the epochs before.
  case entry(epoch: Int, Int)
  /// What is kept of it can't be read: then anything may have.
  case unknown

  /// Whether an entry of this computer has left.
  public func holds(_ header: EntryHeader) -> Bool {
    switch self {
    case .nothing: false
    case .entry(let epoch, let last): (header.epoch, header.sequence) <= (epoch, last)
    case .unknown: true
    }
  }
}
