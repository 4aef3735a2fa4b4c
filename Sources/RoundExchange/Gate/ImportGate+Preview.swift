import RoundCore

extension ImportGate {
  /// What the sender's word on the chains shows: what is missing, cut or written anew.
  func notices(
    _ manifest: PackManifest, _ reading: JournalReader.Reading, _ plan: ReplicaPlan
  ) throws(GateProblem) -> [String] {
    var notices: [String] = []
    let from = manifest.from.organisation
    do throws(FileError) {
      for seen in manifest.seen where seen.device == own {
        switch try folder.witnessed(seen, of: manifest.home) {
        case .same: break
        case .shorter:
          notices.append(
            "CAREFUL: \(from) has seen more of this computer's own entries than this folder holds "
              + "(up to "
              + "number \(seen.seq)). A backup was put back here, or entries were cut off. Key K on the "
              + "list says what to do.")
        case .other:
          notices.append(
            "CAREFUL: \(from) has seen other entries of this computer than this folder holds "
              + "(number "
              + "\(seen.seq)). A copy of this folder is in use, or it was written anew. Key K on the "
              + "list says what to do.")
        }
      }
    } catch {
      throw .file(error)
    }
    if let held = try cut(manifest, reading) {
      let now = manifest.seen.first { $0.device == held.device }
      notices.append(
        "CAREFUL: \(from) now has fewer entries of its own than it had sent before "
          + "(\(now?.seq ?? 0), and \(held.seq) are kept here). A backup was put back there, or "
          + "entries were cut off. What is here stays. Tell them.")
    }
    for end in plan.ends {
      guard let held = reading.ends.first(where: { $0.device == end.device }),
        held.epoch < end.epoch
      else { continue }
      notices.append(
        "The computer \(end.device.text) has begun anew: its folder was copied, moved, or put back "
          + "from a backup. Entries that it no longer has stay here.")
    }
    return notices
  }

  /// What is held of its sender's own chain, when a newer pack says that it is shorter than that.
  func cut(
    _ manifest: PackManifest, _ reading: JournalReader.Reading
  ) throws(GateProblem) -> ChainEnd? {
    let heard: Heard?
    do throws(LocalError) {
      heard = try Heard.of(manifest.from.device, home: manifest.home, in: folder)
    } catch {
      throw .local(error)
    }
    let device = manifest.from.device
    guard let heard, heard.made < manifest.made, manifest.part == 1,
      let held = reading.ends.first(where: { $0.device == device })
    else { return nil }
    let now = manifest.seen.first { $0.device == device }
    return now.map { $0.isBefore(held) } ?? true ? held : nil
  }

  /// What the sender holds and this folder would lack all the same.
  ///
  /// A part that others follow says nothing: they may bring it.
  private func missing(
    _ manifest: PackManifest, _ reading: JournalReader.Reading, _ plan: ReplicaPlan
  ) -> [String] {
    guard manifest.part == manifest.parts else { return [] }
    return manifest.seen.filter { $0.device != own }.compactMap { seen in
      let ends = (reading.ends + plan.ends).filter { $0.device == seen.device }
      guard ends.allSatisfy({ $0.isBefore(seen) }) else { return nil }
      // Numbers go on within an epoch only.
      let held = ends.filter { $0.epoch == seen.epoch }.map(\.seq).max() ?? 0
      let range =
        held + 1 == seen.seq ? "entry \(seen.seq)" : "entries \(held + 1) to \(seen.seq)"
      return "\(range) of the computer \(seen.device.text)"
    }
  }

  func describe(
    _ text: PackText, _ sealing: UnpackPreview.Sealing, partner: Partner?, plan: ReplicaPlan,
    reading: JournalReader.Reading, isNewHome: Bool, notices: [String], cut: ChainEnd?
  ) -> UnpackPreview {
    let manifest = text.manifest
    var after = reading.record
    after.apply(plan.entries)
    let before = reading.record.disputes.count
    let conflicts = after.disputes.count
    let refused = after.refusedEntries.count - reading.record.refusedEntries.count
    let heard = try? Heard.of(manifest.from.device, home: manifest.home, in: folder)
    var all = notices
    if plan.lostHere > 0 {
      all.append(
        "The pack holds \(UnpackPreview.count(plan.lostHere, "entry", "entries")) of this "
          + "computer's own "
          + "that this folder lacks. They are not added by this: homeround repair --from brings "
          + "them "
          + "back from a copy.")
    }
    return UnpackPreview(
      manifest: manifest, sealing: sealing, isPaired: partner != nil,
      homeName: after.homes.last?.body.name, isNewHome: isNewHome,
      newEntries: plan.entries.count,
      residents: Set(plan.entries.compactMap(\.header.resident)).count,
      conflicts: conflicts, newConflicts: max(0, conflicts - before),
      unknown: plan.entries.filter(\.isUnknown).count,
      isOld: heard.map { $0.made > manifest.made } ?? false, notices: all, refused: refused,
      missing: missing(manifest, reading, plan), cut: cut, plan: plan,
      parts: text.parts)
  }
}

extension Entry {
  var isUnknown: Bool {
    if case .unknown = content { return true }
    return false
  }
}
