import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The list of commands")
struct RegistryTests {
  @Test("No key stands for two commands in one place")
  func noKeyTwice() {
    for context in KeyContext.allCases {
      var seen: [Key: Command.ID] = [:]
      for command in CommandRegistry.commands(in: context) {
        for key in command.keys {
          #expect(seen[key] == nil, "\(key.words) in \(context)")
          seen[key] = command.id
        }
      }
    }
  }

  @Test("A key leads to the command that its place lists for it, and to none elsewhere")
  func keysLeadToTheirCommands() {
    let keys = Set(CommandRegistry.all.flatMap(\.keys))
    for context in KeyContext.allCases {
      let listed = CommandRegistry.commands(in: context)
      for key in keys {
        let wanted = listed.first { $0.keys.contains(key) }
        let found = CommandRegistry.command(for: key, in: context)
        #expect(found?.id == wanted?.id, "\(key.words) in \(context)")
        #expect(found?.title == wanted?.title, "\(key.words) in \(context)")
      }
    }
  }

  @Test("Every command is somewhere, and every place has a way out and a way on")
  func everyCommandIsListed() {
    let listed = Set(CommandRegistry.all.map(\.id))
    for id in Command.ID.allCases { #expect(listed.contains(id), "\(id)") }
    for command in CommandRegistry.all {
      #expect(!command.keys.isEmpty)
      #expect(!command.contexts.isEmpty, "\(command.title)")
    }
    for context in KeyContext.allCases where context != .tooSmall {
      let ids = CommandRegistry.commands(in: context).map(\.id)
      #expect(
        ids.contains(.back) || ids.contains(.leave) || ids.contains(.leaveForm)
          || ids.contains(.signBack) || ids.contains(.leaveTour), "\(context)")
    }
  }

  @Test("Where a key is typed, no command but those of keys without letters takes it")
  func typingIsFree() {
    for context in [KeyContext.form, .finding, .picker, .help, .palette] {
      for command in CommandRegistry.commands(in: context) {
        for case .character(let character) in command.keys {
          // Space ticks in a form only where nothing is typed.
          #expect(context == .form && character == " ", "\(command.title) in \(context)")
        }
      }
    }
  }

