/// Fills in the blocks of the outcome form that is open, as a person would.
enum Blocks {
  static func addMedicine(_ robot: inout Robot, _ medicine: String = "zopiclone") {
    robot.go(to: "medicines")
    robot.press("<End><Enter>")
    robot.choose("change", "Stop")
    robot.answer("medicine", medicine)
    robot.answer("before", "7.5 mg at night")
    robot.answer("why", "falls")
    robot.answer("mar", "1<Ctrl-S>")
  }

  static func addAction(_ robot: inout Robot, due: String) {
    robot.go(to: "actions")
    robot.press("<End><Enter>")
    robot.answer("what", "Bloods")
    robot.choose("side", "Practice")
    robot.answer("owner", "phlebotomist")
    robot.answer("due", due)
  }

  static func addCarePlan(_ robot: inout Robot, heading: String, after: String) {
    robot.go(to: "carePlan")
    robot.press("<End><Enter>")
    robot.choose("pick", heading)
    robot.go(to: "after")
    robot.press(String(repeating: "<Backspace>", count: 60) + after)
    robot.answer("why", "falls")
    robot.answer("agreedWith", "Ann, daughter")
    robot.answer("review", "+28")
  }
}
