"""The register, the agreement and the cover page, from the keyboard."""

import datetime
import json
import re

from support.checks import expect, expect_equal, finish
from support.program import RESOURCES, entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import step, today
from support.terminal import Terminal

folder = sample()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
HOLIDAYS = {
    datetime.date.fromisoformat(item["day"])
    for item in json.loads((RESOURCES / "bank-holidays.json").read_text())["days"]
}


def shown_day(day):
    return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year}"


def with_weekday(day):
    return f"{WEEKDAYS[day.weekday()]} {shown_day(day)}"


def is_working(day):
    return day.weekday() < 5 and day not in HOLIDAYS


def due_after(start):
    """The seventh working day after a day, counted here and not by the program."""
    day, left = start, 7
    while left:
        day += datetime.timedelta(days=1)
        left -= is_working(day)
    return day


def start_with(left):
    """The latest day of admission with so many working days left today; negative for overdue."""
    for back in range(1, 60):
        start = today() - datetime.timedelta(days=back)
        due = due_after(start)
        days = [today() + datetime.timedelta(days=n) for n in range(1, 30)]
        if left >= 0 and due >= today() and sum(is_working(d) for d in days if d <= due) == left:
            return start
        if left < 0 and due < today():
            return start
    raise AssertionError(f"no day of admission leaves {left}")


def listed():
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    return {item["name"]: item for item in found}


def shown(resident):
    found = homeround("show", resident, "--folder", folder, "--json").json
    conforms(found, "show.schema.json")
    return found


def open_register():
    terminal.key("B")
    terminal.wait("REGISTER", "In the home")


def select(search, name):
    """Finds somebody in the register and leaves them selected."""
    terminal.key("/")
    terminal.wait("Find:")
    terminal.type(search)
    terminal.wait(f"Find: {search}", f"> {name}")
    terminal.key("Enter")
    terminal.wait("REGISTER", f"> {name}")


def refill(question, text):
    terminal.go_to(question)
    terminal.key("C-u")
    terminal.type(text)


def admit(family, given, admitted, number=None):
    terminal.key("a")
    terminal.wait("ADMIT A RESIDENT")
    terminal.fill("Family name", family)
    terminal.fill("Given name", given)
    terminal.choose("Gender", "Female")
    if number:
        terminal.choose("NHS number", "There is one")
        terminal.fill("The number", number)
    else:
        terminal.choose("NHS number", "None")
    refill("When did they move in?", shown_day(admitted))
    terminal.key("C-s")


terminal = Terminal([program(), "--folder", folder])

with step("register: B opens it from the list, and ? says what can be done", terminal):
    terminal.wait("Rosewood House", "To see")
    open_register()
    terminal.key("?")
    terminal.wait("Admit a resident", "Where the resident is")
    terminal.key("Escape")
    terminal.wait("REGISTER")

with step("register: a wrong NHS number is refused for every last digit, and stays typed (scenario 5)", terminal):
    terminal.key("a")
    terminal.wait("ADMIT A RESIDENT")
    terminal.fill("Family name", "Hughes")
    terminal.wait("Same surname: HUGHES,")
    terminal.fill("Given name", "Olwen")
    terminal.choose("Gender", "Female")
    terminal.choose("NHS number", "There is one")
    for last in range(10):
        refill("The number", f"123456789{last}")
        terminal.wait(f"123456789{last}", "The check digit does not fit")
    terminal.key("C-s")
    terminal.wait("marked with !", "1234567899")
    refill("The number", "1111111111")
    terminal.wait("Ten equal digits are not an NHS number.")
    refill("The number", "4010232137")
    terminal.wait("= 401 023 2137")
    refill("When did they move in?", "today")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Could be taken for somebody else")
    terminal.sign("Saved: HUGHES, Olwen is in the register.")
    found = shown("4010232137")
    expect_equal(found["name"], "HUGHES, Olwen", "name")
    expect_equal(found["nhsNumber"], "4010232137", "number")
    resident = found["resident"]

