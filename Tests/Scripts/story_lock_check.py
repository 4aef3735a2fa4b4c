"""Left alone (scenario 22): the screen locks, nothing of anybody stays, and the PIN comes back to the same place.

The lock is set to its shortest time, a minute, which really passes: no clock is faked.
"""

import json
import os
import signal

import support.terminal
from support.checks import expect, expect_equal, finish
from support.plain import on_a_terminal
from support.program import contents, entries, homeround, program, sample
from support.schema import conforms
from support.story import Round, step
from support.terminal import Terminal

# A minute, and what a busy machine adds to it.
support.terminal.DEADLINE = 120

NAME = "Ó BRIAIN, Caitríona (Ms)"
WORDS = "Zebra-crossing words that nobody else types"
LOCKED = "Your PIN, then Enter, shows the screen again."
folder = sample()
settings = folder / "local" / "screen"
settings.write_text(json.dumps(
    {"theme": "dark", "symbols": "automatic", "mouse": False, "clipboard": False, "lockAfter": 1}))
settings.chmod(0o600)
families = {item["name"].split(",")[0] for item in homeround("list", "--folder", folder, "--json").json}


def window(*options):
    return Terminal([program(), "--folder", folder, *options], columns=100, rows=40)


def everything(terminal):
    """What stands in the window, and all that it keeps of lines that are gone."""
    kept = terminal._tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "main")
    return kept + terminal.screen()


def nobody(terminal):
    """Nobody's name, and nothing that was typed, in the window, above it, or in its title."""
    seen = everything(terminal)
    for family in sorted(families):
        expect(family not in seen, f"{family} can still be read:\n{seen}")
    expect(WORDS not in seen, "what was typed can still be read")
    title = terminal.about("pane_title") + terminal.about("window_name")
    expect(not any(family in title for family in families), f"the title is {title}")


def unlock(terminal, pin="1234"):
    terminal.type(pin)
    terminal.key("Enter")


def audit(*options):
    found = homeround("audit", "--folder", folder, "--json", *options).json
    conforms(found, "audit.schema.json")
    return found["items"]


with step("F9 on the screens: when they are blank the terminal is told to forget the lines that it keeps"):
    shown, code = on_a_terminal(
        ["--folder", folder],
        [("By priority", "\x1b[20~"), ("shows the screen again", "1234\r"), ("By priority", "q")],
        end_of_line="", size=(100, 40), TERM="xterm-256color")
    expect_equal(code, 0, "exit code")
    locked = shown.index("The screen is locked")
    expect("\x1b[3J" in shown[locked:shown.rindex("By priority")], "what it keeps stays")

plain = window("--plain")

with step("line by line: F9 takes what was printed off the screen, and the PIN goes on", plain):
    plain.wait("Number, name or command")
    plain.type("F9")
    plain.key("Enter")
    plain.wait("The screen is locked.", "it is not shown")
    nobody(plain)
    unlock(plain)
    plain.wait("Number, name or command")
    plain.type("q")
    plain.key("Enter")
    plain.until("the end, or what is kept",
                lambda screen: plain.status.exists() or "q again leaves" in screen)
    if not plain.status.exists():
        plain.type("q")
        plain.key("Enter")
    expect_equal(plain.wait_ended(), 0, "exit code")
    plain.close()

first = window()

with step("a minute without a key: the screen is blank of names, and so is what the terminal keeps", first):
    Round(first).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    sealed = len(entries(folder, "chain.sealed"))
    Round(first).open_resident("briain", NAME)
    first.key("o")
    first.wait("OUTCOME", "How was the resident seen?")
    first.fill("What was found and decided", WORDS)
    first.wait("The screen locks in less than 30 seconds")
    first.wait(LOCKED, "no key was pressed for a while", "It does not encrypt the disk")
    nobody(first)

