import ArgumentParser
import RoundCore
import RoundReports

/// `homeround sheet`: the feedback of a round to the home.
struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "The feedback of the round to the home, as plain text.")

  @OptionGroup var place: PlaceOptions
  @Option(help: "The round on this day.", transform: DayArgument.read) var round: DayArgument?

  func run() throws {
    let reading = try place.read()
    let record = reading.record
    let now = Moment.now()
    guard let chosen = RoundChoice.round(in: record, on: round?.day, today: UKTime(now).day) else {
      guard round == nil, !reading.damage.isEmpty else {
        throw CommandProblem.refused("There is no such round.")
      }
      // What is intact is printed, and that is nothing: the damage has been told.
      Output.message("homeround: no round is left to print.")
      return
    }
    let words = place.roundFolder.closingWords(of: chosen.id, in: record)
    let lines = Sheet.text(record: record, round: chosen.id, catalog: .shipped, now: now)
    for line in lines + Sheet.lines(of: words) { Output.line(line) }
  }
}
