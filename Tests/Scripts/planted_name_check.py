"""A name that is nobody's is put into a home, worked with, and looked for wherever it must not be.

The program is crashed (SIGSEGV, SIGABRT), killed and left in the middle of a form about that resident; then temporary
folders, core files, arguments, environments, window titles, the clipboard of tmux, what it prints and what the shell's
window shows are searched.
"""

import os
import pathlib
import resource
import signal

from support.checks import expect, finish
from support.program import contents, homeround, new_place, program, sample
from support.story import open_from_register, step
from support.terminal import Terminal

# Where core files are off already, this would say nothing of the program.
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
FAMILY = "Quetzalcoatlus"
WORDS = "Xylophagous sentence of nobody"
folder = sample()
register = new_place() / "register.csv"
register.write_text(f"Surname,First name,Date of birth,Room\n{FAMILY},Wilhelmina,1931-02-03,77\n")
homeround("residents", "import", register, "--folder", folder, code=None)
register.unlink()
temporary = new_place()
SECRETS = [FAMILY, FAMILY.upper(), WORDS]


def found_in(data):
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    return [secret for secret in SECRETS if secret in text]


def process_facts(pid):
    """What any other program of this account can read of a process without asking it."""
    facts = b""
    for name in ("cmdline", "environ", "comm", "status"):
        try:
            facts += pathlib.Path("/proc", str(pid), name).read_bytes()
        except OSError:
            continue
    return facts


def places():
    """Temporary folders and wherever a core file could have gone, but for the home's own folder."""
    for top in {temporary, pathlib.Path("/dev/shm"), pathlib.Path.cwd()}:
        if top == pathlib.Path.cwd():
            yield from (path for path in top.glob("core*") if path.is_file())
        else:
            yield from (path for path in top.rglob("*") if path.is_file())


def nowhere(terminal, what):
    for path in places():
        try:
            data = path.read_bytes()
        except OSError:
            continue
        expect(not found_in(data), f"{what}: {path} holds {found_in(data)}")
        expect(not path.name.startswith("core"), f"{what}: a core file {path}")
    title = terminal.about("pane_title") + terminal.about("window_name") + terminal.about("session_name")
    expect(not found_in(title), f"{what}: the title {title}")
    buffers = terminal._tmux("list-buffers", "-F", "#{buffer_sample}")
    expect(not found_in(buffers), f"{what}: tmux keeps {buffers}")


def begun():
    """A window in the middle of a form about that resident."""
    terminal = Terminal(
        [program(), "--folder", folder], columns=100, rows=40, TMPDIR=str(temporary))
    terminal.wait("By priority")
    open_from_register(terminal, FAMILY, "Room 77")
    return terminal


with step("the name is in the home, and in none of its file names"):
    expect(FAMILY in homeround("list", "--folder", folder).text
           or any(FAMILY.encode() in data for data in contents(folder).values()), "it is not there")
    for path in folder.rglob("*"):
        expect(not found_in(str(path)), f"a path holds it: {path}")

for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL, signal.SIGTERM):
    terminal = begun()
    with step(f"{number.name} in the middle of work leaves the name nowhere", terminal):
        pid = terminal.program_pid()
        expect(not found_in(process_facts(pid)), "arguments or environment hold it")
        limits = pathlib.Path("/proc", str(pid), "limits")
        if os.access(limits, os.R_OK):
            core = next(line for line in limits.read_text().splitlines() if "core file" in line)
            expect(core.split()[4] == "0", f"core dumps are on: {core}")
        os.kill(pid, number)
        terminal.wait_ended()
        nowhere(terminal, number.name)
        # What a crash says goes to the window, below where the screen was. Of what was killed nothing is
        # left to wipe the window.
        if number != signal.SIGKILL:
            kept = terminal._tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "main")
            expect(not found_in(kept), f"the window shows it after {number.name}:\n{kept}")
    terminal.close()

with step("left in order, nothing of it stays in the window, its title or temporary folders"):
    terminal = begun()
    for _ in range(4):
        if terminal.status.exists():
            break
        terminal.key("Escape")
        terminal.until("the screen before", lambda screen: True)
    terminal.wait("By priority")
    terminal.key("q")
    terminal.wait_ended()
    kept = terminal._tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "main")
    expect(not found_in(kept), f"the window shows it:\n{kept}")
    nowhere(terminal, "leaving")
    terminal.close()

with step("nothing that the program says of itself holds it: doctor, verify, a refused file, the audit's files"):
    for arguments in (["doctor"], ["verify"], ["show", "nobody"], ["unpack", "/dev/null"]):
        done = homeround(*arguments, "--folder", folder, code=None)
        expect(not found_in(done.text + done.err), f"homeround {arguments[0]} says it")
    kept = b"".join(contents(folder / "local" / "audit").values())
    expect(kept and not found_in(kept), "the audit holds it")

finish()
