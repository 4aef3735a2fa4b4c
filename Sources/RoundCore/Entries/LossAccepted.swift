/// A person has put on record that damaged or missing entries are lost, and why nothing brings them back.
///
/// Changes nothing of what is damaged: it stays where it is, and is told with this entry for ever. It
/// speaks only of files that are still, byte for byte, what they were then.
public struct LossAccepted: EntryBody {
  public static let kind = "loss.accepted"

  /// One place as it was told.
  public struct Place: Codable, Hashable, Sendable {
    public let damage: Damage.Kind
    /// From the folder that holds everything; of a chain that is gone, where it would begin.
    public let file: String
    /// Counts from 1.
    public let line: Int
    /// Where the line begins; counts from 0.
    public let byte: Int
    /// How many entries of the chain are known of, where its end is missing.
    public let known: Int?
    public let reason: String
    /// How long the file was.
    public let bytes: Int
    /// SHA-256 of the whole file, base64url.
    public let hash: String
  }

  public let places: [Place]
  /// Why they are accepted as lost.
  public let reason: String

  public init(places: [Place], reason: String) {
    self.places = places
    self.reason = reason
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.losses.insert(self, header)
  }
}
