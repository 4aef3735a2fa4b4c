import RoundCore

/// A round of a pretend home in which everything has happened that a sheet can tell.
struct PretendHome {
  static let pharmacist = Author(
    name: "K. Adeyemi", role: "pharmacist", organisation: "Rosewood PCN",
    registration: Author.Registration(body: "GPhC", number: "2087654"))
  static let associate = Author(
    name: "P. Marsh", role: "physicianAssociate", organisation: "Rosewood PCN",
    registration: Author.Registration(body: "GMC", number: "L123456"))
  static let senior = Author(
    name: "J. Brennan", role: "seniorCarer", organisation: "Rosewood House", registration: nil)

  fileprivate(set) var builder = RecordBuilder()
  let round: RoundID
  let earlier: RoundID
  private var residents: [String: ResidentID] = [:]
  private var flags: [String: EntryID] = [:]

  var record: Record { builder.record }
  /// Five hours after the round began.
  static let now = RecordBuilder.moment(minutes: 300)

  init(pretend: Bool = true, closed: Bool = true) {
    builder.add(HomeDeclared(name: "Rosewood House", service: "nursing", pretend: pretend))
    builder.add(
      AgreementSet(
        practice: "Rosewood Surgery",
        practiceContact: AgreementSet.Contact(name: "L. Ortiz", telephone: "01632 960 001")))
    earlier = builder.plan("2026-02-19")
    round = builder.plan("2026-03-12", mode: "faceToFace")
    _ = builder.plan("2026-03-19")
    registerAll()
    raiseFlags()
    earlierRound()
    builder.add(RoundOpened(round: round), by: PretendHome.pharmacist, minutes: 60)
    reviewWalker()
    reviewChen()
    reviewOthers()
    leaveOthers()
    guard closed else { return }
    builder.add(
      RoundClosed(
        round: round,
        carried: [
          carry("Hughes", safe: true, why: "routine weight check, weight is steady"),
          carry(
            "Novak", safe: false, why: "ran out of time; wound is weeping",
            route: "practiceSameDay",
            told: "duty doctor Dr S. Rao, 12:40"),
        ], told: "J. Brennan, 12:50, both MAR changes"),
      by: PretendHome.pharmacist, minutes: 240)
  }

  func resident(_ family: String) -> ResidentID? { residents[family] }
  func flag(_ family: String) -> EntryID? { flags[family] }

  private mutating func registerAll() {
    let rows: [(String, String, String, String, String, String)] = [
      ("Walker", "Doris", "Mrs", "1938-07-14", "9990000018", "12"),
      ("Chen", "Alfred", "Mr", "1941-01-02", "9990000026", "3"),
      ("Osei", "Grace", "Ms", "1933-11-30", "9990000034", "7"),
      ("Patel", "Nalini", "Mrs", "1945-05-05", "9990000042", "9"),
      ("Hughes", "Idris", "Mr", "1936-09-21", "9990000050", "10A"),
      ("Novak", "Zdenka", "Mrs", "1939-03-03", "9990000069", "2"),
      ("Fraser", "Ewan", "Mr", "1944-12-12", "9990000077", "15"),
      ("Lindqvist", "Astrid", "Miss", "1930-06-06", "9990000085", "1"),
    ]
    for (family, given, title, born, number, room) in rows {
      residents[family] = builder.register(
        ResidentDetails(
          family: family, given: given, title: title, born: RecordBuilder.day(born),
          gender: .female, nhsNumber: try? NHSNumber(number), numberStatus: .given, room: room))
    }
    residents["Walker2"] = builder.register(
      ResidentDetails(family: "Walker", given: "Mary", born: nil, room: nil))
  }

  private mutating func raise(
    _ family: String, _ reasons: [String], priority: Int, question: String? = nil,
    askedBy: String? = nil, minutes: Int = -2000
  ) {
    flags[family] = builder.add(
      FlagRaised(
        round: round, reasons: reasons, priority: priority, raisedByName: "J. Brennan",
        question: question, askedBy: askedBy),
      residents[family], by: PretendHome.senior, minutes: minutes)
  }

