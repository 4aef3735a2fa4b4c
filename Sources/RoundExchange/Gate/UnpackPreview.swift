import RoundCore

/// What taking a pack in would do: everything was checked, and nothing changed yet.
public struct UnpackPreview: Sendable {
  /// How the pack came.
  public enum Sealing: Hashable, Sendable {
    case key
    case words
    /// In clear, for the reason that the sender gave.
    case none(reason: String)
  }

  public let manifest: PackManifest
  public let sealing: Sealing
  /// The sender's keys were confirmed on this computer.
  public let isPaired: Bool
  /// The home's name as the entries have it; nil where none says it.
  public let homeName: String?
  /// The folder holds nothing of this home yet.
  public let isNewHome: Bool
  /// Entries that are new here.
  public let newEntries: Int
  /// Residents whom the new entries are about.
  public let residents: Int
  /// What two sides have recorded without seeing each other's record, and nobody has settled, as it
  /// would then stand.
  public let conflicts: Int
  /// Of those, the ones that this pack brings.
  public let newConflicts: Int
  /// Entries of a kind that this version does not know; kept as they are.
  public let unknown: Int
  /// A newer pack of the same computer was taken in before.
  public let isOld: Bool
  /// What a person must know besides.
  public let notices: [String]
  /// New entries whose author had no right to write them: kept apart.
  public let refused: Int
  /// What its sender holds of other computers than this one, and neither this folder nor the pack does;
  /// in words, such as "entries 1 to 12 of the computer d-7k2m".
  public let missing: [String]
  /// What is held of the sender's own chain beyond what it now has.
  let cut: ChainEnd?
  let plan: ReplicaPlan
  let parts: [SegmentPart]

  public var addsNothing: Bool { newEntries == 0 && !mends }

  /// It makes whole what is damaged in this folder.
  public var mends: Bool { plan.mended > 0 }

  /// The preview in words, the same for the command and the screen; `now` tells how old the pack is.
  public func lines(now: Moment) -> [String] {
    let from = manifest.from
    var lines = [
      "From: \(from.organisation) (\(from.side.words)), computer \(from.device.text)",
      "About: \(homeName ?? manifest.home.text)"
        + (isNewHome
          ? ", which is new in this "
            + "folder" : ""),
      "Made: \(UKTime(manifest.made).shown), \(UnpackPreview.age(manifest.made, now: now))",
    ]
    if manifest.parts > 1 { lines.append("Part \(manifest.part) of \(manifest.parts)") }
    switch sealing {
    case .key: break
    case .words: lines.append("Sealed with six words.")
    case .none(let reason):
      lines.append("NOT SEALED: whoever had it on the way could read it. Reason given: \(reason)")
    }
    if !isPaired {
      lines.append(
        "NOT PAIRED: only the six words show who made it. Go on only if somebody you know read "
          + "them to "
          + "you.")
    }
    if isOld { lines.append("OLD: a newer pack of this computer was taken in before.") }
    if addsNothing {
      lines.append(
        missing.isEmpty
          ? "Nothing new: everything in it is here already." : "It adds nothing.")
    } else {
      lines.append(
        "\(UnpackPreview.count(newEntries, "new entry", "new entries")), about "
          + UnpackPreview.count(residents, "resident", "residents"))
    }
    if mends {
      lines.append(
        "This folder's copy of their entries is damaged; the pack makes it whole again. What was "
          + "damaged is kept beside it.")
    }
    if unknown > 0 {
      lines.append(
        "\(UnpackPreview.count(unknown, "entry is", "entries are")) of a kind that this version "
          + "does not "
          + "know: kept as they are.")
    }
    if refused > 0 {
      lines.append(
        "REFUSED: \(UnpackPreview.count(refused, "entry was", "entries were")) written by somebody "
          + "who has no right to. They are kept apart and change nothing: key K says which.")
    }
    if newConflicts > 0 {
      lines.append(
        "\(UnpackPreview.count(newConflicts, "thing was", "things were")) recorded on both sides in "
          + "different words: both are kept and shown, and a person must settle which holds (key K)."
      )
    }
    if !missing.isEmpty { lines.append("MISSING: \(missingSentence)") }
    return lines + notices
  }

  /// What is missing, and what to do.
  public var missingSentence: String {
    let what = missing.joined(separator: "; ")
    return "\(what) of this home are not here, and not in this pack. Ask "
      + "\(manifest.from.organisation) for everything once more."
  }

  /// "1 entry", "3 entries".
  public static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  static func age(_ made: Moment, now: Moment) -> String {
    let minutes = (now.milliseconds - made.milliseconds) / 60_000
    if minutes < -10 { return "which is later than this computer's clock: one of the two is wrong" }
    if minutes < 60 { return "less than an hour ago" }
    if minutes < 48 * 60 { return "\(minutes / 60) hours ago" }
    return "\(Age.days(made, at: now)) days ago"
  }
}