with step("register: a corrected number keeps the resident and asks both sides to check (scenario 5)", terminal):
    select("olwen", "HUGHES, Olwen")
    terminal.key("D")
    terminal.wait("DETAILS OF THE RESIDENT")
    refill("The number", "9434765919")
    terminal.wait("= 943 476 5919")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "401 023 2137", "943 476 5919")
    terminal.sign("Saved: details of HUGHES, Olwen.")
    found = shown(resident)
    expect_equal(found["nhsNumber"], "9434765919", "number")
    expect_equal(sorted(item["ownerSide"] for item in found["actions"]), ["home", "practice"], "owners")
    expect(
        all("401 023 2137" in item["what"] for item in found["actions"]), "the old number is not named")

with step("register: a return from hospital on Thu 02-Apr-2026 is due Wed 15-Apr-2026 (scenario 14)", terminal):
    terminal.key("L")
    terminal.wait("WHERE IS THE RESIDENT?", "Now: in the home")
    terminal.key("Escape")
    terminal.wait("REGISTER")
    admit("Aldous", "Vera", datetime.date(2026, 3, 2))
    terminal.sign("Saved: ALDOUS, Vera is in the register.")
    terminal.key("L")
    terminal.choose("What has changed?", "Has gone to hospital")
    refill("On which day?", "28-Mar-2026")
    terminal.key("C-s")
    terminal.sign("Saved: where ALDOUS, Vera is.")
    terminal.wait("in hospital since Sat 28-Mar-2026")
    terminal.key("L")
    terminal.choose("What has changed?", "Is back from hospital")
    refill("On which day?", "02-Apr-2026")
    terminal.choose("Put forward for the round as back from hospital?", "No")
    terminal.key("C-s")
    terminal.wait("Say why not.")
    terminal.key("BTab")
    terminal.wait("> Put forward for the round as back from hospital?")
    terminal.key("1")
    terminal.wait("(x) 1 Yes")
    terminal.go_to("How soon?")
    terminal.key("2")
    terminal.fill("Why so soon", "new tablets")
    terminal.go_to("Is any of this so now?")
    terminal.key("C-s")
    terminal.wait("Due Wed 15-Apr-2026, 7 working days on.")
    terminal.sign("Saved: where ALDOUS, Vera is.")
    terminal.wait("it was due Wed 15-Apr-2026")
    expect_equal(listed()["ALDOUS, Vera"]["reasons"], ["backFromHospital"], "reasons")

with step("register: done, or put off with a reason, it is overdue no longer (scenario 14)", terminal):
    terminal.key("A")
    terminal.wait("ASSESSMENT AFTER MOVING IN", "overdue")
    terminal.choose("What has become of it?", "Put off")
    terminal.fill("To which day?", "+7")
    terminal.key("C-s")
    terminal.wait("Say why it is put off.")
    terminal.type("too unwell")
    terminal.key("C-s")
    terminal.sign("Saved: assessment of ALDOUS, Vera.")
    terminal.wait("Assessment deferred to", "too unwell")

with step("register: the days left agree with a count made elsewhere (scenarios 14 and 15)", terminal):
    for name, left in (("Bassett", 1), ("Cotton", 5), ("Dunmore", -1)):
        start = start_with(left)
        due = due_after(start)
        admit(name, "Ruth", start)
        terminal.wait(f"Due {with_weekday(due)}, 7 working days on.")
        terminal.sign(f"Saved: {name.upper()}, Ruth is in the register.")
        if left < 0:
            terminal.wait("overdue", f"it was due {with_weekday(due)}")
        else:
            words = f"due in {left} working day{'' if left == 1 else 's'}, {with_weekday(due)}"
            terminal.wait(f"{'! ' if left <= 2 else ''}Assessment {words}")

with step("register: a death settles the open actions in one review (scenario 21)", terminal):
    with_action = next(
        item for item in listed().values()
        if item["status"] == "toSee"
        and any(action["state"] == "open" for action in shown(item["resident"])["actions"]))
    name = with_action["name"]
    before = shown(with_action["resident"])
    select(name.split(",")[0].lower() + " " + name.split(", ")[1].split(" ")[0].lower(), name)
    terminal.key("L")
    terminal.choose("What has changed?", "Has died")
    terminal.key("C-s")
    terminal.wait("Close it, or keep it?")
    for action in before["actions"]:
        if action["state"] in ("open", "waiting"):
            terminal.go_to("Open action:")
            terminal.key("1")
            terminal.key("Tab")
            terminal.wait_gone("> Open action: " + action["what"][:20])
    terminal.choose("Is anything else to be settled?", "Yes")
    terminal.fill("What must be done?", "Return the morphine")
    terminal.choose("Who must act?", "Home")
    terminal.fill("Name the person or team", "J. Reed")
    terminal.fill("By when?", "+2")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Has died")
    terminal.sign(f"Saved: where {name} is.")
    terminal.wait("Died", "age at death")
    found = shown(with_action["resident"])
    expect_equal(
        [item["what"] for item in found["actions"] if item["state"] in ("open", "waiting")],
        ["Return the morphine"], "open actions")
    expect_equal(listed()[name]["status"], "died", "status")

