"""Both tours in a real terminal: the same steps that a person takes, read from the same files."""

import json
import re

from support.checks import expect, expect_equal, finish
from support.program import ROOT, entries, homeround, new_place, program
from support.story import step
from support.terminal import Terminal

TMUX = {
    "Enter": "Enter", "Tab": "Tab", "Shift-Tab": "BTab", "Esc": "Escape", "Up": "Up",
    "Down": "Down", "Left": "Left", "Right": "Right", "Home": "Home", "End": "End",
    "Page Up": "PPage", "Page Down": "NPage", "Space": "Space", "Backspace": "BSpace",
}


def press(terminal, script):
    """Presses keys as the story writes them."""
    for name, text in re.findall(r"<([^>]+)>|([^<]+)", script):
        if text:
            terminal.type(text)
        elif name.startswith("Ctrl-"):
            terminal.key("C-" + name[-1].lower())
        else:
            terminal.key(TMUX[name])


def walk(terminal, file, words):
    """Takes every step of a tour, and the key that ends it."""
    steps = json.loads((ROOT / "Resources" / file).read_text())["steps"]

    def at(number):
        return f"TOUR {number} of {len(steps)} "

    for number, wanted in enumerate(steps[:-1], start=1):
        with step(f"{words}: step {number}, {wanted['say'][:60]}", terminal):
            if wanted.get("untilRead"):
                while True:
                    found = terminal.until(
                        "this step or the next",
                        lambda screen: re.search(r"TOUR  (\d+) of", screen))
                    if int(found.group(1)) > number:
                        break
                    before = terminal.screen()
                    press(terminal, wanted["keys"])
                    terminal.until(
                        "another page", lambda screen, before=before: screen != before)
                continue
            terminal.wait(at(number).strip())
            press(terminal, wanted.get("type", ""))
            press(terminal, wanted.get("keys", ""))
            terminal.until(
                "the next step",
                lambda screen, number=number: int(
                    (re.search(r"TOUR  (\d+) of", screen) or [0, "0"])[1]) > number)
            if wanted.get("see"):
                terminal.wait(*wanted["see"])
    terminal.wait(at(len(steps)).strip())
    terminal.key("Space")
    terminal.wait_gone("TOUR")


folder = new_place() / "home"
terminal = Terminal([program(), "demo", folder, "--tour"])
walk(terminal, "tour.json", "tour")

with step("tour: any key ends it, and three residents are reviewed", terminal):
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    statuses = [item["status"] for item in homeround("list", "--folder", folder, "--json").json]
    expect_equal(statuses.count("reviewed"), 3, "reviewed")

# The home's own, in the same pretend home: what the professional has done does not stand in its way.
terminal = Terminal([program(), "demo", "--folder", folder])
with step("home's tour: whoever goes on as the home is offered it", terminal):
    terminal.wait("By priority")
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "J. Reed (designated person)")
    terminal.key("Enter")
    terminal.wait("PREPARE", "Ctrl-T: a tour of about 3 minutes.")
    terminal.key("C-t")
walk(terminal, "tour-home.json", "home's tour")

with step("home's tour: any key ends it, and the list is sent and the MAR confirmed", terminal):
    terminal.key("q")
    terminal.until("the question or the end", lambda screen: "q again" in screen or not screen.strip())
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    flags = [entry["id"] for entry in entries(folder, "flag.raised")
             if entry["body"]["reasons"] == ["bowels"] and entry["body"]["raisedByName"] == "P. Lal, night senior"]
    sent = [entry["body"]["order"] for entry in entries(folder, "list.sent")]
    expect([flag for flag in flags if [flag] in sent], f"{flags} is no list of its own in {sent}")
    hughes = next(entry["resident"] for entry in entries(folder, "resident.registered")
                  if entry["body"]["details"]["given"] == "Marjorie")
    states = [entry["body"]["state"] for entry in entries(folder, "acknowledgement.recorded")
              if entry["resident"] == hughes]
    expect("marChanged" in states, f"what became of the MAR change: {states}")

finish()
