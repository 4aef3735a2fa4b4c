import RoundCore

/// What can happen to the program.
public enum ProgramAction: Sendable {
  case input(TerminalInput)
  /// A minute has passed, or a deadline.
  case time
  /// The writer's answer: what stands in the journal now.
  case written(token: Int, entries: [Entry], failure: JournalError?, leftBehind: Damage?)
  /// Entries that another window of this computer has written.
  case others([Entry])
  case pinChecked(Bool)
  case sheet(RoundID, lines: [String], fileName: String)
  case fileSaved(path: String)
  case problem(String)
}

/// What the screens ask the program to do.
public enum ProgramEffect: Sendable {
  case append([EntryDraft], token: Int)
  case checkPIN(Person, pin: String)
  case makeSheet(RoundID)
  case saveFile(name: String, lines: [String])
  case setUp(SetUp)
  case redraw
  case quit
}

/// The answers of the first run.
public struct SetUp: Hashable, Sendable {
  /// Start with a pretend home, in a folder of its own.
  public let pretend: Bool
  /// Nil when the folder has a home already.
  public let homeName: String?
  public let author: Author
  public let pin: String
}
