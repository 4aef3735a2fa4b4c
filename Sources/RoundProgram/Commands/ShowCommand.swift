import ArgumentParser
import RoundCore
import RoundReports
import RoundScreens

/// `homeround show`: one resident, whole.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One resident, whole.")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "An NHS number or a resident's identifier.") var resident: String
  @Flag(help: "As JSON; the shape is in Resources/show.schema.json.") var json = false

  func run() throws {
    let record = try place.read().record
    guard let found = ResidentLookup.find(resident, in: record) else {
      throw CommandProblem.noResident(resident)
    }
    if json {
      Output.json(ShowJSON.value(record: record, resident: found))
      return
    }
    if record.isPretend { Output.line("PRETEND RESIDENTS") }
    for line in ResidentText.lines(of: found.id, record: record, now: .now(), width: 78) {
      Output.line(line)
    }
  }
}
