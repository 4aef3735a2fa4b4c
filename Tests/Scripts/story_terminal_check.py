"""The terminal itself: it is given back whole however the program ends, and its window may change."""

import os
import random
import re
import shlex
import signal

from support.checks import check, expect, expect_equal, run_all
from support.program import LONG, entries, new_place, program, sample, verify_is_clean
from support.story import Round, newest_review
from support.terminal import Terminal

FOLDER = sample()
FACTS = {
    "alternate_on": "0", "cursor_flag": "1", "keypad_flag": "0", "keypad_cursor_flag": "0",
    "mouse_any_flag": "0", "insert_flag": "0", "origin_flag": "0", "wrap_flag": "1",
}


class Shell(Terminal):
    """A window in which the program is started from a shell that looks at the terminal before and after it."""

    def __init__(self, folder, **changes):
        place = new_place()
        self.before, self.after = place / "before", place / "after"
        script = place / "shell.sh"
        set_before = [f"{name}={value}" for name, value in changes.items()]
        quoted = shlex.join(["env", *set_before, program(), "--folder", str(folder)])
        script.write_text(
            "echo before the program\n"
            f"stty -a >{shlex.quote(str(self.before))}\n"
            f"{quoted}\n"
            "echo ended with $?\n"
            f"stty -a >{shlex.quote(str(self.after))}\n"
            # Stays, so that the screen can be looked at.
            "echo looked\nread -r line\n")
        super().__init__(["bash", script])

    def expect_given_back(self, code):
        """Fails unless the program ended with a code and left the terminal as it found it."""
        self.wait("before the program", f"ended with {code}", "looked")
        expect_equal(self.after.read_text(), self.before.read_text(), "stty -a")
        expect_equal({name: self.about(name) for name in FACTS}, FACTS, "the terminal")
        screen = self.screen()
        expect("Rosewood House" not in screen, f"the program's screen is still there:\n{screen}")
        # What the shell shows next has no colour or attribute left over from the program.
        last = next(line for line in self.styled().splitlines() if "looked" in line)
        expect("\x1b" not in last, f"the text after the program is coloured: {last!r}")
        self.close()


def opened(folder):
    """The program on the round list of a pretend home."""
    terminal = Shell(folder)
    terminal.wait("0 of 15", "To see (14)")
    return terminal


def open_outcome(terminal, search, name):
    """Opens the outcome form of a resident of the list."""
    terminal.key("/")
    terminal.wait("Find:")
    terminal.type(search)
    terminal.wait(name, f"Find: {search}")
    terminal.key("Enter")
    terminal.wait("Why flagged", name)
    terminal.wait_gone("Find:")
    terminal.key("o")
    terminal.wait("OUTCOME")


@check("the terminal is given back whole after q")
def ends_by_key():
    terminal = opened(FOLDER)
    terminal.key("q")
    terminal.expect_given_back(0)


# Each end leaves a draft, so each has somebody else.
TYPED_FOR = {
    signal.SIGTERM: ("clegg", "CLEGG, Arthur (Mr)"),
    signal.SIGHUP: ("kaur", "KAUR, Gurbaksh (Mrs)"),
    signal.SIGSEGV: ("stubbs", "STUBBS, Harold (Mr)"),
    signal.SIGABRT: ("abernathy", "ABERNATHY, Jean (Mrs)"),
    signal.SIGBUS: ("fairclough", "FAIRCLOUGH, Sidney (Mr)"),
}


def ends_by_signal(number, on_form):
    terminal = opened(FOLDER)
    if on_form:
        open_outcome(terminal, *TYPED_FOR[number])
        terminal.key("Tab")
        terminal.type("half a sentence")
        terminal.wait("half a sentence")
    os.kill(terminal.program_pid(), number)
    terminal.expect_given_back(128 + number)


for _name in ("SIGTERM", "SIGHUP", "SIGSEGV", "SIGABRT", "SIGBUS"):
    for _on_form in (False, True):
        check(
            f"the terminal is given back whole after {_name} "
            f"{'while text is typed' if _on_form else 'on the list'}"
        )(lambda number=getattr(signal, _name), on_form=_on_form: ends_by_signal(number, on_form))


