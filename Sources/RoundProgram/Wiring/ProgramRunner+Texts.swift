import RoundCore
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

  /// Shows the screens as the person has chosen.
  func show(_ settings: ScreenSettings) {
    session?.show(settings)
    let isPlain = settings.symbols == .ascii || session?.glyphs == .ascii
    state.glyphs = isPlain ? .ascii : .utf8
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
      take(.copied(try session.copy(lines.joined(separator: "\n") + "\n")))
    } catch {
      take(.problem(error.sentence))
    }
  }
}
