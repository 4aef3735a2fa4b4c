"""Readings while windows write: what is being written is never taken for damage."""

import tempfile
import threading

import driver

READINGS, LONG_READINGS = 300, 20_000
WINDOWS = 2


class Sessions:
    """A window that is opened, saves and seals three entries, and is closed, again and again."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.count, self.problems = 0, []
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def work(self):
        while not self.is_over.is_set() and not self.problems:
            run = driver.run(
                "append", self.folder, "--window", f"{self.name}-{self.count}", "--count", 3,
                "--seal", "--again", 1000)
            self.count += 1
            if run.code != 0 or len(run.acknowledged) != 3:
                self.problems.append(f"a window did not save: {run.output} {run.errors}")

    def end(self):
        self.is_over.set()
        self.thread.join()


def check(report, scratch, options):
    total = max(20, (LONG_READINGS if options.long else READINGS) // options.every)
    problems = []
    # On a real disk, where a line takes its time.
    with tempfile.TemporaryDirectory(prefix="durability.") as folder:
        # Of a computer without settings nothing is remembered.
        if not driver.run("device", folder, "--count", 1).acknowledged:
            problems.append("the settings could not be saved")
        sessions = [Sessions(folder, name) for name in "abcd"[:WINDOWS]]
        done = 0
        while done < total and len(problems) < 20:
            found = driver.run("check", folder)
            done += 1
            if found.code != 0 or not found.report:
                problems.append(f"reading {done}: {found.output} {found.errors}")
                continue
            problems += [
                f"reading {done}: {damage['file']}:{damage['line']}: {damage['reason']}"
                for home in found.report["homes"] for damage in home["damage"]]
        for one in sessions:
            one.end()
            problems += one.problems
    saved = sum(one.count for one in sessions)
    if saved < WINDOWS:
        problems.append("nothing was written meanwhile")
    report.judge(
        f"{done} readings while {WINDOWS} windows save and seal ({saved} sessions): no damage "
        "where there is none", problems)
