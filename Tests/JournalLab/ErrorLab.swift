import Glibc
import RoundCore

/// Makes each file call of some scenarios fail with each error, once and from then on.
struct ErrorLab {
  private static let errors: [(name: String, code: Int32)] = [
    ("EIO", EIO), ("ENOSPC", ENOSPC), ("EDQUOT", EDQUOT), ("EROFS", EROFS), ("EINTR", EINTR),
    ("EACCES", EACCES), ("EMFILE", EMFILE),
  ]

  /// What a run does while the disk fails.
  private enum Scenario: String, CaseIterable {
    case first = "first append in a new folder"
    case append = "append to what is there"
    case torn = "append after a torn entry"
    case year = "a new segment for a new year"
    case epoch = "a new epoch"
    case register = "import from a spreadsheet"
    case settings = "replacing this computer's settings"
    case seal = "sealing the chain"
    case read = "reading"
  }

  /// Words that only somebody who writes programs knows.
  private static let jargon = [
    "errno", "fsync", "inode", "descriptor", "nil", "Optional", "ENO", "EIO",
  ]

  func run(_ report: inout LabReport) {
    for scenario in Scenario.allCases {
      var problems: [String] = []
      var states = 0
      var number = 1
      // Until the run makes fewer calls than that.
      while run(scenario, nil, number: number).calls >= number && number < 500 {
        for (name, code) in ErrorLab.errors {
          for isSticky in [false, true] {
            for writes in [0, 40] {
              states += 1
              let fault = LabFault(
                number: number, code: code, isSticky: isSticky, writes: writes)
              let done = run(scenario, fault, number: number)
              problems += done.problems.map {
                "call \(number), \(name), \(isSticky ? "from then on" : "once"), "
                  + "\(writes) bytes written: \($0)"
              }
            }
          }
        }
        number += 1
      }
      report.judge(
        "file calls that fail in memory, \(scenario.rawValue): \(number - 1) calls, "
          + "\(LabReport.number(states)) failures", problems)
    }
  }

  private func run(
    _ scenario: Scenario, _ fault: LabFault?, number: Int
  ) -> (calls: Int, problems: [String]) {
    let files = LabFiles()
    guard let bench = LabBench(files, isSealing: scenario == .seal) else {
      return (0, ["the lab can't begin"])
    }
    var accountant = Accountant()
    var saved: Set<String> = []
    if scenario != .first {
      let before = bench.writer(seed: 7).append(notes(bench, "old"), now: LabBench.noon)
      saved.formUnion(LabBench.shown(before.saved))
    }
    if scenario == .settings {
      _ = try? bench.folder.save(DeviceSettings(device: bench.device, epoch: 1, role: .round))
    }
    if scenario == .torn, let bytes = files.disk.contents(of: bench.path(1)) {
      var disk = files.disk
      disk.put(bench.path(1), Array(bytes.dropLast(60)))
      files.disk = disk
      saved.remove("old-1")
    }
    accountant.learn(files.takeGiven())
    files.fail(fault ?? LabFault(number: .max, code: EIO))
    var work = ErrorWork(bench: bench, saved: saved)
    let writer = bench.writer(epoch: scenario == .epoch ? 2 : 1, seed: 8)
    switch scenario {
    case .year:
      let later = Moment(milliseconds: LabBench.noon.milliseconds + LabBench.year)
      work.append(notes(bench, "new"), writer, now: later)
    case .settings: work.saveSettings()
    case .register:
      if let reading = work.read() {
        work.append(
          bench.register(rows: 2, from: 0, reading: reading, seed: 5), writer, now: LabBench.noon)
      }
    case .read: _ = work.read()
    case .seal:
      work.append(notes(bench, "new"), writer, now: LabBench.noon)
      // Entries are safe all the same, so a seal that fails is no loss.
      if let failure = writer.seal(now: LabBench.noon) { work.sentences.append(failure.sentence) }
    default: work.append(notes(bench, "new"), writer, now: LabBench.noon)
    }
    let counted = files.counted
    if fault == nil { return (counted.calls, work.problems) }
    files.fail(nil)
    if scenario != .read && scenario != .settings {
      work.goOn(writer)
    }
    accountant.learn(files.takeGiven())
    for disk in [files.disk.afterKill, files.disk.afterWorstPowerCut] {
      work.reopen(disk, accountant)
    }
    for sentence in work.sentences
    where ErrorLab.jargon.contains(where: { sentence.contains($0) }) {
      work.problems.append("not in plain words: \(sentence)")
    }
    return (counted.calls, work.problems)
  }

  private func notes(_ bench: LabBench, _ name: String) -> [EntryDraft] {
    (0..<2).compactMap { bench.note("\(name)-\($0)", length: 100) }
  }
}
