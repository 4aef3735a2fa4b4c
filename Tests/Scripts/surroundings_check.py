"""What variables, editors, descriptions of terminals and folders of the surroundings can make the program do: nothing.

What is not kept out is not checked here: docs/safety/attacker.md says it.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from support.checks import Failure, check, expect, expect_equal, run_all, skip
from support.plain import on_a_terminal
from support.program import environment, homeround, new_place, program, sample
from support.terminal import Terminal

NOBODY = 65534
IS_ROOT = os.geteuid() == 0
FAMILY = "PEMBERTON"


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


run_all()
