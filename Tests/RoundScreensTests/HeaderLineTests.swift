import Testing

@testable import RoundCore
@testable import RoundScreens

/// The first line: which home, and who is at the keyboard.
@Suite("The header")
struct HeaderLineTests {
  @Test(
    "Whoever is at the keyboard stands there, of both sides, and the whole name before a progress bar",
    arguments: [
      (80, "ROUND  Rosewood House  0 of 4  Thu 12-Mar-2026  K. Adeyemi       PRETEND 12:00"),
      (
        120,
        "ROUND  Rosewood House  0 of 4  Thu 12-Mar-2026  [░░░░░░░░░░░░]  K. Adeyemi, Pharmacist  PRETEND RESIDENTS 12:00"
      ),
    ])
  func names(_ columns: Int, _ line: String) {
    var robot = Robot()
    robot.resize(columns, 24)
    let shown = robot.lines[0].split(separator: " ").joined(separator: " ")
    #expect(shown == line.split(separator: " ").joined(separator: " "))
    var home = PreparingHome.robot()
    home.resize(80, 24)
    #expect(home.lines[0].contains("J. Reed"))
  }

  @Test("Nothing runs into the clock, whatever the width and however long the names are")
  func fits() {
    let home = SmallHome.shared.with(
      HomeDeclared(name: "The Old Rectory Care Home with Nursing", pretend: true))
    var robot = Robot(home)
    for columns in 40...130 {
      robot.resize(columns, 24)
      let line = robot.lines[0]
      #expect(line.hasSuffix(" 12:00"), "\(columns): \(line)")
      #expect(line.contains("PRETEND"), "\(columns): \(line)")
    }
  }

  @Test("What is needed less goes first, and what is kept stays in its order")
  func ranks() {
    let parts = [
      HeaderLine.Part(rank: 0, text: "home"), HeaderLine.Part(rank: 2, text: "count"),
      HeaderLine.Part(rank: 1, text: "me", full: "me, pharmacist"),
    ]
    func shown(_ width: Int) -> [String] {
      HeaderLine(parts: parts, isPretend: false, width: width).shown.map { "\($0)" }
    }
    #expect(shown(5) == ["me"])
    #expect(shown(6) == ["home"])
    #expect(shown(10) == ["home", "me"])
    #expect(shown(17) == ["home", "count", "me"])
    #expect(shown(29) == ["home", "count", "me, pharmacist"])
  }
}
