import ArgumentParser
import CSystem
import RoundCore
import RoundReports
import RoundScreens
import RoundTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Opens the program on a folder and interprets what its screens ask for.
final class ProgramRunner {
  let folder: RoundFolder
  let home: HomeID?
  let mailbox: Mailbox<ProgramAction>
  let writer: RecordWriter?
  /// Nil when the system grants none: then the journals are read again every minute.
  private let watch: JournalWatch?
  /// The last of what was given to the writer.
  private(set) var appending: Task<Void, Never>?
  private(set) var isRefreshing = false
  /// Something was noticed while what came before it was being read.
  private var hasMoreToRead = false
  /// Everything that is read and written away from this thread.
  let work = FolderWork()
  /// What is done before a locked screen rests.
  var resting: Task<Void, Never>?
  /// The last time that the key of a locked folder was to be put away.
  var closing: Task<Void, Never>?
  /// Of a folder that is about to be locked, in the first run.
  lazy var locking = FolderLocking()
  let drafts: DraftKeeper?
  let auditor: AuditKeeper
  /// What the program opens on; nil on the first run.
  let screen: FirstScreen?
  /// What happened while only the first screen was there, to be done when everything is.
  var waiting: [ProgramAction] = []
  /// Why it ended by itself.
  var failure: String?
  var state: ProgramState { didSet { change &+= 1 } }
  /// The number of the state: another one after each change.
  private(set) var change = 0
  private var ahead = PicturesAhead()
  var firstPicture: FirstPicture?
  var isFirstPicture = true
  /// The open screen; nil before and after, and in the plain mode.
  private(set) var session: TerminalSession?
  /// The folder to open next, when the first run chose one.
  private var next: String?
  /// Which of its homes; nil when it has one, or none.
  private var nextHome: String?
  private var nextTour = Tour.none
  /// Who was set up, and is at the keyboard.
  private var nextPerson: PersonID?
  private(set) var wantsQuit = false
  /// Says to `homeround purge` that a window is open; nil where the folder can't be written.
  private let windowLock: FileID?
  var wantsRedraw = false

  /// How the program begins on a pretend home.
  enum Tour {
    case none
    /// Says that there is a tour.
    case offered
    case begun
  }

