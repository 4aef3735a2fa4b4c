"""Something else in the place of each file and folder of a used folder: refused, and nothing followed or written outside.

Seven kinds: a link, a second name, a pipe, a folder, another account's file, a file that others may read, a device.
Every command and both modes of the program are then run; each must end by itself, with a sentence where the thing was
needed, and what lies outside of the folder must be as it was.
"""

import os
import shutil
import stat
import subprocess

from support import impostors
from support.checks import check, expect, run_all, skip
from support.program import environment, homeround, new_place, program, sample
from support.story import Round
from support.terminal import Terminal

ROOT = os.geteuid() == 0
SECRET = b"Outside-of-everything\n"


def used():
    """A folder in which everything was done once: a window, a draft, a lock, a wrong PIN, a partner, a pack."""
    home, practice, files = sample(), new_place() / "partner", new_place()
    words = {}
    for side, folder, name in (("practice", home, "The Surgery"), ("home", practice, "Rosewood House")):
        done = homeround("pair", "--folder", folder, "--organisation", name, "--side", side, "--own",
                         files / f"{side}.txt", XDG_STATE_HOME=str(files / f"state-{side}"))
        words[side] = done.text.split("Your words: ")[1].split("\n")[0]
    homeround("pair", "--folder", home, files / "home.txt", "--words", words["home"])
    homeround("pair", "--folder", practice, files / "practice.txt", "--words", words["practice"])
    homeround("pack", "--folder", home, "--to", "Rosewood House")
    terminal = Terminal([program(), "--folder", home], columns=100, rows=40)
    terminal.wait("By priority")
    terminal.key(",")
    terminal.wait("SETTINGS")
    terminal.key("Right")
    terminal.key("Escape")
    terminal.wait("By priority")
    Round(terminal).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    Round(terminal).open_resident("briain", "Ó BRIAIN, Caitríona (Ms)")
    terminal.key("o")
    terminal.fill("What was found and decided", "A draft")
    terminal.until("the draft", lambda _: any((home / "local" / "drafts").glob("*.json")))
    terminal.key("F9")
    terminal.wait("Your PIN, then Enter")
    terminal.type("0000")
    terminal.key("Enter")
    terminal.wait("That is not the PIN.")
    terminal.key("C-c")
    os.kill(terminal.program_pid(), 15)
    terminal.wait_ended()
    terminal.close()
    return home


FOLDER = used()
OUTSIDE = new_place()


KINDS = {
    "a link": (impostors.link, False),
    "a second name": (impostors.second_name, False),
    "a pipe": (impostors.pipe, False),
    "a folder": (impostors.folder, False),
    "another account's": (impostors.another_accounts, True),
    "open to others": (impostors.open_to(0o666), False),
    "a device": (impostors.device, True),
}


def outside(place):
    """Everything outside of the folder, with what it is and holds."""
    found = {}
    for path in sorted(place.rglob("*")):
        status = path.lstat()
        found[str(path.relative_to(place))] = (
            status.st_mode, status.st_mtime_ns if not stat.S_ISDIR(status.st_mode) else sorted(os.listdir(path)),
            path.read_bytes() if stat.S_ISREG(status.st_mode) else None)
    return found


def commands(folder):
    yield ["list"], b""
    yield ["audit"], b""
    yield ["verify"], b""
    yield ["doctor"], b""
    yield ["sheet"], b""
    yield ["pack", "--to", "Rosewood House", "-o", str(OUTSIDE / "pack")], b""
    yield ["pair"], b""
    yield ["new-pin", "--person", "K. Adeyemi"], b"K. Adeyemi\n1234\n5678\n5678\n"
    yield ["--plain"], b"1234\n1\n0\nx\n/check\n1234\nq\nq\nq\n"


def run_all_of(folder, what):
    said = ""
    for command, data in commands(folder):
        try:
            done = subprocess.run(
                [program(), *command, "--folder", str(folder)], input=data, capture_output=True, timeout=60,
                env=environment(XDG_STATE_HOME=str(OUTSIDE / "state")), check=False)
        except subprocess.TimeoutExpired:
            said += f"\n{what}: {command} HANGS"
            continue
        expect(done.returncode in (0, 1, 2), f"{what}: {command} ended with {done.returncode}: {done.stderr[-300:]}")
        text = (done.stdout + done.stderr).decode(errors="replace")
        expect(SECRET.decode().strip() not in text, f"{what}: {command} printed what is outside")
        said += text
        (OUTSIDE / "pack").unlink(missing_ok=True)
    expect("HANGS" not in said, said[said.find("HANGS") - 200:])
    return said


