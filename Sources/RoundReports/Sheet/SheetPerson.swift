import RoundCore

/// A resident as a round's sheet speaks of them.
struct SheetPerson {
  let resident: ResidentRecord
  /// Nil for somebody whom the round reviewed and nobody had flagged.
  let item: ListItem?
  /// What was signed for them on this round, oldest first.
  let reviews: [Fact<ReviewSigned>]
  /// Takings off this round's list.
  let drops: [Fact<FlagDropped>]
  /// What closing the round said of them; of the last closing that names them.
  let carried: RoundClosed.Carried?
  /// Escalations of this round, or that this round's reader must know of.
  let escalations: [Fact<EscalationRecorded>]
  /// Corrections of what was signed on this round, oldest first.
  let corrections: [Fact<EntryCorrected>]
  /// False for somebody of whom there is only an escalation to tell.
  let isOnRound: Bool
  let identity: [SafeText]

  var id: ResidentID { resident.id }

  /// How the round left them, each resident in one place only.
  enum Standing: Hashable {
    case faceToFace, remote, records, otherContact, notSeen, carried, withdrawn, escalated, died
    /// What was signed was corrected, and nothing stands instead.
    case struck
    /// Nothing says what became of them.
    case unreached
  }

  var standing: Standing {
    if let review = reviews.last?.body {
      switch review.contact {
      case "faceToFace": return .faceToFace
      case "video", "telephoneWithStaff": return .remote
      case "recordReview": return .records
      case "notSeen": return review.notSeenReason == "carriedForward" ? .carried : .notSeen
      default: return .otherContact
      }
    }
    if item?.status == .withdrawn || (item == nil && !drops.isEmpty) { return .withdrawn }
    if carried != nil { return .carried }
    switch item?.status {
    case .escalated: return .escalated
    case .died: return .died
    default: return corrections.isEmpty ? .unreached : .struck
    }
  }
}
