"""Hostile input: bombs of depth, size and number, names that come twice, halves of surrogates, wrong types.

Each is refused within a second of processor time and 64 MiB, as the system measures them from outside, with the
number of its line where there are lines, and never by a crash.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from support.checks import check, expect, expect_equal, run_all
from support.program import environment, journals, new_place, program, sample, tree

SECONDS, BYTES = 1, 64 << 20
# Of one that could be a hang: it is ended then, and that is told.
STOP = 20


# What a process took counts from where it was forked: so from a small one, not from this with its bombs.
REPORT = os.pipe()
MEASURE = f"""
import json, os, resource, sys
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
    os.execv(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(child, 0)
told = [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]
os.write({REPORT[1]}, json.dumps(told).encode())
"""


class Run:
    """What a command printed, and what it took: seconds of processor time, and bytes of memory at most."""

    def __init__(self, *arguments, data=b""):
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(data)
            given.seek(0)
            told = subprocess.run(
                [sys.executable, "-c", MEASURE, str(STOP), program(), *map(str, arguments)], stdin=given, stdout=out,
                stderr=err, env=environment(), pass_fds=(REPORT[1],), check=False)
            expect_equal(told.returncode, 0, "the measuring")
            self.code, self.seconds, self.bytes = json.loads(os.read(REPORT[0], 4096))
            out.seek(0)
            err.seek(0)
            self.text = out.read().decode(errors="replace")
            self.err = err.read().decode(errors="replace")

    def refused(self, what, *words, codes=(1, 2)):
        said = self.text + self.err
        expect(self.code in codes, f"{what}: ended with {self.code}\n{said[-500:]}")
        self.is_cheap(what)
        for word in words:
            expect(re.search(word, said), f"{what}: {word!r} was not said\n{said[-800:]}")

    def is_cheap(self, what):
        expect(self.seconds < SECONDS, f"{what}: {self.seconds:.2f} s")
        expect(self.bytes < BYTES, f"{what}: {self.bytes >> 20} MiB")


# Each is no JSON that anybody may take: name, text.
BOMBS = {
    "100,000 lists in one another": b"[" * 100_000 + b"]" * 100_000,
    "100,000 objects in one another": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "9 MB of empty objects": b"[" + b"{}," * 3_000_000 + b"{}]",
    "500,000 names": b"{" + b",".join(b'"k%d":1' % number for number in range(500_000)) + b"}",
    "a number of a million digits": b'{"respiration":' + b"9" * 1_000_000 + b"}",
    "a text of 9 MB": b'{"consciousness":"' + b"A" * 9_000_000 + b'"}',
    "a text that never ends": b'{"consciousness":"' + b"A" * 1_000_000,
    "a name that comes twice": b'{"respiration":18,"respiration":19}',
    "a name that comes twice, one escaped": b'{"respiration":18,"\\u0072espiration":19}',
    "a byte order mark": b'\xef\xbb\xbf{"respiration":18}',
    "half a surrogate pair": b'{"consciousness":"\\ud83d"}',
    "the other half": b'{"consciousness":"\\udc00A"}',
    "bytes that are no UTF-8": b'{"consciousness":"\xff\xfe"}',
    "an overlong NUL": b'{"consciousness":"\xc0\x80"}',
    "a raw control character": b'{"consciousness":"A\x1b[2J"}',
    "a wrong type": b'{"respiration":"eighteen"}',
    "a list in place of an object": b"[18]",
    "a number that is too large": b'{"respiration":99999999999999999999}',
    "an exponent that is too large": b'{"temperature":1e999999999}',
    "minus nought point nothing": b'{"temperature":-0.}',
    "no number": b'{"respiration":NaN}',
    "two values": b'{"respiration":18}{"respiration":18}',
    "a comma too many": b'{"respiration":18,}',
    "a comment": b'{"respiration":18/* */}',
    "single quotes": b"{'respiration':18}",
    "nothing but a quotation mark": b'"',
}
GOOD = b'{"respiration":18,"saturation":97,"systolic":120,"pulse":70,"consciousness":"A","temperature":36.8,"oxygen":false}'


@check("news2: each bomb is an error in the place of its line, and the lines around it have their scores")
def news2():
    for name, bomb in BOMBS.items():
        run = Run("news2", data=b"\n".join([GOOD, bomb, GOOD]) + b"\n")
        run.refused(name, codes=(1,))
        lines = run.text.splitlines()
        expect_equal(len(lines), 3, f"{name}: lines")
        expect('"error"' in lines[1] and '"total"' in lines[0] and '"total"' in lines[2], f"{name}: {lines}")
        expect(len(lines[1]) < 1_000, f"{name}: an error of {len(lines[1])} characters")


# MARK: A journal


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


SAMPLE = sample()


def folder_with(line):
    """A folder whose journal has one more line; what follows its head and tail is given."""
    folder = new_place() / "folder"
    shutil.copytree(SAMPLE, folder)
    path = max(journals(folder), key=lambda one: one.stat().st_size)
    path.chmod(0o600)
    whole = path.read_bytes()
    number = len(whole.splitlines()) + 1
    path.write_bytes(whole + line(json.loads(whole.splitlines()[-1])))
    return folder, str(path.relative_to(folder)), number


def line_of(body):
    """A line as the program would have written it, but for its body: chained, and with the right hash."""

    def made(last):
        head = (f'{{"prev":"{last["hash"]}","seq":{last["seq"] + 1},"id":"{last["id"]}","v":1,"kind":"note.written",'
                f'"at":"{last["at"]}","by":null,"resident":null').encode()
        text = head + b',"body":' + body
        return text + f',"hash":"{digest(text)}"}}\n'.encode()

    return made


@check("journal: a bomb in a line whose hash is right is damage with its line; all before it is read as always")
def journal():
    usual = Run("list", "--folder", SAMPLE)
    for name, bomb in BOMBS.items():
        folder, path, number = folder_with(line_of(bomb))
        before = tree(folder)
        Run("verify", "--folder", folder).refused(name, f"{re.escape(path)}:{number}: ", codes=(1,))
        listed = Run("list", "--folder", folder)
        expect_equal(listed.code, 0, f"{name}: exit code of list")
        expect_equal(listed.text, usual.text, f"{name}: list")
        listed.is_cheap(f"{name}, list")
        expect(f":{number}: " in listed.err, f"{name}: list does not say the line: {listed.err}")
        expect_equal(tree(folder), before, f"{name}: the folder")


# MARK: A pack, and this computer's own files


@check("unpack: no bomb is taken for a pack, in clear or in armour; the folder stays as it is")
def packs():
    folder = new_place() / "folder"
    shutil.copytree(SAMPLE, folder)
    before = {name: one for name, one in tree(folder).items() if not name.startswith("local/audit")}
    place = new_place()
    begin, end = b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"-----END AGE ENCRYPTED FILE-----\n"
    header = b"age-encryption.org/v1\n"
    stanzas = header + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    files = dict(BOMBS)
    for name, bomb in BOMBS.items():
        files[f"{name}, as a manifest"] = b'{"pack":"homeround","version":1,"id":' + bomb + b"}\n"
        lines = base64.b64encode(bomb[:300_000])
        files[f"{name}, in armour"] = begin + b"\n".join(
            lines[start:start + 64] for start in range(0, len(lines), 64)) + b"\n" + end
    for name, plain in {
        "20,000 receivers": header + b"".join([stanzas[len(header):]] * 20_000) + b"--- " + b"A" * 43 + b"\n",
        "a header without an end": header + b"-> X25519 " + b"A" * 3_000_000,
        "a passphrase that would cost gigabytes": header + b"-> scrypt " + b"A" * 22 + b" 60\n" + b"A" * 43
        + b"\n--- " + b"A" * 43 + b"\n" + b"\0" * 64,
    }.items():
        coded = base64.b64encode(plain)
        files[name] = plain
        files[f"{name}, in armour"] = begin + b"\n".join(
            coded[start:start + 64] for start in range(0, len(coded), 64)) + b"\n" + end
    files["40 MB of nothing"] = b"\0" * (40 << 20)
    for name, data in files.items():
        path = place / "pack.txt"
        path.write_bytes(data)
        Run("unpack", path, "--folder", folder).refused(name)
    after = {name: one for name, one in tree(folder).items() if not name.startswith("local/audit")}
    expect_equal(after, before, "the folder")


@check("this computer's own files: a bomb in any of them is a sentence, not a crash, and costs nothing")
def own():
    places = ["device", "screen", "seat", "people/bomb.json", "own", "partners/bomb.json", "audit/000001.log",
              "drafts/bomb.json", "keys/bomb"]
    for name, bomb in BOMBS.items():
        for place in places:
            folder = new_place() / "folder"
            shutil.copytree(SAMPLE, folder)
            path = folder / "local" / place
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(bomb)
            path.chmod(0o600)
            for command in (["list"], ["audit"], ["verify"], ["doctor"], ["--plain"]):
                run = Run(*command, "--folder", folder, data=b"q\nq\n")
                expect(run.code in (0, 1, 2), f"{name} in {place}: {command} ended with {run.code}\n{run.err[-500:]}")
                run.is_cheap(f"{name} in {place}: {command}")
            shutil.rmtree(folder.parent)


@check("a spreadsheet: a bomb is refused with its line, or its rows are, and nothing is written")
def spreadsheets():
    head = b"Surname,First name,Date of birth,Room\n"
    folder = new_place() / "folder"
    shutil.copytree(SAMPLE, folder)
    place = new_place()
    before = dict(tree(folder))
    for name, data in {
        "a quotation mark that never ends": head + b'"' + b"a" * 9_000_000,
        "500,000 columns": b",".join(b"c%d" % number for number in range(500_000)) + b"\n",
        "a column that comes twice": b"Surname,Surname,First name,Date of birth\nA,B,C,1931-01-01\n",
        "a row that is too short": head + b"Walker,Ann\n",
        "a row that is too long": head + b"Walker,Ann,1931-01-01,1,2,3\n",
        "a cell of 9 MB": head + b"W" * 9_000_000 + b",Ann,1931-01-01,1\n",
        "30 MB": head + b"Walker,Ann,1931-01-01,1\n" * 1_300_000,
        "bytes that are no UTF-8": head + b"W\xff\xfe,Ann,1931-01-01,1\n",
        "NULs": head + b"W\0\0,Ann,1931-01-01,1\n",
    }.items():
        path = place / "rows.csv"
        path.write_bytes(data)
        run = Run("residents", "import", path, "--folder", folder)
        run.refused(name)
    after = dict(tree(folder))
    expect_equal({one: after[one] for one in before if "journals" in one}, {
        one: before[one] for one in before if "journals" in one}, "the journals")


run_all()
