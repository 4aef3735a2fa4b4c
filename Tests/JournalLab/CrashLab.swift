/// A million power cuts in a disk in memory, on every core.
struct CrashLab {
  let options: LabOptions

  func run(_ report: inout LabReport) async {
    report.note("crash laboratory: seed \(options.seed)")
    if let batch = options.batch {
      var one = CrashBatch(seed: options.seed, number: batch)
      let result = one.run()
      report.judge("batch \(batch): \(result.states) states", result.problems)
      return
    }
    let clock = ContinuousClock()
    let begun = clock.now
    let result = await batches(until: options.states, begun: begun)
    let took = clock.now - begun
    let again = result.problems.map {
      "seed \(options.seed), \($0)"
    }
    let kinds = CrashRun.Kind.allCases.map {
      "\($0.rawValue) \(LabReport.number(result.kinds[$0] ?? 0))"
    }
    report.judge(
      "\(LabReport.number(result.states)) crash states (\(LabReport.number(result.distinct)) "
        + "unlike any other of their run): nothing acknowledged is lost, nothing is made up, every "
        + "byte is accounted for", again)
    report.note("what the power cut: \(kinds.joined(separator: ", "))")
    report.note(
      "\(LabReport.number(result.acknowledged)) entries had been acknowledged in all; "
        + "\(took.components.seconds) s")
    let inside = [.recovery, .rotation, .import, .repair].reduce(0) { $0 + (result.kinds[$1] ?? 0) }
    report.judge(
      "crash states during recovery, rotation, import and repair: \(LabReport.number(inside))",
      inside * 10 >= result.states ? [] : ["fewer than one in ten"])
    guard options.controls > 0 else { return }
    control("without the syncs of files", .fileSync, &report)
    control("without the syncs of folders", .folderSync, &report)
  }

  /// Without a safeguard the same must lose something, or the laboratory proves nothing.
  private func control(
    _ what: String, _ without: LabFiles.Without, _ report: inout LabReport
  ) {
    let count = options.controls
    var lost = 0
    for number in 0..<count {
      var batch = CrashBatch(seed: options.seed, number: number, without: without)
      if !batch.run().problems.isEmpty { lost += 1 }
    }
    report.judge(
      "crash states, control: \(what) \(lost) of \(count) runs lose something",
      lost > 0 ? [] : ["nothing was lost"])
  }

  private func batches(
    until states: Int, begun: ContinuousClock.Instant
  ) async -> CrashBatch.Result {
    let deadline = options.seconds.map { begun + .seconds($0) }
    let seed = options.seed
    return await withTaskGroup(of: CrashBatch.Result.self) { group in
      var total = CrashBatch.Result()
      var next = 0
      for _ in 0..<options.jobs {
        group.addTask { [next] in CrashLab.some(seed, next) }
        next += 1
      }
      while let result = await group.next() {
        total.add(result)
        let isLate = deadline.map { ContinuousClock().now > $0 } ?? false
        if total.states < states && !isLate && total.problems.count < 20 {
          group.addTask { [next] in CrashLab.some(seed, next) }
          next += 1
        }
      }
      return total
    }
  }

  /// Several batches at a time: handing over costs less than they do.
  private static func some(_ seed: UInt64, _ place: Int) -> CrashBatch.Result {
    var result = CrashBatch.Result()
    for number in place * 10..<place * 10 + 10 {
      var batch = CrashBatch(seed: seed, number: number)
      result.add(batch.run())
    }
    return result
  }
}
