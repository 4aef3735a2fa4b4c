"""Hostile text in every free text of a folder: what comes out of a real pseudo-terminal and of the commands.

Every free text of the journals of a pretend home is made a hostile one (controls, escape sequences, bidi, tags, piles
of marks, look-alikes, formulas, line ends, very long ones), so are the names of people, of files that wait to be taken
in and the cells of a spreadsheet. Then the screens are walked by keys at 80x24 and 120x40 in both roles, and the plain
mode; every byte that the terminal was sent is looked at, and all that the commands print.
"""

import csv
import fcntl
import io
import json
import os
import pty
import re
import select
import struct
import termios
import time

from support.checks import Failure, check, expect, run_all
from support.hostile import PIECES, Words, is_allowed, longest_stack, not_allowed, poison
from support.plain import Plain
from support.program import environment, homeround, new_place, program, sample, verify_is_clean
from support.terminal import Terminal

WORDS = Words(7)
PIN = "1234"


def hostile_folder():
    folder = sample("--residents", "140")
    made = poison(folder, WORDS, keep=("segment.opened", "setting.changed"))
    for path in sorted((folder / "local" / "people").glob("*.json")):
        person = json.loads(path.read_text("utf-8"))
        person["author"]["name"] = WORDS.next(60) + " somebody"
        person["author"]["organisation"] = WORDS.next(200)
        path.write_text(json.dumps(person, ensure_ascii=False), encoding="utf-8")
    return folder, made


FOLDER, ENTRIES = hostile_folder()
HOME = new_place()
STATE = new_place()
(HOME / "Downloads").mkdir()
for number in range(30):
    name = re.sub("[/\0]", "?", f"homeround-{WORDS.next(40)}")
    name = name.encode("utf-8")[:200].decode("utf-8", errors="ignore") + ".txt"
    (HOME / "Downloads" / name).write_text(WORDS.next(), encoding="utf-8")
CHANGES = {"HOME": str(HOME), "XDG_STATE_HOME": str(STATE)}


def run(*arguments, **options):
    return homeround(*arguments, "--folder", FOLDER, **CHANGES, **options)


@check("the look finds what it is for: each piece that must not come out, by itself")
def look():
    for piece in PIECES:
        if all(is_allowed(scalar) or scalar == "\n" for scalar in piece):
            continue
        expect(not_allowed(piece.encode(), on_terminal=False), f"{piece!r} is not found in what is printed")
        if "\x1b" in piece:
            expect(not_allowed(piece.encode(), on_terminal=True), f"{piece!r} is not found at a terminal")


# MARK: Commands


def printed(result, what):
    """Fails when a command printed what it must not."""
    expect(result.code in (0, 1, 2), f"{what} ended with {result.code}")
    for name, data in (("output", result.out), ("messages", result.err.encode())):
        problem = not_allowed(data, on_terminal=False)
        expect(problem is None, f"{what}, its {name}: {problem}")
    # Machine formats keep every mark; what people read has a limit.
    expect("--json" in what or longest_stack(result.text) <= 8, f"{what}: {longest_stack(result.text)} marks on one letter")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


@check("10,000 hostile texts stand in the journals, which are whole to both verifiers")
def whole():
    expect(WORDS.count >= 10_000, f"only {WORDS.count}")
    expect(any(len(text.encode()) > 10_000 for entry in ENTRIES for text in strings(entry["body"])), "no long one")
    verify_is_clean(FOLDER)


def residents():
    return [item["resident"] for item in run("list", "--json").json]


@check("list, show, sheet, paste, audit, verify and doctor print nothing that a terminal would obey")
def commands():
    expect(len(residents()) > 5, "nobody on the list")
    days = sorted({entry["body"]["date"] for entry in ENTRIES if entry["kind"] == "round.planned"})
    calls = [["list"], ["list", "--json"], ["audit"], ["audit", "--json"], ["verify"], ["verify", "--json"], ["doctor"]]
    calls += [["sheet", "--round", day] for day in days[-4:]]
    for one in residents()[:6]:
        calls += [["show", one], ["show", one, "--json"], ["paste", one]]
    for call in calls:
        printed(run(*call, code=None), " ".join(call))


