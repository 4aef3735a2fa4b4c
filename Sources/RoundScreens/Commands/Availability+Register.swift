import RoundCore

/// Why something about the register or the agreement can't be done just now.
extension Availability {
  static func register(_ command: Command.ID, _ state: ProgramState) -> String? {
    switch command {
    case .admit: return readOnly(state)
    case .whereabouts, .details: return readOnly(state) ?? noResident(state)
    case .assess:
      if let reason = readOnly(state) ?? noResident(state) { return reason }
      guard let resident = subject(state) else { return nil }
      return state.record.assessment(of: resident, on: state.today) == nil
        ? "No admission is recorded that asks for one, or the resident is not here." : nil
    case .clinician:
      return readOnly(state) ?? (state.roundToAllocate == nil ? "No round is planned." : nil)
    case .coverPage:
      if case .page(let page)? = state.stack.last, page.subject == .coverPage {
        return "This is the cover page."
      }
      return nil
    case .editAgreement: return notAgreement(state) ?? readOnly(state)
    case .earlierVersion:
      return notAgreement(state)
        ?? (version(state) <= 1 ? "This is the first agreement on record." : nil)
    case .laterVersion:
      return notAgreement(state)
        ?? (version(state) >= state.record.agreements.facts.count
          ? "This is the agreement as it stands." : nil)
    default: return nil
    }
  }

  /// Why nothing clinical can be set for somebody any more; nil for the living.
  static func dead(_ state: ProgramState) -> String? {
    guard let resident = subject(state).flatMap({ state.record.residents[$0] }), resident.isDead
    else { return nil }
    let day = resident.died.map { " \($0.shown)" } ?? ""
    return "Died\(day): no new clinical action can be set. What is to be settled stands under open "
      + "actions (t)."
  }

  private static func notAgreement(_ state: ProgramState) -> String? {
    if case .page(let page)? = state.stack.last, case .agreement? = page.subject { return nil }
    return "This is not the agreement. H on the list shows it."
  }

  /// The version that is shown, from 1.
  private static func version(_ state: ProgramState) -> Int {
    if case .page(let page)? = state.stack.last, case .agreement(let version)? = page.subject {
      return version ?? state.record.agreements.facts.count
    }
    return 0
  }
}
