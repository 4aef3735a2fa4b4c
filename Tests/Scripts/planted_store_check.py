"""In a locked folder: a name that is nobody's, and what is written about them, are looked for wherever anything is kept.

They are typed, signed, left as a draft, locked away with F9, left in order, and the program is killed and crashed in the
middle of it. No file of the folder, of what is remembered outside of it, or of a temporary place may hold them; nor
arguments, environment, window title, clipboard or core file, nor the window once it is locked or left.
"""

import os
import pathlib
import signal

from support.checks import expect, finish
from support.program import contents, environment, new_place, program, verify_is_clean
from support.story import open_from_register, step
from support.terminal import Terminal

PHRASE = "clock barn seven maple"
FAMILY, GIVEN = "Quetzalcoatlus", "Wilhelmina"
DRAFT, SIGNED = "Xylophagous sentence of nobody", "Yttrium remark of nobody"
SECRETS = [FAMILY, FAMILY.upper(), GIVEN, DRAFT, SIGNED, PHRASE]
ASK = "Passphrase, or the letters of the recovery sheet"
state, temporary = new_place(), new_place()
folder = new_place() / "sealed"
CHANGES = {"XDG_STATE_HOME": str(state), "TMPDIR": str(temporary)}


def found_in(data):
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    return [secret for secret in SECRETS if secret in text]


def window(*arguments, columns=100, rows=40):
    return Terminal([program(), *arguments, "--folder", folder], columns=columns, rows=rows, **CHANGES)


def answered(terminal, *answers):
    for wanted, typed in answers:
        terminal.wait(wanted)
        terminal.type(typed)
        terminal.key("Enter")


def opened():
    terminal = window()
    answered(terminal, (ASK, PHRASE))
    terminal.wait("By priority")
    return terminal


def nowhere(what, terminal=None, window_too=True):
    places = [folder, state, temporary, pathlib.Path("/dev/shm")]
    count = 0
    for place in places:
        for name, data in contents(place).items():
            count += place == folder
            expect(not found_in(data), f"{what}: {place}/{name} holds {found_in(data)}")
            expect(not found_in(name), f"{what}: the path {name}")
            expect(not pathlib.Path(name).name.startswith("core"), f"{what}: a core file {name}")
    expect(count > 10, f"{what}: only {count} files were looked at")
    for path in pathlib.Path.cwd().glob("core*"):
        expect(path.is_dir(), f"{what}: a core file {path}")
    if terminal is None:
        return
    title = terminal.about("pane_title") + terminal.about("window_name") + terminal.about("session_name")
    expect(not found_in(title), f"{what}: the title {title}")
    expect(not found_in(terminal._tmux("list-buffers", "-F", "#{buffer_sample}")), f"{what}: tmux keeps it")
    if window_too:
        kept = terminal._tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "main")
        expect(not found_in(kept), f"{what}: the window shows it:\n{kept}")


def process(terminal, what):
    pid = terminal.program_pid()
    for name in ("cmdline", "environ", "comm", "status"):
        facts = pathlib.Path("/proc", str(pid), name).read_bytes()
        expect(not found_in(facts), f"{what}: /proc/PID/{name} holds it")
    return pid


def resident(terminal):
    open_from_register(terminal, FAMILY, "Room 77")


def form(terminal):
    """In the middle of a form about that resident."""
    resident(terminal)
    terminal.key("v")
    terminal.until("the form, or what is left of it",
                   lambda screen: "OBSERVATIONS" in screen or "Start again" in screen)
    if "Start again" in terminal.screen():
        terminal.key("Enter")
        terminal.wait("OBSERVATIONS")
    else:
        terminal.fill("Who measured?", DRAFT)
    terminal.wait(DRAFT)


with step("a pretend home in a locked folder, and a resident who is nobody"):
    terminal = Terminal([program(), "sample", folder, "--locked"], columns=100, rows=40, **CHANGES)
    answered(terminal, ("New passphrase", PHRASE), ("The same again", PHRASE))
    terminal.wait_ended()
    terminal.close()
    register = new_place() / "register.csv"
    register.write_text(f"Surname,First name,Date of birth,Room\n{FAMILY},{GIVEN},1931-02-03,77\n")
    terminal = window("residents", "import", register)
    answered(terminal, (ASK, PHRASE))
    terminal.wait_ended()
    terminal.close()
    register.unlink()
    nowhere("begun")

terminal = opened()
with step("a concern about them is signed", terminal):
    resident(terminal)
    process(terminal, "open")
    terminal.key("e")
    terminal.wait("URGENT")
    terminal.type(SIGNED)
    terminal.wait(SIGNED)
    nowhere("while it is typed", terminal, window_too=False)
    terminal.choose("Which route", "999")
    terminal.fill("Who was told", "Control room")
    terminal.key("C-s")
    terminal.sign("Saved")
    nowhere("signed", terminal, window_too=False)

with step("F9 in the middle of a form: neither the window nor any file shows it", terminal):
    while "By priority" not in terminal.screen():
        before = terminal.screen()
        terminal.key("Escape")
        terminal.until("the screen before", lambda screen, before=before: screen != before)
    form(terminal)
    terminal.key("F9")
    terminal.wait("Passphrase of this folder:")
    terminal.until("the draft on the disk", lambda _: list((folder / "local" / "drafts").glob("*.json")))
    nowhere("locked", terminal)
    process(terminal, "locked")

with step("left in order from behind the lock", terminal):
    answered(terminal, ("Passphrase of this folder:", PHRASE), ("PIN:", "1234"))
    terminal.wait(DRAFT)
    terminal.key("Escape")
    terminal.wait("Room 77")
    while not terminal.status.exists() and "By priority" not in terminal.screen():
        before = terminal.screen()
        terminal.key("Escape")
        terminal.until("the screen before", lambda screen, before=before: screen != before)
    terminal.key("q")
    terminal.until("the end, or what is kept", lambda screen: terminal.status.exists() or "q again leaves" in screen)
    if not terminal.status.exists():
        terminal.key("q")
    terminal.wait_ended()
    nowhere("left", terminal)
    terminal.close()

for number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM):
    terminal = opened()
    with step(f"{number.name} in the middle of a form", terminal):
        form(terminal)
        pid = process(terminal, "before the end")
        os.kill(pid, number)
        terminal.wait_ended()
        # Of what was killed nothing is left to wipe the window.
        nowhere(number.name, terminal, window_too=number != signal.SIGKILL)
        terminal.close()

with step("what was written is all there, and every byte is as written"):
    verify_is_clean(folder)
    terminal = opened()
    resident(terminal)
    terminal.wait(SIGNED)
    terminal.close()

finish()
