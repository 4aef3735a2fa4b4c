/// The computer's signature under its chain so far, and what it has seen of the others' chains.
///
/// A chain by itself can't show that lines were cut from its end, or that it was written anew from some
/// line on. A seal says how far the chain went; the other computers' seals say so too.
public struct ChainSealed: EntryBody {
  public static let kind = "chain.sealed"

  /// How far another device's chain went when the seal was made.
  public struct Seen: Codable, Hashable, Sendable {
    public let device: DeviceID
    public let epoch: Int
    public let seq: Int
    /// The hash of that chain's line with this number.
    public let hash: String

    public init(device: DeviceID, epoch: Int, seq: Int, hash: String) {
      self.device = device
      self.epoch = epoch
      self.seq = seq
      self.hash = hash
    }
  }

  public let epoch: Int
  /// The number of the line before this one, the last that is sealed.
  public let seq: Int
  /// That line's hash.
  public let head: String
  /// `Ed25519`; a reader that does not know another one can't check the signature.
  public let algorithm: String
  /// The public key, base64url.
  public let key: String
  /// Of `signedBytes`, base64url.
  public let signature: String
  /// The other chains of the home, by device.
  public let seen: [Seen]

  /// What the signature is of: lines of text, each with a line feed at its end.
  ///
  /// `homeround:seal:1`, the home, the device, the epoch, the number, the head, and a line
  /// `DEVICE EPOCH SEQ HASH` for each chain seen.
  static func signedBytes(
    home: HomeID, device: DeviceID, epoch: Int, seq: Int, head: String, seen: [Seen]
  ) -> [UInt8] {
    var text = "homeround:seal:1\n\(home.text)\n\(device.text)\n\(epoch)\n\(seq)\n\(head)\n"
    for one in seen { text += "\(one.device.text) \(one.epoch) \(one.seq) \(one.hash)\n" }
    return Array(text.utf8)
  }

  /// Nil when the library could not sign.
  init?(
    home: HomeID, device: DeviceID, epoch: Int, seq: Int, head: Digest, seen: [Seen],
    key: DeviceKey
  ) {
    let bytes = ChainSealed.signedBytes(
      home: home, device: device, epoch: epoch, seq: seq, head: head.string, seen: seen)
    guard let signature = try? key.signature(of: bytes) else { return nil }
    self.init(
      epoch: epoch, seq: seq, head: head.string, algorithm: DeviceKey.algorithm,
      key: key.publicKey, signature: signature, seen: seen)
  }

  public init(
    epoch: Int, seq: Int, head: String, algorithm: String, key: String, signature: String,
    seen: [Seen]
  ) {
    self.epoch = epoch
    self.seq = seq
    self.head = head
    self.algorithm = algorithm
    self.key = key
    self.signature = signature
    self.seen = seen
  }

  /// Whether the signature fits; nil for an algorithm that this version does not know.
  func isSigned(home: HomeID, device: DeviceID) -> Bool? {
    guard algorithm == DeviceKey.algorithm else { return nil }
    let bytes = ChainSealed.signedBytes(
      home: home, device: device, epoch: epoch, seq: seq, head: head, seen: seen)
    return DeviceKey.isSignature(signature, of: bytes, by: key)
  }

  /// A seal says nothing of anybody.
  public func apply(to record: inout Record, as header: EntryHeader) {}
}
