import RoundCore

/// Why whoever is at the keyboard could not sign what a command leads to: said before a form is opened, so
/// that nobody fills in what they can't sign.
extension Availability {
  static func noRight(_ command: Command.ID, _ state: ProgramState) -> String? {
    guard let me = state.me?.author, let device = state.device,
      let kind = kind(of: command, state.role)
    else { return nil }
    return state.record.refusal(ofKind: kind, author: me, device: device, at: state.now)
  }

  /// The entry that a command leads to; nil for one that anybody may write, and for what only shows.
  private static func kind(of command: Command.ID, _ role: DeviceSettings.Role) -> String? {
    switch command {
    case .nothingNeeded, .outcome, .carePlan: return ReviewSigned.kind
    case .closeRound: return RoundClosed.kind
    case .correct: return EntryCorrected.kind
    case .reorder: return role == .prepare ? ListArranged.kind : ListReordered.kind
    case .take, .flag, .takeOver: return FlagRaised.kind
    case .changeFlag: return FlagChanged.kind
    case .drop: return FlagDropped.kind
    case .note: return NoteWritten.kind
    case .sendList: return ListSent.kind
    case .planRound, .clinician: return RoundPlanned.kind
    case .cancelRound: return RoundCancelled.kind
    case .observations: return ObservationsRecorded.kind
    case .measures: return MeasureRecorded.kind
    case .assess: return AssessmentRecorded.kind
    case .admit: return ResidentRegistered.kind
    case .whereabouts: return ResidenceChanged.kind
    case .details: return ResidentChanged.kind
    case .editAgreement: return AgreementSet.kind
    case .updateAction, .actionDone, .actionWaiting, .actionNotDone, .actionTake:
      return ActionUpdated.kind
    case .tickReturned, .confirmRead, .check: return AcknowledgementRecorded.kind
    // Each that can be in dispute asks for the same.
    case .settle: return AllergiesRecorded.kind
    default: return nil
    }
  }
}
