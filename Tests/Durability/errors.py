"""Makes each file call of the driver fail with each error, once and from then on."""

import collections
import concurrent.futures
import itertools
import os
import re
import time

import driver
import kills

ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EINTR", "EACCES", "EMFILE"]

# What may refuse. `read` and `close` are the loader's and nobody's: their errors change nothing.
CALLS = {
    "openat", "write", "fsync", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "fcntl",
    "pread64", "newfstatat", "fstat", "lstat", "stat", "statx", "getdents64", "unlink", "unlinkat"}

# Words that only somebody who writes programs knows.
JARGON = re.compile(r"errno|fsync|\bE[A-Z]{3,}\b|inode|descriptor|nil\b|Optional")


def scenarios():
    old = kills.names("old", 2)
    append = ["append", "--count", 2, "--at", kills.NOW]
    new = kills.names("a", 2)
    return [
        kills.Scenario("first append in a new folder", append, written=new),
        kills.Scenario("append to what is there", append, template=kills.existing, before=old,
                       written=new),
        kills.Scenario("recovery after two torn entries", ["recover", "--window", "first"],
                       template=kills.torn_twice, before=old[:1]),
        kills.Scenario("import from a spreadsheet", ["import", "--count", 5, "--at", kills.NOW],
                       template=kills.existing, before=old),
        kills.Scenario("replacing this computer's settings", ["device", "--from", 2],
                       template=kills.settled, before=old, after=kills.settings_whole),
    ]


def when(number, error, sticky):
    """strace's words for once, or from then on; a call that is cut short for ever never ends."""
    if not sticky:
        return str(number)
    return f"{number}..{number + 2}" if error == "EINTR" else f"{number}+"


def fail_at(scenario, template, folder, call, number, error, sticky):
    driver.copy(template, folder)
    run = driver.traced(
        f"{call}:error={error}:when={when(number, error, sticky)}", *scenario.arguments(folder))
    problems = []
    # The loader itself needs the disk: then the program has not begun.
    if run.code == 127:
        return []
    if run.trapped or run.code == 124:
        problems.append(f"it trapped or hung (exit code {run.code}) {run.errors[-200:]}")
    if run.code == 1 and not run.failures:
        problems.append("something was refused and nobody was told")
    for sentence in run.failures:
        if JARGON.search(sentence):
            problems.append(f"not in plain words: {sentence}")
    acknowledged = [name for name in run.acknowledged if name in scenario.written]
    if run.code == 0 and set(acknowledged) != set(scenario.written):
        problems.append("it ended as if all were saved, and did not say so of each")
    opened = driver.recover(folder)
    problems += driver.recovered_problems(
        folder, opened, [*scenario.before, *acknowledged], [*scenario.before, *scenario.written])
    if not problems and scenario.after:
        problems += scenario.after(folder, run, opened.report)
    how = "from then on" if sticky else "once"
    return [f"{call} {number} {error} {how}: {text}" for text in problems]


def combinations(points, every):
    """Each point with each error, once and sticky; or every so many of them, evenly spread."""
    kinds = list(itertools.product(ERRORS, (False, True)))
    for place, (call, number) in enumerate(points):
        for step, (error, sticky) in enumerate(kinds):
            # A lock that another holds is waited for: 5 seconds each, so once will do.
            slow = call == "fcntl" and error == "EACCES" and sticky
            if slow and number != min(n for c, n in points if c == call):
                continue
            if (place * 5 + step) % every == 0:
                yield call, number, error, sticky


def sweep(scenario, scratch, report, every):
    place = os.path.join(scratch, "errors-" + scenario.name.replace(" ", "-").replace("'", ""))
    os.makedirs(place)
    template = None
    if scenario.template:
        template = os.path.join(place, "template")
        os.makedirs(template, mode=0o700)
        scenario.template(template)
    folder = os.path.join(place, "folder")
    driver.copy(template, folder)
    calls, first = driver.calls_of(folder, *scenario.arguments(folder), scratch=place)
    points = [point for point in kills.points_of(calls, first) if point[0] in CALLS]
    problems, count = [], 0
    for call, number, error, sticky in combinations(points, every):
        problems += fail_at(scenario, template, folder, call, number, error, sticky)
        count += 1
    kinds = collections.Counter(call for call, _ in points)
    if not {"openat", "write", "fsync"} <= set(kinds):
        problems.append(f"not the calls that were expected: {dict(kinds)}")
    report.judge(f"file calls that fail, {scenario.name}: {count} failures", problems)
    driver.copy(None, place)
    return count


FAILED = re.compile(r"(\w+)\(\d+<(.*?\.jsonl)>.*?= -1 \w+ .*\(INJECTED\)")
USED = re.compile(r"(write|fsync|fdatasync|pwrite64)\(\d+<(.*?\.jsonl)>")


def refused_sync(scratch, report):
    """After a refused sync the file is left alone and the entry is written again in a new segment."""
    problems, count = [], 0
    place = os.path.join(scratch, "refused")
    os.makedirs(place)
    for template, error, number in itertools.product(
            (None, kills.existing), ("EIO", "ENOSPC", "EDQUOT"), range(1, 13)):
        folder = os.path.join(place, "folder")
        driver.copy(None, folder)
        if template:
            os.mkdir(folder, 0o700)
            template(folder)
        log = os.path.join(place, "log")
        run = driver.traced(
            f"fsync:error={error}:when={number}", "append", folder, "--count", 2, "--at", kills.NOW,
            log=log, calls="write,fsync,?fdatasync,?pwrite64", paths=True)
        refused = None
        with open(log, encoding="utf-8", errors="replace") as file:
            for line in file:
                if (use := USED.search(line)) and use[2] == refused:
                    problems.append(f"fsync {number} {error}: {use[1]} on a file that refused")
                if found := FAILED.search(line):
                    refused = found[2]
        if refused is None:
            continue
        count += 1
        if run.code == 0 and not os.path.exists(
                os.path.join(os.path.dirname(refused), "1-000002.jsonl")):
            problems.append(f"fsync {number} {error}: saved, and no new segment")
        if run.code != 0:
            problems.append(f"fsync {number} {error}: not written again: {run.failures}")
    if not count:
        problems.append("no sync of a journal was refused")
    report.judge(
        f"a refused sync is not tried again, the entry goes to a new segment: {count} refusals",
        problems)
    driver.copy(None, place)


def check(report, scratch, options):
    if not options.strace:
        report.skips("file calls that fail: strace is not here or may not trace")
        return
    begun = time.monotonic()
    # In memory every call meets every error in every run; here, every other one.
    every = options.every if options.long else max(options.every, 2)
    chosen = scenarios()
    if options.long:
        known = {one.name for one in chosen}
        # How often a window waits for another differs from run to run.
        chosen += [
            one for one in kills.scenarios() if one.name not in known and not one.companion]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        work = [pool.submit(sweep, one, scratch, report, every) for one in chosen]
        count = sum(one.result() for one in work)
    refused_sync(scratch, report)
    report.note(f"file calls that fail: {count} failures in all, "
                f"{time.monotonic() - begun:.0f} s")
