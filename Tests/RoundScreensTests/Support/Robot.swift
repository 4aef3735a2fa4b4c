import RoundScreens

@testable import RoundCore

/// Drives the screens with keys and plays the program's part: saves, checks the PIN, makes the sheet.
struct Robot {
  static let pin = "1234"

  private(set) var state: ProgramState
  var now = SmallHome.noon
  /// What was handed to the writer, one list for each time.
  private(set) var asked: [[EntryDraft]] = []
  /// What the writer wrote.
  private(set) var written: [Entry] = []
  private(set) var pinsTried: [String] = []
  private(set) var sheets: [RoundID] = []
  private(set) var pages: [PageSubject] = []
  private(set) var savedFiles: [String] = []
  /// How often packs were asked for; nobody is paired with a robot.
  private(set) var packsAsked = 0
  var isPaired = true
  /// What was asked of the exchange, and whether it answers at once.
  private(set) var steps: [ExchangeStep] = []
  var isDeskSlow = false
  private(set) var copied: [[String]] = []
  private(set) var lent: [String] = []
  private(set) var shown: [ScreenSettings] = []
  private(set) var keptSettings: [ScreenSettings] = []
  private(set) var setUps: [SetUp] = []
  /// The files of phrases, by whose they are.
  var phraseFiles: [PhraseOwner: PhraseFile] = [:]
  /// Passphrases that were to be looked at.
  private(set) var phrases: [String] = []
  private(set) var hasQuit = false
  private(set) var redraws = 0
  private(set) var audited: [AuditEvent] = []
  private(set) var changes: [PersonChange] = []
  private(set) var unlocks: [PersonID] = []
  private(set) var locks = 0
  private(set) var wakes = 0
  /// How often the key of a locked folder was to be put away again.
  private(set) var closings = 0
  /// Seconds that a wrong PIN at the lock makes the next one wait.
  var lockWait = 0
  /// The files of drafts.
  var disk = DraftDisk()
  /// How often something happened.
  private(set) var events = 0
  /// Until when an append may follow a right PIN, as the screens promise it.
  private var signedUntil: Moment?
  /// That packs were received, as noted by the way.
  private(set) var arrivals: [EntryDraft] = []
  /// Appends that followed no signature.
  private(set) var unsigned = 0
  /// The writer does not answer until `answer()`.
  var isWriterSlow = false
  /// What the writer answers instead of saving.
  var failure: JournalError?
  private var isSigning = false
  private var waiting: (drafts: [EntryDraft], token: Int)?
  private var chain = Chain(seed: 99)

  init(
    _ home: SmallHome = .shared, people: [Author] = [SmallHome.pharmacist],
    size: Size = Size(columns: 100, rows: 50)
  ) {
    let people = SmallHome.people(people)
    let roles = Set(people.map { Catalog.shipped.role(of: $0.author) })
    // Of several colleagues the first has said who they are: the start asks.
    self.init(
      record: home.record, people: people, size: size,
      person: roles.count == 1 ? people.first?.id : nil)
  }

  init(
    record: Record, people: [Person], size: Size, glyphs: Glyphs = .utf8,
    now: Moment = SmallHome.noon, person: PersonID? = nil
  ) {
    self.now = now
    state = ProgramState(
      record: record, people: people, size: size, glyphs: glyphs, now: now,
      identifiers: Identifiers(random: SeededRandom(seed: 5)), person: person)
    state.device = chain.device
  }

  /// The usual home, in another state than it opens in.
  init(_ change: (inout ProgramState) -> Void) {
    self.init()
    self.change(change)
  }

  mutating func change(_ change: (inout ProgramState) -> Void) { change(&state) }

  // MARK: Keys

  /// Presses keys one after the other: characters as they stand, other keys as `<Tab>`, `<Ctrl-S>`.
  mutating func press(_ script: String) {
    for key in Keys.read(script) { feed(.input(.key(key))) }
  }

  mutating func paste(_ text: String) { feed(.input(.paste(text))) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    feed(.input(.resize(Size(columns: columns, rows: rows))))
  }

  mutating func wait(minutes: Int = 0, seconds: Int = 0) {
    now = now.adding(minutes: minutes).adding(seconds: seconds)
    // Somebody is there, and presses keys that do nothing.
    state.lastInput = now
    feed(.time)
  }

  /// Lets time pass with nobody at the keyboard.
  mutating func leaveAlone(minutes: Int = 0, seconds: Int = 0) {
    now = now.adding(minutes: minutes).adding(seconds: seconds)
    feed(.time)
  }

  /// Goes to a question of the form with Tab or Shift-Tab, as a person would.
  mutating func go(to field: String) {
    for key in ["<Shift-Tab>", "<Tab>"] {
      var left = 60
      while focus != field, left > 0 {
        let before = focus
        press(key)
        if focus == before { break }
        left -= 1
      }
    }
  }

  /// Goes to a question and answers it.
  mutating func answer(_ field: String, _ script: String) {
    go(to: field)
    press(script)
  }

  /// Checks a form after having looked at what must not wait, of which nothing is so.
  mutating func checkNothingIsUrgent() {
    go(to: "concerns")
    press("<Ctrl-S>")
  }

  /// Ticks or chooses the option with these words.
  mutating func choose(_ field: String, _ words: String) {
    go(to: field)
    guard let focused = form?.focused else { return }
    switch focused.kind {
    case .choice(let options, _, _), .ticks(let options, _, _):
      guard let place = options.firstIndex(where: { $0.words == words }) else { return }
      press("<Home>" + String(repeating: "<Right>", count: place) + "<Space>")
    default: return
    }
  }

