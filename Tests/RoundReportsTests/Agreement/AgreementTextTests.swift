import RoundReports
import Testing

@testable import RoundCore

@Suite("The agreement and the cover page as text")
struct AgreementTextTests {
  private static let lead = Author(
    name: "Dr A. Shah", role: "gp", organisation: "Bridge Street Surgery", registration: nil)

  private func builder() -> RecordBuilder {
    var builder = RecordBuilder()
    builder.add(HomeDeclared(name: "Rosewood House", service: "nursing"), minutes: -100_000)
    return builder
  }

  private func agreement() -> AgreementSet {
    var agreement = AgreementSet(
      designatedPerson: AgreementSet.Contact(
        name: "J. Reed", role: "deputy manager", telephone: "01632 960101"),
      practice: "Bridge Street Surgery",
      practiceContact: AgreementSet.Contact(name: "P. Lal", email: "rounds@bridge.example"),
      clinicalLead: AgreementSet.Contact(name: "Dr A. Shah", role: "GP"),
      usualClinician: AgreementSet.Contact(name: "K. Adeyemi", role: "pharmacist"),
      weekday: 4, time: "14:00", mode: "faceToFace", cutOffHours: 48,
      sharingSystems: "shared record", carePlanProcess: "The sheet, confirmed within 24 hours.",
      consentToShare: "asked on admission",
      urgentNumbers: [
        AgreementSet.UrgentNumber(route: "nhs111", number: "111", hours: "beside the resident")
      ])
    agreement.sharingInPlace = true
    agreement.secureWays = ["nhsMail", "proxyAccess"]
    agreement.identifiedInAdvance = true
    agreement.visitRequestsBy = "10:30"
    agreement.dutyRota = "Mon to Fri: P. Lal"
    agreement.practiceDesignated = AgreementSet.Contact(name: "B. Osei")
    return agreement
  }

  private func flat(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Has every field of the template, and lines for both sides to sign")
  func whole() {
    var builder = builder()
    builder.add(agreement(), by: AgreementTextTests.lead, minutes: -90_000)
    let page = AgreementText.page(record: builder.record, catalog: .shipped)
    let text = flat(page.lines)
    for wanted in [
      "Rosewood House", "Service: nursing", "J. Reed, deputy manager, 01632 960101",
      "Bridge Street Surgery", "P. Lal, rounds@bridge.example", "Designated: B. Osei",
      "Lead: Dr A. Shah, GP", "Usually: K. Adeyemi, pharmacist", "Thursday, 14:00",
      "How: face to face", "48 hours before", "Systems: in place: shared record",
      "Secure: NHS e-mail, proxy access", "Consent: asked on admission",
      "Care plans: The sheet, confirmed within 24 hours.", "In advance: yes",
      "NHS 111: 111 (beside the resident)", "requests for the same day until 10:30",
      "Mon to Fri: P. Lal", "For the home: ____", "For the practice: ____",
    ] { #expect(text.contains(wanted), "\(wanted)\n\(page.lines.joined(separator: "\n"))") }
    #expect(page.lines.allSatisfy { $0.unicodeScalars.count <= 78 })
    #expect(page.title == "AGREEMENT, version 1 of 1")
  }

  @Test("What nobody wrote is not recorded, and no number is made up")
  func empty() {
    let page = AgreementText.page(record: builder().record, catalog: .shipped)
    let text = flat(page.lines)
    #expect(text.contains("Version: none: no agreement is recorded yet"))
    #expect(text.contains("Numbers: not recorded"))
    #expect(!text.contains("999"))
    #expect(!text.contains("111"))
  }

  @Test("An earlier version stays as it was, and says that it no longer stands")
  func versions() {
    var builder = builder()
    builder.add(agreement(), by: AgreementTextTests.lead, minutes: -90_000)
    var later = agreement()
    later.practice = "Mill Lane Surgery"
    builder.add(later, by: AgreementTextTests.lead, minutes: -80_000)
    let now = flat(AgreementText.page(record: builder.record, catalog: .shipped).lines)
    let before = flat(
      AgreementText.page(record: builder.record, version: 1, catalog: .shipped).lines)
    #expect(now.contains("Mill Lane Surgery"))
    #expect(!now.contains("STANDS"))
    #expect(before.contains("Bridge Street Surgery"))
    #expect(before.contains("no longer; a later version has taken its place"))
    // A version that there is not is the nearest one, never a trap.
    #expect(
      AgreementText.page(record: builder.record, version: 99, catalog: .shipped).title
        == "AGREEMENT, version 2 of 2")
    #expect(
      AgreementText.page(record: builder.record, version: -5, catalog: .shipped).title
        == "AGREEMENT, version 1 of 2")
  }

  @Test("The cover page has who, what was left, how many actions and every number within 18 lines")
  func cover() {
    var builder = builder()
    builder.add(agreement(), by: AgreementTextTests.lead, minutes: -90_000)
    let doris = builder.register(
      ResidentDetails(family: "Walker", given: "Doris", title: "Mrs", room: "12"))
    let round = builder.plan("2026-03-05")
    let action = builder.entry()
    builder.add(
      ActionAdded(
        RoundAction(
          id: action, what: "Bloods", ownerSide: "practice", owner: "phlebotomist",
          due: Day(iso: "2026-03-10"), dueNextRound: false)), doris, minutes: -9000)
    var closing = RoundClosed(round: round, carried: [], told: nil)
    closing.handover = "Ask her daughter about the frame."
    builder.add(closing, by: AgreementTextTests.lead, minutes: -8000)
    let lines = CoverPage.lines(
      record: builder.record, catalog: .shipped, now: RecordBuilder.start)
    let first = flat(Array(lines.prefix(18)))
    for wanted in [
      "Usually: K. Adeyemi, pharmacist", "Thu 05-Mar-2026 by Dr A. Shah",
      "Left for you: Ask her daughter about the frame.", "1 open, 1 overdue",
      "RING NHS 111: 111 (beside the resident)", "until 10:30",
    ] { #expect(first.contains(wanted), "\(wanted)\n\(lines.joined(separator: "\n"))") }
    let text = flat(lines)
    #expect(text.contains("WALKER, Doris (Mrs)"))
    #expect(text.contains("! Bloods"))
    #expect(text.contains("OVERDUE"))
  }

  @Test("A cover page of a home without an agreement says what is not recorded")
  func emptyCover() {
    let text = flat(
      CoverPage.lines(record: builder().record, catalog: .shipped, now: RecordBuilder.start))
    #expect(text.contains("Usually: not recorded"))
    #expect(text.contains("RING urgent numbers not recorded"))
    #expect(text.contains("Last round: none is recorded here"))
    #expect(text.contains("Actions: none open"))
  }
}
