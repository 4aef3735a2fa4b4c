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

  struct Case: CustomTestStringConvertible {
    let subject: Subject
    let columns: Int
    let rows: Int
    let look: Look
    var testDescription: String {
      "\(subject.rawValue)-\(columns)x\(rows)-\(look.rawValue)"
    }
  }

  static let cases = Subject.allCases.flatMap { subject in
    [(40, 15), (80, 24), (120, 40)].map {
      Case(subject: subject, columns: $0.0, rows: $0.1, look: .colour)
    } + [Case(subject: subject, columns: 80, rows: 24, look: .ascii)]
  }

  @Test("Looks as it did when somebody last looked at it", arguments: cases)
  func looks(_ wanted: Case) {
    var robot = Robot.pretend(wanted.columns, wanted.rows, glyphs: wanted.look.glyphs)
    robot.feed(.exchange(.page(wanted.subject.page, .above)))
    TestFiles.expect(
      wanted.look.lines(of: robot.canvas), at: "Snapshots/\(wanted.testDescription).txt")
  }
}
