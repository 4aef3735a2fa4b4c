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
  /// This one has no side in a home that was made up with the folder: there both sides can be tried, also
  /// after its card was made. A home that comes in a pack is not one of those, whatever it says of itself.
  ///
  /// Of a file that is damaged, or that this account may not read, nothing is known; whoever exchanges
  /// packs is told of it.
  ///
  /// - Throws: `FileError` when the folder is locked, or the disk fails: then nobody knows whose
  ///   computers write, and nothing is judged by that.
  public func sides(of home: HomeID) throws(FileError) -> [DeviceID: ComputerSide] {
    var sides: [DeviceID: ComputerSide] = [:]
    for name in try namesOfPartners() where name.hasSuffix(".json") {
      guard let device = DeviceID(String(name.dropLast(5))) else { continue }
      sides[device] = try whose("\(partners)/\(name)")?.known
    }
    if let own = try whose(ownParty), let settings = try? settings(), !settings.isPretend(home) {
      sides[settings.device] = own.known
    }
    return sides
  }

  private func namesOfPartners() throws(FileError) -> [String] {
    do throws(FileError) {
      return try files.kind(of: partners) == .folder ? files.names(in: partners) : []
    } catch {
      if error.isForAnother { return [] }
      throw error
    }
  }

  private func whose(_ path: String) throws(FileError) -> Whose? {
    do throws(LocalError) {
      return try load(Whose.self, path)
    } catch {
      if case .file(let problem) = error, !problem.isForAnother, !problem.isNotOurs,
        problem.reason != .sealBroken
      {
        throw problem
      }
      return nil
    }
  }
}
