"""The home makes its list from the keyboard: from nothing to a list that was sent, and who sees it."""

from support.checks import expect, expect_equal, finish
from support.program import (
    RESOURCES, entries, homeround, new_place, program, sample, verify_is_clean)
from support.schema import conforms
from support.story import step
from support.terminal import Terminal

PIN = "2468"


def set_up(terminal, name, role, organisation=None):
    """Answers the first run's three questions."""
    terminal.wait("WHO ARE YOU?", "Your name")
    terminal.fill("Your name", name)
    terminal.choose("Your role", role)
    if organisation:
        terminal.fill("Your practice or organisation", organisation)
    terminal.key("C-s")
    terminal.wait("WHICH CARE HOME?")


def pin(terminal):
    terminal.wait("A PIN TO SIGN WITH")
    terminal.fill("A PIN of your own", PIN)
    terminal.fill("The PIN again", PIN)
    terminal.key("C-s")


def find(terminal, search, name):
    """Finds a resident of the home's list and opens them."""
    terminal.key("/")
    terminal.wait("Find:")
    terminal.type(search)
    terminal.wait(f"Find: {search}", name)
    terminal.key("Enter")
    terminal.wait_gone("Find:")
    terminal.wait("Why flagged")


def flag(terminal, search, name, reason, priority, why, by=("Staff of the home", "P. Lal"), **more):
    """Puts a resident forward and signs it."""
    find(terminal, search, name)
    terminal.key("a")
    terminal.wait("PUT FORWARD")
    terminal.choose("Why?", reason)
    terminal.choose("How soon?", priority)
    terminal.fill("Why so soon", why)
    terminal.choose("Who has raised it?", by[0])
    terminal.fill("Their name", by[1])
    if "question" in more:
        terminal.fill("What should be answered?", more["question"])
    terminal.choose("May what you write be shared", "yes, the resident agrees")
    terminal.go_to("Is any of this so now?")
    terminal.key("C-s")
    terminal.sign(f"Saved: {name} is put forward.", PIN)


folder = new_place() / "folder"
terminal = Terminal([program(), "--folder", folder])

with step("prepare: the first run leads somebody of a home to PREPARE, and says how to begin", terminal):
    terminal.wait("WELCOME TO HOMEROUND")
    terminal.key("3")
    terminal.key("Enter")
    set_up(terminal, "J. Reed", "Designated person")
    terminal.fill("The name of the care home", "Elm House")
    terminal.key("C-s")
    pin(terminal)
    terminal.wait("PREPARE", "Elm House", "Nobody is in the register of this home yet.",
                  "X, then Spreadsheets.")

with step("prepare: the register comes from a spreadsheet while the program is open", terminal):
    homeround("residents", "import", RESOURCES / "residents-example.csv", "--folder", folder)
    terminal.wait_gone("Nobody is in the register")
    terminal.wait("No round is planned. l plans one.", "Not put forward")

register = [person["body"]["details"] for person in entries(folder, "resident.registered")]
families = [person["family"] for person in register]
shown = {}
for person in register:
    title = f" ({person['title']})" if person.get("title") else ""
    # Whoever shares a surname is not found by it.
    if families.count(person["family"]) == 1:
        shown[person["family"]] = f"{person['family'].upper()}, {person['given']}{title}"
families = sorted(shown)[:5]
expect(len(shown) >= 6, f"too few residents in the example: {families}")

with step("prepare: a round is planned for the day after tomorrow, with its cut-off", terminal):
    terminal.key("l")
    terminal.wait("ROUND CALENDAR", "No round yet.")
    terminal.key("a")
    terminal.wait("PLAN A ROUND")
    terminal.choose("What is it?", "The weekly round")
    terminal.fill("On which day?", "+2")
    terminal.fill("At what time?", "23:30")
    terminal.choose("How?", "face to face")
    terminal.choose("When is the home's list due?", "24 hours before")
    terminal.choose("Which hours count?", "All of them")
    terminal.key("C-s")
    terminal.sign("Saved: the round of", PIN)
    terminal.wait("Send by", "23:30:", "left.", "Nobody is put forward yet.")

with step("prepare: five residents are put forward, and what is missing is counted", terminal):
    first, second, third, fourth, fifth = families
    flag(terminal, first.lower(), shown[first], "pain", "soon", "cries at night",
         question="More paracetamol?")
    terminal.wait("1 put forward.", "1 has no note.")
    flag(terminal, second.lower(), shown[second], "bowels", "routine", "five days")
    flag(terminal, third.lower(), shown[third], "chest or breathing", "urgent for this round", "new cough")
    flag(terminal, fourth.lower(), shown[fourth], "urine or catheter", "routine", "catheter due")
    flag(terminal, fifth.lower(), shown[fifth], "skin, wound or pressure damage", "soon", "a new sore")
    terminal.wait("5 put forward.", "5 have no note.")

with step("prepare: a second request joins the first, and both voices stand", terminal):
    flag(terminal, second.lower(), shown[second], "pain", "soon", "will not sit",
         by=("The family", "Ann, daughter"))
    terminal.wait("5 put forward.")
    find(terminal, second.lower(), shown[second])
    terminal.key("G")
    terminal.key("g")
    terminal.wait("staff (P. Lal)")
    terminal.key("Escape")
    terminal.wait("5 put forward.")

