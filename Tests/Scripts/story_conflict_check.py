"""Scenario 24: two laptops write down the same thing in different words; their packs cross; a person settles it."""

import re
import shutil

from support.checks import expect, expect_equal, finish
from support.pairing import pair
from support.program import entries, homeround, new_place, program, sample, verify_is_clean
from support.schema import conforms
from support.story import Round, step
from support.terminal import Terminal

PIN = "1234"
STUBBS = "STUBBS, Harold (Mr)"

home = sample()
practice = new_place() / "practice"
files = new_place()
stubbs = {item["name"]: item["resident"]
          for item in homeround("list", "--folder", home, "--json").json}[STUBBS]


def carry(number):
    """Each side's pack is made before the other's is taken in: they cross."""
    packs = []
    for folder, partner in ((home, "Bridge Street Surgery"), (practice, "Rosewood House")):
        path = files / f"{number}-{folder.name}.txt"
        homeround("pack", "--folder", folder, "--to", partner, "-o", path)
        packs.append(path)
    said = homeround("unpack", "--folder", practice, packs[0]).text
    homeround("unpack", "--folder", home, packs[1])
    return said


def same():
    """What both show of the resident, the same to the byte."""
    shown = [
        homeround("show", "--folder", folder, stubbs, "--json") for folder in (home, practice)]
    expect_equal(shown[1].out, shown[0].out, "the two records")
    conforms(shown[0].json, "show.schema.json")
    return shown[0].json


def cpr(terminal, work, decision, by, why):
    """Writes down what the form says."""
    work.open_resident("stubbs", STUBBS)
    terminal.key("M")
    terminal.wait("MEASURES AND WHAT IS USUAL")
    terminal.choose("What do you want to record?", "CPR decision, as on the form")
    terminal.choose("What does the form say?", decision)
    terminal.fill("Who decided it?", by)
    terminal.fill("Why is the record changed?", why)
    terminal.key("C-s")
    terminal.sign("Saved: CPR decision", PIN)


with step("scenario 24: two laptops of the same round, paired by cards and words"):
    pair(home, practice, files, ("Rosewood House", "Bridge Street Surgery"))
    first = files / "first.txt"
    homeround("pack", "--folder", home, "--to", "Bridge Street Surgery", "-o", first)
    homeround("unpack", "--folder", practice, first)
    shutil.copytree(home / "local" / "people", practice / "local" / "people")
    expect_equal(same()["conflicts"], [], "conflicts at the beginning")


def opened(folder, person, title):
    terminal = Terminal([program(), "--folder", folder])
    terminal.wait("Rosewood House")
    if not terminal.shows("WHO ARE YOU?"):
        terminal.key("i")
    terminal.wait("Who is at the keyboard?")
    terminal.choose("Who is at the keyboard?", person)
    terminal.key("C-s")
    terminal.wait_gone("WHO ARE YOU?")
    if terminal.shows("COVER PAGE"):
        terminal.key("Escape")
    terminal.wait(title)
    return terminal, Round(terminal, PIN)


left, left_work = opened(home, "J. Reed (designated person)", "PREPARE  Rosewood House")
right, right_work = opened(practice, "K. Adeyemi (pharmacist, GPhC 2999901)", "ROUND  Rosewood House")

with step("scenario 24: both write down the CPR form, without seeing the other's words", left):
    cpr(left, left_work, "For attempted CPR", "Dr North", "The old form was torn up.")
    cpr(right, right_work, "Do not attempt CPR", "Dr South", "A new form.")

with step("scenario 24: their packs cross, and both are kept and told on both sides", right):
    said = carry(2)
    expect("in different words" in said, f"the pack's preview does not say so:\n{said}")
    found = same()["conflicts"]
    expect_equal([one["about"] for one in found], ["CPR decision"], "conflicts")
    expect(found[0]["safetyCritical"], "not called safety-critical")
    texts = [side["text"] for side in found[0]["sides"]]
    expect("Dr North" in texts[0] and "Dr South" in texts[1], f"sides: {texts}")
    # The windows are open on the resident, and see what has come.
    for terminal in (left, right):
        terminal.wait("TWO RECORDS DIFFER, not settled:", "Dr North", "Dr South")
        terminal.key("!")
        terminal.wait("URGENT CARD", "Dr North", "Dr South")
        terminal.key("Tab", "Tab")
        terminal.wait("Have this in your hand", "Dr North", "Dr South")
        terminal.key("Escape")
        terminal.wait("Why flagged")
    sheet = re.sub(r"\s+", " ", homeround("sheet", "--folder", practice).text)
    expect("Dr North" in sheet and "Dr South" in sheet, "the sheet has only one of the two")

with step("scenario 24: side by side on one screen, and settled by a person", right):
    right.key("K")
    right.wait("TO SETTLE", "RECORDED IN TWO WAYS", "CPR decision")
    rows = right.screen().splitlines()
    expect(any("1. " in row and " | " in row and "2. " in row for row in rows),
           "not beside each other:\n" + "\n".join(rows))
    right.key("s")
    right.wait("SETTLE: CPR DECISION", "Which holds?")
    right.key("2")
    right.key("C-s")
    right.sign("Saved: CPR decision of STUBBS, Harold (Mr) is settled.", PIN)
    right.wait_gone("TWO RECORDS DIFFER")

with step("scenario 24: the other side has it by the next pack, and both show the same"):
    carry(3)
    shown = same()
    expect_equal(shown["conflicts"], [], "conflicts when settled")
    left.key("K")
    left.wait("Nothing: wherever two people recorded the same thing, they agree.")
    settled = [entry["body"]["decision"] for entry in entries(home, "cpr.recorded")
               if len(entry["body"]["replaces"]) == 2]
    expect_equal(settled, ["doNotAttempt"], "what took the place of both")

with step("scenario 24: both folders are whole"):
    left.close()
    right.close()
    verify_is_clean(home)
    verify_is_clean(practice)

finish()
