"""Undo ends when the round is closed; what was wrong is corrected then, from the keyboard."""

import re

from support.checks import expect, expect_equal, finish
from support.plain import Plain
from support.program import entries, homeround, program, sample, verify_is_clean
from support.schema import conforms
from support.story import Round, step, today, told_of_mar
from support.terminal import Terminal

folder = sample()
HUGHES = "HUGHES, Marjorie (Mrs)"
STUBBS = "STUBBS, Harold (Mr)"
CLEGG = "CLEGG, Arthur (Mr)"
listed = {item["name"]: item["resident"]
          for item in homeround("list", "--folder", folder, "--json").json}


def status(name):
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    return {item["name"]: item["status"] for item in found}.get(name)


def shown(name):
    found = homeround("show", listed[name], "--folder", folder, "--json").json
    conforms(found, "show.schema.json")
    return found


def text(*arguments):
    return re.sub(r"\s+", " ", homeround(*arguments, "--folder", folder).text)


def sheet():
    return homeround("sheet", "--folder", folder).text.splitlines()


def medicines(name):
    """What was changed on this round and stands, by medicine."""
    round_ = entries(folder, "review.signed")[-1]["body"]["round"]
    return [(change["medicine"], change["change"]) for review in shown(name)["reviews"]
            if review["round"] == round_ for change in review["medicineChanges"]]


def close_round():
    """Closes the round: the urgent concern has ended, and whoever was not reached can wait."""
    work.open_resident("whitlock", "WHITLOCK, Ernest (Mr)")
    terminal.key("E")
    terminal.wait("HOW DID IT END?")
    terminal.fill("How did it end?", "Admitted to the Royal.")
    terminal.key("C-s")
    work.sign("Saved: urgent concern")
    terminal.key("d")
    terminal.wait("CLOSE THE ROUND")
    for _ in range(60):
        here = terminal.until("a question", terminal.focused)
        if here.startswith("MAR today, "):
            told_of_mar(terminal, "J. Reed, deputy manager")
            break
        if "was not reached" in here:
            terminal.key("1")
            terminal.wait("(x) 1")
        else:
            terminal.type("seen by the nurse this morning")
        terminal.key("Tab")
        terminal.until(
            "the next question",
            lambda screen, here=here: terminal.focused(screen) not in (None, here))
    terminal.key("C-s")
    terminal.sign("SHEET FOR THE HOME")


def open_list(search, name):
    """Goes to a resident and presses Undo, as somebody would who has seen the mistake."""
    work.open_resident(search, name)
    terminal.key("u")
    terminal.wait("WHAT WAS SIGNED", name, "This round is closed")


terminal = Terminal([program(), "--folder", folder])
work = Round(terminal)

with step("correction: a medicine is stopped, and something is signed for the wrong resident", terminal):
    terminal.wait("Rosewood House", "To see")
    work.outcome("hughes", HUGHES, {
        "contact": "Seen face to face", "answer": "Yes.", "outcomes": ["Medicine change"],
        "medicines": [{"change": "Stop", "medicine": "zopiclone", "before": "7.5 mg at night",
                       "why": "falls", "marToday": True}],
        "actions": [{"what": "Bloods", "side": "Practice", "owner": "phlebotomist", "due": "+7"}],
    })
    work.outcome("stubbs", STUBBS, {
        "contact": "Seen face to face", "answer": "Yes.", "outcomes": ["Medicine change"],
        "medicines": [{"change": "Start", "medicine": "Laxido", "after": "one sachet daily",
                       "why": "bowels not open for six days", "marToday": True}],
        "text": "Abdomen soft.",
    })
    before = sheet()
    expect(not any("CORRECTED" in line for line in before), "corrected before anything was wrong")

with step("correction: the round is closed, and its sheet is saved", terminal):
    close_round()
    terminal.key("w")
    terminal.wait("Saved as")
    terminal.key("Escape")
    terminal.wait("By priority, then room")
    first = sheet()
    expect("CORRECTED" not in "\n".join(first), "the sheet says that it is corrected")

with step("correction: Undo explains, and leads to what was signed", terminal):
    open_list("hughes", HUGHES)
    terminal.wait("zopiclone (recommended, not prescribed: Stop)")
    # Who was told of it was signed later, and stands before it.
    terminal.key("Down", "Enter")
    terminal.wait("CORRECT WHAT WAS SIGNED", "What was wrong?")

with step("correction: what is missing is asked for; nothing is signed by leaving", terminal):
    terminal.key("C-s")
    terminal.wait("Choose what was wrong.")
    terminal.key("Escape")
    terminal.wait("WHAT WAS SIGNED")
    expect_equal(entries(folder, "entry.corrected"), [], "corrections")
    terminal.key("Enter")
    terminal.wait("What was wrong?")

