import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The PIN of the pretend home is shown where it is asked for")
struct PretendPINTests {
  private static let words = "In this pretend home the PIN is 1234."

  /// The small home, as `homeround sample` sets up its people, or as in a real home.
  private func robot(
    pretend: Bool = true, changed: Bool = false, size: Size = Size(columns: 80, rows: 24)
  ) -> Robot {
    let people = SmallHome.people([SmallHome.pharmacist, SmallHome.designated]).map {
      Person(id: $0.id, author: $0.author, pin: $0.pin, hasPretendPIN: changed ? nil : true)
    }
    let home =
      pretend
      ? SmallHome.shared
      : SmallHome.shared.with(HomeDeclared(name: "Rosewood House", pretend: false))
    return Robot(record: home.record, people: people, size: size, person: people.first?.id)
  }

  private func signing(_ robot: Robot) -> Robot {
    var robot = robot
    robot.press("0Yes.<Ctrl-S>")
    return robot
  }

  @Test("Beside the PIN that signs, at the lock, and for one's own PIN; line by line too")
  func shown() {
    let sign = signing(robot())
    #expect(sign.shows("Your PIN, then Enter: In this pretend home it is 1234."))
    #expect(
      signing(robot(size: Size(columns: 40, rows: 15))).shows("Your PIN, then Enter: it is 1234"))
    var locked = robot()
    locked.press("<F9>")
    #expect(locked.shows(Self.words))
    var own = robot()
    own.press("I<Enter>")
    own.go(to: "current")
    #expect(own.shows("Nothing is changed without it. \(Self.words)"))
    var who = robot()
    who.press("i")
    #expect(who.shows("In this pretend home it is 1234, and you can try both sides."))
    var talk = PlainDialog()
    #expect(talk.lines(sign.state).contains(Self.words))
    #expect(talk.lines(locked.state).contains(Self.words))
  }

  @Test("Never in a real home, whatever stands of the person, nor once it was changed")
  func neverElsewhere() {
    for robot in [robot(pretend: false), robot(changed: true)] {
      #expect(!signing(robot).shows("1234"))
      var other = robot
      other.press("i")
      #expect(!other.shows("1234"))
      other.press("<Esc><F9>")
      #expect(!other.shows("1234"))
      var talk = PlainDialog()
      #expect(!talk.lines(signing(robot).state).joined().contains("1234"))
      #expect(!talk.lines(other.state).joined().contains("1234"))
    }
  }

  @Test("A passphrase that is asked for before the PIN is not answered by it")
  func notForThePassphrase() {
    var robot = robot()
    robot.lockFolder()
    robot.press("<F9>")
    #expect(robot.shows("Passphrase of this folder") && !robot.shows("1234"))
  }
}
