"""Checks every command that needs no terminal: exit codes, what is printed, what is left on disk."""

import json
import re
import shutil
import subprocess

from support.checks import check, expect, expect_equal, run_all
from support.program import (
    RESOURCES, contents, entries, environment, homeround, journals, new_place, program,
    sample, tree, verify_is_clean)
from support.schema import conforms

RESIDENTS = RESOURCES / "residents-example.csv"

SAMPLE = sample()


# MARK: sample


@check("sample: the same seed on the same day gives the same bytes, another seed does not")
def same_seed():
    first, second = sample("--seed", 7), sample("--seed", 7)
    expect_equal(sorted(contents(first)), sorted(contents(second)), "files")
    expect(contents(first) == contents(second), "the same files have other bytes")
    expect(contents(first) != contents(SAMPLE), "seed 7 made the bytes of seed 1")


@check("sample: a folder that is not empty is refused and left as it was")
def sample_refuses():
    folder = new_place()
    (folder / "letter.txt").write_text("mine")
    before = tree(folder)
    result = homeround("sample", folder, code=2)
    expect(str(folder) in result.err, f"the folder is not named: {result.err}")
    expect_equal(tree(folder), before, "the folder")


@check("sample: 45 residents, 15 flagged, and nobody else may read it")
def sample_size():
    expect_equal(len(entries(SAMPLE, "resident.registered")), 45, "residents")
    expect_equal(len(homeround("list", "--folder", SAMPLE, "--json").json), 15, "flagged")
    expect_equal(oct(SAMPLE.stat().st_mode & 0o777), oct(0o700), "mode of the folder")
    for path in SAMPLE.rglob("*"):
        expect(path.stat().st_mode & 0o077 == 0, f"{path} can be read by others")


@check("sample: --homes 3 --residents 20 --years 1 makes just that")
def sample_options():
    folder = sample("--homes", 3, "--residents", 20, "--years", 1)
    homes = sorted(path.name for path in (folder / "homes").iterdir())
    expect_equal(len(homes), 3, "homes")
    for home in homes:
        kinds = [
            json.loads(line)["kind"]
            for path in (folder / "homes" / home).rglob("*.jsonl")
            for line in path.read_bytes().splitlines()
        ]
        expect_equal(kinds.count("home.declared"), 1, f"{home}: homes declared")
        expect(kinds.count("resident.registered") >= 20, f"{home}: too few residents")
        expect(kinds.count("round.closed") >= 50, f"{home}: {kinds.count('round.closed')} rounds")
    verify_is_clean(folder)


@check("sample: numbers that make no home are refused with a sentence")
def sample_nonsense():
    for option in ("--residents", "--years", "--homes"):
        for number in ("0", "-1", "1000", "99999999999", "9223372036854775807"):
            folder = new_place() / "home"
            result = homeround("sample", folder, f"{option}={number}", code=None)
            expect_equal(result.code, 64, str(result))
            expect(result.err.strip(), f"{result}: nothing said")
            expect(not folder.exists(), f"{result}: a folder was made")


# MARK: list, show, sheet


@check("list --json and show --json are as their schemas say, for every resident")
def schemas():
    found = homeround("list", "--folder", SAMPLE, "--json").json
    conforms(found, "list.schema.json")
    residents = {entry["resident"] for entry in entries(SAMPLE, "resident.registered")}
    for resident in sorted(residents):
        shown = homeround("show", resident, "--folder", SAMPLE, "--json").json
        conforms(shown, "show.schema.json")
        expect_equal(shown["resident"], resident, "resident")


