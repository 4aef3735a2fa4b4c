"""A real home from two spreadsheets: imports, the first run's questions, a round, the sheet."""

import datetime
import json

from support.checks import expect, expect_equal, finish
from support.program import (
    RESOURCES, contents, entries, homeround, new_place, program, verify_is_clean)
from support.schema import conforms
from support.story import Round, expect_review, round_day, step, today
from support.terminal import Terminal

PIN = "490267"
LOOK_AGAIN = today() + datetime.timedelta(days=60)
ANSWERS = {
    "CROWTHER, Elsie (Miss)": ("elsie", "Yes: doxycycline, since penicillin is out."),
    "ATKINSON, Mavis (Mrs)": ("atkinson", "Yes, codeine 15 mg when needed; watch the bowels."),
    "CROWTHER, Elsa (Mrs)": ("elsa", "Not yet; fortify food and weigh weekly."),
    "BHATTACHARYA, Sunil (Mr)": ("bhattacharya", "Next week, with the foot check."),
    "GREENHALGH, Thomas (Mr)": ("greenhalgh", "Back on repeat from today."),
}

folder = new_place() / "the laurels"

with step("spreadsheets: a register and a list of flags make a home"):
    homeround(
        "residents", "import", RESOURCES / "residents-example.csv", "--folder", folder, "--home",
        "The Laurels")
    homeround("flags", "import", RESOURCES / "flags-example.csv", "--folder", folder)
    before = homeround("list", "--folder", folder, "--json").json
    identifiers = {item["name"]: item["resident"] for item in before}
    expect_equal(len(before), 6, "flagged")

terminal = Terminal([program(), "--folder", folder])
work = Round(terminal, pin=PIN)

with step("spreadsheets: the first run asks who works here, and says what is missing", terminal):
    terminal.wait("WELCOME TO HOMEROUND", "What would you like to do?")
    terminal.choose("What would you like to do?", "Set it up for my own work")
    terminal.key("Enter")
    terminal.wait("1 OF 3: WHO ARE YOU?")
    terminal.fill("Your name", "R. Osei")
    terminal.choose("Your role", "Nurse")
    terminal.fill("Your registration number", "12345")
    terminal.fill("Your practice or organisation", "Hill Street Practice")
    terminal.key("Enter")
    terminal.wait("This does not have the form of a number of this register.")
    terminal.key("C-u")
    terminal.type("12a3456e")
    terminal.key("C-s")
    terminal.wait("2 OF 3: WHICH CARE HOME?", "The Laurels")
    terminal.key("Enter")
    terminal.wait("3 OF 3: A PIN TO SIGN WITH")
    terminal.fill("A PIN of your own", PIN)
    terminal.fill("The PIN again", "1111")
    terminal.key("Enter")
    terminal.wait("This is not the same PIN.")
    terminal.key("C-u")
    terminal.type(PIN)
    terminal.key("Enter")
    terminal.wait("The Laurels", "0 of 6", "To see (6)")
    expect(not terminal.shows("PRETEND"), "a real home is called a pretend one")

with step("spreadsheets: who signs is kept, with a PIN that cannot be read", terminal):
    people = list((folder / "local" / "people").glob("*.json"))
    expect_equal(len(people), 1, "people")
    person = json.loads(people[0].read_text())
    expect_equal(person["author"], {
        "name": "R. Osei", "role": "nurse", "organisation": "Hill Street Practice",
        "registration": {"body": "NMC", "number": "12A3456E"}}, "the person")
    for name, data in contents(folder).items():
        expect(PIN.encode() not in data, f"the PIN stands in {name}")

with step("spreadsheets: an outcome with a care-plan change where there is no plan yet", terminal):
    work.outcome("farooq", "FAROOQ, Shabnam (Mrs)", {
        "contact": "Spoke with staff by telephone",
        "answer": "Mirtazapine to 7.5 mg at night; look again in two weeks.",
        "outcomes": ["Medicine change", "Care plan change"],
        "text": "Son agrees.",
        "medicines": [{
            "change": "Change of dose", "medicine": "Mirtazapine", "before": "15 mg at night",
            "after": "7.5 mg at night", "why": "drowsy by day", "marToday": False}],
        "carePlan": [{
            "heading": "Night care", "after": "Note the hours slept.", "why": "drowsy by day",
            "agreedWith": "her son", "agreedRole": "relative", "reviewOn": LOOK_AGAIN.strftime("%d %b %Y")}],
    })

for name, (search, answer) in ANSWERS.items():
    with step(f"spreadsheets: considered, nothing needed, for {name}", terminal):
        work.nothing_needed(search, name, answer)

with step("spreadsheets: the round is closed and the sheet saved", terminal):
    terminal.wait("6 of 6")
    terminal.key("d")
    terminal.wait("CLOSE THE ROUND", "Everyone on the list is accounted for")
    terminal.key("C-s")
    work.sign("SHEET FOR THE HOME")
    terminal.key("w")
    terminal.wait("Saved as")
    terminal.key("Escape")
    terminal.wait_gone("SHEET FOR THE HOME")
    terminal.wait("CLOSED", "Reviewed (6)")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()

with step("spreadsheets: the record says exactly what was keyed"):
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    expect_equal({item["status"] for item in found}, {"reviewed"}, "statuses")
    shown = expect_review(folder, identifiers["FAROOQ, Shabnam (Mrs)"], {
        "contact": "telephoneWithStaff",
        "answers": [("Mirtazapine to 7.5 mg at night; look again in two weeks.", None)],
        "outcomes": [("medicineChange", None), ("carePlanChange", None)],
        "text": "Son agrees.",
        "medicineChanges": [{
            "change": "doseChange", "medicine": "Mirtazapine", "before": "15 mg at night",
            "after": "7.5 mg at night", "why": "drowsy by day", "marToday": False}],
        "carePlanChanges": [{
            "heading": "Night care", "before": "", "after": "Note the hours slept.",
            "why": "drowsy by day", "agreedWith": "her son", "agreedRole": "relative",
            "reviewOn": LOOK_AGAIN.isoformat()}],
    })
    conforms(shown, "show.schema.json")
    expect_equal(shown["reviews"][-1]["by"]["name"], "R. Osei", "who signed")
    for name, (_, answer) in ANSWERS.items():
        expect_review(folder, identifiers[name], {
            "contact": "recordReview", "outcomes": [("noChangeNeeded", None)],
            "answers": [(answer, None)]})
    expect_equal(len(entries(folder, "round.closed")), 1, "rounds closed")

with step("spreadsheets: the sheet is final, and the same list once more adds nobody"):
    text = homeround("sheet", "--folder", folder).text
    expect("ROUND STILL OPEN" not in text, text)
    expect("PRETEND" not in text, "a real home's sheet says PRETEND")
    for words in ("The Laurels", "R. Osei", "Mirtazapine", "Note the hours slept."):
        expect(words in text, f"the sheet does not say {words!r}")
    saved = list(folder.rglob(f"sheet-{round_day(folder).isoformat()}.txt"))
    expect_equal(len(saved), 1, "sheets saved")
    verify_is_clean(folder)
    kept = contents(folder)
    homeround(
        "flags", "import", RESOURCES / "flags-example.csv", "--folder", folder, "--round",
        round_day(folder).isoformat(), code=1)
    expect_equal(contents(folder), kept, "the folder after a list for a closed round")

finish()
