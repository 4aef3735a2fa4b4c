import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The screens under random keys")
struct RandomKeysTests {
  /// Keys and words that lead somewhere, so that the walk does not stay on the list.
  private static let scripts = [
    "o", "0", "c", "e", "E", "a", "x", "r", "d", "s", "/", "f", "?", "]", "[", "<Enter>", "<Enter>",
    "<Esc>", "<Tab>", "<Tab>", "<Tab>", "<Shift-Tab>", "<Ctrl-S>", "<Ctrl-S>", "<Space>", "1", "2",
    "5", "9", "<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<End>", "<Page Up>", "<Page Down>",
    "<Delete>", "<Backspace>", "<Ctrl-Z>", "<Ctrl-R>", "<Ctrl-E>", "<Ctrl-U>", "<Ctrl-C>",
    "<Ctrl-L>", "<F1>", "<F9>", "<Ctrl-P>", "m", "t", "y", "w", "g", "G", "j", "k", "+7",
    "next round", "14:35", "word ",
    "1234<Enter>", "1234<Enter>", "9999<Enter>", "q", "<Ctrl-Left>", "<Ctrl-Right>", "<Ctrl-N>",
    "漢", "e\u{301}",
  ]

  /// What people do in one go, so that the walk gets as far as signing.
  private static let work = [
    "<Esc><Esc><Esc>0<Ctrl-S>1234<Enter>", "<Esc><Esc>o5<Tab>2<Ctrl-S>", "0Yes.<Ctrl-S>",
    "xfor the GP<Ctrl-S>", "<Esc><Esc><Esc>d", "<Esc><Esc>r<Space><Down><Ctrl-S>1234<Enter>", "y",
    "c1<Tab><Tab><Tab>new<Tab>why<Tab>Ann<Tab>1<Tab>+7<Ctrl-S>",
  ]

  private func act(_ robot: inout Robot, _ random: inout SeededRandom) {
    // Somebody who knows the PIN comes by now and then, so that the walk goes on.
    if robot.state.isHidden, Bool.random(using: &random) { robot.press("<Esc>1234<Enter>") }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4:
      let columns = Int.random(in: 1...130, using: &random)
      robot.resize(columns, Int.random(in: 1...45, using: &random))
    case 4..<8: robot.resize(80, 24)
    case 8..<11: robot.paste(HostileText.all.randomElement(using: &random) ?? "")
    case 11: robot.wait(minutes: Int.random(in: 0...6, using: &random))
    case 12: Bool.random(using: &random) ? robot.wait(seconds: 31) : robot.leaveAlone(minutes: 4)
    case 13: robot.feed(.problem(HostileText.all.randomElement(using: &random) ?? ""))
    case 14: robot.isWriterSlow = Bool.random(using: &random)
    case 15: robot.answer()
    case 22: robot.wait(seconds: 2)
    case 23: robot.killAndReopen()
    case 24: robot.disk.failure = Bool.random(using: &random) ? "The disk is full." : nil
    case 25: robot.disk.isElsewhere = Bool.random(using: &random)
    case 26: robot.feed(.ending)
    case 16: robot.failure = Bool.random(using: &random) ? .tooLong : nil
    case 17..<22:
      for character in HostileText.all.randomElement(using: &random) ?? "" {
        robot.feed(.input(.key(.character(character))))
      }
    case 27..<33: robot.press(RandomKeysTests.work.randomElement(using: &random) ?? "")
    default: robot.press(RandomKeysTests.scripts.randomElement(using: &random) ?? "")
    }
  }

  private func look(_ robot: Robot, _ seed: UInt64, _ step: Int) -> Bool {
    let canvas = robot.canvas
    guard canvas == ProgramView.view(robot.state.forgetful) else {
      Issue.record("what was kept of earlier pictures is seen, seed \(seed), step \(step)")
      return false
    }
    guard (0..<canvas.size.columns).contains(canvas.cursor.column),
      (0..<canvas.size.rows).contains(canvas.cursor.row)
    else {
      Issue.record("cursor \(canvas.cursor) outside, seed \(seed), step \(step)")
      return false
    }
    for row in 0..<canvas.size.rows {
      var width = 0
      for column in 0..<canvas.size.columns {
        let cell = canvas[column, row]
        var columns = 0
        for scalar in cell.text.unicodeScalars {
          guard let one = CellWidth.columns(of: scalar) else {
            Issue.record("U+\(String(scalar.value, radix: 16)) drawn, seed \(seed), step \(step)")
            return false
          }
          columns += one
        }
        width += columns
      }
      guard width == canvas.size.columns else {
        Issue.record(
          "row \(row) is \(width) wide, seed \(seed), step \(step)\n\(robot.testDescription)")
        return false
      }
    }
    return true
  }

  @Test(
    "Nothing crashes, nothing is drawn outside, and nothing is written without a signature",
    arguments: [(1, false), (2, true), (3, false), (4, true)] as [(UInt64, Bool)])
  func randomKeys(_ seed: UInt64, _ isHostile: Bool) {
    var random = SeededRandom(seed: seed)
    let record = isHostile ? HostileHome.shared : SmallHome.shared.record
    var written = 0
    var wasSigned = false
    var step = 0
    var events = 0
    while events < 50_000 {
      var robot = Robot(
        record: record, people: SmallHome.people(), size: Size(columns: 80, rows: 24))
      while !robot.hasQuit, events < 50_000, robot.events < 1_000 {
        let before = robot.events
        act(&robot, &random)
        events += robot.events - before
        step += 1
        if step % 16 == 0, !look(robot, seed, step) { return }
      }
      #expect(robot.unsigned == 0, "seed \(seed)")
      written += robot.asked.count
      wasSigned = wasSigned || robot.drafts(ReviewSigned.self).count > 0
    }
    // A walk that never got as far as signing would prove nothing.
    #expect(written > 20)
    #expect(wasSigned)
  }

  @Test(
    "Focus, typed text and selection survive any sequence of resizes",
    arguments: [5, 6, 7] as [UInt64])
  func resizesLoseNothing(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var robots: [Robot] = []
    var robot = Robot()
    robot.press("<Down><Down>")
    robots.append(robot)
    robot.press("o1")
    robot.answer("text", String(repeating: "a word or two ", count: 30) + "<Left><Left>")
    robots.append(robot)
    robot.press("<F1>filter")
    robots.append(robot)
    robot = Robot()
    robot.press("/walker<Down>")
    robots.append(robot)
    robot.press("<Enter><Page Down>")
    robots.append(robot)
    robot.press("0<Ctrl-S>12")
    robots.append(robot)
    robot = Robot()
    robot.press("apat")
    robots.append(robot)
    for robot in robots {
      var resized = robot
      for _ in 0..<120 {
        resized.resize(
          Int.random(in: 1...250, using: &random), Int.random(in: 1...80, using: &random))
        _ = resized.canvas
      }
      resized.resize(robot.state.size.columns, robot.state.size.rows)
      #expect(resized.lines == robot.lines)
      #expect(resized.canvas.cursor == robot.canvas.cursor)
      #expect(resized.given == robot.given)
      #expect(resized.focus == robot.focus)
      #expect(resized.form == robot.form)
    }
  }
}
