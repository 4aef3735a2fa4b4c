"""Checks what is sealed here against somebody else's program: Debian's age, both ways."""

import os
import re
import shutil
import subprocess
import sys

from support.checks import check, expect, expect_equal, run_all, skip
from support.program import exchange_lab, new_place

SIZES = (0, 1, 65_535, 65_536, 65_537, 1_000_003)
PHRASE = "clock barn seven maple river stone"


def run(arguments, data=b"", code=0):
    done = subprocess.run(arguments, input=data, capture_output=True, timeout=120)
    expect_equal(done.returncode, code, f"{arguments[:2]}: {done.stderr.decode()[:300]}")
    return done.stdout


def plain(size):
    return (b"The quick brown fox.\n" * (size // 21 + 1))[:size]


def age_key():
    """A key of age's own: where its secret stands, the secret, and the public key."""
    place = new_place() / "key.txt"
    run(["age-keygen", "-o", str(place)])
    text = place.read_text()
    return (
        place, re.search(r"AGE-SECRET-KEY-1\S+", text).group(0),
        re.search(r"public key: (age1\S+)", text).group(1))


def with_terminal(arguments, answers, data):
    """Runs a program that asks for a passphrase at its terminal."""
    import pty
    import select
    master, slave = pty.openpty()
    process = subprocess.Popen(
        arguments, stdin=slave, stdout=subprocess.PIPE, stderr=slave, start_new_session=True,
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0))
    os.close(slave)
    asked = b""
    for answer in answers:
        while not asked.rstrip().endswith(b":"):
            ready, _, _ = select.select([master], [], [], 60)
            expect(ready, f"was not asked for the passphrase: {asked!r}")
            asked += os.read(master, 4096)
        asked = b""
        os.write(master, answer.encode() + b"\n")
    out = process.stdout.read()
    process.wait(timeout=60)
    os.close(master)
    return process.returncode, out


def check_both_ways():
    @check("age opens what is sealed to its key, and the other way round, armoured and not")
    def keys():
        place, secret, public = age_key()
        for size in SIZES:
            for armour in ([], ["armour"]):
                sealed = run([LAB, "age-seal", public] + armour, plain(size))
                expect_equal(run(["age", "-d", "-i", str(place)], sealed), plain(size), f"{size}")
                theirs = run(["age", "-r", public] + (["-a"] if armour else []), plain(size))
                expect_equal(run([LAB, "age-open", secret], theirs), plain(size), f"{size}")

    @check("a key made here is one that age takes")
    def made_here():
        secret, public = run([LAB, "age-key"]).decode().split()
        place = new_place() / "key.txt"
        place.write_text(secret + "\n")
        expect_equal(run(["age-keygen", "-y", str(place)]).decode().strip(), public, "public key")
        sealed = run(["age", "-r", public, "-a"], b"hello")
        expect_equal(run([LAB, "age-open", secret], sealed), b"hello", "opened")

    @check("age opens what is sealed with six words, and the other way round")
    def passphrases():
        folder = new_place()
        for size in SIZES:
            sealed = folder / f"sealed-{size}"
            sealed.write_bytes(run([LAB, "age-seal", PHRASE], plain(size)))
            code, out = with_terminal(["age", "-d", str(sealed)], [PHRASE], b"")
            expect_equal((code, out), (0, plain(size)), f"{size} opened by age")
            unsealed = folder / f"plain-{size}"
            unsealed.write_bytes(plain(size))
            target = folder / f"theirs-{size}"
            code, _ = with_terminal(
                ["age", "-p", "-o", str(target), str(unsealed)], [PHRASE, PHRASE], b"")
            expect_equal(code, 0, f"{size} sealed by age")
            expect_equal(run([LAB, "age-open", PHRASE], target.read_bytes()), plain(size), f"{size}")

    @check("what was changed after sealing is opened by neither")
    def changed():
        place, secret, public = age_key()
        sealed = bytearray(run(["age", "-r", public], plain(100_000)))
        for spot in (30, 60, 200, 70_000, len(sealed) - 1):
            other = bytearray(sealed)
            other[spot] ^= 1
            run([LAB, "age-open", secret], bytes(other), code=1)
            run(["age", "-d", "-i", str(place)], bytes(other), code=1)


LAB = exchange_lab()
if shutil.which("age") and shutil.which("age-keygen"):
    check_both_ways()
else:
    skip("what is sealed here against Debian's age", "age is not here")

if __name__ == "__main__":
    sys.exit(run_all())
