import ArgumentParser
import CSystem
import RoundCore

/// The program's commands.
public struct HomeroundCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "homeround",
    abstract: "The weekly care-home round, in the terminal.",
    discussion: """
      Without a subcommand it opens the program on the round list. Data goes to standard output, \
      messages to standard error. Exit: 0 done; 1 the data was refused or is damaged; 2 could not \
      (folder, terminal, permission); 64 wrong usage.
      """,
    version: Version.text,
    subcommands: [
      DemoCommand.self, SampleCommand.self, ListCommand.self, ShowCommand.self,
      ResidentsCommand.self, FlagsCommand.self, SheetCommand.self, PasteCommand.self,
      NEWS2Command.self, VerifyCommand.self, RepairCommand.self, PassphraseCommand.self,
      PairCommand.self, PackCommand.self, UnpackCommand.self,
      AuditCommand.self, NewPINCommand.self, PurgeCommand.self, DoctorCommand.self,
    ])

  @OptionGroup var place: PlaceOptions
  @OptionGroup var lines: LineByLine

  public init() {}

  public func run() throws {
    try ProgramRunner.open(folder: place.roundFolder, home: place.home, plain: lines.plain)
  }

  /// Parses and runs the process's own arguments, and ends the process with the exit code.
  public static func start() -> Never {
    Output.holdStandardStreams()
    // No command leaves a core file or a report with a resident in it.
    csystem_no_core_dumps()
    csystem_no_crash_text()
    do {
      if let opening = Opening(Array(CommandLine.arguments.dropFirst())) {
        csystem_take_memory()
        try opening.run()
        exit()
      }
      let arguments = SharedOptions.moved(Array(CommandLine.arguments.dropFirst()))
      // The parser's own help says everything of what there is when it is asked of what there is not.
      if let name = HelpQuestion.unknown(arguments, of: configuration.subcommands) {
        throw ValidationError("There is no command \(name). homeround --help lists them.")
      }
      var command = try parseAsRoot(arguments)
      if let opener = command as? any OpensFolder {
        try StoreDoor.open(opener.place.roundFolder)
      }
      try command.run()
      exit()
    } catch {
      end(with: error)
    }
  }

  /// Says what a command ended with, and ends the process.
  ///
  /// Not by the parser's own `exit(withError:)`: that writes an argument back as it was typed, and
  /// what is typed may have been pasted from anywhere.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !text.isEmpty {
      if code.isSuccess { Output.line(String(line)) } else { Output.message(String(line)) }
    }
    exit(withError: code)
  }
}