with step("correction: the stop becomes a lower dose; who is rung is said", terminal):
    terminal.choose("What was wrong?", "Wrong medicine or dose")
    terminal.fill("Why, in your own words?", "meant to halve it")
    terminal.choose("What is right instead?", "What stands below, put right")
    terminal.go_to("Medicine changes")
    terminal.key("Home", "Enter")
    terminal.wait("MEDICINE CHANGE", "What is done?")
    terminal.choose("What is done?", "Change of dose")
    terminal.fill("After", "3.75 mg at night")
    terminal.key("C-s")
    terminal.wait("CORRECT WHAT WAS SIGNED", "Noted in the form")
    terminal.fill("Home (", "J. Reed")
    terminal.fill("Who rings, and when?", "K. Adeyemi, today by 16:00")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Corrected: zopiclone (recommended")
    terminal.sign("CORRECTED SHEET FOR THE HOME")
    expect_equal(medicines(HUGHES), [("zopiclone", "doseChange")], "medicine changes")
    expect_equal(status(HUGHES), "reviewed", "status")
    expect_equal([action["what"] for action in shown(HUGHES)["actions"]
                  if action["state"] == "open"][-1:], ["Bloods"], "the action stands")

with step("correction: the corrected sheet says first what to undo, and whom to ring", terminal):
    terminal.wait("CORRECTED - USE THIS SHEET, NOT AN EARLIER ONE")
    lines = sheet()
    expect(lines[0].startswith("CORRECTED"), f"the sheet begins with {lines[0]!r}")
    whole = "\n".join(lines)
    undo = whole.index("TO UNDO, AND WHOM TO RING")
    expect(undo < whole.index("WEEKLY ROUND") < whole.index("MAR TODAY\n"), "the order of the sheet")
    head = re.sub(r"\s+", " ", whole[undo:whole.index("WEEKLY ROUND")])
    for words in ("MAR TODAY. Undo, if it was prescribed since: Stop: zopiclone", "Back to: 7.5 mg at night (what stood before)", "Home: J. Reed",
                  "K. Adeyemi, today by 16:00", "Wrong medicine or dose: meant to halve it"):
        expect(words in head, f"{words!r} is not there:\n{head}")
    expect("Bloods" not in head, "what stands is to be undone")
    terminal.key("w")
    terminal.wait("Saved as")
    names = sorted(path.name for path in folder.rglob("sheet-*.txt"))
    expect_equal(names, [f"sheet-{today()}-corrected-1.txt", f"sheet-{today()}.txt"], "sheets")
    terminal.key("Escape")
    terminal.wait("By priority, then room")

with step("correction: the wrong resident: both are on screen while the right one is chosen", terminal):
    open_list("stubbs", STUBBS)
    # Who was told of MAR today was signed later, and stands before the review.
    terminal.key("Down", "Enter")
    terminal.wait("CORRECT WHAT WAS SIGNED", "What was wrong?")
    terminal.choose("What was wrong?", "Wrong resident")
    terminal.fill("Why, in your own words?", "two files were open")
    terminal.key("C-s")
    terminal.wait("WHICH RESIDENT DOES IT BELONG TO?", STUBBS)
    terminal.type("clegg")
    terminal.wait("Belongs to:", CLEGG)
    terminal.key("Enter")
    terminal.wait("MOVE TO THE RIGHT RESIDENT", CLEGG, f"First signed by mistake under {STUBBS}")

with step("correction: the review moves, and neither record names the other", terminal):
    expect("one sachet daily" not in text("paste", listed[CLEGG]), "moved before it was signed")
    terminal.fill("Home (", "J. Reed")
    terminal.fill("Who rings, and when?", "K. Adeyemi, at once")
    terminal.key("C-s")
    # The answer to the other resident's question is none to this one's.
    terminal.wait("One thing is missing or unclear", "Answer, or say below")
    terminal.type("Booked for Monday.")
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN", "Moved to another resident")
    terminal.sign("CORRECTED SHEET FOR THE HOME")
    expect_equal([status(STUBBS), status(CLEGG)], ["toSee", "reviewed"], "statuses")
    expect_equal([medicines(STUBBS), medicines(CLEGG)], [[], [("Laxido", "start")]], "medicines")
    for slip in ([], ["--slip"]):
        wrong = text("paste", listed[STUBBS], *slip)
        expect(wrong.startswith("CORRECTED"), wrong)
        expect("belongs to another resident" in wrong, wrong)
        right = text("paste", listed[CLEGG], *slip)
        expect("first signed under another resident by mistake" in right, right)
        for words in ("CLEGG", "Arthur", "Laxido", "Abdomen", "two files"):
            expect(words not in wrong, f"{words} in the wrong resident's text:\n{wrong}")
        for words in ("STUBBS", "Harold"):
            expect(words not in right, f"{words} in the right resident's text:\n{right}")
    wrong, right = text("show", listed[STUBBS]), text("show", listed[CLEGG])
    expect("Signed here by mistake, belongs to another resident" in wrong, wrong)
    expect("First signed under another resident by mistake" in right, right)
    terminal.key("Escape")
    terminal.wait("By priority, then room")

with step("correction: the screen of the wrong resident says so too", terminal):
    work.open_resident("stubbs", STUBBS)
    terminal.wait("Signed here by mistake, belongs to another resident")
    terminal.key("Escape")
    terminal.wait("By priority, then room")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()

with step("correction: line by line it is the same"):
    plain = Plain("--folder", folder)
    plain.type(f"C {plain.number('CLEGG')}")
    plain.expect("WHAT WAS SIGNED", "Laxido (recommended, not prescribed: Start)")
    plain.type("1")
    plain.expect("CORRECT WHAT WAS SIGNED")
    plain.choose("What was wrong", "Wrong outcome")
    plain.answer("Why, in your own words", "he was out")
    plain.choose("What is right instead", "Nothing")
    plain.answer("^Home", "J. Reed")
    plain.answer("Who rings", "K. Adeyemi, at once")
    plain.expect("REVIEW AND SIGN", "Stands no more")
    plain.sign("CORRECTED SHEET FOR THE HOME")
    plain.type("")
    expect_equal(plain.leave()[0], 0, "exit code")
    expect_equal(status(CLEGG), "toSee", "status")
    expect_equal(medicines(CLEGG), [], "medicines")

with step("correction: nothing was erased, and the journals are whole"):
    corrections = entries(folder, "entry.corrected")
    expect_equal([len(entry["body"]["instead"]) for entry in corrections], [1, 1, 0], "instead")
    expect_equal(len({entry["body"]["closing"] for entry in corrections}), 1, "closings")
    verify_is_clean(folder)

finish()
