import RoundCore

/// A pack, ready to be put into a file.
public struct MadePack: Sendable {
  public let manifest: PackManifest
  /// The file: armoured text, or signed lines where it is not sealed.
  public let bytes: [UInt8]
  /// Entries in it.
  public let entries: Int
  /// What it is called: `PackName.file`.
  public let name: String
}
