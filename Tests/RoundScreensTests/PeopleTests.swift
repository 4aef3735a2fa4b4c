import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The people of this computer")
struct PeopleTests {
  private func robot() -> Robot {
    var robot = Robot(people: [SmallHome.pharmacist, SmallHome.paramedic])
    robot.change { $0.me = $0.people.first }
    robot.resize(100, 50)
    robot.press("I")
    return robot
  }

  @Test("Where several people sign the start asks who it is, also when all have one role")
  func asked() {
    var robot = Robot(
      record: SmallHome.shared.record,
      people: SmallHome.people([SmallHome.pharmacist, SmallHome.paramedic]),
      size: Size(columns: 100, rows: 50))
    #expect(robot.title == "WHO ARE YOU?")
    #expect(robot.state.me == nil)
    // Nobody is proposed: a key to go on is no answer.
    robot.press("<Ctrl-S>")
    #expect(robot.title == "WHO ARE YOU?")
    robot.press("2<Ctrl-S>")
    #expect(robot.state.me?.author == SmallHome.paramedic)
    #expect(robot.audited.contains { $0.name == SmallHome.paramedic.name })
  }

  @Test("A mark of a profile stays when its owner changes what stands of them")
  func renewed() {
    let author = SmallHome.pharmacist.renewed(
      Author.Renewed(on: SmallHome.today, vouchedBy: nil))
    var robot = Robot(people: [author])
    robot.press("I")
    #expect(robot.shows("nobody vouched for it"))
    robot.press("<Enter>")
    robot.answer("name", "<Ctrl-U>K. Adeyemi-Jones")
    robot.answer("current", "1234<Ctrl-S>")
    guard case .profile(let changed, _)? = robot.changes.first?.what else {
      Issue.record("no change of a profile")
      return
    }
    #expect(changed.renewed == author.renewed)
  }

  @Test(
    "Everybody stands there with role, organisation and number, and what a PIN is no help against")
  func listed() {
    let robot = robot()
    #expect(robot.shows("K. Adeyemi, Pharmacist"))
    #expect(robot.shows("(you)"))
    #expect(robot.shows(SmallHome.paramedic.name))
    #expect(robot.shows("They do not encrypt the disk"))
  }

  @Test("What stands of oneself changes with one's own PIN, also the PIN itself")
  func changes() {
    var robot = robot()
    robot.press("<Enter>")
    #expect(robot.title == "WHAT STANDS OF YOU, AND YOUR PIN")
    robot.answer("name", "<Ctrl-U>K. Adeyemi-Jones")
    robot.answer("pin", "5678")
    robot.answer("pinAgain", "5679")
    robot.answer("current", "1234<Ctrl-S>")
    #expect(robot.focus == "pinAgain")
    #expect(robot.changes.isEmpty)
    robot.press("<Backspace>8<Ctrl-S>")
    let change = robot.changes.first
    #expect(change?.pin == "1234")
    #expect(change?.by == robot.state.people.first)
    guard case .profile(let author, let pin)? = change?.what else {
      Issue.record("no change of a profile")
      return
    }
    #expect(author.name == "K. Adeyemi-Jones")
    #expect(author.registration == SmallHome.pharmacist.registration)
    #expect(author.organisation == SmallHome.pharmacist.organisation)
    #expect(pin == "5678")
  }

  @Test("A wrong PIN changes nothing and leaves what was typed")
  func refused() {
    var robot = robot()
    robot.press("<Enter>")
    robot.answer("name", "<Ctrl-U>Somebody")
    robot.answer("current", "9999<Ctrl-S>")
    robot.feed(.peopleRefused("That is not the PIN."))
    #expect(robot.focus == "current")
    #expect(robot.form?.text("current") == nil)
    #expect(robot.form?.text("name") == "Somebody")
    #expect(robot.shows("That is not the PIN."))
  }

  @Test("A number that does not have the form of the role's register is refused")
  func registration() {
    var robot = robot()
    robot.press("<Enter>")
    robot.answer("registration", "<Ctrl-U>12")
    robot.answer("current", "1234<Ctrl-S>")
    #expect(robot.focus == "registration")
    #expect(robot.changes.isEmpty)
  }

  @Test("Nobody changes what stands of somebody else, and nobody takes themselves off")
  func others() {
    var robot = robot()
    robot.press("x")
    #expect(robot.message.contains("This is you."))
    robot.press("<Down><Enter>")
    #expect(robot.context == .people)
    #expect(robot.message.contains("Only \(SmallHome.paramedic.name) can change this"))
    robot.press("x")
    robot.answer("current", "1234<Ctrl-S>")
    #expect(robot.changes.first?.what == .removal)
    #expect(robot.changes.first?.person.author == SmallHome.paramedic)
    #expect(robot.changes.first?.by.author == SmallHome.pharmacist)
  }

  @Test("What was changed stands at once, and the role follows")
  func changed() {
    var robot = robot()
    robot.press("<Enter>")
    guard let me = robot.state.me else { return }
    let now = Person(id: me.id, author: SmallHome.designated, pin: me.pin)
    robot.feed(.peopleChanged([now], changed: me.id, words: "Changed for this computer."))
    #expect(robot.state.me?.author == SmallHome.designated)
    #expect(robot.state.role == .prepare)
    #expect(robot.message == "Changed for this computer.")
  }

  @Test("Somebody is added on the pages of the first run, and chooses the PIN themselves")
  func added() {
    var robot = robot()
    robot.press("a")
    #expect(robot.title == "1 OF 3: WHO ARE YOU?")
    robot.press("<Esc>")
    #expect(robot.context == .people)
  }
}
