import RoundCore
import Testing

@testable import RoundReports

/// What the home and the practice get after something was corrected.
@Suite("The corrected sheet, text and data")
struct CorrectedSheetTests {
  /// The pretend home after a correction, and when it was made.
  private struct Story {
    var home = PretendHome()
    var minutes = 300

    var now: Moment { RecordBuilder.moment(minutes: minutes + 10) }

    func review(_ family: String) -> Fact<ReviewSigned>? {
      home.resident(family).flatMap { home.record.residents[$0] }?.reviews.facts.last {
        $0.body.round == home.round
      }
    }

    mutating func correct(
      _ family: String, _ mistake: String, why: String = "typed wrong", instead: [EntryID] = [],
      calls: [EntryCorrected.Call] = [], inRound: Bool = false, left: Bool? = nil
    ) {
      guard let old = review(family) else { return }
      let closing = home.record.rounds[home.round]?.closings.last?.header.id
      home.add(
        EntryCorrected(
          entry: old.header.id, mistake: mistake, why: why, instead: instead, round: home.round,
          closing: inRound ? nil : closing, calls: calls, left: left), family, minutes: minutes)
    }

    /// Walker's amlodipine is halved, not stopped.
    mutating func halve() {
      guard let old = review("Walker")?.body else { return }
      let change = MedicineChange(
        id: home.newEntry(), change: "doseChange", medicine: "Amlodipine 5 mg tablets",
        before: "one in the morning", after: "half in the morning", why: "low blood pressure",
        marToday: true, prescriber: "K. Adeyemi, independent prescriber")
      let id = home.add(
        ReviewSigned(
          round: old.round, flags: old.flags, contact: old.contact, outcomes: old.outcomes,
          answers: old.answers, text: old.text, medicineChanges: [change],
          carePlanChanges: old.carePlanChanges, actions: old.actions, safetyNet: old.safetyNet),
        "Walker", minutes: minutes)
      guard
        let first = home.resident("Walker").flatMap({ home.record.residents[$0] })?
          .reviews.facts.first(where: { $0.body.round == home.round })
      else { return }
      home.add(
        EntryCorrected(
          entry: first.header.id, mistake: "wrongMedicine", why: "meant to halve it",
          instead: [id], round: home.round,
          closing: home.record.rounds[home.round]?.closings.last?.header.id,
          calls: [.init(side: "home", whom: "J. Brennan", by: "K. Adeyemi, at once")]), "Walker",
        minutes: minutes)
    }

    /// What was signed for Walker was Hughes's.
    mutating func move() {
      guard let old = review("Walker")?.body else { return }
      let id = home.add(
        ReviewSigned(
          round: old.round, flags: [], contact: old.contact, outcomes: old.outcomes,
          text: old.text, medicineChanges: old.medicineChanges,
          carePlanChanges: old.carePlanChanges, actions: old.actions, safetyNet: old.safetyNet),
        "Hughes", minutes: minutes)
      correct("Walker", EntryCorrected.wrongResident, why: "two files open", instead: [id])
    }

    var sheet: [String] {
      Sheet.text(record: home.record, round: home.round, catalog: .shipped, now: now)
    }

    func text(_ family: String, _ purpose: ReviewText.Purpose) -> [String] {
      guard let resident = home.resident(family) else { return [] }
      return ReviewText.lines(
        of: resident, on: home.round, record: home.record, catalog: .shipped, now: now,
        purpose: purpose)
    }

    func shown(_ family: String) -> JSON? {
      home.resident(family).flatMap { home.record.residents[$0] }.map {
        ShowJSON.value(record: home.record, resident: $0)
      }
    }

    func status(_ family: String) -> ListItem.Status? {
      home.resident(family).flatMap { home.record.item(for: $0, on: home.round) }?.status
    }
  }

  private func flat(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The lines of a section, from its heading to the next.
  private func section(_ heading: String, of lines: [String]) -> [String] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    // What a section is about may stand under its heading, at the margin as well.
    let rest = lines.dropFirst(start + 2)
    let about = rest.prefix(1).filter { !$0.isEmpty && !$0.hasPrefix(" ") }
    return about + rest.dropFirst(about.count).prefix { $0.isEmpty || $0.hasPrefix(" ") }
  }

  @Test("A corrected sheet is as it was accepted")
  func snapshot() {
    var story = Story()
    story.halve()
    story.minutes = 330
    story.correct("Patel", "enteredTwice")
    story.minutes = 340
    story.correct(
      "Chen", "wrongOutcome", calls: [.init(side: "pharmacy", whom: "on duty", by: "P. Marsh")])
    expectSnapshot(story.sheet, "corrected-sheet")
  }

