import Testing

@testable import RoundCore

@Suite("An action across the wall: what has become of it, whose it is, when it is due")
struct ActionStateTests {
  private let round: RoundID
  private let resident: ResidentID
  private let chart: EntryID
  private let blister: EntryID
  private let today: Day

  init() throws {
    round = try #require(RoundID("round-1"))
    resident = try #require(ResidentID("r1"))
    chart = try #require(EntryID("X1"))
    blister = try #require(EntryID("X2"))
    today = UKTime(JournalBench.noon).day
  }

  private func entry(
    _ number: Int, _ body: some EntryBody, about: ResidentID? = nil, by: EntryID? = nil
  ) throws -> Entry {
    let header = EntryHeader(
      id: try #require(EntryID("E\(number)")), device: try #require(DeviceID("d1")),
      sequence: number, kind: type(of: body).kind, version: 1,
      at: ClockReading(moment: JournalBench.noon.adding(minutes: number), counter: 0), by: by,
      resident: about)
    return Entry(header: header, content: .known(body))
  }

  /// A closed round with an action of the home and one of the pharmacy, set by the practice.
  private func worked() throws -> [Entry] {
    let review = ReviewSigned(
      round: round, flags: [], contact: "video",
      actions: [
        RoundAction(
          id: chart, what: "Fluid chart", ownerSide: "home", owner: "J. Reed, deputy", due: today,
          dueNextRound: false),
        RoundAction(
          id: blister, what: "New blister pack", ownerSide: "pharmacy", owner: "Well, High Street",
          due: nil, dueNextRound: true),
      ])
    return [
      try entry(
        1,
        AuthorDeclared(
          author: Author(
            name: "K. Adeyemi", role: "pharmacist", organisation: "Practice", registration: nil))),
      try entry(
        2,
        AuthorDeclared(
          author: Author(
            name: "J. Reed", role: "designatedPerson", organisation: "Home", registration: nil))),
      try entry(3, RoundPlanned(round: round, date: today, time: nil, mode: nil)),
      try entry(4, review, about: resident, by: try author(1)),
      try entry(5, RoundClosed(round: round, carried: [], told: nil), by: try author(1)),
    ]
  }

  private func author(_ number: Int) throws -> EntryID { try #require(EntryID("E\(number)")) }

  private func update(
    _ number: Int, _ state: ActionUpdated.State, note: String? = nil, of action: EntryID? = nil,
    _ change: (inout ActionUpdated) -> Void = { _ in }
  ) throws -> Entry {
    var body = ActionUpdated(action: action ?? chart, state: state, note: note)
    change(&body)
    return try entry(number, body, about: resident, by: try author(2))
  }

  private func word(_ number: Int, _ state: AcknowledgementRecorded.State, note: String? = nil)
    throws -> Entry
  {
    try entry(
      number,
      AcknowledgementRecorded(
        round: round, item: chart, state: state, note: note, saidBy: "J. Reed", how: "by telephone"),
      about: resident, by: try author(1))
  }

  /// The same record from the entries in any order, each once or twice.
  private func record(_ more: Entry...) throws -> Record {
    let entries = try worked() + more
    let home = try #require(HomeID("elm-7k2m"))
    var forwards = Record(home: home)
    forwards.apply(entries)
    var backwards = Record(home: home)
    backwards.apply(entries.reversed() + entries)
    #expect(forwards.openActions == backwards.openActions)
    return forwards
  }

  private func action(_ record: Record, _ id: EntryID) throws -> ActionState {
    try #require(record.residents[resident]?.actions.first { $0.action.id == id })
  }

  @Test("What was said last holds, whether it was ticked off or confirmed on the sheet")
  func agrees() throws {
    let confirmed = try record(try word(6, .done, note: "kept since noon"))
    #expect(try action(confirmed, chart).state == .done)
    #expect(
      try action(confirmed, chart).standing(on: today)
        == "done: kept since noon; J. Reed, by telephone")
    #expect(confirmed.returned(of: round).first?.isConfirmed == true)

    let ticked = try record(try update(6, .done))
    #expect(ticked.returned(of: round).first?.isConfirmed == true)
    #expect(try action(ticked, chart).isOpen == false)

    let reopened = try record(try word(6, .done), try update(7, .open, note: "chart was lost"))
    #expect(try action(reopened, chart).isOpen)
    #expect(reopened.returned(of: round).first?.isConfirmed == false)
    let refused = try record(try update(6, .waiting), try word(7, .notDone, note: "no cups"))
    #expect(try action(refused, chart).state == .notDone)
    #expect(refused.returned(of: round).first?.isConfirmed == true)
  }