# What nobody needs to read again, so that nobody has to say anything of it.
SILENT = (".open", "drafts.lock", "import-lock", "local/locked", "checkpoint", "summary", "sheets", "packs/out",
          "packs/in", ".tries", "tries.lock", "card", "local/windows",
          # Looked at when something is sealed, which nothing here comes to.
          "local/seat", "local/sealed")
# A journal is refused to be written; whoever reads it takes what is a plain file (Tests/Durability/hostile.py).
READ = ("a second name", "another account's", "open to others")


def files_of(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def try_kind(kind):
    change, needs_root = KINDS[kind]
    if needs_root and not ROOT:
        skip(f"{kind} in the place of each file", "it needs root")
        return
    problems, silent = [], []
    for name in files_of(FOLDER):
        place = new_place()
        copy = place / "folder"
        shutil.copytree(FOLDER, copy)
        aside = place / "aside"
        aside.mkdir()
        target = copy / name
        change(target, aside / "thing")
        # Of what is linked to, the bytes of somebody else.
        if kind == "a link":
            (aside / "thing").write_bytes(SECRET)
        before = outside(aside)
        said = run_all_of(copy, f"{kind} in the place of {name}")
        if kind != "a second name" and outside(aside) != before:
            problems.append(f"{name}: something outside was changed")
        if kind == "a second name" and list(outside(aside).values())[0][2] != before["thing"][2]:
            problems.append(f"{name}: written to through its second name")
        if "was not used" not in said and not any(part in name for part in SILENT) and not (
                kind in READ and name.endswith(".jsonl")):
            silent.append(name)
        shutil.rmtree(place)
    expect(not problems, "\n".join(problems))
    expect(not silent, f"nothing was said of: {silent}")


for one in KINDS:
    check(f"{one} in the place of each file is refused with a sentence, and nothing is followed or written outside")(
        lambda one=one: try_kind(one))


@check("a link in the place of each folder is refused, and nothing is written to where it points")
def folders():
    problems = []
    for path in sorted(FOLDER.rglob("*")):
        if not path.is_dir():
            continue
        name = str(path.relative_to(FOLDER))
        place = new_place()
        copy = place / "folder"
        shutil.copytree(FOLDER, copy)
        aside = place / "aside"
        aside.mkdir()
        os.rename(copy / name, aside / "thing")
        os.symlink(aside / "thing", copy / name)
        before = outside(aside)
        said = run_all_of(copy, f"a link in the place of {name}")
        if outside(aside) != before:
            changed = [one for one, what in outside(aside).items() if before.get(one) != what]
            problems.append(f"{name}: changed outside: {changed}")
        if "was not used" not in said:
            problems.append(f"{name}: nothing was said")
        shutil.rmtree(place)
    expect(not problems, "\n".join(problems))


@check("a folder that others may write to, or of another account, is opened by no window")
def whole():
    for kind, change in (("others may write", lambda path: os.chmod(path, 0o777)),
                         ("another account's", lambda path: os.chown(path, 65_534, -1) if ROOT else os.chmod(path, 0o772))):
        copy = new_place() / "folder"
        shutil.copytree(FOLDER, copy)
        change(copy)
        done = homeround("--plain", "--folder", copy, data=b"q\n", code=2)
        expect("so it was not used" in done.err, f"{kind}: {done.err}")


@check("what waits to be taken in may be anything: a pipe, a device, a link or a folder is passed over or refused")
def waiting():
    copy = new_place() / "folder"
    shutil.copytree(FOLDER, copy)
    inbox = copy / "packs" / "in"
    inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    (OUTSIDE / "secret").write_bytes(SECRET)
    os.mkfifo(inbox / "homeround-pipe.txt")
    os.symlink(OUTSIDE / "secret", inbox / "homeround-link.txt")
    (inbox / "homeround-folder.txt").mkdir()
    if ROOT:
        os.mknod(inbox / "homeround-device.txt", 0o600 | stat.S_IFCHR, os.makedev(1, 7))
    for path in sorted(inbox.glob("homeround-*.txt")):
        done = homeround("unpack", path, "--folder", copy, code=None, seconds=20)
        expect(done.code in (1, 2) and SECRET.decode().strip() not in done.text + done.err, f"{path}: {done.code} {done.err}")
    terminal = Terminal([program(), "--folder", copy], columns=100, rows=40, HOME=str(inbox))
    terminal.wait("Your PIN, then Enter")
    terminal.type("1234")
    terminal.key("Enter")
    terminal.wait("OUTCOME") if terminal.shows("OUTCOME") else terminal.wait("By priority")
    terminal.key("X")
    terminal.wait("EXCHANGE")
    terminal.key("q")
    terminal.close()


run_all()
