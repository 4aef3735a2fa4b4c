"""What must never wait for the round: observations, the gate before the list, the card, the transfer."""

import datetime
import zoneinfo

from support.checks import expect, expect_equal, finish
from support.plain import Plain
from support.program import entries, homeround, new_place, program, sample, verify_is_clean
from support.schema import conforms
from support.story import Round, step
from support.terminal import Terminal

folder = sample()
listed = {item["name"]: item["resident"]
          for item in homeround("list", "--folder", folder, "--json").json}
NGUYEN = "NGUYỄN, Văn Thành (Mr)"
STUBBS = "STUBBS, Harold (Mr)"
STRIP = "ROUTE NOT RECORDED"


def shown(name):
    found = homeround("show", listed[name], "--folder", folder, "--json").json
    conforms(found, "show.schema.json")
    return found


def item(name):
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    return {one["name"]: one for one in found}[name]


def measure(terminal, values):
    """Fills the form of observations in; what is None stays empty."""
    terminal.key("v")
    terminal.wait("OBSERVATIONS", "Leave empty what was not measured.")
    questions = [
        ("Breathing rate", "respiration"), ("Oxygen saturation", "saturation"),
        ("Was oxygen being given?", "oxygen"), ("Blood pressure, upper", "systolic"),
        ("Pulse", "pulse"), ("Consciousness", "consciousness"), ("Temperature", "temperature")]
    for question, name in questions:
        value = values.get(name)
        if value is None:
            continue
        if name in ("oxygen", "consciousness"):
            terminal.choose(question, value)
        else:
            terminal.fill(question, str(value))
    terminal.key("C-s")


WELL = {"respiration": 18, "saturation": 90, "oxygen": "No, on air", "systolic": 130, "pulse": 80,
        "consciousness": "A: alert", "temperature": "36.9"}
SICK = {"respiration": 26, "saturation": 90, "oxygen": "Yes, on oxygen", "systolic": 88,
        "pulse": 134, "consciousness": "V: answers to voice", "temperature": "39.5"}

terminal = Terminal([program(), "--folder", folder])
work = Round(terminal)

