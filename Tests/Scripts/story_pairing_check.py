"""Two empty folders and the screens alone: first runs, pairing, a list sent and taken in, and what is refused."""

import re
import shutil

from support.checks import expect, expect_equal, finish
from support.program import entries, new_place, program, verify_is_clean
from support.story import step
from support.terminal import Terminal

PIN = "1234"
place = new_place()


class Laptop:
    """A folder, an account with downloads, and the program on its screen."""

    def __init__(self, name):
        self.account = place / name
        self.downloads = self.account / "Downloads"
        self.downloads.mkdir(parents=True)
        self.folder = self.account / "round"
        self.open()

    def open(self):
        self.terminal = Terminal(
            [program(), "--folder", self.folder],
            HOME=str(self.account), XDG_STATE_HOME=str(self.account / "state"))

    def tree(self):
        return {path: path.read_bytes() if path.is_file() else None
                for path in sorted(self.folder.rglob("*"))}

    def made(self, pattern):
        """The newest file that this laptop has made to be sent."""
        found = sorted((self.folder / "packs" / "out").glob(pattern), key=lambda path: path.stat().st_mtime_ns)
        expect(found, f"nothing like {pattern}")
        return found[-1]

    def give(self, path, name=None):
        """Somebody saves an attachment in the downloads."""
        new = self.downloads / (name or path.name)
        shutil.copy(path, new)
        return new

    def select(self, words):
        """Goes to the line of a page that begins so by its number, and does it."""
        found = self.terminal.until(
            f"a line {words}", lambda screen: re.search(rf"([1-9])  {re.escape(words)}", screen))
        self.terminal.key(found.group(1))
        self.terminal.wait(f"> {found.group(1)}  {words}")
        self.terminal.key("Enter")

    def look(self, path):
        """Types where a file is, on the page for that."""
        self.terminal.wait("TAKE IN: WHICH FILE?")
        self.select("It is somewhere else: type where")
        self.terminal.wait("WHERE IS THE FILE?")
        self.terminal.key("C-u")
        self.terminal.type(str(path))
        self.terminal.key("Enter")

    def back(self, title):
        """One page back; what is asked anew then is there."""
        self.terminal.key("Escape")
        self.terminal.wait(title)

    def list(self):
        """From the first page of the exchange to the list."""
        self.terminal.key("Escape")
        self.terminal.wait_gone("EXCHANGE WITH THE OTHER SIDE")

    def words(self):
        """The six words of this laptop's card, as its own page shows them."""
        text = self.terminal.screen().split("OUR SIX WORDS")[1]
        return re.findall(r"[1-6] ([a-z-]+)", text)


def first_run(laptop, name, role, organisation, record):
    terminal = laptop.terminal
    terminal.wait("What would you like to do?")
    terminal.key("3", "Enter")
    terminal.wait("1 OF 3: WHO ARE YOU?")
    terminal.type(name)
    terminal.key("Tab")
    terminal.type(role)
    terminal.key("Enter", "Tab")
    if organisation:
        terminal.key("Tab")
        terminal.type(organisation)
    terminal.key("C-s")
    terminal.wait("2 OF 3: WHICH CARE HOME?")
    record(terminal)
    terminal.wait("3 OF 3: A PIN TO SIGN WITH")
    terminal.type(PIN)
    terminal.key("Tab")
    terminal.type(PIN)
    terminal.key("Enter")


home = Laptop("home")
practice = Laptop("practice")

with step("pairing story: the home's first run begins its record", home.terminal):
    def named(terminal):
        terminal.type("Rosewood House")
        terminal.key("Enter")

    first_run(home, "J. Reed", "home man", None, named)
    home.terminal.wait("PREPARE  Rosewood House", "Nobody is in the register of this home yet.")

with step("pairing story: the practice's first run asks for no home of its own", practice.terminal):
    def waits(terminal):
        terminal.wait("Does the care home use homeround too?")
        terminal.key("1", "Enter")

    first_run(practice, "K. Adeyemi", "pharmacist", "Bridge Street Surgery", waits)
    practice.terminal.wait("THE HOME'S RECORD IS STILL TO COME", "1  Pair: give the home your card")
    expect(not list(practice.folder.glob("homes/*")), "no home yet")
    for folder in (home.folder, practice.folder):
        for key in ("seal", "receive"):
            expect_equal((folder / "local" / "keys" / key).stat().st_mode & 0o777, 0o600, key)

