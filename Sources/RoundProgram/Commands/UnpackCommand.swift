import ArgumentParser
import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

/// `homeround unpack`: takes a pack in.
struct UnpackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpack",
    abstract: "Checks a pack that a partner has sent, says what is in it, and takes it in.",
    discussion: "A pack that is refused changes nothing. Taken in twice, it adds nothing.")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "The pack; - reads standard input.") var file: String
  @Flag(help: "Say what is in it, and take nothing in.") var preview = false

  func run() throws {
    let folder = place.roundFolder
    let own = try CommandProblem.local { () throws(LocalError) in try folder.settings() }?.device
    let bytes = try CommandProblem.file { () throws(FileError) in try Input.contents(of: file) }
    let gate = ImportGate(folder: folder, own: own)
    do throws(GateProblem) {
      let found = try look(gate, bytes)
      for line in found.lines(now: .now()) { Output.line(line) }
      guard !preview else { return }
      let added = try gate.take(found)
      AuditKeeper.noteOnce(
        AuditEvent(.packTaken, at: .now(), detail: "\(added) entries, command line"), in: folder)
      Output.line(
        added == 0
          ? "Nothing was added." : "Taken in: \(added) \(added == 1 ? "entry" : "entries").")
    } catch {
      throw CommandProblem.refused(error.sentence)
    }
  }

  /// Asks for the six words where the pack is sealed with words.
  private func look(_ gate: ImportGate, _ bytes: [UInt8]) throws(GateProblem) -> UnpackPreview {
    do throws(GateProblem) {
      return try gate.preview(bytes)
    } catch {
      guard error == .needsWords, file != "-" else { throw error }
      var terminal = PlainTerminal()
      let prompt = PlainDialog.Prompt(text: "The six words of this pack: ", isSecret: false)
      guard let words = terminal.ask(prompt) else { throw error }
      return try gate.preview(bytes, words: words)
    }
  }
}
