import LabSupport
import RoundCore

/// Holds what the program reads on a disk after a power cut against what the accountant knows of it.
struct CrashCheck {
  struct Found {
    /// What is wrong; nil when all is well.
    var problem: String?
    var shown: Set<String> = []
    /// The epoch of the settings; 0 for none.
    var settings = 0
  }

  /// Knows every line that was handed to the disk.
  let accountant: Accountant
  let isSealing: Bool

  /// What a disk holds after a power cut, and whether the next entry can be saved on it.
  func check(_ disk: LabDisk, using random: inout LabRandom) -> Found {
    var found = Found()
    var accountant = accountant
    do {
      let files = LabFiles(disk)
      guard let bench = LabBench(files, isSealing: isSealing) else { return found }
      let reading = try bench.read()
      let account = accountant.account(of: disk)
      found.problem = compare(reading, account)
      found.shown = Set(account.shown)
      found.settings = try bench.folder.settings()?.epoch ?? 0
      if found.problem != nil { return found }
      // The next start of the program: it goes on in the highest epoch there is.
      let epoch =
        disk.journals.compactMap { SegmentName(file: Paths.name(of: $0))?.epoch }.max() ?? 1
      let writer = bench.writer(
        epoch: epoch, seed: random.next(), reading: Bool.random(using: &random) ? reading : nil)
      guard let last = bench.note("last") else { return found }
      let done = writer.append([last], now: LabBench.noon)
      if let failure = done.failure {
        found.problem = "the next entry can't be saved: \(failure.logText)"
        return found
      }
      if let newEpoch = done.newEpoch {
        found.problem = "a new epoch was begun for nothing: \(newEpoch)"
        return found
      }
      if (done.leftBehind != nil) != !account.leftOver.isEmpty {
        found.problem = "an unfinished entry was not told, or told where there is none"
        return found
      }
      accountant.learn(files.takeGiven())
      let after = accountant.account(of: files.disk)
      let again = try bench.read()
      found.problem = compare(again, after)
      if found.problem == nil, !again.damage.isEmpty || !after.leftOver.isEmpty {
        found.problem = "bytes are left over that no entry names: \(after.leftOver.count)"
      }
      if found.problem == nil, Set(after.shown) != found.shown.union(["last"]) {
        found.problem = "the next entry changed what is shown"
      }
    } catch {
      found.problem = "it does not open: \(error)"
    }
    return found
  }

  /// Holds what the program read against what the accountant did.
  private func compare(_ reading: JournalReader.Reading, _ account: Accountant.Account) -> String? {
    if let problem = account.problems.first { return problem }
    if let broken = reading.damage.first(where: { $0.kind == .broken }) {
      return "damage: \(broken.file):\(broken.line): \(broken.reason)"
    }
    let shown = LabBench.shown(reading)
    if Set(shown).count != shown.count { return "an entry is shown twice" }
    if Set(shown) != Set(account.shown) {
      return "shown: \(shown.sorted()), written: \(account.shown.sorted())"
    }
    if reading.bytes != account.bytes {
      return "\(reading.bytes) bytes read of \(account.bytes)"
    }
    let place = account.leftOverPlace.map { "\($0.file):\($0.line):\($0.byte)" }
    let told = reading.damage.map { "/f/\($0.file):\($0.line):\($0.byte)" }
    if told != (place.map { [$0] } ?? []) {
      return "left over at \(place ?? "no place"), told as \(told)"
    }
    return nil
  }
}
