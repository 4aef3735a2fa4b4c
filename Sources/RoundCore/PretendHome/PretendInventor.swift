/// Invents residents and homes beyond those that are written out.
struct PretendInventor {
  let written: PretendContent
  let routine: PretendRoutine
  private var random: SeededRandom
  private var usedNames: Set<String>

  init(written: PretendContent, routine: PretendRoutine, random: inout SeededRandom) {
    self.written = written
    self.routine = routine
    self.random = random.split()
    usedNames = Set(written.residents.map { "\($0.given) \($0.family)" })
  }

  /// The written home with this many residents: its first ones, or all and as many invented.
  mutating func firstHome(residents count: Int) -> PretendContent {
    var people = Array(written.residents.prefix(count))
    var room = written.residents.count
    while people.count < count {
      room += 1
      people.append(resident(room: room, stay: 10...220))
    }
    return PretendContent(
      home: written.home, practice: written.practice, agreement: written.agreement,
      staff: written.staff, residents: people, flags: written.flags, rounds: written.rounds,
      past: written.past)
  }

  /// Another home of the same practice, all of whose residents are invented.
  ///
  /// - Parameter number: 1 for the first after the written one.
  mutating func furtherHome(_ number: Int, residents count: Int) -> PretendContent {
    let name = routine.homes.isEmpty ? "Home" : routine.homes[(number - 1) % routine.homes.count]
    let place = (number - 1) % 99
    let home = PretendContent.Home(
      name: name, type: number % 3 == 0 ? "nursing" : "residential", beds: count,
      designatedPerson: "designated", telephone: "01632 9604\(place.padded(to: 2))",
      email: "rounds@\(slug(name)).example")
    let people = (1...max(1, count)).map { resident(room: $0, stay: 4...220) }
    return PretendContent(
      home: home, practice: written.practice, agreement: written.agreement.at(time: "10:00"),
      staff: staff(of: number), residents: people, flags: flags(for: people), rounds: [], past: [])
  }

  private func slug(_ name: String) -> String {
    String(
      name.lowercased().compactMap { character -> Character? in
        if character.isASCII && character.isLetter { return character }
        return character == " " ? "-" : nil
      })
  }

  /// Who works there, with those of the practice.
  private func staff(of number: Int) -> [PretendContent.Member] {
    let posts = [
      ("designated", "designatedPerson", "Deputy manager"), ("manager", "manager", "Home manager"),
      ("senior1", "seniorCarer", "Senior carer"), ("senior2", "seniorCarer", "Senior carer"),
      ("senior3", "seniorCarer", "Night senior"),
    ]
    var members: [PretendContent.Member] = []
    for (place, post) in posts.enumerated() {
      let name =
        routine.staff.isEmpty
        ? post.2 : routine.staff[(number * posts.count + place) % routine.staff.count]
      members.append(
        PretendContent.Member(
          key: post.0, name: name, role: post.1, title: post.2, registration: ""))
    }
    return members
      + written.staff.filter { Catalog.shipped.profession($0.role)?.side == "practice" }
  }

  private mutating func resident(room: Int, stay: ClosedRange<Int>) -> PretendContent.Resident {
    let name = self.name()
    let month = random.number(1...12).padded(to: 2)
    let day = random.number(1...28).padded(to: 2)
    let isForCPR = random.chance(55)
    return PretendContent.Resident(
      key: "room\(room)", family: name.family, given: name.given, title: name.title,
      preferredName: nil, gender: name.gender, age: random.number(68...98),
      bornMonthDay: "\(month)-\(day)", room: "\(room)", admittedWeeksAgo: random.number(stay),
      allergies: allergies(),
      cpr: PretendContent.Resident.CPR(
        decision: isForCPR ? "forCPR" : "notForCPR",
        reviewInWeeks: isForCPR ? nil : random.number(4...50),
        location: isForCPR ? nil : "ReSPECT form, front of the care file"),
      registeredGP: written.agreement.clinicalLead, usualNews2: random.chance(15) ? 1 : 0,
      medicines: random.shuffled(routine.medicines).prefix(random.number(2...5))
        .joined(separator: "\n"),
      carePlan: carePlan(), nhsNumber: nil, infection: nil, scaleTwo: nil, weights: weights())
  }