with step("what was typed is on the disk, the chain is sealed, and the audit says so", first):
    drafts = contents(folder / "local" / "drafts")
    expect(any(WORDS.encode() in data for data in drafts.values()), "the draft holds the words")
    first.until("the seal", lambda _: len(entries(folder, "chain.sealed")) > sealed)
    kinds = [item["kind"] for item in audit()]
    expect("screen.locked" in kinds, kinds)

with step("a wrong PIN shows nothing; the right one comes back to the same field with the text there", first):
    unlock(first, "9999")
    first.wait("That is not the PIN.")
    nobody(first)
    unlock(first)
    first.wait("OUTCOME", WORDS)
    expect(first.focused().startswith("What was found and decided"), first.focused())
    first.type(" and more")
    first.wait(f"{WORDS} and more")

with step("F9 locks at once; whoever ends the program finds the next one locked", first):
    first.key("F9")
    first.wait(LOCKED)
    nobody(first)
    first.until("the note of the lock", lambda _: (folder / "local" / "locked").exists())
    os.kill(first.program_pid(), signal.SIGKILL)
    first.wait_ended()
    first.close()

second = window()

with step("the next start asks for the PIN first", second):
    second.wait(LOCKED, "was locked when the program last ended")
    nobody(second)

with step("wrong PINs slow down, and leaving the program does not shorten it", second):
    for _ in range(3):
        unlock(second, "0000")
        second.wait("That is not the PIN.")
        second.key("5")
        second.wait_gone("That is not the PIN.")
        second.key("BSpace")
    os.kill(second.program_pid(), signal.SIGKILL)
    second.wait_ended()
    second.close()
    third = window()
    third.wait(LOCKED)
    unlock(third)
    third.wait("Too many wrong PINs; this one was not looked at.")
    nobody(third)

with step("somebody else takes over by their own PIN; the draft stays its owner's", third):
    third.key("Tab")
    third.wait("Who is at the keyboard?", "J. Reed")
    unlock(third)
    third.wait("PREPARE", "J. Reed")
    expect(any(WORDS.encode() in data for data in contents(folder / "local" / "drafts").values()),
           "the draft is gone")
    third.key("q")
    third.until("the end, or what is kept",
                lambda screen: third.status.exists() or "q again leaves" in screen)
    if not third.status.exists():
        third.key("q")
    expect_equal(third.wait_ended(), 0, "exit code")
    third.close()

with step("the audit says who saw whom, who locked, who was wrong, and who took over; its chain holds"):
    items = audit()
    opened = [item for item in items if item["kind"] == "resident.opened"]
    expect(any(item["residentName"] == NAME and item["name"] == "K. Adeyemi" for item in opened), opened)
    kinds = {item["kind"] for item in items}
    wanted = {"program.opened", "program.left", "screen.locked", "screen.unlocked", "pin.wrong",
              "resident.opened", "review.signed"}
    expect(wanted <= kinds, wanted - kinds)
    one = opened[0]["resident"]
    expect({item["resident"] for item in audit("--resident", one)} == {one}, "only that resident")
    expect({item["name"] for item in audit("--person", "reed")} == {"J. Reed"}, "only that person")
    expect_equal(audit("--until", "2001-01-01"), [], "before everything")
    text = homeround("audit", "--folder", folder).text
    expect(f"K. Adeyemi, Pharmacist: looked at {NAME}" in text, text[-2000:])
    kept = b"".join(contents(folder / "local" / "audit").values())
    expect(not any(family.encode() in kept for family in families), "a name in the audit")

with step("a changed line of the audit is told, and the exit code says so"):
    place = folder / "local" / "audit" / "000001.log"
    whole = place.read_bytes()
    place.write_bytes(whole.replace(b"pin.wrong", b"pin.right", 1))
    found = homeround("audit", "--folder", folder, code=1)
    expect("not as it was written" in found.err, found.err)
    place.write_bytes(whole)

with step("nothing of this computer's own is open to others"):
    for path in [folder, *folder.rglob("*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        mode = path.stat().st_mode & 0o777
        expect(mode == wanted or (mode == 0o400 and not path.is_dir()), f"{path}: {mode:o}")

finish()
