import Glibc
import LabSupport
import RoundCore

/// A few steps of one or two windows, and the disk as it was before each call that changed it.
struct CrashRun {
  /// What was going on when the power went.
  enum Kind: String, CaseIterable, Sendable {
    case append, rotation, `import`, settings, epoch, seal, recovery, repair
  }

  /// The disk at one moment, and what had been promised by then.
  struct Moment {
    var disk: LabDisk
    var kind: Kind
    var saved: Set<String>
    /// Epochs that the settings may be of.
    var settings: ClosedRange<Int>
  }

  var moments: [Moment] = []
  private var saved: Set<String>
  private var settings: ClosedRange<Int>
  private let name: String
  private let bench: LabBench
  private var windows: [JournalWriter] = []
  private var now: RoundCore.Moment
  private var random: LabRandom
  private var accountant: Accountant

  /// - Parameters:
  ///   - name: begins the names of the notes, so that no two runs write the same.
  ///   - saved: what must be there already.
  ///   - settings: the epochs that the settings may be of already; 0 for none.
  init?(
    _ files: LabFiles, isSealing: Bool, name: String, saved: Set<String> = [],
    settings: ClosedRange<Int> = 0...0,
    accountant: Accountant, random: LabRandom
  ) {
    guard let bench = LabBench(files, isSealing: isSealing) else { return nil }
    self.bench = bench
    self.name = name
    self.saved = saved
    self.settings = settings
    self.accountant = accountant
    self.random = random
    now = LabBench.noon
  }

  /// Lets the windows work; every moment of it is kept.
  ///
  /// - Parameters:
  ///   - failing: the calls that the disk may refuse now and then.
  ///   - kind: how the moments count; nil for what each step is.
  mutating func work(failing: [FileError.Call], as kind: Kind?) -> (Accountant, LabRandom) {
    let count = 1 + random.below(2)
    let reading = Bool.random(using: &random) ? try? bench.read() : nil
    var epoch = 1
    for path in bench.files.disk.journals {
      epoch = max(epoch, SegmentName(file: Paths.name(of: path))?.epoch ?? 1)
    }
    windows = (0..<count).map { _ in
      bench.writer(epoch: epoch, seed: random.next(), reading: reading)
    }
    bench.files.keepHistory()
    for number in 0...random.below(3) {
      fault(failing)
      step(number, epoch: &epoch, as: kind)
    }
    bench.files.fail(nil)
    keep(kind ?? .append, [bench.files.disk.afterKill])
    return (accountant, random)
  }

  private mutating func fault(_ calls: [FileError.Call]) {
    guard !calls.isEmpty, random.oneIn(3) else { return bench.files.fail(nil) }
    // Two failures in a row, with another window in between, are more than a chain can carry.
    let isSticky = windows.count == 1 && Bool.random(using: &random)
    bench.files.fail(
      LabFault(
        call: random.pick(calls), number: 1 + random.below(4), code: random.pick([ENOSPC, EIO]),
        isSticky: isSticky, writes: random.below(300)))
  }

  private mutating func step(_ number: Int, epoch: inout Int, as kind: Kind?) {
    let choice = random.below(10)
    let window = random.below(windows.count)
    switch choice {
    case 0, 1:
      now = RoundCore.Moment(milliseconds: now.milliseconds + LabBench.year)
      append(notes(number), to: windows[window], as: kind ?? .rotation)
    case 2:
      let reading = try? bench.read()
      let drafts = reading.map {
        bench.register(
          rows: 1 + random.below(2), from: 100 * number, reading: $0, seed: random.next())
      }
      append(drafts ?? [], to: windows[window], as: kind ?? .import)
    case 3: saveSettings(as: kind ?? .settings)
    // A window that does not know what the disk refused another can't leave it behind.
    case 4 where windows.count == 1 && !bench.files.disk.hasRefused:
      epoch += 1
      windows = [bench.writer(epoch: epoch, seed: random.next(), reading: try? bench.read())]
      append(notes(number), to: windows[0], as: kind ?? .epoch)
    default: append(notes(number), to: windows[window], as: kind ?? .append)
    }
  }

  private mutating func notes(_ number: Int) -> [EntryDraft] {
    (0...random.below(2)).compactMap {
      bench.note("\(name)-\(number)-\($0)", length: random.pick([20, 20, 200, 200, 2_000, 9_000]))
    }
  }

  private mutating func append(_ drafts: [EntryDraft], to window: JournalWriter, as kind: Kind) {
    let done = window.append(drafts, now: now)
    keep(kind, bench.files.takeHistory())
    saved.formUnion(LabBench.shown(done.saved))
    if bench.isSealing && random.oneIn(3) {
      _ = window.seal(now: now)
      keep(kind == .recovery ? kind : .seal, bench.files.takeHistory())
    }
  }

  private mutating func saveSettings(as kind: Kind) {
    let next = settings.upperBound + 1
    settings = settings.lowerBound...next
    let isSaved: Bool
    do {
      try bench.folder.save(DeviceSettings(device: bench.device, epoch: next, role: .round))
      isSaved = true
    } catch {
      isSaved = false
    }
    keep(kind, bench.files.takeHistory())
    if isSaved { settings = next...next }
  }

  private mutating func keep(_ kind: Kind, _ disks: [LabDisk]) {
    accountant.learn(bench.files.takeGiven())
    for disk in disks {
      moments.append(Moment(disk: disk, kind: kind, saved: saved, settings: settings))
    }
  }
}
