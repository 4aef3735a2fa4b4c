import RoundCore

/// Writes the home's list, resident by resident.
struct ListWriter {
  let record: Record
  let round: RoundID
  let catalog: Catalog
  let now: Moment
  private var page = SheetPage()

  init(record: Record, round: RoundID, catalog: Catalog, now: Moment) {
    self.record = record
    self.round = round
    self.catalog = catalog
    self.now = now
  }

  mutating func write() -> [String] {
    let list = record.homeList(of: round).filter { $0.status != .withdrawn && $0.status != .died }
    title(list)
    page.heading("WHO IS PUT FORWARD, IN THE HOME'S ORDER")
    if list.isEmpty { page.paragraph("Nobody. The home says that nobody needs a review.") }
    for item in list {
      guard let resident = record.residents[item.resident] else { continue }
      page.identity(
        ResidentIdentity.parts(of: resident, in: record, today: UKTime(now).day))
      self.resident(resident)
      for flag in item.flags { request(flag, of: resident) }
      observations(resident)
    }
    page.blank()
    page.banner("Whatever is urgent does not wait for this list: ring. homeround rings nobody.")
    page.blank()
    page.banner("Received by: ______________________________  Date and time: __________________")
    if record.isPretend {
      page.blank()
      page.banner(SheetWriter.pretend)
    }
    return page.lines
  }

  private mutating func title(_ list: [ListItem]) {
    let sent = record.rounds[round]?.sent.last
    page.blank()
    if sent == nil { page.banner("THE LIST IS STILL OPEN - IT MAY CHANGE") }
    if record.isPretend { page.banner(SheetWriter.pretend) }
    page.blank()
    page.banner("WEEKLY ROUND: THE CARE HOME'S LIST")
    page.blank()
    field("Home:", record.homeName)
    field("Reached at:", record.homes.last?.body.telephone)
    field("Round:", when)
    field(
      "For:",
      [record.agreement?.practice, record.rounds[round]?.plan?.clinician].compactMap(\.self)
        .joined(separator: ", "))
    if let sent { field("Closed:", signed(sent.header)) }
    field("Residents:", "\(list.count)")
    field("Printed:", "\(UKTime(now).shown) (24-hour clock, UK time)")
  }

  private mutating func field(_ label: SafeText, _ text: String?) {
    page.field(label, text, indent: 2)
  }

  private var when: String {
    guard let plan = record.rounds[round]?.plan else { return "date not recorded" }
    let mode = plan.mode.map { ", \(catalog.words($0, in: catalog.modes))" } ?? ""
    return plan.date.shownWithWeekday + (plan.time.map { " \($0)" } ?? "") + mode
  }

  private func signed(_ header: EntryHeader) -> String {
    "\(UKTime(header.at.moment).shown) by "
      + (record.author(of: header).map(catalog.shown) ?? "author not recorded")
  }

  /// What must be known of a resident whatever is asked.
  private mutating func resident(_ resident: ResidentRecord) {
    page.paragraph(resident.allergyText)
    page.paragraph("CPR decision \(resident.cpr.last?.body.decision.words ?? "Not recorded")")
    for dispute in resident.safetyDisputes(catalog) where dispute.subject != .allergies {
      page.item("!", dispute.short(catalog))
    }
    for concern in resident.openEscalations {
      page.item("!!", "URGENT CONCERN, STILL OPEN: \(concern.body.concern)")
    }
  }

  private mutating func request(_ flag: Fact<FlagRaised>, of resident: ResidentRecord) {
    let body = flag.body
    let words = catalog.priorities.first { $0.priority == body.priority }?.words ?? ""
    page.field(
      "Priority:", "\(body.priority), \(words): \(body.priorityReason ?? "no reason given")")
    let reasons = body.reasons.map { catalog.words($0, in: catalog.reasons) }
    page.field("Reasons:", reasons.joined(separator: "; "))
    if record.isLate(flag, on: round) {
      page.field(
        "Put forward:",
        record.isAfterCutOff(flag, on: round) ? Record.afterCutOff : Record.afterSending)
    }
    page.field("Question:", body.question)
    page.field("Wish:", body.wish)
    if body.faceToFace == true { page.field("To see:", "face to face, the home asks") }
    page.field("Since:", body.since?.shownWithWeekday)
    page.field("Sharing:", body.consent.map { catalog.words($0, in: catalog.consents) })
    page.field("Away:", body.away)
    let notes = resident.noteAndAdditions(for: flag.header.id)
    for note in notes {
      page.field("Situation:", note.body.situation)
      page.field("Background:", note.body.background)
      page.field("Assessment:", note.body.assessment)
      page.field("Asked for:", note.body.recommendation)
    }
    if notes.isEmpty { page.field("Note:", "the home wrote none") }
  }

  private mutating func observations(_ resident: ResidentRecord) {
    guard let set = resident.vitalSigns(last: 1).last?.body else {
      page.field("Measured:", "nothing")
      return
    }
    let air = set.oxygen.map { $0 ? "on oxygen" : "on air" }
    let parts = [
      record.news2(set, of: resident, catalog: catalog).score?.total.map { "NEWS2 \($0)" },
      set.respiration.map { "breathing \($0)/min" },
      set.saturation.map { "saturation \($0)%\(air.map { ", \($0)" } ?? "")" } ?? air,
      set.systolic.map { "pressure \($0)\(set.diastolic.map { "/\($0)" } ?? "") mmHg" },
      set.pulse.map { "pulse \($0)/min" }, set.consciousness.map { "ACVPU \($0)" },
      set.temperature.map { "temperature \($0) \u{B0}C" },
    ].compactMap(\.self)
    page.field("Measured:", "\(UKTime(set.measuredAt).shown): \(parts.joined(separator: "; "))")
  }
}
