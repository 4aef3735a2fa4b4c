import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The round list")
struct RoundListTests {
  @Test("Opens on this week's round, priority first, then room")
  func opensInOrder() {
    let robot = Robot()
    #expect(robot.listed == ["Doris", "Caitríona", "Samuel", "Ivy"])
    #expect(robot.given == "Doris")
    #expect(robot.shows("To see (4)"))
    #expect(robot.shows("0 of 4"))
  }

  @Test("Enter opens the selected resident, Esc comes back to the same row")
  func enterAndEscape() {
    var robot = Robot()
    robot.press("<Down><Enter>")
    #expect(robot.context == .resident)
    #expect(robot.given == "Caitríona")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
    #expect(robot.given == "Caitríona")
  }

  @Test("The list stops at its ends")
  func stopsAtEnds() {
    var robot = Robot()
    robot.press("<Up>k")
    #expect(robot.given == "Doris")
    robot.press("GG<Down>j")
    #expect(robot.given == "Ivy")
    robot.press("g")
    #expect(robot.given == "Doris")
    robot.press("<Page Down>")
    #expect(robot.given == "Ivy")
  }

  @Test("Finds a name typed without its accents")
  func findsWithoutAccents() {
    var robot = Robot()
    robot.press("/o briain")
    #expect(robot.listed == ["Caitríona"])
    robot.press("<Ctrl-U>caitriona")
    #expect(robot.listed == ["Caitríona"])
  }

  @Test("Apostrophes, hyphens and blanks within a name need not be typed")
  func findsWithoutMarks() {
    var robot = Robot()
    robot.press("/obriain")
    #expect(robot.listed == ["Caitríona"])
    let named = Robot(
      SmallHome.shared.with(
        ResidentChanged(ResidentDetails(family: "O'Connor-Hayes", given: "Mary Ann")), "Samuel")
    ).resident("Mary Ann")
    #expect(named != nil)
    for typed in [
      "oconnor", "o'connor", "o connor", "connorhayes", "hayes maryann", "OCONNORHAYES",
    ] {
      #expect(RoundListUpdate.matches(named, typed), "\(typed)")
    }
    for typed in ["oconner", "hayesmary", "?"] {
      #expect(!RoundListUpdate.matches(named, typed), "\(typed)")
    }
  }

  @Test("Finds by room and by NHS number, with and without spaces")
  func findsByNumber() {
    var robot = Robot()
    robot.press("/room 9")
    #expect(robot.listed == ["Samuel"])
    robot.press("<Ctrl-U>999 000 0026")
    #expect(robot.listed == ["Ivy"])
    robot.press("<Ctrl-U>9990000034")
    #expect(robot.listed == ["Caitríona"])
  }

  @Test("Esc after finding shows the whole list and keeps the row")
  func escapeEndsFinding() {
    var robot = Robot()
    robot.press("/samuel<Enter>")
    #expect(robot.given == "Samuel")
    robot.press("<Esc>")
    #expect(robot.listed.count == 4)
    #expect(robot.given == "Samuel")
    robot.press("/samuel<Esc>")
    #expect(robot.listed.count == 4)
    #expect(robot.given == "Samuel")
  }

  @Test("Letters typed to find somebody run no command")
  func findingTypesLetters() {
    var robot = Robot()
    robot.press("/qdoex0")
    #expect(!robot.hasQuit)
    #expect(robot.context == .finding)
    #expect(robot.shows("Find: qdoex0"))
    #expect(robot.shows("Nobody on this list fits."))
  }

  @Test("A search that nobody fits opens nobody")
  func nobodyFits() {
    var robot = Robot()
    robot.press("/zzz<Enter>")
    #expect(robot.context == .finding)
    robot.press("<Esc>o")
    #expect(robot.title == "OUTCOME")
  }

  @Test("The filter's box names its second keys, and the list says what it shows")
  func filters() {
    var robot = Robot()
    robot.press("f")
    #expect(robot.shows("Show only:"))
    #expect(robot.shows("c after cut-off"))
    robot.press("s")
    #expect(robot.shows("Only to see: 4 of 4"))
    #expect(robot.listed.count == 4)
    robot.press("fu")
    #expect(robot.listed == ["Doris"])
    robot.press("fc")
    #expect(robot.shows("Only after cut-off: 1 of 4"))
    #expect(robot.listed == ["Caitríona"])
    robot.press("f<Down><Down><Down><Down><Enter>")
    #expect(robot.listed == ["Doris"])
    robot.press("fd")
    #expect(robot.listed.isEmpty)
    #expect(robot.shows("Nobody on this list fits. Esc shows the whole list"))
    robot.press("fa")
    #expect(robot.listed.count == 4)
  }

