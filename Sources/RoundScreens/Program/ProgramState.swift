import RoundCore

/// Everything that the screens know: changed only by `ProgramUpdate`, drawn only by `ProgramView`.
public struct ProgramState: Sendable {
  public var record: Record { didSet { takeList() } }
  public var catalog: Catalog { didSet { memo = ViewMemo() } }
  /// The round being worked; nil when none is planned.
  public var round: RoundID? { didSet { if round != oldValue { takeList() } } }
  /// The residents of the round, in order; worked out when the record or the round changes, because a
  /// screen asks for it dozens of times.
  public private(set) var list: [ListItem] = []
  /// The same as the screen shows it, what is left first, and who is on it.
  private(set) var grouped: [ListItem] = []
  private(set) var groupedResidents: [ResidentID] = []
  /// What was worked out for pictures of the state as it is.
  private(set) var memo = ViewMemo()
  /// What stays on every screen until it is recorded.
  private(set) var strip = UrgentStrip.none
  /// Everybody, as the home sees them while it makes its list; empty in the other role.
  public private(set) var prepared: [PreparedRow] = []
  /// What came back from closed rounds and is to be confirmed: it heads both lists.
  private(set) var openReturned: [ReturnedItem] = []
  /// What the home has said it did not do, of the round that was closed last.
  private(set) var returnedNotDone: [ReturnedItem] = []
  /// When a pack of this home was last made on this computer; nil where none was.
  public var packMade: Moment? { didSet { if packMade != oldValue { memo = ViewMemo() } } }
  /// Which open actions were shown last: they are shown again.
  var actionsShown = ActionsState.Shown.ours
  /// Packs are being taken in: what comes is received by whoever is at the keyboard.
  var takesIn = false
  /// A round that the agreement has and nobody has planned: planned with the first thing signed for it.
  var proposed: RoundPlanned? { didSet { if proposed != oldValue { takeList() } } }
  /// In what residents could be taken for each other.
  private(set) var confusions: [ResidentID: Confusion] = [:]
  /// Who may sign on this computer.
  public var people: [Person] { didSet { memo = ViewMemo() } }
  /// Who signs; chosen once when several people use this computer.
  public var me: Person? {
    didSet {
      if let me { lastRole = catalog.role(of: me.author) }
      takeList()
    }
  }
  /// While the next person has not given their PIN yet.
  var lastRole = DeviceSettings.Role.round { didSet { memo = ViewMemo() } }
  public var size: Size { didSet { if size != oldValue { memo = ViewMemo() } } }
  public var glyphs: Glyphs { didSet { memo = ViewMemo() } }
  public var now: Moment
  /// The screens on top of each other; the last is on top.
  public var stack: [Screen]
  public var message: Message? {
    didSet { if let message { note(message) } }
  }
  /// A failure that was said and not yet read: it stays at the bottom until Esc.
  public var unread: Message?
  /// Everything said since the program was opened, oldest first.
  public private(set) var said: [SaidMessage] = []
  /// Where the person is in the tour; nil when none is taken.
  public var tour: TourState?
  /// The screen is locked until a PIN fits.
  public var lock: LockState?
  /// When a key was last pressed.
  public var lastInput: Moment
  /// Until when the PIN need not be asked again.
  public var pinGoodUntil: Moment?
  /// Wrong PINs one after the other, and until when no further one is taken.
  public var wrongPINs = 0
  public var pinBlockedUntil: Moment?
  /// Pages of the first run that were left with Esc, by title; they hold a PIN and are kept nowhere else.
  var setUpPages: [String: Form] = [:]
  /// The folder is sealed: a passphrase opens it.
  public var isLockedStore = false
  /// The recovery sheet of a folder that is about to be locked.
  var recovery: RecoveryWords?
  /// What was begun and not signed, and how much of it is on the disk.
  public var drafts = Drafts() {
    didSet { if drafts.change !== oldValue.change { memo = ViewMemo() } }
  }
  /// What is being saved: its number, and what to do when it is saved.
  public var saving: Saving?
  public var nextToken = 1
  public var identifiers: Identifiers
  /// Whose chain this computer writes; nil while that is not known, and then nothing can be undone.
  public var device: DeviceID?
  /// What of this computer's chain has left in packs.
  public var sent = SentThrough.nothing { didSet { if sent != oldValue { memo = ViewMemo() } } }
  /// The record is only what the first screen is drawn from, and the rest is being read.
  ///
  /// Nothing is done with it before the whole is there.
  public var isPart = false
  /// A step of the exchange has been asked for and not answered.
  public var isExchanging = false
  /// What was typed while a path was being completed; nil while none is.
  var typedAhead: [Key]?
  /// Why nothing can be saved, when that is known from the start.
  public var readOnlyReason: String?
  /// Leaving was asked for and unsigned work was named.
  public var leaveAsked = false
  /// What others have signed for residents whose forms are open here.
  var meanwhile: [ResidentID: Meanwhile] = [:]
  /// For whom a review was last signed in this session, so that its text is one key away.
  public var lastSigned: ResidentID?
  /// How the screens look and behave on this computer.
  public var settings = ScreenSettings()
  /// The phrases of the program and of the home.
  public var phrases = PhraseBook.shipped
  /// What people have added for themselves.
  public var ownPhrases: [PersonID: [PhraseBook.Phrase]] = [:]