@check("show finds a resident by NHS number with and without spaces, and by identifier")
def show_finds():
    item = next(
        item for item in homeround("list", "--folder", SAMPLE, "--json").json if item["nhsNumber"])
    number = item["nhsNumber"]
    spaced = f"{number[:3]} {number[3:6]} {number[6:]}"
    by_number = homeround("show", number, "--folder", SAMPLE, "--json").out
    expect_equal(homeround("show", spaced, "--folder", SAMPLE, "--json").out, by_number)
    expect_equal(homeround("show", item["resident"], "--folder", SAMPLE, "--json").out, by_number)
    text = homeround("show", number, "--folder", SAMPLE).text
    expect(item["name"] in text, f"{item['name']} is not in the text")
    result = homeround("show", "nobody", "--folder", SAMPLE, code=1)
    expect_equal(result.out, b"", "standard output")
    expect(result.err.strip(), "nothing was said about a resident who is not there")
    family = item["name"].split(",")[0]
    for command in ("show", "paste"):
        said = homeround(command, family, "--folder", SAMPLE, code=1).err
        expect("An NHS number or a resident's identifier is wanted" in said, said)


@check("list --round takes a day; a day without a round is [] and exit 0")
def list_round():
    rounds = sorted(
        entry["body"]["date"] for entry in entries(SAMPLE, "round.planned") if "date" in entry["body"])
    past = homeround("list", "--folder", SAMPLE, "--round", rounds[0], "--json").json
    expect(past, "the first round has an empty list")
    expect(
        all(item["status"] in ("reviewed", "notSeen", "withdrawn", "toSee", "escalated", "died")
            for item in past), "a status of its own")
    expect_equal(
        homeround("list", "--folder", SAMPLE, "--round", "1999-01-01", "--json").json, [], "list")
    homeround("sheet", "--folder", SAMPLE, "--round", "1999-01-01", code=1)


@check("list, show, sheet and verify leave the folder byte for byte as it was")
def readers_do_not_write():
    folder = sample("--seed", 3)
    resident = homeround("list", "--folder", folder, "--json").json[0]["resident"]
    before = tree(folder)
    for arguments in (
        ["list"], ["list", "--json"], ["show", resident], ["show", resident, "--json"], ["sheet"],
        ["verify"], ["verify", "--json"],
    ):
        homeround(*arguments, "--folder", folder)
        expect_equal(tree(folder), before, f"the folder after {' '.join(arguments)}")


@check("list, show and sheet print no control characters that a terminal would obey")
def no_controls():
    resident = homeround("list", "--folder", SAMPLE, "--json").json[0]["resident"]
    for arguments in (["list"], ["list", "--json"], ["show", resident], ["sheet"]):
        text = homeround(*arguments, "--folder", SAMPLE).text
        bad = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        expect_equal(bad, [], " ".join(arguments))


@check("a reader that goes away early ends a command without a fuss")
def closed_pipe():
    done = subprocess.run(
        ["bash", "-c", '"$0" sheet --folder "$1" | head -n 1', program(), str(SAMPLE)],
        capture_output=True, env=environment(), check=False, timeout=60)
    expect_equal(done.stderr, b"", "standard error")
    expect_equal(len(done.stdout.splitlines()), 1, "lines")


