/// The assessment that a resident's last (re)admission asks for, and how it stands.
public struct AssessmentStanding: Hashable, Sendable {
  public let clock: AssessmentClock
  public let state: AssessmentClock.State
  /// Who recorded it done or deferred.
  public let recorded: Fact<AssessmentRecorded>?
}

extension Record {
  /// The working days of the home: the shipped bank holidays and those that its agreement adds.
  public var workingDays: WorkingDays {
    WorkingDays(added: Set(agreement?.bankHolidays ?? []))
  }

  /// Nil for somebody who is not in the home or on leave, and where no day of admission is known.
  public func assessment(of resident: ResidentID, on today: Day) -> AssessmentStanding? {
    guard let resident = residents[resident], let admission = resident.admission,
      resident.whereabouts == .home || resident.whereabouts == .leave
    else { return nil }
    let clock = AssessmentClock(
      from: admission.day, countsFirstDay: agreement?.assessmentCountsFirstDay ?? false,
      days: workingDays)
    guard let fact = resident.assessments.facts.last(where: { $0.body.start == admission.day })
    else {
      let isTooLate = admission.recorded.map { UKTime($0.at.moment).day > clock.due } ?? false
      return AssessmentStanding(
        clock: clock, state: isTooLate ? .notRecorded : clock.open(on: today), recorded: nil)
    }
    let body = fact.body
    switch body.state {
    case .done:
      return AssessmentStanding(clock: clock, state: .done(on: body.on), recorded: fact)
    case .deferred:
      // A day that was put off to and has passed is no longer a reason.
      let isPast = body.on.map { $0 < today } ?? false
      let state: AssessmentClock.State =
        isPast
        ? .overdue(by: body.on.map { workingDays.count(after: $0, through: today) } ?? 0)
        : .deferred(until: body.on, reason: body.reason ?? "no reason recorded")
      return AssessmentStanding(clock: clock, state: state, recorded: fact)
    }
  }
}

extension ResidentRecord {
  /// Where the resident is; in the home while nothing else was recorded.
  public var whereabouts: ResidenceChanged.State { residence.last?.body.state ?? .home }

  /// The day on which they died; nil while alive, or when it is not known.
  public var died: Day? { isDead ? residence.last?.body.on : nil }

  /// The day of the last admission or return from hospital, and for one that only the register's
  /// details tell, when that came into this record.
  ///
  /// A return from leave begins nothing anew.
  public var admission: (day: Day, recorded: EntryHeader?)? {
    var found: (day: Day, recorded: EntryHeader?)?
    if let first = details.facts.first(where: { $0.body.admitted != nil }),
      let day = current?.admitted
    {
      found = (day, first.header)
    }
    var before: ResidenceChanged.State?
    for fact in residence.facts {
      if fact.body.state == .home, let day = fact.body.on {
        switch before {
        case nil, .hospital, .left: found = (day, nil)
        case .home, .leave, .died: break
        }
      }
      before = fact.body.state
    }
    return found
  }

  /// NHS numbers that stood in the register before the present one, oldest first, and when they last did.
  public var formerNumbers: [(number: NHSNumber, header: EntryHeader)] {
    var found: [(number: NHSNumber, header: EntryHeader)] = []
    for fact in details.facts {
      guard let number = fact.body.nhsNumber, number != current?.nhsNumber else { continue }
      found.removeAll { $0.number == number }
      found.append((number, fact.header))
    }
    return found
  }
}
