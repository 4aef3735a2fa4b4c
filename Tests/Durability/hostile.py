"""Puts something else in the place of a journal: nothing may be written to it."""

import os

import driver
import kills


def link(path, aside):
    os.rename(path, aside)
    os.symlink(aside, path)


def pipe(path, aside):
    os.rename(path, aside)
    os.mkfifo(path, 0o600)


def folder(path, aside):
    os.rename(path, aside)
    os.mkdir(path, 0o700)


def linked_folder(path, aside):
    place = os.path.dirname(path)
    os.rename(place, aside)
    os.symlink(aside, place)


CASES = [
    ("a link", link, False),
    ("a file with a second name", os.link, False),
    ("a pipe", pipe, False),
    ("a folder", folder, False),
    ("a file that other accounts may read", lambda path, aside: os.chmod(path, 0o640), False),
    ("another account's file", lambda path, aside: os.chown(path, 65_534, -1), True),
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


def check(report, scratch, options):
    problems, count = [], 0
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
