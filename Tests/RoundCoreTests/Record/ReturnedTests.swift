import Testing

@testable import RoundCore

@Suite("What came back from a round, and what the home says of it")
struct ReturnedTests {
  private let round: RoundID
  private let resident: ResidentID
  private let insulin: EntryID
  private let skin: EntryID

  init() throws {
    round = try #require(RoundID("round-1"))
    resident = try #require(ResidentID("r1"))
    insulin = try #require(EntryID("M1"))
    skin = try #require(EntryID("C1"))
  }

  /// An entry that many minutes after noon.
  private func entry(_ number: Int, _ body: some EntryBody, about: ResidentID? = nil) throws
    -> Entry
  {
    let header = EntryHeader(
      id: try #require(EntryID("E\(number)")), device: try #require(DeviceID("d1")),
      sequence: number, kind: type(of: body).kind, version: 1,
      at: ClockReading(moment: JournalBench.noon.adding(minutes: number), counter: 0),
      by: EntryID("A1"),
      resident: about)
    return Entry(header: header, content: .known(body))
  }

  private func worked() throws -> [Entry] {
    let medicines = [
      MedicineChange(
        id: insulin, change: "change", medicine: "Insulin", before: "10 units", after: "8 units",
        why: "low readings", marToday: true, prescriber: nil)
    ]
    let plans = [
      CarePlanChange(
        id: skin, heading: "Skin", before: "", after: "Turn often", why: nil, agreedWith: nil,
        agreedRole: nil, reviewOn: nil, replaces: [])
    ]
    let review = ReviewSigned(
      round: round, flags: [], contact: "video", medicineChanges: medicines,
      carePlanChanges: plans)
    let day = UKTime(JournalBench.noon).day
    return [
      try Entry.gp("A1", on: try #require(DeviceID("d1"))),
      try entry(1, RoundPlanned(round: round, date: day, time: nil, mode: nil)),
      try entry(2, review, about: resident),
      try entry(3, RoundClosed(round: round, carried: [], told: nil)),
    ]
  }

  private func said(
    _ number: Int, _ state: AcknowledgementRecorded.State, of item: EntryID?
  ) throws -> Entry {
    try entry(
      number, AcknowledgementRecorded(round: round, item: item, state: state, note: nil),
      about: item == nil ? nil : resident)
  }

  /// The same record from the entries in any order, each once or twice.
  private func record(_ entries: [Entry]) throws -> Record {
    let home = try #require(HomeID("elm-7k2m"))
    var forwards = Record(home: home)
    forwards.apply(entries)
    var backwards = Record(home: home)
    backwards.apply(entries.reversed() + entries)
    #expect(forwards.returned(of: round) == backwards.returned(of: round))
    return forwards
  }

  @Test("Nothing is asked of the home before the round is closed") func notClosed() throws {
    #expect(try record(Array(try worked().dropLast())).returned(of: round).isEmpty)
  }

  @Test("A MAR change of today is overdue when the day ends, a care-plan change after 24 hours")
  func overdue() throws {
    let record = try record(try worked())
    let closed = JournalBench.noon.adding(minutes: 3)
    let midnight = UKTime.moment(
      day: UKTime(closed).day.adding(days: 1), hour: 0, minute: 0)
    #expect(record.returned(of: round).map(\.id) == [insulin, skin])
    #expect(record.overdue(at: midnight.adding(seconds: -1)).isEmpty)
    #expect(record.overdue(at: midnight).map(\.id) == [insulin])
    #expect(record.overdue(at: closed.adding(hours: 24)).map(\.id) == [insulin, skin])
  }

  @Test("The home's own times take the place of the defaults, and nonsense does not")
  func ownTimes() {
    func rule(_ hours: Int?, _ by: String?) -> ConfirmationDue {
      var agreement = AgreementSet()
      agreement.confirmWithinHours = hours
      agreement.marTodayBy = by
      return ConfirmationDue(agreement)
    }
    #expect(ConfirmationDue.shipped == 24)
    #expect(ConfirmationDue.range == 1...168)
    #expect(rule(48, "17:30").hours == 48)
    #expect(rule(48, "17:30").marTodayBy == 17 * 60 + 30)
    #expect(rule(0, "25:00") == ConfirmationDue())
    let closed = JournalBench.noon
    let early = rule(24, "00:01").moment(marToday: true, closed: closed)
    #expect(early == closed, "never due before the round was closed")
  }

  @Test("That the sheet was received or read confirms no item; that the MAR was changed does")
  func confirming() throws {
    let late = JournalBench.noon.adding(hours: 48)
    var entries = try worked() + [try said(4, .received, of: nil), try said(5, .read, of: nil)]
    #expect(try record(entries).overdue(at: late).count == 2)
    entries.append(try said(6, .marChanged, of: insulin))
    #expect(try record(entries).overdue(at: late).map(\.id) == [skin])
  }

  @Test("A query stays open, and after the answer the item is still to be confirmed") func query()
    throws
  {
    let late = JournalBench.noon.adding(hours: 48)
    var entries = try worked() + [try said(4, .query, of: skin)]
    #expect(try record(entries).returned(of: round).filter(\.isQuery).map(\.id) == [skin])
    entries.append(try said(5, .answered, of: skin))
    let answered = try record(entries)
    #expect(answered.returned(of: round).filter(\.isQuery).isEmpty)
    #expect(answered.overdue(at: late).map(\.id) == [insulin, skin])
    entries.append(try said(6, .carePlanChanged, of: skin))
    #expect(try record(entries).overdue(at: late).map(\.id) == [insulin])
  }

  @Test("An answer that crossed the home's word on the way takes nothing back") func crossed()
    throws
  {
    var entries =
      try worked() + [
        try said(4, .query, of: skin), try said(5, .carePlanChanged, of: skin),
        try said(6, .answered, of: skin),
      ]
    let item = try #require(try record(entries).returned(of: round).first { $0.id == skin })
    #expect(item.isConfirmed)
    #expect(!item.isQuery)
    entries.append(try said(7, .query, of: skin))
    #expect(try record(entries).returned(of: round).filter(\.isQuery).map(\.id) == [skin])
    // A question after the word takes the word back: it is to be confirmed again, and was said last.
    let asked = try #require(try record(entries).returned(of: round).first { $0.id == skin })
    #expect(!asked.isConfirmed)
    #expect(asked.latest?.body.state == .query)
  }

  @Test("That nobody was told stays until somebody is, or the home confirms it") func told() throws
  {
    var entries = try worked() + [try said(4, .notTold, of: insulin)]
    func item(_ entries: [Entry]) throws -> ReturnedItem {
      try #require(try record(entries).returned(of: round).first { $0.id == insulin })
    }
    #expect(try item(entries).isNobodyTold)
    #expect(try item(entries).isOpen)
    #expect(try !item(entries + [try said(5, .told, of: insulin)]).isNobodyTold)
    entries.append(try said(5, .marChanged, of: insulin))
    #expect(try !item(entries).isNobodyTold)
    #expect(try item(entries).isConfirmed)
  }

  @Test("An agreed same-day time comes before the end of the day, on the screen too") func agreed()
    throws
  {
    var agreement = AgreementSet()
    agreement.marTodayBy = "17:00"
    agreement.confirmWithinHours = 4
    let none = try record(try worked())
    let words = ReturnedWords(none, .shipped)
    #expect(
      words.due(try #require(none.returned(of: round).first)).contains("no same-day time agreed"))
    let record = try record(try worked() + [try entry(0, agreement)])
    let day = UKTime(JournalBench.noon).day
    let five = UKTime.moment(day: day, hour: 17, minute: 0)
    #expect(record.overdue(at: five.adding(seconds: -1)).map(\.id) == [skin])
    #expect(record.overdue(at: five).map(\.id) == [skin, insulin])
    let item = try #require(record.returned(of: round).first { $0.id == insulin })
    #expect(ReturnedWords(record, .shipped).due(item) == "by \(day.shownWithWeekday) 17:00")
  }

  @Test(
    "An action of the home is asked about when its own day has ended, and ticking it off confirms it"
  )
  func actions() throws {
    let id = try #require(EntryID("T1"))
    let day = UKTime(JournalBench.noon).day
    let action = RoundAction(
      id: id, what: "Weigh weekly", ownerSide: "home", owner: "J. Reed", due: day.adding(days: 3),
      dueNextRound: false)
    let others = RoundAction(
      id: try #require(EntryID("T2")), what: "Bloods", ownerSide: "practice", owner: "nurse",
      due: day, dueNextRound: false)
    var entries = [
      try Entry.gp("A1", on: try #require(DeviceID("d1"))),
      try entry(1, RoundPlanned(round: round, date: day, time: nil, mode: nil)),
      try entry(
        2, ReviewSigned(round: round, flags: [], contact: "video", actions: [action, others]),
        about: resident),
      try entry(3, RoundClosed(round: round, carried: [], told: nil)),
    ]
    let end = UKTime.moment(day: day.adding(days: 4), hour: 0, minute: 0)
    #expect(try record(entries).overdue(at: end.adding(seconds: -1)).isEmpty)
    #expect(try record(entries).overdue(at: end).map(\.id) == [id])
    entries.append(
      try entry(4, ActionUpdated(action: id, state: .waiting, note: nil), about: resident))
    #expect(try record(entries).overdue(at: end).map(\.id) == [id])
    entries.append(
      try entry(5, ActionUpdated(action: id, state: .notDone, note: "declined"), about: resident))
    let item = try #require(try record(entries).returned(of: round).first)
    #expect(item.isConfirmed && item.isNotDone)
  }

  @Test("Nobody has to confirm anything for whoever has died") func died() throws {
    let entries =
      try worked() + [
        try entry(4, ResidenceChanged(state: .died, on: nil), about: resident)
      ]
    #expect(try record(entries).openReturned().isEmpty)
    #expect(try record(entries).returned(of: round).allSatisfy(\.isMoot))
  }
}
