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
  /// What was signed on the open round, must be on the MAR today, and nobody was told of yet.
  private(set) var untoldToday: [ToldFields.Item] = []
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
  /// What was typed of a phrase before its form was left with Esc.
  var begunPhrase: Form?
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
  /// Where everything is kept; nil where the screens are not told.
  public var folder: String?
  /// How the screens look and behave on this computer.
  public var settings = ScreenSettings()
  /// What the home and the people of this computer have added to the program's phrases.
  public var phrases: [PhraseOwner: PhraseFile] = [:]

  /// The phrases of whoever signs here: one's own win over the home's, and those over the program's.
  var phraseBook: PhraseBook {
    var book = PhraseBook.shipped
    book.add(phrases[.home]?.phrases ?? [])
    if let me { book.add(phrases[.person(me.id)]?.phrases ?? []) }
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
    catalog: Catalog = .shipped, identifiers: Identifiers = Identifiers(), person: PersonID? = nil,
    isLockedStore: Bool = false
  ) {
    self.isLockedStore = isLockedStore
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
      stack = [
        .form(
          SetUpForms.offer(
            isNew: record.homes.isEmpty && !isLockedStore, isLockedStore: isLockedStore))
      ]
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

  /// What was measured calls nobody for ever: looked at again as time goes by.
  mutating func takeStrip() {
    let now = UrgentStrip(record, catalog: catalog, on: Set(list.map(\.resident)), at: now)
    guard now != strip else { return }
    strip = now
    memo = ViewMemo()
  }

  private mutating func takeList() {
    memo = ViewMemo()
    confusions = record.confusions()
    defer { takeStrip() }
    openReturned = record.openReturned()
    let last = record.roundsByDate.last { $0.isClosed }
    returnedNotDone = last.map { record.returned(of: $0.id).filter(\.isNotDone) } ?? []
    untoldToday = []
    guard role == .prepare else {
      takeOrder(round.map { record.list(of: $0) } ?? [])
      prepared = []
      // Besides those who were seen whoever was seen and is not any more, on a list or not.
      let takenBack = record.residents.values.filter { !$0.reviews.retired.isEmpty }.map(\.id)
      let seen = Set(list.filter { $0.status != .toSee }.map(\.resident) + takenBack)
      untoldToday = ToldFields.items(of: round, among: Array(seen), record)
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

  /// Says something that stays until it has been read, beside what has not been read yet.
  public mutating func tell(_ problem: String) {
    let before = unread.map { [$0.text] } ?? []
    let sentences = before.contains(problem) ? before : before + [problem]
    message = Message(.problem, sentences.joined(separator: " "), mustBeRead: true)
  }

  private mutating func note(_ message: Message) {
    guard message.level != .hint else { return }
    said.append(SaidMessage(at: now, message: message))
    if said.count > ProgramState.mostSaid { said.removeFirst(said.count - ProgramState.mostSaid) }
    if message.mustBeRead { unread = message }
  }

  /// How long a PIN holds; the time after which a left laptop asks again.
  static let pinMinutes = 5
}
