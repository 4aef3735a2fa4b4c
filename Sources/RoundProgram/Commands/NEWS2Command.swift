import ArgumentParser
import RoundCore
import RoundReports

/// `homeround news2`: JSON lines of observations in, JSON lines of scores out.
struct NEWS2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "news2",
    abstract: "Scores observations (NEWS2): JSON lines in, JSON lines out.",
    discussion: """
      One object on each line of standard input. Its members, of which any may be null or left out:

        respiration    breaths a minute, whole number, 0 to 80
        saturation     SpO2 in %, whole number, 30 to 100
        scale          of the saturation, 1 or 2; left out it is 1
        oxygen         true on supplemental oxygen, false on air
        systolic       blood pressure in mmHg, whole number, 30 to 300
        pulse          beats a minute, whole number, 0 to 300
        consciousness  "A", "C", "V", "P" or "U" (ACVPU)
        temperature    in degrees Celsius, 25.0 to 45.0

      Out comes one line for each: total, parts, singleThree, missing and band, or error. Exit 1 if any \
      line was an error.
      """)

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
