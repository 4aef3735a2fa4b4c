/// Rebuilds damaged and shortened segments beside themselves, from another copy of the chain.
///
/// The originals stay as they are. Readers take a rebuilt file in place of its original.
public enum JournalRepair {
  /// What was done.
  public struct Report: Sendable {
    /// A segment that was rebuilt.
    public struct Rebuilt: Sendable {
      /// The file that was written, from the folder that holds everything.
      public let file: String
      /// Entries in it.
      public let entries: Int
      /// Of those, the ones that came from the other copy.
      public let taken: Int
    }

    public var rebuilt: [Rebuilt] = []
    /// Why something was left as it is.
    public var refused: [String] = []
  }

  /// Rebuilds what can be rebuilt of a home's chains.
  ///
  /// - Parameters:
  ///   - folder: where the damage is.
  ///   - source: a backup, or another computer's folder.
  ///   - own: this computer's device, whose chain is also made longer where the source has more of it.
  /// - Throws: `FileError` when the source can't be read or the folder not be written.
  public static func run(
    _ home: HomeID, in folder: RoundFolder, from source: RoundFolder, own: DeviceID?
  ) throws(FileError) -> Report {
    try folder.checkPlace()
    try folder.makeOwnFolder(folder.local)
    let lock = try folder.files.lock(folder.lockFile, seconds: 5)
    defer { folder.files.unlock(lock) }
    var report = Report()
    let reading = try JournalReader.read(home, in: folder, verifying: true)
    let check = WitnessCheck(folder: folder, home: home, own: own, chains: reading.chains)
    let known = check.known(own.map { folder.highWater(of: home, device: $0) })
    let devices = Set(try folder.devices(of: home)).union(known.map(\.device))
    for device in devices.sorted() {
      let place = "\(folder.journals(of: home))/\(device.text)"
      let isDamaged = (reading.damage + reading.accepted.map(\.damage)).contains {
        $0.kind != .unfinished && $0.file.hasPrefix(place + "/")
      }
      guard isDamaged || device == own else { continue }
      let ours: [SegmentName: [UInt8]]
      do throws(FileError) {
        ours = try copy(home, device, in: folder) { $0.isMissing || $0.isNotOurs }
      } catch {
        // It may be whole, and longer than the other copy: nothing must come to stand in for it.
        report.refused.append("\(place): \(error.sentence) Nothing of it was changed.")
        continue
      }
      try repair(
        ChainRepair(
          home: home, device: device, place: place, ours: ours,
          theirs: try copy(home, device, in: source) { _ in true },
          known: known.filter { $0.device == device }), in: folder, &report)
    }
    return report
  }

  /// The segments of a chain.
  ///
  /// - Parameter passing: whether a file that can't be read for this reason counts as one that is not
  ///   there.
  private static func copy(
    _ home: HomeID, _ device: DeviceID, in folder: RoundFolder, passing: (FileError) -> Bool
  ) throws(FileError) -> [SegmentName: [UInt8]] {
    var found: [SegmentName: [UInt8]] = [:]
    for name in try folder.segments(of: home, device: device) {
      do throws(FileError) {
        found[name] = try folder.segment(name, of: home, device: device)
      } catch {
        guard passing(error) else { throw error }
      }
    }
    return found
  }

  private static func repair(
    _ chain: ChainRepair, in folder: RoundFolder, _ report: inout Report
  ) throws(FileError) {
    guard !chain.theirs.isEmpty else {
      report.refused.append("The other copy holds nothing of \(chain.place).")
      return
    }
    let result = chain.run()
    for (epoch, line) in result.parting.sorted(by: { $0.key < $1.key }) {
      report.refused.append(
        "\(chain.place): from entry \(line) of epoch \(epoch) on the two copies hold different "
          + "entries under the same numbers. Nothing of it was changed; keep both.")
    }
    for (name, bytes) in result.rebuilt.sorted(by: { $0.key < $1.key }) {
      let file = "\(chain.place)/\(name.rebuilt)"
      try folder.makeOwnFolder(folder.absolute(chain.place))
      try folder.files.replace(folder.absolute(file), with: bytes)
      report.rebuilt.append(
        Report.Rebuilt(
          file: file, entries: bytes.count { $0 == 0x0A }, taken: result.taken[name] ?? 0))
    }
  }
}
