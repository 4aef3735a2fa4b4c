extension RoundFolder {
  /// What is read of a partner's computer, and of this one: on which side it is, and since when.
  private struct Whose: Decodable {
    let side: Side
    /// When this computer said so.
    let since: Moment?
    /// When a partner's card was made, and when it was confirmed.
    let made: Moment?
    let confirmedAt: Moment?

    var known: ComputerSide {
      ComputerSide(side, since: since ?? made ?? confirmedAt ?? Moment(milliseconds: 0))
    }
  }

  /// What this computer says of itself to others.
  public var ownParty: String { "\(local)/organisation" }

  /// Whose computers are known here: this one, once it has said so, and those that were paired.
  ///
  /// Of a file that can't be read nothing is known; whoever exchanges packs is told of it.
  public func sides() -> [DeviceID: ComputerSide] {
    var sides: [DeviceID: ComputerSide] = [:]
    if let names = try? files.kind(of: partners) == .folder ? files.names(in: partners) : [] {
      for name in names where name.hasSuffix(".json") {
        guard let device = DeviceID(String(name.dropLast(5))) else { continue }
        sides[device] = (try? load(Whose.self, "\(partners)/\(name)"))?.known
      }
    }
    if let own = try? load(Whose.self, ownParty), let device = (try? settings())?.device {
      sides[device] = own.known
    }
    return sides
  }
}
