import ArgumentParser
import RoundCore
import RoundReports

/// `homeround news2`: JSON lines of observations in, JSON lines of scores out.
struct NEWS2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "news2",
    abstract: "Scores observations (NEWS2): JSON lines in, JSON lines out.")

  func run() throws {
    var stream = NEWS2Stream(bands: Catalog.shipped.bands)
    try CommandProblem.file { () throws(FileError) in
      try Input.read("-") { part in
        Output.data(stream.take(part))
        return true
      }
    }
    Output.data(stream.end())
    if stream.hasErrors { throw ExitCode(1) }
  }
}
