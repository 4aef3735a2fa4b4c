import ArgumentParser
import RoundCore
import RoundReports

/// `homeround sheet`: the feedback of a round to the home.
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "The feedback of the round to the home, as plain text.")

  @OptionGroup var place: PlaceOptions
  @Option(help: "The round on this day.") var round: DayArgument?

  func run() throws {
    let record = try place.read().record
    let now = Moment.now()
    guard let chosen = RoundChoice.round(in: record, on: round?.day, today: UKTime(now).day) else {
      throw CommandProblem.refused("There is no such round.")
    }
    for line in Sheet.text(record: record, round: chosen.id, catalog: .shipped, now: now) {
      Output.line(line)
    }
  }
}
