import RoundCore

/// What can happen to the program.
public enum ProgramAction: Sendable {
  case input(TerminalInput)
  /// A minute has passed, or a deadline.
  case time
  /// The writer's answer: what stands in the journal now.
  case written(token: Int, entries: [Entry], failure: JournalError?, leftBehind: Damage?)
  /// Entries that another window of this computer has written.
  case others([Entry])
  /// The journals were looked at again: what others have written, and damage that was not there before.
  case refreshed([Entry], damage: Damage?)
  /// Pairing has said whose computers write.
  case sides([DeviceID: ComputerSide])
  /// A pack may have been made: what has left in packs.
  case sent(SentThrough)
  /// Everything was read behind the first screen, and checked; with what is to be said of it.
  case whole(Record, readOnlyReason: String?, message: Message?)
  /// It could not be read, so there is nothing to work with.
  case unreadable(String)
  /// Whether a PIN fits; else how long the next one waits, and whether this one was looked at at all.
  case pinChecked(Bool, secondsLeft: Int = 0, isTried: Bool = true)
  /// The same for the PIN that unlocks the screen.
  case unlockChecked(PINGate.Answer)
  /// The same for the passphrase of the folder; it is open where it fits.
  case storeChecked(PINGate.Answer)
  /// A recovery sheet was made for a folder that is about to be locked.
  case recoveryMade(RecoveryWords)
  /// The people of this computer have changed.
  case peopleChanged([Person], changed: PersonID?, words: String)
  /// They have not, and why; nothing typed is lost.
  case peopleRefused(String)
  /// A file of phrases was changed: what it holds now.
  case phrasesChanged(PhraseOwner, PhraseFile, PhraseFile.Change)
  case sheet(RoundID, lines: [String], fileName: String)
  /// A signed review as text.
  case reviewText(ReviewTextWanted, lines: [String], fileName: String)
  /// The agreement or the cover page as text.
  case page(PageSubject, title: String, lines: [String], fileName: String)
  case fileSaved(path: String)
  case settingsSaved
  /// A text came back from the editor of the settings.
  case edited(String)
  /// The text was handed to the terminal for its clipboard.
  case copied(ClipboardRoute)
  /// A list or a sheet was sent, and nobody is paired for whom a pack could be made.
  case unpaired
  /// A step of the exchange was done.
  case exchange(ExchangeAnswer)
  case problem(String)
  /// The drafts that were there when the program began, and what is wrong with others.
  case draftsLoaded([KeptDraft], problems: [String])
  case draftHeld(DraftKey, DraftHold)
  /// A draft is on the disk.
  case draftSaved(file: String, at: Moment)
  case draftFailed(file: String, sentence: String)
  /// The program is about to end by a signal: what is typed is to be saved now.
  case ending
}

/// What the screens ask the program to do.
public enum ProgramEffect: Sendable {
  case append([EntryDraft], token: Int)
  case checkPIN(Person, pin: String)
  /// Look at the PIN that unlocks the screen.
  case unlock(Person, pin: String)
  /// Look at the passphrase of the folder, and open it when it fits.
  case openStore(passphrase: String)
  /// Put the key of the folder away again: no PIN came after the passphrase.
  case closeStore
  /// Make a recovery sheet for a folder that is about to be locked.
  case makeRecovery
  /// Take resident text off the terminal for good, seal, and rest until the screen is unlocked.
  case locked
  case unlocked
  /// Write down who saw or did something.
  case audit(AuditEvent)
  case changePerson(PersonChange)
  case changePhrase(PhraseFile.Change, of: PhraseOwner)
  case makeSheet(RoundID)
  case makeReviewText(ReviewTextWanted)
  case makePage(PageSubject)
  /// Make the packs for the partners, where there are any.
  case makePacks
  /// Do a step of the exchange, and answer; anew when its page is there already.
  case exchange(ExchangeStep, isAnew: Bool)
  case saveFile(name: String, lines: [String])
  /// Hand a text to the terminal for its clipboard.
  case copy(lines: [String])
  case setUp(SetUp)
  /// Show the screens so, at once.
  case show(ScreenSettings)
  case saveSettings(ScreenSettings)
  /// A form was opened: look for drafts of it, and tell other windows that it is open here.
  case holdDraft(DraftKey)
  /// The form that was held is left.
  case releaseDraft
  case saveDraft(KeptDraft)
  case removeDraft(file: String)
  /// Lend a text to a program of the settings, started as it stands.
  case edit(String, program: [String])
  case redraw
  case quit
}

/// How a text went to the clipboard.
public enum ClipboardRoute: Hashable, Sendable {
  case terminal
  /// Through tmux, which may keep a copy of its own.
  case tmux
}

/// The answers of the first run.
public struct SetUp: Hashable, Sendable {
  /// Start with a pretend home, in a folder of its own.
  public let pretend: Bool
  /// Begin there with the tour.
  public let tour: Bool
  /// Nil when the folder has a home already, or the home's record is still to come.
  public let homeName: String?
  /// The home keeps its own record, which comes as a pack.
  public let waitsForPack: Bool
  public let author: Author
  public let pin: String
  /// What opens the folder; nil for one that is not locked.
  public let passphrase: String?
  /// Whoever was set up is at the keyboard, and goes on.
  public var goesOn = false

  public init(
    pretend: Bool, tour: Bool, homeName: String?, waitsForPack: Bool = false, author: Author,
    pin: String, passphrase: String? = nil
  ) {
    self.passphrase = passphrase
    self.pretend = pretend
    self.tour = tour
    self.homeName = homeName
    self.waitsForPack = waitsForPack
    self.author = author
    self.pin = pin
  }
}