with step("prepare: a note is begun, left, and gone on with", terminal):
    find(terminal, first.lower(), shown[first])
    terminal.key("n")
    terminal.wait("BACKGROUND NOTE", "what is going on now?")
    terminal.fill("Situation", "Cries when turned, since Monday.")
    terminal.go_to("Background")
    terminal.key("Escape")
    terminal.wait("What you typed is kept as a draft.")
    terminal.key("n")
    terminal.wait("Continue")
    terminal.key("1")
    terminal.wait("BACKGROUND NOTE")
    terminal.fill("Background", "Old hip fracture.")
    terminal.fill("Assessment", "Paracetamol helps for two hours.")
    terminal.fill("Recommendation", "Look at the pain relief.")
    terminal.key("C-s")
    terminal.sign("Saved: background note", PIN)
    terminal.wait("4 have no note.")

with step("prepare: the list is put in order, read once more, and sent before the cut-off", terminal):
    terminal.key("r")
    terminal.wait("Your order, as it will be sent")
    terminal.key("Space")
    terminal.key("Down")
    terminal.key("C-s")
    terminal.sign("Saved: the list is in your order.", PIN)
    terminal.key("d")
    terminal.wait("SEND THE LIST", "In this order", "no note")
    terminal.sign("Saved: the list is signed.", PIN)
    terminal.wait("What is added now is marked \"after")
    terminal.key("d")
    terminal.wait("It was closed")

sent = entries(folder, "list.sent")[-1]["body"]
arranged = entries(folder, "list.arranged")[-1]["body"]
flags = {entry["id"]: entry["resident"] for entry in entries(folder, "flag.raised")}
order = list(dict.fromkeys(flags[flag] for flag in sent["order"]))

with step("prepare: the journal has the flags in the home's order"):
    expect_equal(len(sent["order"]), 6, "flags sent")
    expect_equal(order, arranged["order"], "residents in the order sent")
    expect(not entries(folder, "round.opened"), "making the list opened the round")

with step("prepare: a professional sets themselves up and sees exactly that list in ROUND", terminal):
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "Somebody else")
    terminal.key("C-s")
    set_up(terminal, "K. Adeyemi", "Pharmacist", "Bridge Street Surgery")
    terminal.key("C-s")
    pin(terminal)
    terminal.wait("Who is at the keyboard?", "J. Reed (designated person)", "K. Adeyemi (pharmacist)")
    expect(not terminal.shows(shown[families[0]]), "residents are shown before anybody says who they are")
    terminal.choose("Who is at the keyboard?", "K. Adeyemi (pharmacist)")
    terminal.key("C-s")
    terminal.wait("ROUND", "Elm House", "0 of 5", "In the home's order")
    listed = homeround("list", "--folder", folder, "--json").json
    conforms(listed, "list.schema.json")
    expect_equal([item["resident"] for item in listed], order, "the professional's list")
    expect_equal({item["status"] for item in listed}, {"toSee"}, "statuses")
    expect_equal({item["late"] for item in listed}, {False}, "late")
    rows = [line for line in terminal.screen().splitlines()]
    places = [next(i for i, line in enumerate(rows) if shown[f][:12] in line) for f in families]
    expect(len(set(places)) == 5, f"not everybody is on the screen:\n{terminal.screen()}")

with step("prepare: the professional is told why the home's commands are not theirs", terminal):
    terminal.key("Enter")
    terminal.wait("Why flagged")
    terminal.key("n")
    terminal.wait("The home does this, when it makes its list.")
    terminal.key("Escape")
    terminal.wait_gone("The home does this")
    terminal.wait("In the home's order")

with step("prepare: what the home adds after sending is marked, with its time; the order stays", terminal):
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "J. Reed (designated person)")
    terminal.key("C-s")
    terminal.wait("PREPARE", "What is added now is marked \"after")
    sixth = sorted(shown)[5]
    flag(terminal, sixth.lower(), shown[sixth], "bowels", "routine", "three days")
    listed = homeround("list", "--folder", folder, "--json").json
    late = [item["resident"] for item in listed if item["late"]]
    expect_equal(len(late), 1, "late residents")
    expect_equal([item["resident"] for item in listed if not item["late"]], order, "order as sent")
    terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()
    verify_is_clean(folder)

pretend = sample()
PIN = "1234"
terminal = Terminal([program(), "--folder", pretend])

with step("prepare: the pretend home opens in ROUND and asks nothing; i goes to the home's side", terminal):
    terminal.wait("ROUND  Rosewood House", "By priority, then room")
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "J. Reed (designated person)")
    terminal.key("C-s")
    terminal.wait("PREPARE  Rosewood House", "Sent ", "What is added now is marked \"after")

with step("prepare: last week leads the next list, with the weeks; one key takes those not seen", terminal):
    terminal.key("]")
    terminal.wait("Send by", "Left from earlier rounds, not put forward", "not seen")
    terminal.key("A")
    terminal.wait("TAKE THOSE NOT SEEN ONTO THIS LIST", "FEATHERSTONEHAUGH", "weeks")
    terminal.sign("taken onto this list", PIN)
    terminal.wait("2 put forward.")
    taken = entries(pretend, "flag.raised")[-2:]
    expect(all(entry["body"]["reasons"] for entry in taken), "a reason was lost on the way")

with step("prepare: the weeks since anybody was considered, longest first", terminal):
    terminal.key("W")
    terminal.wait("by weeks since last considered", "never on a round recorded here")
    terminal.key("Escape")
    terminal.wait("By priority, then room")

with step("prepare: a round that is not held says why, and its residents lead the next list", terminal):
    terminal.key("l")
    terminal.wait("ROUND CALENDAR")
    terminal.key("x")
    terminal.wait("THE ROUND DOES NOT TAKE PLACE")
    terminal.fill("Why?", "snow")
    terminal.key("C-s")
    terminal.sign("Saved: the round does not take place.", PIN)
    expect_equal(entries(pretend, "round.cancelled")[-1]["body"]["reason"], "snow", "reason")

with step("prepare: the journals are whole"):
    terminal.close()
    verify_is_clean(pretend)

finish()