@check("as JSON every text is the one that the journal holds, to the byte, and nothing of it acts in a terminal")
def json_keeps():
    held = {text for entry in ENTRIES for text in strings(entry["body"])}
    seen = 0
    for one in residents():
        shown = run("show", one, "--json", code=None)
        for note in shown.json["notes"] + shown.json["flags"]:
            for name in ("situation", "background", "question", "wish"):
                if note.get(name) is not None:
                    expect(note[name] in held, f"{name} is not as it was written: {note[name]!r}")
                    seen += 1
    expect(seen > 20, f"only {seen} texts were compared")


@check("of a text that holds what can't be shown the reader sees that something was there")
def seen():
    for one in residents()[:6]:
        whole = run("show", one, "--json", code=None).json
        text = run("show", one, code=None).text
        hidden = [word for word in strings(whole) if any(not is_allowed(scalar) for scalar in word)]
        expect(hidden, "nothing hidden in this one")
        # The mark that the program puts there, or the name of what it was.
        expect(re.search(r"[\u2400-\u2426\u00b7\ufffd\u25c6\u2592\u00bf]|\[[a-z ]+\]|<U\+|\?", text), text[:500])


@check("arguments, rows of a spreadsheet and files that are no packs are refused without being obeyed")
def refused():
    for _ in range(25):
        word = WORDS.next().replace("\0", "") or "x"
        for call in (["show", word], ["paste", word], ["--home", word, "list"], ["sheet", "--round", word], [word],
                     ["list", "--" + word], ["unpack", word], ["audit", "--person", word], ["pair", word],
                     ["show", word * 20]):
            result = homeround(*call, "--folder", FOLDER, code=None, **CHANGES)
            expect(result.code in (0, 1, 2, 64), f"{call} ended with {result.code}")
            for data in (result.out, result.err.encode()):
                problem = not_allowed(data, on_terminal=False)
                expect(problem is None, f"{call}: {problem}")
    place = new_place()
    other = sample()
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow(["Surname", "First name", "Date of birth", "Room", "NHS number"])
    for number in range(400):
        writer.writerow([WORDS.next(80), WORDS.next(80), f"193{number % 10}-0{1 + number % 9}-1{number % 9}",
                         WORDS.next(12), WORDS.next(10)])
    (place / "rows.csv").write_text(rows.getvalue(), encoding="utf-8")
    printed(homeround("residents", "import", place / "rows.csv", "--folder", other, code=None), "residents import")
    printed(homeround("list", "--folder", other, code=None), "list after the import")
    for path in (HOME / "Downloads").iterdir():
        printed(run("unpack", path, code=None), "unpack")


# MARK: A real pseudo-terminal


class Window:
    """The program on a pseudo-terminal; keeps every byte that it sent."""

    def __init__(self, columns, rows, *options, **changes):
        self.sent = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(program(), [program(), "--folder", str(FOLDER), *options],
                      environment(**CHANGES, TERM="xterm-256color", **changes))
        self.rest()

    def rest(self, quiet=0.08, most=20):
        """Takes what comes until nothing more does; how long that takes decides only how much is seen."""
        end = time.monotonic() + most
        first = 0.3
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], first)
            if not ready:
                return True
            first = quiet
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                return False
            if not more:
                return False
            self.sent += more
        return True

    def press(self, keys):
        try:
            os.write(self.terminal, keys.encode())
        except OSError:
            return False
        # A PIN is looked at for some time, and keys that come meanwhile are none of it.
        return self.rest(quiet=1.5) if keys[-1:] == "\r" and keys[:1].isdigit() else self.rest()

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.child, 0)


DOWN, PAGE, ESC, TAB = "\x1b[B", "\x1b[6~", "\x1b", "\t"
# From the list: what is opened, and what is pressed there. Each goes back by Esc.
WALK = [
    (DOWN,), ("f",), ("f", DOWN, "\r"), ("/", "a", "o"), ("?", PAGE), ("m", PAGE), (",", DOWN), ("\x10", "a", DOWN),
    ("\x10", TAB), ("\r", PAGE, PAGE, PAGE, PAGE, PAGE), ("\r", "]"), ("o", TAB, TAB, TAB, "x", "\x13"),
    ("0", "x", "\x13"), ("c", TAB), ("e", TAB), ("!", PAGE), ("w",), ("h",), ("v", TAB), ("M", "1"), ("M", "2"),
    ("R", PAGE), ("E",), ("t", TAB), ("a", TAB), ("x",), ("r", DOWN), ("s", PAGE, PAGE, PAGE), ("P",), ("u",), ("C", "\r"),
    ("p", PAGE), ("n", TAB, TAB), ("l", PAGE), ("B", DOWN, PAGE), ("B", "\r", PAGE), ("B", "a", TAB), ("H", PAGE, PAGE),
    ("H", "e", "\r"), ("S", PAGE), ("T",), ("O", PAGE, "\r"), ("X", DOWN), ("X", "t", PAGE), ("X", "\r", PAGE), ("X", DOWN, "\r"),
    ("K", PAGE), ("b", PAGE), ("b", "\r"), ("I", DOWN), ("d", TAB, PAGE), ("V",), ("A",), ("W", PAGE),
]
# Of the titles most must have been seen, or the walk went nowhere.
TITLES = ["OUTCOME", "REGISTER", "AGREEMENT", "PEOPLE OF THIS COMPUTER", "RED FLAGS", "MESSAGES", "OPEN ACTIONS",
          "EXCHANGE", "WHO ARE YOU", "SETTINGS", "REVIEW AND SIGN"]


