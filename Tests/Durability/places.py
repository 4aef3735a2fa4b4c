"""A folder on a real drive that another program provides (FUSE): read, and not written to."""

import os
import shutil
import subprocess

import driver
import hostile
import kills

PROGRAM = os.environ.get("HOMEROUND_PROGRAM", "")
SAYS = ("that another program provides", "FUSE", "Copy the folder to this computer's own disk")


class Shown:
    """A folder that bindfs shows a second time, in another place."""

    def __init__(self, folder, place):
        os.makedirs(place)
        self.place = place
        done = subprocess.run(["bindfs", folder, place], capture_output=True, text=True)
        self.problem = done.stderr.strip() if done.returncode else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.problem is None:
            subprocess.run(["umount", self.place], capture_output=True)


def refusals(shown, scratch):
    """(what was tried, exit code, what was said) of each way to write."""
    yield "an entry", driver.run("append", shown, "--window", "b")
    yield "a pretend home", driver.run("sample", os.path.join(shown, "new"), "--count", 3)
    if not os.access(PROGRAM, os.X_OK):
        return
    register = os.path.join(scratch, "register.csv")
    with open(register, "w", encoding="utf-8") as file:
        file.write("Family name,Given name,Room,Allergies\nAldous,Person,1,None known\n")
    home = [f"HOME={scratch}", "XDG_STATE_HOME=", "XDG_DATA_HOME=", "LANG=C.UTF-8", PROGRAM]
    for name in (shown, os.path.join(shown, "first-use")):
        yield f"a register in {os.path.basename(name)}", driver.run(
            *home, "residents", "import", register, "--folder", name, program="env")
    yield "a repair", driver.run(
        *home, "repair", "--folder", shown, "--from", shown, program="env")


def check(report, scratch, options):
    what = "a folder on a drive that another program provides (FUSE)"
    if os.geteuid() != 0 or not shutil.which("bindfs") or not os.path.exists("/dev/fuse"):
        report.skips(f"{what}: it needs root, /dev/fuse and bindfs")
        return
    folder = os.path.join(scratch, "place")
    os.makedirs(folder, mode=0o700)
    kills.existing(folder)
    before = hostile.everything(folder)
    problems, count = [], 0
    with Shown(folder, os.path.join(scratch, "place-shown")) as shown:
        if shown.problem:
            report.skips(f"{what}: this machine does not allow it ({shown.problem})")
            return
        found = driver.run("check", shown.place)
        if found.code != 0 or found.report["homes"][0]["notes"] != kills.names("old", 2):
            problems.append(f"it is not read: {found.report or found.errors}")
        for name, run in refusals(shown.place, scratch):
            count += 1
            said = " ".join([*run.failures, run.output, run.errors])
            if run.code == 0 or run.acknowledged:
                problems.append(f"{name}: it was said to be saved")
            elif not all(words in said for words in SAYS):
                problems.append(f"{name}: told as {said.strip()[-200:]}")
    if hostile.everything(folder) != before:
        problems.append("something was written to it")
    report.judge(
        f"{what}: read; {count} ways to write refused with a sentence, nothing written", problems)
