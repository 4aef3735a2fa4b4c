import RoundCore
import RoundScreens

extension ProgramRunner {
  /// Waits for what is being saved, seals it, and says what came too late for the screens.
  func finishWriting() {
    // While only a part was there, nothing was asked of it.
    guard let writer, !state.isPart else { return }
    let screen = screen
    let latch = Latch()
    let (last, resting, files) = (appending, resting, folder.lockedFiles)
    Task.detached {
      defer { latch.open() }
      // Its answer is in the mailbox after that.
      await last?.value
      await resting?.value
      // Locked when it was left: it was sealed then, and nothing was written since.
      guard files?.isOpen ?? true else { return }
      if let problem = await writer.close() {
        Output.message("homeround: \(ProgramRunner.words(unsealed: problem))")
      }
      if let screen { await writer.keepCheckpoint(for: screen) }
    }
    latch.wait()
    for action in mailbox.take() {
      if let words = ProgramRunner.words(late: action) { Output.message("homeround: \(words)") }
    }
  }

  /// What is said when the chain could not be sealed at the end.
  static func words(unsealed problem: JournalError) -> String {
    "What was said to be saved is saved. It could not be sealed; the next time that something is "
      + "saved will seal it too. \(problem.cause)"
  }

  /// What is said of an answer that came when the screens were gone; nil when there is nothing to say.
  static func words(late action: ProgramAction) -> String? {
    switch action {
    case .written(_, _, let failure?, _): return failure.sentence(keeps: "")
    case .draftFailed(_, let sentence):
      return "What was typed and not signed could not be kept as a draft. \(sentence)"
    case .problem(let sentence): return sentence
    default: return nil
    }
  }
}