  @Test("That the sheet was received, or a question, closes no action")
  func queries() throws {
    let record = try record(try word(6, .received), try word(7, .query, note: "how often?"))
    #expect(try action(record, chart).state == .open)
    #expect(record.returned(of: round).first?.isConfirmed == false)
  }

  @Test("Waiting says for what, since when and until when, and when that day has passed")
  func waiting() throws {
    let record = try record(
      try update(6, .waiting, note: "the clinic; J. Reed") {
        $0.waitsFor = "the clinic"
        $0.since = today
        $0.until = today.adding(days: 7)
        $0.who = "J. Reed"
      })
    let found = try action(record, chart)
    let (since, until) = (today.shownWithWeekday, today.adding(days: 7).shownWithWeekday)
    #expect(
      found.standing(on: today) == "waiting for the clinic since \(since) until \(until): J. Reed")
    #expect(
      found.standing(on: today.adding(days: 8))
        == "waiting for the clinic since \(since), which was to come by \(until): J. Reed")
    // An update of an earlier release has the note alone.
    let old = try self.record(try update(6, .waiting, note: "the clinic; J. Reed"))
    #expect(try action(old, chart).standing(on: today) == "waiting: the clinic; J. Reed")
  }

  @Test("Taking on changes nobody's word of it, and is given back")
  func taking() throws {
    let waits = try update(6, .waiting) { $0.waitsFor = "the clinic" }
    let took = try update(7, .waiting) { $0.taken = true }
    let found = try action(try record(waits, took), chart)
    #expect(found.taken?.by == (try author(2)))
    #expect(found.waiting?.waitsFor == "the clinic")
    let back = try update(8, .waiting) { $0.taken = false }
    #expect(try action(try record(waits, took, back), chart).taken == nil)
  }

  @Test("Whoever set it chases what a pharmacy or another service must do; both sides do their own")
  func chasing() throws {
    let record = try record()
    let (chart, blister) = (try action(record, chart), try action(record, blister))
    #expect(record.chaser(of: chart) == nil)
    #expect(record.chaser(of: blister) == "practice")
    #expect(record.isOurs(blister, "practice") && !record.isOurs(blister, "home"))
    #expect(record.isOurs(chart, "home") && !record.isOurs(chart, "practice"))
  }

  @Test("The soonest due stands first, the next round by its day; what has no day is last")
  func order() throws {
    let unplanned = try record()
    #expect(unplanned.openActions.map(\.action.id) == [chart, blister])
    #expect(unplanned.dueDay(of: try action(unplanned, blister)) == nil)
    let next = try #require(RoundID("round-2"))
    let planned = try record(
      try entry(6, RoundPlanned(round: next, date: today.adding(days: 7), time: nil, mode: nil)))
    #expect(planned.dueDay(of: try action(planned, blister)) == today.adding(days: 7))
    #expect(planned.isOverdue(try action(planned, chart), on: today) == false)
    #expect(planned.isOverdue(try action(planned, chart), on: today.adding(days: 1)))
    let done = try record(try update(6, .done))
    #expect(done.isOverdue(try action(done, chart), on: today.adding(days: 1)) == false)
  }

  @Test(
    "An action bears somebody's name when all of it is there, and the initial where one is written",
    arguments: [
      ("J. Reed", "J. Reed, deputy manager", true), ("J. Reed", "Reed", true),
      ("J. Reed", "B. Reed", false), ("J. Reed", "Reedham pharmacy", false),
      ("Dr A. Shah", "Dr Shah", true), ("P. Lal", "night senior", false),
      ("Ann O'Hara-Smith", "Ann Ohara Smith", true), ("J.", "J.", false),
    ])
  func names(_ name: String, _ owner: String, _ isNamed: Bool) {
    #expect(Record.names(name, in: owner) == isNamed)
  }

  @Test("Mine is what bears my name, and what I took on and nobody else")
  func mine() throws {
    let reed = Author(
      name: "J. Reed", role: "designatedPerson", organisation: "Home", registration: nil)
    let lal = Author(name: "P. Lal", role: "keyWorker", organisation: "Home", registration: nil)
    let plain = try record()
    #expect(plain.isFor(try action(plain, chart), reed))
    #expect(!plain.isFor(try action(plain, chart), lal))
    let took = try record(
      try entry(6, AuthorDeclared(author: lal)),
      try entry(
        7,
        {
          var body = ActionUpdated(action: chart, state: .open, note: nil)
          body.taken = true
          return body
        }(), about: resident, by: try author(6)))
    #expect(took.isFor(try action(took, chart), lal))
    #expect(!took.isFor(try action(took, chart), reed))
  }
}
