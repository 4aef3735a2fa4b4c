"""Breaks the journal on a real system: see docs/durability.md.

Prints PASS, FAIL and SKIP lines and, last, how many there were.
"""

import argparse
import importlib
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import driver  # noqa: E402
from report import Report  # noqa: E402

CHECKS = [
    "hostile", "places", "kills", "errors", "program", "powercut", "replaced", "diskfull",
    "locks", "busy", "windows"]


def can_trace():
    if not shutil.which("strace"):
        return False
    done = subprocess.run(
        ["strace", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"],
        capture_output=True)
    return done.returncode == 0


def scratch_folder():
    """Where folders are made to be broken: in memory when there is room, which is quicker."""
    memory = "/dev/shm"
    try:
        room = shutil.disk_usage(memory).free > 2 << 30 and os.access(memory, os.W_OK)
    except OSError:
        room = False
    return tempfile.mkdtemp(prefix="durability.", dir=memory if room else None)


def main():
    parser = argparse.ArgumentParser(prog="durability", description=__doc__.split("\n")[0])
    parser.add_argument("--long", action="store_true", help="also what takes an hour")
    parser.add_argument("--seed", type=int, default=None, help="repeats a run's random choices")
    parser.add_argument("--every", type=int, default=1, help="only each of so many points")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(CHECKS)}")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in CHECKS]:
        parser.error(f"there is no check {unknown[0]}; there are {', '.join(CHECKS)}")
    if not os.access(driver.PROGRAM, os.X_OK):
        parser.error("JOURNAL_DRIVER names no program")
    # Mounts in a namespace of their own go when the run ends, however it ends.
    if os.geteuid() == 0 and not os.environ.get("DURABILITY_APART") and shutil.which("unshare"):
        os.environ["DURABILITY_APART"] = "1"
        probe = subprocess.run(["unshare", "-m", "true"], capture_output=True)
        if probe.returncode == 0:
            os.execvp("unshare", ["unshare", "-m", sys.executable, *sys.argv])
    options.seed = options.seed if options.seed is not None else int.from_bytes(os.urandom(4))
    options.strace = can_trace()
    options.jobs = max(2, len(os.sched_getaffinity(0)))
    report = Report()
    report.note(f"seed {options.seed}")
    scratch = scratch_folder()
    try:
        for name in options.names or CHECKS:
            importlib.import_module(name).check(report, scratch, options)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
