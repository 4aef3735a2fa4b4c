/// What one kind of entry says.
///
/// To add a kind: write one file like its neighbours here, add it to `EntryRegistry.kinds`, and add its
/// shape to `Resources/journal.schema.json`.
public protocol EntryBody: Codable, Hashable, Sendable {
  /// Dotted, such as `review.signed`; never changed once a release has written it.
  static var kind: String { get }
  /// Raised when a reader of the older shape would misunderstand the newer one.
  static var version: Int { get }
  /// Adds the entry to the record. Must be commutative and idempotent: entries arrive in any order and
  /// more than once.
  func apply(to record: inout Record, as header: EntryHeader)
}

extension EntryBody {
  public static var version: Int { 1 }
}
