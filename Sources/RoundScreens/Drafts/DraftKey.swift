import RoundCore

/// Which form a draft is of: the kind of form, what it is about and whose it is.
public struct DraftKey: Codable, Hashable, Sendable {
  /// A name of a kind of form, such as `review`; never changed once a release has written it.
  public let form: String
  /// The round, the escalation or the entry that the form is about.
  public let about: String?
  public let resident: ResidentID?

  /// The form that puts a signed entry right, whosever it then is.
  static let correction = "correction"

  public init(form: String, about: String?, resident: ResidentID?) {
    self.form = form
    self.about = about
    self.resident = resident
  }

  /// Nil for a form of which no draft is kept: a block is kept with the form it belongs to, and the
  /// first run asks for a PIN.
  init?(_ form: Form) {
    let name: String
    var about: String?
    switch form.purpose {
    case .review(let round, _): (name, about) = ("review", round.text)
    case .nothingNeeded(let round, _): (name, about) = ("nothingNeeded", round.text)
    case .drop(let round, _): (name, about) = ("drop", round.text)
    case .take(let round): (name, about) = ("take", round?.text)
    case .escalation(let round): (name, about) = ("escalation", round?.text)
    case .escalationEnd(let escalation): (name, about) = ("escalationEnd", escalation.text)
    case .close(let round): (name, about) = ("close", round.text)
    case .told(let round, let review): (name, about) = ("told", review?.text ?? round.text)
    case .actionUpdate: name = "actionUpdate"
    case .actionSet(let action, let state):
      (name, about) = ("action-\(state.rawValue)", action.text)
    case .correction(let entry, _, _): (name, about) = (DraftKey.correction, entry.text)
    case .register(let kind): (name, about) = (kind.draftName, kind.draftAbout)
    case .urgent(let urgent): (name, about) = (urgent.draftName, urgent.draftAbout)
    case .flag(let round): (name, about) = ("flag", round.text)
    case .flagChange(_, let flag): (name, about) = ("flagChange", flag.text)
    case .withdraw(let round): (name, about) = ("withdraw", round.text)
    case .note(_, let flag, let isAddition):
      (name, about) = (isAddition ? "noteAddition" : "note", flag.text)
    case .planRound: name = "planRound"
    case .cancelRound(let round): (name, about) = ("cancelRound", round.text)
    case .returned(_, let item): (name, about) = ("returned", item.text)
    case .medicine, .carePlan, .action, .setUp, .person, .profile, .leaver, .phrase: return nil
    }
    // Whose changes they are depends on who was told meanwhile: the same draft is gone on with.
    if case .told = form.purpose {
      self.init(form: name, about: about, resident: nil)
      return
    }
    self.init(form: name, about: about, resident: form.resident)
  }

  /// The name of its file without an ending: identifiers only, never a resident's name.
  public func stem(of home: HomeID) -> String {
    "\(home.text).\(form).\(about ?? "-").\(resident?.text ?? "-")"
  }
}
