import ArgumentParser
import RoundCore

/// Why a command could not do its work; says so on standard error and ends with the exit code.
enum CommandProblem {
  /// Exit code 2: folder, terminal, permission.
  static func cannot(_ sentence: String) -> any Error {
    Output.message("homeround: \(sentence)")
    return ExitCode(2)
  }

  /// Exit code 1: the data was refused or is damaged.
  static func refused(_ sentence: String) -> any Error {
    Output.message("homeround: \(sentence)")
    return ExitCode(1)
  }

  /// Exit code 1: nobody has this number or identifier; residents are not looked up by name.
  static func noResident(_ text: String) -> any Error {
    refused(
      "There is no resident \(SafeText(text)) in this home. An NHS number or a resident's identifier "
        + "is wanted; homeround list --json has both.")
  }

  /// Runs a file call; a failure ends the command with exit code 2.
  static func file<Result>(_ call: () throws(FileError) -> Result) throws -> Result {
    do throws(FileError) {
      return try call()
    } catch {
      throw cannot(error.sentence)
    }
  }

  /// The same for what fails in either way.
  static func any<Result>(_ call: () throws -> Result) throws -> Result {
    do {
      return try call()
    } catch let error as FileError {
      throw cannot(error.sentence)
    } catch let error as LocalError {
      throw cannot(error.sentence)
    }
  }

  /// The same for this computer's own files.
  static func local<Result>(_ call: () throws(LocalError) -> Result) throws -> Result {
    do throws(LocalError) {
      return try call()
    } catch {
      throw cannot(error.sentence)
    }
  }
}
