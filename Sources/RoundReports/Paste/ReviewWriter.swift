import RoundCore

/// Puts one signed review into words.
struct ReviewWriter {
  let facts: SheetFacts
  let resident: ResidentRecord
  let review: Fact<ReviewSigned>
  var page: ReviewPage

  private var catalog: Catalog { facts.catalog }
  private var body: ReviewSigned { review.body }

  /// In the order in which notes are read: contact, question and answer, outcome, changes, what next.
  mutating func clinicalSystem(part: String?) {
    opening("Weekly care home round", part)
    contact()
    questions()
    outcomes()
    medicines(body.medicineChanges)
    carePlan()
    actions(sides: OwnerSide.allCases)
    safetyNet()
    ending()
  }

  /// By who must act: the home first, then what it needs to know.
  mutating func careFile(part: String?) {
    opening("FOR THE CARE FILE: what was decided on the weekly round", part)
    let today = body.medicineChanges.filter(\.marToday)
    if !today.isEmpty {
      page.blank()
      page.title(
        today.allSatisfy { prescribing($0).isRecommendation }
          ? "TODAY, once prescribed: change the medicine administration record"
          : "TODAY: change the medicine administration record")
      page.line(resident.allergyText, indent: 0)
      medicines(today)
    }
    page.blank()
    carePlan()
    actions(sides: [.home])
    safetyNet()
    page.blank()
    contact()
    questions()
    outcomes()
    medicines(body.medicineChanges.filter { !$0.marToday })
    actions(sides: OwnerSide.allCases.filter { $0 != .home })
    ending()
    page.blank()
    page.title("Received by: ____________________________  Date and time: ________________")
  }

  private mutating func opening(_ title: String, _ part: String?) {
    page.blank()
    page.title(part.map { "\(title) (\($0.lowercased()))" } ?? title)
    if facts.record.isPretend { page.title("\(SheetWriter.pretend)") }
    let day = facts.date?.shownWithWeekday ?? "date not recorded"
    page.field("Round", "\(day), \(facts.record.homeName)")
    page.resident(ResidentIdentity.parts(of: resident, in: facts.record, today: facts.today))
    for dispute in resident.safetyDisputes(catalog) {
      page.field("NOT SETTLED", dispute.short(catalog))
    }
    page.field("Flagged for", flaggedFor)
    if let move = facts.record.move(to: review.header) {
      page.field(
        "Note",
        "first signed under another resident by mistake; corrected "
          + facts.signed(move.header))
    }
  }

  private var flaggedFor: String? {
    let codes = resident.flags.facts.filter { body.flags.contains($0.header.id) }
      .flatMap(\.body.reasons)
    var seen = Set<String>()
    let words = codes.filter { seen.insert($0).inserted }
      .map { catalog.words($0, in: catalog.reasons) }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  private mutating func contact() {
    var words = catalog.words(body.contact, in: catalog.contacts)
    if let reason = body.notSeenReason {
      words += ", because: \(catalog.words(reason, in: catalog.notSeenReasons))"
    }
    if let detail = body.notSeenDetail, !detail.trimmed.isEmpty { words += ". \(detail)" }
    page.field("Contact", words)
  }

  private mutating func questions() {
    for answer in body.answers {
      let flag = resident.flag(answer.flag)?.body
      page.field(asked(by: flag), flag?.question ?? "question not recorded")
      page.field("Answer", answer.answer)
      if let why = answer.notAnsweredBecause {
        page.field("Not answered because", catalog.words(why, in: catalog.notAnsweredReasons))
      } else if (answer.answer ?? "").trimmed.isEmpty {
        page.field("Answer", "none recorded")
      }
    }
  }

  private func asked(by flag: FlagRaised?) -> String {
    switch flag?.askedBy {
    case "family"?: return "Question from the family"
    case "resident"?: return "Question from the resident"
    default: return "Question from the home"
    }
  }

  private mutating func outcomes() {
    for outcome in body.outcomes {
      let words = catalog.outcome(outcome.code)?.words ?? outcome.code
      let detail = outcome.detail?.trimmed ?? ""
      page.field("Outcome", detail.isEmpty ? words : "\(words): \(detail)")
    }
    page.field("Found and decided", body.text)
  }

  private mutating func medicines(_ changes: [MedicineChange]) {
    for change in changes {
      let words = catalog.words(change.change, in: catalog.medicineChanges)
      let lead = prescribing(change).isRecommendation ? "RECOMMENDED, not prescribed: " : ""
      page.field("Medicine", "\(lead)\(words): \(change.medicine)")
      page.field("Before", change.shownBefore, indent: 2)
      page.field("After", change.shownAfter, indent: 2)
      page.field("Why", change.why, indent: 2)
      page.field("Prescriber", prescriber(change), indent: 2)
      page.field(
        "Medicine administration record",
        record(change), indent: 2)
    }
  }

  private func prescribing(_ change: MedicineChange) -> Prescribing {
    Prescribing(change, by: facts.record.author(of: review.header), catalog: catalog)
  }

  private func prescriber(_ change: MedicineChange) -> String {
    switch prescribing(change) {
    case .prescribed(let name): return name.isEmpty ? "not recorded" : name
    case .recommended(let name?): return "\(name) (a recommendation to the prescriber)"
    case .recommended(nil): return "none yet: a recommendation"
    }
  }

  private func record(_ change: MedicineChange) -> String {
    guard change.marToday else { return "with the next cycle" }
    return prescribing(change).isRecommendation
      ? "to be changed today, once a prescriber has prescribed this" : "to be changed today"
  }

  private mutating func carePlan() {
    for change in body.carePlanChanges {
      page.field(
        "Care plan change", catalog.words(change.heading, in: catalog.carePlanHeadings))
      page.field("Before", change.before.trimmed.isEmpty ? "nothing" : change.before, indent: 2)
      page.field("After", change.after, indent: 2)
      page.field("Why", change.why, indent: 2)
      let role = change.agreedRole.map { catalog.words($0, in: catalog.agreedRoles) }
      switch (change.agreedWith?.trimmed, role) {
      case (let name?, let role?) where !name.isEmpty:
        page.field("Agreed with", "\(name) (\(role))", indent: 2)
      case (let name?, nil) where !name.isEmpty: page.field("Agreed with", name, indent: 2)
      case (_, let role?): page.field("Agreed with", "name not recorded (\(role))", indent: 2)
      default: page.field("Agreed with", "not recorded", indent: 2)
      }
      page.field("Look at it again", change.reviewOn?.shownWithWeekday, indent: 2)
    }
  }

  private mutating func actions(sides: [OwnerSide]) {
    let set = resident.actions.filter { $0.set.id == review.header.id }
    for side in sides {
      for state in set where OwnerSide(state.action.ownerSide) == side {
        let owner = state.action.owner.trimmed
        page.field("Action", state.action.what)
        page.field(
          "Owner", "\(owner.isEmpty ? "name not recorded" : owner) (\(side.words))", indent: 2)
        page.field("Due", facts.due(state).text, indent: 2)
      }
    }
  }

  private mutating func safetyNet() {
    guard let net = body.safetyNet else { return }
    page.field("The home should call if", net.callIf)
    page.field("When", net.by, indent: 2)
    page.field(
      "Whom", net.route.map { catalog.words($0, in: catalog.routes) }, indent: 2)
  }

  private mutating func ending() {
    let author = facts.record.author(of: review.header)
    let organisation = author?.organisation.trimmed ?? ""
    page.field(
      "Signed",
      [facts.signed(review.header), organisation].filter { !$0.isEmpty }.joined(separator: ", "))
  }
}
