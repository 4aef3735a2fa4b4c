"""Kills the driver before each of its file calls, one after the other."""

import collections
import concurrent.futures
import os
import subprocess
import time

import driver
from chains import Store

NOW = "2026-11-20T09:00:00.000Z"
NEXT_YEAR = "2027-01-04T09:00:00.000Z"
# How often a point that a run did not come to is tried again.
AGAIN = 5
# What a listing of a folder is made of.
LISTING = {"openat", "newfstatat", "fstat", "lstat", "stat", "statx", "getdents64", "close"}


def names(window, count, start=0):
    return [f"{window}-{number}" for number in range(start, start + count)]


class Scenario:
    """A run that is killed, the folder it starts from, and what must hold afterwards."""

    def __init__(self, name, command, *, template=None, before=(), written=(), companion=None,
                 after=None, proof=lambda chain: True):
        self.name, self.command = name, command
        # Makes the folder to start from, given its path.
        self.template = template
        self.before, self.written = list(before), list(written)
        # The arguments of a second window that is not killed.
        self.companion = companion
        self.after = after
        # Given the chain that an undisturbed run leaves: whether the run did what its name says.
        self.proof = proof

    def arguments(self, folder):
        return [self.command[0], folder, *self.command[1:]]


def existing(folder):
    driver.run("append", folder, "--count", 2, "--window", "old", "--at", NOW)


def newest(folder):
    place = os.path.join(folder, "homes/test-home/journals/d-test")
    return os.path.join(place, sorted(os.listdir(place))[-1])


def torn(folder):
    """Half of an entry at the end, as a power cut leaves it."""
    existing(folder)
    path = newest(folder)
    with open(path, "rb") as file:
        data = file.read()
    with open(path, "r+b") as file:
        file.truncate(len(data) - 120)
    # What was cut is no longer acknowledged.


def torn_twice(folder):
    """A torn entry, and after it the torn opening entry of the segment that was to name it."""
    torn(folder)
    with open(newest(folder), "rb") as file:
        line = file.readline()
    path = os.path.join(os.path.dirname(newest(folder)), "1-000002.jsonl")
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(line[:150])


def large(folder):
    """A segment of more than 8 MiB, the size after which a new one begins."""
    driver.run("append", folder, "--count", 141, "--window", "old", "--at", NOW,
               "--text", 59_900, "--one-call")


def sealed(folder):
    driver.run("append", folder, "--count", 2, "--window", "old", "--at", NOW, "--seal")


def settled(folder):
    existing(folder)
    driver.run("device", folder, "--from", 1)


def imported_again(folder, run, report):
    """After a kill in an import, the same import again adds what is missing and nothing twice."""
    again = driver.run("import", folder, "--count", 5, "--at", NOW)
    if again.code != 0:
        return [f"the import can't be run again: {again.failures}"]
    wanted = sorted("Test" + "abcdefghij"[number] for number in range(5))
    found = driver.run("check", folder).report["homes"][0]["residents"]
    problems = [] if found == wanted else [f"residents after the second import: {found}"]
    store = Store(folder)
    for kind in ("resident.registered", "allergies.recorded"):
        if len(store.identifiers(kind)) != 5:
            problems.append(f"{len(store.identifiers(kind))} entries {kind} for 5 residents")
    return problems


def settings_whole(folder, run, report):
    said = [int(name.removeprefix("epoch-")) for name in run.acknowledged]
    last = said[-1] if said else 1
    return [] if report["epoch"] in (last, last + 1) else [
        f"settings of epoch {report['epoch']}, acknowledged {last}"]


def sample_whole(folder, run, report):
    if "sample" not in run.acknowledged:
        return []
    homes = report["homes"]
    return [] if homes and homes[0]["residents"] and report["epoch"] == 1 else [
        "the pretend home was said to be written and is not there"]


def opening(chain, segment):
    """What the opening entry of a segment says of what it follows."""
    return next(
        entry["body"].get("previous") for entry in chain.entries
        if entry["kind"] == "segment.opened" and entry["body"]["segment"] == segment)


def segments(chain):
    return sum(entry["kind"] == "segment.opened" for entry in chain.entries)


def authors(chain):
    return len({
        entry["body"]["author"]["name"] for entry in chain.entries
        if entry["kind"] == "author.declared"})


def both_windows(chain):
    return {entry["id"].partition("-")[0] for entry in chain.entries} >= {"a", "b"}


