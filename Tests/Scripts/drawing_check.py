"""What homeround draws by itself stands on the screen exactly as what ncurses draws of the same pictures."""

import os
import re
import signal

from support.checks import check, expect, expect_equal, run_all
from support.program import program, sample
from support.terminal import Terminal


def cells(styled):
    """Rows of cells as they are seen: of a blank only what shows on it."""
    rows = []
    # tmux writes a change of attributes where it comes, also from one row to the next.
    attributes, colours = set(), {}
    for line in styled.split("\n"):
        row = []
        for sequence, character in re.findall(r"\x1b\[([0-9;:]*)m|(.)", line, re.DOTALL):
            if character:
                seen = (frozenset(attributes), tuple(sorted(colours.items())))
                if character == " ":
                    shown = attributes & {4, 7}
                    behind = {key: value for key, value in colours.items() if key == 48 or 7 in shown}
                    seen = (frozenset(shown), tuple(sorted(behind.items())))
                row.append((character, seen))
                continue
            numbers = [int(number or 0) for number in re.split("[;:]", sequence)]
            while numbers:
                number = numbers.pop(0)
                if number == 0:
                    attributes, colours = set(), {}
                elif number in (38, 48):
                    colours[number] = tuple(numbers[:2])
                    del numbers[:2]
                elif number in (39, 49):
                    colours.pop(number - 1, None)
                elif 30 <= number <= 37 or 90 <= number <= 97:
                    colours[38] = (5, number - 30 if number < 90 else number - 82)
                elif 40 <= number <= 47 or 100 <= number <= 107:
                    colours[48] = (5, number - 40 if number < 100 else number - 92)
                elif number in (22, 24, 27):
                    attributes -= {22: {1, 2}, 24: {4}, 27: {7}}[number]
                else:
                    attributes.add(number)
        while row and row[-1] == (" ", (frozenset(), ())):
            row.pop()
        rows.append(row)
    return rows


class Pair:
    """The program twice, on two homes that are the same: drawn by itself, and by ncurses."""

    def __init__(self, columns=100, rows=36, **changes):
        self.columns, self.rows = columns, rows
        self.both = []
        for curses in ("", "1"):
            folder = sample("--seed", 11)
            # Past tmux, which says itself what kind of terminal it is.
            setting = [f"{name}={value}" for name, value in changes.items()]
            setting += [f"HOMEROUND_CURSES={curses}"]
            command = ["env", *setting, program(), "--folder", folder]
            self.both.append(Terminal(command, columns, rows))
        self.wait("0 of 15", "To see")
        self.same("the first screen")

    def wait(self, *texts):
        for terminal in self.both:
            terminal.wait(*texts)

    def look(self, terminal):
        cursor = tuple(terminal.about(name) for name in ("cursor_x", "cursor_y", "cursor_flag"))
        # Each has a folder of its own, which stands among the messages.
        return cells(re.sub(r"homeround-check-\w+", "homeround-check", terminal.styled(whole=True))), cursor

    def same(self, words):
        """Waits until both show the same, with colours, attributes and the cursor."""
        own, curses = self.both
        held = 0

        def is_same(_):
            nonlocal held
            # More than once: at first both show still what was there before.
            held = held + 1 if self.look(own) == self.look(curses) else 0
            return held == 3

        curses.until(f"the same picture on both after {words}", is_same)

    def key(self, *keys, anew=False):
        """Presses keys; anew: one of the two then works its picture out and paints it once more.

        The other may show one that was worked out before the key came: it must be the same.
        """
        for key in keys:
            for terminal in self.both:
                terminal.key(key)
            self.same(key)
            if anew:
                self.both[0].key("C-l")
                self.same(f"{key}, painted anew")

    def type(self, text):
        for terminal in self.both:
            terminal.type(text)
        self.same(text)

    def resize(self, columns, rows):
        for terminal in self.both:
            terminal.resize(columns, rows)
        self.same(f"{columns}x{rows}")

    def close(self):
        for terminal in self.both:
            terminal.close()


WAY = [
    "j", "j", "j", "k", "Down", "Up", "NPage", "PPage", "Enter", "j", "Tab", "Tab", "BTab", "]", "]", "[",
    "Escape", "?", "Down", "Down", "Escape", "b", "Down", "Escape", "B", "j", "j", "Escape", "t", "Escape",
    "l", "Down", "Escape", "f", "s", "Escape", "r", "j", "Escape", "C-l", "m", "Escape", ",", "Down", "Escape",
]


def walk(anew=False, **changes):
    pair = Pair(**changes)
    pair.key(*WAY, anew=anew)
    pair.key("o")
    pair.wait("OUTCOME")
    pair.key("Tab", "Tab")
    pair.type("Föhn 漢字 e\u0301 naïve ½ and a line that is long enough to be wrapped, "
              "老人 and again 👍 until it is")
    pair.key("Left", "Left", "BSpace", "Home", "Delete", "End", "C-u")
    pair.key("Escape")
    for size in ((80, 24), (133, 41), (60, 18), (41, 12), (120, 40)):
        pair.resize(*size)
        pair.key("j", "C-l", "k")
    pair.close()


for _name, _changes in {
    "in the dark theme": {"anew": True},
    "in the light theme": {"HOMEROUND_THEME": "light"},
    "in the high-contrast theme on black": {"HOMEROUND_THEME": "high-contrast-dark"},
    "in the high-contrast theme on white": {"HOMEROUND_THEME": "high-contrast-light"},
    "without colours": {"NO_COLOR": "1"},
    "with plain letters": {"LC_ALL": "C"},
    "with eight colours": {"TERM": "xterm"},
}.items():
    check(f"the same pictures {_name}")(lambda changes=_changes: walk(**changes))


@check("the same after it was locked, and unlocked again")
def locked():
    pair = Pair()
    pair.key("j", "F9")
    pair.wait("PIN")
    pair.type("1234")
    pair.key("Enter", "j", "k")
    pair.close()


@check("the same after the program was stopped and continued")
def continued():
    pair = Pair()
    pair.key("j")
    for terminal in pair.both:
        os.kill(terminal.program_pid(), signal.SIGSTOP)
    for terminal in pair.both:
        os.kill(terminal.program_pid(), signal.SIGCONT)
    pair.key("j", "k", "Enter", "Escape")
    pair.close()


@check("the cursor is where the person is: in what is typed, and on the selected row")
def cursor():
    pair = Pair()
    pair.key("/")
    pair.wait("Find:")
    pair.type("wal")
    own = pair.both[0]
    expect_equal(own.about("cursor_flag"), "1", "the cursor in the search")
    pair.key("Escape")
    for terminal in pair.both:
        expect_equal(terminal.about("cursor_flag"), "1", "the cursor on the list")
        row = terminal.screen().split("\n")[int(terminal.about("cursor_y"))]
        expect(row.startswith(">") or row.startswith(" >"), f"the cursor is not on the selected row: {row}")
    pair.close()


run_all()
