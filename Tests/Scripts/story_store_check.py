"""A locked folder from the first run on: sealed at rest, open, locked, killed and ended; opened by its passphrase, by the
sheet, and by Debian's age.
"""

import os
import re
import shutil
import signal
import subprocess

import support.terminal
from support.checks import expect, expect_equal, finish
from support.program import contents, environment, homeround, journals, new_place, program, verify_is_clean
from support.story import step
from support.terminal import Terminal

# A minute really passes, and what a busy machine adds to it.
support.terminal.DEADLINE = 150

PHRASE = "clock barn seven maple"
OTHER = "river stone nine poplar"
FAMILY = "Quetzalcoatlus"
WORDS = "Xylophagous sentence of nobody"
SECRETS = [FAMILY, FAMILY.upper(), "Wilhelmina", WORDS, PHRASE, OTHER]
state = new_place()
folder = new_place() / "sealed"
ASK = "Passphrase, or the letters of the recovery sheet"


def nowhere(what):
    """No file of the folder, or of what is remembered outside of it, holds anything of a resident."""
    for place in (folder, state):
        for name, data in contents(place).items():
            text = data.decode(errors="replace")
            found = [secret for secret in SECRETS if secret in text or secret in name]
            expect(not found, f"{what}: {name} holds {found}")


def window(*arguments, columns=100, rows=40):
    return Terminal(
        [program(), *arguments, "--folder", folder], columns=columns, rows=rows, XDG_STATE_HOME=str(state))


def opened(phrase=PHRASE):
    terminal = window()
    terminal.wait(ASK)
    terminal.type(phrase)
    terminal.key("Enter")
    return terminal


def said(*arguments, phrases=(PHRASE,), code=0):
    """What a command prints at a terminal where it asks for passphrases."""
    terminal = window(*arguments, columns=200, rows=60)
    for number, phrase in enumerate(phrases, 1):
        terminal.until(f"question {number}", lambda screen, number=number: screen.count("not shown)") >= number
                       or "The same again" in screen and number > 2)
        terminal.type(phrase)
        terminal.key("Enter")
    terminal.wait_ended()
    expect_equal(int(terminal.status.read_text()), code, f"exit code of {arguments}: {terminal.screen()}")
    screen = terminal.screen()
    terminal.close()
    return screen


def unseal(name, secret):
    """The key of the folder, by Debian's age with a key file."""
    key = new_place() / "key.txt"
    key.write_text(secret + "\n")
    return subprocess.run(
        ["age", "-d", "-i", str(key), str(folder / "local" / "store" / name)], capture_output=True, check=False)


terminal = window(columns=80, rows=24)
with step("the first run offers a locked folder, and says what it is for and what is lost", terminal):
    terminal.wait("WELCOME TO HOMEROUND", "in a locked folder")
    terminal.key("4")
    terminal.key("Enter")
    terminal.wait("WHO ARE YOU")
    terminal.fill("Your name", "K. Adeyemi")
    terminal.choose("Your role", "GP")
    terminal.fill("Your practice", "Bridge Street")
    terminal.key("Enter")
    terminal.wait("WHICH CARE HOME")
    terminal.key("2")
    terminal.fill("The name of the care home", "Elm House")
    terminal.key("Enter")
    terminal.wait("A PIN TO SIGN WITH")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait("A PASSPHRASE FOR THE FOLDER", "can't be locked later")
    terminal.type(PHRASE)
    terminal.key("Enter")
    terminal.type(PHRASE)
    terminal.key("Enter")
    terminal.wait("THE RECOVERY SHEET", "everything in the folder is lost")
    groups = dict(re.findall(r"\b(\d+):([A-Z0-9]{4,6})\b", terminal.screen()))
    expect_equal(sorted(map(int, groups)), list(range(1, 11)), "groups of the sheet")
    expect(not folder.exists() or not (folder / "local" / "store").exists(), "locked before the sheet was known")

sheet = " ".join(groups[str(number)] for number in range(1, 11))
SECRETS.append(groups["3"])

