"""Each kind of thing that goes to the audit is done once, and stands in it (the gap is in audit_gap_check.py)."""

import json
import re

from support.checks import expect, finish
from support.pairing import pair
from support.program import homeround, new_place, program, sample
from support.story import Round, step
from support.terminal import Terminal

NAME = "PEMBERTON, Dorothy (Mrs)"
HOME = "Rosewood House"
folder, practice, files = sample(), new_place() / "practice", new_place()
settings = folder / "local" / "screen"
settings.write_text(json.dumps(
    {"theme": "dark", "symbols": "automatic", "mouse": False, "clipboard": True, "lockAfter": 5}))
settings.chmod(0o600)


def kept(place=folder):
    """The kinds that stand in the audit's files; looking at them is not noted."""
    lines = b"".join(path.read_bytes() for path in sorted((place / "local" / "audit").glob("*.log")))
    return re.findall(r'"kind":"([^"]+)"', lines.decode())


def noted(terminal, *kinds):
    for kind in kinds:
        terminal.until(f"{kind} in the audit", lambda _, kind=kind: kind in kept())


def window():
    terminal = Terminal([program(), "--folder", folder], columns=110, rows=40)
    terminal.wait("By priority")
    return terminal


def leave(terminal):
    terminal.key("q")
    terminal.until("the end, or what is kept", lambda screen: terminal.status.exists() or "q again leaves" in screen)
    if not terminal.status.exists():
        terminal.key("q")
    terminal.wait_ended()
    terminal.close()


first = window()

with step("opening the program, looking at a resident", first):
    noted(first, "program.opened")
    Round(first).open_resident("pemberton", NAME)
    noted(first, "resident.opened")
    first.key("Escape")
    first.wait("By priority")

with step("the lock, a wrong PIN, the right one", first):
    first.key("F9")
    first.wait("Your PIN, then Enter, shows the screen again.")
    noted(first, "screen.locked")
    first.type("0000")
    first.key("Enter")
    first.wait("That is not the PIN.")
    noted(first, "pin.wrong")
    first.type("1234")
    first.key("Enter")
    first.wait("By priority")
    noted(first, "screen.unlocked")

with step("a text shown, saved and copied", first):
    first.key("s")
    first.wait("SHEET")
    noted(first, "text.shown")
    first.key("w")
    noted(first, "text.saved")
    first.key("Escape")
    first.wait("By priority")
    Round(first).nothing_needed("pemberton", NAME, "Not now.")
    first.key("P")
    first.wait("CLINICAL SYSTEM")
    first.key("c")
    noted(first, "text.copied")
    first.key("Escape")
    first.wait("By priority")

with step("a person changed", first):
    first.key("I")
    first.wait("(you)")
    first.key("Enter")
    first.wait("WHAT STANDS OF YOU")
    first.fill("The PIN that you have now", "1234")
    first.key("C-s")
    noted(first, "person.changed")
    first.wait("Changed for this computer.")

with step("a person added, and taken off again", first):
    first.key("a")
    first.wait("WHO ARE YOU?")
    first.fill("Your name", "Z. Newcomer")
    first.choose("Your role", "GP")
    first.fill("Your practice", "Elsewhere")
    first.key("C-s")
    first.wait("WHICH CARE HOME?")
    first.key("C-s")
    first.wait("PIN TO SIGN WITH")
    first.type("5678")
    first.key("Enter")
    first.type("5678")
    first.key("Enter")
    noted(first, "person.added")
    first.wait("By priority")
    first.key("I")
    first.wait("(you)", "Z. Newcomer")
    # The first line names whoever is at the keyboard.
    rows = [row for row in first.screen().splitlines()[1:] if re.search("Adeyemi|Reed|Newcomer", row)]
    for _ in rows:
        first.key("Up")
    place = next(number for number, row in enumerate(rows) if "Newcomer" in row)
    for _ in range(place):
        first.key("Down")
    first.key("x")
    first.wait("TAKE OFF THIS COMPUTER: Z. Newcomer")
    first.type("1234")
    first.key("C-s")
    noted(first, "person.removed")
    first.wait("is off this computer")
    first.key("Escape")
    first.wait("By priority")

with step("somebody else at the keyboard, and the program left", first):
    before = kept().count("person.tookOver")
    first.key("i")
    first.wait("WHO ARE YOU?")
    first.choose("Who is at the keyboard?", "J. Reed (designated person)")
    first.key("C-s")
    first.wait(f"PREPARE  {HOME}")
    first.until("person.tookOver in the audit", lambda _: kept().count("person.tookOver") > before)
    leave(first)
    expect("program.left" in kept(), kept())

with step("by command: texts printed, packs made and taken in, the audit read, a new PIN"):
    one = next(item["resident"] for item in homeround("list", "--folder", folder, "--json").json if item["name"] == NAME)
    homeround("paste", one, "--folder", folder)
    expect("text.printed" in kept(), kept())
    homeround("audit", "--folder", folder)
    expect("audit.read" in kept(), kept())
    pair(folder, practice, files, (HOME, "The Surgery"))
    homeround("pack", "--folder", folder, "--to", "The Surgery", "-o", files / "there")
    expect("pack.made" in kept(), kept())
    homeround("unpack", "--folder", practice, files / "there")
    expect("pack.taken" in kept(practice), kept(practice))
    homeround("new-pin", "--folder", folder, "--person", "K. Adeyemi",
              data="K. Adeyemi\n1234\n5678\n5678\n".encode())
    expect("pin.renewed" in kept(), kept())

with step("a working copy removed on the partner's word"):
    homeround("pack", "--folder", practice, "--to", HOME, "-o", files / "back")
    homeround("unpack", "--folder", folder, files / "back")
    homeround("purge", "--folder", folder, "--by", "J. Reed", data=f"{HOME}\n1234\n".encode())
    expect("purge.begun" in kept() and "purge.done" in kept(), kept())

finish()
