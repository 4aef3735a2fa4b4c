import RoundCore

/// A draft as the bytes of its file.
public enum DraftFile {
  public enum Reading: Sendable {
    case draft(Draft)
    /// Written by a later version of the program.
    case newer
    case damaged
  }

  /// Nil when a draft can't be written as JSON.
  public static func bytes(of draft: Draft) -> [UInt8]? {
    LocalFile.bytes(of: draft)
  }

  public static func read(_ bytes: [UInt8]) -> Reading {
    guard let json = try? JSONParser.parse(bytes) else { return .damaged }
    if let version = json["version"]?.number, version > Draft.currentVersion { return .newer }
    guard let draft = LocalFile.value(Draft.self, in: json), draft.version > 0 else {
      return .damaged
    }
    return .draft(draft)
  }
}
