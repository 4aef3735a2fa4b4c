import RoundCore

/// A computer of a partner whose keys somebody has confirmed: a file of `local/partners`.
public struct Partner: Codable, Hashable, Sendable {
  public let device: DeviceID
  public let organisation: String
  public let side: Side
  public let homes: [HomeID]
  /// Ed25519, base64url.
  public let signingKey: String
  /// As the age format writes it: `age1` and 58 characters.
  public let receivingKey: String
  public let confirmedAt: Moment
  /// When its card was made; nil where an earlier version kept it.
  public let made: Moment?

  init(_ card: PairingCard, confirmedAt: Moment) {
    device = card.device
    organisation = card.organisation
    side = card.side
    homes = card.homes
    signingKey = card.signingKey
    receivingKey = card.receivingKey.text
    made = card.made
    self.confirmedAt = confirmedAt
  }

  public var publicKey: AgePublicKey? { AgePublicKey(text: receivingKey) }
}
