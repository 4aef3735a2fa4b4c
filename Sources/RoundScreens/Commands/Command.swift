import RoundCore

/// Where a person is, as far as keys are concerned.
public enum KeyContext: String, CaseIterable, Sendable {
  case roundList, prepareList, reordering, finding, resident, form, draftOffer, sign, page, help,
    picker, palette, keyBox, messages, calendar, tour, settings, signed, urgentPage,
    register, actions, returned, exchange, exchangeTyping, people, phrases, tooSmall

  /// As the help screen and the key table name it.
  public var title: String {
    switch self {
    case .roundList: return "Round list"
    case .prepareList: return "The home's list"
    case .reordering: return "Putting the list in order"
    case .finding: return "Finding a resident in the list"
    case .resident: return "Resident"
    case .form: return "Forms"
    case .draftOffer: return "A draft is there"
    case .sign: return "Review and sign"
    case .page: return "Sheet"
    case .help: return "Help"
    case .picker: return "Choosing a resident"
    case .palette: return "All commands"
    case .keyBox: return "Second key"
    case .messages: return "Messages"
    case .calendar: return "Round calendar"
    case .tour: return "The tour"
    case .settings: return "Settings"
    case .signed: return "What was signed"
    case .urgentPage: return "Urgent card, and what observations came to"
    case .register: return "Register"
    case .actions: return "Open actions"
    case .returned: return "What came back"
    case .exchange: return "Exchange with the other side"
    case .exchangeTyping: return "Exchange: typing a path, a name or words"
    case .people: return "People of this computer"
    case .phrases: return "Phrases"
    case .tooSmall: return "Window too small"
    }
  }
}

/// Something that a person can do with a key.
///
/// Hint lines, the help screen and the key table of the documentation are all made from this list, so
/// none of them can go stale.
public struct Command: Sendable {
  public enum ID: String, CaseIterable, Sendable {
    case open, nothingNeeded, outcome, carePlan, escalate, endEscalation, updateAction, take, drop,
      toldToday, reorder, find, filter, undo, redo, correct, nextResident, previousResident,
      closeRound, sheet
    case up, down, pageUp, pageDown, first, last, nextSection, previousSection, back
    case pickUp, nextField, previousField, tick, go, remove, check, leaveForm, typingUndo,
      typingRedo
    case bigger, continueDraft, startAgain, compareDraft
    case givePIN, sign, otherSigner, signBack, save, choose
    case reviewText, lastReviewText, copy, otherText
    case switchKind, tour, playTour, leaveTour
    case settings, change, keep
    case observations, measures, urgentCard, recordRoute, transferStep, redFlags
    case flag, changeFlag, note, sendList, takeOver, weeks, nextList, previousList, calendar
    case planRound, cancelRound, switchPerson
    case register, agreement, coverPage, clinician, admit, whereabouts, details, assess
    case editAgreement, earlierVersion, laterVersion
    case openActions, actionDone, actionWaiting, actionNotDone, actionTake, actionsShown
    case exchange, number, complete, disputes, settle
    case returned, tickReturned, confirmRead, sendBack, earlierRound, laterRound
    case people, addPerson, changePerson, removePerson
    case phrases, addPhrase, changePhrase, removePhrase
    case help, palette, messages, hide, redraw, leave
  }

  public let id: ID
  /// A few words: "Record outcome".
  public let title: String
  /// One or two words for the hint line.
  public let hint: String
  public let keys: [Key]
  /// A sentence for the help screen.
  public let help: String
  public let contexts: Set<KeyContext>
  /// Place in the hint line, lowest first; nil: in the help only.
  public let hintPlace: Int?

  /// Whether it is the same wherever the person is.
  public var isEverywhere: Bool {
    switch id {
    case .help, .palette, .messages, .hide, .redraw, .leave: return true
    default: return false
    }
  }

  /// Whose it is; nil for what both do.
  public static func side(of id: ID) -> DeviceSettings.Role? {
    switch id {
    case .nothingNeeded, .outcome, .carePlan, .take, .toldToday, .closeRound, .reviewText,
      .lastReviewText, .correct:
      return .round
    case .flag, .changeFlag, .note, .sendList, .takeOver, .weeks, .nextList, .previousList,
      .planRound, .cancelRound, .tickReturned:
      return .prepare
    default: return nil
    }
  }

  /// The keys in words: "Enter or Right".
  public var keyWords: String { keys.prefix(2).map(\.words).joined(separator: " or ") }
}

extension Key {
  /// What a person calls the key.
  public var words: String {
    switch self {
    case .character(" "): return "Space"
    case .character(let character): return String(character)
    case .control(let letter): return "Ctrl-\(letter.uppercased())"
    case .function(let number): return "F\(number)"
    case .enter: return "Enter"
    case .escape: return "Esc"
    case .tab: return "Tab"
    case .backTab: return "Shift-Tab"
    case .backspace: return "Backspace"
    case .delete: return "Delete"
    case .up: return "Up"
    case .down: return "Down"
    case .left: return "Left"
    case .right: return "Right"
    case .home: return "Home"
    case .end: return "End"
    case .pageUp: return "Page Up"
    case .pageDown: return "Page Down"
    case .wordLeft: return "Ctrl-Left"
    case .wordRight: return "Ctrl-Right"
    }
  }
}
