"""Puts something else in the place of a journal: nothing may be written to it."""

import os
import pathlib
import shutil
import sys

import driver
import kills

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Scripts"))

from support import impostors  # noqa: E402


def linked_folder(path, aside):
    place = os.path.dirname(path)
    os.rename(place, aside)
    os.symlink(aside, place)


CASES = [
    ("a link", impostors.link, False),
    ("a file with a second name", impostors.second_name, False),
    ("a pipe", impostors.pipe, False),
    ("a folder", impostors.folder, False),
    ("a file that other accounts may read", impostors.open_to(0o640), False),
    ("another account's file", impostors.another_accounts, True),
    ("a journal's folder that is a link", linked_folder, False),
]


def everything(root):
    """Every file below a folder, and its bytes."""
    found = {}
    for place, _, files in os.walk(root):
        for name in files:
            path = os.path.join(place, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    found[os.path.realpath(path)] = file.read()
    return found


def put_there_meanwhile(scratch):
    """A link takes the journal's place after it was read and before it is opened to be added to."""
    root = os.path.join(scratch, "hostile-meanwhile")
    place = os.path.join(root, "folder")
    os.makedirs(place, mode=0o700)
    kills.existing(place)
    template = os.path.join(root, "template")
    shutil.copytree(place, template)
    log = os.path.join(root, "log")
    driver.traced(None, "append", place, "--count", 1, log=log, calls="openat")
    with open(log, encoding="utf-8", errors="replace") as file:
        opened = [line for line in file if "openat(" in line]
    adding = next(
        (number for number, line in enumerate(opened) if ".jsonl" in line and "O_APPEND" in line), 0)
    if adding == 0:
        return ["a link put there meanwhile: the journal was not opened to be added to"]
    driver.copy(template, place)
    path = kills.newest(place)
    with open(path, "rb") as file:
        before = file.read()
    aside = os.path.join(root, "aside")
    window = driver.Stopped(f"openat:when={adding}", "append", place, "--count", 1, log=log)
    impostors.link(path, aside)
    run = window.go_on()
    with open(aside, "rb") as file:
        after = file.read()
    if run.acknowledged or after != before:
        return [f"a link put there meanwhile: written to ({run.acknowledged})"]
    if not run.failures or not run.failures[0].startswith("NOT SAVED."):
        return [f"a link put there meanwhile: told as {run.failures} {run.errors[-200:]}"]
    return []


def check(report, scratch, options):
    problems, count = [], 0
    if options.strace:
        count += 1
        problems += put_there_meanwhile(scratch)
    else:
        report.skips("a link put there meanwhile: strace is not here or may not trace")
    for name, change, needs_root in CASES:
        if needs_root and os.geteuid() != 0:
            report.skips(f"{name} in the place of a journal: it needs root")
            continue
        count += 1
        root = os.path.join(scratch, f"hostile-{count}")
        place = os.path.join(root, "folder")
        os.makedirs(place, mode=0o700)
        kills.existing(place)
        change(kills.newest(place), os.path.join(root, "aside"))
        before = everything(root)
        run = driver.run("append", place, "--count", 1)
        if run.acknowledged:
            problems.append(f"{name}: it was said to be saved")
        if not run.failures or not run.failures[0].startswith("NOT SAVED."):
            problems.append(f"{name}: told as {run.failures} {run.errors[-200:]}")
        after = {path: data for path, data in everything(root).items() if path in before}
        if after != before:
            problems.append(f"{name}: something was written to it")
        driver.copy(None, root)
    # Started without its standard streams, the next file that is opened would be one of them.
    place = os.path.join(scratch, "hostile-streams")
    kills.existing(place)
    path = kills.newest(place)
    with open(path, "rb") as file:
        before = file.read()
    run = driver.run(
        "-c", 'exec "$0" append "$1" --count 1 2>&- <&-', driver.PROGRAM, place, program="sh")
    count += 1
    with open(path, "rb") as file:
        after = file.read()
    if not after.startswith(before) or (run.code == 0) != bool(run.acknowledged):
        problems.append(f"without its standard streams: exit code {run.code}, {run.failures}")
    problems += driver.recovered_problems(
        place, driver.recover(place), [*kills.names("old", 2), *run.acknowledged],
        [*kills.names("old", 2), "a-0"])
    report.judge(
        f"something else in the place of a journal: {count} cases, refused with a word, nothing "
        "written", problems)
