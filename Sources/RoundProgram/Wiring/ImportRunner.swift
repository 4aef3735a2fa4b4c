import ArgumentParser
import RoundCore
import RoundExchange

/// Takes a spreadsheet in: plans, writes, reports.
struct ImportRunner {
  let place: PlaceOptions
  let file: String
  let partial: Bool

  typealias Planner = (
    _ bytes: [UInt8], _ record: Record, _ identifiers: inout Identifiers, _ now: Moment
  ) throws -> ImportPlan

  /// - Throws: exit code 1 when a row or the file was refused, 2 when the folder could not be written.
  func run(_ plan: Planner) throws {
    let bytes = try CommandProblem.file { () throws(FileError) in try Input.contents(of: file) }
    let folder = place.roundFolder
    var prepared = try prepare(plan, bytes, folder)
    if !prepared.drafts.isEmpty {
      // What another import has written meanwhile must be seen, or one file taken in by two of them
      // at once would be added twice.
      let lock = try CommandProblem.file { () throws(FileError) in
        try folder.lockForImport(seconds: 60)
      }
      defer { folder.files.unlock(lock) }
      prepared = try prepare(plan, bytes, folder)
      if !prepared.drafts.isEmpty { try write(prepared, folder: folder) }
    }
    let report = prepared.plan.report
    for line in report.lines(nothingWritten: !partial && report.refused > 0) { Output.line(line) }
    if report.refused > 0 { throw ExitCode(1) }
  }

  private struct Prepared {
    let target: Target
    let reading: JournalReader.Reading
    let plan: ImportPlan
    let drafts: [EntryDraft]
    let now: Moment
  }

  private func prepare(
    _ plan: Planner, _ bytes: [UInt8], _ folder: RoundFolder
  ) throws -> Prepared {
    let now = Moment.now()
    var identifiers = Identifiers()
    let target = try home(in: folder, &identifiers)
    let reading = try CommandProblem.file { () throws(FileError) in
      try JournalReader.read(target.home, in: folder)
    }
    do {
      let planned = try plan(bytes, reading.record, &identifiers, now)
      return Prepared(
        target: target, reading: reading, plan: planned, drafts: planned.drafts(partial: partial),
        now: now)
    } catch let problem as ImportProblem {
      throw CommandProblem.refused(problem.sentence)
    }
  }

  private struct Target {
    let home: HomeID
    /// The name of a home that is to be made; nil for one that is there.
    let newName: String?
  }

  /// The home that the file is for: the folder's, the one named, or a new one in a folder without any.
  private func home(in folder: RoundFolder, _ identifiers: inout Identifiers) throws -> Target {
    let homes = try CommandProblem.file { () throws(FileError) in try folder.homes() }
    guard homes.isEmpty else { return Target(home: try place.chosenHome(), newName: nil) }
    let name = place.home ?? "Care home"
    return Target(home: identifiers.home(named: name), newName: name)
  }

  private func write(_ prepared: Prepared, folder: RoundFolder) throws {
    let target = prepared.target
    let settings = try CommandProblem.local { () throws(LocalError) in
      try DeviceSetUp.settings(of: folder)
    }
    let writer = JournalWriter(
      folder: folder, home: target.home, device: settings.device, epoch: settings.epoch,
      program: Version.program, isSealing: true, reading: prepared.reading)
    var all = prepared.drafts
    if let name = target.newName {
      all.insert(EntryDraft(HomeDeclared(name: name), author: .spreadsheet), at: 0)
    }
    let result = writer.append(all, now: prepared.now)
    if let failure = result.failure {
      let saved = result.saved.count
      let kept =
        saved == 0
        ? " Nothing was taken."
        : " \(saved) entries were saved before that. Run the import again when this is put right: "
          + "nothing is added twice."
      throw CommandProblem.cannot(failure.sentence(keeps: kept))
    }
    if let name = target.newName {
      Output.message(
        "homeround: made the home \"\(name)\" in \(folder.path)."
          + (place.home == nil ? " To name it yourself, say --home NAME at the first import." : ""))
    }
    if let reason = result.newEpoch { Output.message("homeround: \(reason.sentence)") }
    if writer.seal() != nil {
      Output.message(
        "homeround: everything is saved. It could not be sealed yet, which is done with the next "
          + "entry; try that soon, for the disk may be full or failing.")
    }
    if let left = result.leftBehind {
      Output.message("homeround: an unfinished entry was left behind in \(left.file).")
    }
  }
}

/// This computer's settings, made when they are first needed.
enum DeviceSetUp {
  static func settings(of folder: RoundFolder) throws(LocalError) -> DeviceSettings {
    if let settings = try folder.settings() { return settings }
    do throws(FileError) {
      try folder.checkPlace()
    } catch {
      throw .file(error)
    }
    var identifiers = Identifiers()
    let settings = DeviceSettings(device: identifiers.device(), role: .round)
    try folder.save(settings)
    return settings
  }
}
