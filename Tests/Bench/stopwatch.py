"""Times a full-screen program from outside, on a pseudo-terminal that shows what a person would see.

start   from the exec to the moment when a text stands on the screen
key     from a key to the last byte of the repaint that it caused (until 15 ms of quiet)
memory  resident, of the whole process, after the keys
All times are in milliseconds, memory in MiB.
"""

import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time

import pyte

COLUMNS, ROWS = 120, 40
QUIET = 0.015


class Missing(Exception):
    """The text that was waited for never stood on the screen."""


def _start(command, extra):
    environment = {
        "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
        "TERM": "xterm-256color", **extra}
    master, slave = pty.openpty()
    # Before the program starts, so that none draws twice.
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begun = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(master)
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(slave, descriptor)
        os.closerange(3, 64)
        with contextlib.suppress(OSError):
            os.execvpe(command[0], command, environment)
        os._exit(127)
    os.close(slave)
    return child, master, begun


def _memory(child):
    with open(f"/proc/{child}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return float("nan")


def _until(master, marker, begun, limit):
    """Reads until the marker stands on the screen and all is quiet; returns when, and the screen.

    The screen is drawn here only in the quiet: to draw it takes longer than most programs need, and a
    program that sends more would wait for it.
    """
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    pending, last = [], None
    while time.perf_counter() - begun < limit:
        ready, _, _ = select.select([master], [], [], QUIET if pending else 1)
        if ready:
            try:
                pending.append(os.read(master, 1 << 16))
                last = time.perf_counter()
                continue
            except OSError:
                limit = 0
        for more in pending:
            stream.feed(more)
        pending = []
        if any(marker in line for line in screen.display):
            return last, screen
    raise Missing("\n".join(line.rstrip() for line in screen.display if line.strip()))


def _press(master, key):
    """Milliseconds from a key to the last byte of its repaint; None when nothing was repainted."""
    begun = time.perf_counter()
    os.write(master, key.encode())
    last = None
    while True:
        ready, _, _ = select.select([master], [], [], QUIET if last else 0.3)
        if not ready:
            return None if last is None else (last - begun) * 1000
        os.read(master, 1 << 16)
        last = time.perf_counter()


def once(command, marker, keys, extra, limit=120):
    child, master, begun = _start(command, extra)
    try:
        shown, _ = _until(master, marker, begun, limit)
        repaints = [_press(master, key) for key in keys]
        return (shown - begun) * 1000, [one for one in repaints if one is not None], _memory(child)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(master)


def visit(command, marker, extra, limit=120):
    """Opens a program, leaves it with q when the marker stands, and waits until it has ended."""
    child, master, begun = _start(command, extra)
    try:
        _until(master, marker, begun, limit)
        os.write(master, b"q")
        with contextlib.suppress(OSError):
            while os.read(master, 1 << 16):
                pass
    finally:
        os.waitpid(child, 0)
        os.close(master)


def in_turns(wanted, runs):
    """Medians of some runs of each program, after one that warms up: start, key, memory, by its name.

    They take turns, forwards and backwards: what the machine does in between meets all of them alike.
    wanted: (name, command, marker, keys, environment); a program that shows nothing has no figures.
    """
    results = {name: [] for name, *_ in wanted}
    missing = set()
    for turn in range(runs + 1):
        for name, command, marker, keys, extra in wanted[::-1] if turn % 2 else wanted:
            if name in missing:
                continue
            try:
                result = once(command, marker, keys, extra)
            except Missing as shown:
                print(f"{name}: not shown: {marker}\n{shown}", file=sys.stderr)
                missing.add(name)
                continue
            if turn > 0:
                results[name].append(result)
    return {name: (float("nan"),) * 3 if name in missing else _medians(results[name])
            for name in results}


def _medians(results):
    repaints = [one for result in results for one in result[1]]
    return (
        statistics.median(result[0] for result in results),
        statistics.median(repaints) if repaints else float("nan"),
        statistics.median(result[2] for result in results))