@check("what can't be written to standard output ends a command with exit 2, and says so")
def full_output():
    for arguments in (["list"], ["list", "--json"], ["sheet"], ["verify"], ["--version"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [program(), *arguments, "--folder", str(SAMPLE)], stdout=full,
                stderr=subprocess.PIPE, env=environment(), check=False, timeout=60)
        expect_equal(done.returncode, 2, f"{arguments}: exit code")
        expect(done.stderr.startswith(b"homeround: "), f"{arguments}: {done.stderr}")


@check("with its standard streams closed the program writes into no journal, and still works")
def closed_streams():
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        folder = new_place() / "home"
        subprocess.run(
            ["bash", "-c", f'"$0" sample "$1" {closed}', program(), str(folder)],
            env=environment(), check=True, timeout=60, capture_output=True)
        subprocess.run(
            ["bash", "-c", f'"$0" residents import "$1" --folder "$2" {closed}', program(),
             str(RESIDENTS), str(folder)],
            env=environment(), check=False, timeout=60, capture_output=True)
        verify_is_clean(folder)
        expect_equal(len(entries(folder, "resident.registered")), 53, f"{closed}: residents")
        expect_equal((folder / "local" / "lock").read_bytes(), b"", f"{closed}: the lock")


# MARK: where


@check("several homes and no --home: exit 2, and they are listed; --home chooses one")
def several_homes():
    folder = new_place() / "two"
    shutil.copytree(SAMPLE, folder)
    other = sample("--seed", 2)
    for home in (other / "homes").iterdir():
        shutil.copytree(home, folder / "homes" / home.name)
    homes = sorted(path.name for path in (folder / "homes").iterdir())
    expect_equal(len(homes), 2, "homes")
    for command in (["list"], ["sheet"], ["show", "nobody"]):
        result = homeround(*command, "--folder", folder, code=2)
        expect_equal(result.out, b"", f"{command}: standard output")
        for home in homes:
            expect(home in result.err, f"{command}: {home} is not listed: {result.err}")
    for home in homes:
        expect_equal(
            len(homeround("list", "--folder", folder, "--home", home, "--json").json), 15, home)
    homeround("list", "--folder", folder, "--home", "not-a-home", code=2)
    expect_equal(homeround("verify", "--folder", folder, "--json").json["journals"], 4, "journals")


@check("--folder stands before or after the subcommand, and the last one wins")
def folder_anywhere():
    wanted = homeround("list", "--folder", SAMPLE, "--json").out
    nowhere = new_place() / "nowhere"
    for arguments in (
        ["--folder", SAMPLE, "list", "--json"],
        ["--folder", nowhere, "list", "--json", "--folder", SAMPLE],
        ["list", "--folder", nowhere, "--folder", SAMPLE, "--json"],
        ["--folder", nowhere, "--folder", SAMPLE, "list", "--json"],
        [f"--folder={nowhere}", "list", f"--folder={SAMPLE}", "--json"],
    ):
        expect_equal(homeround(*arguments).out, wanted, " ".join(map(str, arguments)))
    homeround("--folder", SAMPLE, "list", "--folder", nowhere, code=2)


@check("HOMEROUND_FOLDER says where; --folder goes before it; then XDG_DATA_HOME; then the home folder")
def folder_environment():
    wanted = homeround("list", "--folder", SAMPLE, "--json").out
    place = new_place()
    shutil.copytree(SAMPLE, place / "homeround")
    shutil.copytree(SAMPLE, place / ".local" / "share" / "homeround")
    nowhere = str(place / "nowhere")
    expect_equal(homeround("list", "--json", HOMEROUND_FOLDER=str(SAMPLE)).out, wanted)
    expect_equal(
        homeround("list", "--json", "--folder", SAMPLE, HOMEROUND_FOLDER=nowhere).out, wanted)
    expect_equal(homeround("list", "--json", XDG_DATA_HOME=str(place), HOME=nowhere).out, wanted)
    expect_equal(homeround("list", "--json", HOME=str(place)).out, wanted)
    homeround("list", HOMEROUND_FOLDER=nowhere, code=2)
    # The XDG specification has a relative path passed over.
    expect_equal(homeround("list", "--json", HOME=str(place), XDG_DATA_HOME="here").out, wanted)


@check("wrong usage is exit 64 with a sentence, and nothing on standard output")
def wrong_usage():
    for arguments in (
        ["unknown"], ["--unknown"], ["list", "extra"], ["list", "--round", "someday"], ["show"],
        ["list", "--folder"], ["list", "--folder="], ["list", "--folder", "--json"],
        ["list", "--home", "--json"], ["sample"], ["residents"], ["flags"], ["residents", "import"], ["sample", "x", "--seed", "many"],
        ["help", "bogus"], ["help", "residents", "bogus"], ["help", "bogus", "--folder", "x"],
        ["pair", "--side", "cat"], ["sample", "x", "--years", "20", "--residents", "300", "--homes", "20"],
    ):
        result = homeround(*arguments, code=None)
        expect_equal(result.code, 64, str(result))
        expect_equal(result.out, b"", f"{result}: standard output")
        expect(result.err.strip(), f"{result}: nothing said")


@check("a day that can't be is named, and how a day is written is said")
def days():
    for command in ("list", "sheet", "paste"):
        rest = ["x"] if command == "paste" else []
        for day, words in (("2026-02-31", "There is no 31 February"), ("someday", "")):
            said = " ".join(homeround(command, *rest, "--round", day, "--folder", SAMPLE, code=64).err.split())
            expect(words in said and "YYYY-MM-DD, for example 2026-03-12" in said, f"{command} {day}: {said}")
    for day in ("2026-03-12", "12-Mar-2026"):
        homeround("list", "--round", day, "--folder", SAMPLE)


@check("what the system refuses is said in words, without a number to look up")
def system_words():
    place = new_place()
    (place / "card").write_text("mine")
    long = place / ("x" * 300)
    through = place / "card" / "pack"
    for arguments, words in (
        (["unpack", place], "is a folder, and a file is wanted"),
        (["residents", "import", place], "is a folder, and a file is wanted"),
        (["pair", "--organisation", "A Surgery", "--own", place / "card"], "already, and nothing is written over"),
        (["unpack", long], "is too long"), (["unpack", through], "a part of that path is no folder"),
    ):
        said = homeround(*arguments, "--folder", sample(), code=2).err
        expect(words in said and "(error" not in said, f"{arguments}: {said}")
    expect_equal((place / "card").read_text(), "mine", "the file that was there")


@check("an argument that is told again can't move the cursor or reorder the line")
def hostile_arguments():
    for argument in ("\x1b[2J", "\u202eabc", "\x9b2J"):
        for arguments in ([argument], ["show", argument], ["list", "--round", argument]):
            said = homeround(*arguments, "--folder", SAMPLE, code=None).err
            expect(said.strip(), f"{arguments}: nothing said")
            bad = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
            expect_equal(bad, [], str(arguments))


@check("--version and --help answer with exit 0")
def help_answers():
    expect(re.match(r"\d+\.\d+\.\d+", homeround("--version").text), "this is no version")
    text = homeround("--help").text
    for command in ("demo", "sample", "list", "show", "residents", "flags", "sheet", "news2", "verify"):
        expect(re.search(rf"^  {command}\b", text, re.MULTILINE), f"{command} is not in the help")
        expect(homeround("help", command).text.strip(), f"help {command} says nothing")
    homeround("help")
    homeround("help", "residents", "import")


@check("a folder without a home: list, show and sheet end with exit 2 and make nothing")
def no_home():
    folder = new_place() / "empty"
    for arguments in (["list"], ["show", "x"], ["sheet"], ["verify"]):
        result = homeround(*arguments, "--folder", folder, code=2)
        expect(result.err.strip(), f"{result}: nothing said")
        expect(not folder.exists(), f"{result}: made the folder")


@check("without a terminal the program says so and ends with exit 2")
def no_terminal():
    before = tree(SAMPLE)
    for arguments in (["--folder", SAMPLE], ["demo", SAMPLE]):
        result = homeround(*arguments, code=2)
        expect("terminal" in result.err, f"{result}: {result.err}")
        expect_equal(result.out, b"", "standard output")
    expect_equal(tree(SAMPLE), before, "the folder")


@check("the program needs no library of Swift's beside it")
def one_file():
    if "release" not in program():
        return
    done = subprocess.run(["ldd", program()], capture_output=True, text=True, check=False)
    # Where Debian's libraries are there to build with, it needs no other at all.
    said = done.stdout + done.stderr
    expect("libc" in done.stdout or "not a dynamic executable" in said or "statically linked" in said, said)
    expect(not re.search(r"swift|Foundation|dispatch", done.stdout), done.stdout)


run_all()
