import RoundCore

/// The beginning of a corrected sheet: that it is one, what to undo and whom to ring.
extension SheetWriter {
  /// Nothing where nothing was corrected that a sheet or a pack had told: the sheet is what it was then.
  mutating func correctedTitle() {
    let corrections = facts.corrections.map(\.correction).sorted {
      EntryHeader.isOrdered($0.header, before: $1.header)
    }
    guard let latest = corrections.last else { return }
    page.banner("CORRECTED - USE THIS SHEET, NOT AN EARLIER ONE")
    page.field("When:", UKTime(latest.header.at.moment).shown, indent: 2)
    page.field("By:", facts.signer(latest.header), indent: 2)
    let earlier = earlierSheets(before: latest, corrections)
    page.field(
      "Superseded:",
      earlier.count == 1
        ? "the sheet of \(earlier[0])"
        : "the sheets of \(earlier.dropLast().joined(separator: ", ")) and \(earlier.last ?? "")",
      indent: 2)
  }

  /// When sheets were made that hold no more: with the closing, and with each correction before this.
  private func earlierSheets(
    before latest: Fact<EntryCorrected>, _ corrections: [Fact<EntryCorrected>]
  ) -> [String] {
    let closings = facts.roundRecord?.closings.facts.map(\.header) ?? []
    let moments = (closings + corrections.dropLast().map(\.header)).map(\.at.moment)
      .filter { $0 <= latest.header.at.moment }.map { UKTime($0).shown }
    var seen = Set<String>()
    let times = moments.filter { seen.insert($0).inserted }
    return times.isEmpty ? ["an earlier time"] : times
  }

  mutating func toUndo() {
    let corrections = facts.corrections
    guard !corrections.isEmpty else { return }
    page.heading(
      "TO UNDO, AND WHOM TO RING", about: "What an earlier sheet said of these no longer holds.")
    page.field("Unclear?", practice, indent: 2)
    for correction in corrections {
      page.identity(correction.person.identity)
      undo(correction)
    }
  }

  private var practice: String {
    let agreement = facts.record.agreement
    let name = [agreement?.practice, agreement?.practiceContact?.name].compactMap { $0 }
      .filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
    return "Ring the practice before you act: \(name.isEmpty ? "" : "\(name), ")"
      + CallNumber.words("practice", agreement)
  }

  private mutating func undo(_ item: SheetCorrection) {
    if item.isElsewhere {
      page.paragraph("Signed here by mistake, belongs to another resident.")
    }
    let isTwice = item.body.mistake == "enteredTwice"
    let lead = isTwice ? "Entered twice, do it once only" : "Undo"
    for change in item.medicines.filter(\.marToday) + item.medicines.filter({ !$0.marToday }) {
      let words = facts.catalog.words(change.change, in: facts.catalog.medicineChanges)
      page.item(
        "[ ]",
        "\(change.marToday ? "MAR TODAY. " : "")\(lead)\(ifDone(change, item)): \(words): "
          + change.medicine)
      if !isTwice { page.field("Back to:", backTo(change, item)) }
    }
    for change in item.plans {
      let words = facts.catalog.words(change.heading, in: facts.catalog.carePlanHeadings)
      page.item("[ ]", "\(lead): care plan, \(words)")
      if !isTwice { page.field("Back to:", backTo(change, item)) }
    }
    for action in item.actions {
      let side = OwnerSide(action.ownerSide).words
      page.item("[ ]", "\(lead): action for the \(side), \(told(action.what, item))")
    }
    for outcome in item.outcomes where isWatch(outcome) {
      page.item("[ ]", "\(lead): watch, \(told(outcome.detail ?? "", item))")
    }
    if let net = item.safetyNet {
      page.item("[ ]", "\(lead): call if, \(told(net.callIf, item))")
    }
    about(item)
  }

  /// What was only recommended may never have been done.
  private func ifDone(_ change: MedicineChange, _ item: SheetCorrection) -> String {
    let author = item.signed.flatMap { facts.record.author(of: $0.header) }
    let prescribing = Prescribing(change, by: author, catalog: facts.catalog)
    return prescribing.isRecommendation ? ", if it was prescribed since" : ""
  }

  private mutating func about(_ item: SheetCorrection) {
    for call in item.body.calls { ring(call) }
    let what = item.signed.map { SignedWords.summary($0, in: facts.record, facts.catalog) }
    if !item.isElsewhere {
      page.field("Was signed:", what ?? "an entry that is not here yet")
      page.field("Now:", now(item))
    }
    let words = facts.catalog.words(item.body.mistake, in: facts.catalog.mistakes)
    page.field("Wrong:", item.isElsewhere ? words : "\(words): \(item.body.why)")
    if let signed = item.signed { page.field("Signed:", facts.signed(signed.header)) }
    page.field("Corrected:", facts.signed(item.correction.header))
  }

  private mutating func ring(_ call: EntryCorrected.Call) {
    let number = CallNumber.words(call.side, facts.record.agreement)
    let side = facts.catalog.words(call.side, in: facts.catalog.ownerSides)
    page.field("Ring:", "\(side): \(call.whom), \(number). Who rings, when: \(call.by)")
  }

  /// What stands instead, in words; where to read of it.
  private func now(_ item: SheetCorrection) -> String {
    if item.body.instead.isEmpty {
      return item.signed?.body is EntryCorrected
        ? "what was signed before the correction stands again"
        : item.body.mistake == "enteredTwice" ? "the other one stands" : "nothing stands instead"
    }
    let words = item.instead.filter(\.stands).map {
      SignedWords.summary($0, in: facts.record, facts.catalog)
    }
    return words.isEmpty
      ? "what was to stand instead was corrected again, or is not here yet"
      : "\(words.joined(separator: "; ")) (see below)"
  }

  /// Beneath a review that was first signed under another resident; nobody is named.
  func movedHere(_ review: Fact<ReviewSigned>) -> String? {
    facts.record.move(to: review.header).map { move in
      "First signed under another resident by mistake; corrected "
        + "\(UKTime(move.header.at.moment).shown) by \(facts.signer(move.header))."
    }
  }

  /// What was corrected of a resident on this round, one sentence for each.
  func corrections(_ person: SheetPerson) -> [String] {
    person.corrections.map { fact in
      let when = UKTime(fact.header.at.moment).shown
      guard fact.body.mistake != EntryCorrected.wrongResident else {
        return "CORRECTED \(when): signed here by mistake, belongs to another resident."
      }
      let words = facts.catalog.words(fact.body.mistake, in: facts.catalog.mistakes).lowercased()
      let what = person.resident.signed(fact.body.entry).map {
        SignedWords.summary($0, in: facts.record, facts.catalog)
      }
      return "CORRECTED \(when), \(words): \(what ?? "an entry that is not here yet") "
        + "no longer stands."
    }
  }
}
