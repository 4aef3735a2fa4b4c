/// A person takes back something that they signed, while its round is open; or takes that back again.
///
/// Nothing is erased: the entry that is named stays in the journal and stands no more. It counts only
/// from the same device, the same author and about the same resident, and only for an earlier entry;
/// see `Standing`.
public struct EntryWithdrawn: EntryBody {
  public static let kind = "entry.withdrawn"

  /// The entry that is taken back; an `entry.withdrawn` is itself one, which brings back what it took.
  public let entry: EntryID

  public init(entry: EntryID) { self.entry = entry }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.takeBack(self, header)
  }
}
