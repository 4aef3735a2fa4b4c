import RoundCore
import RoundData
import Testing

@testable import RoundExchange

@Suite("A prepared list from a spreadsheet")
struct FlagsImportTests {
  private let register = String(decoding: RoundData.residentsExample, as: UTF8.self)
  private let example = String(decoding: RoundData.flagsExample, as: UTF8.self)

  private func bench() throws -> ImportBench {
    var bench = try ImportBench()
    try bench.takeResidents(register)
    return bench
  }

  private func round(_ bench: ImportBench) throws -> RoundID {
    try #require(bench.record.currentRound(on: bench.today)).id
  }

  @Test("The example list is taken whole, and taking it again, even later, adds nothing")
  func exampleTwice() throws {
    var bench = try bench()
    let report = try bench.takeFlags(example)
    #expect(report.verdicts == Array(repeating: .taken, count: 6))
    #expect(report.rows.allSatisfy { $0.notes.isEmpty })
    #expect(
      report.notes == ["No round is planned: the flags are for a new one on Wed 14-Jan-2026."])
    let list = bench.record.list(of: try round(bench))
    #expect(list.count == 6)
    #expect(bench.record.register.count == 8)
    let mavis = try bench.resident("Atkinson")
    let flag = try #require(mavis.flags.last)
    #expect(flag.body.reasons == ["pain", "fall"])
    #expect(flag.body.priority == 2)
    #expect(flag.body.askedBy == "home")
    let note = try #require(mavis.note(for: flag.header.id))
    #expect(note.body.assessment?.contains("\nPain 2 out of 10 at rest") == true)
    let signs = try #require(mavis.latestVitalSigns)
    #expect(signs.body.temperature == "36.6")
    #expect(signs.body.oxygen == false)
    #expect(UKTime(signs.body.measuredAt).shown == "14-Jan-2026 08:40")
    #expect(signs.body.news2(bands: .published)?.total == 0)
    let shabnam = try bench.resident("Farooq")
    #expect(shabnam.flags.last?.body.raisedBy == .family)
    #expect(try bench.resident("Bhattacharya").observations.isEmpty)
    #expect(try bench.planFlags(example).drafts.isEmpty)
    bench.now = bench.now.adding(hours: 30)
    let again = try bench.planFlags(example)
    #expect(again.drafts.isEmpty)
    #expect(again.report.unchanged == 6)
  }

  @Test("A new round comes before its flags, with time and cut-off of the agreement")
  func newRound() throws {
    var bench = try bench()
    try bench.apply([
      EntryDraft(AgreementSet(time: "10:00", mode: "virtual", cutOffHours: 24), author: nil)
    ])
    let plan = try bench.planFlags(example, date: Day(iso: "2026-07-15"))
    let planned = try #require(plan.drafts.first?.body as? RoundPlanned)
    #expect(planned.date.iso == "2026-07-15")
    #expect(planned.mode == "virtual")
    #expect(planned.cutOff.map { UKTime($0).shown } == "14-Jul-2026 10:00")
    #expect(plan.drafts.count { $0.body is RoundPlanned } == 1)
  }

  @Test("The round is the open one, else this week's, else the next, else the one asked for")
  func choosing() throws {
    var bench = try ImportBench()
    func id(_ text: String) throws -> RoundID { try #require(RoundID(text)) }
    func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    func chosen(_ bench: ImportBench, _ date: Day? = nil) throws -> ImportRound.Place {
      try ImportRound.choose(record: bench.record, date: date, today: bench.today).place
    }
    #expect(try chosen(bench) == .new(bench.today))
    let next = RoundPlanned(round: try id("next"), date: try day("2026-01-21"))
    try bench.apply([EntryDraft(next, author: nil)])
    #expect(try chosen(bench) == .existing(id("next")))
    let week = RoundPlanned(round: try id("week"), date: try day("2026-01-16"))
    try bench.apply([EntryDraft(week, author: nil)])
    #expect(try chosen(bench) == .existing(id("week")))
    #expect(try chosen(bench, day("2026-01-21")) == .existing(id("next")))
    #expect(try chosen(bench, day("2026-01-28")) == .new(day("2026-01-28")))
    let old = RoundPlanned(round: try id("old"), date: try day("2026-01-07"))
    try bench.apply([
      EntryDraft(old, author: nil), EntryDraft(RoundOpened(round: try id("old")), author: nil),
    ])
    #expect(try chosen(bench) == .existing(id("old")))
  }

  @Test("Nobody is put on the list of a closed round")
  func closedRound() throws {
    var bench = try bench()
    let id = try #require(RoundID("done"))
    try bench.apply([
      EntryDraft(RoundPlanned(round: id, date: bench.today), author: nil),
      EntryDraft(RoundClosed(round: id, carried: [], told: nil), author: nil),
    ])
    #expect(throws: ImportProblem.roundIsClosed(bench.today)) {
      try bench.planFlags(example, date: bench.today)
    }
    let later = try ImportRound.choose(record: bench.record, date: nil, today: bench.today)
    #expect(later.place == .new(bench.today.adding(days: 7)))
  }

  @Test("Somebody who is not in the register stands as \"who is this?\", once")
  func whoIsThis() throws {
    var bench = try bench()
    let file = "Name,Room,Reasons\nPearl Quince,31,pain\n,44,skin\n"
    let report = try bench.takeFlags(file)
    #expect(report.verdicts == [.taken, .taken])
    #expect(report.says("Nobody in the register: stands as \"who is this?\"."))
    #expect(try bench.details("Quince").unidentified)
    #expect(bench.record.list(of: try round(bench)).count == 2)
    #expect(bench.record.register.count == 10)
    #expect(try bench.planFlags(file).drafts.isEmpty)
    let known = try bench.takeResidents(
      "Family name,Given name,Born,Room\nQuince,Pearl,01-Feb-1940,31\n")
    #expect(known.says("Was \"who is this?\"; now known."))
    #expect(try bench.details("Quince").unidentified == false)
  }

  @Test("A register does not guess which of two namesakes \"who is this?\" is")
  func namesakesInRegister() throws {
    var bench = try ImportBench()
    try bench.takeFlags("Name,Reasons\n\"Quince, Pearl\",pain\n")
    try bench.takeResidents(
      "Family name,Given name,Born\nQuince,Pearl,01-Feb-1940\nQuince,Pearl,02-Mar-1941\n")
    #expect(bench.record.register.count == 3)
    #expect(bench.record.register.count { $0.current?.unidentified == true } == 1)
  }

  @Test("A number that cannot be right does not lose the flag")
  func numberNotVerified() throws {
    var bench = try ImportBench()
    try bench.takeResidents("Family name,Given name\nAtkinson,Mavis\n")
    let file = "NHS number,Family name,Given name,Reasons\n999 412 3067,Atkinson,Mavis,pain\n"
    let report = try bench.takeFlags(file)
    #expect(report.verdicts == [.taken])
    #expect(report.says("NHS number not verified: \"999 412 3067\""))
    let details = try bench.details("Atkinson")
    #expect(details.numberStatus == .notVerified)
    #expect(details.numberAsWritten == "999 412 3067")
    #expect(!details.unidentified)
    #expect(try bench.resident("Atkinson").flags.facts.count == 1)
    #expect(try bench.planFlags(file).drafts.isEmpty)
  }

  @Test("A number that belongs to somebody of another name is refused, naming them")
  func numberOfAnother() throws {
    var bench = try bench()
    let file =
      "NHS number,Family name,Given name,Reasons,Born\n"
      + "9994123068,Farooq,Shabnam,pain,\n9994123068,Atkinson,Harold,pain,\n"
      + "9994123068,Atkinson,May,pain,12-Mar-1938\n9994123068,,,skin,\n"
    let plan = try bench.planFlags(file)
    #expect(plan.report.verdicts == [.refused, .refused, .taken, .taken])
    #expect(
      plan.report.rows.first?.notes == [
        "NHS number 999 412 3068 belongs to ATKINSON, Mavis (Mrs), room 3."
      ])
    #expect(plan.drafts(partial: false).isEmpty)
    let mavis = try bench.resident("Atkinson").id
    #expect(plan.drafts(partial: true).compactMap(\.resident).allSatisfy { $0 == mavis })
    #expect(plan.report.says("Taken for ATKINSON, Mavis (Mrs), room 3."))
  }

  @Test("Namesakes are told apart by birth or room, and not guessed at")
  func namesakes() throws {
    var bench = try ImportBench()
    try bench.takeResidents(
      "Surname,Forename,Born,Room\nCrowther,Elsie,29-Feb-1932,8\nCrowther,Elsie,30-Jan-1935,14\n")
    let file =
      "Surname,Forename,Born,Room,Reasons\nCrowther,Elsie,30/01/1935,,pain\n"
      + "Crowther,Elsie,,8,skin\nCrowther,Elsie,,,fall\nCrowther,Elsie,01-Jan-1940,8,mood\n"
    let report = try bench.takeFlags(file)
    #expect(report.taken == 4)
    func reasons(_ born: String?) -> [[String]] {
      bench.record.register.filter { $0.current?.born?.iso == born }
        .flatMap { $0.flags.facts.map(\.body.reasons) }
    }
    #expect(reasons("1935-01-30") == [["pain"]])
    #expect(reasons("1932-02-29") == [["skin"]])
    #expect(reasons(nil) == [["fall"]])
    #expect(reasons("1940-01-01") == [["mood"]])
    #expect(report.says("In the register there is: CROWTHER, Elsie, room 8; CROWTHER, Elsie"))
    #expect(try bench.planFlags(file).drafts.isEmpty)
  }

  @Test("A list adds no number to the register, and says so")
  func numberNotAdded() throws {
    var bench = try ImportBench()
    try bench.takeResidents(
      "Surname,Forename,Born\nAtkinson,Mavis,12-Mar-1938\nFarooq,Shabnam,\n")
    let report = try bench.takeFlags(
      "Surname,Forename,Born,NHS no,Reasons\nAtkinson,Mavis,12-Mar-1938,9994123068,pain\n"
        + "Farooq,Shabnam,,9994598201,pain\n")
    #expect(try bench.details("Atkinson").nhsNumber == nil)
    #expect(try bench.details("Farooq").nhsNumber == nil)
    #expect(report.says("NHS number 999 459 8201 not taken: the register has none."))
    #expect(report.taken == 2)
  }

  @Test("Another number in the register is another person")
  func otherNumber() throws {
    var bench = try bench()
    let report = try bench.takeFlags(
      "NHS number,Family name,Given name,Reasons\n9990000018,Atkinson,Mavis,pain\n")
    #expect(report.says("Stands as \"who is this?\""))
    #expect(try bench.resident("D'Arcy").flags.isEmpty)
    #expect(bench.record.register.count == 9)
  }

  @Test("A note brought up to date is taken for the flag that stands, and what people wrote stays")
  func newerNote() throws {
    var bench = try bench()
    let head = "Family name,Given name,Reasons,Question,Situation,Background\n"
    try bench.takeFlags(head + "Atkinson,Mavis,pain,Stronger?,Fell,Frail\n")
    let first = try #require(try bench.resident("Atkinson").flags.last).header.id
    let report = try bench.takeFlags(head + "Atkinson,Mavis,pain,Stronger?,Fell,Very frail\n")
    #expect(report.says("The background note was brought up to date."))
    #expect(try bench.resident("Atkinson").flags.facts.count == 1)
    #expect(try bench.resident("Atkinson").note(for: first)?.body.background == "Very frail")
    let edited = NoteWritten(
      flag: first, situation: "Fell twice", background: "Very frail", assessment: nil,
      recommendation: nil)
    bench.now = bench.now.adding(minutes: 5)
    try bench.apply([
      EntryDraft(edited, resident: try bench.resident("Atkinson").id, author: nil)
    ])
    let again = try bench.planFlags(head + "Atkinson,Mavis,pain,Stronger?,Fell,Very frail\n")
    #expect(again.drafts.isEmpty)
    let other = try bench.planFlags(head + "Atkinson,Mavis,pain,Another?,Fell,Very frail\n")
    #expect(other.drafts.contains { $0.body is FlagRaised })
  }

  @Test("Nothing hidden in a cell reaches the report")
  func hostileCells() throws {
    var bench = try bench()
    let evil = "\u{1B}[2J\u{202E}\u{9B}2J\u{200B}"
    let heads = ImportColumn.flags.filter { $0 != .fullName }.map(\.rawValue)
    let row = heads.map { _ in "x\(evil)" }.joined(separator: ",")
    let report = try bench.takeFlags(
      heads.joined(separator: ",") + ",\(evil)y\n\(row),x\n\(row),\(evil)\n")
    #expect(report.verdicts == [.taken, .unchanged])
    #expect((report.rows.first?.notes.count ?? 0) > 10)
    for line in report.lines() + report.notes + report.rows.flatMap({ $0.notes + [$0.who] }) {
      #expect(SafeText(line).string == line)
      #expect(!line.unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test("A register is not mistaken for a list of flags")
  func wrongFile() throws {
    var bench = try bench()
    #expect(throws: ImportProblem.nothingAsked) { try bench.planFlags(register) }
    #expect(throws: ImportProblem.nobodyNamed) { try bench.planFlags("Reasons\npain\n") }
    let nobody = try bench.planFlags("Name,Reasons\n,pain\nAtkinson\n")
    #expect(nobody.report.verdicts == [.refused, .refused])
    #expect(nobody.drafts.isEmpty)
  }
}
