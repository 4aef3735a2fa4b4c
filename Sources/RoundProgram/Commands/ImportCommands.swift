import ArgumentParser
import RoundCore
import RoundExchange

/// `homeround residents`: the register.
struct ResidentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "residents", abstract: "The register of the home.", subcommands: [Import.self])

  func run() throws {
    throw ValidationError("Say what to do with the register: homeround residents import FILE")
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes a register in from a spreadsheet saved as CSV, and reports each row.",
      discussion: "All or nothing, unless --partial. An example: Resources/residents-example.csv")

    @OptionGroup var place: PlaceOptions
    @Argument(help: "The CSV file; - reads standard input.") var file: String
    @Flag(help: "Take the good rows even when others are refused.") var partial = false

    func run() throws {
      try ImportRunner(place: place, file: file, partial: partial).run { bytes, record, ids, now in
        try ResidentsImport.plan(
          bytes, record: record, author: .spreadsheet, identifiers: &ids, now: now)
      }
    }
  }
}

/// `homeround flags`: the list for a round.
struct FlagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flags", abstract: "The flags for a round.", subcommands: [Import.self])

  func run() throws {
    throw ValidationError("Say what to do with the flags: homeround flags import FILE")
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes a prepared list in from a spreadsheet saved as CSV, and reports each row.",
      discussion: "All or nothing, unless --partial. An example: Resources/flags-example.csv")

    @OptionGroup var place: PlaceOptions
    @Argument(help: "The CSV file; - reads standard input.") var file: String
    @Flag(help: "Take the good rows even when others are refused.") var partial = false
    @Option(
      help: "The round on this day; planned if there is none.", transform: DayArgument.read)
    var round: DayArgument?

    func run() throws {
      let day = round?.day
      try ImportRunner(place: place, file: file, partial: partial).run { bytes, record, ids, now in
        let chosen = try ImportRound.choose(record: record, date: day, today: UKTime(now).day)
        return try FlagsImport.plan(
          bytes, record: record, round: chosen, catalog: .shipped, author: .spreadsheet,
          identifiers: &ids, now: now)
      }
    }
  }
}
