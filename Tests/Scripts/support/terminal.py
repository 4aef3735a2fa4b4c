"""The program in a real terminal, worked by keystrokes: send keys, wait for text, look.

Nothing here waits for a time to pass: it waits for what must be seen, up to a deadline.
"""

import atexit
import contextlib
import os
import re
import shlex
import subprocess
import time

from support.checks import Failure
from support.program import environment, new_place, program

# Long enough for a machine that is doing much else; only a fault makes anything wait for it.
DEADLINE = 30
# Between two looks at the screen.
PAUSE = 0.01

_count = 0


class Terminal:
    """A tmux session with one window that runs one command."""

    def __init__(self, command, columns=80, rows=24, **changes):
        global _count
        _count += 1
        self.place = new_place()
        self.socket = f"homeround-check-{os.getpid()}-{_count}"
        settings = self.place / "tmux.conf"
        settings.write_text(
            "set -g status off\nset -s escape-time 0\nset -g remain-on-exit on\n"
            "set -g default-terminal screen-256color\n")
        command = command if isinstance(command, str) else shlex.join(map(str, command))
        # A shell notes the exit code: tmux can miss the end of its own child, and then never learns it.
        self.status = self.place / "status"
        command = f"{command}\necho $? >{shlex.quote(str(self.status))}"
        done = subprocess.run(
            ["tmux", "-u", "-L", self.socket, "-f", str(settings), "new-session", "-d", "-s", "main",
             "-x", str(columns), "-y", str(rows), command],
            env=environment(**changes), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"tmux did not start: {done.stderr}")
        atexit.register(self.close)

    def _tmux(self, *arguments):
        done = subprocess.run(
            ["tmux", "-u", "-L", self.socket, *arguments], capture_output=True, check=False,
            env=environment())
        if done.returncode != 0:
            raise Failure(f"tmux {arguments[0]}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode(errors="replace")

    def close(self):
        """Ends the session and whatever still runs in it."""
        subprocess.run(
            ["tmux", "-L", self.socket, "kill-server"], capture_output=True, check=False,
            env=environment())

    # MARK: Keys

    def key(self, *names):
        """Presses keys by tmux's names: Enter, Tab, BTab, Escape, C-s, Up, or one character."""
        self._tmux("send-keys", "-t", "main", *names)

    def type(self, text):
        """Types text as it stands."""
        for start in range(0, len(text), 200):
            piece = text[start:start + 200]
            # A semicolon at the end would be tmux's own.
            if piece.endswith(";"):
                piece = piece[:-1] + "\\;"
            self._tmux("send-keys", "-t", "main", "-l", "--", piece)

    def resize(self, columns, rows):
        """Gives the window another size; returns at once."""
        self._tmux("resize-window", "-t", "main", "-x", str(columns), "-y", str(rows))

    def burst(self, sizes, columns=80, rows=24):
        """Gives the window many sizes without waiting, then one, and waits until that is drawn."""
        for size in sizes:
            self.resize(*size)
        self.resize(columns, rows)

        def is_drawn(screen):
            lines = screen.splitlines()
            return (
                re.search(r"\d\d:\d\d$", lines[0].rstrip())
                and len(lines[0].rstrip()) == columns - 1 and "".join(lines[-2:]).strip())

        self.until(f"a whole screen of {columns} x {rows}", is_drawn)

    # MARK: Looking

    def screen(self):
        """What is on the screen, row by row."""
        return self._tmux("capture-pane", "-p", "-t", "main")

    def about(self, what):
        """A fact about the window, as tmux names it: alternate_on, cursor_flag, pane_pid."""
        return self._tmux("display-message", "-p", "-t", "main", f"#{{{what}}}").strip()

    def until(self, what, holds):
        """Waits until a function of the screen returns something true, and returns that."""
        end = time.monotonic() + DEADLINE
        while True:
            screen = self.screen()
            found = holds(screen)
            if found:
                return found
            if time.monotonic() > end:
                raise Failure(f"waited {DEADLINE} s for {what}. On the screen:\n{screen}")
            time.sleep(PAUSE)

    def paste(self, text):
        """Pastes text as a terminal does, marked where the program asked for that."""
        self._tmux("set-buffer", "-b", "text", text)
        self._tmux("paste-buffer", "-p", "-b", "text", "-t", "main")
        # As long as a hand needs for the next key: what follows a paste at once is part of it.
        time.sleep(0.2)

    def styled(self, whole=False):
        """The screen with the sequences for its colours; whole: with the blanks at the ends of rows."""
        more = ["-N"] if whole else []
        return self._tmux("capture-pane", "-p", "-e", *more, "-t", "main")

    def wait(self, *texts):
        """Waits until all texts are on the screen, wherever their lines are broken."""
        wanted = [_flat(text) for text in texts]
        self.until(" and ".join(map(repr, texts)), lambda screen: _has(screen, wanted))

    def wait_gone(self, text):
        """Waits until a text is no longer on the screen."""
        self.until(f"{text!r} to go", lambda screen: not _has(screen, [_flat(text)]))

    def shows(self, text):
        """Whether a text is on the screen now."""
        return _has(self.screen(), [_flat(text)])

    @staticmethod
    def at_rest(look):
        """What a look at the window finds twice in a row: it may be drawn between two of them."""
        last = look()
        while True:
            time.sleep(PAUSE)
            now = look()
            if now == last:
                return now
            last = now

    # MARK: Forms

    def focused(self, screen=None):
        """The first line of the question that the cursor is at; None where there is no form."""
        found = re.search(r"^ > (.*\S)", screen or self.screen(), re.MULTILINE)
        return found and found.group(1)

    def go_to(self, question):
        """Goes on with Tab to the question that begins like this."""
        seen = []
        while True:
            here = self.until("a question", self.focused)
            if here.startswith(question):
                return
            if len(seen) > 60:
                raise Failure(f"there is no question {question!r} among {seen}:\n{self.screen()}")
            seen.append(here)
            self.key("Tab")
            self.until(
                f"the question after {here!r} on the way to {question!r}",
                lambda screen, here=here: (self.focused(screen) or here) != here)

    def fill(self, question, text):
        """Types the answer to a question."""
        self.go_to(question)
        self.type(text)

    def choose(self, question, *options):
        """Chooses or ticks options by their words, with the number before them or the arrow keys."""
        self.go_to(question)
        for words in options:
            number = rf"[(\[][ x][)\]] ([1-9]) {re.escape(words)}"
            screen = self.screen()
            # "relative" before "relative or friend".
            found = re.search(rf"{number}(?=  |$)", screen, re.MULTILINE)
            found = found or re.search(number, screen)
            if found:
                self.key(found.group(1))
            else:
                self._point_at(words)
                self.key("Space")
            self.until(
                f"{words!r} to be chosen",
                lambda screen, words=words: re.search(
                    rf"[(\[]x[)\]] . {re.escape(words)}", screen))

    def _point_at(self, words):
        def cursor():
            return int(self.about("cursor_y")), int(self.about("cursor_x"))

        for _ in range(60):
            row, column = cursor()
            line = self.screen().splitlines()[row][max(0, column - 1):]
            if re.match(rf".?[(\[][ x][)\]] . {re.escape(words)}", line):
                return
            before = self.screen().splitlines()[2:]
            self.key("Down")
            # Where the form scrolls, the cursor stays in its row. What time it is, and when the draft
            # was saved, says nothing of it.
            self.until(
                "the next choice",
                lambda screen: self.at_rest(cursor) != (row, column)
                or screen.splitlines()[2:] != before)
        raise Failure(f"there is no choice {words!r}:\n{self.screen()}")

    def read_to_end(self):
        """Pages down to the end of what is under review: it is read before it is signed."""
        while re.search(r"below: Page Down|\d+ below", before := self.screen()):
            self.key("NPage")
            self.until("the next page", lambda screen, before=before: screen != before)

    def sign(self, saved, pin="1234"):
        """Signs what is under review, by PIN or by y, and waits until it is saved."""
        self.wait("REVIEW AND SIGN")
        asked = self.until(
            "the PIN or y to be asked for",
            lambda screen: re.search(r"Your PIN|y signs as", screen))
        self.read_to_end()
        if asked.group() == "Your PIN":
            self.type(pin)
            self.key("Enter")
        else:
            self.key("y")
        self.wait(saved)

    # MARK: Ends

    def program_pid(self):
        """The process of the program, started by the window's command or by one of its children."""

        def found(_):
            waiting = [self.about("pane_pid")]
            while waiting:
                process = waiting.pop()
                with contextlib.suppress(OSError):
                    if os.readlink(f"/proc/{process}/exe") == os.path.realpath(program()):
                        return int(process)
                    with open(
                        f"/proc/{process}/task/{process}/children", encoding="ascii"
                    ) as file:
                        waiting += file.read().split()
            return None

        return self.until("the program to run", found)

    def wait_ended(self):
        """Waits until the command has ended; its exit code, 128 and the signal's number for a signal."""

        def code(_):
            # Made empty, then written.
            return self.status.exists() and self.status.read_text().strip()

        return int(self.until("the command to end", code))


def _flat(text):
    return re.sub(r"\s+", " ", text).strip()


def _has(screen, wanted):
    rows = screen.splitlines()
    # Beside each other stand the list and the resident: each is read on its own as well.
    panes = ["\n".join(row.partition("│")[side] for row in rows) for side in (0, 2)]
    whole = [_flat(screen)] + [_flat(pane) for pane in panes]
    return all(any(text in pane for pane in whole) for text in wanted)
