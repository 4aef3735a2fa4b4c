/// Reads and checks all the journals of a home; writes nothing.
public enum JournalReader {
  /// What was found.
  public struct Reading: Sendable {
    public var record: Record
    /// What is not as it was written, and nobody has accepted as lost.
    public var damage: [Damage]
    /// What somebody has.
    public var accepted: [AcceptedLoss] = []
    public var journals: Int
    public var entries: Int
    public var bytes: Int
    /// Entries after a damaged place, shown all the same.
    public var unlinked: Int
    /// Files that stand in for damaged segments.
    public var rebuilt: [String] = []
    /// Chains that end before something that was sealed or seen of them.
    var missing: [WitnessCheck.Missing] = []
    var chains: [DeviceID: ChainWalker]

    /// Damage other than an unfinished entry at the end, which is in nobody's way.
    public var isBroken: Bool { damage.contains { $0.kind == .broken } }

    /// What ends before it should: damage, or the work of somebody who writes this moment.
    var cutShort: [Damage] {
      (damage + accepted.map(\.damage)).filter { $0.kind == .unfinished || $0.kind == .missing }
    }
  }

  /// Reads every chain of a home, checks every line and folds it into the record.
  ///
  /// - Parameter verifying: check the signatures of all seals, and everything that they say they saw;
  ///   without it, only the ends of chains are compared.
  /// - Parameter folding: put what the entries say into the record. Without it they are checked just as
  ///   strictly, and the record holds only what tells who accepted which loss.
  /// - Throws: `FileError` when the folder of the journals or of a chain can't be listed, or the folder
  ///   is locked. A file that can't be read is damage, and so is any other folder that can't be listed.
  public static func read(
    _ home: HomeID, in folder: RoundFolder, verifying: Bool = false, folding: Bool = true
  ) throws(FileError) -> Reading {
    var reading = try readOnce(home, in: folder, verifying: verifying, folding: folding)
    // Nobody is locked out for a reading, so another window may write meanwhile: what looks cut off
    // is only so when it looks the same twice.
    for _ in 1...3 where !reading.cutShort.isEmpty {
      let again = try readOnce(home, in: folder, verifying: verifying, folding: folding)
      let isSettled = again.cutShort == reading.cutShort
      reading = again
      if isSettled { break }
    }
    return reading
  }

  private static func readOnce(
    _ home: HomeID, in folder: RoundFolder, verifying: Bool, folding: Bool
  ) throws(FileError) -> Reading {
    // First of all: what is remembered was in the chains before, so they hold it when they are read.
    let own = (try? folder.settings())?.device
    let remembered = own.map { folder.highWater(of: home, device: $0) }
    var unread: Set<DeviceID> = []
    var reading = Reading(
      record: Record(home: home, sides: folding ? try folder.sides(of: home) : [:]), damage: [],
      journals: 0,
      entries: 0, bytes: 0, unlinked: 0,
      chains: [:])
    for device in try folder.devices(of: home) {
      let place = "\(folder.journals(of: home))/\(device.text)"
      var walker = ChainWalker(home: home, device: device, place: place)
      walker.checksSignatures = verifying
      walker.kinds = folding ? nil : ChainWalker.neededKinds
      // The last entry of a segment waits until the next one has not left it behind.
      var held: Entry?
      var isComplete = true
      for name in try folder.segments(of: home, device: device) {
        reading.journals += 1
        let isRebuilt = try folder.isRebuilt(name, of: home, device: device)
        walker.begin(name, isRebuilt: isRebuilt)
        if isRebuilt { reading.rebuilt.append("\(place)/\(name.rebuilt)") }
        do throws(FileError) {
          let bytes = try folder.files.read(folder.absolute(walker.file(name)), from: 0)
          let entries = walker.consume(bytes)
          if entries.isEmpty { continue }
          if let held, walker.disowned == nil { reading.record.apply(held) }
          reading.record.apply(entries.dropLast())
          held = entries.last
        } catch {
          // What is only locked is not damaged.
          if error.reason == .locked { throw error }
          isComplete = false
          reading.damage.append(
            Damage(
              kind: .broken, file: walker.file(name), line: 1, byte: 0,
              reason: error.sentence))
        }
      }
      if let held { reading.record.apply(held) }
      reading.damage += walker.damage
      if let ending = walker.ending { reading.damage.append(ending) }
      reading.entries += walker.entryCount
      reading.bytes += walker.byteCount
      reading.unlinked += walker.unlinked
      // A walk that passed over a file knows a wrong end of the chain: whoever writes reads it anew.
      if isComplete { reading.chains[device] = walker } else { unread.insert(device) }
    }
    try askWitnesses(
      WitnessCheck(folder: folder, home: home, own: own, chains: reading.chains), remembered,
      &reading, except: unread, verifying: verifying)
    reading.damage += folder.strays(in: "homes/\(home.text)")
    passOverAccepted(&reading, in: folder)
    reading.record.trim()
    return reading
  }

  /// Sets apart what was accepted as lost on this computer; what somebody else can do without may still
  /// be missed here.
  private static func passOverAccepted(_ reading: inout Reading, in folder: RoundFolder) {
    let own = (try? folder.settings())?.device
    let facts = reading.record.losses.facts.filter { own == nil || $0.header.device == own }
    guard !facts.isEmpty, !reading.damage.isEmpty else { return }
    let losses = AcceptedLosses(folder: folder, all: facts.map(\.body))
    var left: [Damage] = []
    for damage in reading.damage {
      guard let loss = losses.one(for: damage), let fact = facts.first(where: { $0.body == loss })
      else {
        left.append(damage)
        continue
      }
      reading.accepted.append(
        AcceptedLoss(
          damage: damage, reason: loss.reason, author: reading.record.author(of: fact.header),
          at: fact.header.at.moment))
    }
    reading.damage = left
  }

  /// Compares the chains with what others have seen of them, and with what was sealed here.
  private static func askWitnesses(
    _ check: WitnessCheck, _ remembered: HighWater?, _ reading: inout Reading,
    except unread: Set<DeviceID>, verifying: Bool
  ) throws(FileError) {
    let known = check.known(remembered).filter { !unread.contains($0.device) }
    guard !known.isEmpty else { return }
    reading.missing = check.missing(known)
    reading.damage += reading.missing.map(\.damage)
    reading.damage += try check.differing(known, scanning: verifying)
  }
}
