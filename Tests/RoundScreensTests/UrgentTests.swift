import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Observations, saved before anything is said of them")
struct ObservationsTests {
  /// The observations of scenario 2: NEWS2 19.
  static func measure(_ robot: inout Robot, temperature: String = "39.5") {
    robot.answer("respiration", "26")
    robot.answer("saturation", "90")
    robot.answer("oxygen", "2")
    robot.answer("systolic", "88")
    robot.answer("pulse", "134")
    robot.answer("consciousness", "3")
    robot.answer("temperature", temperature)
  }

  @Test("NEWS2 19 is said after it was saved, with what must happen now, and never before")
  func nineteen() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    #expect(robot.title == "OBSERVATIONS")
    Self.measure(&robot)
    #expect(!robot.text.contains("NEWS2 19"))
    robot.press("<Ctrl-S>")
    #expect(!robot.sentences.joined().contains("NEWS2 19"))
    robot.sign()
    #expect(robot.context == .urgentPage)
    #expect(robot.shows("NEWS2 19 (high), a 3 in one part"))
    #expect(robot.shows("ACT NOW: NEWS2 19, measured just now"))
    #expect(robot.shows("homeround has told nobody. Ring now."))
    #expect(robot.shows("not signed off by your clinical lead"))
    #expect(robot.shows("999"))
    let set = robot.drafts(ObservationsRecorded.self).last
    #expect(set?.respiration == 26)
    #expect(set?.oxygen == true)
    #expect(set?.temperature == "39.5")
    #expect(set?.scale == 1)
    #expect(robot.drafts(RoundOpened.self).isEmpty)
  }

  @Test("Nothing is measured before the resident was born")
  func beforeBirth() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("respiration", "16")
    robot.answer("day", "<Ctrl-U>31-12-1899")
    #expect(robot.shows("31-Dec-1899 is before the resident was born"))
    robot.press("<Ctrl-S>")
    #expect(robot.context == .form && robot.focus == "day")
    robot.answer("day", "<Ctrl-U>today<Ctrl-S>")
    #expect(robot.context == .sign)
  }

  @Test("Where nothing urgent is recorded the card orders nobody to ring")
  func cardOfNobody() {
    var robot = Robot()
    robot.press("/samuel<Enter>!")
    #expect(robot.shows("If it is urgent: ring. homeround tells nobody."))
    #expect(!robot.shows("Ring now"))
  }

  @Test("What was not measured stays away: no total, and its name")
  func incomplete() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("respiration", "16")
    robot.answer("saturation", "97")
    robot.answer("oxygen", "1")
    robot.answer("systolic", "128")
    robot.answer("pulse", "76")
    robot.answer("consciousness", "1<Ctrl-S>")
    #expect(robot.sentences.contains("Not measured: temperature"))
    robot.sign()
    #expect(robot.shows("NEWS2 incomplete: temperature not measured"))
    #expect(!robot.shows("NEWS2 0"))
    #expect(robot.drafts(ObservationsRecorded.self).last?.temperature == nil)
    #expect(!robot.shows("homeround has told nobody"))
  }

  @Test("A choice once made can be unmade, and is not measured then")
  func unmade() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("oxygen", "2")
    robot.answer("consciousness", "2")
    robot.answer("oxygen", "3")
    robot.answer("consciousness", "6")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "measuredBy")
    #expect(robot.shows("Nothing is measured yet: write at least one value above."))
    robot.answer("weight", "54.2<Ctrl-S>")
    robot.sign()
    let set = robot.drafts(ObservationsRecorded.self).last
    #expect(set?.oxygen == nil && set?.consciousness == nil && set?.weight == "54.2")
    #expect(robot.shows("No vital signs in this set, so no NEWS2."))
  }

  @Test(
    "What cannot be a measurement is refused at its question with what is accepted, and stays typed",
    arguments: [
      ("respiration", "81", "it is 0 to 80"), ("saturation", "29", "it is 30 to 100"),
      ("systolic", "301", "it is 30 to 300"), ("pulse", "301", "it is 0 to 300"),
      ("temperature", "45.1", "it is 25.0 to 45.0"), ("temperature", "36.85", "such as 36.8"),
      ("pulse", "fast", "as one whole number"), ("diastolic", "9", "it is 10 to 250"),
      ("weight", "9.9", "it is 10.0 to 400.0"), ("glucose", "61", "it is 0.1 to 60.0"),
    ])
  func refused(_ field: String, _ typed: String, _ words: String) {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer(field, typed + "<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.focus == field)
    #expect(robot.shows(words), "\(robot.testDescription)")
    #expect(robot.form?.text(field) == typed)
    #expect(robot.asked.isEmpty)
  }

  @Test("Ten times the last weight is asked about, and saved when it is right")
  func tenTimes() {
    let home = SmallHome.shared.with(
      ObservationsRecorded(measuredAt: SmallHome.noon.adding(hours: -99), weight: "40.0"), "Samuel")
    var robot = Robot(home)
    robot.press("/samuel<Enter>v")
    robot.answer("weight", "400")
    #expect(robot.shows("400.0 kg; the last one was 40.0 kg."))
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "sure")
    robot.press("2<Ctrl-S>")
    #expect(robot.shows("put it right"))
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ObservationsRecorded.self).last?.weight == "400.0")
  }

  @Test("The lower pressure is not above the upper one")
  func pressures() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("systolic", "80")
    robot.answer("diastolic", "120<Ctrl-S>")
    #expect(robot.focus == "diastolic")
    robot.answer("systolic", "<Ctrl-U>130")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
  }

  private static let target = SaturationTargetRecorded(
    range: "88-92", setBy: "Respiratory clinic", setOn: nil)
  private static let ninety = ObservationsRecorded(
    measuredAt: SmallHome.noon.adding(minutes: -5), respiration: 18, saturation: 90, scale: 2,
    oxygen: false, systolic: 130, pulse: 80, consciousness: "A", temperature: "36.9")

  @Test("Scale 2 rests on a clinician's entry: without one 90 % scores 3, whatever a file says")
  func scaleTwo() {
    let none = SmallHome.shared.with(Self.ninety, "Samuel")
    let manager = none.with(Self.target, "Samuel", by: SmallHome.manager)
    let before = SmallHome.noon.adding(hours: -1)
    let clinician = none.with(Self.target, "Samuel", by: SmallHome.paramedic, at: before)
    let after = none.with(Self.target, "Samuel", by: SmallHome.paramedic, at: SmallHome.noon)
    for (home, total) in [(none, 3), (manager, 3), (after, 3), (clinician, 0)] {
      let record = home.record
      guard let samuel = home.id("Samuel").flatMap({ record.residents[$0] }) else { continue }
      let score = record.news2(Self.ninety, of: samuel, catalog: .shipped).score
      #expect(score?.total == total)
      #expect(score?.singleThree == (total == 3))
    }
  }

  @Test("A target that was ended holds no more")
  func targetEnded() {
    let before = SmallHome.noon.adding(hours: -2)
    let home = SmallHome.shared.with(Self.ninety, "Samuel")
      .with(Self.target, "Samuel", by: SmallHome.paramedic, at: before)
      .with(
        SaturationTargetRecorded(range: nil, setBy: "GP", setOn: nil), "Samuel",
        by: SmallHome.paramedic, at: before.adding(minutes: 30))
    let record = home.record
    let samuel = home.id("Samuel").flatMap { record.residents[$0] }
    #expect(samuel.map { record.news2(Self.ninety, of: $0, catalog: .shipped).score?.total } == 3)
  }

  @Test("The form says which scale is used, and nobody can choose the other")
  func formSaysScale() {
    let home = SmallHome.shared.with(
      Self.target, "Samuel", by: SmallHome.paramedic, at: SmallHome.noon.adding(hours: -1))
    var robot = Robot(home)
    robot.press("/samuel<Enter>v")
    #expect(robot.shows("oxygen scale 2: a target of 88-92% was set by Respiratory clinic"))
    #expect(robot.form?["scale"] == nil)
    robot.answer("saturation", "90<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ObservationsRecorded.self).last?.scale == 2)
    #expect(robot.shows("scale 2: target 88-92%, set by Respiratory clinic"))
  }

  @Test("NEWS2 is not for somebody under 16")
  func tooYoung() {
    let young = ResidentDetails(family: "Young", given: "Samuel", born: Day(iso: "2012-01-01"))
    var robot = Robot(SmallHome.shared.with(ResidentChanged(young), "Samuel"))
    robot.press("/samuel<Enter>v")
    Self.measure(&robot)
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.shows("No NEWS2: it is for people of 16 and over, and this resident is 14."))
  }

  @Test("However long a concern is, with nobody told the card begins with numbers to ring")
  func numbersFirst() {
    let long = String(repeating: "Hot, breathing fast, does not know where he is. ", count: 20)
    func card(_ route: String?) -> Robot {
      var robot = Robot(
        SmallHome.shared.with(
          EscalationRecorded(
            round: nil, concern: long, route: route, at: nil, told: nil, said: nil), "Samuel"))
      robot.resize(80, 24)
      robot.press("/samuel<Enter>!")
      return robot
    }
    let untold = card(nil)
    #expect(untold.context == .urgentPage)
    #expect(untold.shows("homeround has told nobody. Ring now."))
    #expect(untold.shows("999: 999"))
    // Where somebody was told, what is open comes first.
    #expect(!card("emergency999").shows("999: 999"))
  }

  @Test("Observations are taken back in words")
  func undone() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("pulse", "76<Ctrl-S>")
    robot.sign()
    robot.press("<Esc>u")
    #expect(
      robot.sentences.first
        == "Take back: observations of 12-Mar-2026 12:00 for OKORO, Samuel (Mr) (12:00)?")
    robot.press("y")
    let samuel = SmallHome.shared.id("Samuel").flatMap { robot.state.record.residents[$0] }
    #expect(samuel?.vitalSigns.isEmpty == true)
  }

  @Test("On the page after saving u does what the line says")
  func undoneAtOnce() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("pulse", "76<Ctrl-S>")
    robot.sign()
    #expect(robot.context == .urgentPage)
    #expect(robot.message.hasSuffix("u Undo"))
    robot.wait(seconds: 1)
    robot.press("u")
    #expect(robot.title == "TAKE BACK")
    #expect(robot.sentences.first?.hasPrefix("Take back: observations of") == true)
    robot.press("<Esc>")
    #expect(robot.context == .urgentPage)
    robot.press("uy")
    #expect(robot.resident("Samuel")?.vitalSigns.isEmpty == true)
    #expect(robot.context == .resident)
  }

  @Test("Where it can't be taken back any more, u on that page says why")
  func undoRefused() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    robot.answer("pulse", "76<Ctrl-S>")
    robot.sign()
    robot.feed(.sent(.entry(epoch: 1, .max)))
    robot.press("u")
    #expect(robot.context == .urgentPage)
    #expect(robot.message.contains("has left in a pack"))
  }

  @Test("A draft of observations comes back as it was")
  func draft() {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    Self.measure(&robot)
    robot.press("<Tab>")
    robot.killAndReopen()
    robot.press("/samuel<Enter>v1")
    #expect(robot.form?.text("temperature") == "39.5")
    #expect(robot.form?.chosen("consciousness") == "V")
  }
}

