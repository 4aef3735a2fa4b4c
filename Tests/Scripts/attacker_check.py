"""What somebody tries who runs other programs, or leaves files for the program to fall over.

What is not kept out is not checked here: docs/safety/attacker.md says it.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys

from support.checks import check, expect, expect_equal, run_all, skip
from support.plain import on_a_terminal
from support.program import environment, homeround, new_place, program, sample
from support.terminal import Terminal

NOBODY = 65534
IS_ROOT = os.geteuid() == 0


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


@check("a link in the place of the locked folder's keys is refused before anything is asked")
def linked_store():
    folder, elsewhere = sample(), new_place()
    (elsewhere / "passphrase.age").write_bytes(b"age-encryption.org/v1\n")
    (folder / "local" / "store").symlink_to(elsewhere)
    shown, code = on_a_terminal(["--folder", folder], [], size=(100, 40), TERM="xterm-256color")
    expect_equal(code, 2, f"exit code: {shown}")
    expect("is a link" in shown and "assphrase" not in shown.split("is a link")[0], shown)


run_all()