def scenarios():
    old = names("old", 2)
    append = ["append", "--count", 3, "--at", NOW]
    new = names("a", 3)
    return [
        Scenario("first append in a new folder", append, written=new,
                 proof=lambda chain: segments(chain) == 1 and len(chain.entries) == 5),
        Scenario("append to what is there", append, template=existing, before=old, written=new,
                 proof=lambda chain: segments(chain) == 1 and len(chain.entries) == 7),
        Scenario("append by an author who is new", [*append, "--author", "Second Nurse"],
                 template=existing, before=old, written=new,
                 proof=lambda chain: authors(chain) == 2),
        Scenario("append after a torn entry", append, template=torn, before=old[:1],
                 written=new, proof=lambda chain: opening(chain, 2)["leftOverBytes"] > 100),
        Scenario("a new segment for a new year", ["append", "--count", 3, "--at", NEXT_YEAR],
                 template=existing, before=old, written=new,
                 proof=lambda chain: opening(chain, 2)["leftOverBytes"] == 0),
        Scenario("a new segment after 8 MiB", append, template=large, before=names("old", 141),
                 written=new, proof=lambda chain: opening(chain, 2)["goodBytes"] >= 8 << 20),
        Scenario("several entries in one call", [*append, "--one-call"], template=existing,
                 before=old, written=new, proof=lambda chain: len(chain.entries) == 7),
        Scenario("import from a spreadsheet", ["import", "--count", 5, "--at", NOW],
                 after=imported_again, proof=lambda chain: len(chain.entries) == 12),
        Scenario("replacing this computer's settings", ["device", "--from", 2, "--count", 3],
                 template=settled, before=old, after=settings_whole,
                 proof=lambda chain: len(chain.entries) == 4),
        Scenario("writing the pretend home", ["sample", "--count", 1, "--at", NOW],
                 after=sample_whole, proof=lambda chain: len(chain.entries) > 10),
        Scenario("two windows at once", append, template=existing, before=old,
                 written=[*new, *names("b", 6)],
                 companion=["append", "--count", 6, "--window", "b", "--at", NOW],
                 proof=both_windows),
        Scenario("recovery after two torn entries",
                 ["recover", "--window", "first", "--at", NOW], template=torn_twice,
                 before=old[:1],
                 proof=lambda chain: opening(chain, 3)["leftOverBytes"] > 250),
        Scenario("sealing the chain at the end", ["append", "--count", 2, "--at", NOW, "--seal"],
                 written=names("a", 2),
                 proof=lambda chain: chain.entries[-1]["kind"] == "chain.sealed"),
        Scenario("the first entry in a copied folder",
                 ["append", "--count", 2, "--at", NOW, "--seal"], template=sealed, before=old,
                 written=names("a", 2),
                 proof=lambda chain: {1, 2} == {
                     entry["body"]["epoch"] for entry in chain.entries
                     if entry["kind"] == "segment.opened"}),
    ]


def points_of(calls, first):
    """(name, how many calls of that name come before, counted from 1) of each call.

    strace counts the calls of each name apart.
    """
    seen, points = collections.Counter(), []
    for number, name in enumerate(calls):
        seen[name] += 1
        if number >= first:
            points.append((name, seen[name]))
    return points


def kill_at(scenario, template, folder, call, number):
    """Kills one run before its call of this number; returns (whether it was killed, problems)."""
    driver.copy(template, folder)
    other = None
    if scenario.companion:
        other = subprocess.Popen(
            [driver.PROGRAM, scenario.companion[0], folder, *map(str, scenario.companion[1:])],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    run = driver.traced(
        f"{call}:signal=KILL:when={number}", *scenario.arguments(folder))
    acknowledged = [name for name in run.acknowledged if name in scenario.written]
    if other:
        output = driver.Run(0, other.communicate()[0])
        acknowledged += output.acknowledged
        if other.returncode != 0:
            return run.code == -9, [f"the other window could not save: {output.failures}"]
    opened = driver.recover(folder)
    problems = driver.recovered_problems(
        folder, opened, [*scenario.before, *acknowledged], [*scenario.before, *scenario.written])
    if not problems:
        notes = [name for home in opened.report["homes"] for name in home["notes"]]
        problems = driver.gap_problems(notes, "a")
        if scenario.after:
            problems += scenario.after(folder, run, opened.report)
    if run.code not in (-9, 0):
        problems.append(f"it ended with exit code {run.code}: {run.failures} {run.errors}")
    return run.code == -9, [f"killed before {call} {number}: {text}" for text in problems]


def sweep(scenario, scratch, report, every):
    slug = scenario.name.replace(" ", "-").replace("'", "")
    template = None
    place = os.path.join(scratch, slug)
    os.makedirs(place)
    if scenario.template:
        template = os.path.join(place, "template")
        os.makedirs(template, mode=0o700)
        scenario.template(template)
    folder = os.path.join(place, "folder")
    driver.copy(template, folder)
    calls, first = driver.calls_of(folder, *scenario.arguments(folder), scratch=place)
    points, problems, missed = 0, [], []
    if scenario.companion:
        driver.run(scenario.companion[0], folder, *scenario.companion[1:])
    if not any(map(scenario.proof, Store(folder).chains)):
        problems.append("undisturbed it does not do what its name says")
    for call, number in points_of(calls, first)[::every]:
        for _ in range(AGAIN):
            killed, found = kill_at(scenario, template, folder, call, number)
            problems += found
            # How often a window waits for the other differs from run to run.
            if killed or scenario.companion:
                break
        points += killed
        if not killed and not scenario.companion:
            missed.append((call, number))
    # Whether a folder is listed anew goes by the clock, so a run may list it less often than the one
    # whose calls were counted. All else is the same in each run.
    problems += [f"it made no {call} {number}" for call, number in missed if call not in LISTING]
    if points == 0 or len(missed) * 5 > points:
        problems.append(f"{points} points were come to, {len(missed)} were not")
    few = f", {len(missed)} not come to" if missed else ""
    report.judge(f"killed before a file call, {scenario.name}: {points} points{few}", problems)
    driver.copy(None, place)
    return points


def check(report, scratch, options):
    if not options.strace:
        report.skips("killed before a file call: strace is not here or may not trace")
        return
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        work = [pool.submit(sweep, one, scratch, report, options.every) for one in scenarios()]
        points = sum(one.result() for one in work)
    report.note(f"killed before a file call: {points} points in all, "
                f"{time.monotonic() - begun:.0f} s")
