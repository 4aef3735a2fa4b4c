"""A whole weekly round by keystrokes, and what the record, the sheet and the journals hold after it."""

import datetime
import re

from support.checks import expect, expect_equal, finish
from support.program import entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import Round, expect_review, round_day, step, told_of_mar, typed
from support.terminal import Terminal

folder = sample()

ROUND_DAY = round_day(folder)
WEEK_AFTER = ROUND_DAY + datetime.timedelta(days=7)
TWO_WEEKS_AFTER = ROUND_DAY + datetime.timedelta(days=14)
IN_A_WEEK = WEEK_AFTER.isoformat()
NEXT_ROUND = WEEK_AFTER.strftime("%a %d-%b-%Y")
IN_TWO_WEEKS = TWO_WEEKS_AFTER.isoformat()

# Search words, the name on screen, what is keyed, and what the record must then say.
REVIEWS = [
    ("briain", "Ó BRIAIN, Caitríona (Ms)", {
        "contact": "Seen face to face",
        "answer": "Not for this toe; naproxen stops, since her kidneys are worse.",
        "outcomes": ["Medicine change"],
        "text": "Toe red, not spreading.\nNo fever.",
        "medicines": [{
            "change": "Stop", "medicine": "Naproxen 250 mg", "before": "One twice a day",
            "why": "eGFR 34", "marToday": True, "prescriber": "Dr Shah"}],
    }, {
        "contact": "faceToFace",
        "answers": [("Not for this toe; naproxen stops, since her kidneys are worse.", None)],
        "outcomes": [("medicineChange", None)],
        "text": "Toe red, not spreading.\nNo fever.",
        "medicineChanges": [{
            "change": "stop", "medicine": "Naproxen 250 mg", "before": "One twice a day",
            "why": "eGFR 34", "marToday": True, "prescriber": "Dr Shah"}],
    }),
    ("pemberton", "PEMBERTON, Dorothy (Mrs)", {
        "contact": "Seen by video",
        "answer": "The discharge letter is right.",
        "outcomes": ["Care plan change"],
        "carePlan": [{
            "heading": "Mobility and falls", "after": "Stands with one carer and the frame; 10 m.",
            "why": "Stronger since the physiotherapy", "agreedWith": "J. Reed",
            "agreedRole": "designated person", "reviewOn": typed(TWO_WEEKS_AFTER)}],
    }, {
        "contact": "video", "answers": [("The discharge letter is right.", None)],
        "outcomes": [("carePlanChange", None)],
        "carePlanChanges": [{
            "heading": "Mobility and falls",
            "before": "Walks with a frame and one carer. Since hospital: two carers to stand, "
                      "wheelchair to the dining room.",
            "after": "Stands with one carer and the frame; 10 m.",
            "why": "Stronger since the physiotherapy", "agreedWith": "J. Reed",
            "agreedRole": "designated person", "reviewOn": IN_TWO_WEEKS}],
    }),
    ("ashdown", "ASHDOWN, Winifred (Miss)", {
        "contact": "Spoke with staff by telephone",
        "answer": "Liquid morphine as written up; senna may stop.",
        "outcomes": ["Tests"], "details": {"Tests": "blood test"},
        "actions": [{
            "what": "Take blood for kidney function", "side": "Practice",
            "owner": "Practice phlebotomist", "due": typed(WEEK_AFTER)}],
    }, {
        "contact": "telephoneWithStaff",
        "answers": [("Liquid morphine as written up; senna may stop.", None)],
        "outcomes": [("tests", "blood test")],
        "actions": [{
            "what": "Take blood for kidney function", "ownerSide": "practice",
            "owner": "Practice phlebotomist", "due": IN_A_WEEK, "dueNextRound": False}],
    }),
    ("hughes", "HUGHES, Marjorie (Mrs)", {
        "contact": "Records looked at only",
        "because": "waits for the dietitian",
        "outcomes": ["Advice or watch", "See again at the next round"],
        "details": {"Advice or watch": "food chart", "See again at the next round": "weight"},
        "callIf": "she eats less than half of two meals", "callBy": "until the next round",
        "callRoute": "practice, duty doctor",
    }, {
        "contact": "recordReview", "answers": [(None, "waits for the dietitian")],
        "outcomes": [("advice", "food chart"), ("seeAgain", "weight")],
        "safetyNet": {
            "callIf": "she eats less than half of two meals", "by": f"until the next round ({NEXT_ROUND})",
            "route": "practice, duty doctor"},
    }),
    ("fairclough", "FAIRCLOUGH, Sidney (Mr)", {
        "contact": "Not seen", "notSeen": "asleep", "notSeenDetail": "after a bad night",
        "because": "he was not seen",
    }, {
        "contact": "notSeen", "notSeenReason": "asleep",
        "answers": [(None, "he was not seen")], "outcomes": [],
    }),
    ("stubbs", "STUBBS, Harold (Mr)", {
        "contact": "Seen face to face",
        "answer": "Pain at night: paracetamol at bedtime first; his wife knows.",
        "outcomes": ["Referral or other professional", "Resolved"],
        "details": {"Referral or other professional": "memory clinic"},
        "actions": [{
            "what": "Refer to the memory clinic; letter to his wife", "side": "Practice",
            "owner": "K. Adeyemi", "due": "next round"}],
    }, {
        "contact": "faceToFace",
        "answers": [("Pain at night: paracetamol at bedtime first; his wife knows.", None)],
        "outcomes": [("referral", "memory clinic"), ("resolved", None)],
        "actions": [{
            "what": "Refer to the memory clinic; letter to his wife", "ownerSide": "practice",
            "owner": "K. Adeyemi", "dueNextRound": True, "due": IN_A_WEEK}],
    }),
]

