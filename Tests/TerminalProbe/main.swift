// Opens a session, shows what arrives, and ends in the way its argument says when `x` is typed.
// The tests of the real terminal run it on a pseudo-terminal.
import Glibc

let arguments = CommandLine.arguments.dropFirst()
var probe = Probe(action: arguments.first ?? "quit")
exit(probe.run())
