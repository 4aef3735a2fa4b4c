import RoundCore

/// The forms of what must never wait for the round.
public enum UrgentForm: Hashable, Sendable {
  case observations
  /// Measures, what is usual, targets and limits.
  case measures
  /// Who was told of an urgent concern, after the call.
  case route(escalation: EntryID)
  /// A visit or a transfer goes one step on.
  case transfer(escalation: EntryID)
  /// The home's own red flags.
  case redFlags
  /// What two people recorded in different words; named by one of the records that stand.
  case settle(entry: EntryID)

  /// Names the form in the file of its draft; never changed once a release has written it.
  var draftName: String {
    switch self {
    case .observations: return "observations"
    case .measures: return "measures"
    case .route: return "route"
    case .transfer: return "transfer"
    case .redFlags: return "redFlags"
    case .settle: return "settle"
    }
  }

  var draftAbout: String? {
    switch self {
    case .route(let escalation), .transfer(let escalation): return escalation.text
    case .settle(let entry): return entry.text
    case .observations, .measures, .redFlags: return nil
    }
  }

  /// What one of its questions still needs; nil when it will do.
  func missing(_ field: Field, in form: Form) -> String? {
    switch self {
    case .observations: return ObservationsForm.missing(field, in: form)
    case .measures: return MeasuresForm.missing(field, in: form)
    case .route, .transfer: return FollowUpForms.missing(field, in: form)
    case .redFlags: return RedFlagsForm.missing(field, in: form)
    case .settle: return SettleForm.missing(field)
    }
  }
}

/// What one of these forms comes to when it is signed.
struct UrgentEntries {
  var drafts: [EntryDraft] = []
  var lines: [SignLine] = []
  /// Said when it is saved, such as `Saved: observations for WALKER, Doris (Mrs)`.
  var words = ""
  var next = AfterSaving.stay
  /// It counts only when a clinician signs it.
  var needsClinician = false
}
