"""The safeguards against people and hostile bytes: how each is taken away, and which test must then fail.

`scripts/remove-safeguards` does it, with those of the journal. `docs/safety/safeguards.md` is the list in words.
"""

from safeguards import FILES, Safeguard

LOCAL = "Sources/RoundCore/Journal/RoundFolder.swift"
JSON = "Sources/RoundCore/JSON/JSONParser.swift"
BUILDER = "Sources/RoundCore/Text/SafeTextBuilder.swift"
LOCK = "Sources/RoundScreens/Lock/LockUpdate.swift"
TRIES = "Sources/RoundCore/Crypto/TryGate.swift"
SEALING = "Sources/RoundCore/Store/SealingKey.swift"
PLACE = "Sources/RoundCore/Store/StorePlace.swift"
LOCKED = "Sources/RoundCore/Store/LockedFiles.swift"
STORE = "Sources/RoundExchange/Store/StoreKeys.swift"
STORE_PAGES = "Sources/RoundScreens/Forms/StoreForms.swift"
PACK_GATE = "Sources/RoundExchange/Gate/ImportGate.swift"
PACK_TEXT = "Sources/RoundExchange/Packs/PackText.swift"
EDITOR = "Sources/RoundProgram/Wiring/ExternalEditor.swift"
AUDIT = "Sources/RoundCore/Audit/AuditLog.swift"

# As it stands in SealingKey.swift.
SEAL_AND_OPEN = """ChaChaPoly.seal(plain, using: sealing, nonce: nonce, authenticating: bound)
    else { return nil }
    return Array(box.combined)
  }

  /// Nil for anything that was not sealed with this key and bound to this.
  func open(_ sealed: [UInt8], bound: [UInt8]) -> [UInt8]? {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let plain = try? ChaChaPoly.open(box, using: sealing, authenticating: bound)
"""

# A suite of the unit tests, or a check of Tests/Scripts.
TESTS = {
    "OwnPlaceTests": ["unit", "OwnPlaceTests"],
    "PINGateTests": ["unit", "PINGateTests"],
    "JSONParserTests": ["unit", "JSONParserTests"],
    "JSONWriterTests": ["unit", "JSONWriterTests|TextTerminalSafety"],
    "SafeText": ["unit", "SafeText"],
    "JournalFileTests": ["unit", "JournalFileTests"],
    "AuditTests": ["unit", "AuditTests"],
    "LockTests": ["unit", "LockTests"],
    "PeopleTests": ["unit", "PeopleTests"],
    "SettingsTests": ["unit", "SettingsTests"],
    "FirstRunTests": ["unit", "FirstRunTests"],
    "RightsTests": ["unit", "RightsTests"],
    "SealedFileTests": ["unit", "SealedFileTests"],
    "LockedFilesTests": ["unit", "LockedFilesTests"],
    "LockedFolderTests": ["unit", "LockedFolderTests"],
    "StoreKeysTests": ["unit", "StoreKeysTests"],
    "StoreFaultTests": ["unit", "StoreFaultTests"],
    "PackLimitsTests": ["unit", "PackLimitsTests"],
    "DraftKeeperTests": ["unit", "DraftKeeperTests"],
    "attacker": ["check", "attacker"],
    "surroundings": ["check", "surroundings"],
    "audit_kinds": ["check", "audit_kinds"],
    "planted_name": ["check", "planted_name"],
    "planted_store": ["check", "planted_store"],
    "story_lock": ["check", "story_lock"],
    "purge": ["check", "purge"],
}

