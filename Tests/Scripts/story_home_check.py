"""A newcomer of the home makes the week's list in the pretend home, and who works the round sees exactly that."""

import datetime
import re

from support.checks import expect, expect_equal, finish
from support.plain import Plain
from support.program import entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import step, today
from support.terminal import Terminal

folder = sample()
HOME_SIDE = "J. Reed (designated person)"


def listed(*more):
    found = homeround("list", "--folder", folder, "--json", *more).json
    conforms(found, "list.schema.json")
    return found


def newest(kind):
    """The entry of a kind that was written last, in whichever journal."""
    return max(entries(folder, kind), key=lambda entry: entry["at"])


def who(terminal, name, role):
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", name)
    terminal.key("C-s")
    terminal.wait(f"{role}  Rosewood House")


def put_forward(terminal, search, name, reason, priority, why, concern=None):
    terminal.key("/")
    terminal.wait("Find:")
    terminal.type(search)
    # A long name takes two rows of the list.
    terminal.wait(f"Find: {search}", name.split(" (")[0])
    terminal.key("Enter")
    terminal.wait_gone("Find:")
    terminal.wait("Why flagged")
    terminal.key("a")
    terminal.wait("PUT FORWARD", "[ ] 1 sudden change")
    terminal.choose("Why?", reason)
    terminal.choose("How soon?", priority)
    terminal.fill("Why so soon", why)
    terminal.choose("Who has raised it?", "Staff of the home")
    terminal.fill("Their name", "P. Lal, senior carer")
    terminal.choose("May what you write be shared", "yes, the resident agrees")
    if concern:
        terminal.choose("Is any of this so now?", concern)
        terminal.key("C-s")
        terminal.wait("ACT NOW, not for the round", "Choose what happens now.")
        terminal.choose("ACT NOW", "Urgent: ring now")
    else:
        # Nobody signs "nothing was ticked" of a question that they have not looked at.
        terminal.key("C-s")
        terminal.wait("Not looked at yet. Tick what is so now; if none of it is, check again.")
    terminal.key("C-s")
    terminal.sign(f"Saved: {name} is put forward.")


WANTED = [
    ("clegg", "CLEGG, Arthur (Mr)", "pain", "soon", "cries when turned", None),
    ("featherstone", "FEATHERSTONEHAUGH, Algernon (Mr)", "bowels", "routine", "five days", None),
    ("stubbs", "STUBBS, Harold (Mr)", "sudden change", "urgent for this round", "grey and sweating",
     "Chest pain"),
    ("briain", "Ó BRIAIN, Caitríona (Ms)", "urine or catheter", "routine", "catheter due", None),
    ("fairclough", "FAIRCLOUGH, Sidney (Mr)", "fall, injury or rehabilitation", "soon",
     "fell twice", None),
]
URGENT = "STUBBS, Harold (Mr)"

terminal = Terminal([program(), "--folder", folder])

with step("home: i and the name lead to PREPARE; ] to the list that is to be made", terminal):
    terminal.wait("ROUND  Rosewood House")
    who(terminal, HOME_SIDE, "PREPARE")
    terminal.wait("What is added now is marked \"after", "] next list")
    terminal.key("]")
    terminal.wait("Send by", "left.", "Nobody is put forward yet.",
                  "Left from earlier rounds, not put forward")

with step("home: five residents are put forward; the urgent one is stopped and escalated (scenario 2)",
          terminal):
    for search, name, reason, priority, why, concern in WANTED:
        put_forward(terminal, search, name, reason, priority, why, concern)
        if concern:
            terminal.wait("URGENT CARD: WHOM TO RING", "homeround has told nobody. Ring now.",
                          f"ROUTE NOT RECORDED: {name}", "999")
            terminal.key("w")
            terminal.wait("WHO WAS TOLD?")
            terminal.choose("Which route was used?", "999")
            terminal.fill("Who was told?", "999 call handler")
            terminal.fill("What did they say?", "Crew on its way.")
            terminal.key("C-s")
            terminal.sign("Saved: urgent concern for")
            terminal.wait_gone("ROUTE NOT RECORDED")
            terminal.key("Escape")
            terminal.wait("Why flagged")
            terminal.key("Escape")
        terminal.wait("put forward", "Send by")
    terminal.wait("5 put forward.")

with step("home: the list is sent before the cut-off, and says who is escalated", terminal):
    terminal.key("d")
    terminal.wait("SEND THE LIST", "In this order", "STUBBS: ESCALATED, not routine")
    terminal.sign("Saved: the list is signed.")
    terminal.wait("What is added now is marked \"after")

