"""A round worked line by line: the same questions, the same reviews as on the screen."""

import datetime
import os
import stat

from support.checks import expect, expect_equal, finish
from support.plain import Plain, on_a_terminal
from support.program import homeround, new_place, sample, verify_is_clean
from support.story import expect_review, round_day, step, typed

folder = sample()

ROUND_DAY = round_day(folder)
WEEK_AFTER = ROUND_DAY + datetime.timedelta(days=7)
TWO_WEEKS_AFTER = ROUND_DAY + datetime.timedelta(days=14)
IN_A_WEEK = WEEK_AFTER.isoformat()
IN_TWO_WEEKS = TWO_WEEKS_AFTER.isoformat()
listed = homeround("list", "--folder", folder, "--json").json
who = {item["name"].split(",")[0]: item["resident"] for item in listed}
# What the care plan says before the round.
SKIN = next((item["after"] for item in reversed(homeround(
    "show", who["Ó BRIAIN"], "--folder", folder, "--json").json["carePlanChanges"])
    if item["heading"] == "Skin"), "")
plain = Plain("--folder", folder)

with step("the list says who is to be seen, and that nobody in it is real"):
    plain.expect("PRETEND RESIDENTS", "0 of 15 done", "HUGHES, Marjorie (Mrs), room 5")

with step("part of a name finds a resident, also without its accents"):
    plain.type("briain")
    plain.expect("Ó BRIAIN, Caitríona (Ms)")

with step("a command about a resident asks for whom, and changes nothing"):
    plain.type("o")
    plain.expect("For whom?")

with step("a resident is read section by section"):
    plain.type(plain.number("BRIAIN"))
    plain.expect("Penicillin", "Why flagged", "More: 1 ")
    plain.type("all")
    plain.expect("Care plan", "Medicines")
    plain.type("")

with step("an outcome with a medicine, a care-plan change and an action"):
    plain.type(f"o {plain.number('BRIAIN')}")
    plain.expect("OUTCOME", "NHS No.")
    plain.choose("How was the resident seen", "Seen face to face")
    plain.answer("asks: ", "Not for this toe; naproxen stops, since her kidneys are worse.")
    plain.choose("What came of it", "Medicine change", "Care plan change")
    plain.answer("What was found and decided", "Toe red, not spreading.\\", "No fever.")
    plain.answer("Medicine changes", "add")
    plain.choose("What is done", "Stop")
    plain.answer("^Medicine$", "Naproxen 250 mg")
    plain.answer("Before", "One twice a day")
    plain.answer("Why", "eGFR 34")
    plain.choose("Must the MAR", "Yes")
    plain.answer("Prescriber", "Dr Shah")
    plain.expect("Noted in the form", "1 Stop: Naproxen 250 mg")
    plain.answer("Care-plan changes", "add")
    plain.choose("Heading of the care plan", "Skin")
    plain.answer("After", "Heels off the bed.")
    plain.answer("Why", "New redness")
    plain.answer("Agreed with", "J. Reed")
    plain.choose("In what role", "designated person")
    plain.answer("Look at it again", typed(TWO_WEEKS_AFTER))
    plain.expect("= ", "Noted in the form")
    plain.answer("Actions", "add")
    plain.answer("What must be done", "Take blood for kidney function")
    plain.choose("Who must act", "Practice")
    plain.answer("Name the person", "Practice phlebotomist")
    plain.answer("By when", "3/4")
    plain.expect("Type the month in letters.")
    plain.type(typed(WEEK_AFTER))
    plain.expect("Noted in the form")
    plain.check()
    plain.expect("After: Heels off the bed.", "The MAR must be changed today.", "Nothing is signed yet")

