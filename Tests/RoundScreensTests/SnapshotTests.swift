import RoundScreens
import Testing

@testable import RoundCore

/// Every screen as people see it, in files that are read when they change.
@Suite("Screens as they look")
struct SnapshotTests {
  enum Subject: String, CaseIterable {
    case roundList = "round-list"
    case resident
    case outcome
    case carePlan = "care-plan"
    case review
    case close
    case sheet
    case help
    case picker
    case firstRun = "first-run"
    case deceased
    case register, admission, death
  }

  typealias Case = ScreenCase<Subject>

  static let cases: [Case] = Subject.allCases.flatMap { subject in
    Look.allCases.map { Case(subject: subject, columns: 80, rows: 24, look: $0) }
      + [(40, 15), (120, 40), (200, 60)].map {
        Case(subject: subject, columns: $0.0, rows: $0.1, look: .colour)
      }
  }

  @Test("Looks as it did when somebody last looked at it", arguments: cases)
  func looks(_ wanted: Case) {
    wanted.expect(Self.at(wanted.subject, wanted.columns, wanted.rows, wanted.look.glyphs))
  }

  @Test("A window that is too small says what it needs", arguments: [(38, 9), (20, 30), (100, 5)])
  func tooSmall(_ columns: Int, _ rows: Int) {
    let robot = Robot.pretend(columns, rows)
    TestFiles.expect(
      Look.colour.lines(of: robot.canvas), at: "Snapshots/too-small-\(columns)x\(rows)-colour.txt")
  }

  /// Goes to a screen by the keys that a person would press.
  static func at(_ subject: Subject, _ columns: Int, _ rows: Int, _ glyphs: Glyphs) -> Robot {
    var robot = Robot.pretend(columns, rows, glyphs: glyphs)
    switch subject {
    case .roundList: robot.press("<Down>")
    case .resident: robot.press("<Down><Down><Enter>")
    case .outcome: outcome(&robot)
    case .carePlan: carePlan(&robot)
    case .review: review(&robot)
    case .close: close(&robot)
    case .sheet: robot.press("s")
    case .help: robot.press("?<Down><Down>")
    case .picker: robot.press("ajo<Down>")
    case .firstRun:
      robot = Robot(
        record: Record(home: SmallHome.shared.home), people: [],
        size: Size(columns: columns, rows: rows), glyphs: glyphs)
      robot.press("3<Enter>K. Adeyemi<Tab>")
    case .deceased:
      let home = SmallHome.shared.with(
        ResidenceChanged(state: .died, on: SmallHome.today.adding(days: -1)), "Doris")
      robot = Robot(
        record: home.record, people: SmallHome.people(), size: Size(columns: columns, rows: rows),
        glyphs: glyphs)
      robot.press("/doris<Enter>")
    case .register, .admission, .death: register(&robot, subject)
    }
    return robot
  }

  private static func register(_ robot: inout Robot, _ subject: Subject) {
    let home = SmallHome.shared
      .with(ResidenceChanged(state: .hospital, on: SmallHome.today, note: "St Mary's"), "Anil")
      .with(ResidenceChanged(state: .died, on: SmallHome.today.adding(days: -1)), "Gwen")
      .with(ResidenceChanged(state: .home, on: SmallHome.today.adding(days: -8)), "Samuel")
    robot = Robot(
      record: home.record, people: SmallHome.people(), size: robot.state.size,
      glyphs: robot.state.glyphs)
    robot.press("B<Down>")
    switch subject {
    case .admission:
      robot.press("a")
      robot.answer("family", "Walker")
    case .death:
      robot.press("L")
      robot.choose("to", "Has died")
      robot.press("<Ctrl-S>")
    default: break
    }
  }

  private static func outcome(_ robot: inout Robot) {
    robot.press("<Down><Down>o1")
    robot.choose("outcomes", "Advice or watch")
    robot.answer("detail-advice", "Blood pressure lying and standing, twice a day")
    robot.answer("text", "Steady on her feet today. Two lists of medicines compared.<Ctrl-S>")
  }

  private static func carePlan(_ robot: inout Robot) {
    robot.press("<Down><Down>c1")
    robot.answer("after", " Two people for the stairs, always.")
    robot.answer("agreedWith", "Ann, daughter")
    robot.answer("review", "next round")
  }

  private static func review(_ robot: inout Robot) {
    robot.press("<Down><Down>o1")
    Blocks.addMedicine(&robot)
    Blocks.addCarePlan(&robot, heading: "Skin", after: "Heels off the bed. Turn every two hours.")
    robot.press("<Ctrl-S>")
    Blocks.addAction(&robot, due: "+7")
    robot.press("<Ctrl-S>")
    robot.answer("text", "Steady on her feet today. Two lists of medicines compared.")
    for field in robot.form?.fields ?? [] where field.id.hasPrefix("answer-") {
      robot.answer(field.id, "Yes: the list from the hospital is the right one.")
    }
    robot.press("<Ctrl-S>12")
  }

  private static func close(_ robot: inout Robot) {
    robot.press("gEtaken to hospital<Ctrl-S>")
    robot.sign()
    robot.press("d1<Tab>seen by the nurse this morning<Tab>2<Tab>")
  }
}
