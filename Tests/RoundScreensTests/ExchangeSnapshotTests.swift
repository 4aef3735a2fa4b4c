import RoundScreens
import Testing

@testable import RoundCore

/// The pages of the exchange as people see them, in files that are read when they change.
@Suite("The exchange as it looks")
struct ExchangeSnapshotTests {
  enum Subject: String, CaseIterable {
    case desk = "exchange-desk"
    case comparing = "exchange-words"
    case stop = "exchange-stop"
    case path = "exchange-path"

    var page: ExchangePage {
      switch self {
      case .desk: return ExchangePages.page(.desk)
      case .comparing: return ExchangePages.comparing
      case .stop: return ExchangePages.stop
      case .path: return ExchangePages.page(.askPath)
      }
    }
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    var robot = Robot.pretend(wanted.columns, wanted.rows, glyphs: wanted.look.glyphs)
    robot.feed(.exchange(.page(wanted.subject.page, .above)))
    wanted.expect(robot)
  }
}
