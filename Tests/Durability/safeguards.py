"""The safeguards of the journal: how each is taken away, and which tests must then fail.

`scripts/remove-safeguards` does it.
"""

from typing import NamedTuple

WRITER = "Sources/RoundCore/Journal/JournalWriter.swift"
SEGMENTS = "Sources/RoundCore/Journal/JournalWriter+Segments.swift"
WALKER = "Sources/RoundCore/Journal/ChainWalker.swift"
FILES = "Sources/RoundCore/FileIO/SystemFileIO.swift"


class Safeguard(NamedTuple):
    name: str
    file: str
    # What stands in the file, once, and what stands there when the safeguard is gone.
    before: str
    after: str
    # Names of TESTS.
    tests: tuple


# The words of each test: a program of this project and its arguments, or a check of Tests/Durability.
TESTS = {
    "crash": ["journal-lab", "crash", "--states", "4000", "--seed", "1", "--controls", "0"],
    "sequences": ["journal-lab", "sequences"],
    "damage": ["journal-lab", "damage", "--bytes", "1000", "--values", "3", "--random", "300",
               "--seed", "1"],
    "errors by strace": ["errors", "--every", "400"],
    "power cut": ["powercut", "--seed", "1", "--every", "10"],
    "power cut after a rename": ["replaced"],
    "locks": ["locks"],
    "places": ["places"],
    "hostile": ["hostile"],
}

SAFEGUARDS = [
    Safeguard("the sync of the file, before an entry counts as saved", WRITER,
              "      try folder.files.append(line, to: open)\n      try folder.files.sync(open)\n",
              "      try folder.files.append(line, to: open)\n", ("crash",)),
    Safeguard("the system call that syncs a file", FILES,
              "guard fsync(file.number) == 0 else", "guard file.number >= 0 else", ("power cut",)),
    Safeguard("the sync of the folder that names a new segment", SEGMENTS,
              "    isNameUncertain = false\n    try syncNames()\n", "    isNameUncertain = false\n",
              ("crash",)),
    Safeguard("the system call that syncs a folder", FILES,
              "guard fsync(descriptor) == 0 else { throw failure(.sync, path) }", "",
              ("power cut after a rename",)),
    Safeguard("the sync of the names above what is this computer's own",
              "Sources/RoundCore/Journal/RoundFolder+Local.swift",
              "      try syncNames(above: path)\n", "", ("sequences",)),
    Safeguard("the sync of what another window wrote, before building on it", WRITER,
              "      if hasReadUnsynced { try syncBefore() }\n", "", ("sequences",)),
    Safeguard("the sync of what another window wrote, before the next segment", SEGMENTS,
              "    if hasReadUnsynced || !isUncertain { try syncBefore() }\n", "", ("sequences",)),
    Safeguard("a sync that failed is final", FILES,
              "guard fsync(file.number) == 0 else",
              "guard fsync(file.number) == 0 || fsync(file.number) == 0 else",
              ("errors by strace",)),
    Safeguard("a segment that refused a line takes no other", WRITER,
              "      isUncertain = true\n      refused = line\n", "      refused = line\n",
              ("crash",)),
    Safeguard("the hash check", "Sources/RoundCore/Journal/JournalLine.swift",
              "    guard isHashed || Digest(of: line[start..<tail]) == own else { throw .hash }\n", "",
              ("damage",)),
    Safeguard("the check that a line follows the one before it", WALKER,
              "    if hashes.previous != head { return .link }\n", "", ("damage",)),
    Safeguard("a torn entry is left behind, and the next segment begun", WRITER,
              "walker.lines > 0, !walker.hasLeftOver, current", "walker.lines > 0, current",
              ("crash",)),
    Safeguard("the opening entry says what was left behind", SEGMENTS,
              "leftOverBytes: leftOver.count,", "leftOverBytes: 0,", ("crash",)),
    Safeguard("only one unfinished entry is taken for torn", WALKER,
              "$0.bytes.count <= JournalLine.limit(of: $0.bytes) && !JournalLine.isHeld(in: $0.bytes)",
              "$0.bytes.count <= JournalLine.limit(of: $0.bytes)", ("damage",)),
    Safeguard("damage stops writing", WRITER,
              "    if !isAcceptingLoss, let broken { throw .readOnly(broken) }\n", "", ("damage",)),
    Safeguard("the lock", "Sources/RoundCore/FileIO/SystemFileIO+Locks.swift",
              "if csystem_lock_try(file.number) == 0 {", "if csystem_lock_try(file.number) <= 0 {",
              ("locks",)),
    Safeguard("only a file with one name", FILES,
              "status.st_nlink != 1", "status.st_nlink < 1", ("hostile",)),
    Safeguard("only a file of this account", FILES,
              "else if status.st_uid != geteuid()", "else if status.st_uid == 4_294_967_295", ("hostile",)),
    Safeguard("only a file that nobody else may read", FILES,
              "status.st_mode & 0o077 != 0", "status.st_mode & 0o077 == 0o777", ("hostile",)),
    Safeguard("only a file that is no link", FILES,
              "let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK",
              "let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK", ("hostile",)),
    Safeguard("the memory of how far a chain was sealed",
              "Sources/RoundCore/Journal/WitnessCheck.swift",
              "one.isBinding && one.sequence > end(one).sequence",
              "one.isBinding && one.sequence < 0", ("damage",)),
    Safeguard("the signature of a seal", WALKER,
              "seal.isSigned(home: home, device: device) == false",
              "seal.isSigned(home: home, device: device) == nil && false", ("damage",)),
    Safeguard("what was accepted as lost are the bytes as they stood",
              "Sources/RoundCore/Journal/AcceptedLosses.swift",
              "$0.isPlace(of: damage) && $0.bytes == now.bytes && $0.hash == now.hash",
              "$0.isPlace(of: damage)", ("damage",)),
    Safeguard("what is signed has one form",
              "Sources/RoundCore/Crypto/Digest.swift",
              "return bits < 6 && group == 0 ? out : nil", "return out", ("damage",)),
    Safeguard("no writing on a drive that another program provides", WRITER,
              "    try folder.checkPlace()\n", "", ("places",)),
    Safeguard("a copied folder is noticed", "Sources/RoundCore/Journal/Seat.swift",
              "    return before != after\n", "    return false\n", ("damage",)),
]
