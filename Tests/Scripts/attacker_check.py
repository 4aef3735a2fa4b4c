"""What somebody tries who runs other programs, sets variables, or leaves files for the program to fall over.

What is not kept out is not checked here: docs/safety/attacker.md says it.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from support.checks import Failure, check, expect, expect_equal, run_all, skip
from support.plain import on_a_terminal
from support.program import environment, homeround, new_place, program, sample
from support.terminal import Terminal

NOBODY = 65534
IS_ROOT = os.geteuid() == 0
FAMILY = "PEMBERTON"


def plain_place():
    """A folder that any account may walk through, and write nothing into."""
    place = new_place()
    place.chmod(0o755)
    return place


class AsNobody:
    """The program in the hands of an account without rights, on a pretend home of its own."""

    def __init__(self):
        self.place = plain_place()
        for above in self.place.parents:
            expect(above.stat().st_mode & 0o001, f"{above} is closed to other accounts: set TMPDIR elsewhere")
        self.program = self.place / "homeround"
        shutil.copy(program(), self.program)
        self.program.chmod(0o755)
        self.own = self.place / "own"
        self.own.mkdir(mode=0o700)
        os.chown(self.own, NOBODY, NOBODY)
        self.folder = self.own / "home"
        done = self.run([self.program, "sample", self.folder])
        expect_equal(done.returncode, 0, done.stderr)

    def command(self, words):
        return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *map(str, words)]

    def run(self, words):
        return subprocess.run(
            self.command(words), capture_output=True, text=True, check=False, timeout=60, cwd=self.own,
            env=environment(HOME=str(self.own), XDG_STATE_HOME=str(self.own / "state"), TMPDIR=str(self.own)))

    def window(self):
        words = ["env", f"HOME={self.own}", f"XDG_STATE_HOME={self.own / 'state'}", str(self.program),
                 "--folder", str(self.folder)]
        terminal = Terminal(self.command(words))
        terminal.wait("By priority")
        return terminal

    def pid(self):
        found = subprocess.run(["pgrep", "-u", str(NOBODY), "-f", str(self.program)], capture_output=True, text=True,
                               check=False).stdout.split()
        running = [int(one) for one in found if os.readlink(f"/proc/{one}/exe") == str(self.program)]
        expect(len(running) == 1, f"processes: {found}")
        return running[0]


@check("another program of the same account can neither attach to it nor read its memory, files or environment")
def same_account():
    if not IS_ROOT or not shutil.which("setpriv"):
        skip("same account", "needs root and setpriv to become an account without rights")
        return
    nobody = AsNobody()
    terminal = nobody.window()
    pid = nobody.pid()
    attack = nobody.place / "attack.py"
    attack.write_text(
        "import ctypes, os, sys\n"
        "pid = sys.argv[1]\n"
        "for name in ('environ', 'mem', 'maps', 'auxv', 'fd/0'):\n"
        "    try:\n"
        "        open(f'/proc/{pid}/{name}', 'rb').close()\n"
        "        print('opened', name)\n"
        "    except OSError as error:\n"
        "        pass\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "if libc.ptrace(16, int(pid), None, None) == 0:\n"
        "    print('attached')\n"
        "    libc.ptrace(17, int(pid), None, None)\n")
    attack.chmod(0o644)
    # The same on a program that does nothing about it, or this shows nothing.
    sleeper = subprocess.Popen(nobody.command(["sleep", "600"]))
    try:
        control = nobody.run([sys.executable, attack, sleeper.pid])
        expect("opened environ" in control.stdout and "opened mem" in control.stdout, f"no control: {control}")
    finally:
        sleeper.kill()
        sleeper.wait()
    done = nobody.run([sys.executable, attack, pid])
    expect_equal(done.stdout, "", "what was opened")
    expect_equal(done.stderr, "", "errors")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()


@check("another account reads no file of the folder, and finds no socket or pipe of the program")
def other_account():
    if not IS_ROOT or not shutil.which("setpriv"):
        skip("other account", "needs root and setpriv to become another account")
        return
    place = plain_place()
    folder = place / "home"
    homeround("sample", folder)
    terminal = Terminal([program(), "--folder", folder])
    terminal.wait("By priority")
    pid = terminal.program_pid()
    names = [path for path in folder.rglob("*")]
    expect(len(names) > 10, "the folder is empty")
    reader = place / "reader.py"
    reader.write_text(
        "import os, sys\n"
        "for path in sys.stdin.read().split('\\0'):\n"
        "    try:\n"
        "        os.listdir(path) if path.endswith('/') else open(path, 'rb').close()\n"
        "        print('read', path)\n"
        "    except OSError:\n"
        "        pass\n")
    paths = [f"{path}/" if path.is_dir() else str(path) for path in [folder, *names]]
    done = subprocess.run(
        ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", sys.executable, str(reader)],
        input="\0".join(paths), capture_output=True, text=True, check=False, timeout=60)
    expect_equal(done.stdout + done.stderr, "", "what another account could read")
    listening = [line for line in pathlib.Path("/proc/net/unix").read_text().splitlines() if "homeround" in line]
    opened = [os.readlink(path) for path in pathlib.Path("/proc", str(pid), "fd").iterdir()]
    expect(not any("socket:" in one for one in opened), f"sockets: {opened}")
    expect(all("tmux" in line or "homeround-check" in line for line in listening), f"sockets: {listening}")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()


@check("no memory of the program can be both written and run")
def memory():
    folder = sample()
    terminal = Terminal([program(), "--folder", folder])
    terminal.wait("By priority")
    maps = pathlib.Path("/proc", str(terminal.program_pid()), "maps").read_text()
    both = [line for line in maps.splitlines() if re.match(r"\S+ .w.?x|\S+ .wx", line)]
    expect(len(maps.splitlines()) > 10 and not both, f"both: {both}")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()


@check("a crash says nothing of what the program was doing, also where Swift is asked to say it")
def crash_text():
    backtrace = {"SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,threads=all"}
    for number in (signal.SIGSEGV, signal.SIGILL, signal.SIGABRT, signal.SIGTRAP):
        process = subprocess.Popen(
            [program(), "news2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment(**backtrace))
        # An answer: it has begun, and waits for the next line.
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        process.stdout.readline()
        os.kill(process.pid, number)
        out, err = process.communicate(timeout=60)
        # Swift's own word before the program begins, where its reporter is not installed.
        err = err.replace(b"swift runtime: unable to locate swift-backtrace; disabling backtracing.\n", b"")
        expect_equal((out, err), (b"", b""), f"what it said after {number.name}")
        expect_equal(process.returncode, -number, "exit code")


def keys(folder, *answers, **changes):
    """Runs the screens; after each key the screen is drawn anew (Ctrl-L)."""
    answers = [(wanted, pressed if pressed[-1] in "q\x1b" else pressed + "\x0c") for wanted, pressed in answers]
    changes.setdefault("TERM", "xterm-256color")
    return on_a_terminal(["--folder", folder], answers, end_of_line="", size=(100, 40), **changes)


EDITING = [
    ("help", "/"), ("Find:", "clegg"), ("CLEGG, Arthur", "\r"), ("Page Down for more", "o"),
    ("How was the resident seen", "1\t"), ("Your answer, as it will stand", "begun"), ("begun", "\x05")]
LEAVING = [("kept as a draft", "q"), ("again leaves", "q")]


def with_editor(*words):
    folder = sample()
    path = folder / "local" / "screen"
    path.write_text(json.dumps(
        {"theme": "dark", "symbols": "automatic", "mouse": False, "clipboard": False, "editor": list(words)}))
    path.chmod(0o600)
    return folder


@check("$EDITOR, $VISUAL and $PAGER start nothing, whatever they hold")
def variables():
    place = new_place()
    evil = place / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {place}/started\n")
    evil.chmod(0o700)
    for value in (str(evil), f"true; {evil}", f"$({evil})", f"`{evil}`", "./evil", "evil"):
        folder = sample()
        shown, code = keys(
            folder, *EDITING, ("begun", "\x1b\x1b"), *LEAVING, EDITOR=value, VISUAL=value, PAGER=value,
            PATH=f"{place}:{os.environ['PATH']}")
        expect_equal(code, 0, "exit code")
        expect(not (place / "started").exists(), f"{value} was started")


@check("an editor in the settings that has no whole path starts nothing; one with spaces and shell signs is one program")
def editors():
    here, place = new_place(), new_place()
    before = pathlib.Path.cwd()
    for name in ("evil", "evil;touch started", "$(touch started)"):
        one = here / name
        one.write_text(f"#!/bin/sh\ntouch '{place}/started'\n")
        one.chmod(0o700)
    try:
        os.chdir(here)
        for words in (["evil"], ["./evil"], ["evil;touch started"], ["$(touch started)"], [""], ["~/evil"]):
            folder = with_editor(*words)
            shown, code = keys(folder, *EDITING, ("with its whole path", "\x1b\x1b"), *LEAVING)
            expect_equal(code, 0, "exit code")
            expect(not (place / "started").exists(), f"{words} was started")
            expect(not (here / "started").exists(), f"{words} went through a shell")
    finally:
        os.chdir(before)
    odd = place / "an editor;touch $HOME `id` 'x"
    odd.write_text(f"#!/bin/sh\nls -l /proc/self/fd >'{place}/open'\necho \"$#\" \"$1\" >'{place}/arguments'\n")
    odd.chmod(0o700)
    folder = with_editor(str(odd), "-a b; c")
    shown, code = keys(folder, *EDITING, ("Taken from the editor", "\x1b"), *LEAVING)
    expect_equal((code, (place / "arguments").read_text()), (0, "2 -a b; c\n"), "arguments")
    numbers = re.findall(r" (\d+) -> (\S+)", (place / "open").read_text())
    # What whoever runs the tests had left open is not the program's.
    before = {(path.name, os.readlink(path)) for path in pathlib.Path("/proc/self/fd").iterdir() if path.exists()}
    kept = [one for one in numbers if int(one[0]) > 2 and "/proc/" not in one[1] and one not in before]
    expect(len(numbers) > 3 and not kept, f"the editor got files of the program: {kept}")


def lent():
    """Folders in memory that hold a text lent to an editor."""
    return sorted(pathlib.Path("/dev/shm").glob("homeround-edit-??????"))


@check("what is left of a text in memory goes: what the editor made beside it, and what a killed program left")
def leftovers():
    before = lent()
    place = new_place()
    editor = place / "editor"
    editor.write_text(
        f"#!/bin/sh\nmkdir -p \"$(dirname \"$1\")/.swap/deep\"\ncp \"$1\" \"$(dirname \"$1\")/.swap/deep/copy\"\n"
        f"test -e '{place}/wait' && sleep 600\nexit 0\n")
    editor.chmod(0o700)
    folder = with_editor(str(editor))
    keys(folder, *EDITING, ("Taken from the editor", "\x1b"), *LEAVING)
    expect_equal(lent(), before, "folders in memory")
    (place / "wait").write_text("")
    folder = with_editor(str(editor))
    terminal = Terminal([program(), "--folder", folder], columns=100, rows=40)
    terminal.wait("By priority")
    pid = terminal.program_pid()
    for wanted, pressed in EDITING:
        terminal.wait(wanted)
        terminal.key("Enter") if pressed == "\r" else terminal.key("C-e") if pressed == "\x05" else terminal.type(pressed)
    terminal.until("the text in memory", lambda _: lent() != before)
    # While it is lent, another start leaves it alone.
    homeround("demo", "--help")
    keys(sample(), ("help", "q"))
    expect(lent() != before, "another window took it away")
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    os.kill(pid, signal.SIGKILL)
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    terminal.close()
    keys(sample(), ("help", "q"))
    expect_equal(lent(), before, "folders in memory after the next start")


@check("an XDG_RUNTIME_DIR that others may write to, or that is no whole path, gets no text")
def runtime_folder():
    place, shared = new_place(), pathlib.Path(tempfile.mkdtemp(prefix="attacker-", dir="/dev/shm"))
    try:
        editor = place / "editor"
        editor.write_text(f"#!/bin/sh\necho \"$1\" >'{place}/path'\n")
        editor.chmod(0o700)
        for value, mode, is_taken in ((str(shared), 0o700, True), (str(shared), 0o777, False),
                                      (str(shared), 0o1777, False), (f"../../..{shared}", 0o700, False)):
            shared.chmod(mode)
            keys(with_editor(str(editor)), *EDITING, ("Taken from the editor", "\x1b"), *LEAVING, XDG_RUNTIME_DIR=value)
            path = pathlib.Path((place / "path").read_text().strip())
            expect_equal(path.is_relative_to(shared), is_taken, f"{value} with mode {mode:o}: {path}")
    finally:
        shutil.rmtree(shared)


HOSTILE_TERMS = [
    "../../x", "../../../../tmp/x", "/etc/passwd", "x" * 100_000, "\x1b]0;owned\x07", "xterm\x1b[2J", "\u202exterm",
    "xterm-256color/../../x", ".", "..", "%s%s%s%n", "-version", "$(id)", " ", "\n",
]


@check("whatever TERM holds, the program shows its screens or says why not, and sends nothing of it")
def terms():
    folder = sample()
    for value in HOSTILE_TERMS:
        shown, code = keys(folder, ("By priority", "q"), TERM=value)
        expect_equal(code, 0, f"exit code with TERM={value[:40]!r}")
        for bad in ("\x1b]0;", "xterm\x1b", "\u202e"):
            expect(bad not in shown, f"TERM={value[:40]!r}: {bad!r} was sent")
        told = homeround("doctor", "--folder", folder, TERM=value, code=None)
        expect("\x1b" not in told.text + told.err and "\u202e" not in told.text, f"doctor with TERM={value[:40]!r}")


def compiled(place, name="xevil"):
    """A description of a terminal that sends something of its own whenever a screen opens."""
    source = place / "evil.ti"
    source.write_text(
        f"{name}|evil, use=xterm-256color, smcup=\\E]52;c;b3duZWQ=\\007\\E[?1049h, clear=\\E]0;owned\\007\\E[H\\E[2J,\n")
    done = subprocess.run(["tic", "-x", "-o", str(place), str(source)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(done.stderr)
    return place


@check("a description of the terminal is not taken from where others may write, nor from the folder one is in")
def descriptions():
    if not shutil.which("tic"):
        skip("descriptions", "needs tic")
        return
    folder = sample()

    def sends(**changes):
        shown, code = keys(folder, ("By priority", "q"), **changes)
        expect_equal(code, 0, f"exit code with {changes}")
        return "owned" in shown or "b3duZWQ" in shown

    own = compiled(new_place())
    expect(sends(TERM="xevil", TERMINFO=str(own)), "one of this account is not taken, so this shows nothing")
    shared = compiled(new_place())
    shared.chmod(0o777)
    sticky = compiled(new_place())
    sticky.chmod(0o1777)
    wanted = [shared, sticky]
    if IS_ROOT:
        other = compiled(new_place())
        os.chown(other, NOBODY, NOBODY)
        wanted.append(other)
    for place in wanted:
        for name in ("TERMINFO", "TERMINFO_DIRS"):
            expect(not sends(TERM="xevil", **{name: str(place)}), f"{name}={place} was taken")
        expect(not sends(TERM="xevil", TERMINFO_DIRS=f"/usr/share/terminfo:{place}"), "the second of a list")
    before = pathlib.Path.cwd()
    try:
        os.chdir(own)
        for changes in ({}, {"TERMINFO": "."}, {"TERMINFO": "./"}, {"TERMINFO_DIRS": "."}, {"TERMINFO_DIRS": ":.:"}):
            expect(not sends(TERM="xevil", **changes), f"the folder one is in, with {changes}")
    finally:
        os.chdir(before)
    raw = next(own.rglob("xevil")).read_bytes()
    expect(not sends(TERM="xevil", TERMINFO="hex:" + raw.hex().upper()), "a description in the variable itself")


@check("garbage in LANG, LC_ALL, LINES and COLUMNS changes neither the screen nor what it costs")
def locales():
    folder = sample()
    for changes in (
        {"LANG": "x" * 10_000}, {"LC_ALL": "../../../../tmp/x"}, {"LC_ALL": "\x1b]0;owned\x07"}, {"LANG": "%n%n%n%n"},
        {"LC_CTYPE": "en_GB.NOSUCH"}, {"LANG": ""}, {"LOCPATH": "/tmp", "LC_ALL": "evil.UTF-8"},
        {"COLUMNS": "999999", "LINES": "999999"}, {"COLUMNS": "-1", "LINES": "0"}, {"COLUMNS": "x"},
        {"ESCDELAY": "99999999999999999999"}, {"ESCDELAY": "-5"}, {"TZ": "../../etc/passwd"}, {"TZ": ":" + "x" * 5000},
    ):
        shown, code = keys(folder, ("By priority", "q"), **changes)
        expect_equal(code, 0, f"exit code with {str(changes)[:80]}")
        expect("owned" not in shown, f"{changes} was sent")
        expect(len(shown) < 200_000, f"{changes}: {len(shown)} bytes were sent")


@check("without HOME the account's own folder is taken, never the one that one is in; HOME may be a link")
def homes():
    here = new_place()
    before = pathlib.Path.cwd()
    # Not this account's real folder, of which nothing is to be read here.
    real = new_place()
    folder = real / ".local" / "share" / "homeround"
    homeround("sample", folder)
    link = new_place() / "link"
    link.symlink_to(real)
    expect(FAMILY in homeround("list", HOME=str(link)).text, "HOME as a link")
    try:
        os.chdir(here)
        inside = here / ".local" / "share" / "homeround"
        homeround("sample", inside)
        for home in ("", ".", "./", "relative"):
            done = homeround("list", HOME=home, code=None)
            expect(FAMILY not in done.text, f"HOME={home!r} took the folder that one is in")
            expect("./" not in done.err and str(here) not in done.err, done.err)
        env = environment()
        del env["HOME"]
        done = subprocess.run([program(), "list"], capture_output=True, text=True, env=env, check=False)
        expect(FAMILY not in done.stdout, "without HOME")
    finally:
        os.chdir(before)


@check("a TMPDIR that is a link, open to all or relative gets a folder for this account only, or none")
def temporary():
    real, shared, here = new_place(), new_place(), new_place()
    shared.chmod(0o777)
    link = new_place() / "link"
    link.symlink_to(real)
    before = pathlib.Path.cwd()
    try:
        os.chdir(here)
        for value, holder in ((str(link), real), (str(shared), shared), ("", None), (".", None), ("x/y", None)):
            shown, code = on_a_terminal(
                ["demo"], [("By priority", "q")], end_of_line="", size=(100, 40), TMPDIR=value, TERM="xterm-256color")
            expect_equal(code, 0, f"exit code with TMPDIR={value}")
            made = pathlib.Path(re.search(r"pretend home is in (\S+?)\. ", shown).group(1))
            expect(made.is_absolute(), f"TMPDIR={value}: {made}")
            expect_equal(made.stat().st_mode & 0o777, 0o700, f"mode of {made}")
            if holder:
                expect_equal(made.resolve().parent, holder.resolve(), "where it is")
            shutil.rmtree(made)
        expect_equal(list(here.iterdir()), [], "the folder one is in")
    finally:
        os.chdir(before)


@check("a link in the place of the locked folder's keys is refused before anything is asked")
def linked_store():
    folder, elsewhere = sample(), new_place()
    (elsewhere / "passphrase.age").write_bytes(b"age-encryption.org/v1\n")
    (folder / "local" / "store").symlink_to(elsewhere)
    shown, code = on_a_terminal(["--folder", folder], [], size=(100, 40), TERM="xterm-256color")
    expect_equal(code, 2, f"exit code: {shown}")
    expect("is a link" in shown and "assphrase" not in shown.split("is a link")[0], shown)


run_all()
