import RoundCore

/// What a professional reads first who is not the home's usual clinician: one screen, then the open
/// actions in full.
public enum CoverPage {
  public static func lines(record: Record, catalog: Catalog, now: Moment) -> [String] {
    var writer = CoverWriter(record: record, catalog: catalog, now: now)
    return writer.write()
  }

  public static func fileName(now: Moment) -> String { "cover-\(UKTime(now).day.iso).txt" }

  /// `NHS 111: 111 (Ring from beside the resident.)`, as the home and the practice agreed it.
  static func words(_ number: AgreementSet.UrgentNumber, _ catalog: Catalog) -> String {
    let route = catalog.words(number.route, in: catalog.routes)
    let hours = number.hours?.trimmed ?? ""
    return "\(route): \(number.number)" + (hours.isEmpty ? "" : " (\(hours))")
  }
}

struct CoverWriter {
  let record: Record
  let catalog: Catalog
  let now: Moment
  private var page = SheetPage()

  init(record: Record, catalog: Catalog, now: Moment) {
    self.record = record
    self.catalog = catalog
    self.now = now
  }

  private var today: Day { UKTime(now).day }

  private struct Open {
    let resident: ResidentRecord
    let state: ActionState
    let isOverdue: Bool
  }

  /// Overdue first, then the soonest due, then by age.
  private var open: [Open] {
    record.openActions.compactMap { action in
      record.residents[action.resident].map {
        Open(resident: $0, state: action, isOverdue: record.isOverdue(action, on: today))
      }
    }
  }

  mutating func write() -> [String] {
    let open = open
    people()
    lastRound()
    let overdue = open.count(where: \.isOverdue)
    let concerns = record.residents.values.count { !$0.openEscalations.isEmpty }
    if concerns > 0 {
      field(
        "URGENT:", "\(concerns) urgent concern\(concerns == 1 ? "" : "s") still open, see the list")
    }
    var count = open.isEmpty ? "none open" : "\(open.count) open, \(overdue) overdue"
    if !unconfirmed.isEmpty { count += "; \(unconfirmed.count) NOT CONFIRMED by the home" }
    if !open.isEmpty || !unconfirmed.isEmpty { count += "; all of them below" }
    field("Actions:", count)
    numbers()
    disputes()
    notConfirmed()
    actions(open)
    if record.isPretend {
      page.blank()
      page.banner(SheetWriter.pretend)
    }
    return page.lines
  }

  private mutating func field(_ label: SafeText, _ text: String?) {
    let text = text?.trimmed ?? ""
    page.field(label, text.isEmpty ? "not recorded" : text, indent: 0)
  }

  private func words(_ contact: AgreementSet.Contact?) -> String? {
    guard let contact else { return nil }
    let parts = [contact.name, contact.role, contact.telephone]
    return parts.compactMap(\.self).filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
  }

  private mutating func people() {
    let agreement = record.agreement
    field("Usually:", words(agreement?.usualClinician))
    field("Lead:", words(agreement?.clinicalLead))
    field("The home:", words(agreement?.designatedPerson))
  }

  /// The last round that was closed: who did it, how it went, and what was left for the next.
  private mutating func lastRound() {
    let closed = record.roundsByDate.last { $0.isClosed && ($0.date.map { $0 <= today } ?? false) }
    guard let round = closed, let closing = round.closings.last else {
      field("Last round:", "none is recorded here")
      return
    }
    let list = record.list(of: round.id)
    func count(_ status: ListItem.Status) -> Int { list.count { $0.status == status } }
    let by = record.author(of: closing.header).map { catalog.shown($0) } ?? "author not known"
    let carried = closing.body.carried.count
    var words = "\(round.date?.shownWithWeekday ?? "") by \(by): \(list.count) on the list, "
    words += "\(count(.reviewed)) reviewed, \(count(.notSeen)) not seen, \(carried) carried forward"
    if count(.died) > 0 { words += ", \(count(.died)) died" }
    field("Last round:", words)
    field("Left for you:", closing.body.handover ?? "no note was left")
  }

  private mutating func numbers() {
    let agreement = record.agreement
    if (agreement?.urgentNumbers ?? []).isEmpty {
      page.item("RING", "urgent numbers not recorded", indent: 0)
    }
    for (place, number) in (agreement?.urgentNumbers ?? []).enumerated() {
      // No label column: the numbers have to be on the first screen.
      page.item(place == 0 ? "RING" : "    ", CoverPage.words(number, catalog), indent: 0)
    }
    field("Visits:", agreement?.visitRequestsBy.map { "requests for the same day until \($0)" })
    if let rota = agreement?.dutyRota { field("Duty rota:", rota) }
  }

  /// What may do harm to somebody who reads only one of two records.
  private mutating func disputes() {
    let all = record.disputes.filter { $0.isSafetyCritical(catalog) }
    guard !all.isEmpty else { return }
    page.heading("RECORDED IN TWO WAYS, NOT SETTLED")
    var last: ResidentID?
    for dispute in all {
      if dispute.resident != last, let resident = record.residents[dispute.resident] {
        page.identity(ResidentIdentity.parts(of: resident, in: record, today: today))
      }
      last = dispute.resident
      page.item("!", dispute.short(catalog))
    }
  }

  /// What the home should have confirmed by now, or asks about.
  private var unconfirmed: [ReturnedItem] {
    let items = record.openReturned()
    let overdue = items.filter { $0.isOverdue(at: now) }
    return overdue + items.filter { $0.isQuery && !$0.isOverdue(at: now) }
  }

  /// What the home has not confirmed, the longest overdue first.
  private mutating func notConfirmed() {
    let items = unconfirmed
    guard !items.isEmpty else { return }
    let words = ReturnedWords(record, catalog)
    page.heading("NOT CONFIRMED BY THE HOME")
    for item in items {
      if let resident = record.residents[item.resident] {
        page.identity(ResidentIdentity.parts(of: resident, in: record, today: today))
      }
      page.item(
        item.isOverdue(at: now) ? "!!" : "?",
        "\(item.isMARToday ? "MAR TODAY, " : "")\(words.title(item)), \(words.due(item))")
      page.field("Home asks:", item.openQuery?.body.note)
    }
  }

  private mutating func actions(_ open: [Open]) {
    guard !open.isEmpty else { return }
    page.heading("OPEN ACTIONS")
    var last: ResidentID?
    for item in open {
      if item.resident.id != last {
        page.identity(ResidentIdentity.parts(of: item.resident, in: record, today: today))
      }
      last = item.resident.id
      let action = item.state.action
      let day = record.dueDay(of: item.state)?.shownWithWeekday
      let due =
        action.due == nil && action.dueNextRound
        ? "next round" + (day.map { ", \($0)" } ?? "") : day ?? "not recorded"
      let late = item.isOverdue ? " - OVERDUE" : ""
      page.item(item.isOverdue ? "!" : "-", action.what)
      let side = catalog.words(action.ownerSide, in: catalog.ownerSides)
      page.field("Owner:", "\(side): \(action.owner)")
      page.field("Due:", due + late)
      if let chaser = record.chaser(of: item.state) {
        page.field("Chased by:", "the \(chaser), which set it")
      }
      if let name = item.state.taken.flatMap({ record.author(of: $0)?.name }) {
        page.field("Taken on:", "by \(name)")
      }
      if let words = item.state.standing(on: today) { page.field("Now:", words) }
    }
  }
}
