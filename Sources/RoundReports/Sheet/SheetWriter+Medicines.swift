import RoundCore

extension SheetWriter {
  /// Medicine changes for which the MAR must be changed today: first, because a medicine round may be
  /// within the hour.
  mutating func marToday() {
    let changes = facts.people.filter { person in
      person.reviews.contains { $0.body.medicineChanges.contains(where: \.marToday) }
    }
    guard !changes.isEmpty else { return }
    page.heading(
      "MAR TODAY", about: "Change the medicine administration record (MAR) of each today.")
    for person in changes {
      page.identity(person.identity)
      allergies(of: person)
      for review in person.reviews {
        for change in review.body.medicineChanges where change.marToday {
          medicine(change, review.header)
        }
      }
    }
  }

  /// Changes of which the home was told before they were taken back: whoever was told still acts on them.
  mutating func takenBack() {
    let round = facts.round
    // Also of whoever is on no list any more: somebody at the home still acts on it.
    let people = facts.record.residents.values.filter {
      !$0.toldThenTakenBack(on: round).isEmpty
    }.sorted { ($0.current?.shownName ?? "", $0.id) < ($1.current?.shownName ?? "", $1.id) }
    guard !people.isEmpty else { return }
    page.heading(
      "TAKEN BACK AFTER THE HOME WAS TOLD", about: "These do not hold. Undo what was done of them.")
    for person in people {
      page.identity(ResidentIdentity.parts(of: person, in: facts.record, today: facts.today))
      for item in person.toldThenTakenBack(on: round) {
        let words = facts.catalog.words(item.change.change, in: facts.catalog.medicineChanges)
        page.item("[ ]", "Does not hold: \(words): \(item.change.medicine)")
        if item.change.before != nil || item.change.after != nil {
          page.field("Before:", item.change.shownBefore)
          page.field("Told, to undo:", item.change.shownAfter)
        }
        page.field("Told of it:", telling(item.told))
        page.field(
          "Told since:",
          item.toldSince.map(telling) ?? "NOBODY YET THAT IT DOES NOT HOLD. Ring them.")
      }
    }
  }

  /// Who was told, how and when, and who wrote it down.
  func telling(_ told: Fact<AcknowledgementRecorded>) -> String {
    let when = UKTime(told.body.at ?? told.header.at.moment).shown
    return [told.body.saidBy ?? "name not recorded", told.body.how, when].compactMap(\.self)
      .joined(separator: ", ") + " (written down by \(facts.signed(told.header)))"
  }

  mutating func medicine(_ change: MedicineChange, _ header: EntryHeader) {
    let words = facts.catalog.words(change.change, in: facts.catalog.medicineChanges)
    let prescribing = Prescribing(
      change, by: facts.record.author(of: header), catalog: facts.catalog)
    let lead = prescribing.isRecommendation ? "RECOMMENDED, not prescribed: " : ""
    page.item("[ ]", "\(lead)\(words): \(change.medicine)")
    if change.before != nil || change.after != nil {
      page.field("Before:", change.shownBefore)
      page.field("After:", change.shownAfter)
    }
    page.field("Why:", change.why)
    page.field("Prescriber:", prescriber(prescribing))
    if !change.marToday {
      page.field(
        "MAR:",
        prescribing.isRecommendation
          ? "with the next cycle, once a prescriber has prescribed this"
          : "change it with the next cycle")
    } else if prescribing.isRecommendation {
      page.field("MAR:", "change it today, once a prescriber has prescribed this")
    }
    page.field("Signed:", facts.signed(header))
    if change.marToday {
      let last = header.resident.flatMap { facts.record.residents[$0]?.lastTold(of: change.id) }
      // Told that it was taken back, and done again since: nobody knows that it holds.
      let told = last.flatMap { $0.body.isOfChange ? $0 : nil }
      page.field("Told:", told.map(telling) ?? "NOBODY AT THE HOME YET, as far as is recorded")
    }
    said(of: change.id)
  }

  /// What the home has said of a change since, who said it and who wrote it down.
  mutating func said(of change: EntryID) {
    guard let item = facts.returned[change] else { return }
    page.field("Home says:", ReturnedWords(facts.record, facts.catalog).state(item))
  }

  /// Who prescribes, and plainly when nobody has.
  private func prescriber(_ prescribing: Prescribing) -> String {
    switch prescribing {
    case .prescribed(let name): return SheetWriter.orNotRecorded(name)
    case .recommended(let name?): return "\(name) (a recommendation to the prescriber)"
    case .recommended(nil): return "NOT RECORDED - a recommendation, not yet prescribed"
    }
  }

  /// The allergies with the banner's own label, where a medicine is started, stopped or changed.
  mutating func allergies(of person: SheetPerson) {
    page.paragraph(person.resident.allergyText)
    for dispute in person.resident.safetyDisputes(facts.catalog)
    where dispute.subject != .allergies {
      page.item("!", dispute.short(facts.catalog))
    }
  }

  static func orNotRecorded(_ text: String?) -> String {
    guard let text, !text.trimmed.isEmpty else { return "not recorded" }
    return text
  }
}
