@testable import RoundCore

/// A random but plausible history: entries of every kind about a few residents and rounds.
struct RandomEntries {
  private var random: SeededRandom
  private var identifiers: Identifiers
  private let residents: [ResidentID]
  private let rounds: [RoundID]
  private let devices: [DeviceID]
  /// Identifiers of entries that later ones refer to, some of which never come.
  private var earlier: [EntryID] = []
  private var sequence = 0
  private var declared: [DeviceID: [EntryID]] = [:]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    identifiers = Identifiers(random: SeededRandom(seed: seed &+ 1))
    residents = ["r1", "r2", "r3"].compactMap { ResidentID($0) }
    rounds = ["round-1", "round-2"].compactMap { RoundID($0) }
    devices = ["d1", "d2"].compactMap { DeviceID($0) }
  }

  /// An entry of a kind; nil for a name that is no kind.
  mutating func entry(kind: String) -> Entry? {
    guard let body = body(kind: kind), let device = devices.randomElement(using: &random) else {
      return nil
    }
    return entry(kind: kind, device: device, content: .known(body))
  }

  /// An entry of a kind that nobody knows.
  mutating func unknownEntry() -> Entry? {
    guard let device = devices.randomElement(using: &random) else { return nil }
    let line = Array("{\"\(sequence)\":\(number(9))}\n".utf8)
    return entry(kind: "mood.recorded", device: device, content: .unknown(line: line))
  }

  mutating func entry(kind: String, device: DeviceID, content: Entry.Content) -> Entry {
    sequence += 1
    // Few moments, so that entries of two devices often bear the same time.
    let at = ClockReading(moment: moment(), counter: number(3))
    let id = identifiers.entry(at: at.moment)
    let by = chance() ? earlier.randomElement(using: &random) : nil
    if earlier.count < 40 || chance(20) { earlier.append(id) }
    // Now and then a resident's entry names no resident.
    let resident = chance(30) ? nil : residents.randomElement(using: &random)
    return Entry(
      header: EntryHeader(
        id: id, device: device, sequence: sequence, kind: kind, version: 1, at: at, by: by,
        resident: resident),
      content: content)
  }

  /// An entry that takes back another, mostly with the right to do so.
  mutating func taker(of target: Entry) -> Entry {
    sequence += 1
    let at = ClockReading(
      moment: target.header.at.moment.adding(seconds: chance(8) ? -1 : 1), counter: number(3))
    let other = devices.randomElement(using: &random) ?? target.header.device
    let body = EntryWithdrawn(entry: target.header.id)
    return Entry(
      header: EntryHeader(
        id: identifiers.entry(at: at.moment), device: chance(8) ? other : target.header.device,
        sequence: sequence, kind: EntryWithdrawn.kind, version: 1, at: at,
        by: chance(8) ? nil : target.header.by, resident: target.header.resident),
      content: .known(body))
  }

  /// People of each device, one who may correct and one who may not; entries are theirs from then on.
  mutating func declarations() -> [Entry] {
    devices.flatMap { device in
      ["gp", "practiceContact", "viewer", "import", "manager"].compactMap { role -> Entry? in
        sequence += 1
        let at = ClockReading(moment: moment(), counter: number(3))
        let id = identifiers.entry(at: at.moment)
        declared[device, default: []].append(id)
        return Entry(
          header: EntryHeader(
            id: id, device: device, sequence: sequence, kind: AuthorDeclared.kind, version: 1,
            at: at, by: id, resident: nil),
          content: .known(
            AuthorDeclared(
              author: Author(name: role, role: role, organisation: "", registration: nil))))
      }
    }
  }

  /// An entry of a kind by somebody whom its device declared, now and then by nobody.
  mutating func signed(kind: String) -> Entry? {
    guard let entry = entry(kind: kind), case .known = entry.content else { return nil }
    let header = entry.header
    let people = declared[header.device] ?? []
    let by = chance(9) ? nil : people.randomElement(using: &random)
    return Entry(
      header: EntryHeader(
        id: header.id, device: header.device, sequence: header.sequence, kind: header.kind,
        version: header.version, at: header.at, by: by, resident: header.resident),
      content: entry.content)
  }

  /// The same authors once more, with other roles, in lines before and after the first.
  mutating func secondDeclarations(of entries: [Entry]) -> [Entry] {
    entries.filter { $0.header.kind == AuthorDeclared.kind }.prefix(6).compactMap { entry in
      let header = entry.header
      let role = pick(["gp", "manager", "viewer"], or: "viewer")
      return Entry(
        header: EntryHeader(
          id: header.id, device: header.device, sequence: header.sequence + (chance() ? 500 : -500),
          kind: header.kind, version: 1, at: header.at, by: header.id, resident: nil),
        content: .known(
          AuthorDeclared(
            author: Author(name: role, role: role, organisation: "", registration: nil))))
    }
  }

  /// An entry that corrects another, mostly by somebody who may; before or after it by the clock.
  mutating func corrector(of target: Entry) -> Entry {
    sequence += 1
    let at = ClockReading(
      moment: target.header.at.moment.adding(seconds: chance() ? -1 : 1), counter: number(3))
    let device = devices.randomElement(using: &random) ?? target.header.device
    let people = declared[device] ?? []
    let by = chance(4) ? people.last : people.first
    let body = EntryCorrected(
      entry: target.header.id, mistake: "other", why: text(), instead: ids())
    return Entry(
      header: EntryHeader(
        id: identifiers.entry(at: at.moment), device: device, sequence: sequence,
        kind: EntryCorrected.kind, version: 1, at: at, by: by, resident: target.header.resident),
      content: .known(body))
  }

  // MARK: Parts

  mutating func number(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }

  /// True once in `of` times.
  mutating func chance(_ of: Int = 2) -> Bool { number(of) == 0 }

  mutating func pick<Item>(_ items: [Item], or other: Item) -> Item {
    items.randomElement(using: &random) ?? other
  }

  mutating func maybe<Value>(_ value: Value) -> Value? { chance(3) ? nil : value }

  mutating func text() -> String {
    pick(
      ["calm", "eats half", "Zoë says \"no\"", "two\nlines\ttab", "", "🙂\\\u{7F}\u{202E}"], or: "x")
  }

  mutating func textOrNil() -> String? { maybe(text()) }

  mutating func moment() -> Moment {
    Moment(milliseconds: 1_773_316_800_000 + Int64(number(4)))
  }

  mutating func day() -> Day { Day(ordinal: 20_500 + number(30)) }

  mutating func id() -> EntryID {
    earlier.randomElement(using: &random) ?? identifiers.entry(at: moment())
  }

  mutating func ids() -> [EntryID] { (0..<number(3)).map { _ in id() } }

  mutating func round() -> RoundID { pick(rounds, or: identifiers.round()) }

  mutating func resident() -> ResidentID { pick(residents, or: identifiers.resident()) }

  mutating func author() -> Author {
    Author(
      name: text(), role: "nurse", organisation: text(),
      registration: maybe(Author.Registration(body: "NMC", number: "12A3456E")))
  }

  mutating func details() -> ResidentDetails {
    var details = ResidentDetails(
      family: text(), given: text(), title: textOrNil(), preferredName: textOrNil(),
      born: maybe(day()), gender: pick([.male, .female, .notKnown], or: .notSpecified),
      nhsNumber: maybe("9990000018").flatMap { try? NHSNumber($0) },
      numberStatus: pick([.given, .notVerified, .none], or: .none), numberAsWritten: textOrNil(),
      room: textOrNil(), practitioner: textOrNil(), admitted: maybe(day()), unidentified: chance())
    details.contacts = textOrNil()
    details.needs = textOrNil()
    return details
  }

  mutating func contact() -> AgreementSet.Contact {
    AgreementSet.Contact(
      name: text(), role: textOrNil(), telephone: textOrNil(), email: textOrNil())
  }

  mutating func change() -> CarePlanChange {
    CarePlanChange(
      id: identifiers.entry(at: moment()), heading: pick(["skin", "pain"], or: "skin"),
      before: text(), after: text(), why: textOrNil(), agreedWith: textOrNil(),
      agreedRole: textOrNil(), reviewOn: maybe(day()), replaces: ids())
  }

  mutating func medicineChange() -> MedicineChange {
    MedicineChange(
      id: identifiers.entry(at: moment()), change: "stop", medicine: text(), before: textOrNil(),
      after: textOrNil(), why: textOrNil(), marToday: chance(), prescriber: textOrNil())
  }

  mutating func action() -> RoundAction {
    RoundAction(
      id: identifiers.entry(at: moment()), what: text(), ownerSide: "home", owner: text(),
      due: maybe(day()), dueNextRound: chance())
  }

  mutating func list<Item>(_ make: (inout RandomEntries) -> Item) -> [Item] {
    (0..<number(3)).map { _ in make(&self) }
  }

  // MARK: Bodies

  /// A body of a kind; nil for a name that is no kind.
  mutating func body(kind: String) -> (any EntryBody)? {
    switch kind {
    case ChainSealed.kind: return seal()
    case ClockDoubted.kind:
      return ClockDoubted(
        entries: ids(), wall: moment(),
        reason: pick([.behind, .absurd], or: .ahead))
    case LossAccepted.kind: return loss()
    case SegmentOpened.kind, AuthorDeclared.kind, HomeDeclared.kind, AgreementSet.kind:
      return setting(kind)
    case RoundPlanned.kind, RoundOpened.kind, RoundClosed.kind, ListSent.kind, ListReordered.kind,
      ListArranged.kind, RoundCancelled.kind, AcknowledgementRecorded.kind:
      return roundBody(kind)
    case FlagRaised.kind, FlagChanged.kind, FlagDropped.kind, NoteWritten.kind,
      EscalationRecorded.kind, EscalationEnded.kind, ReviewSigned.kind, ActionUpdated.kind,
      ActionAdded.kind, AssessmentRecorded.kind:
      return workBody(kind)
    case EntryWithdrawn.kind: return EntryWithdrawn(entry: id())
    case EntryCorrected.kind:
      return EntryCorrected(
        entry: id(), mistake: "wrongOutcome", why: text(), instead: ids(), round: maybe(round()),
        closing: maybe(id()),
        calls: list { EntryCorrected.Call(side: "home", whom: $0.text(), by: $0.text()) })
    default: return residentBody(kind)
    }
  }

  mutating func seal() -> ChainSealed? {
    guard let home = HomeID("elm-7k2m"), let device = devices.randomElement(using: &random) else {
      return nil
    }
    let seen = devices.map {
      ChainSealed.Seen(
        device: $0, epoch: 1 + number(2), seq: 1 + number(99),
        hash: Digest(of: [UInt8(number(200))]).string)
    }
    return ChainSealed(
      home: home, device: device, epoch: 1, seq: 1 + number(99),
      head: Digest(of: [UInt8(number(200))]), seen: list(of: seen), key: DeviceKey())
  }

  mutating func loss() -> LossAccepted {
    let place = LossAccepted.Place(
      damage: pick([.broken, .missing], or: .differing),
      file: "homes/elm-7k2m/journals/d1/1-000001.jsonl", line: 1 + number(9), byte: number(900),
      known: maybe(1 + number(99)), reason: text(), bytes: number(9_000),
      hash: Digest(of: [UInt8(number(200))]).string)
    return LossAccepted(places: [place], reason: text())
  }

  mutating func list(of seen: [ChainSealed.Seen]) -> [ChainSealed.Seen] {
    Array(seen.prefix(number(3)))
  }

  mutating func setting(_ kind: String) -> (any EntryBody)? {
    switch kind {
    case SegmentOpened.kind:
      guard let home = HomeID("elm-7k2m"), let device = devices.first else { return nil }
      let previous = SegmentOpened.Previous(
        file: "1-000001.jsonl", goodBytes: number(9_000), leftOverBytes: number(9),
        leftOverHash: Digest(of: [1]).string, unsynced: maybe(true))
      return SegmentOpened(
        home: home, device: device, epoch: 1, segment: 2, program: "1.0", needs: ["a"], uses: [],
        previous: maybe(previous))
    case AuthorDeclared.kind: return AuthorDeclared(author: author())
    case HomeDeclared.kind:
      return HomeDeclared(
        name: text(), service: maybe("nursing"), telephone: textOrNil(), email: textOrNil(),
        beds: maybe(number(60)), pretend: chance())
    default:
      var agreement = AgreementSet(
        designatedPerson: maybe(contact()), practice: textOrNil(),
        practiceContact: maybe(contact()),
        clinicalLead: maybe(contact()), usualClinician: maybe(contact()),
        weekday: maybe(1 + number(7)), time: maybe("09:30"), mode: maybe("virtual"),
        cutOffHours: maybe(24), cutOffCounting: maybe(.workingDays), sharingSystems: textOrNil(),
        carePlanProcess: textOrNil(),
        consentToShare: textOrNil(),
        urgentNumbers: list {
          AgreementSet.UrgentNumber(
            route: $0.text(), number: "020 7946 0000", hours: $0.textOrNil())
        })
      agreement.manager = maybe(contact())
      agreement.practiceDesignated = maybe(contact())
      agreement.sharingInPlace = maybe(chance())
      agreement.secureWays = maybe(["nhsMail", "proxyAccess"])
      agreement.identifiedInAdvance = maybe(chance())
      agreement.howIdentified = textOrNil()
      agreement.visitRequestsBy = maybe("10:30")
      agreement.dutyRota = textOrNil()
      agreement.marTodayBy = maybe("17:00")
      agreement.confirmWithinHours = maybe(1 + number(168))
      agreement.assessmentCountsFirstDay = maybe(chance())
      agreement.bankHolidays = maybe([day()])
      agreement.from = maybe(day())
      agreement.reviewOn = maybe(day())
      return agreement
    }
  }

  mutating func roundBody(_ kind: String) -> (any EntryBody)? {
    switch kind {
    case RoundPlanned.kind:
      return RoundPlanned(
        round: round(), date: day(), time: maybe("14:00"), mode: maybe("faceToFace"),
        cutOff: maybe(moment()), clinician: textOrNil(), extra: textOrNil())
    case RoundOpened.kind: return RoundOpened(round: round())
    case RoundClosed.kind:
      var closing = RoundClosed(
        round: round(),
        carried: list {
          RoundClosed.Carried(
            resident: $0.resident(), flags: $0.ids(), safeToWait: $0.chance(), why: $0.text(),
            route: $0.maybe("nhs111"), told: $0.textOrNil())
        }, told: textOrNil())
      closing.handover = textOrNil()
      return closing
    case ListSent.kind: return ListSent(round: round(), order: ids())
    case ListArranged.kind: return ListArranged(round: round(), order: list { $0.resident() })
    case RoundCancelled.kind:
      return RoundCancelled(round: round(), reason: text(), missed: chance())
    case ListReordered.kind: return ListReordered(round: round(), order: list { $0.resident() })
    default:
      return AcknowledgementRecorded(
        round: round(), item: maybe(id()),
        state: pick([.received, .notDone, .query, .read, .answered, .told, .notTold], or: .done),
        note: textOrNil(), saidBy: textOrNil(), how: textOrNil(), at: maybe(moment()))
    }
  }

  private mutating func flag() -> FlagRaised {
    FlagRaised(
      round: round(), reasons: ["fall", "pain"], priority: 1 + number(3),
      priorityReason: textOrNil(), raisedBy: pick([.family, .staff, .clinician], or: .resident),
      raisedByName: textOrNil(), raisedAt: maybe(moment()), question: textOrNil(),
      askedBy: maybe("family"), wish: textOrNil(), faceToFace: maybe(chance()),
      since: maybe(day()), consent: maybe("resident"), away: textOrNil())
  }

  mutating func workBody(_ kind: String) -> (any EntryBody)? {
    switch kind {
    case FlagRaised.kind: return flag()
    case FlagChanged.kind:
      return FlagChanged(flag: id(), request: flag(), because: textOrNil())
    case FlagDropped.kind: return FlagDropped(round: round(), flags: ids(), reason: text())
    case NoteWritten.kind:
      return NoteWritten(
        flag: id(), situation: textOrNil(), background: textOrNil(), assessment: textOrNil(),
        recommendation: textOrNil(), addition: maybe(chance()))
    case EscalationRecorded.kind:
      return EscalationRecorded(
        round: maybe(round()), concern: text(), route: maybe("emergency999"), at: maybe(moment()),
        told: textOrNil(), said: textOrNil())
    case EscalationEnded.kind:
      return EscalationEnded(escalation: id(), ending: text(), at: maybe(moment()))
    case ActionUpdated.kind:
      var update = ActionUpdated(
        action: id(), state: pick([.open, .waiting, .done], or: .notDone), note: textOrNil())
      update.died = maybe(chance())
      update.waitsFor = textOrNil()
      update.since = maybe(day())
      update.until = maybe(day())
      update.who = textOrNil()
      update.taken = maybe(chance())
      return update
    case ActionAdded.kind: return ActionAdded(action(), why: textOrNil())
    case AssessmentRecorded.kind:
      return AssessmentRecorded(
        start: day(), state: pick([.done], or: .deferred), on: maybe(day()), reason: textOrNil())
    default:
      return ReviewSigned(
        round: round(), flags: ids(), contact: pick(["faceToFace", "notSeen"], or: "video"),
        notSeenReason: maybe("asleep"), notSeenDetail: textOrNil(),
        outcomes: list { ReviewSigned.Outcome(code: "advice", detail: $0.textOrNil()) },
        answers: list {
          ReviewSigned.Answer(
            flag: $0.id(), answer: $0.textOrNil(), notAnsweredBecause: $0.textOrNil())
        },
        text: textOrNil(), medicineChanges: list { $0.medicineChange() },
        carePlanChanges: list { $0.change() }, actions: list { $0.action() },
        safetyNet: maybe(
          ReviewSigned.SafetyNet(callIf: text(), by: textOrNil(), route: textOrNil())))
    }
  }
}
