extension PretendStory {
  /// How far back rounds are written out; those before it are made of everyday reviews.
  var writtenWeeks: Int { content.past.map(\.weekAgo).max() ?? 0 }

  /// A round of everyday reviews: who did it and what came of each.
  mutating func routineRound(weeksAgo: Int) -> PretendContent.Round {
    let visitors = content.staff.filter { catalog.profession($0.role)?.visits ?? false }
    let helpers = content.staff.filter { $0.role == "designatedPerson" || $0.role == "seniorCarer" }
    let isUsual = random.chance(80)
    let other = random.pick(visitors)?.key
    return PretendContent.Round(
      weekAgo: weeksAgo, by: (isUsual ? nil : other) ?? content.agreement.visiting,
      mode: random.chance(85) ? "faceToFace" : "virtual",
      accompaniedBy: random.pick(helpers)?.key ?? content.home.designatedPerson, note: "")
  }

  /// A quarter of the residents at home on that day, at most 13, first those who were not on the last
  /// list.
  mutating func routineItems(weeksAgo: Int) -> [PretendContent.Past] {
    let day = clock.roundDay(weeksAgo: weeksAgo)
    // A list is two days old when the round comes.
    let present = content.residents.filter {
      residents[$0.key]?.isHome(on: day.adding(days: -5)) ?? false
    }
    let shuffled = random.shuffled(present)
    let rested =
      shuffled.filter { !lastFlagged.contains($0.key) }
      + shuffled.filter { lastFlagged.contains($0.key) }
    let count = min(max(1, present.count / 4), random.number(9...13))
    let chosen = Array(rested.prefix(count))
    lastFlagged = Set(chosen.map(\.key))
    let reviews = random.shuffled(routine.reviews)
    guard !reviews.isEmpty else { return [] }
    return chosen.enumerated().map { place, resident in
      routineItem(reviews[place % reviews.count], of: resident, weeksAgo: weeksAgo)
    }
  }

  private mutating func routineItem(
    _ review: PretendRoutine.Review, of resident: PretendContent.Resident, weeksAgo: Int
  ) -> PretendContent.Past {
    let name = resident.shownShort
    func fill(_ pattern: String) -> String {
      PretendTemplate.fill(pattern, name: name, random: &random)
    }
    let raised = PretendContent.Past.Raised(
      reasons: review.reasons, priority: review.priority, raisedBy: review.raisedBy,
      situation: fill(review.situation), question: fill(review.question), askedBy: review.askedBy)
    if random.chance(4) { return notSeen(resident, raised, weeksAgo: weeksAgo) }
    var text = fill(review.text)
    var outcomes = review.outcomes
    var change = review.carePlan.flatMap { addition($0, to: resident) }
    if review.carePlan == nil, random.chance(40), let removal = removal(from: resident) {
      change = removal
      outcomes.removeAll { $0.code == "carePlanReviewed" }
      let heading = catalog.words(removal.heading, in: catalog.carePlanHeadings)
      text += " Care plan, \(heading.lowercasedFirst): back to what it was."
    }
    if change != nil {
      outcomes.append(PretendContent.Past.Outcome(code: "carePlanChange", detail: nil))
    }
    if review.medicineChange != nil, !outcomes.contains(where: { $0.code == "medicineChange" }) {
      outcomes.append(PretendContent.Past.Outcome(code: "medicineChange", detail: nil))
    }
    if outcomes.isEmpty {
      outcomes.append(PretendContent.Past.Outcome(code: "noChangeNeeded", detail: nil))
    }
    let medicine = review.medicineChange.map {
      PretendContent.Past.Medicine(
        change: $0.change, medicine: $0.medicine, before: $0.before, after: $0.after, why: $0.why,
        marToday: $0.marToday, prescriber: content.agreement.visiting, confirmed: true)
    }
    let action = review.action.map {
      PretendContent.Past.Action(
        what: $0.what, ownerSide: $0.ownerSide, owner: $0.owner, dueDays: $0.dueDays,
        done: weeksAgo > 4 || random.chance(70), doneNote: $0.doneNote)
    }
    let net = review.safetyNet.map {
      PretendContent.Past.SafetyNet(callIf: fill($0.callIf), by: $0.by, route: $0.route)
    }
    return PretendContent.Past(
      weekAgo: weeksAgo, resident: resident.key, flag: raised, observations: nil,
      contact: review.contact, notSeenReason: nil, outcomes: outcomes, text: text,
      answer: fill(review.answer), medicineChanges: medicine.map { [$0] } ?? [],
      carePlanChanges: change.map { [$0] } ?? [], actions: action.map { [$0] } ?? [],
      safetyNet: net, homeQuery: nil)
  }

