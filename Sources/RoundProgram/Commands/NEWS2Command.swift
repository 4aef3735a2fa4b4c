import ArgumentParser
import RoundCore
import RoundReports

/// `homeround news2`: JSON lines of observations in, JSON lines of scores out.
struct NEWS2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "news2",
    abstract: "Scores observations (NEWS2): JSON lines in, JSON lines out.")

  func run() throws {
    let bytes = try CommandProblem.file { () throws(FileError) in try Output.contents(of: "-") }
    var failed = false
    for line in bytes.split(separator: 0x0A) where !NEWS2Lines.isBlank(line) {
      let answer = NEWS2Lines.answer(line: Array(line), bands: Catalog.shipped.bands)
      Output.data(answer.json.bytes(.line) + [0x0A])
      failed = failed || answer.isError
    }
    if failed { throw ExitCode(1) }
  }
}
