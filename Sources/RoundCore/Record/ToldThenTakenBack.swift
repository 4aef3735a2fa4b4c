/// A change for the MAR of which somebody at the home was told, and which was then taken back: the home still
/// holds it for true until it is told so.
public struct ToldThenTakenBack: Hashable, Sendable {
  public let resident: ResidentID
  /// The round of the review.
  public let round: RoundID
  public let change: MedicineChange
  /// The review that was taken back.
  public let review: EntryHeader
  /// Who was told of the change.
  public let told: Fact<AcknowledgementRecorded>
  /// Who was told that it was taken back; nil while nobody was.
  public let toldSince: Fact<AcknowledgementRecorded>?
}

extension AcknowledgementRecorded {
  /// The note of a word that tells not of a change but that it was taken back.
  public static let ofTakingBack = "that it was taken back"

  /// Whether somebody was told of a change, and not that it was taken back.
  public var isOfChange: Bool { state == .told && note != AcknowledgementRecorded.ofTakingBack }

  /// Whether somebody was told that a change was taken back.
  public var isOfTakingBack: Bool { state == .told && note == AcknowledgementRecorded.ofTakingBack }
}

extension ResidentRecord {
  /// What was told of a change last: of it, or that it was taken back; nil where nobody was told anything.
  public func lastTold(of change: EntryID) -> Fact<AcknowledgementRecorded>? {
    acknowledgements.facts.last { $0.body.item == change && $0.body.state == .told }
  }

  /// Changes for the MAR that reviews held which were taken back after the home was told.
  ///
  /// What was corrected is not among them: a correction says itself whom to ring.
  ///
  /// - Parameter round: nil for all rounds.
  public func toldThenTakenBack(on round: RoundID? = nil) -> [ToldThenTakenBack] {
    reviews.retired.filter { review in
      (round == nil || review.body.round == round)
        && taker(of: review.header)?.kind == EntryWithdrawn.kind
    }.flatMap { review in
      review.body.medicineChanges.filter(\.marToday).compactMap { change in
        let words = acknowledgements.facts.filter { $0.body.item == change.id }
        guard let told = words.last(where: { $0.body.isOfChange }),
          let last = lastTold(of: change.id)
        else { return nil }
        return ToldThenTakenBack(
          resident: id, round: review.body.round, change: change, review: review.header, told: told,
          toldSince: last.body.isOfTakingBack ? last : nil)
      }
    }
  }
}
