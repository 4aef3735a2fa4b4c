"""The safeguards against people and hostile bytes: how each is taken away, and which test must then fail.

`scripts/remove-safeguards` does it, with those of the journal. `docs/safety/safeguards.md` is the list in words.
"""

from safeguards import FILES, Safeguard

LOCAL = "Sources/RoundCore/Journal/RoundFolder.swift"
JSON = "Sources/RoundCore/JSON/JSONParser.swift"
BUILDER = "Sources/RoundCore/Text/SafeTextBuilder.swift"
LOCK = "Sources/RoundScreens/Lock/LockUpdate.swift"
GATE = "Sources/RoundCore/Crypto/PINGate.swift"

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
    "planted_name": ["check", "planted_name"],
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
    Safeguard("a try counts before it is looked at", GATE, "    remember(counted, of: person.id)\n    // Another", "    // Another",
              ("PINGateTests",)),
    Safeguard("a link gives no new tries", GATE, "error, !problem.isNotOurs {", "error, !problem.isMissing {",
              ("OwnPlaceTests",)),
    Safeguard("JSON: the limit of depth", JSON, "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n    guard depth <= limits.depth",
              "  private mutating func array(depth: Int) throws(Problem) -> JSON {\n    guard depth <= limits.depth * 2",
              ("JSONParserTests",)),
    Safeguard("JSON: no name twice", JSON, "      guard isNew else {", "      guard isNew || !isNew else {",
              ("JSONParserTests",)),
    Safeguard("JSON: the limit of a text", JSON, "    guard place - start <= limits.stringBytes else { throw problem(.stringTooLong) }\n", "",
              ("JSONParserTests",)),
    Safeguard("JSON: no half of a surrogate", JSON, "guard (0xDC00...0xDFFF).contains(low) else { throw problem(.surrogate) }", "",
              ("JSONParserTests",)),
    Safeguard("JSON as it is printed escapes what acts in a terminal", "Sources/RoundCore/Text/TerminalSafety.swift",
              "    CellWidth.columns(of: scalar) == nil\n", "    scalar.value < 0x20\n", ("JSONWriterTests",)),
    Safeguard("the idle lock", LOCK, "if let at = state.lockAt, at <= state.now {", "if let at = state.lockAt, at < state.lastInput {",
              ("LockTests",)),
    Safeguard("the lock asks for a PIN", LOCK, "    guard answer.fits else {\n      lock.problem",
              "    guard answer.fits || answer.isTried else {\n      lock.problem", ("LockTests",)),
    Safeguard("half a PIN is not kept behind the lock", LOCK, "      sign.isChecking = false\n", "", ("LockTests",)),
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
    Safeguard("windows keep purge away", FILES, "guard csystem_share_try(descriptor) != 0 else",
              "guard descriptor < 0 else", ("OwnPlaceTests",)),
    Safeguard("who may write what", "Sources/RoundCore/Record/Record+Rights.swift",
              "guard !needed.isEmpty, !rights.contains(needed) else", "guard needed.isEmpty, !rights.contains(needed) else",
              ("RightsTests",)),
    Safeguard("core dumps are off", "Sources/CSystem/csystem.c", "  setrlimit(RLIMIT_CORE, &none);\n", "  (void)none;\n",
              ("planted_name",)),
    Safeguard("what a locked terminal keeps of earlier lines goes", "Sources/CCurses/screen.c",
              'guard_write("\\033[3J", 4)', 'guard_write("", 0)', ("story_lock",)),
    Safeguard("purge waits until no window is open", "Sources/RoundProgram/Commands/PurgeCommand.swift",
              "try folder.hasOpenWindow() }) else {", "try folder.hasOpenWindow() && false }) else {", ("purge",)),
]