with step("scale 2 (scenario 3): with a clinician's target 90 % on air scores 0", terminal):
    terminal.wait("Rosewood House", "To see")
    work.open_resident("thanh", NGUYEN)
    measure(terminal, WELL)
    terminal.sign("Saved: observations for")
    terminal.wait("OBSERVATIONS SAVED", "NEWS2 0 (low)", "oxygen scale 2")
    expect_equal(item(NGUYEN)["news2"]["total"], 0, "total")
    terminal.key("Escape")
    terminal.wait("Why flagged")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("scale 1 (scenario 3): the same without a target scores 3, and a 3 in one part is said",
          terminal):
    work.open_resident("stubbs", STUBBS)
    measure(terminal, WELL)
    terminal.sign("Saved: observations for")
    terminal.wait("NEWS2 3 (low-medium), a 3 in one part", "SAME DAY: NEWS2 3 for oxygen saturation")
    score = item(STUBBS)["news2"]
    expect_equal([score["total"], score["singleThree"]], [3, True], "score")
    terminal.key("Escape")
    terminal.wait("Why flagged")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("incomplete (scenario 4): no total, the missing item named, nothing stored as nought",
          terminal):
    work.open_resident("stubbs", STUBBS)
    measure(terminal, {**WELL, "saturation": 97, "temperature": None})
    terminal.wait("Not measured: temperature")
    terminal.sign("Saved: observations for")
    terminal.wait("NEWS2 incomplete: temperature not measured")
    last = shown(STUBBS)["observations"][-1]
    expect("temperature" not in last, f"temperature was stored: {last}")
    score = item(STUBBS)["news2"]
    expect_equal([score["total"], score["band"], score["missing"]], [None, None, ["temperature"]],
                 "score")
    terminal.key("Escape")
    terminal.wait("Why flagged")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("impossible values are refused by their question and stay typed", terminal):
    work.open_resident("stubbs", STUBBS)
    terminal.key("v")
    terminal.wait("OBSERVATIONS")
    terminal.fill("Temperature", "395")
    terminal.key("C-s")
    terminal.wait("Temperature cannot be that: it is 25.0 to 45.0 °C.", "395")
    terminal.key("Escape")
    terminal.wait("Not signed. What you typed is kept as a draft.")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("urgent (scenario 2): NEWS2 19 is said after it was saved, with whom to ring", terminal):
    terminal.key("C-p")
    terminal.wait("WHAT DO YOU WANT TO DO?")
    terminal.type("murphy")
    terminal.key("Tab")
    terminal.wait("WHICH RESIDENT?", "MURPHY")
    terminal.key("Enter")
    terminal.wait("Not on this round's list.")
    MURPHY = next(line for line in terminal.screen().splitlines() if "MURPHY" in line).split("   ")[0]
    MURPHY = MURPHY.strip()
    measure(terminal, SICK)
    expect(not terminal.shows("NEWS2 19"), "the score was said before it was saved")
    terminal.sign("Saved: observations for")
    terminal.wait("NEWS2 19 (high), a 3 in one part", "ACT NOW: NEWS2 19",
                  "homeround has told nobody. Ring now.")
    terminal.key("Escape")
    terminal.wait("Not on this round's list.")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("urgent (scenario 2): the flag can't be saved as routine without saying who and why",
          terminal):
    terminal.key("a")
    terminal.wait("ADD TO THIS ROUND: which resident?")
    terminal.type("murphy")
    terminal.wait("MURPHY")
    terminal.key("Enter")
    terminal.wait("ADD TO THIS ROUND")
    terminal.choose("Why? (any number)", "sudden change")
    terminal.choose("Priority", "soon")
    terminal.fill("Why this priority?", "not herself")
    terminal.key("C-s")
    terminal.wait("ACT NOW, not for the round: NEWS2 19", "Choose what happens now.")
    terminal.choose("ACT NOW", "It may wait for the round")
    terminal.key("C-s")
    terminal.wait("Name who decided that it may wait.")
    terminal.key("BTab")
    terminal.until(
        "the question before", lambda screen: (terminal.focused(screen) or "").startswith("ACT NOW"))
    terminal.choose("ACT NOW", "Urgent: ring now")
    terminal.key("C-s")
    terminal.wait("Stands on the list as escalated, not as routine")
    terminal.sign("Saved:")
    terminal.wait("URGENT CARD: WHOM TO RING", STRIP, "999")
    listed.update({one["name"]: one["resident"]
                   for one in homeround("list", "--folder", folder, "--json").json})
    expect_equal(item(MURPHY)["status"], "escalated", "status")
    check = entries(folder, "urgency.checked")[-1]["body"]
    expect_equal([check["answer"], check["rules"]], ["escalated", "1"], "the check")
    expect(homeround("list", "--folder", folder).text.startswith(STRIP), "list does not say it")

with step("the route that is not recorded stays on every screen", terminal):
    for key, seen in (("Escape", "Why flagged"), ("Escape", "By priority"), ("?", "HELP:"),
                      ("Escape", "By priority"), ("s", "SHEET FOR THE HOME"),
                      ("Escape", "By priority"), ("d", "An urgent concern is still open")):
        terminal.key(key)
        terminal.wait(f"{STRIP}: MURPHY", seen)
    terminal.key("F9")
    terminal.wait("Your PIN, then Enter, shows the screen again.", STRIP)
    expect(not terminal.shows("MURPHY"), "a name on the hidden screen")
    terminal.key("x")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait(f"{STRIP}: MURPHY", "By priority")

with step("after the call: route, time, who was told and what they said", terminal):
    # The card is of whoever is selected, never of somebody else whom the line at the top names.
    terminal.key("g", "!")
    terminal.wait("URGENT CARD", "WHITLOCK, Ernest (Mr)   Born")
    expect(not terminal.shows("URGENT CARD: WHOM TO RING MURPHY"), "the card of another resident")
    terminal.key("Escape")
    terminal.wait("By priority")
    terminal.key("C-p")
    terminal.wait("WHAT DO YOU WANT TO DO?")
    terminal.type("murphy")
    terminal.wait("MURPHY, Patrick")
    terminal.key("Enter")
    terminal.wait("Why flagged", MURPHY)
    terminal.key("!")
    terminal.wait("URGENT CARD", MURPHY, "999: 999")
    terminal.key("w")
    terminal.wait("WHO WAS TOLD?")
    terminal.choose("Which route was used?", "999")
    terminal.fill("Who was told?", "999 call handler")
    terminal.fill("What did they say?", "Crew on its way.")
    terminal.key("C-s")
    terminal.sign("Saved: urgent concern for")
    terminal.wait("Told: 999 call handler. They said: Crew on its way.")
    terminal.wait_gone(STRIP)
    concern = shown(MURPHY)["escalations"][-1]
    expect_equal(concern["ending"], None, "ending")
    expect_equal([(step["step"], step["route"], step["who"]) for step in concern["followUps"]],
                 [("told", "emergency999", "999 call handler")], "follow-ups")
    expect(STRIP not in homeround("list", "--folder", folder).text, "list still says it")

