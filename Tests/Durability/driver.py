"""Runs the journal driver and holds what it said against what the folder holds."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time

from chains import Store

PROGRAM = os.environ.get("JOURNAL_DRIVER", "")

# Every call that touches files; a question mark lets strace pass over one that a machine lacks.
FILE_CALLS = (
    "openat,write,fsync,?fdatasync,?mkdir,?mkdirat,?rename,?renameat,?renameat2,?unlink,?unlinkat,"
    "fcntl,pread64,read,getdents64,?newfstatat,?fstat,?lstat,?stat,?statx,close")


class Run:
    """What one run of the driver said."""

    def __init__(self, code, output, errors=""):
        self.code = code
        self.acknowledged, self.failures, self.waits, self.report = [], [], [], None
        self.output = output
        lines = output.split("\n")
        # The last line may be cut short; it then was not said.
        for line in lines[:-1]:
            word, _, rest = line.partition(" ")
            if word == "ack":
                name, milliseconds = rest.split(" ")
                self.acknowledged.append(name)
                self.waits.append(int(milliseconds))
            elif word == "fail":
                self.failures.append(rest)
            elif line.startswith("{"):
                self.report = json.loads(line)
        self.errors = errors

    @property
    def trapped(self):
        """Whether it ended by a signal that nobody sent: a trap."""
        return self.code < 0 or self.code > 3


def run(*arguments, before=(), timeout=60, program=None):
    command = [*before, program or PROGRAM, *map(str, arguments)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return Run(124, "", "it did not end")
    return Run(done.returncode, done.stdout, done.stderr)


def traced(inject, *arguments, log="/dev/null", calls=FILE_CALLS, paths=False, program=None,
           timeout=60):
    """Runs the driver under strace with a fault put in."""
    before = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={calls}", "-e", "signal=none"]
    if paths:
        before.append("-y")
    if inject:
        before += ["-e", f"inject={inject}"]
    return run(*arguments, before=before, program=program, timeout=timeout)


class Stopped:
    """A run of the driver that stops in the middle of its work, at a call, and can go on."""

    def __init__(self, inject, *arguments, log):
        call = inject.partition(":")[0]
        self.log = log
        self.tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", log, "-e", f"trace={call}", "-e",
             f"inject={inject}:signal=STOP", PROGRAM, *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True)
        self.child = None
        deadline = time.monotonic() + 30
        while not self._has_stopped() and time.monotonic() < deadline:
            time.sleep(0.01)

    def _has_stopped(self):
        place = f"/proc/{self.tracer.pid}/task/{self.tracer.pid}/children"
        try:
            with open(place, encoding="utf-8") as file:
                self.child = int(file.read().split()[0])
            # What the system says of it is the same at each call that is traced.
            with open(self.log, encoding="utf-8", errors="replace") as file:
                return "stopped by SIGSTOP" in file.read()
        except (OSError, IndexError):
            return self.tracer.poll() is not None

    def go_on(self):
        """Lets it end, and gives what it said."""
        os.kill(self.child, signal.SIGCONT)
        try:
            output, errors = self.tracer.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self.kill()
            return Run(124, "", "it did not end")
        return Run(self.tracer.returncode, output, errors)

    def kill(self):
        for process in (self.child, self.tracer.pid):
            if process:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        self.tracer.communicate()


def calls_of(folder, *arguments, scratch, program=None):
    """The file calls of an undisturbed run, by name, from the first that touches the folder.

    Returns the names in order, and how many of all calls come before the first: what the loader does.
    """
    log = os.path.join(scratch, "calls")
    traced(None, *arguments, log=log, program=program)
    names, first = [], None
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            call = line.split(maxsplit=1)[-1]
            if "(" not in call or call.startswith("<..."):
                continue
            if first is None and folder in call:
                first = len(names)
            names.append(call.split("(")[0])
    os.unlink(log)
    return names, first if first is not None else len(names)


def copy(template, folder):
    shutil.rmtree(folder, ignore_errors=True)
    if template:
        shutil.copytree(template, folder)


def recover(folder, number=0, window="a"):
    """Opens the folder as the program would after the fault, and appends one note."""
    return run("recover", folder, "--from", number, "--window", window)


def recovered_problems(folder, run, acknowledged, written):
    """What is wrong with a folder that was opened after a fault.

    acknowledged: what was said to be saved; must be there.
    written: what may be there.
    """
    if run.code != 0 or not run.report:
        said = run.failures or [run.errors.strip()[-200:]]
        return [f"the folder does not open (exit code {run.code}): {said[0]}"]
    problems = []
    notes = []
    for home in run.report["homes"]:
        notes += home["notes"]
        problems += [f"damage: {damage}" for damage in home["damage"]]
        problems += [f"a note is not as it was written: {name}" for name in home["wrong"]]
    store = Store(folder)
    problems += store.problems
    if store.unfinished:
        problems.append(f"{store.unfinished} bytes are not accounted for")
    lines = store.identifiers()
    if len(set(lines)) != len(lines):
        problems.append("a note is written twice")
    if set(lines) != set(notes) or len(notes) != len(set(notes)):
        problems.append("the program and the second reader do not read the same notes")
    notes = {name for name in notes if not name.startswith("recovered-")}
    if missing := set(acknowledged) - notes:
        problems.append(f"LOST though acknowledged: {sorted(missing)[:5]}")
    if strange := notes - set(written):
        problems.append(f"never written: {sorted(strange)[:5]}")
    return problems


def gap_problems(notes, window):
    """Notes of a window are written one after the other, so no one may be missing in between."""
    numbers = sorted(
        int(name.rpartition("-")[2]) for name in notes if name.rpartition("-")[0] == window)
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return [f"a note of window {window} is missing in between"]
    return []
