import Testing

@testable import RoundCore
@testable import RoundScreens

/// Who is on screen is never in doubt.
@Suite("The patient banner")
struct IdentityTests {
  static let sizes = [
    Size(columns: 40, rows: 12), Size(columns: 40, rows: 15), Size(columns: 47, rows: 20),
    Size(columns: 59, rows: 17), Size(columns: 60, rows: 18), Size(columns: 80, rows: 24),
    Size(columns: 109, rows: 30), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  /// Without white space, so that what was wrapped is found.
  private func squeezed(_ lines: some Sequence<String>) -> String {
    lines.joined().filter { !$0.isWhitespace }
  }

  private func needed(_ details: ResidentDetails, _ person: ResidentRecord) -> [String] {
    [
      details.shownName, details.shownBirth(on: SmallHome.today), details.gender.words,
      details.shownNumber, person.allergyStatement.status.label,
    ].map { squeezed([$0]) }
  }

  private func check(_ robot: Robot, _ place: String) {
    guard let id = Availability.subject(robot.state),
      let person = robot.state.record.residents[id], let details = person.current
    else {
      Issue.record("nobody on screen: \(place)")
      return
    }
    // In the body: not only in the header, and not under the hints.
    let text = squeezed(robot.lines.dropFirst())
    for item in needed(details, person) where !text.contains(item) {
      let size = robot.state.size
      Issue.record(
        "\(item) is missing: \(place), \(size.columns)x\(size.rows)\(robot.testDescription)")
    }
  }

  /// Residents as hard to fit as any: the pretend home's list, and two made for it.
  private func homes() -> [(name: String, record: Record)] {
    let long = ResidentDetails(
      family: "Featherstonehaugh-Cholmondeley", given: "Maximiliana Wilhelmina", title: "Dame",
      preferredName: "Maxi", born: Day(iso: "1922-01-31"), gender: .notSpecified,
      nhsNumber: try? NHSNumber("9990000018"), numberStatus: .given, room: "Garden 12B")
    let allergies = AllergiesRecorded(
      status: .known,
      items: (1...9).map {
        AllergiesRecorded.Allergy(agent: "Substance number \($0)", reaction: "swelling of the lips")
      })
    let home = SmallHome.shared.with(ResidentRegistered(long), "Doris").with(allergies, "Doris")
    return [("pretend", PretendRecord.shared.record), ("long", home.record)]
  }

  @Test("A room of 5,000 letters, from wherever it came, leaves the screen its lines")
  func longRoom() {
    var details = ResidentDetails(
      family: "Short", given: "Ann", born: Day(iso: "1930-01-31"), gender: .female)
    details.room = String(repeating: "x", count: 5_000)
    let allergies = AllergiesRecorded(
      status: .known, items: [AllergiesRecorded.Allergy(agent: "Penicillin", reaction: nil)])
    let home = SmallHome.shared.with(ResidentRegistered(details), "Doris").with(allergies, "Doris")
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
      var robot = Robot(home, size: size)
      robot.press("/short<Enter>")
      #expect(robot.shows("SHORT, Ann"))
      #expect(robot.shows("Penicillin"))
      robot.press("e")
      #expect(robot.shows("SHORT, Ann"))
      #expect(robot.shows("Penicillin"))
      let question = robot.form?.focused?.question ?? "no question"
      #expect(robot.shows(String(question.prefix(12))))
    }
  }

  @Test("What stands on top of every screen is typed and pasted up to a length only")
  func lengthOfIdentity() {
    for id in ["family", "given", "title", "preferredName", "room"] {
      guard case .text(var editor)? = DetailsFields.make(nil).first(where: { $0.id == id })?.kind
      else {
        Issue.record("there is no question \(id)")
        continue
      }
      _ = editor.paste(String(repeating: "x", count: 5_000))
      #expect(editor.text.count == 200, "\(id)")
    }
  }

  @Test(
    "Name, birth, gender, NHS number and allergies are on every screen that changes a record",
    arguments: sizes)
  func identityEverywhere(_ size: Size) {
    for (name, record) in homes() {
      var robot = Robot(record: record, people: SmallHome.people(), size: size)
      let count = name == "pretend" ? 15 : 1
      for place in 0..<count {
        var here = robot
        here.press("<Enter>")
        check(here, "\(name) \(place), resident")
        for key in ["o", "0", "x", "e", "E", "c", "t"] {
          var form = here
          form.press(key)
          guard form.context == .form else { continue }
          check(form, "\(name) \(place), form \(key)")
          form.press("<Ctrl-S>")
          check(form, "\(name) \(place), form \(key) with a problem")
        }
        check(signing(here), "\(name) \(place), review")
        robot.press("<Down>")
      }
    }
  }

  private func signing(_ robot: Robot) -> Robot {
    var robot = robot
    robot.press("xnot for this round<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.shows("Your PIN, then Enter:"), "\(robot.testDescription)")
    return robot
  }

  @Test("Blocks, adding and the last warning before signing carry the banner too", arguments: sizes)
  func identityOnBlocks(_ size: Size) {
    for field in ["medicines", "carePlan", "actions"] {
      var robot = Robot(size: size)
      robot.press("o")
      robot.go(to: field)
      robot.press("<Enter>")
      check(robot, field)
    }
    var robot = Robot(size: size)
    robot.press("apatel<Enter>")
    let form = squeezed(robot.lines)
    for item in ["PATEL,Anil(Mr)", "12-Dec-1944", "Male", "9990000050", "Allergiesnotrecorded"] {
      #expect(form.contains(item), "\(robot.testDescription)")
    }
  }

  @Test("No name of the register is cut", arguments: sizes)
  func namesAreWhole(_ size: Size) {
    for (_, record) in homes() {
      var robot = Robot(record: record, people: SmallHome.people(), size: size)
      robot.press("a")
      guard case .picker(let picker)? = robot.state.stack.last else { continue }
      for person in PickerUpdate.candidates(robot.state, picker) {
        let text = squeezed(robot.lines)
        #expect(text.contains(squeezed([person.current?.shownName ?? ""])))
        robot.press("<Down>")
      }
    }
  }
}
