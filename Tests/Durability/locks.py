"""The lock: a window that holds it keeps others out, one that was killed does not."""

import os

import driver
import kills


def check(report, scratch, options):
    """A window that holds the lock keeps others out while it lives, and not a moment longer."""
    if not options.strace:
        report.skips("a lock left behind: strace is not here or may not trace")
        return
    folder = os.path.join(scratch, "lock")
    kills.existing(folder)
    holder = driver.Stopped("write:when=1", "append", folder, "--window", "holder",
                            log=os.path.join(scratch, "lock.log"))
    problems = []
    try:
        waiting = driver.run("append", folder, "--window", "b")
        if waiting.acknowledged or not any("Another window" in s for s in waiting.failures):
            problems.append(f"the lock kept nobody out: {waiting.acknowledged} {waiting.failures}")
    finally:
        holder.kill()
    after = driver.run("append", folder, "--window", "c")
    if not after.acknowledged or any("Another window" in text for text in after.failures):
        problems.append(f"locked out by one that is dead: {after.failures}")
    problems += driver.recovered_problems(
        folder, driver.recover(folder), [*kills.names("old", 2), "c-0"],
        [*kills.names("old", 2), "c-0", "holder-0"])
    report.judge("a lock: held it keeps others out with a word, left behind it keeps nobody out",
                 problems)