sent = newest("list.sent")["body"]
flags = {entry["id"]: entry for entry in entries(folder, "flag.raised")}
order = [flags[flag]["resident"] for flag in sent["order"]]
plan = [entry["body"] for entry in entries(folder, "round.planned")
        if entry["body"]["round"] == sent["round"]][-1]

with step("home: it was in time, the order as sent has the five, and the urgent one stands first"):
    expect_equal(len(order), 5, "residents sent")
    at = newest("list.sent")["at"]
    expect(str(at)[:16] < plan["cutOff"][:16], f"sent {at}, due {plan['cutOff']}")
    shown = {item["resident"]: item for item in listed("--round", plan["date"])}
    expect_equal([shown[resident]["name"] for resident in order][0], URGENT, "the first")
    expect_equal(sorted(shown[one]["name"] for one in order), sorted(one[1] for one in WANTED), "names")

with step("home: the professional sees exactly that list, the urgent one escalated and not routine",
          terminal):
    who(terminal, "K. Adeyemi (pharmacist", "ROUND")
    terminal.key("l")
    terminal.wait("ROUND CALENDAR", "closed, no file made, 5 residents")
    terminal.key("Up")
    terminal.until(
        "the round whose list was sent",
        lambda screen: re.search(r"^ ?>.*closed, no file made, 5 residents", screen, re.MULTILINE))
    terminal.key("Enter")
    terminal.wait("0 of 5", "Escalated (1)", "To see (4)", "STUBBS, Harold")
    found = listed("--round", plan["date"])
    expect_equal([item["resident"] for item in found], order, "the list, in the order as sent")
    expect_equal(
        {item["name"]: item["status"] for item in found},
        {one[1]: "escalated" if one[1] == URGENT else "toSee" for one in WANTED}, "statuses")
    expect_equal({item["late"] for item in found}, {False}, "late")
    found = homeround("show", order[0], "--folder", folder, "--json").json
    conforms(found, "show.schema.json")
    concern = found["escalations"][-1]
    expect_equal(
        [concern["ending"], concern["followUps"][-1]["route"]], [None, "emergency999"], "the call")
    check = newest("urgency.checked")["body"]
    expect_equal(check["answer"], "escalated", "the gate's answer")

with step("order (scenario 7): 12 and more requests in the professional's order, the home's beside it",
          terminal):
    terminal.key("l")
    terminal.wait("ROUND CALENDAR")
    terminal.key("Down")
    terminal.key("Enter")
    terminal.wait("of 15")
    before = [item["resident"] for item in listed() if item["status"] == "toSee"]
    expect(len(before) >= 12, f"only {len(before)} requests")
    terminal.key("r")
    # The home's own places stand behind the names.
    terminal.wait("Your order", "(1)", "(2)", "(3)")
    terminal.key("Down", "Down", "Down", "Down", "Space", "Up", "Space", "C-s")
    terminal.sign("Saved: the list is in your order")
    terminal.wait("By your order")
    after = [item["resident"] for item in listed() if item["status"] == "toSee"]
    expect(before != after and sorted(before) == sorted(after), "the order is not theirs")
    mine = newest("list.reordered")["body"]
    homes = [entry["body"] for entry in entries(folder, "list.sent")
             if entry["body"]["round"] == mine["round"]]
    expect(homes and mine["order"], "both orders are not in the journal")

with step("cut-off (scenario 1): at 48 hours a request in time is on time, one after it is marked", terminal):
    who(terminal, HOME_SIDE, "PREPARE")
    for days, is_late in (("+4", False), ("+1", True)):
        terminal.key("l")
        terminal.wait("ROUND CALENDAR")
        terminal.key("a")
        terminal.wait("PLAN A ROUND")
        terminal.choose("What is it?", "An extra check-in")
        terminal.fill("What is the extra one for?", "to try the cut-off")
        terminal.fill("On which day?", days)
        terminal.go_to("At what time?")
        terminal.key("C-u")
        terminal.type("23:30")
        terminal.choose("When is the home's list due?", "48 hours before")
        terminal.choose("Which hours count?", "All of them")
        terminal.key("C-s")
        terminal.sign("Saved: the round of")
        terminal.wait("Cut-off" if is_late else "Send by")
        put_forward(terminal, "hartley", "HARTLEY-BROWN, Zoë (Ms)", "bowels", "routine", "four days")
        terminal.wait("1 put forward.")
        if is_late:
            terminal.wait("what is added now is marked \"after cut-off\".", "after cut-off")
        day = (today() + datetime.timedelta(days=int(days))).isoformat()
        found = listed("--round", day)
        expect_equal([item["late"] for item in found], [is_late], f"late, for {days}")
        raised = newest("flag.raised")["body"]
        expect(raised.get("raisedAt"), "the time is not kept")
    who(terminal, "K. Adeyemi (pharmacist", "ROUND")
    terminal.key("l")
    terminal.wait("ROUND CALENDAR")
    terminal.key("Up")
    terminal.key("Enter")
    terminal.wait("0 of 1", "HARTLEY-BROWN", "after cut-off")

