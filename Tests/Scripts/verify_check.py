"""Checks what damage does to the commands: what verify finds, and what the others still print."""

import json
import re
import shutil
import subprocess
import sys

from support.checks import check, expect, expect_equal, run_all
from support.program import (
    ROOT, entries, homeround, journals, new_place, sample, tree, verify_is_clean)
from support.schema import conforms

SAMPLE = sample()


@check("verify: a clean folder is exit 0, and its JSON is as its schema says")
def verify_clean():
    found = homeround("verify", "--folder", SAMPLE, "--json").json
    conforms(found, "verify.schema.json")
    expect_equal(found["journals"], len(journals(SAMPLE)), "journals")
    expect_equal(found["entries"], len(entries(SAMPLE)), "entries")
    expect_equal(
        found["bytes"], sum(path.stat().st_size for path in journals(SAMPLE)), "bytes")
    verify_is_clean(SAMPLE)


@check("verify: any byte that changed is found, with its file and line, and exit 1")
def verify_flipped():
    folder = sample("--seed", 4)
    path = journals(folder)[0]
    good = path.read_bytes()
    lines = good.splitlines(keepends=True)
    for number in (1, 2, len(lines) // 2, len(lines)):
        start = sum(map(len, lines[:number - 1]))
        for place in (0, 20, len(lines[number - 1]) // 2, len(lines[number - 1]) - 3):
            bad = bytearray(good)
            bad[start + place] ^= 0x01
            path.write_bytes(bad)
            result = homeround("verify", "--folder", folder, code=1)
            expect(
                re.search(rf"{re.escape(path.name)}:{number}: \S", result.text),
                f"line {number}, byte {place}: {result.text[:500]}")
            found = homeround("verify", "--folder", folder, "--json", code=1).json
            conforms(found, "verify.schema.json")
            expect(any(item["line"] == number for item in found["damage"]), str(found["damage"]))
    path.write_bytes(good)
    verify_is_clean(folder)


@check("verify: a line taken out, doubled or moved is found")
def verify_moved():
    folder = sample("--seed", 4)
    path = journals(folder)[0]
    lines = path.read_bytes().splitlines(keepends=True)
    middle = len(lines) // 2
    for name, changed in {
        "taken out": lines[:middle] + lines[middle + 1:],
        "doubled": lines[:middle] + [lines[middle]] + lines[middle:],
        "moved": lines[:middle] + [lines[middle + 1], lines[middle]] + lines[middle + 2:],
        "without its first": lines[1:],
    }.items():
        path.write_bytes(b"".join(changed))
        homeround("verify", "--folder", folder, code=1)
        expect(
            homeround("verify", "--folder", folder, "--json", code=1).json["damage"], name)


@check("verify: a file with a journal's suffix where none belongs is damage; nothing is read behind a link")
def verify_strays():
    folder = sample("--seed", 4)
    path = journals(folder)[0]
    device, home = path.parent, path.parent.parent.parent
    for stray in (
        folder / "x.jsonl", folder / "local" / "x.jsonl", folder / "packs" / "in" / "x.jsonl",
        home / "x.jsonl", home / "journals" / "x.jsonl", device / "x.jsonl",
        device / "old" / path.name, folder / "homes" / "no home" / "journals" / "d" / path.name,
    ):
        made = [place for place in stray.parents if not place.exists()]
        stray.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, stray)
        name = stray.relative_to(folder)
        found = homeround("verify", "--folder", folder, "--json", code=1).json
        conforms(found, "verify.schema.json")
        expect_equal([item["file"] for item in found["damage"]], [str(name)], str(name))
        result = homeround("verify", "--folder", folder, code=1)
        expect(result.text.startswith(f"{name}:1: "), result.text)
        homeround("list", "--folder", folder)
        stray.unlink()
        for place in made:
            place.rmdir()
    device.rename(folder / "elsewhere")
    device.symlink_to(folder / "elsewhere")
    # Nothing is read through a link: what it leads to may be somebody else's.
    for command in (("verify", "--json"), ("verify",), ("list",)):
        refused = homeround(*command, "--folder", folder, code=2)
        expect(f"{device.relative_to(folder)} is a link" in refused.err, refused.err)
    alone = new_place()
    shutil.copy(folder / "elsewhere" / path.name, alone / "x.jsonl")
    homeround("verify", "--folder", alone, code=1)


@check("a torn last line: verify exit 1; list prints what is intact, warns and ends with 0")
def torn_tail():
    folder = sample("--seed", 5)
    path = max(journals(folder), key=lambda path: path.stat().st_size)
    whole = homeround("list", "--folder", folder, "--json").json
    path.write_bytes(path.read_bytes()[:-40])
    before = tree(folder)
    result = homeround("verify", "--folder", folder, code=1)
    count = len(path.read_bytes().splitlines())
    expect(f"{path.name}:{count}: " in result.text, result.text[:500])
    for arguments in (["list"], ["list", "--json"], ["sheet"]):
        shown = homeround(*arguments, "--folder", folder)
        expect("damaged" in shown.err, f"{shown}: no warning: {shown.err}")
        expect(shown.out, f"{shown}: nothing printed")
    after = homeround("list", "--folder", folder, "--json").json
    expect_equal(
        sorted(item["resident"] for item in after), sorted(item["resident"] for item in whole),
        "residents on the list")
    expect_equal(tree(folder), before, "the folder")


@check("files of noise in place of journals: never a crash")
def noise():
    folder = sample("--seed", 6)
    path = journals(folder)[0]
    good = path.read_bytes()
    first = good.splitlines(keepends=True)[0]
    for bad in (
        b"", b"\n", b"\n" * 5000, b"{}\n", b"null\n" * 3, b"[" * 200_000, b"\xff\xfe\x00" * 1000,
        b"{" + b'"a":' * 100_000, good.replace(b'"seq":2,', b'"seq":99999999999999999999,'),
        good[:200], first * 2, good.replace(b'"at":"2', b'"at":"9'), b"a" * 300_000,
    ):
        path.write_bytes(bad)
        for arguments in (["verify"], ["verify", "--json"], ["list"], ["list", "--json"], ["sheet"]):
            result = homeround(*arguments, "--folder", folder, code=None)
            expect(result.code in (0, 1, 2), f"{result}: exit {result.code} on {bad[:40]!r}")


@check("scripts/check-journals finds what verify finds")
def second_verifier():
    folder = sample("--seed", 8)
    verify_is_clean(folder)
    path = journals(folder)[0]
    bad = bytearray(path.read_bytes())
    bad[len(bad) // 2] ^= 0x01
    path.write_bytes(bad)
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "check-journals"), str(folder)],
        capture_output=True, text=True, check=False)
    expect_equal(done.returncode, 1, "exit code")
    ours = homeround("verify", "--folder", folder, code=1).text.split(":")[1]
    expect(f"{path.name}:{ours}: " in done.stdout, done.stdout)


run_all()