with step("a wrong PIN signs nothing, an empty line goes back, and the right PIN signs"):
    plain.type("9999")
    plain.expect("That is not the PIN. Nothing is signed.")
    plain.type("")
    plain.check()
    plain.sign("Saved: outcome for Ó BRIAIN, Caitríona (Ms)")
    expect_review(folder, who["Ó BRIAIN"], {
        "contact": "faceToFace",
        "answers": [("Not for this toe; naproxen stops, since her kidneys are worse.", None)],
        "outcomes": [("medicineChange", None), ("carePlanChange", None)],
        "text": "Toe red, not spreading.\nNo fever.",
        "medicineChanges": [{
            "change": "stop", "medicine": "Naproxen 250 mg", "before": "One twice a day",
            "why": "eGFR 34", "marToday": True, "prescriber": "Dr Shah"}],
        "carePlanChanges": [{
            "heading": "Skin", "before": SKIN, "after": "Heels off the bed.",
            "why": "New redness", "agreedWith": "J. Reed", "agreedRole": "designated person",
            "reviewOn": IN_TWO_WEEKS}],
        "actions": [{
            "what": "Take blood for kidney function", "ownerSide": "practice",
            "owner": "Practice phlebotomist", "due": IN_A_WEEK, "dueNextRound": False}],
    })

with step("a missing answer is named, and back always works"):
    plain.type(f"o {plain.number('HUGHES')}")
    plain.type("")
    plain.expect("! Choose how the resident was seen.")
    plain.type("/back")
    plain.choose("How was the resident seen", "Records looked at only")
    plain.answer("Or: not answered because", "waits for the dietitian")
    plain.choose("What came of it", "Advice or watch")
    plain.answer("Advice or watch: what", "food chart")
    plain.type("/check")
    plain.expect("missing or unclear", "! Call if what happens?")
    plain.answer("The home should call if", "she eats less than half of two meals")
    plain.answer("by when", "until the next round")
    plain.answer("whom", "practice, duty doctor")
    plain.expect("REVIEW AND SIGN")
    plain.sign("Saved: outcome for HUGHES, Marjorie (Mrs)")
    expect_review(folder, who["HUGHES"], {
        "contact": "recordReview", "answers": [(None, "waits for the dietitian")],
        "outcomes": [("advice", "food chart")],
        "safetyNet": {
            "callIf": "she eats less than half of two meals",
            "by": f"until the next round ({WEEK_AFTER:%a %d-%b-%Y})",
            "route": "practice, duty doctor"},
    })

with step("considered, nothing needed"):
    plain.type(f"0 {plain.number('STUBBS')}")
    plain.expect("CONSIDERED, NOTHING NEEDED")
    while "REVIEW AND SIGN" not in "\n".join(plain.said):
        plain.type("He sleeps when his wife is there; no tablet.")
    plain.sign("Saved: considered, nothing needed for STUBBS, Harold (Mr)")

with step("a form that is left keeps what was typed"):
    plain.type(f"o {plain.number('CLEGG')}")
    plain.choose("How was the resident seen", "Seen face to face")
    plain.type("/leave")
    plain.expect("What you typed is kept")
    plain.type(f"o {plain.number('CLEGG')}")
    # The draft is offered on a screen without a talk of its own: Enter goes on with it.
    plain.type("Enter")
    plain.type("/list")
    plain.expect("How was the resident seen? Seen face to face")
    plain.type("/leave")

with step("the text for the clinical system, saved for this account only"):
    plain.type(f"p {plain.number('BRIAIN')}")
    plain.expect("TEXT FOR THE CLINICAL SYSTEM", "Medicine: Stop: Naproxen 250 mg", "Due: ")
    plain.type("w")
    plain.expect("Saved as ")
    saved = next(line for line in plain.said if line.startswith("Saved as ")).split(" as ", 1)[1]
    expect_equal(stat.S_IMODE(os.stat(saved).st_mode), 0o600, "mode")
    expect("briain" not in os.path.basename(saved).lower(), saved)
    with open(saved, encoding="utf-8") as file:
        text = file.read()
    expect_equal(text, homeround("paste", who["Ó BRIAIN"], "--folder", folder).text, "the file")
    plain.type("")

