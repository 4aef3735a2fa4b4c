import RoundCore

/// The two keys of this computer: one to sign what it sends, one to open what it is sent.
public struct ExchangeKeys: Sendable {
  public let signing: DeviceKey
  public let receiving: AgeSecretKey

  /// The receiving key as it stands in its file.
  private struct File: Codable {
    let algorithm: String
    let secret: String
    let key: String
  }

  private static let algorithm = "age X25519"

  static func path(_ folder: RoundFolder) -> String { "\(folder.keys)/receive" }

  /// The receiving key; nil before the first pairing.
  public static func receiving(of folder: RoundFolder) throws(LocalError) -> AgeSecretKey? {
    guard let file = try folder.load(File.self, path(folder)) else { return nil }
    guard file.algorithm == algorithm, let key = AgeSecretKey(text: file.secret) else {
      throw .unreadable(path: path(folder))
    }
    return key
  }

  /// Both keys, made and kept (0600) where there are none yet.
  public static func made(in folder: RoundFolder) throws(LocalError) -> ExchangeKeys {
    let signing = try folder.signingKeyMade()
    if let known = try receiving(of: folder) {
      return ExchangeKeys(signing: signing, receiving: known)
    }
    let lock: FileID
    do throws(FileError) {
      lock = try folder.lockForImport(seconds: 5)
    } catch {
      throw .file(error)
    }
    defer { folder.files.unlock(lock) }
    if let known = try receiving(of: folder) {
      return ExchangeKeys(signing: signing, receiving: known)
    }
    let key = AgeSecretKey()
    try folder.store(
      File(algorithm: algorithm, secret: key.text, key: key.publicKey.text), path(folder))
    return ExchangeKeys(signing: signing, receiving: key)
  }
}