with step("it is locked only after what was asked of the sheet was typed back", terminal):
    terminal.key("1")
    terminal.key("Enter")
    terminal.wait("WHAT STANDS ON THE SHEET?")
    asked = re.findall(r"Group (\d+)", terminal.screen())
    expect_equal(len(asked), 3, "groups that are asked")
    for number in asked[:2]:
        terminal.type(groups[number].lower())
        terminal.key("Enter")
    terminal.type("AAAAAA")
    terminal.key("Enter")
    terminal.wait("not what stands on the sheet")
    expect(not (folder / "local" / "store").exists(), "locked with a group that is wrong")
    for _ in range(6):
        terminal.key("BSpace")
    terminal.type(groups[asked[2]])
    terminal.key("Enter")
    terminal.wait("Elm House")
    expect((folder / "local" / "store" / "passphrase.age").exists(), "it is not locked")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()
    nowhere("after the first run")

with step("a register comes in by the command, which asks for the passphrase at the terminal"):
    register = new_place() / "register.csv"
    register.write_text(f"Surname,First name,Date of birth,Room\n{FAMILY},Wilhelmina,1931-02-03,77\n")
    said("residents", "import", register)
    register.unlink()
    nowhere("after the register")
    done = homeround("list", "--folder", folder, code=2)
    expect("no terminal" in done.err, f"without a terminal: {done.err}")

terminal = opened("not the right one")
with step("a wrong passphrase opens nothing, the right one the register", terminal):
    terminal.wait("That does not open the folder")
    terminal.type(PHRASE)
    terminal.key("Enter")
    terminal.wait("Elm House")
    terminal.key("B")
    terminal.wait("REGISTER", FAMILY.upper())
    nowhere("open")

with step("in the middle of a form F9 seals all, and asks for the passphrase and then the PIN", terminal):
    terminal.key("Enter")
    terminal.wait("Room 77")
    terminal.key("v")
    terminal.wait("OBSERVATIONS")
    terminal.fill("Who measured?", WORDS)
    terminal.wait(WORDS)
    terminal.key("F9")
    terminal.wait("Passphrase of this folder:")
    kept = terminal._tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "main")
    expect(FAMILY.upper() not in kept and WORDS not in kept, "the window still shows it")
    terminal.until("the draft on the disk", lambda _: list((folder / "local" / "drafts").glob("*.json")))
    nowhere("locked")
    terminal.type("not the right one")
    terminal.key("Enter")
    terminal.wait("it is not the right one, or the folder was altered")
    terminal.type(PHRASE)
    terminal.key("Enter")
    terminal.wait("PIN:")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait("Who measured?", WORDS)
    expect((terminal.focused() or "").startswith("Who measured?"), f"it came back to {terminal.focused()}")

with step("killed in the middle of it, the draft is there again after the passphrase", terminal):
    second = window()
    second.wait(ASK)
    second.close()
    os.kill(terminal.program_pid(), signal.SIGKILL)
    terminal.wait_ended()
    terminal.close()
    nowhere("killed")
    terminal = opened()
    terminal.wait("Elm House")
    terminal.key("B")
    terminal.wait(FAMILY.upper())
    terminal.key("Enter")
    terminal.wait("Room 77")
    terminal.key("v")
    terminal.wait("draft")
    terminal.key("Enter")
    terminal.wait(WORDS)

with step("what is signed stands in the sealed journal, and in clear nowhere", terminal):
    before = homeround("verify", "--folder", folder, "--json").json["entries"]
    terminal.go_to("Who measured?")
    terminal.key("BTab")
    terminal.until("the question before", lambda _: (terminal.focused() or "").startswith("Blood glucose"))
    terminal.type("6.5")
    terminal.key("C-s")
    terminal.wait("PIN")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.until("the signed entry on the disk",
                   lambda _: homeround("verify", "--folder", folder, "--json").json["entries"] > before)
    nowhere("signed")
    terminal.close()