  /// A robot in each place, in a state in which each command can do something.
  private func robots(in context: KeyContext) -> [Robot] {
    let home = SmallHome.shared.with(
      EscalationRecorded(
        round: SmallHome.shared.round, concern: "short of breath", route: nil, at: nil, told: nil,
        said: nil), "Samuel")
    var first = Robot(people: [SmallHome.pharmacist, SmallHome.paramedic])
    first.resize(80, 24)
    var second = Robot(home)
    switch context {
    case .roundList:
      first.press("<Down>fs<Down>")
    case .prepareList:
      return homes()
    case .calendar:
      let robots = homes()
      return robots.map { robot in
        var robot = robot
        robot.press("l<Up>")
        return robot
      }
    case .reordering:
      first.press("r<Down>")
    case .finding:
      first.press("/e<Down>")
    case .resident:
      first.press("<Down><Enter><Down><Down>")
      second.press("<Enter>")
    case .form:
      first.press("o1")
      second.press("/doris<Enter>o")
      second.answer("text", "words")
      var third = first
      third.press("<Tab>x<Ctrl-Z>")
      var fourth = first
      Blocks.addMedicine(&fourth)
      fourth.press("<Up>")
      var fifth = first
      fifth.go(to: "outcomes")
      return [first, second, third, fourth, fifth]
    case .draftOffer:
      first.press("/ivy<Enter>o1<Esc>o<Down>")
      second.press("/doris<Enter>o")
      second.answer("text", String(repeating: "line<Enter>", count: 60) + "<Esc>o3")
      var third = second
      third.press("<Page Down>")
      return [first, second, third]
    case .sign:
      first.press("/ivy<Enter>o1")
      first.answer("text", String(repeating: "line<Enter>", count: 40))
      first.answer("outcomes", "1<Ctrl-S>")
      second = first
      second.press("<Page Down>12")
      var third = Robot()
      third.press("/ivy<Enter>0<Ctrl-S>")
      third.sign()
      third.press("/doris<Enter>0No.<Ctrl-S>")
      return [first, second, third]
    case .page:
      first.press("s<Page Down>")
      let agreed = SmallHome.shared.with(AgreementSet(practice: "One")).with(
        AgreementSet(practice: "Two"))
      second = Robot(agreed)
      second.press("H")
      var third = second
      third.press("[")
      return [first, second, third]
    case .register:
      first = Robot(
        SmallHome.shared.with(ResidenceChanged(state: .home, on: SmallHome.today), "Samuel"))
      first.press("B/samuel<Enter>")
      second.press("B<End>")
    case .help:
      first.press("?<Down>")
    case .picker:
      first.press("a<Down><Down>")
      second.press("a")
    case .palette:
      first.press("<Ctrl-P><Down><Down>")
    case .keyBox:
      first.press("f<Down>")
    case .phrases:
      first.press(";a<Tab>wkl<Tab>Weigh.<Ctrl-S>")
      second.press(";<Down><Down>")
    case .people:
      first = Robot(people: [SmallHome.pharmacist, SmallHome.paramedic])
      first.change { $0.me = $0.people.first }
      first.press("I")
      second = first
      second.press("<Down>")
    case .messages:
      first.press(String(repeating: "E", count: 40) + "m<Page Down>")
    case .tour:
      first.press("<Ctrl-T>")
    case .settings:
      first.press(",<Down>")
    case .signed:
      let closed = ClosedHome.home()
        .with(
          ActionUpdated(action: ClosedHome.id("T1"), state: .waiting, note: "no date"), "Doris",
          by: SmallHome.pharmacist
        )
        .with(
          EscalationRecorded(
            round: SmallHome.shared.round, concern: "fell", route: nil, at: nil, told: nil,
            said: nil), "Doris",
          by: SmallHome.pharmacist)
      first = Robot(closed, size: Size(columns: 80, rows: 24))
      first.press("/doris<Enter>C")
      second = first
      second.press("<Down><Down>")
    case .returned:
      return ReturnedHome.robots()
    case .urgentPage:
      second.resize(80, 24)
      second.press("g!")
      var third = second
      third.press("<Page Down>")
      return [second, third]
    case .actions:
      // Long enough to scroll; the second has somebody who may take one on.
      first = Robot(ActionsHome.many, size: Size(columns: 80, rows: 24))
      first.press("O<Down>")
      second = first
      second.press("<End>")
    case .exchange:
      first.feed(.exchange(.page(ExchangePages.long, .above)))
      first.press("<Page Down><Down><Down><Down>")
      second.feed(.exchange(.page(ExchangePages.long, .above)))
      second.press("<Down>")
    case .exchangeTyping:
      first.feed(.exchange(.page(ExchangePages.page(.askPath), .above)))
    case .tooSmall:
      first.resize(20, 5)
    }
    return [first, second]
  }

  /// The home's list: of a round that is still ahead, and of one whose list is sent.
  private func homes() -> [Robot] {
    var ahead = PreparingHome.robot()
    ahead.press("f<Enter><Down>")
    var filtered = ahead
    filtered.press("fp<Down>")
    var sent = Robot(SmallHome.shared, people: [SmallHome.designated, SmallHome.keyWorker])
    sent.resize(80, 24)
    sent.press("<Down>")
    return [ahead, filtered, sent]
  }

  /// What a person could notice: the screen, what was asked of the program, what is gone.
  private func noticed(_ robot: Robot) -> [String] {
    robot.lines + [
      "\(robot.state.isHidden)",
      "\(robot.hasQuit) \(robot.redraws) \(robot.pinsTried.count) \(robot.asked.count)",
      "\(robot.canvas.cursor)", "\(robot.state.stack.count)", "\(robot.steps.count)",
    ]
  }