@check("the journals are whole after all those ends, and nothing was added to them")
def nothing_written():
    expect_equal(
        [entry["kind"] for entry in entries(FOLDER, "review.signed")],
        [entry["kind"] for entry in entries(sample(), "review.signed")], "reviews")
    verify_is_clean(FOLDER)


SIZES = [
    (40, 15), (200, 60), (41, 12), (80, 24), (60, 18), (59, 17), (109, 40), (110, 30), (160, 50),
    (40, 12), (120, 40), (133, 15), (45, 60), (80, 25),
]


def burst(terminal, seed):
    """Sizes one after another without waiting, and then the usual one."""
    source = random.Random(seed)
    sizes = source.sample(SIZES, len(SIZES))
    if LONG:
        sizes += [(source.randint(40, 200), source.randint(12, 60)) for _ in range(200)]
    terminal.burst(sizes)


def each_size(terminal, *texts):
    """At each size, once it is drawn, the texts are in view."""
    for columns, rows in SIZES:
        terminal.resize(columns, rows)
        terminal.wait(*texts)
    terminal.burst([])


@check("the window changes in a burst while forms are open: nothing typed is lost, and it is signed")
def resizes():
    folder = sample("--seed", 21)
    # Names and rooms are those of every pretend home.
    terminal = opened(folder)
    words = "Sore heel, skin whole; 15 mm. Föhn ärgert Ménage."
    open_outcome(terminal, "clegg", "CLEGG, Arthur (Mr)")
    burst(terminal, 1)
    terminal.wait("OUTCOME", "How was the resident seen?")
    terminal.choose("How was the resident seen?", "Seen face to face")
    terminal.fill("Or: not answered because", "he was tired")
    burst(terminal, 2)
    terminal.wait("he was tired")
    terminal.choose("What came of it?", "Care plan change")
    terminal.fill("What was found and decided", words)
    each_size(terminal, "Sore heel")
    burst(terminal, 3)
    terminal.wait(words)

    # On the form of a care-plan change, half filled in.
    terminal.go_to("Care-plan changes")
    terminal.key("Enter")
    terminal.wait("CARE-PLAN CHANGE")
    terminal.choose("Heading of the care plan", "Pain")
    terminal.fill("After", "Heel protectors at night.")
    each_size(terminal, "Heel protectors at night.")
    burst(terminal, 4)
    terminal.wait("Heel protectors at night.")
    terminal.fill("Why", "sore heel")
    terminal.fill("Agreed with", "himself")
    terminal.choose("In what role?", "resident")
    terminal.fill("Look at it again", "+7")
    burst(terminal, 5)
    terminal.wait("Look at it again")
    terminal.key("C-s")
    terminal.wait("OUTCOME", "Noted in the form")

    # A text box in the whole window.
    terminal.key("C-s")
    terminal.wait("REVIEW AND SIGN")
    burst(terminal, 6)
    terminal.wait("REVIEW AND SIGN", "Your PIN")
    terminal.type("12")
    burst(terminal, 7)
    terminal.wait("Your PIN, then Enter: **")
    terminal.type("34")
    # Whether the end was in view depends on the sizes that were drawn on the way.
    terminal.read_to_end()
    terminal.key("Enter")
    terminal.wait("Saved: outcome for CLEGG, Arthur (Mr)")
    burst(terminal, 8)
    terminal.wait("1 of 15")

    # Too small for anything, and back.
    terminal.resize(30, 8)
    terminal.wait("Need 40 x 12")
    terminal.resize(80, 24)
    terminal.wait("1 of 15", "To see (13)")
    for key, words_on_it in (("?", "HELP: Round list"), ("s", "SHEET FOR THE HOME"), ("a", "Enter choose")):
        terminal.key(key)
        terminal.wait(words_on_it)
        burst(terminal, ord(key))
        terminal.wait(words_on_it)
        terminal.key("Escape")
        terminal.wait("To see (13)", "1 of 15")
    terminal.key("q")
    terminal.expect_given_back(0)

    signed = entries(folder, "review.signed")[-1]
    review, _ = newest_review(folder, signed["resident"])
    expect_equal(review["text"], words, "text")
    expect_equal(review["answers"][0]["notAnsweredBecause"], "he was tired", "why not answered")
    change = review["carePlanChanges"][0]
    expect_equal(
        (change["heading"], change["after"], change["agreedWith"]),
        ("Pain", "Heel protectors at night.", "himself"), "care-plan change")
    verify_is_clean(folder)


