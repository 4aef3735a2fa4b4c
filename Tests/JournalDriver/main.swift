// Writes and reads a folder for the harnesses in Tests/Durability, which kill it, cut its power and
// make its disk fail: journal-driver COMMAND FOLDER [--option [VALUE]] ...
import Glibc

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  Output.complain(Options.usage)
  exit(2)
}
exit(Driver(options).run().rawValue)