with step("without a passphrase every byte is checked, by the program and by the script for auditors"):
    verify_is_clean(folder)
    done = homeround("verify", "--folder", folder)
    expect("as it stands on the disk" in done.err, done.err)
    expect("all as written" in said("verify", "--unlock"), "verify --unlock finds something")
    broken = new_place() / "broken"
    shutil.copytree(folder, broken)
    path = journals(broken)[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    homeround("verify", "--folder", broken, code=1)
    homeround("repair", "--folder", broken, "--from", folder)
    verify_rebuilt = homeround("verify", "--folder", broken)
    expect("rebuilt" in verify_rebuilt.err, verify_rebuilt.err)

if shutil.which("age"):
    with step("Debian's age opens the key with the sheet"):
        done = unseal("recovery.age", "AGE-SECRET-KEY-1" + sheet.replace(" ", ""))
        expect_equal(done.returncode, 0, f"age: {done.stderr}")
        expect(re.fullmatch(rb"homeround:store:1:[A-Za-z0-9+/]{43}\n", done.stdout), f"it holds {done.stdout}")
        stanza = (folder / "local" / "store" / "passphrase.age").read_bytes().splitlines()[1].split()
        expect_equal((stanza[1], stanza[3]), (b"scrypt", b"17"), "how the passphrase is asked")
        out = new_place() / "key"
        by_phrase = Terminal(
            ["age", "-d", "-o", out, folder / "local" / "store" / "passphrase.age"], columns=120)
        by_phrase.wait("Enter passphrase")
        by_phrase.type(PHRASE)
        by_phrase.key("Enter")
        by_phrase.wait_ended()
        expect_equal(out.read_bytes(), done.stdout, "the key by the passphrase")
        by_phrase.close()

with step("the sheet opens it when the passphrase is forgotten, and a new one is asked for"):
    expect("From now on" in said("list", phrases=(sheet, OTHER, OTHER)), "no new passphrase was taken")
    said("list", phrases=(PHRASE, OTHER))
    said("list", phrases=(OTHER,))

with step("a window that was closed while it was locked asks the next start for the passphrase and the PIN"):
    terminal = opened(OTHER)
    terminal.wait("Elm House")
    terminal.key("B")
    terminal.wait(FAMILY.upper())
    terminal.key("F9")
    terminal.wait("Passphrase of this folder:")
    terminal.until("the note of the lock", lambda _: (folder / "local" / "locked").exists())
    os.kill(terminal.program_pid(), signal.SIGKILL)
    terminal.wait_ended()
    terminal.close()
    terminal = opened(OTHER)
    terminal.wait("was locked when the program last ended", "PIN:", "for a minute at most")
    expect(FAMILY.upper() not in terminal.screen(), "the register shows without the PIN")

with step("without a PIN for a minute it closes again, and opens with both", terminal):
    terminal.wait("Passphrase of this folder:", "No PIN came within a minute")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait("That does not open the folder")
    terminal.type(OTHER)
    terminal.key("Enter")
    terminal.wait("PIN:")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait("Elm House")
    terminal.wait_gone("PIN:")
    terminal.until("the note of the lock to go", lambda _: not (folder / "local" / "locked").exists())
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()

with step("the audit tells a wrong passphrase from a wrong PIN"):
    text = said("audit", phrases=(OTHER,))
    expect("gave a passphrase that does not open the folder" in text, text)
    expect("gave a PIN that is not theirs" not in text, text)

with step("a pack that is not sealed is not put into the folder"):
    unsealed = ("pack", "--to", "Nobody", "--unsealed", "--reason", "the gateway drops it")
    for place in ((), ("-o", folder), ("-o", folder / "new.txt")):
        text = said(*unsealed, *place, phrases=(OTHER,), code=2)
        expect("would lie in it in clear" in text, text)
    # Outside it goes on, and finds that nobody is called so.
    text = said(*unsealed, "-o", new_place(), phrases=(OTHER,), code=2)
    expect("No partner is called Nobody" in text, text)

with step("what was typed stands in no argument and in no environment"):
    terminal = opened(OTHER)
    terminal.wait("Elm House")
    pid = terminal.program_pid()
    for name in ("cmdline", "environ"):
        with open(f"/proc/{pid}/{name}", "rb") as file:
            facts = file.read()
        expect(OTHER.encode() not in facts and PHRASE.encode() not in facts, f"{name} holds it")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()
    nowhere("ended")

finish()