  /// The phrases of whoever signs here.
  var phraseBook: PhraseBook {
    var book = phrases
    if let me { book.add(ownPhrases[me.id] ?? []) }
    return book
  }

  /// An append that has been asked for and not answered.
  public struct Saving: Hashable, Sendable {
    public let token: Int
    public let words: String
    public let next: AfterSaving
  }

  public init(
    record: Record, people: [Person], size: Size, glyphs: Glyphs, now: Moment,
    catalog: Catalog = .shipped, identifiers: Identifiers = Identifiers(), person: PersonID? = nil
  ) {
    self.record = record
    self.people = people
    self.size = size
    self.glyphs = glyphs
    self.now = now
    lastInput = now
    self.catalog = catalog
    self.identifiers = identifiers
    stack = [.roundList(RoundListState())]
    me = people.count == 1 ? people.first : people.first { $0.id == person }
    if let me { lastRole = catalog.role(of: me.author) }
    chooseRound()
    // A round that was chosen has brought its list.
    if round == nil { takeList() }
    if people.isEmpty {
      stack = [.form(SetUpForms.offer(isNew: record.homes.isEmpty))]
    } else if needsPerson {
      stack.append(.form(PersonForm.make(self)))
    }
  }

  /// The same state, of which nothing has been worked out yet.
  var forgetful: ProgramState {
    var state = self
    state.memo = ViewMemo()
    return state
  }

  private mutating func takeList() {
    memo = ViewMemo()
    confusions = record.confusions()
    strip = UrgentStrip(record)
    openReturned = record.openReturned()
    let last = record.roundsByDate.last { $0.isClosed }
    returnedNotDone = last.map { record.returned(of: $0.id).filter(\.isNotDone) } ?? []
    guard role == .prepare else {
      takeOrder(round.map { record.list(of: $0) } ?? [])
      prepared = []
      return
    }
    takeOrder(round.map { record.homeList(of: $0) } ?? [])
    prepared = record.prepared(for: round, on: roundPlan?.date ?? today, today: today)
  }

  private mutating func takeOrder(_ items: [ListItem]) {
    list = items
    grouped = RoundListGroups.of(items).flatMap(\.items)
    groupedResidents = grouped.map(\.resident)
  }

  public var today: Day { UKTime(now).day }

  /// When the next round will be, for due dates.
  public var nextRoundDay: Day {
    let this = roundPlan?.date ?? today
    return record.nextRoundDay(after: max(this, today))
  }

  public var isClosed: Bool { round.flatMap { record.rounds[$0]?.isClosed } ?? false }

  /// More than anybody reads again.
  private static let mostSaid = 500

  private mutating func note(_ message: Message) {
    guard message.level != .hint else { return }
    said.append(SaidMessage(at: now, message: message))
    if said.count > ProgramState.mostSaid { said.removeFirst(said.count - ProgramState.mostSaid) }
    if message.mustBeRead { unread = message }
  }

  /// How long a PIN holds; the time after which a left laptop asks again.
  static let pinMinutes = 5
}

/// A line at the bottom; an error stays until it has been read.
public struct Message: Hashable, Sendable {
  public enum Level: Hashable, Sendable {
    case good, note, problem
    /// What a key is about to do: gone with the next one, and not kept among the messages.
    case hint
  }

  public let level: Level
  public let text: String
  /// Something failed: it stays until Esc says that it was read.
  public let mustBeRead: Bool

  public init(_ level: Level, _ text: String, mustBeRead: Bool = false) {
    self.level = level
    self.text = text
    self.mustBeRead = mustBeRead
  }
}

/// A screen and what it remembers.
public enum Screen: Sendable {
  case roundList(RoundListState)
  case resident(ResidentState)
  case form(Form)
  case draftOffer(DraftOfferState)
  case sign(SignState)
  case urgent(UrgentPageState)
  case page(TextPageState)
  case help(HelpState)
  case picker(PickerState)
  case palette(PaletteState)
  case keyBox(KeyBoxState)
  case messages(Scroll)
  case settings(SettingsState)
  case signed(SignedListState)
  case calendar(CalendarState)
  case register(RegisterState)
  case actions(ActionsState)
  case returned(ReturnedState)
  case exchange(ExchangePage)
  case people(PeopleState)
}

