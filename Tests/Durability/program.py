"""Makes the file calls of homeround itself fail while it takes a register in."""

import concurrent.futures
import os
import time

import driver
import errors
import kills
from chains import Store

PROGRAM = os.environ.get("HOMEROUND_PROGRAM", "")
REGISTER = """Family name,Given name,Room,Allergies
Aldous,Person,1,Penicillin (rash)
Bramley,Person,2,
"""
# An import waits a minute for another one to end, and then says so.
SECONDS = 150
# One in so many failures, unless it may take long.
EVERY = 6


class Place:
    """A folder to work in, with everything that the program may write beside it."""

    def __init__(self, scratch, name):
        self.root = os.path.join(scratch, name)
        self.folder = os.path.join(self.root, "folder")
        self.register = os.path.join(self.root, "register.csv")
        self.clear()

    def clear(self):
        driver.copy(None, self.root)
        os.makedirs(self.root)
        with open(self.register, "w", encoding="utf-8") as file:
            file.write(REGISTER)

    def command(self, *words):
        # Nothing of the person who runs the tests is in the way, or written to.
        return [f"HOME={self.root}", "XDG_STATE_HOME=", "XDG_DATA_HOME=", "LANG=C.UTF-8", PROGRAM,
                *words, "--folder", self.folder]

    def importing(self):
        return self.command("residents", "import", self.register)


def fail_at(place, call, number, error, sticky):
    place.clear()
    run = driver.traced(
        f"{call}:error={error}:when={errors.when(number, error, sticky)}", *place.importing(),
        program="env", timeout=SECONDS)
    if run.code == 127:
        return []
    problems = []
    if run.trapped or run.code == 124:
        problems.append(f"it trapped or hung (exit code {run.code}) {run.errors[-200:]}")
    said = run.output + run.errors
    if run.code not in (0, 1, 2) and not problems:
        problems.append(f"exit code {run.code}")
    if run.code != 0 and not said.strip() and call != "write":
        problems.append("something was refused and nobody was told")
    if errors.JARGON.search(said):
        problems.append(f"not in plain words: {said[-200:]}")
    stored = len(Store(place.folder).identifiers("resident.registered"))
    if run.code == 0 and stored != 2:
        problems.append(f"it ended as if all were saved, and {stored} of 2 residents are there")
    again = driver.run(*place.importing(), program="env")
    if again.code != 0:
        problems.append(f"the same again: exit code {again.code}: {again.errors.strip()[-200:]}")
    verified = driver.run(*place.command("verify"), program="env")
    if verified.code != 0:
        problems.append(f"verify: {(verified.output + verified.errors).strip()[-200:]}")
    store = Store(place.folder)
    problems += store.problems
    if len(store.identifiers("resident.registered")) != 2:
        problems.append(f"{len(store.identifiers('resident.registered'))} entries for 2 residents")
    how = "from then on" if sticky else "once"
    return [f"{call} {number} {error} {how}: {text}" for text in problems]


def check(report, scratch, options):
    what = "file calls of homeround itself that fail, taking a register in"
    if not options.strace:
        report.skips(f"{what}: strace is not here or may not trace")
        return
    if not os.access(PROGRAM, os.X_OK):
        report.skips(f"{what}: HOMEROUND_PROGRAM names no program")
        return
    begun = time.monotonic()
    places = [Place(scratch, f"program-{number}") for number in range(options.jobs)]
    calls, first = driver.calls_of(
        places[0].folder, *places[0].importing(), scratch=scratch, program="env")
    points = [point for point in kills.points_of(calls, first) if point[0] in errors.CALLS]
    every = options.every if options.long else max(options.every, EVERY)
    wanted = list(errors.combinations(points, every))

    def work(number):
        return [
            problem for one in wanted[number::options.jobs]
            for problem in fail_at(places[number], *one)]

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        problems = [problem for some in pool.map(work, range(options.jobs)) for problem in some]
    report.judge(f"{what}: {len(points)} calls, {len(wanted)} failures", problems)
    report.note(f"homeround itself: {time.monotonic() - begun:.0f} s")