with step("banner (scenario 6): who somebody is, in one line, and gone from the list of several", terminal):
    who(terminal, HOME_SIDE, "PREPARE")
    terminal.resize(120, 40)
    terminal.key("B")
    terminal.wait("REGISTER")
    terminal.key("a")
    terminal.wait("ADMIT A RESIDENT")
    terminal.fill("Family name", "Smith")
    terminal.fill("Given name", "John")
    terminal.fill("Title", "Mr")
    terminal.fill("Date of birth", "14-Jul-1945")
    terminal.choose("Gender", "Male")
    terminal.choose("NHS number", "There is one")
    terminal.fill("The number", "4010232137")
    terminal.key("C-s")
    terminal.sign("Saved: SMITH, John (Mr) is in the register.")
    age = today().year - 1945 - ((today().month, today().day) < (7, 14))
    banner = f"SMITH, John (Mr)   Born 14-Jul-1945 ({age}y)   Gender Male   NHS No. 401 023 2137"
    terminal.key("Enter")
    terminal.until("the banner in one line", lambda screen: banner in screen)
    # Where there is room, a list has the selected resident beside it; here it stands alone.
    terminal.resize(80, 24)
    terminal.wait("SMITH, John (Mr)", "401 023 2137")
    terminal.key("Escape")
    terminal.wait("REGISTER")
    expect(not terminal.shows("Gender"), "a banner above a list of several residents")
    terminal.key("Escape")
    terminal.wait("15 put forward")
    terminal.wait_gone("REGISTER")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()

with step("line by line: put forward, a note, and the list is sent"):
    other = sample()
    plain = Plain("--folder", other)
    plain.type("i")
    plain.choose("Who is at the keyboard?", "J. Reed")
    plain.expect("PREPARE")
    plain.type("]")
    plain.expect("The home's list for", "Send by", "Nobody is put forward yet.")
    plain.type("clegg")
    number = next(re.match(r"(\d+)\. ", line).group(1) for line in plain.said if "CLEGG" in line)
    plain.type(f"a {number}")
    plain.expect("PUT FORWARD")
    plain.choose("Why?", "pain")
    plain.choose("How soon?", "soon")
    plain.answer("Why so soon", "cries when turned")
    plain.choose("Who has raised it?", "Staff")
    plain.answer("Their name", "P. Lal")
    plain.choose("May what you write be shared", "yes, the resident agrees")
    plain.choose("Is any of this so now?", "New confusion")
    plain.choose("SAME DAY", "Somebody decides today")
    plain.answer("Who decides?", "duty doctor")
    plain.answer("By when?", "today 23:59")
    while "REVIEW AND SIGN" not in "\n".join(plain.said):
        plain.type("")
    plain.expect("pain", "duty doctor decides")
    plain.sign("is put forward.")
    plain.expect("1 put forward.")
    plain.type(f"n {number}")
    plain.expect("BACKGROUND NOTE")
    plain.answer("Situation", "Cries when turned, since Monday.", ".")
    plain.check()
    plain.sign("Saved: background note")
    plain.type("d")
    plain.expect("SEND THE LIST", "CLEGG, Arthur (Mr)", "note not complete")
    plain.sign("Saved: the list is signed.")
    check = max(entries(other, "urgency.checked"), key=lambda entry: entry["at"])["body"]
    expect_equal([check["answer"], check["who"]], ["sameDay", "duty doctor"], "the gate's answer")
    # Which of the computers wrote it is in no order of the files.
    sent = max(entries(other, "list.sent"), key=lambda entry: entry["at"])
    expect_equal(len(sent["body"]["order"]), 1, "flags sent")
    expect_equal(plain.leave()[0], 0, "exit code")

with step("the journals are whole"):
    verify_is_clean(folder)
    verify_is_clean(other)

finish()