  @Test("A key that is not in the box does nothing but say so, and Esc closes it")
  func boxTakesItsKeysOnly() {
    var robot = Robot()
    robot.press("fo")
    #expect(robot.context == .keyBox)
    #expect(robot.message == "Press one of the letters in the box, or Esc.")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
    #expect(robot.listed.count == 4)
  }

  @Test("Esc takes the filter away")
  func escapeEndsFilter() {
    var robot = Robot()
    robot.press("fd<Esc>")
    #expect(robot.listed.count == 4)
  }

  @Test("Two residents of one surname are named side by side")
  func sameSurname() {
    var robot = Robot()
    robot.press("<Enter>")
    #expect(robot.shows("Same surname: WALKER, Ivy (Miss), room 3"))
    robot.press("<Esc><Down><Enter>")
    #expect(!robot.shows("Same surname"))
  }

  @Test("A flag raised after the cut-off is marked so in the list and on the resident")
  func lateMarks() {
    var robot = Robot()
    // Under the name, which it would squeeze.
    let place = robot.lines.firstIndex { $0.hasPrefix(" !  Ó BRIAIN") } ?? 0
    #expect(robot.lines[place + 1].hasPrefix("      after cut-off"))
    #expect(robot.text.ranges(of: "after cut-off").count == 1)
    robot.press("<Down><Enter>")
    #expect(robot.shows("! Raised after the cut-off."))
  }

  @Test("The next and the previous resident are one key away, and the ends are named")
  func nextResident() {
    var robot = Robot()
    robot.press("<Enter>]")
    #expect(robot.given == "Caitríona")
    robot.press("[[")
    #expect(robot.given == "Doris")
    #expect(robot.message == "This is the first one.")
    robot.press("]<Ctrl-N>]]")
    #expect(robot.message == "This is the last one.")
    robot.press("<Esc>")
    #expect(robot.given == "Ivy")
  }

  @Test("Your order is signed, and the home's order stays beside it")
  func reorders() {
    var robot = Robot()
    robot.press("r<Space><Down><Down><Down><Space>")
    #expect(robot.listed == ["Caitríona", "Samuel", "Ivy", "Doris"])
    #expect(robot.shows("Your order (the home's in brackets)"))
    #expect(
      robot.lines.contains { $0.hasPrefix(">‼  WALKER, Doris (Mrs)") && $0.contains("(2) 12") })
    #expect(robot.lines.contains { $0.contains("Ó BRIAIN") && $0.contains("(new) 7") })
    #expect(robot.shows("after cut-off"))
    robot.press("<Ctrl-S>")
    #expect(robot.shows("1 Ó BRIAIN, Caitríona (Ms), room 7"))
    robot.sign()
    #expect(robot.message.hasPrefix("Saved: the list is in your order."))
    #expect(robot.state.list.map(\.resident).last == SmallHome.shared.id("Doris"))
    #expect(robot.shows("By your order"))
  }

  @Test("An order that is left is given up, and one that is the same is not signed")
  func leavesOrder() {
    var robot = Robot()
    robot.press("r<Ctrl-S>")
    #expect(robot.message == "The order is as it was.")
    robot.press("<Space><Down><Left>")
    #expect(robot.context == .reordering)
    robot.press("<Esc>")
    #expect(robot.listed == ["Doris", "Caitríona", "Samuel", "Ivy"])
    #expect(robot.asked.isEmpty)
  }

  @Test("Without a round the list says how to get one, and changes are refused")
  func noRound() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: SmallHome.people(),
      size: Size(columns: 80, rows: 24))
    #expect(robot.shows("X takes in the"))
    for key in "o0cxrd" {
      robot.press(String(key))
      #expect(robot.context == .roundList)
      #expect(!robot.message.isEmpty, "\(key)")
    }
  }
}
