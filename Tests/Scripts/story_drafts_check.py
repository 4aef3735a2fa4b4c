"""Drafts from the outside: the program is killed, hung up on and left at many points, and opened again."""

import json
import os
import re
import signal
import stat

from support.checks import expect, expect_equal, finish
from support.program import LONG, entries, program, sample, verify_is_clean
from support.story import Round, step
from support.terminal import Terminal

folder = sample()
drafts = folder / "local" / "drafts"
NAME = "HUGHES, Marjorie (Mrs)"


def opened(**changes):
    terminal = Terminal([program(), "--folder", folder], **changes)
    terminal.wait("Rosewood House", "To see")
    return terminal


def end(terminal, number=signal.SIGKILL):
    """Ends the program by a signal, waits until it is gone, and closes the window."""
    os.kill(terminal.program_pid(), number)
    terminal.wait_ended()
    terminal.close()


def files():
    return sorted(path for path in drafts.glob("*.json")) if drafts.exists() else []


def saved_text():
    return "".join(path.read_text() for path in files())


def go_to_form(terminal, search="hughes", name=NAME):
    Round(terminal).open_resident(search, name)
    terminal.key("o")


def reopened():
    """The program anew, at the offer of the draft."""
    terminal = opened()
    go_to_form(terminal)
    terminal.wait("A DRAFT IS THERE", "Draft from", NAME)
    return terminal


terminal = opened()
with step("drafts: what is typed is on the disk within two seconds, and the title says so", terminal):
    go_to_form(terminal)
    terminal.wait("OUTCOME", "How was the resident seen?")
    terminal.choose("How was the resident seen?", "Seen face to face")
    terminal.fill("What was found and decided", "Eats half of what she is given since the 7th")
    terminal.until("the draft on the disk", lambda _: "since the 7th" in saved_text())
    terminal.until("the time it was saved", lambda screen: re.search(
        r"Draft saved \d\d:\d\d:\d\d", screen))
    expect_equal(len(files()), 1, "drafts")
    expect_equal(oct(stat.S_IMODE(files()[0].stat().st_mode)), "0o600", "mode of the draft")
    expect_equal(oct(stat.S_IMODE(drafts.stat().st_mode)), "0o700", "mode of the folder")
    expect("HUGHES" not in files()[0].name, "the file bears the resident's name")
    terminal.key("Left", "Left", "Left")
    terminal.until("the cursor on the disk", lambda _: any(
        field["id"] == "text" and field["cursor"] == len(field["text"]) - 3
        for field in json.loads(files()[0].read_text())["form"]["fields"]))

with step("drafts: kill -9, and the same question comes back with the same cursor"):
    end(terminal)
    terminal = reopened()
    terminal.wait("2 answers")
    terminal.key("Enter")
    terminal.wait("OUTCOME", "Eats half of what she is given since the 7th")
    expect(terminal.focused().startswith("What was found"), "another question has the cursor")
    terminal.type("night of the ")
    terminal.wait("since the night of the 7th")

with step("drafts: SIGTERM and SIGHUP save what was typed a moment before"):
    for number, words in ((signal.SIGTERM, "term "), (signal.SIGHUP, "hup ")):
        terminal.type(words)
        terminal.wait(words.strip())
        end(terminal, number)
        expect(words in saved_text(), f"{words} was lost:\n{saved_text()}")
        terminal = reopened()
        terminal.key("1")
        terminal.wait("OUTCOME", words.strip())

with step("drafts: a block that is open comes back open after a kill", terminal):
    terminal.go_to("Medicine changes")
    terminal.key("Enter")
    terminal.wait("MEDICINE CHANGE")
    terminal.fill("Medicine", "furosem")
    terminal.until("the block on the disk", lambda _: "furosem" in saved_text())
    end(terminal)
    terminal = reopened()
    terminal.key("Enter")
    terminal.wait("MEDICINE CHANGE", "furosem")
    expect(terminal.focused().startswith("Medicine"), "another question has the cursor")
    terminal.key("Escape")
    terminal.wait("OUTCOME", "Not in the form yet")

with step("drafts: a second window on the same form is told, and keeps a draft of its own"):
    other = opened()
    go_to_form(other)
    other.wait("open in another window")
    other.fill("What was found and decided", "from the second window")
    # What failed or warns stays until Esc says that it was read.
    other.key("Escape")
    other.wait_gone("open in another window")
    other.key("Escape")
    other.wait("Not signed. What you typed is kept as a draft")
    # It is written after the form was left, away from the screen.
    other.until("two drafts on the disk", lambda _: len(files()) == 2)
    # Keys that come at once with Escape are one key with Alt.
    other.key("Escape")
    other.wait("By priority")
    other.key("q")
    other.wait("2 drafts are kept", "HUGHES")
    other.key("q")
    expect_equal(other.wait_ended(), 0, "exit code")
    other.close()
    terminal.key("Escape")
    terminal.wait("Draft, not signed")
    end(terminal)
    for path in files():
        if "second window" in path.read_text():
            path.unlink()

