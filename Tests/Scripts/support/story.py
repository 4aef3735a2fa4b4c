"""A story: steps that build on each other, worked by keystrokes, and what the record then holds."""

import contextlib
import datetime
import re
import sys
import traceback
import zoneinfo

from support.checks import Failure, expect, expect_equal, finish, report
from support.program import homeround
from support.terminal import Terminal


@contextlib.contextmanager
def step(name, terminal=None):
    """A step of a story; when it fails, the rest of the story has no ground to stand on."""
    try:
        yield
    except Exception as error:
        problem = str(error) if isinstance(error, Failure) else traceback.format_exc()
        if terminal and "On the screen" not in problem:
            with contextlib.suppress(Exception):
                problem += f"\nOn the screen:\n{terminal.screen()}"
        report(name, problem)
        finish()
    report(name)


def today():
    """The day in the United Kingdom, as the program shows it to the person, at this moment."""
    try:
        zone = zoneinfo.ZoneInfo("Europe/London")
    except zoneinfo.ZoneInfoNotFoundError:
        zone = datetime.timezone.utc
    return datetime.datetime.now(zone).date()


def round_day(folder):
    """The day of the round that a folder is about, from its record.

    A story that began before midnight is still about that round after it: what it expects hangs on the
    round, and what it types are whole dates, never on the day on which a line happens to run.
    """
    found = re.search(
        r"round of \w+ (\d\d-\w+-\d{4})", homeround("list", "--folder", folder).text)
    if not found:
        raise Failure(f"no round in {folder}")
    return datetime.datetime.strptime(found.group(1), "%d-%b-%Y").date()


def typed(day):
    """A day as a person types it whole."""
    return day.strftime("%d %b %Y")


def told_of_mar(terminal, who):
    """In CLOSE THE ROUND: somebody was told of the first change of the MAR, and of the others with it."""
    terminal.go_to("MAR today, ")
    terminal.key("1")
    terminal.wait("(x) 1 Somebody was told")
    terminal.fill("Who was told?", who)
    terminal.choose("How?", "In person")
    while True:
        here = terminal.until("a question", terminal.focused)
        terminal.key("Tab")
        here = terminal.until(
            "the next question",
            lambda screen, here=here: (found := terminal.focused(screen)) != here and found)
        if here.startswith("At what time?"):
            continue
        if not here.startswith("MAR today, "):
            return
        terminal.key("1")
        terminal.wait("(x) 1 The same as of the one above")