  mutating func sign() {
    readToEnd()
    let isFresh = state.me != nil && state.pinGoodUntil.map { now < $0 } ?? false
    press(isFresh ? "y" : "1234<Enter>")
  }

  /// Reads what is to be signed to its end, as it has to be.
  mutating func readToEnd() {
    for _ in 0..<200 {
      guard case .sign(let sign)? = state.stack.last, !sign.isReadToEnd else { return }
      press("<Page Down>")
    }
  }

  mutating func feed(_ action: ProgramAction) {
    events += 1
    if case .sign? = state.stack.last { isSigning = true } else { isSigning = false }
    for effect in ProgramUpdate.update(&state, action, now: now) { perform(effect) }
  }

  /// Kills the program without a word and opens it again on the same folder.
  mutating func killAndReopen() {
    var next = Robot(
      record: state.record, people: state.people, size: state.size, glyphs: state.glyphs, now: now,
      person: state.me?.id)
    next.disk = disk
    next.disk.held = nil
    next.chain = chain
    self = next
    feed(.draftsLoaded(disk.all, problems: []))
  }

  // MARK: The program's part

  /// Carries out what was asked for otherwise than by a key.
  mutating func carryOut(_ effects: [ProgramEffect]) {
    if case .sign? = state.stack.last { isSigning = true } else { isSigning = false }
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: ProgramEffect) {
    switch effect {
    case .append(let drafts, let token):
      if drafts.allSatisfy({ ($0.body as? AcknowledgementRecorded)?.state == .received }) {
        // What a pack brought was received by whoever has taken it in: noted, and signed by nobody.
        arrivals += drafts
        let entries = chain.write(drafts, at: now)
        written += entries
        feed(.written(token: token, entries: entries, failure: failure, leftBehind: nil))
        return
      }
      let isSigned = signedUntil.map { now < $0 } ?? false
      if !isSigned || !isSigning { unsigned += 1 }
      signedUntil = now.adding(minutes: 5)
      asked.append(drafts)
      waiting = (drafts, token)
      if !isWriterSlow { answer() }
    case .checkPIN(_, let pin):
      pinsTried.append(pin)
      if pin == Robot.pin { signedUntil = now.adding(minutes: 5) }
      feed(.pinChecked(pin == Robot.pin))
    case .unlock(let person, let pin):
      pinsTried.append(pin)
      unlocks.append(person.id)
      let fits = pin == Robot.pin
      if fits { signedUntil = now.adding(minutes: 5) }
      feed(.unlockChecked(PINGate.Answer(fits: fits, secondsLeft: fits ? 0 : lockWait)))
    case .locked: locks += 1
    case .unlocked: wakes += 1
    case .audit(let event): audited.append(event)
    case .changePerson(let change): changes.append(change)
    case .makeSheet(let round):
      sheets.append(round)
      feed(.sheet(round, lines: SampleSheet.lines, fileName: "sheet.txt"))
    case .makeReviewText(let wanted):
      feed(
        .reviewText(
          wanted, lines: [wanted.isSlip ? "the slip" : "the text"],
          fileName: wanted.isSlip ? "slip.txt" : "review.txt"))
    case .makePage(let subject):
      pages.append(subject)
      var title = "COVER PAGE"
      if case .agreement(let version) = subject { title = "AGREEMENT \(version ?? 0)" }
      feed(.page(subject, title: title, lines: ["A page of text"], fileName: "page.txt"))
    case .makePacks:
      packsAsked += 1
      if isPaired { feed(.sent(.entry(epoch: 1, written.map(\.header.sequence).max() ?? 0))) }
    case .exchange(let step, let isAnew):
      steps.append(step)
      var isAnswered = !isDeskSlow
      if case .complete = step { isAnswered = false }
      if isAnswered {
        feed(.exchange(.page(ExchangePages.page(step), isAnew ? .anew : .above)))
      }
    case .copy(let lines):
      copied.append(lines)
      feed(.copied(.terminal))
    case .edit(let text, _):
      lent.append(text)
      feed(.edited("\(text) edited"))
    case .show(let settings): shown.append(settings)
    case .saveSettings(let settings):
      keptSettings.append(settings)
      feed(.settingsSaved)
    case .saveFile(let name, _):
      savedFiles.append(name)
      feed(.fileSaved(path: "/sheets/\(name)"))
    case .setUp(let answers): setUps.append(answers)
    case .changePhrase(let change, let owner):
      var file = phraseFiles[owner] ?? PhraseFile()
      file.make(change)
      phraseFiles[owner] = file
      feed(.phrasesChanged(owner, file, change))
    case .openStore(let passphrase): phrases.append(passphrase)
    case .closeStore: closings += 1
    case .makeRecovery:
      feed(
        .recoveryMade(
          RecoveryWords(groups: (1...10).map { "GROUP\($0 % 10)" }, asked: [7, 0, 4])))
    case .holdDraft(let key):
      disk.held = key
      feed(.draftHeld(key, disk.hold(key, home: state.record.home)))
    case .releaseDraft: disk.held = nil
    case .saveDraft(let kept): feed(disk.save(kept, now: now))
    case .removeDraft(let file): disk.files[file] = nil
    case .redraw: redraws += 1
    case .quit: hasQuit = true
    }
  }

  /// From now on the folder is one that is sealed.
  mutating func lockFolder() { state.isLockedStore = true }

  /// The writer answers what it was last asked.
  mutating func answer() {
    guard let (drafts, token) = waiting else { return }
    waiting = nil
    let entries = failure == nil ? chain.write(drafts, at: now) : []
    written += entries
    feed(.written(token: token, entries: entries, failure: failure, leftBehind: nil))
  }
}
