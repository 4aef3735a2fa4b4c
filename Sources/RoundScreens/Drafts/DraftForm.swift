/// The answers of a form and the place where the person is in it.
public struct DraftForm: Codable, Hashable, Sendable {
  public let fields: [DraftField]
  /// The question with the cursor.
  public let focus: String?
  /// The text box had the whole window.
  public let isBig: Bool

  init(_ form: Form) {
    fields = form.fields.compactMap { DraftField($0) } + form.leftovers
    focus = form.focused?.id
    isBig = form.isBig
  }
}

/// A block that was begun and is not in its form yet.
public struct DraftBlockForm: Codable, Hashable, Sendable {
  public let kind: BlockKind
  /// The place of the block that is being changed; nil for a new one.
  public let index: Int?
  public let form: DraftForm
  /// Questions that say something else than when it was opened.
  public let answers: Int
  /// It was on screen.
  public let isOpen: Bool

  init?(_ form: Form, isOpen: Bool) {
    switch form.purpose {
    case .medicine(let place): (kind, index) = (.medicine, place)
    case .carePlan(let place): (kind, index) = (.carePlan, place)
    case .action(let place): (kind, index) = (.action, place)
    default: return nil
    }
    self.form = DraftForm(form)
    answers = form.changedCount
    self.isOpen = isOpen
  }

  /// What is said where the form is checked and this is not in it.
  var unfinished: String {
    index.map {
      "A change of number \($0 + 1) was begun and is not in the form. Enter on it goes on with it, "
        + "Delete takes out what was begun."
    }
      ?? "One was begun and is not in the form. On the line with +, Enter goes on with it and Delete takes "
      + "it out."
  }
}