def text_of(data):
    """What was drawn, without sequences: words that were drawn in one go."""
    return re.sub(r"\x1b(?:\[[?>!]?[0-9;]*[ -/]*[@-~]|[()][0AB]|[78=>M])", "", data.decode("utf-8", errors="replace"))


def walk(columns, rows):
    window = Window(columns, rows)
    try:
        # Both roles in the small window, one in the large one.
        for turn in range(2 if columns == 80 else 1):
            for keys in WALK:
                for key in keys:
                    if not window.press(key):
                        raise Failure(f"the program ended after {keys!r}:\n{text_of(window.sent)[-800:]}")
                for _ in range(4):
                    window.press(ESC)
                    if len(keys) < 2:
                        break
            # The other person, whose role is the other one.
            for key in ("\x1b[20~", "9999\r", PIN + "\r", "i", DOWN if turn == 0 else "\x1b[A", " ", "\x13", "\r"):
                window.press(key)
    finally:
        window.close()
    return window.sent


@check("80x24 and 120x40, both roles: no byte outside the allow-list reaches the pseudo-terminal")
def bytes_of_screens():
    for columns, rows in ((80, 24), (120, 40)):
        sent = walk(columns, rows)
        problem = not_allowed(sent, on_terminal=True)
        expect(problem is None, f"at {columns}x{rows}: {problem}")
        drawn = text_of(sent).upper()
        unseen = [title for title in TITLES if title not in drawn]
        expect(len(unseen) <= 3, f"at {columns}x{rows} the walk has not seen {unseen}")


@check("line by line, at a terminal and through a pipe: nothing but lines of allowed characters")
def plain_mode():
    lines = ["1", "", "", "/check", "b", "register", "h", "a", "x", "?", "s", "2", "o", "", "", "q", "F9", PIN, "again"]
    window = Window(80, 24, "--plain")
    try:
        for line in lines:
            if not window.press(line + "\n"):
                break
    finally:
        window.close()
    problem = not_allowed(window.sent, on_terminal=True)
    expect(problem is None, f"at a terminal: {problem}")
    piped = homeround("--plain", "--folder", FOLDER, data="\n".join(lines + ["q", "q"]).encode(), code=None, **CHANGES)
    printed(piped, "--plain through a pipe")
    expect(len(piped.text.splitlines()) > 40, "hardly anything was said")


@check("the layout holds in a terminal: the clock at the end of the first line, keys in the last, nothing outside")
def layout():
    for columns, rows in ((80, 24), (120, 40)):
        (FOLDER / "local" / "locked").unlink(missing_ok=True)
        terminal = Terminal([program(), "--folder", FOLDER], columns=columns, rows=rows, **CHANGES)
        try:
            for keys in ((), ("Down",), ("Enter",), ("NPage",), ("o",), ("Escape",), ("Escape",), ("B",), ("Enter",),
                         ("Escape",), ("Escape",), ("H",), ("Escape",), ("I",), ("Escape",), ("O",), ("Escape",)):
                for key in keys:
                    terminal.key(key)

                def holds(screen):
                    lines = screen.rstrip("\n").split("\n")
                    # Wide characters take two places, marks none: the clock says whether the rest fits.
                    return re.search(r"\d\d:\d\d ?$", lines[0]) and len(lines) <= rows and "help" in lines[-1]

                terminal.until(f"a whole screen after {keys}", holds)
        finally:
            terminal.close()


run_all()