with step("afternoon (scenario 20): decided for hospital, the clock shows, transport needs its time",
          terminal):
    now = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London"))
    terminal.key("h")
    terminal.wait("VISIT OR TRANSFER")
    terminal.choose("What has happened?", "Decision made")
    # Yesterday, so that 11:10 has been whenever the story is told.
    terminal.go_to("On which day?")
    terminal.key("C-u")
    terminal.type("yesterday")
    terminal.go_to("At what time?")
    terminal.key("C-u")
    terminal.type("11:10")
    terminal.fill("By whom, or whom was it asked of?", "Dr Shah")
    terminal.choose("What was decided?", "To hospital")
    terminal.key("C-s")
    terminal.wait("To hospital: was transport asked for, and when?")
    terminal.choose("Was transport asked for?", "Yes")
    terminal.key("C-s")
    terminal.wait("The time at which transport was asked for is needed.")
    terminal.type("11:20")
    terminal.key("C-s")
    yesterday = (now.date() - datetime.timedelta(days=1)).strftime("%d-%b-%Y")
    terminal.wait(f"To hospital: 14:00 of {yesterday} has passed.", "Transport asked for 11:20")
    terminal.sign("Saved: urgent concern for")
    terminal.wait("Decision made", "To hospital", f"14:00 of {yesterday} has passed")
    steps = [one["body"]["step"] for one in entries(folder, "escalation.followed")]
    expect_equal(steps, ["told", "decided", "transport"], "steps")

with step("it ends when somebody says how, and only then is it to be seen again", terminal):
    terminal.key("E")
    terminal.wait("HOW DID IT END?")
    terminal.fill("How did it end?", "Taken to hospital.")
    terminal.key("C-s")
    terminal.sign("Saved: urgent concern for")
    expect_equal(item(MURPHY)["status"], "toSee", "status")
    terminal.key("q")
    # The observations that were refused are a draft.
    terminal.wait("q again leaves")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()

with step("line by line: the card is said, and the route is recorded"):
    plain = Plain("--folder", folder)
    number = plain.number("STUBBS")
    plain.type(f"e {number}")
    plain.answer("What is the concern?", "hit his head")
    # Nothing more is asked then, and the review follows by itself.
    plain.choose("Which route was used?", "Not yet")
    plain.expect("homeround has told nobody. Ring now.")
    plain.sign("Saved: urgent concern for")
    plain.expect("Urgent card: whom to ring", f"!! {STRIP}: STUBBS", "Read this out", "999: 999")
    plain.type("w")
    plain.choose("Which route was used?", "999")
    plain.answer("Who was told?", "call handler")
    plain.check()
    plain.sign("Saved: urgent concern for")
    plain.type("")
    plain.leave()
    expect_equal(homeround("list", "--folder", folder).text.count(STRIP), 0, "strips")

with step("a spreadsheet: the urgent row is escalated, and the report says to ring now"):
    sheet = new_place() / "flags.csv"
    sheet.write_text(
        "Name,Room,Reasons,Red flags,Respiration,Saturation,Oxygen,Systolic,Pulse,Consciousness,"
        "Temperature\n"
        '"Quick, Ann",61,sudden change,,26,90,yes,88,134,V,39.5\n'
        '"Slow, Ben",62,pain,new severe pain,,,,,,,\n'
        '"Calm, Cid",63,vaccination,,,,,,,,\n')
    report = homeround("flags", "import", sheet, "--folder", folder).text
    for words in ("ESCALATED, not routine: ring now.", "Nobody has said who decides about this today",
                  "ACT NOW, not for the round. homeround has told nobody. Ring now:",
                  "SAME DAY, not for the round."):
        expect(words in report, f"{words!r} is not in\n{report}")
    found = {one["name"]: one["status"]
             for one in homeround("list", "--folder", folder, "--json").json}
    expect_equal([found["QUICK, Ann"], found["SLOW, Ben"], found["CALM, Cid"]],
                 ["escalated", "toSee", "toSee"], "statuses")
    expect(homeround("list", "--folder", folder).text.startswith(f"{STRIP}  QUICK, Ann"), "list")

with step("the journals are whole"):
    verify_is_clean(folder)

finish()