with step("pairing story: each shows its card, where it lies and its words", home.terminal):
    home.terminal.key("X")
    home.terminal.wait("EXCHANGE WITH THE OTHER SIDE", "Nobody is paired with this computer yet.")
    home.select("Pair with another organisation")
    home.terminal.wait("PAIRING: Rosewood House", "OUR SIX WORDS")
    spoken = home.words()
    practice.select("Pair with another organisation")
    practice.terminal.wait("PAIRING: Bridge Street Surgery", "OUR SIX WORDS")
    heard = practice.words()
    expect_equal((len(spoken), len(heard)), (6, 6), "words")
    home.select("Show a mail to send it with")
    home.terminal.wait("A MAIL FOR OUR CARD", "Subject: homeround: pairing card")
    home.back("PAIRING: Rosewood House")
    practice.give(home.made("homeround-card-*.txt"))
    home.give(practice.made("homeround-card-*.txt"))

with step("pairing story: the home picks the card from the list, and compares the words", home.terminal):
    home.select("Take in their card")
    home.terminal.wait("TAKE IN: WHICH FILE?")
    home.select("Pairing card of Bridge Street Surgery")
    home.terminal.wait("PAIRING WITH Bridge Street Surgery", "on a number that you knew before",
                       *heard, *spoken)
    home.terminal.key("Enter")
    home.terminal.wait("TAKE IN: WHICH FILE?")
    expect(not list(home.folder.glob("local/partners/*")), "Enter alone pairs nobody")
    home.select("Pairing card of Bridge Street Surgery")
    home.terminal.wait("PAIRING WITH Bridge Street Surgery")
    home.select("They match")
    home.terminal.wait("Paired with Bridge Street Surgery")

with step("pairing story: the practice types where the card is, with Tab", practice.terminal):
    practice.select("Take in their card")
    practice.terminal.wait("TAKE IN: WHICH FILE?")
    practice.select("It is somewhere else: type where")
    practice.terminal.wait("WHERE IS THE FILE?")
    practice.terminal.type("Dow")
    practice.terminal.key("Tab")
    practice.terminal.wait("/Downloads/")
    practice.terminal.type("homeround-card")
    practice.terminal.key("Tab")
    practice.terminal.key("Enter")
    practice.terminal.wait("PAIRING WITH Rosewood House", *spoken, *heard)
    practice.select("They match")
    practice.terminal.wait("Paired with Rosewood House", "sends you a first pack")

REGISTER = """Family name,Given name,Born,Room
Walker,Doris,14-Jul-1938,12
Okafor,Samuel,02-Mar-1941,4
"""
LIST = """Family name,Given name,Born,Room,Reasons,Priority,Priority reason,Question
Walker,Doris,14-Jul-1938,12,pain,3,Due this month,Is the pain relief enough?
"""

with step("pairing story: the home takes its register and list from spreadsheets, on the screen",
          home.terminal):
    (home.downloads / "register.csv").write_text(REGISTER)
    (home.downloads / "list.csv").write_text(LIST)
    home.select("Done")
    home.terminal.wait("EXCHANGE WITH THE OTHER SIDE", "Paired with: Bridge Street Surgery.")
    for name, title, saved in (("register.csv", "TAKE IN THE REGISTER", "2 taken"),
                               ("list.csv", "TAKE IN THE LIST", "1 taken")):
        home.select("Spreadsheets, and a side without homeround")
        home.terminal.wait("SPREADSHEETS, AND A SIDE WITHOUT HOMEROUND")
        home.select(f"Take in {name}")
        home.terminal.wait(title, saved)
        home.select("Take it in")
        home.terminal.wait(f"TAKEN IN: {name}", "Saved:", saved)
        home.select("Done")
        home.terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    home.list()
    home.terminal.wait("WALKER, Doris", "1 put forward")

with step("pairing story: the home sends its list, and sees the file, its receiver and a mail",
          home.terminal):
    home.terminal.key("d")
    home.terminal.wait("SEND THE LIST")
    home.terminal.sign("Saved: the list is signed.", PIN)
    home.terminal.wait("TO BE SENT", "The pack for Bridge Street Surgery is ready.",
                       "Nobody has been told yet", "Sealed to the computer of Bridge Street Surgery")
    first = home.made("homeround-20*.txt")
    shown = home.terminal.screen()
    expect(not any(name in shown for name in ("WALKER", "OKAFOR")), f"a name is shown:\n{shown}")
    expect(re.fullmatch(r"homeround-[0-9-]{10}-[0-9A-Z]{8}[.]txt", first.name), first.name)
    home.select("Put it on a stick, or into another folder")
    home.terminal.wait("PUT IT WHERE?")
    home.select("Downloads:")
    home.terminal.wait("WRITTEN", "Let the computer eject a stick")
    expect_equal((home.downloads / first.name).read_bytes(), first.read_bytes(), "the copy")
    home.terminal.key("Escape")
    home.terminal.wait("TO BE SENT")
    home.select("Done")
    home.terminal.wait("PREPARE  Rosewood House")