@Suite("Measures, what is usual, and limits")
struct MeasuresTests {
  private func opened(_ people: [Author] = [SmallHome.pharmacist], _ home: SmallHome = .shared)
    -> Robot
  {
    var robot = Robot(home, people: people)
    robot.press("/samuel<Enter><Enter>M")
    return robot
  }

  @Test("Each measure is recorded and stands on the resident's screen with its words")
  func scales() {
    var robot = opened()
    robot.press("2")
    robot.answer("frailty", "7<Ctrl-S>")
    robot.sign()
    #expect(robot.context == .resident)
    robot.press("M5")
    robot.answer("gsf", "3<Ctrl-S>y")
    robot.press("M4")
    robot.answer("waterlow", "17<Ctrl-S>y")
    robot.press("M6")
    robot.answer("abbey", "9<Ctrl-S>y")
    robot.press("M1")
    robot.answer("signs", "17<Ctrl-S>y")
    let measures = robot.drafts(MeasureRecorded.self)
    #expect(measures.map(\.measure) == ["frailty", "gsf", "waterlow", "abbey", "softSigns"])
    #expect(measures.last?.signs == ["breathing", "legs"])
    let words = measures.map { $0.words(.shipped) }
    #expect(words[0] == "7, living with severe frailty")
    #expect(words[1] == "C, yellow (weeks: deteriorating)")
    #expect(words[2] == "17, high risk")
    #expect(words[3] == "9, moderate pain")
    robot.resize(100, 200)
    #expect(robot.shows("7, living with severe frailty (12-Mar-2026 12:00)"))
    #expect(robot.shows("C, yellow (weeks: deteriorating)"))
  }

