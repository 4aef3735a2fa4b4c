@testable import RoundCore
@testable import RoundScreens

/// The small home after its round: Doris was reviewed with a stop, a care-plan change and actions,
/// Ivy with nothing needed, and the round is closed.
enum ClosedHome {
  static let signedAt = SmallHome.noon.adding(minutes: -60)

  static func home(closed: Bool = true, by author: Author = SmallHome.pharmacist) -> SmallHome {
    let small = SmallHome.shared
    let doris = small.id("Doris").flatMap { small.record.residents[$0] }
    let plan = doris?.carePlan.first?.standing.map(\.change.id) ?? []
    let flag = small.flags["Doris"]
    let review = ReviewSigned(
      round: small.round, flags: [flag].compactMap { $0 }, contact: "faceToFace",
      outcomes: ["medicineChange", "carePlanChange"].map {
        ReviewSigned.Outcome(code: $0, detail: nil)
      },
      answers: [flag].compactMap { $0 }.map {
        ReviewSigned.Answer(flag: $0, answer: "Yes, the tablet.", notAnsweredBecause: nil)
      },
      text: "Dizzy on standing.",
      medicineChanges: [
        MedicineChange(
          id: id("M1"), change: "stop", medicine: "zopiclone", before: "7.5 mg at night",
          after: nil, why: "falls", marToday: true, prescriber: "Dr Khan")
      ],
      carePlanChanges: [
        CarePlanChange(
          id: id("K1"), heading: "Mobility and falls", before: "Walks with a frame.",
          after: "Two carers for every transfer.", why: "falls", agreedWith: "Ann",
          agreedRole: nil, reviewOn: SmallHome.today.adding(days: 28), replaces: plan)
      ],
      actions: [
        RoundAction(
          id: id("T1"), what: "Falls clinic referral", ownerSide: "practice", owner: "Dr Khan",
          due: SmallHome.today.adding(days: 7), dueNextRound: false)
      ])
    let nothing = ReviewSigned(
      round: small.round, flags: [small.flags["Ivy"]].compactMap { $0 }, contact: "recordReview",
      outcomes: [ReviewSigned.Outcome(code: "noChangeNeeded", detail: nil)])
    let home = small.with(RoundOpened(round: small.round), by: author, at: signedAt)
      .with(review, "Doris", by: author, at: signedAt)
      .with(nothing, "Ivy", by: author, at: signedAt.adding(minutes: 5))
    guard closed else { return home }
    return home.with(
      RoundClosed(round: small.round, carried: [], told: "J. Reed"), by: author,
      at: signedAt.adding(minutes: 30))
  }

  static func id(_ text: String) -> EntryID {
    EntryID(text) ?? SmallHome.shared.chain.entries[0].header.id
  }

  static func robot(
    closed: Bool = true, by author: Author = SmallHome.pharmacist,
    people: [Author] = [SmallHome.pharmacist], size: Size = Size(columns: 100, rows: 50)
  ) -> Robot {
    Robot(home(closed: closed, by: author), people: people, size: size)
  }
}

extension Robot {
  /// Opens the form for the newest thing that was signed for a resident.
  mutating func correct(_ given: String) {
    press("/\(given)<Enter>C<Enter>")
  }

  /// Answers what a correction of a stop asks beyond what is right instead.
  mutating func call(_ sides: [String]) {
    for side in sides {
      answer("call-\(side)", "J. Reed")
      answer("rings-\(side)", "K. Adeyemi, by 16:00")
    }
  }

  func resident(_ given: String) -> ResidentRecord? {
    state.record.residents.values.first { $0.current?.given == given }
  }

  /// What `show` says of a resident, in one line.
  func told(_ given: String) -> String {
    guard let id = resident(given)?.id else { return "" }
    return Robot.flat(
      ResidentText.lines(of: id, record: state.record, now: state.now, width: 70)
        .joined(separator: " "))
  }
}