with step("pairing story: what is refused is said in a sentence, and the folder is as it was",
          practice.terminal):
    text = first.read_text()
    practice.give(first, "cut.txt").write_text(text[:2000])
    place_of = len(text) // 2
    other = "B" if text[place_of] == "A" else "A"
    practice.give(first, "altered.txt").write_text(text[:place_of] + other + text[place_of + 1:])
    practice.give(first, "letter.txt").write_text("Dear all, see you on Thursday.\n")
    practice.select("Take in a file that came")
    before = practice.tree()
    for name, words in (("cut.txt", "NOT TAKEN IN"), ("altered.txt", "NOT TAKEN IN"),
                        ("letter.txt", "This is no pack of homeround."),
                        ("nothing.txt", "There is no file")):
        practice.look(practice.downloads / name)
        practice.terminal.wait(words)
        practice.terminal.key("Escape")
        if words != "There is no file":
            practice.terminal.wait("WHERE IS THE FILE?")
            practice.terminal.key("Escape")
        else:
            # The sentence stays until it was read.
            practice.terminal.wait("TAKE IN: WHICH FILE?")
        expect_equal(practice.tree(), before, f"the folder after {name}")

with step("pairing story: the pack is taken in by its path, the home opens, with its list",
          practice.terminal):
    given = practice.give(first)
    practice.look(given)
    practice.terminal.wait("TAKE IN: A PACK FROM Rosewood House", "which is new in this folder",
                           "about 2 residents", "Nothing has changed yet")
    expect_equal(practice.tree(), before, "the folder before it is taken in")
    practice.select("Take it in")
    practice.terminal.wait("TAKEN IN", "Saved:")
    practice.select("Open Rosewood House")
    practice.terminal.wait("ROUND  Rosewood House", "WALKER, Doris", "0 of 1")
    expect_equal(len(entries(practice.folder, "list.sent")), 1, "lists sent")

with step("pairing story: taken in twice it adds nothing", practice.terminal):
    count = len(entries(practice.folder))
    practice.terminal.key("X")
    practice.terminal.wait("EXCHANGE WITH THE OTHER SIDE", "Paired with: Rosewood House.")
    practice.select("Take in a file that came")
    practice.look(given)
    practice.terminal.wait("Nothing new: everything in it is here already.")
    practice.select("Take it in")
    practice.terminal.wait("TAKEN IN", "Nothing new was in it")
    expect_equal(len(entries(practice.folder)), count, "entries")
    practice.back("EXCHANGE WITH THE OTHER SIDE")

with step("pairing story: the practice answers with a pack of its own", practice.terminal):
    practice.select("Send: make a pack")
    practice.terminal.wait("SEND: FOR WHOM?")
    practice.select("For Rosewood House")
    practice.terminal.wait("SEND TO Rosewood House")
    practice.select("What is new for them")
    practice.terminal.wait("TO BE SENT", "it says what was received")
    home.give(practice.made("homeround-20*.txt"))
    home.terminal.key("X")
    home.terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    home.select("Take in a file that came")
    home.terminal.wait("TAKE IN: WHICH FILE?")
    home.select("Pack from Bridge Street Surgery")
    home.terminal.wait("TAKE IN: A PACK FROM Bridge Street Surgery")
    home.select("Take it in")
    home.terminal.wait("TAKEN IN")
    home.back("EXCHANGE WITH THE OTHER SIDE")
    home.select("Partners")
    home.terminal.wait("PARTNERS", "1 computer, last heard: pack of")
    home.back("EXCHANGE WITH THE OTHER SIDE")

with step("pairing story: an unsealed pack needs a reason and a page that asks", home.terminal):
    home.select("Send: make a pack")
    home.terminal.wait("SEND: FOR WHOM?")
    home.select("For Bridge Street Surgery")
    home.terminal.wait("SEND TO Bridge Street Surgery")
    home.select("Not sealed")
    home.terminal.wait("Why can't it be sealed?")
    home.terminal.type("their gateway drops it")
    home.terminal.key("Enter")
    home.terminal.wait("NOT SEALED: ARE YOU SURE?", "Reason: their gateway drops it")
    home.select("Leave it unsealed, for this reason")
    home.terminal.wait("TO BE SENT", "NOT SEALED: whoever has it can read it.")
    expect(home.made("homeround-20*.txt").read_text().startswith("{"), "in clear")
    home.back("EXCHANGE WITH THE OTHER SIDE")