NOTHING_NEEDED = [
    ("nguyen", "NGUYỄN, Văn Thành (Mr)", "No; a rescue pack is here already."),
    ("papadopoulou", "PAPADOPOULOU, Eleni (Mrs)", "Medicines confirmed with the last practice."),
    ("hartley", "HARTLEY-BROWN, Zoë (Ms)", "Yes, at eight weeks; valve by day is fine."),
    ("clegg", "CLEGG, Arthur (Mr)", "Assessed last week: he can decide this."),
    ("wisniewski", "WIŚNIEWSKI, Błażej (Mr)", "Booked for a structured review on its own day."),
    ("oyelaran", "OYELARAN, Adébáyọ̀ (Mr)", "One sachet more; call if there is none for 3 days."),
    ("kaur", "KAUR, Gurbaksh (Mrs)", "On Thursday; gliclazide stays until then."),
    ("abernathy", "ABERNATHY, Jean (Mrs)", "The GP, with her daughter; a time is agreed."),
]

before = homeround("list", "--folder", folder, "--json").json
identifiers = {item["name"]: item["resident"] for item in before}
terminal = Terminal([program(), "--folder", folder])
work = Round(terminal)

with step("story: the program opens on this week's list", terminal):
    expect_equal(len(before), 15, "residents flagged")
    terminal.wait("Rosewood House", "0 of 15", "K. Adeyemi", "PRETEND", "Escalated (1)", "To see (14)")

with step("story: while an urgent concern is open the round cannot be closed", terminal):
    terminal.key("d")
    terminal.wait("An urgent concern is still open: WHITLOCK, Ernest (Mr)")

with step("story: how the urgent concern ended is recorded and signed with the PIN", terminal):
    work.open_resident("whitlock", "WHITLOCK, Ernest (Mr)")
    terminal.key("E")
    terminal.wait("HOW DID IT END?")
    terminal.fill("How did it end?", "Admitted to the Royal, ward 7.")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Your PIN")
    terminal.type("9999")
    terminal.key("Enter")
    terminal.wait("That is not the PIN. Nothing is signed.")
    expect_equal(entries(folder, "escalation.ended"), [], "endings before the right PIN")
    work.sign("Saved: urgent concern for WHITLOCK, Ernest (Mr)")
    endings = entries(folder, "escalation.ended")
    expect_equal([entry["body"]["ending"] for entry in endings],
                 ["Admitted to the Royal, ward 7."], "endings")

