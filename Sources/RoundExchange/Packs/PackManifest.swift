import RoundCore

/// The first line of a pack: from whom, to whom, of which home, and what follows.
public struct PackManifest: Codable, Hashable, Sendable {
  /// Who made it.
  public struct Sender: Codable, Hashable, Sendable {
    public let organisation: String
    public let side: Side
    public let device: DeviceID
    /// Ed25519, base64url: the key of the signature in the last line.
    public let key: String
  }

  /// A computer that it is for; naming them keeps a pack from being handed on to another one.
  public struct Receiver: Codable, Hashable, Sendable {
    public let device: DeviceID
    /// The receiving key that it is sealed to.
    public let key: String
  }

  /// A chain of which lines follow.
  public struct Chain: Codable, Hashable, Sendable {
    /// What they follow; nil at the beginning of the chain.
    public let after: ChainEnd?
    public let end: ChainEnd
  }

  public static let format = "homeround"
  public static let newest = 1

  /// `homeround`.
  public let pack: String
  public let version: Int
  public let id: EntryID
  public let made: Moment
  public let from: Sender
  /// The receiving organisation; nil for a stand-in who is no partner.
  public let to: String?
  public let receivers: [Receiver]
  public let home: HomeID
  public let chains: [Chain]
  /// How far each chain goes that the sender holds, its own and the others'.
  public let seen: [ChainEnd]
  /// Why it is not sealed; nil for one that is.
  public let unsealed: String?
  /// Of several that belong together.
  public let part: Int
  public let parts: Int
}