  private mutating func raiseFlags() {
    raise(
      "Walker", ["fall", "pain"], priority: 1,
      question: "Could the amlodipine be why she is dizzy when she gets up?", askedBy: "family")
    raise("Chen", ["bowels"], priority: 2)
    raise(
      "Osei", ["acuteChange"], priority: 2, question: "Should she have a memory clinic referral?")
    raise("Patel", ["pain"], priority: 2)
    raise("Hughes", ["weight"], priority: 3)
    raise("Novak", ["skin"], priority: 2, question: "Is the wound infected?", askedBy: "home")
    raise("Fraser", ["urine"], priority: 3)
    raise("Lindqvist", ["breathing"], priority: 1)
  }

  private mutating func earlierRound() {
    builder.add(
      ReviewSigned(
        round: earlier, flags: [], contact: "faceToFace",
        actions: [
          RoundAction(
            id: builder.entry(), what: "Hearing aid clinic appointment", ownerSide: "home",
            owner: "J. Brennan", due: nil, dueNextRound: true)
        ]), residents["Walker2"], by: PretendHome.pharmacist, minutes: -30_000)
    let waiting = builder.entry()
    builder.add(
      ReviewSigned(
        round: earlier, flags: [], contact: "video",
        actions: [
          RoundAction(
            id: waiting, what: "Blood test: kidney function", ownerSide: "practice",
            owner: "Nurse T. Bell", due: RecordBuilder.day("2026-03-05"), dueNextRound: false)
        ]), residents["Chen"], by: PretendHome.pharmacist, minutes: -30_010)
    builder.add(
      ActionUpdated(action: waiting, state: .waiting, note: "sample lost, to be taken again"),
      residents["Chen"], by: PretendHome.senior, minutes: -9000)
  }

  private mutating func reviewWalker() {
    builder.add(
      ReviewSigned(
        round: round, flags: [flags["Walker"]].compactMap { $0 }, contact: "faceToFace",
        outcomes: [
          ReviewSigned.Outcome(code: "medicineChange", detail: nil),
          ReviewSigned.Outcome(
            code: "advice", detail: "blood pressure lying and standing, daily for 7 days"),
        ],
        answers: [flags["Walker"]].compactMap { $0 }.map {
          ReviewSigned.Answer(
            flag: $0, answer: "Yes, very likely. It is stopped from today.",
            notAnsweredBecause: nil)
        },
        text: "Dizzy on standing since the fall on 8 March. BP 118/70 lying, 92/60 standing. "
          + "No injury to the head.\n\nWalks with her frame and one carer.",
        medicineChanges: [
          MedicineChange(
            id: builder.entry(), change: "stop", medicine: "Amlodipine 5 mg tablets",
            before: "one in the morning", after: "stopped",
            why: "falls in blood pressure on standing", marToday: true,
            prescriber: "K. Adeyemi, independent prescriber")
        ],
        carePlanChanges: [
          CarePlanChange(
            id: builder.entry(), heading: "mobilityFalls",
            before: "Walks with a frame on her own.",
            after: "Walks with a frame and one carer. Sits for two minutes before standing up.",
            why: "fall on 8 March", agreedWith: "Anne Walker", agreedRole: "lpaHealth",
            reviewOn: RecordBuilder.day("2026-04-09"), replaces: [])
        ],
        actions: [
          RoundAction(
            id: builder.entry(), what: "Falls clinic referral", ownerSide: "practice",
            owner: "Dr A. Khan", due: RecordBuilder.day("2026-03-16"), dueNextRound: false),
          RoundAction(
            id: builder.entry(), what: "Post-fall check of the room and the frame",
            ownerSide: "home", owner: "J. Brennan", due: RecordBuilder.day("2026-03-13"),
            dueNextRound: false),
        ],
        safetyNet: ReviewSigned.SafetyNet(
          callIf: "another fall, new confusion, or systolic below 90", by: "the same day",
          route: "practiceSameDay")),
      residents["Walker"], by: PretendHome.pharmacist, minutes: 102)
  }

