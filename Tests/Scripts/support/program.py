"""Runs homeround without a terminal, and looks at what it left in a folder."""

import atexit
import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from support.checks import Failure, expect_equal

ROOT = pathlib.Path(__file__).resolve().parents[3]
RESOURCES = ROOT / "Resources"
LONG = os.environ.get("HOMEROUND_LONG") == "1"


def built(product, variable):
    """The path of a program of this project: what a variable names, else its newest build here."""
    named = os.environ.get(variable)
    if named:
        return named
    found = [ROOT / ".build" / kind / product for kind in ("release", "debug")]
    found = [path for path in found if path.exists()]
    if not found:
        sys.exit(f"There is no {product} to test with. Build it first: swift build")
    return str(max(found, key=lambda path: path.stat().st_mtime))


def program():
    """The program under test."""
    return built("homeround", "HOMEROUND_PROGRAM")


@functools.cache
def dynamic_program():
    """The program, or its debug build, that loads libraries, so that it can be told another time; else None.

    A release for which the system's libraries are there carries all of them in it.
    """
    for path in (pathlib.Path(program()), ROOT / ".build" / "debug" / "homeround"):
        if path.exists():
            done = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False)
            if "libc" in done.stdout:
                return str(path)
    return None


def exchange_lab():
    """The test program of packs and of the age format."""
    return built("exchange-lab", "EXCHANGE_LAB")


@functools.cache
def _state():
    return new_place()


def environment(**changes):
    """An environment in which nothing of the person who runs the tests is in the way."""
    kept = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")
    result = {name: os.environ[name] for name in kept if name in os.environ}
    result["LANG"] = "C.UTF-8"
    # What the program remembers outside of its folders goes with the tests.
    result["XDG_STATE_HOME"] = str(_state())
    result.update(changes)
    return result


class Result:
    """What a command printed, and its exit code."""

    def __init__(self, arguments, code, out, err):
        self.arguments = arguments
        self.code = code
        self.out = out
        self.err = err.decode(errors="replace")

    @property
    def text(self):
        return self.out.decode(errors="replace")

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except ValueError as error:
            raise Failure(f"{self}: this is not JSON: {error}\n{self.text[:500]}") from error

    def __str__(self):
        return " ".join(["homeround"] + self.arguments)


def homeround(*arguments, code=0, data=None, seconds=60, **changes):
    """Runs a command; `code` is the exit code it must end with, None for any."""
    arguments = [str(argument) for argument in arguments]
    source = {"input": data} if data is not None else {"stdin": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            [program()] + arguments, capture_output=True, timeout=seconds,
            env=environment(**changes), check=False, **source)
    except subprocess.TimeoutExpired as error:
        raise Failure(f"homeround {' '.join(arguments)} did not end in {seconds} s") from error
    result = Result(arguments, done.returncode, done.stdout, done.stderr)
    if code is not None and result.code != code:
        raise Failure(
            f"{result}: wanted exit code {code}, found {result.code}\n"
            f"{result.text[-1500:]}\n{result.err[-1500:]}")
    return result


def new_place():
    """A new empty folder, taken away at the end of the process."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="homeround-check-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def sample(*options):
    """A pretend home in a new folder."""
    folder = new_place() / "pretend home"
    homeround("sample", folder, *options)
    return folder


def tree(folder):
    """Every file and folder below a folder, with mode, content and time: what must not change."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        try:
            status = path.lstat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        except FileNotFoundError:
            # An open window has put it in its place meanwhile.
            continue
        found[str(path.relative_to(folder))] = (oct(status.st_mode), digest, status.st_mtime_ns)
    return found


def contents(folder):
    """Every file below a folder with its bytes."""
    folder = pathlib.Path(folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def journals(folder):
    """The journal files of a folder."""
    return sorted(pathlib.Path(folder).glob("homes/*/journals/*/*.jsonl"))


def entries(folder, kind=None):
    """The entries of all journals of a folder, journal by journal, in the order written."""
    found = []
    for path in journals(folder):
        for line in path.read_bytes().splitlines():
            entry = json.loads(line)
            if kind is None or entry["kind"] == kind:
                found.append(entry)
    return found


def verify_is_clean(folder):
    """Fails unless both verifiers find every journal whole: the program, and the script for auditors."""
    expect_equal(homeround("verify", "--folder", folder, "--json").json["damage"], [], "damage")
    script = ROOT / "scripts" / "check-journals"
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"check-journals ended with {done.returncode}:\n{done.stdout}{done.stderr}")