with step("register: after a death the name has its style, and nothing clinical can be set (scenario 21)", terminal):
    terminal.wait("▒")
    terminal.key("Enter")
    terminal.wait("Died", "Age at Death")
    for key in ("o", "0", "c", "e"):
        terminal.key(key)
        terminal.wait("no new clinical action can be set")
    terminal.key("Escape")
    terminal.wait("REGISTER")

with step("agreement: read, changed in a part, and the earlier one is there", terminal):
    terminal.key("H")
    terminal.wait("AGREEMENT, version 1 of 1", "AGREEMENT BETWEEN THE CARE HOME AND THE PRACTICE")
    terminal.key("e")
    terminal.wait("Change which part?")
    terminal.key("u")
    terminal.wait("AGREEMENT: URGENT NUMBERS")
    refill("The practice takes requests", "25")
    terminal.key("C-s")
    terminal.wait("The time as hh:mm, such as 14:30.")
    refill("The practice takes requests", "10:30")
    terminal.fill("Duty rota", "Mon to Fri P. Lal")
    terminal.key("C-s")
    terminal.sign("Saved: the agreement")
    terminal.wait("AGREEMENT, version 2 of 2")
    terminal.key("w")
    terminal.wait("Saved as")
    path = folder / "local" / "sheets" / "agreement-2.txt"
    found = list(folder.rglob("agreement-2.txt"))
    expect(found, f"no agreement was saved: {path}")
    text = found[0].read_text()
    for wanted in ("requests for the same day until 10:30", "For the home:", "For the practice:"):
        expect(wanted in text, f"{wanted!r} is not in the agreement:\n{text}")
    terminal.key("[")
    terminal.wait("AGREEMENT, version 1 of 2")
    terminal.key("Escape")
    terminal.wait("Rosewood House", "To see")

with step("cover page: everybody opens it with S, on one screen (scenario 16)", terminal):
    terminal.key("S")
    terminal.wait(
        "COVER PAGE", "Usually: K. Adeyemi", "Last round:", "Left for you:", "open,", "RING",
        "01632 960203", "01632 960303", "01632 960304")
    terminal.key("Escape")
    terminal.wait("Rosewood House", "To see")

with step("cover page: a stand-in gets it first (scenario 16)", terminal):
    terminal.key("H")
    terminal.wait("AGREEMENT, version 2 of 2")
    terminal.key("e")
    terminal.wait("Change which part?")
    terminal.key("p")
    refill("Who usually does the round: name", "B. Osei")
    terminal.key("C-s")
    terminal.sign("Saved: the agreement")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    terminal = Terminal([program(), "--folder", folder])
    terminal.wait("COVER PAGE", "Usually: B. Osei")
    terminal.key("Escape")
    terminal.wait("Rosewood House", "To see")

with step("round: the clinical lead's word on who does it is kept", terminal):
    terminal.key("T")
    terminal.wait("WHO DOES THE ROUND?", "Clinical lead:")
    refill("Who does the round", "K. Adeyemi, pharmacist")
    terminal.key("C-s")
    terminal.sign("Saved: who does the round.")
    planned = [entry["body"].get("clinician") for entry in entries(folder, "round.planned")]
    expect("K. Adeyemi, pharmacist" in planned, f"who does it is not kept: {planned}")

with step("register: small and large windows show it whole", terminal):
    for size in ((40, 15), (120, 40)):
        terminal.resize(*size)
        terminal.key("B")
        terminal.wait("REGISTER")
        terminal.key("Escape")
        terminal.wait_gone("REGISTER")
    expect(re.search("Rosewood", terminal.screen()), "the list is not there")

with step("register: the journals are whole"):
    terminal.close()
    verify_is_clean(folder)

finish()
