import ArgumentParser

/// What `homeround help COMMAND` asks of.
enum HelpQuestion {
  /// The first name that is no command; nil where all are, and where nothing of the kind is asked.
  static func unknown(
    _ arguments: [String], of commands: [any ParsableCommand.Type]
  ) -> String? {
    let names = arguments.filter { !$0.hasPrefix("-") }
    guard names.first == "help" else { return nil }
    var commands = commands
    for name in names.dropFirst() {
      guard let found = commands.first(where: { $0.configuration.commandName == name }) else {
        return name
      }
      commands = found.configuration.subcommands
    }
    return nil
  }
}
