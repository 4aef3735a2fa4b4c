extension PretendStory {
  /// The home and its agreement with the practice.
  mutating func declareHome() {
    let home = content.home
    let practice = content.practice
    let agreement = content.agreement
    add(
      .home,
      HomeDeclared(
        name: home.name, service: home.type, telephone: home.telephone, email: home.email,
        beds: max(home.beds, content.residents.count), pretend: true),
      by: people.manager, at: clock.moment(firstDay, 9))
    let consent = agreement.secureCommunication.filter { $0.hasPrefix("consent") }
    var agreed = AgreementSet(
      designatedPerson: AgreementSet.Contact(
        name: people.name(home.designatedPerson), role: people.title(home.designatedPerson),
        telephone: home.telephone, email: home.email),
      practice: practice.name,
      practiceContact: AgreementSet.Contact(
        name: people.name(practice.contact), role: people.title(practice.contact),
        telephone: practice.telephone, email: practice.email),
      clinicalLead: AgreementSet.Contact(
        name: people.name(agreement.clinicalLead), role: people.title(agreement.clinicalLead),
        telephone: agreement.clinicalLeadTelephone),
      usualClinician: AgreementSet.Contact(
        name: people.name(agreement.visiting), role: people.title(agreement.visiting)),
      weekday: clock.today.weekday, time: agreement.time, mode: agreement.mode,
      cutOffHours: agreement.cutOffHours,
      sharingSystems: agreement.secureCommunication.filter { !$0.hasPrefix("consent") }
        .joined(separator: "; "),
      carePlanProcess: agreement.feedback,
      consentToShare: consent.first,
      urgentNumbers: agreement.urgentNumbers.map {
        AgreementSet.UrgentNumber(route: $0.route, number: $0.telephone, hours: $0.note)
      })
    agreed.sharingInPlace = agreement.informationSharing
    agreed.identifiedInAdvance = true
    add(.home, agreed, by: people.manager, at: clock.moment(firstDay, 9, 20))
  }

  /// Brings every resident into the register: those who live there already on the first day, the
  /// others as they move in.
  mutating func registerResidents() {
    for (place, words) in content.residents.enumerated() {
      let admitted = clock.today.adding(days: -7 * weeksSinceAdmission(words))
      let isNew = admitted > firstDay
      let registered = isNew ? admitted : firstDay
      let begun =
        isNew
        ? clock.moment(registered, 11) : clock.moment(registered, 10).adding(minutes: place * 5)
      var resident = PretendResident(
        id: identifiers.resident(), details: details(of: words, admitted: admitted), words: words,
        registered: registered)
      register(&resident, at: begun)
      residents[words.key] = resident
    }
  }

  /// Where the past is long, stays are made longer with it, or the first rounds would find nobody.
  private func weeksSinceAdmission(_ words: PretendContent.Resident) -> Int {
    let stay = words.admittedWeeksAgo
    guard weeks > 52, stay > 8 else { return stay }
    return min(stay * weeks / 52, weeks + 2 + stay)
  }

  private mutating func details(
    of words: PretendContent.Resident, admitted: Day
  ) -> ResidentDetails {
    let number = words.nhsNumber == "none" ? nil : numbers.next()
    return ResidentDetails(
      family: words.family, given: words.given, title: words.title,
      preferredName: words.preferredName, born: birthday(of: words),
      gender: ResidentDetails.Gender(words: words.gender), nhsNumber: number,
      numberStatus: number == nil ? .none : .given, room: words.room,
      practitioner: people.name(words.registeredGP), admitted: admitted)
  }

  /// The last day on which a birthday of theirs made them as old as the file says.
  private func birthday(of words: PretendContent.Resident) -> Day? {
    let parts = words.bornMonthDay.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    let year = clock.today.year - words.age
    func day(_ year: Int) -> Day? { Day(year: year, month: parts[0], day: min(parts[1], 28)) }
    guard let born = day(year), born.years(until: clock.today) == words.age else {
      return day(year - 1)
    }
    return born
  }

  private mutating func register(_ resident: inout PretendResident, at begun: Moment) {
    let words = resident.words
    let author = people.designated
    let id = resident.id
    add(.home, ResidentRegistered(resident.details), of: id, by: author, at: begun)
    let allergies = words.allergies.items.map {
      AllergiesRecorded.Allergy(agent: $0.agent, reaction: $0.reaction)
    }
    add(
      .home, AllergiesRecorded(status: words.allergies.status, items: allergies), of: id,
      by: author, at: begun.adding(minutes: 1))
    let medicines = pastMedicines(of: words)
    resident.medicines = medicines.after
    add(.home, cpr(of: words), of: id, by: author, at: begun.adding(minutes: 2))
    add(
      .home,
      MedicinesRecorded(text: medicines.first, asOf: UKTime(begun).day, source: "MAR"),
      of: id, by: author, at: begun.adding(minutes: 3))
    for plan in words.carePlan {
      let heading = catalog.words(plan.heading, in: catalog.carePlanHeadings)
      let text = firstText(of: plan, resident: words.key)
      guard !text.isEmpty else { continue }
      let at = begun.adding(minutes: 4)
      let change = identifiers.entry(at: at)
      add(
        .home,
        CarePlanChanged(
          CarePlanChange(
            id: change, heading: heading, before: "", after: text, why: nil, agreedWith: nil,
            agreedRole: nil, reviewOn: nil, replaces: [])),
        of: id, by: author, at: at)
      resident.plan[heading] = PretendResident.PlanText(
        change: change, text: text, first: text)
    }
    usual(of: words, id: id, at: begun.adding(minutes: 6))
    if let infection = words.infection {
      let since = clock.today.adding(days: -4)
      add(
        .home, InfectionRecorded(text: infection, since: since), of: id,
        by: people.seniorAuthor(0), at: clock.moment(since, 18, 10))
    }
  }

  /// What the GP recorded as usual, where it is not what most people's is.
  private mutating func usual(
    of words: PretendContent.Resident, id: ResidentID, at moment: Moment
  ) {
    let doctor = people.author(words.registeredGP)
    if let target = words.scaleTwo {
      add(
        .practice,
        SaturationTargetRecorded(
          range: catalog.measures.scaleTwoTarget, setBy: target.by, setOn: nil), of: id,
        by: doctor, at: moment)
    }
    guard words.usualNews2 > 0 else { return }
    add(
      .practice, UsualRecorded(news2: words.usualNews2), of: id, by: doctor,
      at: moment.adding(minutes: 1))
  }

  private func pastMedicines(of words: PretendContent.Resident) -> PretendMedicines {
    let past = content.past.filter { $0.resident == words.key && $0.weekAgo <= weeks }
    let isBack = content.flags.contains {
      $0.resident == words.key && $0.reasons.contains("backFromHospital")
    }
    return PretendMedicines(
      now: isBack ? PretendMedicines.beforeHospital(words.medicines) : words.medicines,
      changes: past.flatMap { past in
        (past.medicineChanges ?? []).map { (weeksAgo: past.weekAgo, change: $0) }
      })
  }

  /// What the care plan said before the first of the written rounds changed it.
  private func firstText(of plan: PretendContent.Resident.PlanText, resident: String) -> String {
    var first: (weeksAgo: Int, text: String)?
    for past in content.past where past.resident == resident && past.weekAgo <= weeks {
      for change in past.carePlanChanges ?? [] where change.heading == plan.heading {
        if past.weekAgo > (first?.weeksAgo ?? 0) { first = (past.weekAgo, change.before) }
      }
    }
    return first?.text ?? plan.text
  }

  private func cpr(of words: PretendContent.Resident) -> CPRRecorded {
    let decision: CPRRecorded.Decision =
      switch words.cpr.decision {
      case "forCPR": .attempt
      case "notForCPR": .doNotAttempt
      default: .notRecorded
      }
    return CPRRecorded(
      decision: decision,
      reviewOn: words.cpr.reviewInWeeks.map { clock.today.adding(days: $0 * 7) },
      location: words.cpr.location)
  }
}

extension ResidentDetails.Gender {
  /// Reads the words of the NHS Common User Interface; anything else is not known.
  init(words: String) {
    let all: [ResidentDetails.Gender] = [
      .male, .female, .indeterminate, .notKnown, .notSpecified,
    ]
    self = all.first { $0.words == words } ?? .notKnown
  }
}