/// What happens when something is saved.
public indirect enum AfterSaving: Hashable, Sendable {
  case backToList(select: ResidentID?)
  case backToResident(ResidentID)
  /// What the observations that were just saved come to.
  case observationsResult(ResidentID)
  /// The card of an urgent concern, with the numbers to ring.
  case urgentCard(ResidentID)
  case sheet(RoundID)
  /// To the home's list for a round; nil for the one that it has to make next.
  case prepare(RoundID?)
  /// The register, with this resident selected.
  case register(ResidentID?)
  case agreement
  /// The open actions, with one of them selected.
  case actions(ActionsState.Shown, EntryID?)
  /// What came back from a round.
  case returned(RoundID)
  case stay
}

/// The round list's own state.
public struct RoundListState: Hashable, Sendable {
  public enum Filter: Int, CaseIterable, Sendable {
    case all, toSee, urgent, late, question, done

    /// The second key after f.
    public var key: Character {
      switch self {
      case .all: return "a"
      case .toSee: return "s"
      case .urgent: return "u"
      case .late: return "l"
      case .question: return "q"
      case .done: return "d"
      }
    }

    public var words: String {
      switch self {
      case .all: return "all"
      case .toSee: return "to see"
      case .urgent: return "urgent"
      case .late: return "late"
      case .question: return "with a question"
      case .done: return "done"
      }
    }
  }

  /// An order being made: the residents, and whether the selected one is picked up.
  public struct Ordering: Hashable, Sendable {
    public var order: [ResidentID]
    public var isHeld = false
  }

  public var selected: ResidentID?
  public var scroll = Scroll()
  public var filter = Filter.all
  /// The same on the home's list.
  public var prepareFilter = PrepareFilter.all
  public var search: TextEditor?
  public var ordering: Ordering?

  public init() {}

  /// Whether everybody is shown, in the order of the list.
  var isWhole: Bool { ordering == nil && filter == .all && (search?.text ?? "").isEmpty }

  /// Takes every filter away.
  mutating func showAll() {
    filter = .all
    prepareFilter = .all
  }
}

/// The resident screen's own state.
public struct ResidentState: Hashable, Sendable {
  public let resident: ResidentID
  public var scroll = Scroll()

  public init(resident: ResidentID) { self.resident = resident }
}

/// Everything once more before it is signed.
public struct SignState: Sendable {
  public let title: String
  public let resident: ResidentID?
  /// What will be signed, as sentences.
  public var sentences: [SignLine]
  public var drafts: [EntryDraft]
  /// Said when it is saved: "Saved: outcome for WALKER, Doris".
  public let savedWords: String
  public var next: AfterSaving
  public var pin = TextEditor()
  public var problem: String?
  public var scroll = Scroll()
  /// The last line has been in view: only then can it be signed.
  public var isReadToEnd = false
  /// The PIN is being checked.
  public var isChecking = false
  /// Who signs, when several people use this computer: index into the people.
  public var signer = 0
  /// Taking back is its author's own.
  public var onlyAuthor: Author?

  /// Whether it puts right what was signed: only for those who may do the round.
  var isCorrection: Bool { drafts.contains { $0.body is EntryCorrected } }
  /// It counts only when a clinician signs it.
  public var needsClinician = false
}

/// A line of the review.
public struct SignLine: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case heading, text, before, after, warning
  }

  public let kind: Kind
  public let text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A text to read and save, such as the sheet.
public struct TextPageState: Hashable, Sendable {
  public let title: String
  public let lines: [String]
  public let fileName: String
  /// What the text says of one resident's review; nil for the sheet, which is about everybody.
  public let review: ReviewTextWanted?
  /// What else it is, if it is more than a text.
  public let subject: PageSubject?
  public var scroll = Scroll()

  public init(
    title: String, lines: [String], fileName: String, review: ReviewTextWanted? = nil,
    subject: PageSubject? = nil
  ) {
    self.title = title
    self.lines = lines
    self.fileName = fileName
    self.review = review
    self.subject = subject
  }
}

/// Which review is wanted as text, and for whom.
public struct ReviewTextWanted: Hashable, Sendable {
  public let resident: ResidentID
  public let round: RoundID
  /// The slip for the care file, else the text for the clinical system.
  public var isSlip: Bool

  public init(resident: ResidentID, round: RoundID, isSlip: Bool) {
    self.resident = resident
    self.round = round
    self.isSlip = isSlip
  }
}

/// The help over a screen.
public struct HelpState: Hashable, Sendable {
  public let context: KeyContext
  public var search = TextEditor()
  public var selected = 0
  public var scroll = Scroll()

  public init(context: KeyContext) { self.context = context }
}

/// Choosing a resident of the register.
public struct PickerState: Hashable, Sendable {
  /// The resident for whom something was signed that belongs to the one to be chosen; nil when somebody
  /// is to be added to the round.
  public var wrong: ResidentID?
  public var search = TextEditor()
  public var selected = 0
  public var scroll = Scroll()

  public init() {}
}
