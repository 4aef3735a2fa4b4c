import Testing

@testable import RoundTerminal

@Suite("The choice of a terminal description")
struct TerminalChoiceTests {
  private let installed: Set<String> = ["xterm", "xterm-256color", "screen", "linux", "vt100"]

  private func choose(_ requested: String?) throws(TerminalError) -> TerminalChoice {
    try TerminalChoice.choose(requested: requested) { name in
      name == "dumb" ? .withoutCursor : installed.contains(name) ? .usable : .unknown
    }
  }

  @Test("A known terminal is taken without a word")
  func knownIsTaken() throws {
    let choice = try choose("linux")
    #expect(choice.name == "linux")
    #expect(choice.note == nil)
  }

  @Test(
    "An unknown terminal is treated as the nearest known one, and the person is told",
    arguments: [
      ("xterm-kitty", "xterm-256color"), ("foot", "xterm-256color"),
      ("st-256color", "xterm-256color"),
      ("tmux-256color", "screen"), ("foo", "xterm"), ("wyse60", "xterm"),
    ])
  func unknownFallsBack(requested: String, expected: String) throws {
    let choice = try choose(requested)
    #expect(choice.name == expected)
    #expect(choice.note?.contains(requested) == true)
    #expect(choice.note?.contains(expected) == true)
  }

  @Test("Without TERM the simplest is taken")
  func withoutName() throws {
    let choice = try choose(nil)
    #expect(choice.name == "vt100")
    #expect(choice.note != nil)
  }

  @Test("A terminal that is known to be too simple is refused, not guessed at")
  func dumbIsRefused() {
    #expect(throws: TerminalError.cannotMoveCursor("dumb")) { try choose("dumb") }
  }

  @Test("Where no description is installed, the names that were tried are told")
  func nothingInstalled() {
    #expect(throws: TerminalError.unknownTerminal(["foo", "xterm", "vt100"])) {
      try TerminalChoice.choose(requested: "foo") { _ in .unknown }
    }
  }

  @Test("Each error has one text for the person and one for a log")
  func errorTexts() {
    let errors: [TerminalError] = [
      .notATerminal, .cannotMoveCursor("dumb"), .unknownTerminal(["foo"]), .alreadyOpen,
      .system(call: "newterm", code: 5),
    ]
    #expect(Set(errors.map(\.text)).count == errors.count)
    #expect(Set(errors.map(\.logText)).count == errors.count)
    #expect(errors.allSatisfy { !$0.text.contains("errno") && $0.text.hasSuffix(".") })
  }
}