  @Test("It says first that it is corrected, when, by whom, what it supersedes and what to undo")
  func order() throws {
    var story = Story()
    story.correct("Chen", "wrongOutcome")
    story.minutes = 330
    story.halve()
    let lines = story.sheet
    #expect(lines.first == "CORRECTED - USE THIS SHEET, NOT AN EARLIER ONE")
    #expect(lines[1].contains("When:") && lines[1].contains("12-Mar-2026 14:30"))
    #expect(lines[2].contains("By:") && lines[2].contains("K. Adeyemi (pharmacist, GPhC 2087654)"))
    let superseded = flat(Array(lines[3...4]))
    #expect(superseded.contains("the sheets of 12-Mar-2026 13:00 and 12-Mar-2026 14:00"))
    let undo = try #require(lines.firstIndex(of: "TO UNDO, AND WHOM TO RING"))
    let title = try #require(
      lines.firstIndex(of: "WEEKLY ROUND: WHAT WAS DECIDED AND WHO MUST ACT"))
    let mar = try #require(lines.firstIndex(of: "MAR TODAY"))
    #expect(undo < title && title < mar)
    // The MAR comes first, though Chen's correction is the older one.
    let marUndo = try #require(
      lines.firstIndex { $0.contains("MAR TODAY. Undo: Stop: Amlodipine") })
    let other = try #require(
      lines.firstIndex { $0.contains("Undo, if it was prescribed since: Start: Macrogol") })
    #expect(marUndo < other)
    let text = flat(lines)
    #expect(
      text.contains(
        "Ring the practice before you act: Rosewood Surgery, L. Ortiz, 01632 960 001"))
    #expect(
      text.contains(
        "Home: J. Brennan, number not recorded. Who rings, when: K. Adeyemi, at once"))
    #expect(text.contains("Back to: one in the morning (what stood before)"))
    #expect(text.contains("Wrong medicine or dose: meant to halve it"))
  }

  @Test("A corrected sheet has a file of its own, which names nobody")
  func fileName() {
    var story = Story()
    func name() -> String {
      Sheet.fileName(
        record: story.home.record, round: story.home.round, today: UKTime(story.now).day)
    }
    #expect(name() == "sheet-2026-03-12.txt")
    story.halve()
    #expect(name() == "sheet-2026-03-12-corrected-1.txt")
  }

  @Test("The sheet as it stands now has what is right, and nothing of what was wrong")
  func asItStands() throws {
    var story = Story()
    story.halve()
    let lines = story.sheet
    let mar = flat(section("MAR TODAY", of: lines))
    #expect(mar.contains("Change of dose: Amlodipine"))
    #expect(!mar.contains("Stop: Amlodipine"))
    // Nobody undoes what stands word for word.
    let undo = flat(section("TO UNDO, AND WHOM TO RING", of: lines))
    #expect(!undo.contains("Falls clinic") && !undo.contains("Undo: care plan"))
    #expect(!lines.contains { $0.contains("signed after the round was") })
  }

  @Test("Without a correction, or with one made in the open round, it begins as it always did")
  func noCorrection() {
    #expect(!flat(Story().sheet).contains("CORRECTED"))
    var story = Story()
    story.correct("Chen", "wrongOutcome", inRound: true)
    #expect(story.sheet.first == "PRETEND RESIDENTS - NOT REAL")
    #expect(!story.sheet.contains("TO UNDO, AND WHOM TO RING"))
    #expect(flat(story.sheet).contains("CORRECTED 12-Mar-2026 14:00, wrong outcome"))
  }

  @Test("What had left in a pack is to be undone also while the round is open")
  func openRound() {
    var story = Story(home: PretendHome(closed: false))
    story.correct("Walker", "wrongOutcome", inRound: true)
    #expect(!story.sheet.contains("TO UNDO, AND WHOM TO RING"))
    var left = Story(home: PretendHome(closed: false))
    left.correct(
      "Walker", "wrongOutcome", calls: [.init(side: "home", whom: "J. Brennan", by: "me, now")],
      inRound: true, left: true)
    let lines = left.sheet
    #expect(lines.first == "CORRECTED - USE THIS SHEET, NOT AN EARLIER ONE")
    #expect(lines.contains("ROUND STILL OPEN - NOT FINAL"))
    let undo = flat(section("TO UNDO, AND WHOM TO RING", of: lines))
    for words in [
      "MAR TODAY. Undo: Stop: Amlodipine 5 mg tablets", "Back to: one in the morning",
      "Undo: action for the practice, Falls clinic referral", "Ring: Home: J. Brennan",
      "Undo: watch, blood pressure lying and standing", "Undo: call if, another fall",
    ] { #expect(undo.contains(words), "\(words)") }
    #expect(
      Sheet.fileName(
        record: left.home.record, round: left.home.round, today: UKTime(left.now).day)
        == "sheet-2026-03-12-corrected-1.txt")
  }

  @Test("A slip under the wrong resident sends to the corrected sheet only where there is one")
  func slipOfTheWrongResident() {
    var story = Story(home: PretendHome(closed: false))
    story.correct("Walker", EntryCorrected.wrongResident, inRound: true)
    #expect(!flat(story.text("Walker", .careFile)).contains("corrected sheet"))
    var left = Story(home: PretendHome(closed: false))
    left.correct("Walker", EntryCorrected.wrongResident, inRound: true, left: true)
    #expect(flat(left.text("Walker", .careFile)).contains("the corrected sheet of the round says"))
    #expect(left.sheet.contains("TO UNDO, AND WHOM TO RING"))
  }

  @Test("Under the wrong resident it goes back to what that resident's own list of medicines said")
  func backToTheList() {
    for (minutes, isKnown) in [(-5000, true), (250, false)] {
      var story = Story()
      story.home.add(
        MedicinesRecorded(
          text: "From the MAR:\namlodipine 10 mg, night\nsenna 7.5 mg", asOf: nil, source: "MAR"),
        "Walker", minutes: minutes)
      story.move()
      let undo = flat(section("TO UNDO, AND WHOM TO RING", of: story.sheet))
      #expect(
        undo.contains("Back to: amlodipine 10 mg, night (what stood before)") == isKnown)
    }
  }

  @Test(
    "It goes back to what was prescribed last for that very medicine, or says nothing of it"
  )
  func backToTheChange() {
    func undo(_ changes: [(what: String, medicine: String, after: String?, prescriber: String?)])
      -> String
    {
      var story = Story()
      for (index, change) in changes.enumerated() {
        story.home.add(
          ReviewSigned(
            round: story.home.round, flags: [], contact: "video",
            medicineChanges: [
              MedicineChange(
                id: story.home.newEntry(), change: change.what, medicine: change.medicine,
                before: nil, after: change.after, why: nil, marToday: false,
                prescriber: change.prescriber)
            ]), "Walker", minutes: -5000 + index)
      }
      story.move()
      return flat(section("TO UNDO, AND WHOM TO RING", of: story.sheet))
    }
    let start =
      ("start", "Amlodipine 10 mg", "one at night", "Dr A. Shah")
      as (
        String, String, String?, String?
      )
    let said = "(what stood before)"
    #expect(undo([start]).contains("Back to: Amlodipine 10 mg, one at night (what stood before)"))
    // Whatever came last counts, also when it says nothing of a dose.
    #expect(
      undo([start, ("stop", "amlodipine", nil, "Dr A. Shah")]).contains(
        "Back to: amlodipine, stopped (what stood before)"))
    #expect(!undo([start, ("doseChange", "Amlodipine", "two", nil)]).contains(said))
    #expect(!undo([start, ("formChange", "Amlodipine", "liquid", "Dr A. Shah")]).contains(said))
    // Of two strengths or forms of one name nobody can say which.
    let tablets =
      ("start", "Amlodipine 5mg tablets", "one", "Dr A. Shah") as (String, String, String?, String?)
    let liquid =
      ("start", "Amlodipine 5 mg/5 ml solution", "5 ml", "Dr A. Shah")
      as (String, String, String?, String?)
    #expect(undo([tablets]).contains(said))
    #expect(!undo([tablets, liquid]).contains(said))
    // Another medicine that begins with the same word is another one.
    #expect(
      !undo([("start", "Amlodipine besilate 5 mg", "one", "Dr A. Shah")]).contains(said))
  }

  @Test("An action whose words name the resident to whom it belongs is told without them")
  func actionThatNames() {
    var story = Story()
    guard let resident = story.home.resident("Osei"), let old = story.review("Osei") else { return }
    let action = RoundAction(
      id: story.home.newEntry(), what: "Ring Mr Hughes's son", ownerSide: "home", owner: "K. Li",
      due: nil, dueNextRound: true)
    let wrong = story.home.add(
      ReviewSigned(
        round: story.home.round, flags: [], contact: old.body.contact, actions: [action]), "Osei",
      minutes: 290)
    let right = story.home.add(
      ReviewSigned(
        round: story.home.round, flags: [], contact: old.body.contact, actions: [action]),
      "Hughes", minutes: 295)
    #expect(story.home.record.residents[resident]?.signed(wrong) != nil)
    story.correct("Osei", EntryCorrected.wrongResident, instead: [right])
    let undo = flat(section("TO UNDO, AND WHOM TO RING", of: story.sheet))
    #expect(undo.contains("Undo: action for the home, in words that name somebody else"))
    #expect(!undo.contains("Hughes"))
  }

  @Test("A resident of whom nothing stands is told as such, never as seen or as not reached")
  func struck() {
    var story = Story()
    story.correct("Chen", "wrongOutcome")
    #expect(story.status("Chen") == .toSee)
    let text = flat(story.sheet)
    #expect(text.contains("1 signed by mistake, corrected"))
    #expect(text.contains("No review stands."))
    #expect(!text.contains("NOT REACHED, AND NO REASON GIVEN"))
  }

  @Test("Of the wrong resident the sheet, the slip and the text say nothing of the other")
  func wrongResident() {
    var story = Story()
    story.move()
    #expect(story.status("Walker") == .toSee)
    let undo = flat(section("TO UNDO, AND WHOM TO RING", of: story.sheet))
    #expect(undo.contains("Signed here by mistake, belongs to another resident."))
    // The name of the medicine is needed to undo it on this MAR; the rest is not.
    #expect(undo.contains("MAR TODAY. Undo: Stop: Amlodipine 5 mg tablets"))
    #expect(undo.contains("Back to: what stood before is not recorded: ask whoever rings"))
    #expect(undo.contains("Undo: action for the practice, Falls clinic referral"))
    for words in ["Hughes", "HUGHES", "morning", "falls in blood", "two files"] {
      #expect(!undo.contains(words), "\(words)")
    }
    for purpose in [ReviewText.Purpose.careFile, .clinicalSystem] {
      let lines = story.text("Walker", purpose)
      #expect(lines.first == "CORRECTED")
      let text = flat(lines)
      #expect(text.contains("WALKER, Doris (Mrs)"))
      #expect(text.contains("signed here by mistake, belongs to another resident"))
      for words in ["HUGHES", "Idris", "Amlodipine", "Dizzy", "Falls clinic", "two files"] {
        #expect(!text.contains(words), "\(purpose): \(words)")
      }
      let right = flat(story.text("Hughes", purpose))
      #expect(right.contains("first signed under another resident by mistake; corrected"))
      #expect(right.contains("Amlodipine"))
      for words in ["WALKER", "Doris"] { #expect(!right.contains(words), "\(purpose): \(words)") }
    }
    let person = flat(section("EACH RESIDENT", of: story.sheet))
    #expect(person.contains("First signed under another resident by mistake; corrected"))
  }

  @Test("The text begins with CORRECTED, and with what replaces what")
  func text() {
    var story = Story()
    story.halve()
    let lines = story.text("Walker", .clinicalSystem)
    expectSnapshot(lines + [""] + story.text("Walker", .careFile), "corrected-text")
    #expect(lines.first == "CORRECTED")
    let text = flat(lines)
    #expect(text.contains("No longer stands: Amlodipine 5 mg tablets stopped; care plan"))
    #expect(text.contains("Instead: Amlodipine 5 mg tablets changed in dose"))
    #expect(text.contains("What was wrong: Wrong medicine or dose: meant to halve it"))
  }

  @Test("The data has corrections apart, and none of what was struck")
  func data() throws {
    var story = Story()
    story.halve()
    let shown = try #require(story.shown("Walker"))
    let corrections = try #require(shown["corrections"]?.items)
    #expect(corrections.count == 1)
    #expect(corrections.first?["mistake"]?.text == "wrongMedicine")
    #expect(corrections.first?["signed"]?["words"]?.text?.contains("stopped") ?? false)
    let reviews = try #require(shown["reviews"]?.items)
    #expect(reviews.last?["correction"]?["id"] == corrections.first?["id"])
    #expect(
      reviews.flatMap { $0["medicineChanges"]?.items ?? [] }.map { $0["change"]?.text } == [
        "doseChange"
      ])
    var moved = Story()
    moved.move()
    let wrong = try #require(moved.shown("Walker"))
    #expect(wrong["corrections"]?.items?.first?["signed"] == .null)
    #expect(
      moved.shown("Hughes")?["reviews"]?.items?.last?["correction"]?["mistake"]?.text
        == "wrongResident")
  }

  @Test("A correction of which the entry has not come is told, and nothing is made up")
  func notComeYet() {
    var story = Story()
    let gone = story.home.newEntry()
    story.home.add(
      EntryCorrected(
        entry: gone, mistake: "other", why: "see the telephone note", instead: [gone],
        round: story.home.round,
        closing: story.home.record.rounds[story.home.round]?.closings.last?.header.id), "Osei",
      minutes: 300)
    let undo = flat(section("TO UNDO, AND WHOM TO RING", of: story.sheet))
    #expect(undo.contains("an entry that is not here yet"))
    #expect(flat(story.text("Osei", .careFile)).contains("an entry not here yet"))
  }
}
