import RoundCore

/// The agreement between the home and the practice as plain text, for both sides to read and to sign.
///
/// The fields of the practice/care-home agreement template in use in Central Bedfordshire, and the numbers
/// of the escalation card. What nobody wrote stands as not recorded; no number is ever put in its place.
public enum AgreementText {
  /// - Parameter version: from 1; nil for the one that stands.
  public static func page(
    record: Record, version: Int? = nil, catalog: Catalog
  ) -> (title: String, lines: [String]) {
    let facts = record.agreements.facts
    let place = max(1, min(version ?? facts.count, facts.count))
    let fact = facts.isEmpty ? nil : facts[place - 1]
    var writer = AgreementWriter(record: record, catalog: catalog, fact: fact)
    let title = facts.isEmpty ? "AGREEMENT" : "AGREEMENT, version \(place) of \(facts.count)"
    return (title, writer.write(version: facts.isEmpty ? 0 : place, of: facts.count))
  }

  /// The name of its file, without anybody's name.
  public static func fileName(record: Record, version: Int?) -> String {
    "agreement-\(version ?? record.agreements.facts.count).txt"
  }
}

/// Writes the agreement section by section.
struct AgreementWriter {
  let record: Record
  let catalog: Catalog
  let fact: Fact<AgreementSet>?
  private var page = SheetPage()
  private static let notRecorded = "not recorded"

  init(record: Record, catalog: Catalog, fact: Fact<AgreementSet>?) {
    self.record = record
    self.catalog = catalog
    self.fact = fact
  }

  private var agreement: AgreementSet { fact?.body ?? AgreementSet() }

  /// The home as it was declared when the agreement was made, or since where that came first.
  private var home: HomeDeclared? {
    guard let header = fact?.header else { return record.homes.last?.body }
    let before = record.homes.facts.last { !EntryHeader.isOrdered(header, before: $0.header) }
    return (before ?? record.homes.last)?.body
  }

  mutating func write(version: Int, of count: Int) -> [String] {
    page.heading("AGREEMENT BETWEEN THE CARE HOME AND THE PRACTICE")
    if let fact {
      let by = record.author(of: fact.header).map { catalog.shown($0) } ?? "author not known"
      field(
        "Version:",
        "\(version) of \(count), recorded \(UKTime(fact.header.at.moment).shown) by \(by)")
      if version < count { field("STANDS:", "no longer; a later version has taken its place") }
    } else {
      field("Version:", "none: no agreement is recorded yet")
    }
    field("Holds from:", agreement.from?.shownWithWeekday)
    field("Look again:", agreement.reviewOn?.shownWithWeekday)
    sides()
    theRound()
    sharing()
    numbers()
    signatures()
    return page.lines
  }

  private mutating func field(_ label: SafeText, _ text: String?) {
    let text = text?.trimmed ?? ""
    page.field(label, text.isEmpty ? AgreementWriter.notRecorded : text, indent: 2)
  }

  private func words(_ contact: AgreementSet.Contact?) -> String? {
    guard let contact else { return nil }
    let parts = [contact.name, contact.role, contact.telephone, contact.email]
    return parts.compactMap(\.self).filter { !$0.trimmed.isEmpty }.joined(separator: ", ")
  }

  private mutating func sides() {
    page.heading("THE HOME")
    field("Name:", home?.name)
    let services = [
      "residential": "residential", "nursing": "nursing",
      "learningDisability": "learning disability",
    ]
    field("Service:", home?.service.map { services[$0] ?? $0 })
    let reach = [home?.telephone, home?.email].compactMap(\.self).joined(separator: ", ")
    field("Reached at:", reach)
    field("Designated:", words(agreement.designatedPerson))
    if agreement.manager != nil { field("Manager:", words(agreement.manager)) }
    page.heading("THE PRACTICE")
    field("Name:", agreement.practice)
    field("Contact:", words(agreement.practiceContact))
    field("Designated:", words(agreement.practiceDesignated))
    field("Lead:", words(agreement.clinicalLead))
    field("Usually:", words(agreement.usualClinician))
  }

  private mutating func theRound() {
    page.heading("THE ROUND")
    let weekdays = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    let day = agreement.weekday.flatMap { (1...7).contains($0) ? weekdays[$0 - 1] : nil }
    field("Day, time:", [day, agreement.time].compactMap(\.self).joined(separator: ", "))
    let modes = ["virtual": "virtual", "faceToFace": "face to face", "other": "other"]
    field("How:", agreement.mode.map { modes[$0] ?? $0 })
    let counting = agreement.cutOffCounting
    let which = counting.map { $0 == .clock ? ", nights and weekends too" : " of working days" }
    field(
      "List sent:",
      agreement.cutOffHours.map { "\($0) hours\(which ?? "") before the round" })
    let identified = agreement.identifiedInAdvance.map { $0 ? "yes" : "no" }
    let how = [identified, agreement.howIdentified].compactMap(\.self).joined(separator: ". ")
    field("In advance:", how)
    page.paragraph("Residents identified in advance, with timely information.", indent: 15)
    field("Care plans:", agreement.carePlanProcess)
    field(
      "MAR today:",
      agreement.marTodayBy.map { "confirmed by \($0) on its day" } ?? "no same-day time agreed")
    let due = ConfirmationDue(agreement)
    let agreed = agreement.confirmWithinHours == nil ? " (not agreed: the program's own)" : ""
    field("Confirmed:", "the rest within \(due.hours) hours of the round\(agreed)")
    let first = agreement.assessmentCountsFirstDay ?? false ? "1" : "0"
    field("Assessment:", "within 7 working days; the day of (re)admission is day \(first)")
    if let days = agreement.bankHolidays, !days.isEmpty {
      field("Holidays:", "also " + days.map(\.shown).joined(separator: ", "))
    }
  }

  private mutating func sharing() {
    page.heading("SHARING INFORMATION")
    let inPlace = agreement.sharingInPlace.map { $0 ? "in place" : "not in place" }
    field(
      "Systems:", [inPlace, agreement.sharingSystems].compactMap(\.self).joined(separator: ": "))
    let names = [
      "nhsMail": "NHS e-mail", "proxyAccess": "proxy access", "consentToShare": "consent to share",
    ]
    field("Secure:", agreement.secureWays?.map { names[$0] ?? $0 }.joined(separator: ", "))
    field("Consent:", agreement.consentToShare)
  }

  private mutating func numbers() {
    page.heading("URGENT NUMBERS", about: "Urgent concerns never wait for the round.")
    if agreement.urgentNumbers.isEmpty { field("Numbers:", nil) }
    for number in agreement.urgentNumbers {
      page.item("-", CoverPage.words(number, catalog), indent: 2)
    }
    field("Visits:", agreement.visitRequestsBy.map { "requests for the same day until \($0)" })
    field("Duty rota:", agreement.dutyRota)
  }

  private mutating func signatures() {
    page.heading("SIGNED")
    for line in [
      "For the home:      ______________________________  Date: ______________",
      "Name and role:     ______________________________",
      "For the practice:  ______________________________  Date: ______________",
      "Name and role:     ______________________________",
    ] {
      page.blank()
      page.paragraph(line, indent: 2)
    }
    if record.isPretend {
      page.blank()
      page.banner(SheetWriter.pretend)
    }
  }
}