  private mutating func notSeen(
    _ resident: PretendContent.Resident, _ raised: PretendContent.Past.Raised, weeksAgo: Int
  ) -> PretendContent.Past {
    let isAsleep = random.chance(50)
    return PretendContent.Past(
      weekAgo: weeksAgo, resident: resident.key, flag: raised, observations: nil,
      contact: "notSeen", notSeenReason: isAsleep ? "asleep" : "out",
      outcomes: [PretendContent.Past.Outcome(code: "seeAgain", detail: nil)],
      text: isAsleep
        ? "Asleep; staff have no worry. It can wait a week."
        : "Out with the family; staff have no worry. It can wait a week.",
      answer: nil, medicineChanges: nil, carePlanChanges: nil, actions: nil, safetyNet: nil,
      homeQuery: nil)
  }

  /// Adds a sentence to a heading; nil for a resident who has not got it, or has one added already.
  private mutating func addition(
    _ sentence: PretendRoutine.Sentence, to resident: PretendContent.Resident
  ) -> PretendContent.Past.PlanChange? {
    let heading = catalog.words(sentence.heading, in: catalog.carePlanHeadings)
    guard let standing = residents[resident.key]?.plan[heading], standing.text == standing.first
    else { return nil }
    let added = PretendTemplate.fill(
      sentence.sentence, name: resident.shownShort, random: &random)
    return PretendContent.Past.PlanChange(
      heading: sentence.heading, before: standing.text, after: "\(standing.first) \(added)",
      why: sentence.why, agreedWith: resident.shownShort, agreedRole: "resident",
      reviewInWeeks: random.number(1...3) * 4, confirmed: true)
  }

  /// Takes away what an earlier round added, so that plans do not grow without end; nil where nothing
  /// was added.
  private func removal(
    from resident: PretendContent.Resident
  ) -> PretendContent.Past.PlanChange? {
    for plan in resident.carePlan {
      let heading = catalog.words(plan.heading, in: catalog.carePlanHeadings)
      guard let standing = residents[resident.key]?.plan[heading], standing.text != standing.first
      else { continue }
      return PretendContent.Past.PlanChange(
        heading: plan.heading, before: standing.text, after: standing.first,
        why: "No longer needed", agreedWith: resident.shownShort, agreedRole: "resident",
        reviewInWeeks: 12, confirmed: true)
    }
    return nil
  }

  /// Before the rounds that are written out begin, the home brings the care plans back to the words
  /// that those begin with.
  mutating func settleCarePlans(on day: Day) {
    var minute = 0
    for words in content.residents {
      guard let resident = residents[words.key] else { continue }
      for (heading, standing) in resident.plan.sorted(by: { $0.key < $1.key })
      where standing.text != standing.first {
        let at = clock.moment(day, 14).adding(minutes: minute)
        minute += 3
        let id = identifiers.entry(at: at)
        add(
          .home,
          CarePlanChanged(
            CarePlanChange(
              id: id, heading: heading, before: standing.text, after: standing.first,
              why: "Monthly look at the care plan: no longer needed", agreedWith: nil,
              agreedRole: nil, reviewOn: nil, replaces: [standing.change])),
          of: resident.id, by: people.designated, at: at)
        residents[words.key]?.plan[heading] = PretendResident.PlanText(
          change: id, text: standing.first, first: standing.first)
      }
    }
  }
}
