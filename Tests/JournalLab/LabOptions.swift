/// What the laboratory was asked for.
struct LabOptions {
  enum Command: String {
    /// Power cuts in a disk in memory.
    case crash
    /// Kills and power cuts in every pair of short works.
    case sequences
    /// Changed, cut and moved bytes.
    case damage
    /// File calls that fail.
    case errors
  }

  static let usage = """
    journal-lab crash [--states N] [--seconds N] [--seed N] [--batch N] [--jobs N]
      [--controls N]
    journal-lab damage [--bytes N] [--values N] [--random N] [--seed N] [--jobs N]
    journal-lab errors [--seed N]
    journal-lab sequences
    """

  let command: Command
  var states = 1_000_000
  /// When to stop, whatever was reached; nil for never.
  var seconds: Int?
  var seed: UInt64 = .random(in: 1...999_999_999)
  /// Only this batch, to repeat a failure.
  var batch: Int?
  var jobs = 2
  /// Runs of each control.
  var controls = 50
  /// About how long the journal is that is damaged.
  var bytes = 4_096
  /// How many other values each byte takes, in the whole journal; every one is tried in its line.
  var values = 255
  /// How many times bytes are damaged at random.
  var random = 100_000

  init?(_ arguments: [String]) {
    guard let first = arguments.first, let command = Command(rawValue: first) else { return nil }
    self.command = command
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 0 else { return nil }
      switch name {
      case "--states": states = number
      case "--seconds": seconds = number
      case "--seed": seed = UInt64(number)
      case "--batch": batch = number
      case "--jobs": jobs = max(1, number)
      case "--controls": controls = number
      case "--bytes": bytes = number
      case "--values" where (1...255).contains(number): values = number
      case "--random": random = number
      default: return nil
      }
    }
  }
}