with step("story: the list is put in another order", terminal):
    terminal.key("r")
    terminal.wait("Your order")
    terminal.key("Space", "Up", "Up", "Space", "C-s")
    terminal.wait("ORDER OF THE LIST", "1 WHITLOCK, Ernest (Mr), room 22")
    work.sign("Saved: the list is in your order")
    order = [item["name"] for item in homeround("list", "--folder", folder, "--json").json]
    wanted = [item["name"] for item in before]
    wanted.insert(0, wanted.pop(wanted.index("WHITLOCK, Ernest (Mr)")))
    expect_equal(order, wanted, "the order of the list")

with step("story: he is in hospital, so he is not seen", terminal):
    work.outcome("whitlock", "WHITLOCK, Ernest (Mr)", {
        "contact": "Not seen", "notSeen": "in hospital", "because": "the hospital decides"})

for search, name, keyed, _ in REVIEWS:
    with step(f"story: an outcome for {name}, {keyed['contact'].lower()}", terminal):
        work.outcome(search, name, keyed)

for search, name, answer in NOTHING_NEEDED:
    with step(f"story: considered, nothing needed, for {name}", terminal):
        work.nothing_needed(search, name, answer)

with step("story: everybody on the list is accounted for", terminal):
    terminal.wait("15 of 15")


def add(search, name, question):
    """Puts a resident of the register on the list."""
    terminal.key("a")
    terminal.wait("Enter choose")
    terminal.type(search)
    terminal.wait(name)
    terminal.key("Enter")
    terminal.wait("ADD TO THIS ROUND", name)
    terminal.choose("Why?", "pain")
    terminal.choose("Priority", "soon")
    terminal.fill("Why this priority?", "asked in the corridor")
    if question:
        terminal.fill("A question to be answered", question)
    terminal.go_to("Is any of this so now?")
    terminal.key("C-s")
    work.sign(f"Saved: {name} is on this round's list")


with step("story: a resident of the register is added to the list, and reviewed", terminal):
    add("chen", "CHEN, Guilan (Mrs)", None)
    terminal.wait("15 of 16")
    work.nothing_needed("chen", "CHEN, Guilan (Mrs)", None)
    terminal.wait("16 of 16")

with step("story: another is added, and taken off again with a reason", terminal):
    add("quigley", "QUIGLEY, Alex (Mx)", "Can the cream be stopped?")
    work.open_resident("quigley", "QUIGLEY, Alex (Mx)")
    terminal.key("x")
    terminal.wait("TAKE OFF THIS ROUND'S LIST")
    terminal.fill("Why is this resident not for this round?", "Out with family all day")
    terminal.key("C-s")
    work.sign("is off this round's list")
    terminal.wait("17 of 17")

with step("story: the sheet says that the round is still open", terminal):
    expect(
        "ROUND STILL OPEN" in homeround("sheet", "--folder", folder).text, "the sheet seems final")

with step("story: the round is closed, and who was told of the MAR is named", terminal):
    terminal.key("d")
    terminal.wait("CLOSE THE ROUND", "Everyone on the list is accounted for")
    terminal.key("C-s")
    terminal.wait("One thing is missing or unclear")
    told_of_mar(terminal, "J. Reed, deputy manager")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Told of MAR today:", "J. Reed, deputy manager, in person")
    work.sign("SHEET FOR THE HOME")

with step("story: the sheet is read to its end and saved to a file that only this account can read",
          terminal):
    terminal.wait("WEEKLY ROUND")
    terminal.key("G")
    terminal.wait_gone("WEEKLY ROUND")
    terminal.key("w")
    terminal.wait("Saved as")
    saved = list(folder.rglob(f"sheet-{ROUND_DAY.isoformat()}.txt"))
    expect_equal(len(saved), 1, "sheets saved")
    expect_equal(oct(saved[0].stat().st_mode & 0o777), oct(0o600), "mode of the sheet")