with step("pairing story: a stand-in gets six words on the screen, and no name goes into the mail",
          home.terminal):
    home.select("Send: make a pack")
    home.terminal.wait("SEND: FOR WHOM?")
    home.select("For a stand-in who is not paired")
    home.terminal.wait("TO BE SENT", "for the telephone only, never in a mail")
    home.back("EXCHANGE WITH THE OTHER SIDE")

with step("pairing story: a missing pack is named and asked for, and a whole one answers",
          practice.terminal):
    practice.terminal.key("q")
    practice.terminal.wait_ended()
    device = next(iter(home.folder.glob("local/partners/*.json"))).stem
    lost = [path for path in practice.folder.glob("homes/*/journals/*") if path.name != device]
    expect_equal(len(lost), 1, "the home's journal at the practice")
    shutil.rmtree(lost[0])
    # Something new, so that there is something to send.
    (home.downloads / "more.csv").write_text(REGISTER.splitlines()[0] + "\nPatel,Anil,01-May-1939,7\n")
    home.select("Spreadsheets, and a side without homeround")
    home.select("Take in more.csv")
    home.terminal.wait("TAKE IN THE REGISTER", "1 taken")
    home.select("Take it in")
    home.terminal.wait("TAKEN IN: more.csv", "Saved:")
    home.back("EXCHANGE WITH THE OTHER SIDE")
    home.select("Send: make a pack")
    home.terminal.wait("SEND: FOR WHOM?")
    home.select("For Bridge Street Surgery")
    home.terminal.wait("SEND TO Bridge Street Surgery")
    home.select("What is new for them")
    home.terminal.wait("TO BE SENT")
    second = practice.give(home.made("homeround-20*.txt"), "second.txt")
    home.back("EXCHANGE WITH THE OTHER SIDE")
    practice.open()
    practice.terminal.wait("No round is planned, and nobody")
    practice.terminal.key("X")
    practice.terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    practice.select("Take in a file that came")
    before = practice.tree()
    practice.look(second)
    practice.terminal.wait("NOT TAKEN IN", "A pack before this one is missing: entries 1 to")
    expect_equal(practice.tree(), before, "the folder")
    practice.select("Ask Rosewood House for what is missing")
    practice.terminal.wait("ASK Rosewood House FOR WHAT IS MISSING", "Everything once more")
    practice.select("Keep this text as a file")
    practice.terminal.wait("Saved as")
    home.select("Send: make a pack")
    home.terminal.wait("SEND: FOR WHOM?")
    home.select("For Bridge Street Surgery")
    home.terminal.wait("SEND TO Bridge Street Surgery")
    home.select("Everything once more")
    home.terminal.wait("TO BE SENT")
    whole = practice.give(home.made("homeround-20*.txt"), "whole.txt")
    home.back("EXCHANGE WITH THE OTHER SIDE")
    practice.back("NOT TAKEN IN")
    practice.back("WHERE IS THE FILE?")
    practice.back("TAKE IN: WHICH FILE?")
    practice.look(whole)
    practice.terminal.wait("TAKE IN: A PACK FROM Rosewood House", "about 3 residents")
    practice.select("Take it in")
    practice.terminal.wait("TAKEN IN", "Saved:")
    practice.back("EXCHANGE WITH THE OTHER SIDE")
    practice.list()
    practice.terminal.wait("WALKER, Doris")

with step("pairing story: other keys of the home's laptop are a stop, until it is forgotten",
          practice.terminal):
    home.list()
    shutil.rmtree(home.folder / "local" / "keys")
    home.terminal.key("X")
    home.terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    home.select("Pair with another organisation")
    home.terminal.wait("PAIRING: Rosewood House")
    card = practice.give(home.made("homeround-card-*.txt"), "new-card.txt")
    practice.terminal.key("X")
    practice.terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    practice.select("Take in a file that came")
    practice.terminal.wait("TAKE IN: WHICH FILE?")
    before = practice.tree()
    practice.look(card)
    practice.terminal.wait("STOP. THIS MAY NOT COME FROM Rosewood House", "NOT those that were confirmed",
                           "on a number that you knew before")
    expect_equal(practice.tree(), before, "the folder")
    practice.select("They say that it was set up anew")
    practice.terminal.wait("FORGET A COMPUTER OF Rosewood House?")
    practice.select("Forget it")
    practice.terminal.wait("FORGOTTEN")
    practice.select("Take in a card that came")
    practice.look(card)
    practice.terminal.wait("PAIRING WITH Rosewood House", "They match")
    practice.select("They match")
    practice.terminal.wait("Paired with Rosewood House")

with step("pairing story: both folders are whole"):
    home.terminal.close()
    practice.terminal.close()
    verify_is_clean(home.folder)
    verify_is_clean(practice.folder)

finish()
