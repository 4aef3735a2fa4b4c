import LabSupport
import RoundCore

/// Every pair of short works on a new folder and on one that is in use: the first is killed before each
/// of its calls, the second goes on from there, and the power goes before each of its calls.
///
/// What by chance comes up once in some ten thousand states is made here on purpose.
struct SequenceLab {
  /// Bytes that do not come to the disk though all after them do.
  private static let emptied = 40

  func run(_ report: inout LabReport) {
    for isNew in [true, false] {
      var found = DamageLab.Found()
      for first in ShortWork.allCases {
        for second in ShortWork.allCases {
          let pair = run(first, second, isNew: isNew)
          found.states += pair.states
          found.problems += pair.problems.map {
            "\(first.rawValue), killed; then \(second.rawValue): \($0)"
          }
        }
      }
      report.judge(
        "\(LabReport.number(found.states)) power cuts after a kill, all pairs of "
          + "\(ShortWork.allCases.count) short works in \(isNew ? "a new folder" : "one in use"): "
          + "nothing acknowledged is lost, and the next entry can be saved", found.problems)
    }
  }

  private func run(_ first: ShortWork, _ second: ShortWork, isNew: Bool) -> DamageLab.Found {
    var found = DamageLab.Found()
    let isSealing = first == .seal || second == .seal
    guard let bench = LabBench(LabFiles(), isSealing: isSealing) else { return found }
    var accountant = Accountant()
    var promise = ShortWork.Promise()
    if !isNew {
      for (seed, work) in [ShortWork.settings, isSealing ? .seal : .note].enumerated() {
        let moments = work.moments(on: bench, seed: 1 + UInt64(seed), after: promise)
        promise = moments.last?.promise ?? promise
      }
      bench.files.disk = bench.files.disk.afterKill
    }
    let moments = first.moments(on: bench, seed: 10, after: promise)
    accountant.learn(bench.files.takeGiven())
    if moments.last.map({ $0.disk.journals.isEmpty && first != .settings }) ?? true {
      found.problems.append("undisturbed it does not do what its name says")
    }
    for (number, moment) in moments.enumerated() {
      let files = LabFiles(moment.disk.afterKill)
      guard let next = LabBench(files, isSealing: isSealing) else { return found }
      let cuts = second.moments(on: next, seed: 20, after: moment.promise)
      accountant.learn(files.takeGiven())
      let judged = judge(cuts, CrashCheck(accountant: accountant, isSealing: isSealing))
      found.states += judged.states
      found.problems += judged.problems.map { "before call \(number + 1), \($0)" }
    }
    return found
  }

  private func judge(_ cuts: [ShortWork.Moment], _ check: CrashCheck) -> DamageLab.Found {
    var found = DamageLab.Found()
    var known: [Int: CrashCheck.Found] = [:]
    var random = LabRandom(seed: 3)
    for (number, cut) in cuts.enumerated() {
      let disk = cut.disk
      for after in [
        disk.afterWorstPowerCut, disk.afterPowerCut(emptying: SequenceLab.emptied), disk.afterKill,
      ] {
        found.states += 1
        let key = after.fingerprint
        let result = known[key] ?? check.check(after, using: &random)
        known[key] = result
        let lost = cut.promise.saved.subtracting(result.shown)
        if let problem = result.problem {
          found.problems.append("power cut before call \(number + 1): \(problem)")
        } else if !lost.isEmpty {
          found.problems.append(
            "power cut before call \(number + 1): LOST though acknowledged: \(lost.sorted())")
        } else if !cut.promise.settings.contains(result.settings) {
          found.problems.append(
            "power cut before call \(number + 1): settings of epoch \(result.settings), not of "
              + "\(cut.promise.settings)")
        }
      }
    }
    return found
  }
}
