import Testing

@testable import RoundCore
@testable import RoundScreens

/// Everything can be got at, at every size that is supported.
@Suite("Nothing is out of reach")
struct ReachTests {
  private static func squeezed(_ lines: some Sequence<String>) -> String {
    lines.joined().filter { !$0.isWhitespace && !"│─|-".contains($0) }
  }

  @Test(
    "Every line of the resident's screen comes into view by scrolling",
    arguments: IdentityTests.sizes)
  func residentScrolls(_ size: Size) {
    var robot = Robot(record: PretendRecord.shared.record, people: SmallHome.people(), size: size)
    robot.press("<Down><Enter>")
    guard case .resident(let screen)? = robot.state.stack.last else {
      Issue.record("no resident on screen")
      return
    }
    let view = ResidentView(state: robot.state, resident: screen.resident, size: size)
    let wanted = view.allLines.map { ReachTests.squeezed([$0]) }.filter { !$0.isEmpty }
    #expect(wanted.count > 40)
    var seen = ""
    for _ in 0..<400 {
      let lines = robot.lines
      seen += lines.map { ReachTests.squeezed([$0]) }.joined(separator: "\n") + "\n"
      robot.press("<Page Down>")
      if robot.lines == lines { break }
    }
    for line in wanted where !seen.contains(line) {
      Issue.record("\(line) is out of reach at \(size.columns)x\(size.rows)")
      return
    }
  }

  @Test("No name in the round list is cut", arguments: IdentityTests.sizes)
  func listNames(_ size: Size) {
    let long = ResidentDetails(
      family: "Featherstonehaugh-Cholmondeley", given: "Maximiliana Wilhelmina", title: "Dame",
      born: Day(iso: "1922-01-31"), numberStatus: .none, room: "Garden 12B")
    let home = SmallHome.shared.with(ResidentRegistered(long), "Doris")
    for record in [PretendRecord.shared.record, home.record] {
      var robot = Robot(record: record, people: SmallHome.people(), size: size)
      for item in RoundListUpdate.visible(robot.state) {
        let name = record.residents[item.resident]?.current?.shownName ?? "?"
        // The list alone: beside it, the banner has the name too.
        let width = min(Layout.listWidth(size), size.columns)
        let list = robot.lines.map { String($0.prefix(width)) }
        // The room stands at the end of the first row, within a name that goes on.
        let room = record.residents[item.resident]?.current?.room ?? ""
        let confusion = robot.state.confusions[item.resident]
          .map { $0 == .surname ? "same name" : "like name" }
        // Why it was added late stands before the room, or under the name where that would be squeezed.
        let late = robot.state.round.flatMap { record.lateWords(item, on: $0) } ?? ""
        let tails = [late, ""].map { ReachTests.squeezed([(confusion ?? "") + $0 + room]) }
        let text = ReachTests.squeezed(list)
        #expect(late.isEmpty || text.contains(ReachTests.squeezed([late])))
        let wanted = Array(ReachTests.squeezed([name]))
        let isWhole = (0...wanted.count).contains { place in
          tails.contains { tail in
            text.contains(String(wanted[..<place]) + tail + String(wanted[place...]))
          }
        }
        #expect(isWhole, "\(name)\(robot.testDescription)")
        robot.press("<Down>")
      }
    }
  }

  @Test("A screen that lists several people shows nobody's banner", arguments: IdentityTests.sizes)
  func noBannerOnLists(_ size: Size) {
    for key in ["a", "r<Ctrl-S>", "d", "s", "?", "m"] {
      var robot = Robot(record: PretendRecord.shared.record, people: SmallHome.people(), size: size)
      robot.press(key == "r<Ctrl-S>" ? "r<Space><Down><Ctrl-S>" : key)
      guard robot.context != .roundList, robot.context != .reordering else { continue }
      #expect(!robot.shows("Gender"), "\(key)\(robot.testDescription)")
      #expect(!robot.shows("CPR decision"), "\(key)\(robot.testDescription)")
    }
    // Without room for the resident beside it, the list stands alone.
    guard Layout.of(size) == .single else { return }
    let robot = Robot(record: PretendRecord.shared.record, people: SmallHome.people(), size: size)
    #expect(!robot.shows("Gender"))
  }

  @Test("Nothing is signed before its end was in view", arguments: IdentityTests.sizes)
  func readBeforeSigning(_ size: Size) {
    var robot = Robot(size: size)
    robot.press("/ivy<Enter>o1")
    robot.answer("outcomes", "1")
    robot.go(to: "text")
    robot.paste(String(repeating: "line\n", count: 70) + "LAST")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    robot.press("1234")
    for _ in 0..<300 where robot.asked.isEmpty {
      let wasLast = robot.shows("LAST")
      robot.press("<Enter>")
      if !robot.asked.isEmpty { #expect(wasLast, "\(robot.testDescription)") }
    }
    #expect(robot.asked.count == 1)
    #expect(robot.pinsTried == ["1234"])
  }

  @Test("While the PIN holds, y reads on too, and says so")
  func readBeforeY() {
    var robot = Robot(size: Size(columns: 80, rows: 24))
    robot.press("0Yes.<Ctrl-S>")
    robot.sign()
    robot.press("/ivy<Enter>o1")
    robot.answer("outcomes", "1")
    robot.answer("text", String(repeating: "line<Enter>", count: 30) + "LAST<Ctrl-S>y")
    #expect(robot.asked.count == 1)
    #expect(robot.message.hasPrefix("Nothing is signed yet"))
    robot.press("yyyyyy")
    #expect(robot.asked.count == 2)
  }

  @Test("What was read to its end stays read when the window gets smaller")
  func readStaysRead() {
    var robot = Robot(size: Size(columns: 120, rows: 60))
    robot.press("/ivy<Enter>o1")
    robot.answer("outcomes", "1")
    robot.answer("text", String(repeating: "line<Enter>", count: 20) + "LAST<Ctrl-S>")
    robot.resize(80, 24)
    robot.press("1234<Enter>")
    #expect(robot.asked.count == 1)
  }

  @Test("Reasons in the list are whole where the list has room for them")
  func reasonsAreWhole() {
    let robot = Robot.pretend(200, 60)
    let list = robot.lines.map { String($0.prefix(Layout.listWidth(robot.state.size))) }
    let text = Robot.flat(list.joined(separator: " "))
    for item in robot.state.list {
      guard let reason = item.priorityReason else { continue }
      #expect(text.contains(Robot.flat(reason)), "\(reason)\(robot.testDescription)")
    }
  }

  @Test("A window of 110 columns shows what is asked, and what is known beside it")
  func threePanes() {
    let robot = Robot.pretend(120, 40)
    #expect(robot.lines.contains { $0.contains("Why flagged") && $0.contains("What came back") })
    #expect(robot.shows("Open actions"))
    let wide = Robot.pretend(200, 60)
    #expect(wide.lines.contains { $0.contains("Why flagged") && $0.contains("Trends") })
    #expect(wide.shows("Who looks after this resident"))
  }
}