  @Test("MUST works the change out from recorded weights, and shows each step")
  func must() {
    let day = SmallHome.noon.adding(hours: -24 * 120)
    let home = SmallHome.shared.with(
      ObservationsRecorded(measuredAt: day, weight: "60.0"), "Samuel"
    )
    .with(ObservationsRecorded(measuredAt: SmallHome.noon, weight: "53.0"), "Samuel")
    var robot = opened([SmallHome.pharmacist], home)
    robot.press("3")
    robot.answer("acute", "1")
    robot.answer("planned", "1<Ctrl-S>")
    #expect(robot.sentences.contains("Height not recorded: not known"))
    #expect(robot.sentences.contains("not known: height not recorded"))
    robot.press("<Esc><Esc>M7")
    robot.press("<Esc>")
    var second = opened([SmallHome.pharmacist], home)
    second.press("7")
    second.answer("height", "165<Ctrl-S>")
    second.sign()
    second.press("M3")
    second.answer("acute", "1")
    second.answer("planned", "1<Ctrl-S>y")
    let must = second.drafts(MeasureRecorded.self).last
    #expect(must?.total == 3)
    #expect(must?.steps?.map(\.points) == [1, 2, 0])
    #expect(must?.words(.shipped) == "3, high risk")
  }

  @Test("What is usual counts only when a clinician signs, and then stops nobody")
  func usual() {
    func filled(_ person: Author) -> Robot {
      var robot = opened([person])
      robot.press("8")
      robot.answer("usualNews2", "3")
      robot.answer("usualSaturation", "90<Ctrl-S>")
      robot.press("1234<Enter>")
      return robot
    }
    let home = filled(SmallHome.manager)
    #expect(home.asked.isEmpty)
    #expect(home.shows("Only a clinician can sign this"))
    let robot = filled(SmallHome.pharmacist)
    #expect(robot.drafts(UsualRecorded.self).last?.news2 == 3)
    let record = robot.state.record
    let samuel = SmallHome.shared.id("Samuel").flatMap { record.residents[$0] }
    #expect(samuel.flatMap { record.usual(of: $0, catalog: .shipped) }?.body.saturation == 90)
  }

  @Test("An entry about what is usual that somebody else signed elsewhere is not believed")
  func notBelieved() {
    let record = SmallHome.shared.with(
      UsualRecorded(news2: 9, concerns: ["chestPain"]), "Samuel", by: SmallHome.manager
    ).record
    let samuel = SmallHome.shared.id("Samuel").flatMap { record.residents[$0] }
    #expect(samuel.flatMap { record.usual(of: $0, catalog: .shipped) } == nil)
  }

  @Test("Limits and medicines for the end of life stand on the card; until then not recorded")
  func plan() {
    var robot = opened()
    robot.press("<Esc>!")
    #expect(robot.shows("CPR Not recorded"))
    #expect(robot.shows("Limits Not recorded"))
    #expect(robot.shows("medicines: Not recorded"))
    robot.press("M<End><Space>")
    robot.answer("limits", "Hospital only for a broken bone")
    robot.answer("inHouse", "1")
    robot.answer("medicines", "blue box, treatment room<Ctrl-S>")
    robot.sign()
    robot.press("!")
    #expect(robot.shows("Limits Hospital only for a broken bone"))
    #expect(robot.shows("medicines: In the house: blue box, treatment room"))
  }
}
