"""The lock: a window that holds it keeps others out, one that was killed does not."""

import os
import signal
import subprocess
import time

import driver
import kills


def check(report, scratch, options):
    """A window that holds the lock keeps others out while it lives, and not a moment longer."""
    if not options.strace:
        report.skips("a lock left behind: strace is not here or may not trace")
        return
    folder = os.path.join(scratch, "lock")
    kills.existing(folder)
    holder = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=write:signal=STOP:when=1",
         driver.PROGRAM, "append", folder, "--window", "holder"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True)
    problems = []
    deadline = time.monotonic() + 10
    child = None
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{holder.pid}/task/{holder.pid}/children", encoding="utf-8") as file:
                child = int(file.read().split()[0])
            with open(f"/proc/{child}/stat", encoding="utf-8") as file:
                if file.read().rpartition(")")[2].split()[0] == "T":
                    break
        except (OSError, IndexError):
            pass
        time.sleep(0.01)
    try:
        waiting = driver.run("append", folder, "--window", "b")
        if waiting.acknowledged or not any("Another window" in s for s in waiting.failures):
            problems.append(f"the lock kept nobody out: {waiting.acknowledged} {waiting.failures}")
    finally:
        for process in (child, holder.pid):
            if process:
                os.kill(process, signal.SIGKILL)
        holder.communicate()
    after = driver.run("append", folder, "--window", "c")
    if not after.acknowledged or any("Another window" in text for text in after.failures):
        problems.append(f"locked out by one that is dead: {after.failures}")
    problems += driver.recovered_problems(
        folder, driver.recover(folder), [*kills.names("old", 2), "c-0"],
        [*kills.names("old", 2), "c-0", "holder-0"])
    report.judge("a lock: held it keeps others out with a word, left behind it keeps nobody out",
                 problems)
