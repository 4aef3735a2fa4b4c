/// How a run ended; the exit code.
enum Outcome: Int32 {
  case done = 0
  /// Something was not saved, or could not be read, and that was said.
  case refused = 1
  case usage = 2
  /// What was saved could not be said.
  case silent = 3
}