GUARDS = [
    Safeguard("the filter of controls in all text", BUILDER, "    case nil:\n      replace(with: Self.hidden)\n", "    case nil:\n      cells.append(SafeText.Cell(text: String(scalar), width: 1))\n",
              ("SafeText",)),
    Safeguard("files are 0600", FILES, "flags | O_CREAT | O_EXCL, 0o600", "flags | O_CREAT | O_EXCL, 0o644",
              ("JournalFileTests",)),
    Safeguard("own files: only plain ones of this account", FILES,
              "    try checkOurs(descriptor, path)\n    guard size <= bytes", "    guard size <= bytes",
              ("OwnPlaceTests",)),
    Safeguard("own files: no larger than what is written", FILES,
              "guard size <= bytes else { throw FileError(.open, .notOurs(FileError.tooLarge), path: path) }", "",
              ("OwnPlaceTests",)),
    Safeguard("own files: no link", FILES, "O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK",
              "O_RDONLY | O_CLOEXEC | O_NONBLOCK", ("OwnPlaceTests",)),
    Safeguard("own folders: no link", FILES, 'case S_IFLNK: problem = "a link"', "case S_IFLNK: return",
              ("OwnPlaceTests",)),
    Safeguard("own folders: nobody else may write", FILES, "status.st_mode & 0o022 != 0",
              "status.st_mode & 0o022 == 0o777", ("OwnPlaceTests",)),
    Safeguard("a link in the place of a chain is told", LOCAL, "      case .other:\n", "      case .other where path.isEmpty:\n",
              ("OwnPlaceTests",)),
    Safeguard("the PIN delay", "Sources/RoundCore/Crypto/PINTries.swift", "    case 3: return 30\n", "    case 3: return 0\n",
              ("PINGateTests",)),
    Safeguard("a try counts before it is looked at", TRIES, "    remember(counted)\n    if fits() {\n",
              "    let isRight = fits()\n    remember(counted)\n    if isRight {\n", ("PINGateTests",)),
    Safeguard("a link gives no new tries", TRIES, "error, !problem.isNotOurs {", "error, !problem.isMissing {",
              ("OwnPlaceTests",)),
    Safeguard("JSON: the limit of depth", JSON, "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n    guard depth <= limits.depth",
              "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n    guard depth <= limits.depth * 2",
              ("JSONParserTests",)),
    Safeguard("JSON: no name twice", JSON, "      guard isNew else {", "      guard isNew || !isNew else {",
              ("JSONParserTests",)),
    Safeguard("JSON: the limit of a text", JSON, "    guard place - start <= limits.stringBytes else { throw problem(.stringTooLong) }\n", "",
              ("JSONParserTests",)),
    Safeguard("JSON: no half of a surrogate", JSON, "        guard (0xDC00...0xDFFF).contains(low) else { throw problem(.surrogate) }\n"
              "        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)\n",
              "        code = 0x10000 + (code - 0xD800) << 10 + (low & 0x3FF)\n",
              ("JSONParserTests",)),
    Safeguard("JSON as it is printed escapes what acts in a terminal", "Sources/RoundCore/Text/TerminalSafety.swift",
              "    CellWidth.columns(of: scalar) == nil\n", "    scalar.value < 0x20\n", ("JSONWriterTests",)),
    Safeguard("the idle lock", LOCK, "if let at = state.lockAt, at <= state.now {", "if let at = state.lockAt, at < state.lastInput {",
              ("LockTests",)),
    Safeguard("the lock asks for a PIN", LOCK, "    guard answer.fits else {\n      lock.problem",
              "    guard answer.fits || answer.isTried else {\n      lock.problem", ("LockTests",)),
    Safeguard("half a PIN is not kept behind the lock", LOCK, "      sign.pin = TextEditor()\n", "", ("LockTests",)),
    Safeguard("a signature on its way is asked for again after the lock", LOCK, "      sign.isChecking = false\n", "",
              ("LockTests",)),
    Safeguard("the lock can't be set to more than 15 minutes, or off", "Sources/RoundCore/Model/ScreenSettings.swift",
              "min(max(wanted, range.lowerBound), range.upperBound)", "max(wanted, range.lowerBound)", ("LockTests",)),
    Safeguard("the lock can't be set to less than a minute", "Sources/RoundCore/Model/ScreenSettings.swift",
              "min(max(wanted, range.lowerBound), range.upperBound)", "min(wanted, range.upperBound)", ("LockTests",)),
    Safeguard("opening a resident is noted", "Sources/RoundScreens/Lock/SafetyWatch.swift",
              "resident != shown || isNewEye {", "resident != shown && isNewEye {", ("LockTests",)),
    Safeguard("the chain of the audit", "Sources/RoundCore/Audit/AuditReading.swift",
              "line.previous != expected.hash || line.sequence != expected.sequence + 1", "line.sequence < 0",
              ("AuditTests",)),
    Safeguard("OSC 52 is off until it is asked for", "Sources/RoundCore/Model/ScreenSettings.swift",
              "clipboard: Bool = false", "clipboard: Bool = true", ("SettingsTests",)),
    Safeguard("who is at the keyboard is asked", "Sources/RoundScreens/Program/ProgramState+Role.swift",
              "me == nil && people.count > 1", "me == nil && !hasOneRole", ("PeopleTests",)),
    Safeguard("a further profile is marked", "Sources/RoundProgram/Wiring/FirstRun.swift",
              "    guard isKnown else { return author }", "    guard isKnown, author.role.isEmpty else { return author }",
              ("FirstRunTests",)),
    Safeguard("a mark stays", "Sources/RoundScreens/Forms/ProfileForm.swift", "        .renewed(me.author.renewed)\n", "",
              ("PeopleTests",)),
    Safeguard("windows keep purge away", "Sources/RoundCore/FileIO/SystemFileIO+Locks.swift",
              "guard csystem_share_try(file.number) != 0 else",
              "guard file.number < 0 else", ("OwnPlaceTests",)),
    Safeguard("who may write what", "Sources/RoundCore/Record/Record+Rights.swift",
              "guard !needed.isEmpty, !rights.contains(needed) else", "guard needed.isEmpty, !rights.contains(needed) else",
              ("RightsTests",)),
    Safeguard("core dumps are off", "Sources/CSystem/csystem.c", "  setrlimit(RLIMIT_CORE, &none);\n", "  (void)none;\n",
              ("planted_name",)),
    Safeguard("other programs of this account may not look into the memory", "Sources/CSystem/csystem.c",
              "  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);\n", "", ("attacker",)),
    Safeguard("a crash says nothing of what the program was doing", "Sources/CSystem/csystem.c",
              "signal(crashes[i], SIG_DFL)", "(void)crashes[i]", ("attacker",)),
    Safeguard("an editor has a whole path, whoever wrote the settings", EDITOR,
              'guard command.first?.hasPrefix("/") == true else', "guard command.first != nil else", ("surroundings",)),
    Safeguard("what a killed program left of a lent text goes", "Sources/RoundProgram/Wiring/ProgramRunner.swift",
              "    ExternalEditor.removeLeft()\n", "", ("surroundings",)),
    Safeguard("what an editor put beside a lent text goes", EDITOR,
              "if (try? files.kind(of: path)) == .folder { remove(path) } else { unlink(path) }", "unlink(path)", ("surroundings",)),
    Safeguard("no lent text where others may write", EDITOR, "(try? SystemFileIO().checkOwnFolder(runtime)) != nil",
              "!runtime.isEmpty", ("surroundings",)),
    Safeguard("an editor gets no file of the program", "Sources/CCurses/screen.c", "fcntl(descriptor, F_DUPFD_CLOEXEC, 3)",
              "dup(descriptor)", ("surroundings",)),
    Safeguard("no description of a terminal from where others may write", "Sources/CCurses/description.c",
              "(status.st_mode & 022) == 0", "(status.st_mode & 022) != 07777", ("surroundings",)),
    Safeguard("no folder of the account where one is", "Sources/RoundProgram/Commands/ChosenPlace.swift",
              'if let home = absolute("HOME") { return home }', 'if let home = environment("HOME") { return home }',
              ("surroundings",)),
    Safeguard("temporary folders are not where one is", "Sources/RoundProgram/Wiring/ProgramRunner+PretendHome.swift",
              'wanted.hasPrefix("/") ? wanted', '!wanted.isEmpty ? wanted', ("surroundings",)),
    Safeguard("a link in the place of the keys is refused before anything is asked",
              "Sources/RoundProgram/Store/StoreDoor.swift",
              "    try CommandProblem.file { () throws(FileError) in try folder.onDisk.checkOwn() }\n", "", ("attacker",)),
    Safeguard("what a locked terminal keeps of earlier lines goes", "Sources/CCurses/screen.c",
              'guard_write("\\033[3J", 4)', 'guard_write("", 0)', ("story_lock",)),
    Safeguard("purge waits until no window is open", "Sources/RoundProgram/Commands/PurgeCommand.swift",
              "try folder.hasOpenWindow() }) else {", "try folder.hasOpenWindow() && false }) else {", ("purge",)),
    Safeguard("packs: the size of the file", PACK_GATE, "    guard file.count <= PackLimits.file else { throw .tooLarge }\n",
              "", ("PackLimitsTests",)),
    Safeguard("packs: the size of what is not sealed", PACK_GATE,
              "      guard file.count <= PackLimits.contents else { throw .tooLarge }\n", "", ("PackLimitsTests",)),
    Safeguard("packs: the size of what is sealed", PACK_GATE, "atMost: PackLimits.contents)",
              "atMost: PackLimits.contents * 8)", ("PackLimitsTests",)),
    Safeguard("packs: the number of lines", PACK_TEXT,
              "      guard lines.count < PackLimits.lines else { throw .tooLarge }\n", "", ("PackLimitsTests",)),
    Safeguard("packs: the length of a line", PACK_TEXT, "min(bytes.count, start + JournalLine.longest)", "bytes.count",
              ("PackLimitsTests",)),
    Safeguard("packs: the work that words may cost", "Sources/RoundExchange/Age/AgeWrap.swift",
              '      guard work <= mostWork else { throw .header("opening it would take too long") }\n', "",
              ("PackLimitsTests",)),
    Safeguard("JSON: bombs", JSON, "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n    guard depth <= limits.depth else { throw problem(.tooDeep) }\n",
              "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n", ("JSONParserTests",)),

    # The locked store
    Safeguard("locked: drafts are sealed", PLACE, '"audit", "store",', '"audit", "store", "drafts",',
              ("SealedFileTests", "planted_store")),
    Safeguard("locked: keys are sealed", PLACE, '"audit", "store",', '"audit", "store", "keys",', ("SealedFileTests",)),
    Safeguard("locked: the checkpoint is sealed", PLACE, 'parts.count == 3, parts[0] == "homes", parts[2] == "checkpoint"',
              'parts.count == 9, parts[0] == "homes", parts[2] == "checkpoint"', ("SealedFileTests",)),
    Safeguard("locked: a nonce for each text", SEALING, "    chosen.update(data: plain)\n", "", ("SealedFileTests",)),
    Safeguard("locked: a nonce for each line", SEALING, "data: Array(chosen.finalize()).prefix(SealingKey.nonceBytes))",
              "data: [UInt8](repeating: 7, count: SealingKey.nonceBytes))", ("LockedFilesTests",)),
    Safeguard("locked: a nonce for each place", SEALING, "    chosen.update(data: bound)\n", "", ("SealedFileTests",)),
    Safeguard("locked: what is sealed is bound to what stands in clear", SEALING,
              SEAL_AND_OPEN, SEAL_AND_OPEN.replace("authenticating: bound", "authenticating: [UInt8]()"), ("SealedFileTests",)),
    Safeguard("locked: a key for each file", "Sources/RoundCore/Store/StoreKey.swift", "\\(purpose):\\(place)", "\\(purpose)",
              ("LockedFilesTests",)),
    Safeguard("locked: the key is put away", LOCKED, "      $0.key = nil\n", "", ("LockedFilesTests",)),
    Safeguard("locked: a key that opens nothing of the folder is refused", STORE,
              "      if let key = found, !folder.isSealed(with: key) { found = nil }\n", "", ("StoreKeysTests",)),
    Safeguard("locked: nothing is sealed with another key than the folder's", "Sources/RoundCore/Store/RoundFolder+Store.swift",
              "            hasFound = true\n", "            hasFound = false\n", ("StoreKeysTests",)),
    Safeguard("locked: no other work than 2^17", STORE, "guard AgeFile.work(of: bytes) == work else {",
              "guard AgeFile.work(of: bytes) != nil else {", ("StoreKeysTests",)),
    Safeguard("locked: wrong passphrases slow down", STORE, "    return found.map { .opened($0) } ?? .refused(answer)\n",
              "    if !answer.isTried, let bytes = try? folder.files.readOwn(path(), atMost: StoreKeys.mostBytes) {\n"
              "      found = unwrap(bytes).flatMap { StoreKeys.key($0) }\n    }\n"
              "    return found.map { .opened($0) } ?? .refused(answer)\n", ("StoreKeysTests",)),
    Safeguard("locked: the passphrase is asked after a lock", "Sources/RoundScreens/Lock/LockState.swift",
              "needsPassphrase = state.isLockedStore && reason != .before",
              "needsPassphrase = !state.isLockedStore && reason != .before", ("LockedFolderTests",)),
    Safeguard("locked: an answer that nobody asked for opens nothing", LOCK,
              "guard var lock = state.lock, lock.isChecking, lock.needsPassphrase else { return }",
              "guard var lock = state.lock, lock.needsPassphrase else { return }", ("LockedFolderTests",)),
    Safeguard("locked: three groups of the sheet are asked back", STORE_PAGES,
              'return form["written"] != nil ? state.recovery.map { back($0) } : nil', "return nil", ("LockedFolderTests",)),
    Safeguard("locked: the groups must be those of the sheet", STORE_PAGES,
              "if words?.fits(typed, group: group) != true {", "if typed.isEmpty {", ("LockedFolderTests",)),
    Safeguard("locked: a passphrase has 12 characters", "Sources/RoundScreens/Lock/StoreWords.swift",
              "bytes.count >= shortest\n", "bytes.count >= 1\n", ("LockedFolderTests",)),
    Safeguard("locked: what was half locked can be gone on with", STORE,
              "isBegun(with: sheet, key)", "(isBegun(with: sheet, key) && folder.path.isEmpty)", ("StoreFaultTests",)),
    Safeguard("locked: nobody locks over another's key", STORE,
              "isBegun(with: sheet, key)", "(isBegun(with: sheet, key) || !folder.path.isEmpty)", ("StoreKeysTests",)),
    Safeguard("locked: the sheet before the passphrase", STORE,
              "try keep(sealed, folder.recoveryFile)", "try change(passphrase, of: key); try keep(sealed, folder.recoveryFile)",
              ("StoreFaultTests",)),
    Safeguard("locked: what is to be kept is kept before the key goes", "Sources/RoundProgram/Wiring/DraftKeeper.swift",
              "  func settle() { work() }\n", "  func settle() {}\n", ("DraftKeeperTests",)),

]

# What goes to the audit: each kind of it is left out once.
for name, kind in {
    "opened": "program.opened", "left": "program.left", "tookOver": "person.tookOver", "personAdded": "person.added",
    "personChanged": "person.changed", "personRemoved": "person.removed", "pinRenewed": "pin.renewed",
    "wrongPIN": "pin.wrong", "locked": "screen.locked", "unlocked": "screen.unlocked",
    "residentOpened": "resident.opened", "textShown": "text.shown", "textSaved": "text.saved",
    "textCopied": "text.copied", "textPrinted": "text.printed", "packMade": "pack.made", "packTaken": "pack.taken",
    "auditRead": "audit.read", "purgeBegun": "purge.begun", "purged": "purge.done",
}.items():
    GUARDS.append(Safeguard(
        f"the audit notes {kind}", AUDIT, "    var events = events\n",
        f"    var events = events.filter {{ $0.kind != .{name} }}\n", ("audit_kinds",)))
