import RoundCore

/// What the harness asked for.
struct Options {
  enum Command: String {
    /// Appends `--count` notes.
    case append
    /// Takes a register of `--count` residents in from a spreadsheet.
    case `import`
    /// Replaces this computer's settings `--count` times.
    case device
    /// Writes a pretend home of `--count` residents.
    case sample
    /// Opens the folder as the program does at its start, appends one note and says what is there.
    case recover
    /// Says what is there; writes nothing.
    case check
  }

  static let usage = """
    journal-driver append|import|device|sample|recover|check FOLDER [--count N] [--from N]
      [--window NAME] [--text BYTES] [--author NAME] [--at MOMENT] [--one-call] [--no-sync]
      [--resume] [--again wait|N] [--seal] [--paced]
    """

  let command: Command
  let folder: String
  var count = 1
  /// Number of the first note.
  var from = 0
  /// Begins the identifiers, so that each of several processes has its own.
  var window = "a"
  /// Length of a note.
  var text = 200
  var author = "Test Pharmacist"
  /// The computer's clock; nil for the real one.
  var at: Moment?
  /// All notes as the drafts of one append.
  var oneCall = false
  /// Writes without waiting for the disk: what must lose entries when the power is cut.
  var noSync = false
  /// Leaves out the notes that are there already.
  var resume = false
  /// Seals the chain at the end, and begins a new epoch in a copied folder.
  var seal = false
  /// Waits for a line of input before each append, and tells microseconds instead of milliseconds.
  var isPaced = false
  /// How many times a note that could not be saved is tried again.
  var again = 0
  /// Waits for a line of input before it tries a note again, and tries for ever.
  var waits = false

  init?(_ arguments: [String]) {
    guard arguments.count >= 2, let command = Command(rawValue: arguments[0]) else { return nil }
    self.command = command
    folder = arguments[1]
    var rest = arguments.dropFirst(2)
    while let name = rest.popFirst() {
      switch name {
      case "--one-call": oneCall = true
      case "--no-sync": noSync = true
      case "--resume": resume = true
      case "--seal": seal = true
      case "--paced": isPaced = true
      default:
        guard let value = rest.popFirst(), take(name, value) else { return nil }
      }
    }
  }

  private mutating func take(_ name: String, _ value: String) -> Bool {
    let number = Int(value).flatMap { (0...10_000_000).contains($0) ? $0 : nil }
    switch name {
    case "--window" where EntryID("\(value)-0") != nil: window = value
    case "--author": author = value
    case "--again" where value == "wait": waits = true
    case "--at":
      guard let moment = Moment(iso: value) else { return false }
      at = moment
    default:
      guard let number else { return false }
      switch name {
      case "--count": count = number
      case "--from": from = number
      case "--text" where number <= 60_000: text = number
      case "--again": again = number
      default: return false
      }
    }
    return true
  }
}