with step("drafts: Esc and q keep it, name it, and the list shows it"):
    terminal = reopened()
    terminal.key("1")
    terminal.wait("OUTCOME")
    terminal.key("Escape", "Escape")
    terminal.wait("To see")
    terminal.wait("draft")
    terminal.key("q")
    terminal.wait("1 draft is kept: HUGHES. q again leaves")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    expect("half of what she" in saved_text(), "the draft is gone")
    expect_equal(len(list(drafts.iterdir())), 1, "files in the folder of drafts")

with step("drafts: nothing of it is in a journal"):
    expect_equal(
        [entry for entry in entries(folder) if "half of what she" in json.dumps(entry)], [],
        "entries with the draft's words")

with step("drafts: compare shows what it says; start again asks first"):
    terminal = reopened()
    terminal.key("3")
    terminal.wait("DRAFT AND RECORD", "Eats half of what she", "Nothing about this resident")
    terminal.key("Escape")
    terminal.wait("A DRAFT IS THERE")
    terminal.key("2")
    terminal.wait("Throw this draft away?")
    terminal.key("Enter")
    terminal.wait("The draft is kept.")
    expect_equal(len(files()), 1, "drafts")

with step("drafts: continued and signed, and the file is gone", terminal):
    terminal.key("1")
    terminal.wait_gone("A DRAFT IS THERE")
    # Back to the first question, however far it is, and on to what the home asks.
    terminal.key(*["BTab"] * 30)
    terminal.until(
        "the first question",
        lambda screen: (terminal.focused(screen) or "").startswith("How was the resident seen?"))
    terminal.key("Tab")
    terminal.until(
        "what the home asks",
        lambda screen: re.search(r" asks?:", terminal.focused(screen) or ""))
    terminal.type("Yes, from Monday.")
    terminal.choose("What came of it?", "See again at the next round")
    terminal.key("C-s")
    terminal.wait("One was begun and is not in the form")
    terminal.key("Enter")
    terminal.wait("MEDICINE CHANGE", "furosem")
    terminal.go_to("Medicine")
    terminal.key("C-u", "Escape")
    terminal.wait_gone("furosem")
    terminal.wait("OUTCOME")
    terminal.key("C-s")
    terminal.until("the review or what is missing", lambda screen: "REVIEW AND SIGN" in screen
                   or "missing or unclear" in screen)
    if terminal.shows("missing or unclear"):
        terminal.type("weight")
        terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN")
    terminal.type("99")
    end(terminal)
    expect_equal(entries(folder, "review.signed")[-1]["at"] >= "2999", False, "a review by itself")
    before = len(entries(folder, "review.signed"))
    terminal = reopened()
    terminal.key("Enter")
    terminal.wait("OUTCOME")
    terminal.key("C-s")
    terminal.sign(f"Saved: outcome for {NAME}")
    expect_equal(len(entries(folder, "review.signed")), before + 1, "reviews")
    terminal.until("the draft to go", lambda _: not files())

with step("drafts: a damaged draft stops nothing, is kept aside and said", terminal):
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    home = next(path.name for path in (folder / "homes").iterdir())
    damaged = drafts / f"{home}.review.x.y.json"
    damaged.write_text('{"version": 1, "half')
    damaged.chmod(0o600)
    terminal = opened()
    terminal.wait("A draft is damaged")
    expect_equal(len(list(drafts.glob("*.damaged"))), 1, "files kept aside")
    end(terminal)

# The keys of a short story, and after each of them the program is killed.
KEYS = ["1", "Tab", "Tab", "N", "o", "Tab", "Tab", "2", "Tab", "x", "Left", "y", "BTab", "5"]
if not LONG:
    KEYS = KEYS[:9]

with step("drafts: killed at any key of a story, nothing but the last two seconds is lost"):
    terminal = opened()
    Round(terminal).open_resident("stubbs", "STUBBS, Harold (Mr)")
    terminal.key("o")
    terminal.wait("OUTCOME")

    def looks(terminal):
        """The question that the cursor is at, its row up to its end, and the cursor's place in it.

        Not the whole screen: it may be scrolled by a row more where a message stood.
        """

        def look():
            row = terminal.screen().splitlines()[int(terminal.about("cursor_y"))]
            return terminal.focused(), row, terminal.about("cursor_x")

        return terminal.at_rest(look)

    for number, key in enumerate(KEYS):
        count = max([path.stat().st_mtime_ns for path in files()], default=0)
        terminal.key(key)
        terminal.until(
            f"key {number} ({key}) on the disk",
            lambda _, count=count: max(
                [path.stat().st_mtime_ns for path in files()], default=0) > count)
        seen = looks(terminal)
        end(terminal)
        terminal = opened()
        Round(terminal).open_resident("stubbs", "STUBBS, Harold (Mr)")
        terminal.key("o")
        terminal.wait("A DRAFT IS THERE")
        terminal.key("1")
        terminal.wait_gone("A DRAFT IS THERE")
        terminal.wait("OUTCOME", "Here is what you had begun")
        expect_equal(looks(terminal), seen, f"the form after key {number} ({key})")
    end(terminal)

with step("drafts: the journals are whole"):
    verify_is_clean(folder)

finish()