  /// Opens the program; comes back when it is left.
  ///
  /// - Throws: exit code 2 when the folder or the terminal can't be used.
  static func open(
    folder: RoundFolder, home: String?, tour: Tour = .none, plain: Bool = false
  ) throws {
    var isPlain = plain || PlainChoice.isWanted
    guard isPlain || isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw CommandProblem.cannot(
        "This needs a terminal to show its screens. Line by line, from anywhere: homeround --plain. "
          + "For data: homeround list, show, sheet.")
    }
    csystem_no_core_dumps()
    csystem_few_heaps()
    if !isPlain, case .none = tour {
      StartHelper.begin()
      StartHelper.current.map(FirstScreen.warmUp)
    }
    umask(0o077)
    ExternalEditor.removeLeft()
    var path = folder.path
    var home = home
    var tour = tour
    var person: PersonID?
    while true {
      let place = ChosenPlace(folder: path, home: home)
      try StoreDoor.open(place.roundFolder)
      let isQuick: Bool
      if case .none = tour { isQuick = !isPlain } else { isQuick = false }
      let runner = try ProgramRunner(place, isQuick: isQuick)
      if let id = person, let found = runner.state.people.first(where: { $0.id == id }) {
        runner.state.goOn(as: found)
      }
      person = nil
      if isPlain {
        runner.runPlain()
      } else {
        switch tour {
        case .none: break
        case .offered: ProgramUpdate.offerTour(&runner.state)
        case .begun: ProgramUpdate.startTour(&runner.state)
        }
        guard try runner.run() else {
          // What a part of the record was enough for has not been drawn; lines need the whole.
          isPlain = true
          runner.windowLock.map(SystemFileIO().unlock)
          continue
        }
      }
      runner.windowLock.map(SystemFileIO().unlock)
      guard let next = runner.next else { return }
      path = next
      home = runner.nextHome
      person = runner.nextPerson
      tour = runner.nextTour
    }
  }

  /// - Parameter isQuick: the first screen may be drawn before everything is read.
  init(_ place: ChosenPlace, isQuick: Bool) throws {
    let folder = place.roundFolder
    self.folder = folder
    try CommandProblem.file { () throws(FileError) in try folder.checkOwn() }
    windowLock = try ProgramRunner.lockWindow(folder)
    let homes = try CommandProblem.file { () throws(FileError) in try folder.homes() }
    let people = try CommandProblem.local { () throws(LocalError) in try folder.persons() }
    do throws(TerminalError) {
      mailbox = try Mailbox()
    } catch {
      throw CommandProblem.cannot(error.text)
    }
    let box = mailbox
    auditor = AuditKeeper(folder: folder) { box.post($0) }
    let isLockedStore = folder.lockedFiles != nil
    let size = Size(columns: 80, rows: 24)
    let now = Moment.now()
    // Which of several homes is asked on the screen.
    guard homes.count == 1 || !homes.isEmpty && (place.home != nil || people.isEmpty) else {
      home = nil
      writer = nil
      watch = nil
      drafts = nil
      screen = nil
      var identifiers = Identifiers()
      state = ProgramState(
        record: Record(home: identifiers.home(named: "new")), people: people, size: size,
        glyphs: .utf8, now: now, isLockedStore: isLockedStore)
      if !people.isEmpty {
        loadSettings()
        beginWithExchange(homes.isEmpty ? .desk : .homes)
      }
      return
    }
    let home = try place.chosenHome(among: homes)
    // Watched before they are read, so that nothing is missed in between.
    watch = JournalWatch(folder: folder, home: home)
    let settings = try CommandProblem.local { () throws(LocalError) in
      try DeviceSetUp.settings(of: folder)
    }
    let screen = FirstScreen(
      people: people, person: settings.person, device: settings.device,
      isLockedStore: isLockedStore)
    self.screen = screen
    let part = isQuick ? ProgramRunner.part(of: home, in: folder, for: screen, now: now) : nil
    let reading =
      try part == nil
      ? CommandProblem.file { () throws(FileError) in try JournalReader.read(home, in: folder) }
      : nil
    self.home = home
    let left = RecordWriter.whatHasLeft(folder, home, settings)
    writer = RecordWriter(
      folder: folder, home: home, settings: settings, reading: reading,
      isStale: part?.found.isAging ?? true, left: left)
    let mailbox = mailbox
    drafts = DraftKeeper(folder: folder, home: home) { mailbox.post($0) }
    state =
      part?.state ?? screen.state(of: reading?.record ?? Record(home: home), now: now)
    state.isPart = part != nil
    state.sent = left
    if let reading { tell(reading, own: settings.device) }
    loadSettings()
    loadPhrases(home)
  }

  /// Says what is not as it should be before anything is typed.
  private func tell(_ reading: JournalReader.Reading, own device: DeviceID) {
    let state = StartNotice(reading: reading, own: device, folder: folder)
    self.state.readOnlyReason = state.readOnlyReason
    self.state.message = state.message
  }

  // MARK: Loop

  /// - Returns: whether the screens could be shown; otherwise it goes on line by line.
  private func run() throws -> Bool {
    let session: TerminalSession
    var loop: EventLoop<ProgramAction>
    beginFirstPicture()
    do throws(TerminalError) {
      session = try TerminalSession.open()
      loop = try EventLoop(session: session, mailbox: mailbox, watch: watch?.descriptor)
    } catch {
      guard error.allowsPlain else { throw CommandProblem.cannot(error.text) }
      Output.message("\(error.text) So it goes on line by line.")
      return false
    }
    self.session = session
    defer { self.session = nil }
    show(state.settings)
    if let note = session.choice.note, state.message == nil {
      state.message = Message(.note, note)
    }
    lockIfMarked()
    welcomeStandIn()
    let end = loop.run(
      deadline: { ProgramView.nextChange(self.state) }, whenShown: { self.beginBehind() },
      whenIdle: { self.ahead.work(on: self.state, change: self.change, session, while: $0) }
    ) { events in
      self.handle(events)
    }
    drafts?.finish()
    session.close()
    finishWriting()
    finishAudit()
    if case .terminated(let signal) = end { TerminalSession.endProcess(by: signal) }
    if let failure { throw CommandProblem.cannot(failure) }
    return true
  }

  private func handle(_ events: [LoopEvent<ProgramAction>]) -> LoopStep {
    let before = change
    let foreseen = ahead.take(events, change: before)
    let isShown = foreseen.map(showFirst) ?? false
    var pressed = KeysAhead(state)
    for event in events {
      switch event {
      case .input(let input):
        if pressed.drops(input) { continue }
        take(.input(input))
      case .message(let action): take(action)
      case .deadline:
        take(.time)
        if watch == nil { refresh() }
      case .watched:
        watch?.drain()
        refresh()
      case .terminate, .terminalGone: take(.ending)
      }
      if wantsQuit { return .quit }
      pressed.note(state)
    }
    if pressed.hasAsked, !wantsRedraw { return .ask(ProgramView.view(state)) }
    // The key has changed the state once, and nothing else has.
    if let foreseen, change == before &+ 1, foreseen.moments.contains(state.now), !wantsRedraw {
      return isShown ? .shown : .show(foreseen.ready)
    }
    let canvas = view(after: events, change: before)
    if wantsRedraw {
      wantsRedraw = false
      return .repaint(canvas)
    }
    return .draw(canvas)
  }

  /// Shows the picture of a key that only moves before the key is carried out.
  ///
  /// Whoever looks waits for the picture alone. Should the key lead elsewhere after all, that is drawn
  /// after it.
  private func showFirst(_ foreseen: PicturesAhead.Frame) -> Bool {
    guard foreseen.onlyMoves, let session, foreseen.moments.contains(.now()) else { return false }
    session.show(foreseen.ready)
    return true
  }

  func take(_ action: ProgramAction) {
    if state.isPart, mustWait(action) { return }
    defer { if case .whole = action { takeWaiting() } }
    if case .unreadable(let sentence) = action { failure = sentence }
    if case .refreshed = action {
      isRefreshing = false
      readMore()
    }
    for effect in ProgramUpdate.update(&state, action, now: .now()) { perform(effect) }
  }

  func perform(_ effect: ProgramEffect) {
    switch effect {
    case .append(let drafts, let token): append(drafts, token)
    case .checkPIN(let person, let pin):
      look(at: pin, of: person) {
        .pinChecked($0.fits, secondsLeft: $0.secondsLeft, isTried: $0.isTried)
      }
    case .unlock(let person, let pin): look(at: pin, of: person) { .unlockChecked($0) }
    case .openStore(let passphrase): openStore(passphrase)
    case .closeStore: putKeyAway()
    case .makeRecovery: take(.recoveryMade(locking.words))
    case .locked: rest()
    case .unlocked: wake()
    case .audit(let event): auditor.note(event)
    case .changePerson(let change): carryOut(change)
    case .makeSheet(let round):
      let lines = Sheet.text(
        record: state.record, round: round, catalog: state.catalog, now: state.now)
      let name = Sheet.fileName(record: state.record, round: round, today: state.today)
      let words = Sheet.lines(of: folder.closingWords(of: round, in: state.record))
      take(.sheet(round, lines: lines + words, fileName: name))
    case .makeReviewText(let wanted): makeText(wanted)
    case .makePage(let subject): makePage(subject)
    case .makePacks: makePacks()
    case .exchange(let step, let isAnew): exchange(step, isAnew: isAnew)
    case .copy(let lines): copy(lines)
    case .show(let settings): show(settings)
    case .saveSettings(let settings): keep(settings)
    case .changePhrase(let what, let owner): change(what, of: owner)
    case .edit(let text, let program): edit(text, with: program)
    case .saveFile(let name, let lines): save(name, lines)
    case .setUp(let answers): setUp(answers)
    case .holdDraft(let key): if let drafts { take(.draftHeld(key, drafts.hold(key))) }
    case .releaseDraft: drafts?.release()
    case .saveDraft(let kept): drafts?.save(kept)
    case .removeDraft(let file): drafts?.remove(file)
    case .redraw: wantsRedraw = true
    case .quit: wantsQuit = true
    }
  }

  private func append(_ drafts: [EntryDraft], _ token: Int) {
    guard let writer else { return }
    let mailbox = mailbox
    let before = appending
    appending = work.begin {
      await before?.value
      for action in await writer.save(drafts, token: token) { mailbox.post(action) }
    }
  }

  /// Reads what others have written, away from this thread; one reading at a time.
  func refresh() {
    guard let writer else { return }
    // Nothing comes onto a locked screen; what came meanwhile is read when it is unlocked.
    guard !isRefreshing, !state.isHidden else {
      hasMoreToRead = true
      return
    }
    isRefreshing = true
    let mailbox = mailbox
    work.begin {
      for action in await writer.news() { mailbox.post(action) }
    }
  }

  /// Reads what was noticed and could not be read then.
  func readMore() {
    guard hasMoreToRead, !state.isHidden else { return }
    hasMoreToRead = false
    refresh()
  }

  /// Nothing tells when somebody has written.
  var watchesNothing: Bool { watch == nil }

  /// Leaves this window for a home of the same folder.
  func open(_ home: HomeID) {
    next = folder.path
    nextHome = home.text
    wantsQuit = true
  }

  /// Carries out the first run's answers, and opens the result.
  private func setUp(_ answers: SetUp) {
    do {
      if answers.pretend {
        let path = try ProgramRunner.temporaryFolder()
        try SampleCommand.write(to: path, options: PretendHomeOptions())
        next = path
        nextTour = answers.tour ? .begun : .offered
      } else {
        let person = try FirstRun.write(
          answers, folder: try locking.lock(folder, answers), home: home)
        if answers.goesOn { nextPerson = person }
        next = folder.path
      }
      wantsQuit = true
    } catch {
      take(.problem(FirstRun.sentence(of: error, folder: folder)))
    }
  }
}
