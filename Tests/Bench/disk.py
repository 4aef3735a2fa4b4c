"""How long one entry takes to be safely on the disk: raw, SQLite, homeround's journal.

The three take turns, one entry each, on the same file system: what the disk does in between (other
programs, its own cache) meets all of them alike. Each is timed where it happens, around the one call that
comes back when the entry is safe, so that neither starting a program nor a pipe is counted.
"""

import os
import pathlib
import sqlite3
import statistics
import subprocess
import time


class Raw:
    """One write and one fsync for each line: what the disk itself takes."""

    def __init__(self, folder, line):
        self.line = line
        self.descriptor = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def one(self):
        begun = time.perf_counter()
        os.write(self.descriptor, self.line)
        os.fsync(self.descriptor)
        return (time.perf_counter() - begun) * 1000

    def close(self):
        os.close(self.descriptor)


class SQLite:
    """One transaction for each row, write-ahead log, synchronous=full."""

    def __init__(self, folder, line):
        self.text = line.decode()
        self.database = sqlite3.connect(folder / "entries.db", isolation_level=None)
        mode = self.database.execute("PRAGMA journal_mode=WAL").fetchone()
        assert mode == ("wal",), mode
        self.database.execute("PRAGMA synchronous=FULL")
        self.database.execute("CREATE TABLE e(line TEXT)")

    def one(self):
        begun = time.perf_counter()
        self.database.execute("INSERT INTO e VALUES(?)", (self.text,))
        return (time.perf_counter() - begun) * 1000

    def close(self):
        self.database.close()


class Journal:
    """homeround's journal: the lock, a look at what others added, the line, the sync."""

    def __init__(self, folder, driver, length, count):
        self.process = subprocess.Popen(
            [driver, "append", str(folder / "home"), "--count", str(count), "--text", str(length),
             "--paced"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def one(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        word, _, microseconds = self.process.stdout.readline().split()
        assert word == b"ack", word
        return int(microseconds) / 1000

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def all_three(folder, driver, count):
    """Medians of `count` entries each, in milliseconds.

    The ratio of two medians is asked for, not the median of ratios: a sync takes now one, now four
    milliseconds, and a slow one beside a quick one says nothing of either.
    """
    folder = pathlib.Path(folder) / "disk"
    folder.mkdir()
    length = 400
    # As long as a line of the journal with such a note is.
    sample = folder / "sample"
    subprocess.run(
        [driver, "append", str(sample), "--count", "2", "--text", str(length)], check=True,
        stdout=subprocess.DEVNULL)
    line = next(sample.glob("homes/*/journals/*/*.jsonl")).read_bytes().splitlines(True)[-1]
    warm = 10
    made = {
        "raw": Raw(folder, line), "sqlite": SQLite(folder, line),
        "homeround": Journal(folder, driver, length, count + warm)}
    times = {name: [] for name in made}
    names = list(made)
    for turn in range(count + warm):
        # Nobody is always the one after the same other.
        for place in range(len(names)):
            name = names[(place + turn) % len(names)]
            taken = made[name].one()
            if turn >= warm:
                times[name].append(taken)
    for one in made.values():
        one.close()
    return {name: statistics.median(values) for name, values in times.items()}