  /// A family name of one resident with the given name of another, while there are such pairs left.
  private mutating func name() -> (family: String, given: String, title: String?, gender: String) {
    var found = (family: "Smith", given: "Pat", title: String?.none, gender: "Not Known")
    for _ in 0..<60 {
      guard let family = random.pick(written.residents)?.family,
        let donor = random.pick(written.residents)
      else { break }
      found = (family, donor.given, donor.title, donor.gender)
      if usedNames.insert("\(donor.given) \(family)").inserted { break }
    }
    return found
  }

  private mutating func allergies() -> PretendContent.Resident.Allergies {
    guard random.chance(35), let one = random.pick(routine.allergies) else {
      return PretendContent.Resident.Allergies(status: .none, items: [])
    }
    let item = PretendContent.Resident.Allergies.Item(agent: one.agent, reaction: one.reaction)
    return PretendContent.Resident.Allergies(status: .known, items: [item])
  }

  private mutating func carePlan() -> [PretendContent.Resident.PlanText] {
    var plans: [PretendContent.Resident.PlanText] = []
    for plan in random.shuffled(routine.carePlans).prefix(random.number(2...4)) {
      guard let text = random.pick(plan.texts) else { continue }
      plans.append(PretendContent.Resident.PlanText(heading: plan.heading, text: text))
    }
    return plans
  }

  private mutating func weights() -> [PretendContent.Resident.Weight] {
    var tenths = random.number(450...880)
    return [8, 4, 0].map { weeksAgo in
      tenths += random.number(-8...8)
      return PretendContent.Resident.Weight(
        weeksAgo: weeksAgo, kilograms: "\(tenths / 10).\(tenths % 10)")
    }
  }

  /// This week's flags of a home that is all invented: a third of the residents, at most 15, the last
  /// of them late.
  private mutating func flags(for people: [PretendContent.Resident]) -> [PretendContent.Flag] {
    let count = min(max(1, people.count / 3), 15)
    let flagged = random.shuffled(people).prefix(count)
    let reviews = random.shuffled(routine.reviews)
    guard !reviews.isEmpty else { return [] }
    var flags: [PretendContent.Flag] = []
    for (place, resident) in flagged.enumerated() {
      let isLate = place > 0 && place == flagged.count - 1
      let hours = isLate ? random.number(6...9) : random.number(36...96)
      flags.append(flag(reviews[place % reviews.count], of: resident, hours: hours))
    }
    return flags
  }

  private mutating func flag(
    _ review: PretendRoutine.Review, of resident: PretendContent.Resident, hours: Int
  ) -> PretendContent.Flag {
    let name = resident.shownShort
    let byResident = review.raisedBy == .resident
    return PretendContent.Flag(
      resident: resident.key, reasons: review.reasons, priority: review.priority,
      priorityReason: review.priorityReason, raisedBy: review.raisedBy,
      raisedByName: byResident ? "\(resident.given) \(resident.family)" : nil,
      question: PretendTemplate.fill(review.question, name: name, random: &random),
      askedBy: review.askedBy, wish: nil, faceToFace: review.contact == "faceToFace",
      sinceDaysAgo: hours / 24 + random.number(2...9), raisedHoursBeforeMidnight: hours,
      note: PretendContent.Note(
        situation: PretendTemplate.fill(review.situation, name: name, random: &random),
        background: nil,
        assessment: PretendTemplate.fill(review.assessment, name: name, random: &random),
        recommendation: PretendTemplate.fill(review.recommendation, name: name, random: &random)),
      observations: nil, escalation: nil)
  }
}

extension PretendContent.Resident {
  /// `Mrs Hughes`.
  var shownShort: String { title.map { "\($0) \(family)" } ?? family }
}

extension PretendContent.Agreement {
  /// The same agreement with the round at another time of the day.
  func at(time: String) -> PretendContent.Agreement {
    PretendContent.Agreement(
      clinicalLead: clinicalLead, clinicalLeadTelephone: clinicalLeadTelephone,
      visiting: visiting, time: time, mode: mode, cutOffHours: cutOffHours,
      listSentHoursBeforeMidnight: listSentHoursBeforeMidnight,
      informationSharing: informationSharing, secureCommunication: secureCommunication,
      feedback: feedback, urgentNumbers: urgentNumbers)
  }
}
