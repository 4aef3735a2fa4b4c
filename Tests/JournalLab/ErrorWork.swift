import RoundCore

/// A run on a disk that fails: what it said, and whether that was true.
struct ErrorWork {
  let bench: LabBench
  var saved: Set<String>
  /// The epochs that the settings may be of; nil when they were not touched.
  var settings: Set<Int> = []
  var sentences: [String] = []
  var problems: [String] = []

  init(bench: LabBench, saved: Set<String>) {
    self.bench = bench
    self.saved = saved
  }

  mutating func append(_ drafts: [EntryDraft], _ writer: JournalWriter, now: Moment) {
    let done = writer.append(drafts, now: now)
    saved.formUnion(LabBench.shown(done.saved))
    if let failure = done.failure {
      sentences.append(failure.sentence)
      if !failure.sentence.hasPrefix("NOT SAVED. ")
        || !failure.sentence.contains("What you typed is still here.")
      {
        problems.append("does not say what became of it: \(failure.sentence)")
      }
    } else if !Set(drafts.compactMap(\.id)).isSubset(of: Set(done.saved.map(\.header.id))) {
      problems.append("it ended as if all were saved")
    }
  }

  mutating func saveSettings() {
    settings = [1, 2]
    do throws(LocalError) {
      try bench.folder.save(DeviceSettings(device: bench.device, epoch: 2, role: .round))
      settings = [2]
    } catch {
      sentences.append(error.sentence)
    }
  }

  /// Reads everything; what can't be read must be told.
  mutating func read() -> JournalReader.Reading? {
    do throws(FileError) {
      let reading = try bench.read()
      if !saved.isSubset(of: LabBench.shown(reading)), !reading.isBroken {
        problems.append("entries could not be read and nobody was told")
      }
      return reading
    } catch {
      sentences.append(error.sentence)
      return nil
    }
  }

  /// The disk works again: the same window must be able to save.
  mutating func goOn(_ writer: JournalWriter) {
    guard let note = bench.note("later") else { return }
    let done = writer.append([note], now: LabBench.noon)
    if let failure = done.failure {
      problems.append("the disk works again, and it can't save: \(failure.logText)")
    }
    saved.formUnion(LabBench.shown(done.saved))
  }

  /// What a new start of the program finds.
  mutating func reopen(_ disk: LabDisk, _ accountant: Accountant) {
    guard let after = LabBench(LabFiles(disk)) else { return }
    let account = accountant.account(of: disk)
    problems += account.problems
    do {
      let reading = try after.read()
      let shown = LabBench.shown(reading)
      if reading.isBroken { problems.append("damage: \(reading.damage)") }
      if Set(shown) != Set(account.shown) || shown.count != Set(shown).count {
        problems.append("shown: \(shown.sorted()), written: \(account.shown.sorted())")
      }
      if !saved.isSubset(of: shown) {
        problems.append("LOST though acknowledged: \(saved.subtracting(shown).sorted())")
      }
      if !settings.isEmpty {
        let epoch = try after.folder.settings()?.epoch ?? 0
        if !settings.contains(epoch) { problems.append("settings of epoch \(epoch)") }
      }
    } catch {
      problems.append("it does not open: \(error)")
    }
  }
}
