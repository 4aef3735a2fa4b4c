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
    func rule(_ hours: String, _ by: String) -> ConfirmationDue {
      ConfirmationDue(
        SettingChanged(
          setting: ConfirmationDue.setting, basedOn: "1",
          values: [.init(name: "hours", value: hours), .init(name: "marTodayBy", value: by)],
          signedOff: false))
    }
    #expect(rule("48", "17:30").hours == 48)
    #expect(rule("48", "17:30").marTodayBy == 17 * 60 + 30)
    #expect(rule("0", "25:00") == ConfirmationDue())
    let closed = JournalBench.noon
    let early = rule("24", "00:01").moment(marToday: true, closed: closed)
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
}
