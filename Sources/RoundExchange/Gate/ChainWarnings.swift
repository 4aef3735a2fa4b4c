import RoundCore

/// What the partners' last words on the chains still show: kept until it is put right, so that nobody has
/// to have read the preview of the pack that brought it.
public enum ChainWarnings {
  /// One sentence for each computer and what is wrong, with what to do; empty where all fits.
  ///
  /// Of what can't be read nothing is said: `verify` and the next pack tell it.
  public static func all(
    in folder: RoundFolder, of home: HomeID, own: DeviceID?
  ) -> [String] {
    guard let partners = try? Partners(folder).all() else { return [] }
    var lines: [String] = []
    for partner in partners {
      guard let heard = try? Heard.of(partner.device, home: home, in: folder) else { continue }
      if let own, let seen = heard.end(of: own),
        let stands = try? folder.witnessed(seen, of: home), stands != .same
      {
        lines.append(ownChain(stands, seen, partner))
      }
      if heard.beyond != nil {
        lines.append(
          "\(partner.organisation) has fewer entries of its computer \(partner.device.text) than "
            + "it had sent before. A backup was put back there, or entries were cut off. What is "
            + "here stays. Ring them: they run homeround verify, and get back what they lack from a "
            + "copy with homeround repair --from.")
      }
    }
    return lines
  }

  private static func ownChain(
    _ stands: Witnessed, _ seen: ChainEnd, _ partner: Partner
  ) -> String {
    let todo =
      "What to do: ring \(partner.organisation) today, and say that these entries are missing here; "
      + "they still have them, so let them delete nothing. Whoever looks after this computer brings "
      + "them back from the newest copy of this folder, or from a copy of theirs on a stick: leave the "
      + "program (q), then in a terminal run homeround repair --from FOLDER. Until then look at what "
      + "\(partner.organisation) has received before you write anything once more."
    return stands == .shorter
      ? "\(partner.organisation) has seen more of this computer's own entries than this folder holds "
        + "(up to number \(seen.seq)). A backup was put back here, or entries were cut off. \(todo)"
      : "\(partner.organisation) has seen other entries of this computer than this folder holds "
        + "(number \(seen.seq)). A copy of this folder is in use, or it was written anew. \(todo)"
  }
}
