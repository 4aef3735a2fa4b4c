"""The tour in a real terminal: the same steps that a person takes, read from the same file."""

import json
import re

from support.checks import expect_equal, finish
from support.program import ROOT, homeround, new_place, program
from support.story import step
from support.terminal import Terminal

TMUX = {
    "Enter": "Enter", "Tab": "Tab", "Shift-Tab": "BTab", "Esc": "Escape", "Up": "Up",
    "Down": "Down", "Left": "Left", "Right": "Right", "Home": "Home", "End": "End",
    "Page Up": "PPage", "Page Down": "NPage", "Space": "Space", "Backspace": "BSpace",
}

steps = json.loads((ROOT / "Resources/tour.json").read_text())["steps"]
folder = new_place() / "home"


def press(terminal, script):
    """Presses keys as the story writes them."""
    for name, text in re.findall(r"<([^>]+)>|([^<]+)", script):
        if text:
            terminal.type(text)
        elif name.startswith("Ctrl-"):
            terminal.key("C-" + name[-1].lower())
        else:
            terminal.key(TMUX[name])


def at(number):
    return f"TOUR {number} of {len(steps)} "


terminal = Terminal([program(), "demo", folder, "--tour"])

for number, wanted in enumerate(steps[:-1], start=1):
    with step(f"tour: step {number}, {wanted['say'][:60]}", terminal):
        if wanted.get("untilRead"):
            after = at(number + 1).strip()
            while True:
                found = terminal.until(
                    "this step or the next",
                    lambda screen: re.search(r"TOUR  (\d+) of", screen))
                if int(found.group(1)) > number:
                    break
                before = terminal.screen()
                press(terminal, wanted["keys"])
                terminal.until("another page", lambda screen, before=before: screen != before)
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

with step("tour: any key ends it, and three residents are reviewed", terminal):
    terminal.wait(at(len(steps)).strip())
    terminal.key("Space")
    terminal.wait_gone("TOUR")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    statuses = [item["status"] for item in homeround("list", "--folder", folder, "--json").json]
    expect_equal(statuses.count("reviewed"), 3, "reviewed")

finish()