  @Test(
    "Every command does something somewhere, by each of its keys", arguments: KeyContext.allCases)
  func everyCommandIsHandled(_ context: KeyContext) {
    let robots = robots(in: context)
    if context != .tooSmall { #expect(robots.first?.context == context) }
    for command in CommandRegistry.commands(in: context) {
      for key in command.keys {
        let isHandled = robots.contains { robot in
          var pressed = robot
          pressed.feed(.input(.key(key)))
          return noticed(pressed) != noticed(robot)
        }
        #expect(isHandled, "\(command.title) (\(key.words)) in \(context)")
      }
    }
  }

  @Test(
    "No single key changes a record; only a PIN does, or y after one",
    arguments: KeyContext.allCases)
  func noLetterChangesRecord(_ context: KeyContext) {
    var keys = (32...126).compactMap { Unicode.Scalar($0 as UInt32).map(Character.init) }
      .map(Key.character)
    keys += [.enter, .escape, .tab, .backTab, .backspace, .delete, .left, .right, .control("s")]
    for robot in robots(in: context) where !SignUpdate.isPINFresh(robot.state) {
      for key in keys {
        var pressed = robot
        pressed.feed(.input(.key(key)))
        #expect(pressed.asked.isEmpty, "\(key.words) in \(context)")
        #expect(pressed.state.record == robot.state.record)
      }
    }
  }

  @Test(
    "The way out stands at the foot of every place that has one, in a window of 80 x 24 and under a strip"
  )
  func wayOut() {
    let ways: Set<Command.ID> = [.back, .leaveForm, .signBack, .leave]
    for context in KeyContext.allCases where context != .tour && context != .tooSmall {
      for var robot in robots(in: context) where robot.context == context {
        robot.resize(80, 24)
        let foot = robot.lines.suffix(2).joined(separator: " ")
        for command in CommandRegistry.hinted(in: context) where ways.contains(command.id) {
          #expect(
            foot.contains("\(command.key.string)\(command.hint.string)"),
            "\(context): \(robot.testDescription)")
        }
      }
    }
  }

  @Test("The foot of a form names Enter, and the calendar has its place where there is room")
  func enterAndCalendar() {
    var robot = Robot(size: Size(columns: 80, rows: 24))
    robot.press("o")
    #expect(robot.lines.suffix(2).joined().contains("Enter choose, go on"))
    let wide = Robot(size: Size(columns: 200, rows: 50))
    #expect(wide.lines.suffix(2).joined().contains("l calendar"))
  }

  @Test(
    "A key of the other side's list, or of a resident's page, says what it is and why nothing happens",
    arguments: [
      (true, "N", "Say who was told of MAR today: this is the visiting professional's to do"),
      (true, "P", "Text of the review signed last: this is the visiting professional's to do"),
      (
        true, "L",
        "Where the resident is: moved, away, back, left, died: it is done on a resident's page"
      ),
      (false, "V", "Change a request: the home does this, when it makes its list."),
      (false, "W", "Who was not considered for how many weeks: the home does this"),
      (false, "D", "Change a resident's details: it is done on a resident's page: Enter opens it."),
    ])
  func silentKeys(_ isHome: Bool, _ key: String, _ words: String) {
    var robot = Robot(people: [isHome ? SmallHome.designated : SmallHome.pharmacist])
    robot.press(key)
    #expect(robot.message.hasPrefix(words), "\(robot.message)")
    #expect(robot.context == (isHome ? .prepareList : .roundList))
  }

  @Test("The home records observations from its list as from a resident's page")
  func observationsOfTheHome() {
    var robot = Robot(people: [SmallHome.designated])
    robot.press("v")
    #expect(robot.title == "OBSERVATIONS", "\(robot.testDescription)")
  }

  @Test("Hints name only what can be done now")
  func hintsDoNotLie() {
    let closed = SmallHome.shared.with(
      RoundClosed(round: SmallHome.shared.round, carried: [], told: nil),
      by: SmallHome.pharmacist)
    let robot = Robot(closed)
    let hints = robot.lines.suffix(2).joined(separator: " ")
    #expect(!hints.contains("outcome"))
    #expect(!hints.contains("close"))
    #expect(hints.contains("s sheet"))
    #expect(hints.contains("q leave"))
  }
}
