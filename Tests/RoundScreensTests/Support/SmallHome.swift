@testable import RoundCore

/// A home of a few residents, each there for something the screens have to get right.
struct SmallHome {
  /// Thursday, the day of the round, at noon.
  static let today = Day(iso: "2026-03-12") ?? Day(ordinal: 0)
  static let noon = UKTime.moment(day: today, hour: 12, minute: 0)
  static let pharmacist = Author(
    name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street Surgery",
    registration: Author.Registration(body: "GPhC", number: "2087654"))
  static let paramedic = Author(
    name: "L. Byrne", role: "paramedic", organisation: "Bridge Street Surgery", registration: nil)
  static let manager = Author(
    name: "J. Reed", role: "manager", organisation: "Rosewood House", registration: nil)

  static let designated = Author(
    name: "J. Reed", role: "designatedPerson", organisation: "Rosewood House", registration: nil)
  static let keyWorker = Author(
    name: "P. Lal", role: "seniorCarer", organisation: "Rosewood House", registration: nil)

  private(set) var chain = Chain(seed: 7)
  let home: HomeID
  let round: RoundID
  /// By given name.
  private(set) var residents: [String: ResidentID] = [:]
  private(set) var flags: [String: EntryID] = [:]

  var record: Record {
    var record = Record(home: home)
    record.apply(chain.entries)
    return record
  }

  static let shared = SmallHome()

  /// Those who can sign: the pharmacist, and others if a test asks for them.
  static func people(_ authors: [Author] = [pharmacist]) -> [Person] {
    var identifiers = Identifiers(random: SeededRandom(seed: 3))
    return authors.compactMap { author in
      guard let pin = try? PINHash(pin: "1234", salt: Array(repeating: 1, count: 16), rounds: 2)
      else { return nil }
      return Person(id: identifiers.person(), author: author, pin: pin)
    }
  }

  init() {
    home = chain.identifiers.home(named: "Rosewood House")
    round = chain.identifiers.round()
    let before = SmallHome.noon.adding(hours: -24 * 30)
    chain.add(HomeDeclared(name: "Rosewood House", pretend: true), at: before)
    chain.add(
      RoundPlanned(
        round: round, date: SmallHome.today, time: "13:00",
        cutOff: SmallHome.noon.adding(hours: -24)), at: before)
    register("Walker", "Doris", "Mrs", born: "1938-07-14", "9990000018", room: "12", at: before)
    register("Walker", "Ivy", "Miss", born: "1941-02-03", "9990000026", room: "3", at: before)
    register("Ó Briain", "Caitríona", "Ms", born: "1950-11-30", "9990000034", room: "7", at: before)
    register("Okoro", "Samuel", "Mr", born: "1936-09-21", "9990000042", room: "9", at: before)
    register("Patel", "Anil", "Mr", born: "1944-12-12", "9990000050", room: "14", at: before)
    register("Jones", "Gwen", "Mrs", born: "1930-06-06", "9990000069", room: "2", at: before)
    known(at: before)
    let raised = SmallHome.noon.adding(hours: -48)
    flag(
      "Doris", ["fall"], 1, "fell twice this week", question: "Could a tablet be why she falls?",
      at: raised)
    flag("Samuel", ["bowels"], 2, "five days", at: raised)
    flag("Ivy", ["monitoring"], 3, nil, at: raised)
    chain.add(
      ListSent(round: round, order: ["Ivy", "Doris", "Samuel"].compactMap { flags[$0] }),
      by: SmallHome.manager, at: SmallHome.noon.adding(hours: -25))
    flag("Caitríona", ["skin"], 2, "a new sore", at: SmallHome.noon.adding(hours: -2))
  }

  private mutating func register(
    _ family: String, _ given: String, _ title: String, born: String, _ number: String,
    room: String, at moment: Moment
  ) {
    let resident = chain.identifiers.resident()
    residents[given] = resident
    chain.add(
      ResidentRegistered(
        ResidentDetails(
          family: family, given: given, title: title, born: Day(iso: born),
          gender: title == "Mr" ? .male : .female, nhsNumber: try? NHSNumber(number),
          numberStatus: .given, room: room)), resident, by: SmallHome.manager, at: moment)
  }

  private mutating func known(at moment: Moment) {
    chain.add(
      AllergiesRecorded(
        status: .known,
        items: [AllergiesRecorded.Allergy(agent: "Penicillin", reaction: "rash")]),
      residents["Doris"], by: SmallHome.manager, at: moment)
    chain.add(
      CarePlanChanged(
        CarePlanChange(
          id: chain.identifiers.entry(at: moment), heading: "Mobility and falls", before: "",
          after: "Walks with a frame.", why: nil, agreedWith: nil, agreedRole: nil,
          reviewOn: nil, replaces: [])), residents["Doris"], by: SmallHome.manager, at: moment)
    chain.add(
      MedicinesRecorded(
        text: "amlodipine 10 mg, morning\nzopiclone 7.5 mg, night",
        asOf: SmallHome.today.adding(days: -3), source: "MAR"), residents["Doris"],
      by: SmallHome.manager, at: moment)
  }

  private mutating func flag(
    _ given: String, _ reasons: [String], _ priority: Int, _ why: String?,
    question: String? = nil, at moment: Moment
  ) {
    flags[given] = chain.add(
      FlagRaised(
        round: round, reasons: reasons, priority: priority, priorityReason: why,
        raisedByName: "J. Reed", raisedAt: moment, question: question,
        askedBy: question == nil ? nil : "family"), residents[given], by: SmallHome.manager,
      at: moment)
  }

  func id(_ given: String) -> ResidentID? { residents[given] }

  /// The same home with something more on record.
  func with(
    _ body: some EntryBody, _ given: String? = nil, by author: Author? = SmallHome.manager,
    at moment: Moment = SmallHome.noon.adding(minutes: -30)
  ) -> SmallHome {
    var copy = self
    copy.chain.add(body, given.flatMap { residents[$0] }, by: author, at: moment)
    return copy
  }
}