class Round:
    """The program on its round list, and the work that a visiting professional does there."""

    def __init__(self, terminal: Terminal, pin="1234"):
        self.terminal = terminal
        self.pin = pin

    def open_resident(self, search, name):
        """Finds a resident of the list and opens them."""
        terminal = self.terminal
        terminal.key("/")
        terminal.wait("Find:")
        terminal.type(search)
        terminal.wait(name, f"Find: {search}")
        terminal.key("Enter")
        terminal.wait_gone("Find:")
        terminal.wait(name, "Why flagged")

    def sign(self, saved):
        self.terminal.sign(saved, self.pin)

    def nothing_needed(self, search, name, answer):
        """Considered, nothing needed: one key, the answer, signed."""
        terminal = self.terminal
        self.open_resident(search, name)
        terminal.key("0")
        terminal.wait("CONSIDERED, NOTHING NEEDED")
        if answer is not None:
            terminal.fill("Answer to:", answer)
        terminal.key("C-s")
        self.sign(f"Saved: considered, nothing needed for {name}")

    def outcome(self, search, name, review):
        """Fills in the whole outcome form from a plain description of the review, and signs it."""
        terminal = self.terminal
        self.open_resident(search, name)
        terminal.key("o")
        terminal.wait("OUTCOME", "How was the resident seen?")
        terminal.choose("How was the resident seen?", review["contact"])
        if "notSeen" in review:
            terminal.choose("Not seen: why?", review["notSeen"])
        if "notSeenDetail" in review:
            terminal.fill("In words, if it needs any", review["notSeenDetail"])
        if "answer" in review:
            self._to_question()
            terminal.type(review["answer"])
        if "because" in review:
            terminal.fill("Or: not answered because", review["because"])
        if "outcomes" in review:
            terminal.choose("What came of it?", *review["outcomes"])
        for words, detail in review.get("details", {}).items():
            terminal.fill(f"{words}: what", detail)
        if "text" in review:
            terminal.fill("What was found and decided", review["text"])
        for change in review.get("medicines", []):
            self._medicine(change)
        for change in review.get("carePlan", []):
            self._care_plan(change)
        for action in review.get("actions", []):
            self._action(action)
        if "callIf" in review:
            terminal.fill("The home should call if", review["callIf"])
            terminal.fill("... by when", review["callBy"])
            terminal.fill("... whom", review["callRoute"])
        terminal.key("C-s")
        self.sign(f"Saved: outcome for {name}")

    def _to_question(self):
        terminal = self.terminal
        for _ in range(5):
            here = terminal.focused() or ""
            if re.search(r" asks?:", here):
                return
            terminal.key("Tab")
            terminal.until(
                "the next question",
                lambda screen, here=here: terminal.focused(screen) not in (None, here))
        raise Failure(f"nobody asks anything here:\n{terminal.screen()}")

    def _medicine(self, change):
        terminal = self.terminal
        terminal.go_to("Medicine changes")
        terminal.key("Enter")
        terminal.wait("MEDICINE CHANGE", "What is done?")
        terminal.choose("What is done?", change["change"])
        terminal.fill("Medicine", change["medicine"])
        for question, name in (("Before", "before"), ("After", "after"), ("Why", "why")):
            if name in change:
                terminal.fill(question, change[name])
        terminal.choose("Must the MAR be changed today?", "Yes" if change["marToday"] else "No")
        if "prescriber" in change:
            terminal.fill("Prescriber", change["prescriber"])
        self._back_to_form()

    def _care_plan(self, change):
        terminal = self.terminal
        terminal.go_to("Care-plan changes")
        terminal.key("Enter")
        terminal.wait("CARE-PLAN CHANGE", "Heading of the care plan")
        terminal.choose("Heading of the care plan", change["heading"])
        terminal.go_to("After")
        # What the care plan says now stands there already, with the cursor at its end.
        terminal.key("C-u")
        terminal.type(change["after"])
        terminal.fill("Why", change["why"])
        terminal.fill("Agreed with", change["agreedWith"])
        if "agreedRole" in change:
            terminal.choose("In what role?", change["agreedRole"])
        terminal.fill("Look at it again", change["reviewOn"])
        self._back_to_form()

    def _action(self, action):
        terminal = self.terminal
        terminal.go_to("Actions")
        terminal.key("Enter")
        terminal.wait("ACTION", "What must be done?")
        terminal.fill("What must be done?", action["what"])
        terminal.choose("Who must act?", action["side"])
        terminal.fill("Name the person or team", action["owner"])
        terminal.fill("By when?", action["due"])
        self._back_to_form()

    def _back_to_form(self):
        self.terminal.key("C-s")
        self.terminal.wait("OUTCOME", "Noted in the form")


def newest_review(folder, resident):
    """The last review of a resident, as `show --json` gives it, and the whole answer."""
    shown = homeround("show", resident, "--folder", folder, "--json").json
    expect(shown["reviews"], f"{shown['name']} has no review")
    return shown["reviews"][-1], shown


def expect_review(folder, resident, wanted):
    """Fails unless the newest review of a resident says exactly what was keyed."""
    review, shown = newest_review(folder, resident)
    who = shown["name"]
    expect_equal(review["contact"], wanted["contact"], f"{who}: contact")
    expect_equal(review.get("notSeenReason"), wanted.get("notSeenReason"), f"{who}: why not seen")
    expect_equal(
        [(item["code"], item.get("detail")) for item in review["outcomes"]],
        wanted.get("outcomes", []), f"{who}: outcomes")
    expect_equal(
        [(item.get("answer"), item.get("notAnsweredBecause")) for item in review["answers"]],
        wanted.get("answers", []), f"{who}: answers")
    expect_equal(review.get("text"), wanted.get("text"), f"{who}: text")
    for name in ("medicineChanges", "carePlanChanges", "actions"):
        found = [_without(item, "id", "replaces") for item in review[name]]
        expect_equal(found, wanted.get(name, []), f"{who}: {name}")
    expect_equal(review.get("safetyNet"), wanted.get("safetyNet"), f"{who}: safety net")
    return shown


def _without(item, *names):
    return {
        name: value for name, value in item.items() if name not in names and value is not None}


if __name__ == "__main__":
    sys.exit("This is read by the stories.")


def open_from_register(terminal, family, room):
    """From a list, finds somebody of the register by the beginning of the name and opens them."""
    terminal.key("B")
    terminal.wait("REGISTER")
    terminal.key("/")
    terminal.type(family[:9].lower())
    terminal.wait(family.upper())
    terminal.key("Enter")
    terminal.key("Enter")
    terminal.wait(family.upper(), room)
