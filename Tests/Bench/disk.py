"""How long one entry takes to be safely on the disk: raw, SQLite, homeround's journal."""

import os
import pathlib
import statistics
import subprocess
import time


def raw(folder, line, count):
    """One write and one fsync for each line: what the disk itself takes."""
    times = []
    descriptor = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for _ in range(count):
        begun = time.perf_counter()
        os.write(descriptor, line)
        os.fsync(descriptor)
        times.append(time.perf_counter() - begun)
    os.close(descriptor)
    return statistics.mean(times) * 1000


def _slope(run, few, many):
    """Milliseconds of one more entry: starting the program is left out; the quickest of three."""
    times = []
    for count in (few, many):
        tries = []
        for _ in range(3):
            begun = time.perf_counter()
            run(count)
            tries.append(time.perf_counter() - begun)
        times.append(min(tries))
    return (times[1] - times[0]) / (many - few) * 1000


def sqlite(folder, line, count):
    """One transaction for each row, write-ahead log, synchronous=full."""
    text = line.decode().strip().replace("'", "''")
    made = iter(range(1000))

    def run(rows):
        script = (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;CREATE TABLE e(line TEXT);"
            + f"INSERT INTO e VALUES('{text}');" * rows)
        subprocess.run(
            ["sqlite3", str(folder / f"e{next(made)}.db")], input=script.encode(), check=True,
            stdout=subprocess.DEVNULL)

    return _slope(run, 10, 10 + count)


def journal(folder, driver, length, count):
    made = iter(range(1000))

    def run(entries):
        subprocess.run(
            [driver, "append", str(folder / f"j{next(made)}"), "--count", str(entries), "--text",
             str(length)], check=True, stdout=subprocess.DEVNULL)

    return _slope(run, 10, 10 + count)


def all_three(folder, driver, count):
    """In turns, so that a slow minute of the disk is nobody's; medians in milliseconds."""
    folder = pathlib.Path(folder)
    length = 400
    # As long as a line of the journal with such a note is.
    sample = folder / "sample"
    subprocess.run(
        [driver, "append", str(sample), "--count", "2", "--text", str(length)], check=True,
        stdout=subprocess.DEVNULL)
    line = next(sample.glob("homes/*/journals/*/*.jsonl")).read_bytes().splitlines(True)[-1]
    results = {"raw": [], "sqlite": [], "homeround": []}
    for turn in range(3):
        place = folder / f"turn{turn}"
        place.mkdir()
        results["raw"].append(raw(place, line, count))
        results["sqlite"].append(sqlite(place, line, count))
        results["homeround"].append(journal(place, driver, length, count))
    return {name: statistics.median(times) for name, times in results.items()}
