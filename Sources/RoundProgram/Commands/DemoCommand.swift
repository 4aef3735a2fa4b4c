import ArgumentParser
import RoundCore

/// `homeround demo`: writes a pretend home and opens it.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Opens a pretend home, made anew in DIR or in a temporary folder (PIN 1234).")

  @Argument(help: "A folder; a pretend home that is there already is opened as it is.")
  var directory: String?
  @Flag(help: "Begin with the tour: three residents in about 3 minutes, key by key.")
  var tour = false
  @OptionGroup var lines: LineByLine
  // Shared by all commands; whoever names a folder that way means the same.
  @OptionGroup var place: PlaceOptions

  func run() throws {
    try ProgramRunner.openPretendHome(
      directory ?? place.folder, tour: tour ? .begun : .offered, plain: lines.plain)
  }
}
