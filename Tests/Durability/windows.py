"""Several windows at once, killed at random; copies taken while writing."""

import concurrent.futures
import os
import random
import signal
import subprocess
import tempfile
import threading
import time

import driver
import kills

PROCESSES, APPENDS, LONG_APPENDS = 16, 1_000, 10_000
# How often in a second each process is killed.
KILLS, LONG_KILLS = 0.3, 0.05
COPIES, LONG_COPIES = 50, 1_000
# Seconds after which something hangs that should have ended: only a fault waits so long.
WAIT = 600


class Window:
    """One process that appends, killed now and then and started again until all is saved."""

    def __init__(self, folder, name, count, rate, seed):
        self.folder, self.name, self.count = folder, name, count
        # Kills per second.
        self.rate = rate
        self.random = random.Random(f"{seed} {name}")
        self.acknowledged, self.waits, self.failures, self.problems = [], [], [], []
        self.kills = 0

    def work(self):
        for _ in range(1_000):
            process = subprocess.Popen(
                [driver.PROGRAM, "append", self.folder, "--window", self.name, "--count",
                 str(self.count), "--resume", "--again", "1000"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
            killer = threading.Timer(self.random.expovariate(self.rate), process.kill)
            killer.start()
            try:
                run = driver.Run(0, process.communicate(timeout=WAIT)[0])
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                self.problems.append(f"window {self.name} did not end in {WAIT} s")
                return
            finally:
                killer.cancel()
            self.acknowledged += run.acknowledged
            self.waits += run.waits
            self.failures += run.failures
            if process.returncode == 0:
                return
            if process.returncode != -signal.SIGKILL:
                self.problems.append(f"window {self.name} ended with {process.returncode}")
                return
            self.kills += 1
        self.problems.append(f"window {self.name} did not come to an end")


def many(report, scratch, options):
    count = max(20, (LONG_APPENDS if options.long else APPENDS) // options.every)
    # On a real disk: how long one waits for the other is part of it.
    with tempfile.TemporaryDirectory(prefix="durability.") as folder:
        begun = time.monotonic()
        windows = [
            Window(folder, f"w{number}", count, LONG_KILLS if options.long else KILLS, options.seed)
            for number in range(PROCESSES)]
        with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
            list(pool.map(Window.work, windows))
        took = time.monotonic() - begun
        problems = [problem for window in windows for problem in window.problems]
        acknowledged = [name for window in windows for name in window.acknowledged]
        if len(set(acknowledged)) != len(acknowledged):
            problems.append("an entry was acknowledged twice")
        wanted = [name for window in windows for name in kills.names(window.name, count)]
        opened = driver.recover(folder)
        problems += driver.recovered_problems(folder, opened, wanted, wanted)
        killed = sum(window.kills for window in windows)
        if not killed and options.every == 1:
            problems.append("nothing was killed")
        waits = sorted(wait for window in windows for wait in window.waits)
        slowest = waits[len(waits) * 99 // 100] if waits else 0
        busy = sum(len(window.failures) for window in windows)
        report.judge(
            f"{PROCESSES} windows x {count} appends, {killed} killed: each entry exactly once",
            problems)
        report.note(
            f"windows: {len(wanted) / took:.0f} entries/s, 99 of 100 saved within {slowest} ms, "
            f"{busy} times told that another window is busy")


class Writer:
    """A process that appends for as long as it is let, and whose words are read at once."""

    def __init__(self, folder, name):
        self.acknowledged = []
        self.process = subprocess.Popen(
            [driver.PROGRAM, "append", folder, "--window", name, "--count", "1000000", "--text",
             "300", "--again", "1000"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            if line.startswith("ack ") and line.endswith("\n"):
                self.acknowledged.append(line.split()[1])

    def end(self):
        self.process.kill()
        self.process.wait()
        self.reader.join()


def copies(report, scratch, options):
    """Copies the folder with `cp -r` while two windows write."""
    total = max(5, (LONG_COPIES if options.long else COPIES) // options.every)
    taken, problems = 0, []
    while taken < total and len(problems) < 20:
        with tempfile.TemporaryDirectory(prefix="durability.") as place:
            folder = os.path.join(place, "folder")
            os.mkdir(folder, 0o700)
            writers = [Writer(folder, "a"), Writer(folder, "b")]
            try:
                while not all(writer.acknowledged for writer in writers):
                    if ended := [one for one in writers if one.process.poll() is not None]:
                        problems.append(f"{len(ended)} writers ended before they had saved anything")
                        break
                    time.sleep(0.01)
                if problems:
                    break
                for _ in range(min(25, total - taken)):
                    copy = os.path.join(scratch, "copy")
                    driver.copy(None, copy)
                    before = [name for one in writers for name in list(one.acknowledged)]
                    done = subprocess.run(["cp", "-r", folder, copy], capture_output=True)
                    taken += 1
                    if done.returncode != 0:
                        problems.append(f"copy {taken}: {done.stderr}")
                        continue
                    found = driver.run("check", copy)
                    broken = not found.report or any(
                        home["broken"] for home in found.report["homes"])
                    if found.code != 0 or broken:
                        problems.append(f"copy {taken} does not open whole: {found.report}")
                        continue
                    opened = driver.recover(copy, taken)
                    notes = [
                        name for home in (opened.report or {"homes": []})["homes"]
                        for name in home["notes"]]
                    found = driver.recovered_problems(copy, opened, before, notes)
                    for name in "ab":
                        found += driver.gap_problems(notes, name)
                    problems += [f"copy {taken}: {text}" for text in found]
            finally:
                for writer in writers:
                    writer.end()
    report.judge(
        f"{taken} copies taken while two windows write: each opens with all that was acknowledged "
        "before it", problems)


def check(report, scratch, options):
    copies(report, scratch, options)
    many(report, scratch, options)
