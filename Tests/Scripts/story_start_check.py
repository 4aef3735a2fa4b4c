"""Opened again: the same first screen from a checkpoint, keys that come too early, and every way in which it does not fit."""

import os
import stat

from support.checks import expect, expect_equal, finish
from support.program import journals, program, sample, verify_is_clean
from support.story import Round, step
from support.terminal import Terminal

NAME = "Ó BRIAIN, Caitríona (Ms)"
folder = sample()


def checkpoint():
    found = list(folder.glob("homes/*/checkpoint"))
    expect(len(found) <= 1, "one checkpoint")
    return found[0] if found else None


def window():
    return Terminal([program(), "--folder", folder], columns=120, rows=40)


def leave(terminal):
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()


def first_screen(terminal):
    """Without the clock, which is the only thing that may be another."""
    terminal.wait("0 of 15", "To see (")
    return [line.rstrip()[:-6] if place == 0 else line.rstrip()
            for place, line in enumerate(terminal.screen().splitlines())]


with step("start: the first time everything is read; a checkpoint is kept for the next"):
    terminal = window()
    shown = first_screen(terminal)
    leave(terminal)
    kept = checkpoint()
    expect(kept is not None, "a checkpoint")
    expect_equal(stat.S_IMODE(os.stat(kept).st_mode), 0o600, "its mode")
    expect("briain" not in kept.read_text().lower(), "no name in it")

with step("start: the second time the screen is the same, and a key that came too early is not lost"):
    terminal = window()
    terminal.key("Enter")
    terminal.wait("WHITLOCK, Ernest (Mr)", "── Background note")
    terminal.key("Escape")
    expect_equal(first_screen(terminal), shown, "the screen")
    leave(terminal)

with step("start: what is signed after a quick start is saved, sealed and there the next time"):
    terminal = window()
    Round(terminal).nothing_needed("briain", NAME, "Not for this toe.")
    terminal.wait("1 of 15")
    leave(terminal)
    verify_is_clean(folder)
    terminal = window()
    terminal.wait("1 of 15", "To see (")
    leave(terminal)

whole = checkpoint().read_bytes()
for words, change in {
        "cut short": lambda: checkpoint().write_bytes(whole[:100]),
        "changed": lambda: checkpoint().write_bytes(whole.replace(b'"places":[', b'"places":[1,', 1)),
        "empty": lambda: checkpoint().write_bytes(b""),
        "gone": lambda: checkpoint().unlink()}.items():
    with step(f"start: a checkpoint that is {words} makes everything be read, and is made anew"):
        change()
        terminal = window()
        terminal.wait("1 of 15", "To see (")
        leave(terminal)
        expect(checkpoint() is not None, "a checkpoint")
        expect(checkpoint().read_bytes() != whole[:100], "made anew")
        verify_is_clean(folder)

with step("start: a journal that was damaged since is told, from behind the first screen or before it"):
    path = max(journals(folder), key=lambda one: one.stat().st_size)
    lines = path.read_bytes().split(b"\n")
    # Of the same length, and nowhere on the first screen: the oldest entries of the longest journal.
    lines[3] = lines[3].replace(b'"seq":4', b'"seq":5', 1)
    path.write_bytes(b"\n".join(lines))
    terminal = window()
    terminal.wait("A journal is damaged")
    leave(terminal)

finish()
