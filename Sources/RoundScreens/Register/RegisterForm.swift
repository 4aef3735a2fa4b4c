import RoundCore

/// A form about the register, the agreement, or who does a round.
public enum RegisterForm: Hashable, Sendable {
  /// Somebody moves in who was never in this register.
  case admit
  case details
  /// Where the resident is now; `since` is the day on which that was last changed.
  case whereabouts(from: ResidenceChanged.State, since: Day?)
  /// The assessment that the (re)admission of this day asks for.
  case assessment(start: Day)
  case agreement(AgreementPart)
  case clinician(RoundID)

  /// The name of the form in the files of drafts; never changed once a release has written it.
  var draftName: String {
    switch self {
    case .admit: return "admit"
    case .details: return "details"
    case .whereabouts: return "whereabouts"
    case .assessment: return "assessment"
    case .agreement: return "agreement"
    case .clinician: return "clinician"
    }
  }

  var draftAbout: String? {
    switch self {
    case .assessment(let start): return start.iso
    case .agreement(let part): return part.rawValue
    case .clinician(let round): return round.text
    case .admit, .details, .whereabouts: return nil
    }
  }

  /// What is still needed for one question, in words; nil when it will do.
  func missing(_ field: Field, in form: Form) -> String? {
    if let blocker = field.blocker { return blocker }
    switch self {
    case .admit, .details: return DetailsFields.missing(field, in: form)
    case .whereabouts(_, let since): return WhereaboutsForm.missing(field, in: form, since: since)
    case .assessment: return AssessmentForm.missing(field, in: form)
    case .agreement: return AgreementForms.missing(field, in: form)
    case .clinician: return field.text.isEmpty ? "Who does the round?" : nil
    }
  }

  /// Brings what a form says of other residents up to date with what was typed.
  static func follow(_ form: inout Form, _ record: Record) {
    guard case .register(let kind) = form.purpose, kind == .admit || kind == .details else {
      return
    }
    let typed = DetailsFields.details(
      form, over: form.resident.flatMap { record.residents[$0]?.current })
    var note: String?
    if !typed.family.isEmpty || typed.born != nil {
      note = ConfusionText.sentences(
        record.confusable(with: typed, except: form.resident), record
      ).joined(separator: " ")
      if kind == .admit, let gone = ConfusionText.comesBack(typed, record) {
        note = [gone, note ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
    form.change("family") { $0.note = note.flatMap { $0.isEmpty ? nil : $0 } }
    let bearer = typed.nhsNumber.flatMap { record.bearer(of: $0, except: form.resident) }
    form.change("number") { field in
      field.blocker = bearer.map {
        "This is the number of \(ConfusionText.name($0)). Two residents can't have one number."
      }
    }
  }
}

/// The parts in which the agreement is filled in.
public enum AgreementPart: String, CaseIterable, Hashable, Sendable {
  case home, practice, round, sharing, urgent

  /// The second key after `e`.
  var key: Character {
    switch self {
    case .home: return "h"
    case .practice: return "p"
    case .round: return "r"
    case .sharing: return "s"
    case .urgent: return "u"
    }
  }

  var words: String {
    switch self {
    case .home: return "the home"
    case .practice: return "the practice"
    case .round: return "the round, its day and how it is prepared"
    case .sharing: return "sharing information"
    case .urgent: return "urgent numbers and duty rota"
    }
  }
}