@check("what was typed and not signed is named before the program is left")
def unsigned_is_named():
    terminal = opened(sample("--seed", 22))
    open_outcome(terminal, "kaur", "KAUR, Gurbaksh (Mrs)")
    terminal.key("Tab")
    terminal.type("On Thursday")
    terminal.wait("On Thursday")
    terminal.key("Escape")
    terminal.wait("Not signed. What you typed is kept as a draft.", "Why flagged")
    terminal.key("o")
    terminal.wait("A DRAFT IS THERE")
    terminal.key("Enter")
    terminal.wait("On Thursday")
    terminal.key("Escape")
    terminal.wait("Why flagged")
    terminal.key("q")
    terminal.wait("1 draft is kept: KAUR")
    terminal.key("q")
    terminal.expect_given_back(0)


@check("text that is pasted runs no command and is kept as text where text is typed")
def pasted():
    folder = sample("--seed", 23)
    terminal = opened(folder)
    terminal.paste("q\nd\nx\ny\nxd0oce")
    terminal.wait("Pasted text goes into text boxes only")
    open_outcome(terminal, "kaur", "KAUR, Gurbaksh (Mrs)")
    terminal.go_to("What was found and decided")
    terminal.paste("first line\nsecond \x1b[31mline\x07")
    terminal.until(
        "the pasted text, line below line",
        lambda screen: re.search(r"first line *\n.*second", screen))
    expect("\x1b[31m" not in terminal.styled(), "what was pasted coloured the screen")
    os.kill(terminal.program_pid(), signal.SIGTERM)
    terminal.expect_given_back(128 + signal.SIGTERM)


@check("what is pressed or pasted before a review was on the screen does not sign it")
def typed_ahead():
    folder = sample("--seed", 25)
    terminal = opened(folder)
    # From now on y signs, without the PIN.
    Round(terminal).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    count = len(entries(folder, "review.signed"))
    # One that has no question to be answered first.
    open_outcome(terminal, "abernathy", "ABERNATHY, Jean (Mrs)")
    terminal.key("Escape")
    terminal.wait("Why flagged")
    terminal.key("0")
    terminal.wait("CONSIDERED, NOTHING NEEDED")
    terminal.fill("Answer to:", "No change.")
    for ahead in (lambda: terminal.key("C-s", "y", "y"), lambda: terminal.paste("words\x1b[201~\x13yy")):
        ahead()
        terminal.key("C-s")
        terminal.wait("REVIEW AND SIGN")
        expect_equal(len(entries(folder, "review.signed")), count, "reviews signed unseen")
        terminal.key("Escape")
        terminal.wait("CONSIDERED, NOTHING NEEDED")
    terminal.key("C-s")
    terminal.sign("Saved: considered, nothing needed for ABERNATHY")
    expect_equal(len(entries(folder, "review.signed")), count + 1, "reviews")
    terminal.key("q")
    terminal.expect_given_back(0)


@check("a terminal that cannot move its cursor is worked line by line")
def dumb_terminal():
    terminal = Shell(sample("--seed", 24), TERM="dumb")
    terminal.wait("Number, name or command")
    terminal.type("q")
    terminal.key("Enter")
    terminal.wait("ended with 0", "looked")
    expect_equal(terminal.after.read_text(), terminal.before.read_text(), "stty -a")
    terminal.close()


run_all()
