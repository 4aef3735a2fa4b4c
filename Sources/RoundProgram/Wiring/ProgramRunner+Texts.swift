import RoundCore
import RoundExchange
import RoundReports
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// Makes the text of a review, or the slip.
  func makeText(_ wanted: ReviewTextWanted) {
    let purpose: ReviewText.Purpose = wanted.isSlip ? .careFile : .clinicalSystem
    let lines = ReviewText.lines(
      of: wanted.resident, on: wanted.round, record: state.record, catalog: state.catalog,
      now: state.now, purpose: purpose)
    guard !lines.isEmpty else {
      take(.problem("Nothing is signed for this resident on this round."))
      return
    }
    let name = ReviewText.fileName(
      of: wanted.resident, on: wanted.round, record: state.record, purpose: purpose)
    take(.reviewText(wanted, lines: lines, fileName: name))
  }

  /// A stand-in reads the cover page first; it can be opened again with a key.
  func welcomeStandIn() {
    if home != nil, state.isStandIn, state.tour == nil, !state.people.isEmpty {
      makePage(.coverPage)
    }
  }

  /// Makes the agreement or the cover page.
  func makePage(_ subject: PageSubject) {
    switch subject {
    case .agreement(let version):
      let page = AgreementText.page(
        record: state.record, version: version, catalog: state.catalog)
      let name = AgreementText.fileName(record: state.record, version: version)
      take(.page(subject, title: page.title, lines: page.lines, fileName: name))
    case .coverPage:
      let lines = CoverPage.lines(record: state.record, catalog: state.catalog, now: .now())
      take(
        .page(
          subject, title: "COVER PAGE: \(state.record.homeName)", lines: lines,
          fileName: CoverPage.fileName(now: .now())))
    case .disputes:
      let own = (try? folder.settings())?.device
      let warnings = home.map { ChainWarnings.all(in: folder, of: $0, own: own) } ?? []
      let lines = DisputesPage.lines(
        record: state.record, catalog: state.catalog, now: .now(), warnings: warnings)
      take(
        .page(subject, title: "TO SETTLE", lines: lines, fileName: DisputesPage.fileName))
    }
  }

  /// Shows the screens as the person has chosen.
  func show(_ settings: ScreenSettings) {
    session?.show(settings)
    let isPlain = settings.symbols == .ascii || session?.glyphs == .ascii
    let glyphs: Glyphs = isPlain ? .ascii : .utf8
    // What was worked out for the first picture stays.
    if state.glyphs != glyphs { state.glyphs = glyphs }
  }

  func keep(_ settings: ScreenSettings) {
    do throws(LocalError) {
      try folder.save(settings)
      take(.settingsSaved)
    } catch {
      take(.problem("The settings hold until you leave, and could not be kept. \(error.sentence)"))
    }
  }

  /// Lends a text to the editor of the settings.
  func edit(_ text: String, with program: [String]) {
    let editor = ExternalEditor(command: program)
    let result = session?.lend { editor.edit(text) } ?? editor.edit(text)
    switch result {
    case .success(let text): take(.edited(text))
    case .failure(let problem): take(.problem(problem.sentence))
    }
    wantsRedraw = true
  }

  /// Hands a text to the terminal, where that was asked for and is switched on.
  func copy(_ lines: [String]) {
    guard state.settings.clipboard else { return }
    guard let session else {
      take(.problem("Without the full screen there is no clipboard. Save the text to a file."))
      return
    }
    do throws(ClipboardError) {
      let route = try session.copy(lines.joined(separator: "\n") + "\n")
      note(.textCopied)
      take(.copied(route))
    } catch {
      take(.problem(error.sentence))
    }
  }

  /// Saves a text as a file of this computer's own.
  func save(_ name: String, _ lines: [String]) {
    guard folder.lockedFiles == nil else { return take(.problem(LockedFolderWords.noSheets)) }
    let path = "\(folder.sheets)/\(name)"
    do throws(FileError) {
      try folder.makeOwnFolder(folder.sheets)
      try folder.files.replace(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
      note(.textSaved, detail: name)
      take(.fileSaved(path: path))
    } catch {
      take(.problem("The sheet could not be saved. \(error.sentence)"))
    }
  }
}