  private mutating func reviewChen() {
    builder.add(
      CarePlanChanged(
        CarePlanChange(
          id: builder.entry(), heading: "continence", before: "",
          after: "Toilet every three hours by day.", why: nil, agreedWith: nil, agreedRole: nil,
          reviewOn: nil, replaces: [])),
      residents["Chen"], by: PretendHome.senior, minutes: 30)
    builder.add(
      ReviewSigned(
        round: round, flags: [flags["Chen"]].compactMap { $0 }, contact: "video",
        outcomes: [ReviewSigned.Outcome(code: "medicineChange", detail: nil)],
        text: "Constipated for five days.",
        medicineChanges: [
          MedicineChange(
            id: builder.entry(), change: "start", medicine: "Macrogol compound oral powder",
            before: nil, after: "one sachet twice a day", why: "constipation", marToday: false,
            prescriber: "Dr A. Khan")
        ],
        carePlanChanges: [
          CarePlanChange(
            id: builder.entry(), heading: "continence", before: "Toilet when he asks.",
            after: "Toilet after breakfast, with a stool chart.", why: "constipation",
            agreedWith: nil, agreedRole: "resident", reviewOn: nil, replaces: [])
        ],
        actions: [
          RoundAction(
            id: builder.entry(), what: "Send macrogol with the next delivery",
            ownerSide: "pharmacy", owner: "Hill Pharmacy", due: RecordBuilder.day("2026-03-12"),
            dueNextRound: false),
          RoundAction(
            id: builder.entry(), what: "Referral to the dietitian", ownerSide: "otherService",
            owner: "Community dietitians", due: nil, dueNextRound: true),
        ]),
      residents["Chen"], by: PretendHome.associate, minutes: 130)
  }

  private mutating func reviewOthers() {
    builder.add(
      ReviewSigned(
        round: round, flags: [flags["Osei"]].compactMap { $0 }, contact: "recordReview",
        outcomes: [ReviewSigned.Outcome(code: "noChangeNeeded", detail: nil)],
        answers: [flags["Osei"]].compactMap { $0 }.map {
          ReviewSigned.Answer(flag: $0, answer: nil, notAnsweredBecause: "needsGP")
        }),
      residents["Osei"], by: PretendHome.pharmacist, minutes: 150)
    builder.add(
      ReviewSigned(
        round: round, flags: [flags["Patel"]].compactMap { $0 }, contact: "notSeen",
        notSeenReason: "asleep", notSeenDetail: "staff say the pain is less"),
      residents["Patel"], by: PretendHome.pharmacist, minutes: 160)
    let ended = builder.add(
      EscalationRecorded(
        round: round, concern: "Breathless at rest, SpO2 88 % on air", route: "emergency999",
        at: RecordBuilder.moment(minutes: 75), told: "999 call handler",
        said: "ambulance within 18 minutes"),
      residents["Lindqvist"], by: PretendHome.pharmacist, minutes: 76)
    builder.add(
      EscalationEnded(
        escalation: ended, ending: "seen by the crew, stays in the home",
        at: RecordBuilder.moment(minutes: 120)),
      residents["Lindqvist"], by: PretendHome.pharmacist, minutes: 121)
    builder.add(
      EscalationRecorded(
        round: nil, concern: "Temperature 38.9 again", route: "practiceSameDay", at: nil,
        told: nil, said: nil), residents["Lindqvist"], by: PretendHome.senior, minutes: 200)
  }

  private mutating func leaveOthers() {
    builder.add(
      FlagDropped(
        round: round, flags: [flags["Fraser"]].compactMap { $0 },
        reason: "gone home with his daughter until Monday"),
      residents["Fraser"], by: PretendHome.senior, minutes: -100)
  }

  private func carry(
    _ family: String, safe: Bool, why: String, route: String? = nil, told: String? = nil
  ) -> RoundClosed.Carried {
    RoundClosed.Carried(
      resident: residents[family] ?? unknown, flags: [flags[family]].compactMap { $0 },
      safeToWait: safe, why: why, route: route, told: told)
  }

  private var unknown: ResidentID {
    var identifiers = Identifiers()
    return identifiers.resident()
  }
}

extension PretendHome {
  /// Says of every action of the earlier round that it is done.
  mutating func finishEarlierActions() {
    for state in record.residents.values.flatMap(\.openActions) where state.round == earlier {
      builder.add(
        ActionUpdated(action: state.action.id, state: .done, note: nil), state.resident,
        by: PretendHome.senior, minutes: 10)
    }
  }

  /// Signs a review after the round was closed.
  mutating func reviewLate() {
    builder.add(
      ReviewSigned(round: round, flags: [], contact: "video"), resident("Hughes"),
      by: PretendHome.pharmacist, minutes: 260)
  }
}

extension PretendHome {
  /// Signs something more for a resident, as the pharmacist.
  @discardableResult
  mutating func add(_ body: some EntryBody, _ family: String, minutes: Int) -> EntryID {
    builder.add(body, resident(family), by: PretendHome.pharmacist, minutes: minutes)
  }

  mutating func newEntry() -> EntryID { builder.entry() }
}
