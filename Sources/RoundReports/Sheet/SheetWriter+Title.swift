import RoundCore

extension SheetWriter {
  mutating func title() {
    page.blank()
    if !facts.isClosed { page.banner("ROUND STILL OPEN - NOT FINAL") }
    if facts.record.isPretend { page.banner(SheetWriter.pretend) }
    page.blank()
    page.banner("WEEKLY ROUND: WHAT WAS DECIDED AND WHO MUST ACT")
    page.blank()
    titleField("Home:", facts.record.homeName)
    titleField("Round:", roundText)
    titleField("Practice:", practiceText)
    titleField("Done by:", doneBy)
    for closing in facts.roundRecord?.closings.facts ?? [] {
      titleField(
        "Closed:",
        "\(UKTime(closing.header.at.moment).shown) by \(facts.signer(closing.header))")
      titleField("Home told:", closing.body.told)
    }
    page.field("Residents:", parts: counts, indent: 2)
    titleField("URGENT:", openEscalations)
    titleField("Note:", signedAfterClosing)
    titleField("Printed:", "\(UKTime(facts.now).shown) (24-hour clock, UK time)")
  }

  private mutating func titleField(_ label: SafeText, _ text: String?) {
    page.field(label, text, indent: 2)
  }

  private var roundText: String {
    guard let plan = facts.roundRecord?.plan else { return "date not recorded" }
    let time = plan.time.map { " \($0)" } ?? ""
    switch plan.mode {
    case nil: return plan.date.shownWithWeekday + time
    case "faceToFace"?: return "\(plan.date.shownWithWeekday)\(time), face to face"
    case let mode?: return "\(plan.date.shownWithWeekday)\(time), \(mode)"
    }
  }

  private var practiceText: String? {
    let agreement = facts.record.agreement
    let parts = [
      agreement?.practice, agreement?.practiceContact?.name, agreement?.practiceContact?.telephone,
    ]
    return parts.compactMap { $0 }.filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
  }

  /// Everybody who signed a review of the round, with role and registration number, each once.
  private var doneBy: String {
    var seen = Set<String>()
    let reviews = facts.people.flatMap(\.reviews).sorted {
      EntryHeader.isOrdered($0.header, before: $1.header)
    }
    let people = reviews.map { fact in
      let organisation = facts.record.author(of: fact.header)?.organisation ?? ""
      return facts.signer(fact.header) + (organisation.trimmed.isEmpty ? "" : ", \(organisation)")
    }.filter { seen.insert($0).inserted }
    if !people.isEmpty { return people.joined(separator: "\n") }
    guard let planned = facts.roundRecord?.plan?.clinician else { return "nobody yet" }
    return "nobody yet (planned: \(planned))"
  }

  /// How many the round left in which way; the first six are always told, also when there are none.
  private var counts: [SafeText] {
    var numbers: [SheetPerson.Standing: Int] = [:]
    let counted = facts.people.filter(\.isOnRound)
    for person in counted { numbers[person.standing, default: 0] += 1 }
    let onList = counted.count { $0.item != nil }
    let added = counted.count - onList
    var parts: [SafeText] = ["\(onList) on the list\(added > 0 ? " and \(added) more" : "")"]
    let always: [(SheetPerson.Standing, String)] = [
      (.faceToFace, "seen face to face"), (.remote, "by video or telephone"),
      (.records, "by records only"), (.notSeen, "not seen"), (.carried, "carried forward"),
      (.withdrawn, "taken off"),
    ]
    for (standing, words) in always { parts.append("\(numbers[standing] ?? 0) \(words)") }
    let whereAny: [(SheetPerson.Standing, String)] = [
      (.otherContact, "other contact"),
      (
        .escalated,
        "\(numbers[.escalated] == 1 ? "escalation" : "escalations") open, not reviewed"
      ),
      (.died, "died before the review"),
      (.struck, "signed by mistake, corrected"),
      (.unreached, facts.isClosed ? "NOT REACHED, NO REASON GIVEN" : "yet to be seen"),
    ]
    for (standing, words) in whereAny {
      if let number = numbers[standing] { parts.append("\(number) \(words)") }
    }
    return parts
  }

  private var openEscalations: String? {
    let open = facts.people.reduce(0) { sum, person in
      let open = Set(person.resident.openEscalations.map(\.header.id))
      return sum + person.escalations.count { open.contains($0.header.id) }
    }
    guard open > 0 else { return nil }
    return "\(open == 1 ? "1 escalation is" : "\(open) escalations are") still open: "
      + "see ESCALATIONS"
  }

  /// A sheet that was printed when the round closed does not have these.
  private var signedAfterClosing: String? {
    guard let closed = facts.roundRecord?.closings.facts.first?.header.at else { return nil }
    let late = facts.people.flatMap(\.reviews).count { review in
      review.header.at > closed && facts.record.correction(replacedBy: review.header.id) == nil
    }
    guard late > 0 else { return nil }
    return "\(late == 1 ? "1 review was" : "\(late) reviews were") signed after the round was "
      + "first closed. An earlier sheet does not have all that is here."
  }
}
