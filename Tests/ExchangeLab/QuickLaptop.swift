import LabSupport
import RoundCore

/// A computer whose chains go to others as they are, without packs, seals and keys: the same chains, the
/// same checks of every line, the same record, at a hundredth of the price.
struct QuickLaptop {
  /// What goes to others: runs of chains, and how far its sender holds each.
  struct Load {
    let from: Int
    /// Rises with every load of its sender.
    let made: Int
    let parts: [SegmentPart]
    let starts: [DeviceID: ChainEnd]
    let seen: [DeviceID: ChainEnd]
  }

  private struct Heard {
    let made: Int
    let seen: [DeviceID: ChainEnd]
  }

  let number: Int
  let device: DeviceID
  let author: Author
  private let files = MemoryFiles()
  private let folder: RoundFolder
  private let home: HomeID
  private let sides: [DeviceID: ComputerSide]
  private var writer: JournalWriter
  /// Folded entry by entry, in the order in which they came here.
  private(set) var record: Record
  private var ends: [DeviceID: ChainEnd] = [:]
  private var heard: [Int: Heard] = [:]
  private var made = 0

  init(_ number: Int, _ side: Side, _ home: HomeID, _ sides: [DeviceID: ComputerSide]) throws {
    self.number = number
    self.home = home
    self.sides = sides
    device = try QuickLaptop.device(number)
    folder = RoundFolder(path: "/f", files: files)
    author = Author(
      name: "Person \(number)", role: side == .home ? "manager" : "gp",
      organisation: side.rawValue, registration: nil)
    record = Record(home: home, sides: sides)
    writer = QuickLaptop.writer(folder, home, device, nil, seed: UInt64(number))
  }

  static func device(_ number: Int) throws -> DeviceID {
    guard let device = DeviceID("d\(number)") else { throw LabLaptop.Unexpected(what: "device") }
    return device
  }

  private static func writer(
    _ folder: RoundFolder, _ home: HomeID, _ device: DeviceID, _ reading: JournalReader.Reading?,
    seed: UInt64
  ) -> JournalWriter {
    JournalWriter(
      folder: folder, home: home, device: device, epoch: 1, program: "lab", reading: reading,
      identifiers: Identifiers(random: LabRandom(seed: seed)))
  }

  mutating func write(_ drafts: [EntryDraft], now: Moment) throws {
    let done = writer.append(drafts, now: now)
    if let failure = done.failure { throw failure }
    // What came from others is read by the writer too: it comes twice.
    record.apply(done.others)
    record.apply(done.saved)
    if let end = writer.end { ends[device] = end }
  }

  /// What some others have not said they hold; everything for `isWhole`.
  mutating func load(for others: [QuickLaptop], isWhole: Bool = false) throws -> Load {
    made += 1
    var parts: [SegmentPart] = []
    var starts: [DeviceID: ChainEnd] = [:]
    for (device, end) in ends {
      if others.count == 1, others[0].device == device { continue }
      let start = isWhole ? nil : least(device, others)
      if let start, !start.isBefore(end) { continue }
      starts[device] = start
      parts += try folder.parts(of: home, after: start, upTo: end)
    }
    return Load(from: number, made: made, parts: parts, starts: starts, seen: ends)
  }

  private func least(_ device: DeviceID, _ others: [QuickLaptop]) -> ChainEnd? {
    var least: ChainEnd?
    for other in others where other.device != device {
      guard let end = heard[other.number]?.seen[device] else { return nil }
      if least.map({ end.isBefore($0) }) ?? true { least = end }
    }
    return least
  }

  /// - Returns: whether it was taken; false when one before it is missing.
  mutating func take(_ load: Load) throws -> Bool {
    let plan: ReplicaPlan
    do throws(ReplicaProblem) {
      plan = try ReplicaPlan.make(
        load.parts, of: home, in: folder, own: device, keys: [:], starts: load.starts)
    } catch {
      if case .gap = error { return false }
      throw error
    }
    if !plan.isEmpty { try plan.write(in: folder) }
    record.apply(plan.entries)
    for end in plan.ends where ends[end.device].map({ $0.isBefore(end) }) ?? true {
      ends[end.device] = end
    }
    if heard[load.from].map({ $0.made < load.made }) ?? true {
      heard[load.from] = Heard(made: load.made, seen: load.seen)
    }
    return true
  }

  /// A disk that has lost its copy of another computer's chain; the program is opened again.
  mutating func loseCopy(of other: DeviceID) throws {
    guard other != device, ends[other] != nil else { return }
    var state = files.contents
    state.files = state.files.filter { !$0.key.contains("/journals/\(other.text)/") }
    files.contents = state
    ends[other] = nil
    let reading = try JournalReader.read(home, in: folder)
    record = reading.record
    record.know(sides)
    made += 1
    writer = QuickLaptop.writer(
      folder, home, device, reading, seed: UInt64(number) ^ UInt64(made) << 32)
  }

  /// Read anew from the files, and nothing is damaged.
  func readAnew() throws -> Record {
    let reading = try JournalReader.read(home, in: folder)
    guard reading.damage.isEmpty else {
      throw LabLaptop.Unexpected(what: "damage: \(reading.damage[0].reason)")
    }
    var record = reading.record
    record.know(sides)
    return record
  }
}
