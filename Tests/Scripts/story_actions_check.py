"""Open actions across residents: both sides see theirs, say what has become of them, and nobody loses one."""

import datetime
import re

from support.checks import expect, expect_equal, finish
from support.plain import Plain
from support.program import entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import step, today
from support.terminal import Terminal

folder = sample()


def newest():
    """The action update that was written last, with its header."""
    return max(entries(folder, "action.updated"), key=lambda entry: entry["at"])


def action(update):
    """The action as `show --json` has it."""
    record = homeround("show", update["resident"], "--folder", folder, "--json").json
    conforms(record, "show.schema.json")
    return next(item for item in record["actions"] if item["id"] == update["body"]["action"])


def count(terminal):
    return int(re.search(r"OPEN ACTIONS of .*?  (\d+) open", terminal.screen())[1])


def page_to(terminal, words, key="NPage"):
    """Goes on with a key until words are on the screen, wherever they are wrapped."""
    while words not in re.sub(r"[\s│]+", " ", before := terminal.screen()):
        terminal.key(key)
        terminal.until(f"{words!r} further on", lambda screen, before=before: screen != before)


terminal = Terminal([program(), "--folder", folder])

with step("actions: O shows the practice's own, overdue first, and who chases those of others", terminal):
    terminal.wait("ROUND  Rosewood House")
    terminal.key("O")
    terminal.wait("OPEN ACTIONS of the practice", "Overdue (", "OVERDUE", "d done   w waits")
    expect(not terminal.shows("Gender"), "a banner above a list of several residents")
    before = count(terminal)
    terminal.key("G")
    terminal.until("the last action", lambda screen: not screen.splitlines()[3].startswith(">"))
    page_to(terminal, "chased by the practice, which set it", key="Up")


with step("actions: w says for what, since when and until when; a date of two readings is asked about",
          terminal):
    terminal.key("g")
    terminal.wait("OVERDUE")
    terminal.key("w")
    terminal.wait("THE ACTION WAITS")
    terminal.key("C-s")
    terminal.wait("Say what it waits for.")
    terminal.fill("What does it wait for?", "the clinic's letter")
    terminal.fill("Until when", "3/4")
    terminal.key("C-s")
    terminal.wait("Type the month in letters.", "3/4")
    terminal.key("C-u")
    terminal.type("+7")
    terminal.key("C-s")
    terminal.sign("Saved: action for")
    terminal.wait("OPEN ACTIONS of the practice", "Waiting for the clinic's letter")
    update = newest()
    expect_equal(update["body"]["state"], "waiting", "state")
    expect_equal(update["body"]["until"], (today() + datetime.timedelta(7)).isoformat(), "until")
    found = action(update)
    expect_equal(found["waitsFor"], "the clinic's letter", "what it waits for")
    expect_equal(found["waitingSince"], today().isoformat(), "since when")
    expect_equal(count(terminal), before, "open actions")

with step("actions: Enter opens the resident, who has it on screen too; Esc comes back", terminal):
    terminal.key("Enter")
    terminal.wait("Why flagged")
    page_to(terminal, "Waiting for the clinic's letter since")
    terminal.key("Escape")
    terminal.wait("OPEN ACTIONS of the practice")
    terminal.resize(120, 40)
    terminal.wait("OPEN ACTIONS of the practice", "Waiting for the clinic's letter since")
    terminal.resize(80, 24)
    terminal.until("a small window again", lambda screen: len(screen.splitlines()) <= 24)


with step("actions: t takes one on, f shows it among mine, and t gives it back", terminal):
    terminal.key("t")
    terminal.wait("TAKE AN ACTION ON", "Taken on by you")
    terminal.sign("Saved: the action is yours.")
    terminal.wait("Taken on by K. Adeyemi")
    taken = newest()
    expect_equal(taken["body"]["taken"], True, "taken")
    found = action(taken)
    expect_equal([found["takenBy"], found["waitsFor"]], ["K. Adeyemi", "the clinic's letter"], "the action")
    terminal.key("f")
    terminal.wait("OPEN ACTIONS of K. Adeyemi")
    terminal.key("f")
    terminal.wait("OPEN ACTIONS of both sides")
    expect(count(terminal) > before, "the other side's are not shown")
    terminal.key("f")
    terminal.wait("OPEN ACTIONS of the practice")

with step("actions: d says that it is done, and u takes that back", terminal):
    terminal.key("d")
    terminal.wait("THE ACTION IS DONE", "K. Adeyemi")
    terminal.fill("Anything to add?", "letter came")
    terminal.key("C-s")
    terminal.sign("Saved: action for")
    terminal.until("one action less", lambda screen: f"  {before - 1} open" in screen)
    done = newest()
    expect_equal(action(done)["state"], "done", "state")
    terminal.key("u")
    terminal.wait("REVIEW AND SIGN")
    terminal.sign("Saved: taken back, what has become of an action")
    expect_equal(action(done)["state"], "waiting", "state after undo")

with step("actions: the sheet and the cover page say what waits and who chases", terminal):
    sheet = re.sub(r"\s+", " ", homeround("sheet", "--folder", folder).text)
    expect("waiting for the clinic's letter since" in sheet, f"the sheet does not say it waits:\n{sheet}")
    expect("Chased by: the practice, which set it" in sheet, "the sheet does not say who chases")
    terminal.key("S")
    terminal.wait("COVER PAGE")
    page_to(terminal, "waiting for the clinic's letter since")
    terminal.key("Escape")
    terminal.wait_gone("COVER PAGE")
    terminal.wait("By priority, then room")

with step("actions: the home sees its own, and says why one will not be done", terminal):
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "J. Reed (designated person)")
    terminal.key("C-s")
    terminal.wait("PREPARE  Rosewood House")
    terminal.key("O")
    terminal.wait("OPEN ACTIONS of the home", "Home:")
    left = count(terminal)
    terminal.key("x")
    terminal.wait("THE ACTION IS NOT DONE")
    terminal.key("C-s")
    terminal.wait("Say why it is not done.")
    terminal.fill("Why not?", "in hospital")
    terminal.key("C-s")
    terminal.sign("Saved: action for")
    refused = newest()
    expect_equal(refused["body"]["state"], "notDone", "state")
    expect(refused["body"]["note"].startswith("in hospital"), f"note: {refused['body']['note']}")
    terminal.wait_gone(f"  {left} open")
    terminal.key("Escape")
    terminal.wait_gone("OPEN ACTIONS")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()

with step("actions: line by line, with numbers"):
    plain = Plain("--folder", folder)
    plain.type("O")
    plain.expect("OPEN ACTIONS of the", "1. ")
    plain.type("d")
    plain.expect("Which one? Type for example: d 3")
    plain.type("")
    plain.expect("Rosewood House")
    expect_equal(plain.leave()[0], 0, "exit code")

with step("actions: the journals are whole"):
    verify_is_clean(folder)

finish()
