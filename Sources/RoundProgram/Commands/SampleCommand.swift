import ArgumentParser
import RoundCore

/// `homeround sample`: writes a pretend home and stops.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes a pretend home into an empty folder (PIN 1234).")

  @Argument(help: "A folder that is empty or not there yet.") var directory: String
  @Option(help: "Years of past rounds; without it, 8 weeks.") var years: Int?
  @Option(help: "Residents.") var residents = PretendHomeOptions.usualResidents
  @Option(help: "Homes.") var homes = 1
  @Option(help: "Another number makes another home; the same makes the same bytes.")
  var seed: UInt64 = 1
  @Flag(help: "As a locked folder: asks for a passphrase, and shows the recovery sheet.")
  var locked = false
  // Shared by all commands; the pretend home goes into DIRECTORY, not into --folder.
  @OptionGroup var place: PlaceOptions

  private var options: PretendHomeOptions {
    PretendHomeOptions(years: years, residents: residents, homes: homes, seed: seed)
  }

  func validate() throws {
    do throws(PretendHomeError) {
      try options.check()
    } catch {
      throw ValidationError(error.sentence)
    }
  }

  func run() throws {
    if locked {
      try LockedSample(path: directory, options: options).write()
    } else {
      try SampleCommand.write(to: directory, options: options)
    }
    Output.message("A pretend home is in \(directory). Open it: homeround --folder \(directory)")
  }

  static func write(to path: String, options: PretendHomeOptions) throws {
    try write(to: RoundFolder(path: path), options: options)
  }

  static func write(to folder: RoundFolder, options: PretendHomeOptions) throws {
    do throws(PretendHomeError) {
      try PretendHome.write(
        to: folder, options: options, today: UKTime(.now()).day, program: Version.program)
    } catch {
      throw CommandProblem.cannot(error.sentence)
    }
  }
}
