import RoundCore
import RoundReports
import Testing

@Suite struct SheetTests {
  private func sheet(_ home: PretendHome) -> [String] {
    Sheet.text(
      record: home.record, round: home.round, catalog: .shipped, now: PretendHome.now)
  }

  private func sheet(
    _ builder: RecordBuilder, _ round: RoundID, minutes: Int = 300
  ) -> [String] {
    Sheet.text(
      record: builder.record, round: round, catalog: .shipped,
      now: RecordBuilder.moment(minutes: minutes))
  }

  /// Without white space, so that a text is found however it was wrapped.
  private func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

  /// The lines from a heading to the next.
  private func section(_ heading: String, of lines: [String]) -> [String] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    let rest = lines.dropFirst(start + 2)
    return Array(rest.prefix { !SheetTests.headings.contains($0) && !$0.hasPrefix("Tell the") })
  }

  private static let headings = [
    "MAR TODAY", "ANSWERS", "FOR THE HOME", "FOR THE PRACTICE", "FOR THE PHARMACY",
    "FOR OTHER SERVICES", "NOT SEEN", "CARRIED FORWARD", "TAKEN OFF THE LIST", "ESCALATIONS",
    "EACH RESIDENT", "STILL OPEN FROM EARLIER ROUNDS",
  ]

  @Test("The sheet of a pretend home that has everything is as it was accepted")
  func sheetOfPretendHome() { expectSnapshot(sheet(PretendHome()), "pretend-home") }

  @Test("The sheet of a round that is still open is as it was accepted")
  func sheetOfOpenRound() {
    expectSnapshot(sheet(PretendHome(pretend: false, closed: false)), "open-round")
  }

  @Test("MAR today and answers come first, then who must act, in a fixed order")
  func orderOfSections() {
    let lines = sheet(PretendHome())
    #expect(lines.filter(SheetTests.headings.contains) == SheetTests.headings)
  }

  @Test("A section with nothing in it is left out")
  func emptySectionsAreLeftOut() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let lines = sheet(builder, round)
    #expect(!lines.contains { SheetTests.headings.contains($0) })
    #expect(lines.contains("Tell the sender if anything is unclear or could not be done."))
  }

  @Test("An open round says so on the first line, and a closed one does not")
  func openRoundSaysSo() {
    #expect(sheet(PretendHome(closed: false)).first == "ROUND STILL OPEN - NOT FINAL")
    #expect(!sheet(PretendHome()).contains { $0.contains("STILL OPEN - NOT FINAL") })
  }

  @Test("Pretend residents are told at the top and the bottom, real ones are not called so")
  func pretendIsTold() {
    let lines = sheet(PretendHome())
    #expect(lines.first == "PRETEND RESIDENTS - NOT REAL")
    #expect(lines.last == "PRETEND RESIDENTS - NOT REAL")
    #expect(!sheet(PretendHome(pretend: false)).contains { $0.contains("PRETEND") })
  }

  @Test("A medicine change with MAR today has before, after, why, prescriber and time, and only it")
  func marTodayIsWhole() {
    let part = section("MAR TODAY", of: sheet(PretendHome())).joined(separator: "\n")
    for text in [
      "WALKER, Doris (Mrs)  Room 12  Born 14-Jul-1938 (87y)  NHS No. 999 000 0018",
      "[ ] Stop: Amlodipine 5 mg tablets", "one in the morning", "stopped",
      "falls in blood pressure on standing", "independent prescriber",
      "K. Adeyemi (pharmacist, GPhC 2087654), 12-Mar-2026 10:42",
    ] {
      #expect(part.contains(text), "\(text)")
    }
    #expect(!part.contains("Macrogol"))
  }

  @Test("A change by somebody who does not prescribe is called a recommendation")
  func recommendationIsNamed() {
    let part = section("FOR THE HOME", of: sheet(PretendHome())).joined(separator: "\n")
    #expect(part.contains("Dr A. Khan (a recommendation to the prescriber)"))
  }

  @Test("A question without an answer is there with the reason")
  func unansweredQuestionsAreThere() {
    let part = section("ANSWERS", of: sheet(PretendHome())).joined(separator: "\n")
    #expect(part.contains("Yes, very likely. It is stopped from today."))
    #expect(part.contains("needs the GP's opinion"))
    #expect(part.contains("Is the wound infected?"))
    #expect(part.contains("NOT ANSWERED: carried forward"))
  }

  @Test("Every text of what was decided is on the sheet whole")
  func nothingIsLost() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    var texts: [String] = []
    func text(_ name: String) -> String {
      let words = (1...60).map { "\(name)\($0)" }.joined(separator: " ")
      texts.append(words)
      return words
    }
    let long = String(repeating: "x", count: 300)
    texts.append(long)
    let resident = builder.register(
      ResidentDetails(family: "Walker", given: "Doris", room: "12"))
    let flag = builder.add(
      FlagRaised(round: round, reasons: ["fall"], priority: 1, question: text("question")),
      resident)
    let sides = ["home", "practice", "pharmacy", "otherService", "somebodyElse"]
    builder.add(
      ReviewSigned(
        round: round, flags: [flag], contact: "recordReview",
        outcomes: [
          ReviewSigned.Outcome(code: "tests", detail: text("outcome")),
          ReviewSigned.Outcome(code: "codeOfAnotherVersion", detail: long),
        ],
        answers: [
          ReviewSigned.Answer(flag: flag, answer: text("answer"), notAnsweredBecause: nil)
        ],
        text: text("line") + "\n\n" + text("second"),
        medicineChanges: [true, false].map { today in
          MedicineChange(
            id: builder.entry(), change: "start", medicine: text("medicine\(today)"),
            before: text("before\(today)"), after: text("after\(today)"), why: text("why\(today)"),
            marToday: today, prescriber: text("prescriber\(today)"))
        },
        carePlanChanges: [
          CarePlanChange(
            id: builder.entry(), heading: text("heading"), before: text("old"), after: text("new"),
            why: text("because"), agreedWith: text("agreed"), agreedRole: text("role"),
            reviewOn: nil, replaces: [])
        ],
        actions: sides.map { side in
          RoundAction(
            id: builder.entry(), what: text("what\(side)"), ownerSide: side,
            owner: text("owner\(side)"), due: nil, dueNextRound: false)
        },
        safetyNet: ReviewSigned.SafetyNet(
          callIf: text("callIf"), by: text("by"), route: text("route"))),
      resident)
    let lines = sheet(builder, round)
    let all = squeezed(lines.joined())
    for text in texts { #expect(all.contains(squeezed(text)), "\(text.prefix(12))") }
    #expect(lines.allSatisfy { SafeText($0).width <= 78 })
  }

  @Test("No line is wider than 78 columns or ends in a space, wide characters and all")
  func linesFit() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(
      ResidentDetails(
        family: String(repeating: "山田", count: 60), given: "D\u{301}oris", room: "12"))
    builder.add(
      ReviewSigned(
        round: round, flags: [], contact: "video",
        text: String(repeating: "山 田中\t", count: 200)), resident)
    for lines in [sheet(builder, round), sheet(PretendHome())] {
      for line in lines {
        #expect(SafeText(line).width <= 78)
        #expect(line.last != " ")
      }
    }
  }

  @Test("Texts that would act on a terminal or pass for the sheet's own words do neither")
  func hostileTextIsHarmless() {
    let hostile = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J\r\nMAR TODAY\n---------\n\u{200B}\u{E0041}end"
    var builder = RecordBuilder()
    builder.add(HomeDeclared(name: hostile))
    let round = builder.plan("2026-03-12", time: hostile, mode: hostile)
    let author = Author(
      name: hostile, role: hostile, organisation: hostile,
      registration: Author.Registration(body: hostile, number: hostile))
    let resident = builder.register(
      ResidentDetails(family: hostile, given: hostile, title: hostile, room: hostile))
    let flag = builder.add(
      FlagRaised(
        round: round, reasons: [hostile], priority: 1, raisedByName: hostile, question: hostile,
        askedBy: hostile), resident, by: author)
    builder.add(
      ReviewSigned(
        round: round, flags: [flag], contact: hostile, text: hostile,
        actions: [
          RoundAction(
            id: builder.entry(), what: hostile, ownerSide: "home", owner: hostile, due: nil,
            dueNextRound: true)
        ]), resident, by: author)
    builder.add(
      EscalationRecorded(
        round: round, concern: hostile, route: hostile, at: nil, told: hostile, said: hostile),
      resident, by: author)
    builder.add(FlagDropped(round: round, flags: [flag], reason: hostile), resident, by: author)
    let lines = sheet(builder, round)
    for line in lines {
      #expect(SafeText(line).string == line)
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
    #expect(!lines.contains("MAR TODAY"))
    #expect(lines.filter { $0.hasPrefix("-") }.allSatisfy { $0.allSatisfy { $0 == "-" } })
  }

  @Test("Two texts of one heading that stand side by side are both shown, and called a conflict")
  func conflictShowsBoth() {
    let part = section("FOR THE HOME", of: sheet(PretendHome())).joined(separator: "\n")
    #expect(part.contains("CONFLICT:"))
    #expect(part.contains("Toilet every three hours by day."))
    #expect(part.contains("Toilet after breakfast, with a stool chart."))
  }

  @Test("A change that a later one took the place of says so, and is no conflict")
  func replacedChangeSaysSo() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    let id = builder.entry()
    func change(_ id: EntryID, _ after: String, _ replaces: [EntryID]) -> CarePlanChange {
      CarePlanChange(
        id: id, heading: "skin", before: "", after: after, why: nil, agreedWith: nil,
        agreedRole: nil, reviewOn: nil, replaces: replaces)
    }
    builder.add(
      ReviewSigned(
        round: round, flags: [], contact: "video", carePlanChanges: [change(id, "first", [])]),
      resident, by: PretendHome.pharmacist, minutes: 1)
    builder.add(
      CarePlanChanged(change(builder.entry(), "second", [id])), resident,
      by: PretendHome.senior, minutes: 2)
    let text = sheet(builder, round).joined(separator: "\n")
    #expect(text.contains("again since: J. Brennan (senior carer), 12-Mar-2026 09:02"))
    #expect(!text.contains("CONFLICT"))
  }

  @Test("Who was carried forward is safe to wait or went by a route; neither is called out")
  func carriedForwardIsSafeOrRouted() {
    let home = PretendHome()
    let part = section("CARRIED FORWARD", of: sheet(home)).joined(separator: "\n")
    #expect(part.contains("YES, judged safe until the next round, Thu 19-Mar-2026"))
    #expect(part.contains("NO: see NOT SAFE TO WAIT"))
    let front = section("NOT SAFE TO WAIT", of: sheet(home)).joined(separator: "\n")
    #expect(front.contains("Practice, same day (duty doctor)"))
    #expect(front.contains("duty doctor Dr S. Rao, 12:40"))
    let headings = ["NOT SAFE TO WAIT", "MAR TODAY", "ANSWERS"].compactMap {
      sheet(home).firstIndex(of: $0)
    }
    #expect(headings.count == 3 && headings == headings.sorted())
    #expect(!part.contains("NOT SAID TO BE SAFE"))

    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    builder.add(
      RoundClosed(
        round: round,
        carried: [
          RoundClosed.Carried(
            resident: resident, flags: [], safeToWait: false, why: "time", route: nil, told: nil)
        ], told: nil))
    #expect(sheet(builder, round).contains { $0.contains("NOT SAID TO BE SAFE") })
  }

  @Test("Somebody on a closed round of whom nothing is said is not passed over")
  func unreachedIsTold() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    builder.add(FlagRaised(round: round, reasons: ["fall"], priority: 1), resident)
    builder.add(RoundClosed(round: round, carried: [], told: nil), minutes: 10)
    let part = section("NOT SEEN", of: sheet(builder, round)).joined(separator: "\n")
    #expect(part.contains("WALKER, Doris"))
    #expect(part.contains("NOT REACHED, AND NO REASON GIVEN"))
  }

  @Test("An escalation is on every later sheet until it has ended, and not on earlier ones")
  func openEscalationStays() {
    var builder = RecordBuilder()
    let before = builder.plan("2026-03-05")
    let round = builder.plan("2026-03-12")
    let after = builder.plan("2026-04-02")
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    let escalation = builder.add(
      EscalationRecorded(
        round: round, concern: "Not waking", route: nil, at: nil, told: nil, said: nil),
      resident)
    func part(_ round: RoundID) -> String {
      section("ESCALATIONS", of: sheet(builder, round)).joined(separator: "\n")
    }
    #expect(part(after).contains("STILL OPEN") && part(after).contains("Not waking"))
    #expect(part(round).contains("NOT RECORDED"))
    #expect(part(before).isEmpty)
    builder.add(EscalationEnded(escalation: escalation, ending: "awake", at: nil), resident)
    #expect(part(after).isEmpty)
    #expect(part(round).contains("awake") && !part(round).contains("STILL OPEN"))
  }

  @Test("Open actions of earlier rounds come with their weeks, and done ones do not come")
  func earlierActionsHaveWeeks() {
    var home = PretendHome()
    let part = section("STILL OPEN FROM EARLIER ROUNDS", of: sheet(home)).joined(separator: "\n")
    #expect(part.contains("Blood test: kidney function"))
    #expect(part.contains("Thu 05-Mar-2026 - OVERDUE"))
    #expect(part.contains("waiting: sample lost, to be taken again"))
    #expect(part.contains("3 weeks, since the round of 19-Feb-2026"))
    home.finishEarlierActions()
    #expect(!sheet(home).contains("STILL OPEN FROM EARLIER ROUNDS"))
  }

  @Test("Due at the next round is shown with its date, when there is one")
  func nextRoundHasItsDate() {
    let part = section("FOR OTHER SERVICES", of: sheet(PretendHome())).joined(separator: "\n")
    #expect(part.contains("next round, Thu 19-Mar-2026"))
  }

  @Test("The practice's actions stand by owner, and of an owner the soonest first")
  func actionsByOwnerAndDue() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(ResidentDetails(family: "Walker", given: "Doris"))
    let rows = [
      ("c", "Bell", "2026-03-20"), ("d", "KHAN", "2026-03-25"), ("b", "Khan", "2026-03-14"),
    ]
    builder.add(
      ReviewSigned(
        round: round, flags: [], contact: "video",
        actions: rows.map { what, owner, due in
          RoundAction(
            id: builder.entry(), what: what, ownerSide: "practice", owner: owner,
            due: RecordBuilder.day(due), dueNextRound: false)
        }), resident)
    let marks = section("FOR THE PRACTICE", of: sheet(builder, round)).filter { $0.contains("[ ]") }
    #expect(marks == ["    [ ] b", "    [ ] d", "    [ ] c"])
  }

  @Test("A review that was signed after the round was closed is pointed out")
  func lateReviewIsPointedOut() {
    var home = PretendHome()
    #expect(!sheet(home).contains { $0.contains("signed after") })
    home.reviewLate()
    #expect(sheet(home).contains { $0.contains("1 review was signed after the round was") })
  }

  @Test("A round that the record does not have gives a sheet that says so, not a crash")
  func unknownRoundIsTold() {
    var identifiers = Identifiers()
    let lines = sheet(RecordBuilder(), identifiers.round())
    #expect(lines.contains { $0.contains("date not recorded") })
  }
}
