import RoundCore

/// What the forms of urgent concerns, observations and measures come to when they are signed.
enum UrgentSigning {
  static func entries(
    _ form: Form, _ purpose: UrgentForm, state: ProgramState, resident: ResidentRecord?,
    author: Author
  ) -> UrgentEntries {
    switch purpose {
    case .observations:
      return resident.map {
        ObservationsForm.entries(form, state: state, resident: $0, author: author)
      } ?? UrgentEntries()
    case .measures:
      return resident.map {
        MeasuresEntries.entries(form, state: state, resident: $0, author: author)
      } ?? UrgentEntries()
    case .route, .transfer:
      return FollowUpForms.entries(form, purpose, state: state, author: author)
    case .redFlags: return RedFlagsForm.entries(form, state: state, author: author)
    // It needs a name for a change: see `SettleForm.entries`.
    case .settle: return UrgentEntries()
    }
  }

  /// What does not wait for a round does not open one either.
  static func isUrgent(_ body: any EntryBody) -> Bool {
    body is ObservationsRecorded || body is MeasureRecorded || body is UsualRecorded
      || body is SaturationTargetRecorded || body is UrgentPlanRecorded || body is CPRRecorded
      || body is AllergiesRecorded || body is InfectionRecorded || body is MedicinesRecorded
      || body is CarePlanChanged || body is EscalationFollowed || body is SettingChanged
      || body is UrgencyChecked
  }
}
