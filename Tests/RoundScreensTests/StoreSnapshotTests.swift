import RoundCore
import Testing

@testable import RoundScreens

/// The pages that lock a folder, and those that open it again, as people see them.
@Suite("The locked folder as it looks")
struct StoreSnapshotTests {
  enum Subject: String, CaseIterable {
    case choose = "store-choose"
    case passphrase = "store-passphrase"
    case short = "store-passphrase-short"
    case sheet = "store-sheet"
    case back = "store-sheet-back"
    case wrongGroup = "store-sheet-wrong"
    case unlock = "store-unlock"
    case typed = "store-unlock-typed"
    case refused = "store-unlock-refused"
    case waiting = "store-unlock-waiting"
    case pin = "store-unlock-pin"

    var isFirstRun: Bool {
      switch self {
      case .choose, .passphrase, .short, .sheet, .back, .wrongGroup: true
      default: false
      }
    }
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    wanted.expect(wanted.subject.isFirstRun ? firstRun(wanted) : locked(wanted))
  }

  private func firstRun(_ wanted: Case) -> Robot {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [],
      size: Size(columns: wanted.columns, rows: wanted.rows), glyphs: wanted.look.glyphs)
    robot.press("4")
    guard wanted.subject != .choose else { return robot }
    robot.press("<Enter>K. Adeyemi")
    robot.choose("role", "GP")
    robot.answer("organisation", "Bridge Street<Enter>2<Tab>Rosewood House<Enter>")
    robot.press("1234<Enter>1234<Enter>")
    guard wanted.subject != .passphrase else { return robot }
    robot.press(wanted.subject == .short ? "too short<Enter>" : "four words of mine<Enter>")
    guard wanted.subject != .short else { return robot }
    robot.press("four words of mine<Enter>")
    guard wanted.subject != .sheet else { return robot }
    robot.press("1<Enter>group1<Enter>")
    guard wanted.subject != .back else { return robot }
    robot.press("GROUP6<Enter>GROUP8<Enter>")
    return robot
  }

  private func locked(_ wanted: Case) -> Robot {
    var robot = Robot.pretend(wanted.columns, wanted.rows, glyphs: wanted.look.glyphs)
    robot.lockFolder()
    robot.press("<F9>")
    switch wanted.subject {
    case .typed: robot.press("four words of mine")
    case .refused:
      robot.press("not the right one<Enter>")
      robot.feed(.storeChecked(PINGate.Answer(fits: false)))
    case .waiting:
      robot.press("not the right one<Enter>")
      robot.feed(.storeChecked(PINGate.Answer(fits: false, secondsLeft: 120, isTried: false)))
    case .pin:
      robot.press("four words of mine<Enter>")
      robot.feed(.storeChecked(PINGate.Answer(fits: true)))
      robot.press("12")
    default: break
    }
    return robot
  }
}