with step("an urgent concern is ended, the rest is carried forward, and the round is closed"):
    plain.type(f"E {plain.number('WHITLOCK')}")
    plain.answer("How did it end", "Taken to hospital")
    while "REVIEW AND SIGN" not in "\n".join(plain.said):
        plain.type("")
    plain.sign("Saved: urgent concern for WHITLOCK")
    plain.type("d")
    plain.expect("CLOSE THE ROUND")
    while "REVIEW AND SIGN" not in "\n".join(plain.said):
        question = plain.question()
        if "was not reached" in question:
            plain.type("1")
        elif question.startswith("Why is it safe"):
            plain.type("seen by the nurse this morning")
        elif question.startswith("MAR today, "):
            plain.type("1")
        elif question.startswith("Who was told?"):
            plain.type("J. Reed, deputy manager")
        elif question.startswith("How?"):
            plain.type("1")
        elif question.startswith("At what time?"):
            plain.type("")
        elif question.startswith("A note for whoever"):
            plain.type("")
        else:
            raise AssertionError(plain.heard())
    plain.sign("Saved: the round is closed.")
    plain.expect("SHEET FOR THE HOME", "MAR TODAY", "Naproxen 250 mg")
    plain.type("")
    statuses = {item["name"].split(",")[0]: item["status"] for item in homeround(
        "list", "--folder", folder, "--json").json}
    expect_equal(statuses["HUGHES"], "reviewed", "HUGHES")

with step("leaving names what is not signed, and the journals are whole"):
    plain.type("q")
    plain.type("q") if plain.prompt else None
    plain.process.stdin.close()
    expect_equal(plain.process.wait(timeout=30), 0, "exit code")
    verify_is_clean(folder)

with step("a PIN typed at a terminal is never shown"):
    other = sample()
    shown, code = on_a_terminal(
        ["--plain", "--folder", other],
        [("command (?: all)>", "0 14"), (">", "words for the note"), ("it is not shown", "1234"),
         ("Saved: considered", "q")], TERM="dumb")
    expect("words for the note" in shown, "what is typed elsewhere is shown")
    # That of the pretend home is told before it is asked for; what is typed is not shown.
    told = "In this pretend home the PIN is 1234."
    expect_equal(shown.count(told), 1, "that the PIN is told")
    expect("1234" not in shown.replace(told, ""), f"the PIN was shown:\n{shown}")
    expect_equal(code, 0, "exit code")

with step("a terminal that can do nothing gets the lines without being asked for them"):
    shown, code = on_a_terminal(
        ["--folder", other], [("command (?: all)>", "q")], TERM="dumb")
    expect("line by line" in shown and "\x1b" not in shown, shown)
    shown, code = on_a_terminal(
        ["--folder", other], [("command (?: all)>", "q")], TERM="xterm", HOMEROUND_PLAIN="1")
    expect("line by line" in shown and "\x1b" not in shown, shown)
    shown, code = on_a_terminal(["--folder", other], [("command (?: all)>", "q")], TERM="dumb", HOMEROUND_PLAIN="0")
    expect("can't show a full screen" in shown and "line by line" in shown, shown)

with step("the demonstration too, wherever --plain stands"):
    for arguments in (["demo", new_place() / "a", "--plain"], ["--plain", "demo", new_place() / "b"]):
        shown, code = on_a_terminal(
            arguments, [("command (?: all)>", "q")], TERM="xterm-256color")
        expect("0 of 15 done" in shown and "\x1b" not in shown, shown)
        expect_equal(code, 0, "exit code")

with step("keys that send sequences leave nothing in an answer"):
    keyed = Plain("--folder", other)
    keyed.type("\x1b[A\x1b[200~clegg\x1b[201~\x1b]52;c;AAAA\x07")
    keyed.expect("CLEGG, Arthur (Mr)")
    expect("AAAA" not in "\n".join(keyed.said), keyed.heard())
    expect_equal(keyed.leave()[0], 0, "exit code")

finish()
