import RoundCore

/// Whether the working copy of a home may be removed: only what another organisation has said, in a
/// pack that it signed, that it holds.
public struct PurgeCheck: Sendable {
  /// A chain and what shows that it is elsewhere.
  public struct Proof: Hashable, Sendable {
    public let end: ChainEnd
    /// The partner's computer that has said so.
    public let witness: DeviceID
    public let organisation: String

    /// For the audit: identifiers and hashes only.
    public var text: String {
      "\(end.device.text) \(end.epoch):\(end.seq) \(end.hash) held by \(witness.text)"
    }
  }

  public let home: HomeID
  public let entries: Int
  public let bytes: Int
  public private(set) var proofs: [Proof] = []
  /// Why nothing may be removed, in sentences; empty when it may.
  public private(set) var reasons: [String] = []

  /// Entries of the program's own, which say nothing of anybody.
  private static let ownKinds: Set<String> = [ChainSealed.kind, SegmentOpened.kind]

  /// - Throws: `FileError` or `LocalError` when the folder can't be read.
  public init(_ folder: RoundFolder, home: HomeID) throws {
    self.home = home
    let reading = try JournalReader.read(home, in: folder, verifying: true)
    entries = reading.entries
    bytes = reading.bytes
    if !reading.damage.isEmpty {
      reasons.append("A journal is damaged: repair it first (homeround verify, repair).")
    }
    let partners = Partners(folder)
    let own = try partners.own()
    let others = try partners.all().filter { $0.side != own?.side }
    if others.isEmpty {
      reasons.append(
        "No partner of the other side is paired here, so nobody has said what they hold.")
    }
    let drafts =
      try folder.files.kind(of: folder.drafts) == nil
      ? [] : folder.files.names(in: folder.drafts)
    let begun = drafts.filter { $0.hasPrefix("\(home.text).") && $0.hasSuffix(".json") }
    if !begun.isEmpty {
      reasons.append(
        "\(begun.count) \(begun.count == 1 ? "draft is" : "drafts are") not signed yet: sign or throw "
          + "away first.")
    }
    let headers = try folder.entryHeaders(of: home)
    for end in reading.ends {
      if let proof = try PurgeCheck.proof(end, others, headers, folder, home) {
        proofs.append(proof)
      } else {
        reasons.append(
          "Entries of \(end.device.text) up to \(end.seq) are not confirmed by a partner's pack: send "
            + "a pack, and take in the one that comes back.")
      }
    }
    if proofs.isEmpty, reasons.isEmpty { reasons.append("There is nothing here to remove.") }
  }

  public var mayPurge: Bool { reasons.isEmpty }

  private static func proof(
    _ end: ChainEnd, _ others: [Partner], _ headers: [EntryHeader], _ folder: RoundFolder,
    _ home: HomeID
  ) throws -> Proof? {
    for partner in others {
      let proof = Proof(end: end, witness: partner.device, organisation: partner.organisation)
      // What a partner's own computer wrote came from there.
      if partner.device == end.device { return proof }
      guard let heard = try Heard.of(partner.device, home: home, in: folder),
        let held = heard.end(of: end.device), held.epoch == end.epoch
      else { continue }
      if end.isBefore(held) { return proof }
      guard try folder.witnessed(held, of: home) == .same else { continue }
      if held == end { return proof }
      // The seal that the program made after the last pack is no entry that anybody could miss.
      let since = headers.filter { $0.device == end.device && $0.sequence > held.seq }
      if since.allSatisfy({ ownKinds.contains($0.kind) }) { return proof }
    }
    return nil
  }
}