with step("story: the program is left with q, exit 0", terminal):
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()

with step("story: list --json gives everybody's status"):
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    statuses = {item["name"]: item["status"] for item in found}
    wanted = {name: "reviewed" for name in identifiers}
    wanted["WHITLOCK, Ernest (Mr)"] = wanted["FAIRCLOUGH, Sidney (Mr)"] = "notSeen"
    for name, status in wanted.items():
        expect_equal(statuses[name], status, name)
    others = {name.split(" (")[0]: status for name, status in statuses.items() if name not in wanted}
    expect_equal(others, {"CHEN, Guilan": "reviewed", "QUIGLEY, Alex": "withdrawn"}, "the others")

with step("story: show --json says of every review exactly what was keyed"):
    for _, name, keyed, wanted in REVIEWS:
        shown = expect_review(folder, identifiers[name], wanted)
        conforms(shown, "show.schema.json")
        if "notSeenDetail" in keyed:
            expect_equal(
                shown["reviews"][-1].get("notSeenDetail"), keyed["notSeenDetail"], f"{name}: detail")
    for _, name, answer in NOTHING_NEEDED:
        expect_review(folder, identifiers[name], {
            "contact": "recordReview", "outcomes": [("noChangeNeeded", None)],
            "answers": [(answer, None)]})
    shown = expect_review(folder, identifiers["WHITLOCK, Ernest (Mr)"], {
        "contact": "notSeen", "notSeenReason": "inHospital",
        "answers": [(None, "the hospital decides")]})
    expect_equal(
        [item["ending"]["ending"] if isinstance(item["ending"], dict) else item["ending"]
         for item in shown["escalations"]], ["Admitted to the Royal, ward 7."], "endings")

with step("story: every entry of the round bears the name of who signed it"):
    week = [entry for entry in entries(folder) if entry["at"] >= ROUND_DAY.isoformat()]
    kinds = {}
    for entry in week:
        kinds[entry["kind"]] = kinds.get(entry["kind"], 0) + 1
    for kind, count in {
        "round.opened": 1, "review.signed": 16, "escalation.ended": 1, "list.reordered": 1,
        "flag.dropped": 1, "round.closed": 1,
    }.items():
        expect_equal(kinds.get(kind), count, kind)
    people = {
        entry["id"]: entry["body"]["author"]["name"]
        for entry in entries(folder, "author.declared")}
    signed = {people.get(entry["by"]) for entry in week if entry["kind"] == "review.signed"}
    expect_equal(signed, {"K. Adeyemi"}, "who signed")

with step("story: the sheet has what was decided, word by word, and the file has the same"):
    text = homeround("sheet", "--folder", folder).text
    flat = re.sub(r"\s+", " ", text)
    expect("ROUND STILL OPEN" not in text, "the sheet says that the round is open")
    for words in (
        "17 on the list", "J. Reed, deputy manager, in person", "Naproxen 250 mg", "eGFR 34", "Dr Shah",
        "Stands with one carer and the frame; 10 m.", "Stronger since the physiotherapy",
        "Take blood for kidney function", "Practice phlebotomist",
        "she eats less than half of two meals", "until the next round", "practice, duty doctor",
        "asleep", "after a bad night", "Refer to the memory clinic; letter to his wife",
        "Admitted to the Royal, ward 7.", "Out with family all day", "QUIGLEY, Alex (Mx)",
    ):
        expect(words in flat, f"the sheet does not say {words!r}:\n{text}")
    for _, name, answer in NOTHING_NEEDED:
        expect(answer in flat, f"the sheet does not answer {name}")
    printed = re.compile(r"^.*Printed:.*\n", re.MULTILINE)
    expect_equal(
        printed.sub("", saved[0].read_text()), printed.sub("", text), "the file that was saved")

with step("story: the journals are whole, for the program and for the auditors' script"):
    verify_is_clean(folder)

finish()
