import RoundCore

/// There is a draft of the form that was asked for: what to do with it.
public struct DraftOfferState: Hashable, Sendable {
  enum Choice: Int, CaseIterable, Sendable {
    case goOn, startAgain, compare

    var words: String {
      switch self {
      case .goOn: return "Continue"
      case .startAgain: return "Start again"
      case .compare: return "Compare"
      }
    }
  }

  enum Mode: Hashable, Sendable {
    case choosing, confirming, comparing
  }

  /// The form as it would be without the draft.
  let form: Form
  let kept: KeptDraft
  /// The block that was asked for together with the form.
  let then: BlockKind?
  /// It was signed and taken back, and is worked out from the record: nothing is lost without it.
  var isTakenBack = false
  var choice = Choice.goOn
  var mode = Mode.choosing
  var scroll = Scroll()

  init(form: Form, kept: KeptDraft, then: BlockKind? = nil) {
    self.form = form
    self.kept = kept
    self.then = then
  }
}
