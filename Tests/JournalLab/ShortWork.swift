import RoundCore

/// Something short that a program does, call by call.
enum ShortWork: String, CaseIterable {
  case note = "an entry"
  case year = "the first entry of a year"
  case settings = "this computer's settings"
  case seal = "an entry and a seal"

  /// What must be there after a power cut.
  struct Promise {
    var saved: Set<String> = []
    /// Epochs that the settings may be of; 0 for none.
    var settings = 0...0
  }

  /// The disk at one moment, and what had been promised by then.
  struct Moment {
    let disk: LabDisk
    let promise: Promise
  }

  /// Carries it out, and gives the disk before each call that changes it and, last, after it.
  ///
  /// - Parameter seed: another one for each work of a run, so that no identifier comes twice.
  func moments(on bench: LabBench, seed: UInt64, after before: Promise) -> [Moment] {
    var promise = before
    var moments: [Moment] = []
    func keep(_ promise: Promise) {
      moments += bench.files.takeHistory().map { Moment(disk: $0, promise: promise) }
    }
    bench.files.keepHistory()
    switch self {
    case .note, .year, .seal:
      let epochs = bench.files.disk.journals.compactMap {
        SegmentName(file: Paths.name(of: $0))?.epoch
      }
      let writer = bench.writer(epoch: epochs.max() ?? 1, seed: seed, reading: try? bench.read())
      let later = RoundCore.Moment(milliseconds: LabBench.noon.milliseconds + LabBench.year)
      let now = self == .year ? later : LabBench.noon
      let note = bench.note("w\(seed)", length: 200)
      let done = writer.append([note].compactMap(\.self), now: now)
      keep(promise)
      promise.saved.formUnion(LabBench.shown(done.saved))
      if self == .seal {
        _ = writer.seal(now: now)
        keep(promise)
      }
    case .settings:
      let next = before.settings.upperBound + 1
      let settings = DeviceSettings(device: bench.device, epoch: next, role: .round)
      let isSaved = (try? bench.folder.save(settings)) != nil
      keep(Promise(saved: before.saved, settings: before.settings.lowerBound...next))
      if isSaved { promise.settings = next...next }
    }
    moments.append(Moment(disk: bench.files.disk, promise: promise))
    return moments
  }
}
