import Crypto

/// What the first screen is drawn from.
public struct FirstScreenRecord: Sendable {
  /// A part of the record; nothing but the first screen may be taken from it.
  public let record: Record
  /// Whose first screen it is.
  public let role: DeviceSettings.Role
  /// The checkpoint holds for few more days: time for another one.
  public let isAging: Bool
}

extension RoundFolder {
  func checkpointFile(_ home: HomeID) -> String { "\(path)/homes/\(home.text)/checkpoint" }

  private var checkpointKeyFile: String { "\(local)/keys/checkpoint" }

  /// Bytes of the longest checkpoint that is read.
  private static let longestCheckpoint = 4 << 20
  private static let keyBytes = 32

  /// The record from which the first screen comes out as from the whole one; nil when there is no
  /// checkpoint, or it does not fit in any way, and then everything is to be read first.
  public func firstScreenRecord(
    of home: HomeID, on day: Day, program: String
  ) -> FirstScreenRecord? {
    guard let sealed = try? files.readOwn(checkpointFile(home), atMost: 256 << 20),
      sealed.count <= RoundFolder.longestCheckpoint, let key = checkpointKey(),
      let end = sealed.dropLast().lastIndex(of: 0x0A), sealed.last == 0x0A
    else { return nil }
    let body = sealed[...end]
    guard let code = Base64URL.decode(Array(sealed[(end + 1)...].dropLast())),
      HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key),
      let json = try? JSONParser.parse(body),
      let checkpoint = try? JSONValueDecoder.decode(Checkpoint.self, from: json),
      checkpoint.format == Checkpoint.format, checkpoint.program == program,
      checkpoint.home == home.text, checkpoint.from <= day.ordinal, day.ordinal <= checkpoint.until
    else { return nil }
    // A copy of a folder has something to say before anything is shown.
    if let seat = try? writtenSeat(), (try? isMoved(from: seat)) != false { return nil }
    return checkpoint.record(in: self).map {
      FirstScreenRecord(
        record: $0, role: checkpoint.role,
        isAging: day.ordinal - checkpoint.from > WorkingSet.days / 2)
    }
  }

  /// Keeps a checkpoint (0600), sealed with this computer's key for it.
  ///
  /// - Throws: `LocalError` when it could not be kept; then there is none, or the one from before.
  func keep(_ checkpoint: Checkpoint, of home: HomeID) throws(LocalError) {
    guard let json = try? JSONValueEncoder.encode(checkpoint) else {
      throw .unreadable(path: checkpointFile(home))
    }
    let body = json.bytes(.line) + [0x0A]
    let key = try checkpointKeyMade()
    let code = Array(HMAC<SHA256>.authenticationCode(for: body, using: key))
    do throws(FileError) {
      try files.replace(checkpointFile(home), with: body + Base64URL.encode(code) + [0x0A])
    } catch {
      throw .file(error)
    }
  }

  private func checkpointKey() -> SymmetricKey? {
    guard let text = try? files.readOwn(checkpointKeyFile, atMost: 256), text.last == 0x0A,
      let bytes = Base64URL.decode(Array(text.dropLast())), bytes.count == RoundFolder.keyBytes
    else { return nil }
    return SymmetricKey(data: bytes)
  }

  private func checkpointKeyMade() throws(LocalError) -> SymmetricKey {
    if let key = checkpointKey() { return key }
    let key = SymmetricKey(size: .bits256)
    let text = Base64URL.encode(key.withUnsafeBytes { Array($0) }) + [0x0A]
    do throws(FileError) {
      try makeOwnFolder(Paths.parent(of: checkpointKeyFile))
      try files.replace(checkpointKeyFile, with: text)
    } catch {
      throw .file(error)
    }
    return key
  }
}
