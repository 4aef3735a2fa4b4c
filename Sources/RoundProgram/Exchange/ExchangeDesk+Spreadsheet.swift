import RoundCore
import RoundExchange
import RoundReports
import RoundScreens

/// A home without homeround: its register and its list come as a spreadsheet, the sheet goes as text.
extension ExchangeDesk {
  func withoutProgram() throws(ExchangeProblem) -> ExchangePage {
    var choices: [Choice] = []
    for place in places.own + places.sticks {
      for path in places.candidates(in: place, endings: [".csv"])
      where path.lowercased().hasSuffix(".csv") {
        guard let bytes = try? contents(path, atMost: PackLimits.file) else { continue }
        choices.append(
          Choice(
            "Take in \(Paths.name(of: path))", help: "In \(place.words): \(path)",
            .spreadsheet(ShownFile(path: path, digest: Digest(of: bytes).string))))
      }
    }
    if let home, let round = listed(in: try record(of: home)),
      let day = round.date
    {
      choices.insert(
        Choice(
          "The home's list for \(day.shownWithWeekday)",
          help: "To read, and to keep as a text or a spreadsheet that is mailed or printed.",
          .listText), at: 0)
    }
    choices.append(Choice("A spreadsheet that is somewhere else: type where", .askPath))
    return ExchangePage(
      .withoutProgram, title: "SPREADSHEETS, AND A SIDE WITHOUT HOMEROUND",
      lines: [
        Line(.heading, "What comes: spreadsheets"),
        Line(
          .text,
          "A register, or a week's list, saved as CSV. It is checked row by row and shown before "
            + "anything is taken in."),
        Line(.heading, "What goes: a text"),
        Line(
          .text,
          "Before the round: the home's list, below. Send it the way you send such things now."),
        Line(
          .text,
          isLocked
            ? "After the round: s shows the sheet for the home. This folder is locked, so no text file is "
              + "saved in it: copy the text, or print it with homeround sheet."
            : "After the round: s shows the sheet for the home, w there saves it as a text file to be "
              + "mailed or printed."),
        Line(.heading, "A stand-in with homeround who is not paired"),
        Line(.text, "Send: make a pack, for a stand-in. Six spoken words seal it."),
      ], choices: choices)
  }

  /// The round whose list is meant: the one on screen, which may be a later one than the next.
  private func listed(in record: Record) -> RoundRecord? {
    shown.flatMap { record.rounds[$0] } ?? record.roundToPrepare(on: UKTime(now).day)
  }

  /// The home's list as whoever has no homeround reads it.
  func listText() throws(ExchangeProblem) -> ExchangePage {
    guard let home else { throw .noHome }
    let record = try record(of: home)
    let today = UKTime(now).day
    guard let round = listed(in: record) else { throw .noRound }
    let lines = ListText.lines(record: record, round: round.id, catalog: .shipped, now: now)
    let table = ListExport.lines(record: record, round: round.id, catalog: .shipped)
    return ExchangePage(
      .listText, title: "THE HOME'S LIST AS A TEXT",
      lines: (isLocked
        ? [Line(.warning, "This folder is locked, so no file is kept in it: copy what is shown.")]
        : []) + lines.map { Line(.verbatim, $0) },
      choices: kept(
        "Keep it as a text file",
        name: ListText.fileName(record: record, round: round.id, today: today), lines)
        + kept(
          "Keep it as a spreadsheet (CSV)",
          name: ListExport.fileName(record: record, round: round.id, today: today), table)
        + [Choice("Back", .back)])
  }

  /// What taking in a spreadsheet would do, row by row.
  func spreadsheet(_ file: ShownFile) throws(ExchangeProblem) -> ExchangePage {
    let bytes = try contents(file)
    guard let home else { throw .noHome }
    let (plan, isList) = try plan(bytes, try record(of: home))
    let report = plan.report
    let isRefused = report.refused > 0
    let what = isList ? "THE LIST" : "THE REGISTER"
    var lines = report.lines(nothingWritten: isRefused).map { Line(.verbatim, $0) }
    lines.insert(
      Line(
        isRefused ? .warning : .text,
        isRefused
          ? "Nothing can be taken in: put right the lines that are refused, save the file, look again."
          : "Nothing has changed yet."), at: 0)
    var choices = [Choice("Back", .back)]
    if !isRefused && !plan.drafts.isEmpty {
      choices.insert(Choice("Take it in", .takeSpreadsheet(file)), at: 0)
    }
    return ExchangePage(
      .spreadsheet(file), title: "TAKE IN \(what): \(Paths.name(of: file.path))", lines: lines,
      choices: choices)
  }

  func spreadsheetTaken(_ file: ShownFile) throws(ExchangeProblem) -> ExchangePage {
    let bytes = try contents(file)
    guard let home else { throw .noHome }
    let settings = try settings()
    // What another window has written meanwhile must be seen, or a file would be taken in twice.
    let lock = try ExchangeProblem.file { () throws(FileError) in
      try folder.lockForImport(seconds: 60)
    }
    defer { folder.files.unlock(lock) }
    let (plan, _) = try plan(bytes, try record(of: home))
    let drafts = plan.drafts(partial: false)
    var lines: [Line] = []
    if !drafts.isEmpty {
      let writer = JournalWriter(
        folder: folder, home: home, device: settings.device, epoch: settings.epoch,
        program: Version.program, isSealing: true)
      let result = writer.append(drafts, now: now)
      if let failure = result.failure {
        throw .spreadsheet(
          failure.sentence(
            keeps: " \(result.saved.count) entries were saved before that. Take the file in once "
              + "more when this is put right: nothing is added twice."))
      }
      // What could not be sealed now is sealed with the next entry.
      _ = writer.seal()
      lines.append(Line(.good, "Saved: \(UnpackPreview.count(drafts.count, "entry", "entries"))."))
    }
    lines += plan.report.lines(nothingWritten: plan.report.refused > 0).map { Line(.verbatim, $0) }
    return ExchangePage(
      .takeSpreadsheet(file), title: "TAKEN IN: \(Paths.name(of: file.path))", lines: lines,
      choices: [Choice("Done", .back)])
  }

  private func record(of home: HomeID) throws(ExchangeProblem) -> Record {
    try ExchangeProblem.file { () throws(FileError) in
      try JournalReader.read(home, in: folder).record
    }
  }

  /// A file that says why somebody is to be seen is a list; any other is a register.
  private func plan(
    _ bytes: [UInt8], _ record: Record
  ) throws(ExchangeProblem) -> (ImportPlan, isList: Bool) {
    var identifiers = Identifiers()
    do throws(ImportProblem) {
      let round = try ImportRound.choose(record: record, date: nil, today: UKTime(now).day)
      return (
        try FlagsImport.plan(
          bytes, record: record, round: round, catalog: .shipped, author: .spreadsheet,
          identifiers: &identifiers, now: now), true
      )
    } catch {
      guard error == .nothingAsked else { throw .spreadsheet(error.sentence) }
    }
    do throws(ImportProblem) {
      return (
        try ResidentsImport.plan(
          bytes, record: record, author: .spreadsheet, identifiers: &identifiers, now: now), false
      )
    } catch {
      throw .spreadsheet(error.sentence)
    }
  }
}
