import Glibc
import RoundCore

/// Carries a command out.
struct Driver {
  let options: Options
  let folder: RoundFolder
  let author: Author
  var now: Moment { options.at ?? .now() }

  init(_ options: Options) {
    self.options = options
    folder = RoundFolder(
      path: options.folder, files: options.noSync ? UnsyncedFiles() : SystemFileIO())
    author = Author(
      name: options.author, role: "designatedPerson", organisation: "Test Home", registration: nil)
  }

  func run() -> Outcome {
    // As the program does: a file that may not grow is an error, not an end.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
    guard let home = HomeID("test-home"), let device = DeviceID("d-test") else { return .usage }
    switch options.command {
    case .append: return append(to: home, device)
    case .import: return RegisterImport(driver: self).run(home, device)
    case .device: return replaceSettings(device)
    case .sample: return writeSample()
    case .recover: return recover(home, device)
    case .check: return Report(folder).say()
    }
  }

  func writer(
    _ home: HomeID, _ device: DeviceID, _ reading: JournalReader.Reading?
  ) -> JournalWriter {
    JournalWriter(
      folder: folder, home: home, device: device, epoch: 1, program: "journal-driver",
      isSealing: options.seal, reading: reading)
  }

  private func append(to home: HomeID, _ device: DeviceID) -> Outcome {
    var reading: JournalReader.Reading?
    if options.resume {
      do throws(FileError) {
        reading = try JournalReader.read(home, in: folder)
      } catch {
        return Output.fail(error.sentence)
      }
    }
    let there = Set((reading.map(Report.notes) ?? []).map(\.header.id))
    let wanted = (options.from..<options.from + options.count)
      .compactMap { Note.id(options.window, $0) }.filter { !there.contains($0) }
    let drafts = wanted.map { Note.draft($0, length: options.text, author: author) }
    let writer = writer(home, device, reading)
    let calls = options.oneCall ? [drafts] : drafts.map { [$0] }
    for call in calls {
      if options.isPaced { guard readLine() != nil else { return .done } }
      let outcome = append(call, writer)
      if outcome != .done { return outcome }
    }
    if let failure = writer.seal(now: now) { return Output.fail(failure.sentence) }
    return .done
  }

  private func append(_ drafts: [EntryDraft], _ writer: JournalWriter) -> Outcome {
    var rest = drafts[...]
    var again = options.again
    while true {
      let begun = Driver.microseconds()
      let result = writer.append(Array(rest), now: now)
      let taken = (Driver.microseconds() - begun) / (options.isPaced ? 1 : 1000)
      let saved = Set(result.saved.map(\.header.id))
      for draft in rest {
        guard let id = draft.id, saved.contains(id) else { continue }
        guard Output.line("ack \(id.text) \(taken)") else { return .silent }
      }
      rest = rest.filter { draft in draft.id.map { !saved.contains($0) } ?? true }[...]
      guard let failure = result.failure else {
        return rest.isEmpty ? .done : Output.fail("An append said nothing of some of its entries.")
      }
      let outcome = Output.fail(failure.sentence)
      // A chain that is damaged stays so, however often it is tried.
      if case .readOnly = failure { return outcome }
      if options.waits {
        guard readLine() != nil else { return outcome }
      } else {
        guard again > 0 else { return outcome }
        again -= 1
      }
    }
  }

  private static func microseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  private func replaceSettings(_ device: DeviceID) -> Outcome {
    for epoch in options.from..<options.from + options.count {
      do throws(LocalError) {
        try folder.save(DeviceSettings(device: device, epoch: epoch, role: .round))
      } catch {
        return Output.fail(error.sentence)
      }
      guard Output.line("ack epoch-\(epoch) 0") else { return .silent }
    }
    return .done
  }

  private func writeSample() -> Outcome {
    do throws(PretendHomeError) {
      try PretendHome.write(
        to: folder, options: PretendHomeOptions(residents: options.count), today: UKTime(now).day,
        program: "journal-driver")
    } catch {
      return Output.fail(error.sentence)
    }
    return Output.line("ack sample 0") ? .done : .silent
  }

  /// Opens the folder as at a start of the program, appends one note and reads it all again.
  private func recover(_ home: HomeID, _ device: DeviceID) -> Outcome {
    do throws(FileError) {
      let homes = try folder.homes()
      let home = homes.first ?? home
      let settings: DeviceSettings?
      do throws(LocalError) {
        settings = try folder.settings()
      } catch {
        return Output.fail(error.sentence)
      }
      let reading = try JournalReader.read(home, in: folder)
      let writer = writer(home, settings?.device ?? device, reading)
      guard let id = Note.id("recovered-\(options.window)", options.from) else { return .usage }
      let outcome = append([Note.draft(id, length: options.text, author: author)], writer)
      guard outcome == .done else { return outcome }
    } catch {
      return Output.fail(error.sentence)
    }
    return Report(folder).say()
  }
}
