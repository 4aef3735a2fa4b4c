"""Undo and Redo of what was signed, from the keyboard."""

import re

from support.checks import expect, expect_equal, finish
from support.program import entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import Round, step
from support.terminal import Terminal

folder = sample()
NAME = "HUGHES, Marjorie (Mrs)"
STUBBS = "STUBBS, Harold (Mr)"
listed = {item["name"]: item["resident"]
          for item in homeround("list", "--folder", folder, "--json").json}


def status(name):
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    return {item["name"]: item["status"] for item in found}.get(name)


def shown(name):
    found = homeround("show", listed[name], "--folder", folder, "--json").json
    conforms(found, "show.schema.json")
    return found


def reviews(name):
    return len(shown(name)["reviews"])


def press(key, *wanted):
    terminal.key(key)
    terminal.wait("REVIEW AND SIGN", *wanted)


terminal = Terminal([program(), "--folder", folder])
work = Round(terminal)
before = reviews(NAME)

with step("undo: nothing is signed yet, and Undo says so", terminal):
    terminal.wait("Rosewood House", "To see")
    terminal.key("u")
    terminal.wait("Nothing was signed on this round that could be taken back.")

with step("undo: two reviews are signed, and the line says that Undo is there", terminal):
    work.outcome("hughes", NAME, {
        "contact": "Seen face to face", "answer": "Yes.", "outcomes": ["Medicine change"],
        "medicines": [{"change": "Stop", "medicine": "zopiclone", "before": "7.5 mg at night",
                       "why": "falls", "marToday": False}],
    })
    terminal.wait("u Undo")
    work.nothing_needed("stubbs", STUBBS, "No.")
    terminal.wait("u Undo", "(one at a time; 1 earlier)")
    expect_equal([status(NAME), status(STUBBS)], ["reviewed", "reviewed"], "statuses")

with step("undo: the last one is taken back in words, and stands no more", terminal):
    press("u", f"Take back the review of {STUBBS}", "outcome no change needed")
    terminal.key("Escape")
    terminal.wait("To see")
    expect_equal(status(STUBBS), "reviewed", "status after Esc")
    press("u", f"Take back the review of {STUBBS}", "outcome no change needed")
    terminal.sign("Saved: taken back")
    terminal.wait("Ctrl-R Redo")
    expect_equal([status(NAME), status(STUBBS)], ["reviewed", "toSee"], "statuses")

with step("undo: the one before, with its medicine", terminal):
    press("C-z", f"Take back the review of {NAME}", "zopiclone (recommended", "answer")
    terminal.sign("Saved: taken back, the review of")
    expect_equal(status(NAME), "toSee", "status")
    expect_equal(reviews(NAME), before, "reviews that stand")
    expect("zopiclone" not in homeround("sheet", "--folder", folder).text, "it is on the sheet")
    text = re.sub(r"\s+", " ", homeround("show", listed[NAME], "--folder", folder).text)
    expect("Taken back by K. Adeyemi" in text, f"show does not say that it was taken back:\n{text}")
    work.open_resident("hughes", NAME)
    terminal.key("G")
    terminal.wait("the end")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("undo: redo, redo, undo: the record follows", terminal):
    press("C-r", f"Do again the review of {NAME}")
    terminal.sign("Saved: stands again")
    expect_equal(status(NAME), "reviewed", "status")
    expect_equal(shown(NAME)["reviews"][-1]["medicineChanges"][0]["medicine"], "zopiclone", "medicine")
    press("C-r", f"Do again the review of {STUBBS}")
    terminal.sign("Saved: stands again")
    expect_equal(status(STUBBS), "reviewed", "status")
    terminal.key("C-r")
    terminal.wait("Nothing was taken back that could be done again.")
    press("u", STUBBS)
    terminal.sign("Saved: taken back")
    expect_equal(status(STUBBS), "toSee", "status")

with step("undo: it outlives the program", terminal):
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    terminal = Terminal([program(), "--folder", folder])
    work = Round(terminal)
    terminal.wait("Rosewood House", "To see")
    press("C-r", STUBBS)
    terminal.sign("Saved: stands again")
    expect_equal(status(STUBBS), "reviewed", "status")

with step("undo: on a resident's page it is that resident's, although another was signed since", terminal):
    work.open_resident("hughes", NAME)
    press("u", f"Take back the review of {NAME}")
    terminal.sign("Saved: taken back")
    terminal.wait(NAME, "Why flagged")
    expect_equal([status(NAME), status(STUBBS)], ["toSee", "reviewed"], "statuses")

with step("undo: the form is offered with what was taken back filled in, and signed without typing", terminal):
    terminal.key("o")
    terminal.wait("TAKEN BACK BEFORE", "with what was taken back filled in")
    terminal.key("Enter")
    terminal.wait("OUTCOME", "Here is what was taken back")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN")
    work.sign("Saved: outcome for")
    expect_equal(status(NAME), "reviewed", "status")
    expect_equal(shown(NAME)["reviews"][-1]["medicineChanges"][0]["medicine"], "zopiclone", "medicine")

with step("undo: C takes back one's own out of its turn while the round is open", terminal):
    work.open_resident("stubbs", STUBBS)
    terminal.key("C")
    terminal.wait("WHAT WAS SIGNED", "Enter takes it back.")
    press("Enter", f"Take back the review of {STUBBS}")
    terminal.sign("Saved: taken back")
    expect_equal([status(NAME), status(STUBBS)], ["reviewed", "toSee"], "statuses")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("undo: what was added to the list and taken off it is taken back too", terminal):
    work.open_resident("clegg", "CLEGG, Arthur (Mr)")
    terminal.key("x")
    terminal.wait("TAKE OFF THIS ROUND'S LIST")
    terminal.fill("Why is this resident not for this round?", "out")
    terminal.key("C-s")
    work.sign("is off this round's list")
    expect_equal(status("CLEGG, Arthur (Mr)"), "withdrawn", "status")
    press("u", "Take back: taken off the list (out) for CLEGG, Arthur (Mr)")
    terminal.sign("Saved: taken back")
    expect_equal(status("CLEGG, Arthur (Mr)"), "toSee", "status")

with step("undo: what has left in a pack is corrected, not taken back", terminal):
    work.nothing_needed("clegg", "CLEGG, Arthur (Mr)", "No.")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    made = homeround("pack", "--words", "--folder", folder, "-o", folder / "sent.age")
    expect_equal(made.code, 0, "exit code of pack")
    terminal = Terminal([program(), "--folder", folder])
    terminal.wait("Rosewood House", "To see")
    terminal.key("u")
    terminal.wait("has left in a pack")
    expect_equal(status("CLEGG, Arthur (Mr)"), "reviewed", "status")

with step("undo: nothing was erased: the journal has every step", terminal):
    expect_equal(len(entries(folder, "entry.withdrawn")), 9, "withdrawals")
    verify_is_clean(folder)

with step("undo: the journals are whole"):
    terminal.close()
    verify_is_clean(folder)

finish()
