import RoundCore
import RoundExchange
import RoundScreens

/// What is said when the program is opened on a folder where something is not as it should be.
struct StartNotice {
  /// Why nothing can be added; nil when something can.
  private(set) var readOnlyReason: String?
  private(set) var message: Message?

  init(reading: JournalReader.Reading, own device: DeviceID, folder: RoundFolder) {
    let isOwn = { (damage: Damage) in damage.file.contains("/journals/\(device.text)/") }
    let problems = reading.damage.filter { $0.kind != .unfinished }
    if let refused = StartNotice.place(of: folder) {
      readOnlyReason = refused
    } else if reading.needsNewerProgram(device) {
      readOnlyReason =
        "These records were written by a newer homeround. They are shown as far as this one knows "
        + "them, and nothing can be added: update homeround on this computer."
    } else if let broken = problems.first(where: { $0.kind == .broken && isOwn($0) }) {
      readOnlyReason =
        StartNotice.sentence(broken)
        + " It is this computer's own, so nothing can be added until it is put right: ring whoever "
        + "looks after this computer, and write on paper or on another computer meanwhile. With the "
        + "program left (q) they run homeround repair --from FOLDER, with a backup or the folder of "
        + "another computer on a stick; where there is none: homeround repair --help"
    } else if let reason = reading.newEpoch(of: device, in: folder) {
      message = Message(.note, reason.sentence)
    } else if let other = problems.first {
      message = Message(
        .problem,
        StartNotice.sentence(other)
          + " A partner's journal comes back with a pack of everything: ask them for one (X).",
        mustBeRead: true)
    }
    if message == nil { message = StartNotice.toSettle(reading.record, own: device, folder) }
    let unknown = reading.record.unknown.facts.count
    if unknown > 0 && message == nil {
      message = Message(
        .note, "\(unknown) entries come from a newer homeround. They are kept, and not shown.")
    }
  }

  /// What K shows: chains that were cut off or written anew, then what was refused, then what two
  /// sides recorded in different words.
  private static func toSettle(
    _ record: Record, own: DeviceID, _ folder: RoundFolder
  ) -> Message? {
    if let warning = ChainWarnings.all(in: folder, of: record.home, own: own).first {
      return Message(.problem, warning + " K shows it again.", mustBeRead: true)
    }
    let refused = record.refusedEntries.count
    if refused > 0 {
      return Message(
        .problem,
        "\(refused) \(refused == 1 ? "entry was" : "entries were") written by somebody who has no "
          + "right to: kept apart, and changing nothing. K says which, by whom and why.",
        mustBeRead: true)
    }
    let disputes = record.disputes.count
    return disputes == 0
      ? nil
      : Message(
        .problem,
        "\(disputes) \(disputes == 1 ? "thing was" : "things were") recorded in two ways, and nobody "
          + "has settled which holds. K shows both side by side.", mustBeRead: true)
  }

  /// Why the place of the folder can't be written to; nil when it can.
  private static func place(of folder: RoundFolder) -> String? {
    do throws(FileError) {
      try folder.checkPlace()
      return nil
    } catch {
      guard case .remotePlace = error.reason else { return nil }
      return error.sentence
    }
  }

  private static func sentence(_ damage: Damage) -> String {
    "A journal is damaged (\(damage.file), line \(damage.line)): \(damage.reason). What is intact is "
      + "shown. Run: homeround verify"
  }
}
