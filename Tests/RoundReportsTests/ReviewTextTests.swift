import RoundCore
import RoundReports
import Testing

@Suite("A review as text to take out")
struct ReviewTextTests {
  private func lines(
    _ family: String, _ purpose: ReviewText.Purpose, of home: PretendHome = PretendHome()
  ) -> [String] {
    guard let resident = home.resident(family) else { return [] }
    return ReviewText.lines(
      of: resident, on: home.round, record: home.record, catalog: .shipped, now: PretendHome.now,
      purpose: purpose)
  }

  @Test("The text for the clinical system is as it was accepted")
  func clinicalSystem() {
    expectSnapshot(
      lines("Walker", .clinicalSystem) + [""] + lines("Chen", .clinicalSystem) + [""]
        + lines("Osei", .clinicalSystem) + [""] + lines("Patel", .clinicalSystem), "review-text")
  }

  @Test("The slip for the care file is as it was accepted")
  func careFile() {
    expectSnapshot(
      lines("Walker", .careFile) + [""] + lines("Chen", .careFile), "review-slip")
  }

  @Test("Whatever was recorded is in both texts, whoever reads them")
  func nothingIsLeftOut() {
    for purpose in [ReviewText.Purpose.clinicalSystem, .careFile] {
      let text = lines("Walker", purpose).joined(separator: " ").split(separator: " ")
        .joined(separator: " ")
      for words in [
        "WALKER, Doris (Mrs)", "999 000 0018", "Seen face to face", "is stopped from today",
        "Amlodipine 5 mg tablets", "one in the morning", "falls in blood pressure on standing",
        "independent prescriber", "to be changed today", "on her own.", "one carer. Sits for",
        "Anne Walker", "09-Apr-2026", "Falls clinic referral", "Dr A. Khan", "16-Mar-2026",
        "Post-fall check", "J. Brennan", "new confusion", "K. Adeyemi (pharmacist, GPhC 2087654)",
        "Rosewood PCN", "12-Mar-2026",
      ] { #expect(text.contains(words), "\(purpose): \(words)") }
    }
  }

  @Test("No line is too wide, and none holds anything that a terminal or a system could obey")
  func linesAreSafe() {
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let resident = builder.register(
      ResidentDetails(family: "Walker", given: "Doris\u{1B}[2J", born: nil, room: "12"))
    builder.add(
      ReviewSigned(
        round: round, flags: [], contact: "faceToFace",
        text: "a\u{202E}b\u{1B}]52;c;AAAA\u{07} " + String(repeating: "wörd ", count: 60)
          + String(repeating: "x", count: 200)),
      resident, by: PretendHome.pharmacist)
    for purpose in [ReviewText.Purpose.clinicalSystem, .careFile] {
      let lines = ReviewText.lines(
        of: resident, on: round, record: builder.record, catalog: .shipped,
        now: RecordBuilder.moment(minutes: 10), purpose: purpose)
      #expect(!lines.isEmpty)
      for line in lines {
        #expect(SafeText(line).width <= ReviewText.width)
        #expect(SafeText(line).string == line)
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
      }
    }
  }

  @Test("Two reviews of one round are both there, oldest first, and told apart")
  func twoReviews() {
    var home = PretendHome()
    home.reviewLate()
    guard let hughes = home.resident("Hughes") else { return }
    home.reviewLate()
    let text = ReviewText.lines(
      of: hughes, on: home.round, record: home.record, catalog: .shipped, now: PretendHome.now,
      purpose: .clinicalSystem)
    #expect(text.first == "Weekly care home round (review 1 of 2)")
    #expect(text.contains("Weekly care home round (review 2 of 2)"))
  }

  @Test("The newest round goes by its day, whenever something of an older one was corrected")
  func newestRound() {
    var builder = RecordBuilder()
    let older = builder.plan("2026-03-05")
    let newer = builder.plan("2026-03-12")
    let resident = builder.register(
      ResidentDetails(family: "Walker", given: "Doris", born: nil, room: "12"))
    func newest() -> RoundID? { ReviewText.newestRound(of: resident, in: builder.record) }
    #expect(newest() == nil)
    let wrong = builder.add(
      ReviewSigned(round: older, flags: [], contact: "video"), resident, minutes: -9000)
    #expect(newest() == older)
    let later = builder.add(
      ReviewSigned(round: newer, flags: [], contact: "video"), resident, minutes: 10)
    let right = builder.add(
      ReviewSigned(round: older, flags: [], contact: "faceToFace"), resident, minutes: 60)
    builder.add(
      EntryCorrected(
        entry: wrong, mistake: "other", why: "typed wrong", instead: [right], round: older),
      resident, minutes: 60)
    #expect(newest() == newer)
    // Where nothing of the newest stands any more its text says so.
    builder.add(
      EntryCorrected(entry: later, mistake: "other", why: "not seen", round: newer), resident,
      minutes: 70)
    #expect(newest() == newer)
    builder.add(
      EntryCorrected(entry: right, mistake: "other", why: "not seen", round: older), resident,
      minutes: 80)
    #expect(newest() == newer)
  }

  @Test("Where nothing is signed there is no text")
  func nothingSigned() { #expect(lines("Novak", .clinicalSystem).isEmpty) }

  @Test("A file name names nobody")
  func fileName() {
    let home = PretendHome()
    guard let walker = home.resident("Walker") else { return }
    let name = ReviewText.fileName(
      of: walker, on: home.round, record: home.record, purpose: .careFile)
    #expect(name.hasPrefix("slip-2026-03-12-"))
    #expect(name.hasSuffix(".txt"))
    #expect(!name.lowercased().contains("walker"))
    #expect(!name.contains("999"))
  }
}
