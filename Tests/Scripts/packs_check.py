"""Checks pairing, packs and taking in from the outside: two folders, and only files between them."""

import json
import os
import re
import shutil
import subprocess
import sys

from support.checks import check, expect, expect_equal, run_all
from support.pairing import pair, words_of
from support.program import homeround, journals, new_place, program, sample, tree, verify_is_clean


def everything(folder):
    """Every file under a folder and its bytes, names and modes included."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(folder))] = (path.stat().st_mode, path.read_bytes())
        else:
            found[str(path.relative_to(folder))] = path.stat().st_mode
    return found


class Pair:
    """A home's folder with a pretend record, and a practice's folder that is empty; both paired."""

    def __init__(self, *options):
        self.home = sample(*options)
        self.practice = new_place() / "practice"
        self.files = new_place()
        self.cards, (self.home_words, self.practice_words) = pair(
            self.home, self.practice, self.files, ("Rosewood House", "The Surgery"))

    def pack(self, name, side="home", *options, to=None):
        path = self.files / name
        folder, party = (
            (self.home, "The Surgery") if side == "home" else (self.practice, "Rosewood House"))
        result = homeround(
            "pack", "--folder", folder, "--to", to or party, "-o", path, *options)
        return path, result

    def refused(self, path, wanted, folder=None):
        folder = folder or self.practice
        before = everything(folder)
        result = homeround("unpack", "--folder", folder, path, code=1)
        expect(wanted in result.err, f"wanted {wanted!r}: {result.err}")
        expect("Nothing was changed" in result.err, result.err)
        expect_equal(everything(folder), before, "the folder")
        return result


def same_record(one, other):
    """The list and every resident of two folders are the same, byte for byte."""
    found = [homeround("list", "--folder", folder, "--json").out for folder in (one, other)]
    expect_equal(found[1], found[0], "the list")
    for item in json.loads(found[0]):
        shown = [
            homeround("show", "--folder", folder, item["resident"], "--json").out
            for folder in (one, other)]
        expect_equal(shown[1], shown[0], f"{item['resident']}")
    return json.loads(found[0])


@check("packs: a list goes from the home to the practice, and is the same there")
def there():
    pair = Pair()
    path, result = pair.pack("list.txt")
    expect("Subject: homeround" in result.text, result.text)
    text = path.read_text()
    expect(text.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n"), text[:80])
    expect_equal(path.stat().st_mode & 0o777, 0o600, "mode")
    looked = homeround("unpack", "--folder", pair.practice, path, "--preview")
    expect("new entries" in looked.text and "Rosewood" in looked.text, looked.text)
    expect(not (pair.practice / "homes").exists(), "the preview has written")
    taken = homeround("unpack", "--folder", pair.practice, path)
    expect("Taken in:" in taken.text, taken.text)
    expect(same_record(pair.home, pair.practice), "the list is empty")
    verify_is_clean(pair.practice)
    for journal in journals(pair.practice):
        own = pair.home / journal.relative_to(pair.practice)
        expect_equal(journal.read_bytes(), own.read_bytes(), journal.name)
        expect_equal(journal.stat().st_mode & 0o777, 0o600, "mode")


@check("packs: taken in twice adds nothing, and the answer says what was received")
def twice():
    pair = Pair()
    path, _ = pair.pack("list.txt")
    homeround("unpack", "--folder", pair.practice, path)
    before = {str(p): p.read_bytes() for p in journals(pair.practice)}
    again = homeround("unpack", "--folder", pair.practice, path)
    expect("Nothing was added" in again.text, again.text)
    expect_equal({str(p): p.read_bytes() for p in journals(pair.practice)}, before, "journals")
    back, result = pair.pack("back.txt", "practice")
    expect("it says what was received" in result.text, result.text)
    homeround("unpack", "--folder", pair.home, back)
    _, result = pair.pack("next.txt")
    expect("Nothing new in it" in result.text, result.text)
    _, result = pair.pack("whole.txt", "home", "--whole")
    expect("Entries in it" in result.text, result.text)


@check("packs: a missing one is named and asked for; the one after it is taken then")
def missing():
    pair = Pair()
    first, _ = pair.pack("first.txt")
    homeround("unpack", "--folder", pair.practice, first)
    back, _ = pair.pack("back.txt", "practice")
    homeround("unpack", "--folder", pair.home, back)
    rows = pair.files / "more.csv"
    rows.write_text("Family name,Given name,Date of birth\nNewcomer,Ada,1939-02-03\n")
    added = homeround("residents", "import", "--folder", pair.home, rows)
    second, _ = pair.pack("second.txt")
    fresh = new_place() / "restored"
    shutil.copytree(pair.practice, fresh)
    shutil.rmtree(fresh / "homes")
    shutil.rmtree(fresh / "local" / "heard")
    result = pair.refused(second, "A pack before this one is missing", fresh)
    expect(re.search(r"entr(y|ies) .*1 to \d+", result.err), result.err)
    homeround("unpack", "--folder", fresh, first)
    homeround("unpack", "--folder", fresh, second)
    same_record(pair.home, fresh)
    # An old one is taken, and said to be old.
    old = homeround("unpack", "--folder", fresh, first)
    expect("OLD:" in old.text, old.text)


@check("gate: a refusal is one sentence, and the folder is as it was, byte for byte")
def refusals():
    pair = Pair()
    path, _ = pair.pack("list.txt")
    other = Pair("--seed", 5)
    pair.refused(path, "sealed for another computer", other.practice)
    # Known to nobody: the practice forgets the home.
    device = re.search(r"device: (\S+)", pair.cards[0].read_text()).group(1)
    unknown = new_place() / "unknown"
    shutil.copytree(pair.practice, unknown)
    homeround("pair", "--folder", unknown, "--forget", device)
    pair.refused(path, "not paired", unknown)
    text = path.read_text()
    for name, changed, wanted in [
        ("cut", text[: len(text) // 2], "not as it was written"),
        ("letter", text[:3000] + ("A" if text[3000] != "A" else "B") + text[3001:], ""),
        ("empty", "", "no pack"),
        ("words", "Dear all,\nplease find attached\n", "no pack"),
        ("json", '{"pack":"homeround"}\n', ""),
        ("zeros", "\0" * 5000, "no pack"),
        ("large", "-----BEGIN AGE ENCRYPTED FILE-----\n" + ("A" * 64 + "\n") * 330_000, "larger"),
    ]:
        bad = pair.files / f"{name}.txt"
        bad.write_text(changed)
        pair.refused(bad, wanted)


@check("gate: an unsealed pack needs a reason, says so, and a changed letter in it is found")
def unsealed():
    pair = Pair()
    homeround("pack", "--folder", pair.home, "--to", "The Surgery", "--unsealed", code=64)
    path, result = pair.pack(
        "plain.txt", "home", "--unsealed", "--reason", "their mail drops sealed files")
    expect("NOT SEALED" in result.text, result.text)
    lines = path.read_bytes().splitlines(keepends=True)
    for line in lines:
        json.loads(line)
    looked = homeround("unpack", "--folder", pair.practice, path, "--preview")
    expect("their mail drops sealed files" in looked.text, looked.text)
    whole = path.read_bytes()
    bad = pair.files / "bad.txt"
    for place in [5, 200, len(lines[0]) + 30, len(whole) // 2, len(whole) - 60]:
        changed = bytearray(whole)
        changed[place] ^= 0x01
        bad.write_bytes(changed)
        pair.refused(bad, "")
    for changed in [lines[:-1], lines[:1] + lines[2:], lines + lines[-1:],
                    lines[:3] + lines[4:], lines[:1] + lines[1:][::-1]]:
        bad.write_bytes(b"".join(changed))
        pair.refused(bad, "")
    homeround("unpack", "--folder", pair.practice, path)
    same_record(pair.home, pair.practice)


@check("pairing: wrong words take nothing, a changed card is refused, a changed key is a loud stop")
def pairing():
    pair = Pair()
    card, other = pair.cards
    fresh = new_place() / "fresh"
    homeround("pair", "--folder", fresh, "--organisation", "Dr Good", "--side", "practice")
    for words in (pair.practice_words, "one two three four five six", ""):
        result = homeround("pair", "--folder", fresh, card, "--words", words, code=1)
        expect("not the words" in result.err, result.err)
    typed = pair.home_words.upper().replace(" ", ",  ")
    homeround("pair", "--folder", fresh, card, "--words", typed)
    expect_equal((fresh / "local" / "keys" / "receive").stat().st_mode & 0o777, 0o600, "mode")
    bad = pair.files / "bad-card.txt"
    bad.write_text(card.read_text().replace("Rosewood House", "Rosewood Hovse"))
    result = homeround("pair", "--folder", fresh, bad, "--words", "x", code=1)
    expect("altered" in result.err, result.err)
    # A computer that was set up anew under the same device: other keys.
    anew = new_place() / "anew"
    shutil.copytree(pair.home, anew)
    shutil.rmtree(anew / "local" / "keys")
    forged = pair.files / "forged.txt"
    words = words_of(homeround("pair", "--folder", anew, "--own", forged).text)
    before = everything(fresh)
    result = homeround("pair", "--folder", fresh, forged, "--words", words, code=1)
    expect("STOP" in result.err and "NOT those" in result.err, result.err)
    expect_equal(everything(fresh), before, "the folder")
    homeround("pair", "--folder", anew, other, "--words", pair.practice_words)
    path = pair.files / "forged-pack.txt"
    homeround("pack", "--folder", anew, "--to", "The Surgery", "-o", path)
    result = pair.refused(path, "STOP")
    expect("NOT those" in result.err, result.err)
    # A carriage return at each line's end, as mail programs make them, does no harm.
    crlf = pair.files / "crlf.txt"
    crlf.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    homeround("pair", "--folder", fresh, crlf, "--words", pair.practice_words)


@check("packs: a stand-in without pairing opens one with six words")
def stand_in():
    pair = Pair()
    path = pair.files / "words.txt"
    result = homeround("pack", "--folder", pair.home, "--words", "-o", path)
    words = re.search(r"six words, .*: (.*)", result.text).group(1)
    expect_equal(len(words.split()), 6, "words")
    expect(words not in re.search(r"Subject:.*", result.text, re.S).group(0).split("The six")[0],
           "the words stand in the mail")
    fresh = new_place() / "standin"

    def unpack(typed):
        return subprocess.run(
            [program(), "unpack", "--folder", str(fresh), str(path)], input=typed.encode() + b"\n",
            capture_output=True, env=dict(os.environ, LANG="C.UTF-8"), timeout=120)

    wrong = unpack("one two three four five six")
    expect_equal(wrong.returncode, 1, wrong.stderr)
    expect(b"not the words" in wrong.stderr, wrong.stderr)
    right = unpack(words)
    expect_equal(right.returncode, 0, right.stderr)
    expect(b"NOT PAIRED" in right.stdout, right.stdout)
    same_record(pair.home, fresh)


@check("gate: a chain that was cut, and one that was written anew, are noticed")
def rewritten():
    pair = Pair()
    path, _ = pair.pack("list.txt")
    homeround("unpack", "--folder", pair.practice, path)
    saved = new_place() / "saved"
    shutil.copytree(pair.home, saved)
    rows = pair.files / "more.csv"
    rows.write_text("Family name,Given name,Date of birth\nNewcomer,Ada,1939-02-03\n")
    homeround("residents", "import", "--folder", pair.home, rows)
    path, _ = pair.pack("second.txt")
    homeround("unpack", "--folder", pair.practice, path)
    # The backup goes on as if nothing had been: the practice's answer tells it.
    back, _ = pair.pack("back.txt", "practice")
    looked = homeround("unpack", "--folder", saved, back, "--preview")
    expect("CAREFUL" in looked.text and "has seen more" in looked.text, looked.text)
    # What is written in the backup from now on is kept apart, and nobody's entries are lost.
    rows.write_text("Family name,Given name,Date of birth\nAnother,Bob,1941-05-06\n")
    homeround("residents", "import", "--folder", saved, rows)
    third = pair.files / "third.txt"
    homeround("pack", "--folder", saved, "--to", "The Surgery", "-o", third)
    looked = homeround("unpack", "--folder", pair.practice, third)
    expect("begun anew" in looked.text, looked.text)
    bytes_there = b"".join(path.read_bytes() for path in journals(pair.practice))
    expect(b"Newcomer" in bytes_there and b"Another" in bytes_there, "an entry is lost")
    verify_is_clean(pair.practice)
    # A newer pack that says less than was sent before.
    segments = sorted(
        (path for path in journals(pair.home) if b"chain.sealed" in path.read_bytes()),
        key=lambda path: path.name)
    first = segments[0]
    lines = first.read_bytes().splitlines(keepends=True)
    seal = next(n for n, line in enumerate(lines) if b'"kind":"chain.sealed"' in line)
    first.write_bytes(b"".join(lines[:seal + 1]))
    for later in first.parent.iterdir():
        if later.name > first.name:
            later.unlink()
    fourth, _ = pair.pack("fourth.txt")
    looked = homeround("unpack", "--folder", pair.practice, fourth, "--preview")
    expect("CAREFUL" in looked.text and "fewer entries" in looked.text, looked.text)


if __name__ == "__main__":
    sys.exit(run_all())
