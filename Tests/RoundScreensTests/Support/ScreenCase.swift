import RoundScreens
import Testing

/// A screen at one size in one look, whose picture is kept in a file of the same name.
struct ScreenCase<Subject: RawRepresentable & Sendable>: CustomTestStringConvertible, Sendable
where Subject.RawValue == String {
  let subject: Subject
  let columns: Int
  let rows: Int
  let look: Look

  var testDescription: String { name }
  var name: String { "\(subject.rawValue)-\(columns)x\(rows)-\(look.rawValue)" }

  /// Compares what the robot sees with what somebody last looked at.
  func expect(_ robot: Robot) {
    TestFiles.expect(look.lines(of: robot.canvas), at: "Snapshots/\(name).txt")
  }
}

extension ScreenCase where Subject: CaseIterable {
  /// Each screen at the sizes that people have, and at the usual one without colours and boxes.
  static var usual: [ScreenCase] {
    Subject.allCases.flatMap { subject in
      [ScreenCase(subject: subject, columns: 80, rows: 24, look: .ascii)]
        + [(40, 15), (80, 24), (120, 40)].map {
          ScreenCase(subject: subject, columns: $0.0, rows: $0.1, look: .colour)
        }
    }
  }
}
