/// Where a folder lives: on which computer, and in which place of its disk.
///
/// A folder that was copied, or put back from a backup, has another seat than the one written in it.
/// Two folders that both went on from one place would give the same numbers to different entries, so
/// whoever writes in a copy begins a new epoch.
public struct Seat: Codable, Hashable, Sendable {
  /// Names this folder; made by chance, so that two pretend homes of one seed are told apart.
  public let instance: String
  /// A digest of the computer's own identifier together with `instance`.
  public let machine: String
  /// What the disk says of `local`, which no copy of it has; nil where the disk says nothing.
  public let place: String?
}

extension RoundFolder {
  var seatFile: String { "\(local)/seat" }

  /// Where this folder was last written to; nil when it never was.
  func writtenSeat() throws(LocalError) -> Seat? { try load(Seat.self, seatFile) }

  /// Where this folder is now, under the name it bears.
  func seat(named instance: String) throws(FileError) -> Seat {
    let machine = (try? files.read("/etc/machine-id", from: 0)) ?? []
    return Seat(
      instance: instance,
      machine: Digest(of: Array("homeround:seat:\(instance):".utf8) + machine).string,
      place: try files.identity(of: local))
  }

  /// Whether the folder is where it was last written to, as far as computer and disk can tell.
  func isMoved(from seat: Seat) throws(FileError) -> Bool {
    let now = try self.seat(named: seat.instance)
    guard now.machine == seat.machine else { return true }
    guard let before = seat.place, let after = now.place else { return false }
    return before != after
  }
}
