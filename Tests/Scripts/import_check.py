"""Checks `residents import` and `flags import`: what is taken, what is refused, what is left on disk."""

import subprocess

from support.checks import check, expect, expect_equal, run_all
from support.program import (
    RESOURCES, contents, entries, environment, homeround, new_place, program, verify_is_clean)
from support.schema import conforms

RESIDENTS = RESOURCES / "residents-example.csv"
FLAGS = RESOURCES / "flags-example.csv"


def imported():
    """A new folder with the residents of the example."""
    folder = new_place() / "laurels"
    homeround("residents", "import", RESIDENTS, "--folder", folder, "--home", "The Laurels")
    return folder


@check("residents import: the example goes into a new folder; a second time it adds nothing")
def import_residents():
    folder = new_place() / "laurels"
    first = homeround(
        "residents", "import", RESIDENTS, "--folder", folder, "--home", "The Laurels")
    expect(first.text.rstrip().endswith("8 taken, 0 unchanged, 0 refused."), first.text)
    expect_equal(len(entries(folder, "resident.registered")), 8, "residents")
    expect_equal(entries(folder, "home.declared")[0]["body"]["name"], "The Laurels", "home")
    before = contents(folder)
    second = homeround("residents", "import", RESIDENTS, "--folder", folder)
    expect(second.text.rstrip().endswith("0 taken, 8 unchanged, 0 refused."), second.text)
    expect_equal(contents(folder), before, "the folder")
    verify_is_clean(folder)


@check("flags import: the example makes this week's list; a second time it adds nothing")
def import_flags():
    folder = imported()
    first = homeround("flags", "import", FLAGS, "--folder", folder)
    expect(first.text.rstrip().endswith("6 taken, 0 unchanged, 0 refused."), first.text)
    found = homeround("list", "--folder", folder, "--json").json
    conforms(found, "list.schema.json")
    expect_equal(
        [(item["name"].split(" (")[0], item["room"], item["priority"]) for item in found],
        [("CROWTHER, Elsie", "8", 1), ("ATKINSON, Mavis", "3", 2), ("CROWTHER, Elsa", "14", 2),
         ("BHATTACHARYA, Sunil", "7", 3), ("FAROOQ, Shabnam", "19", 3),
         ("GREENHALGH, Thomas", "21", 3)], "the list")
    mavis = next(item for item in found if item["name"].startswith("ATKINSON"))
    expect_equal(mavis["reasons"], ["pain", "fall"], "reasons")
    shown = homeround("show", mavis["resident"], "--folder", folder, "--json").json
    conforms(shown, "show.schema.json")
    for name in ("flags", "notes", "observations"):
        expect_equal(len(shown[name]), 1, name)
    before = contents(folder)
    second = homeround("flags", "import", FLAGS, "--folder", folder)
    expect(second.text.rstrip().endswith("0 taken, 6 unchanged, 0 refused."), second.text)
    expect_equal(contents(folder), before, "the folder")
    verify_is_clean(folder)


BAD = """NHS number,Family name,Given name,Born,Room
999 412 3068,Atkinson,Mavis,12-Mar-1938,3
999 420 2251,Bhattacharya,Sunil,04/11/1944
9994284450,,,,8
"""


@check("import is all or nothing: one bad row and nothing is written; --partial takes the good ones")
def import_refuses():
    folder = new_place() / "laurels"
    file = new_place() / "bad.csv"
    file.write_text(BAD)
    result = homeround("residents", "import", file, "--folder", folder, code=1)
    expect("Line 3: refused" in result.text, result.text)
    expect("Line 4: refused" in result.text, result.text)
    expect_equal(contents(folder) if folder.exists() else {}, {}, "what was written")
    partial = homeround("residents", "import", "--partial", file, "--folder", folder, code=1)
    expect("1 taken, 0 unchanged, 2 refused." in partial.text, partial.text)
    expect_equal(len(entries(folder, "resident.registered")), 1, "residents")
    verify_is_clean(folder)


@check("import reads standard input for -, and what is not a spreadsheet is refused with a sentence")
def import_nonsense():
    folder = new_place() / "laurels"
    for data in (
        b"", b"\n\n\n", b"PK\x03\x04 workbook", b"\xff\xfeN\x00H\x00S\x00", b"Foo,Bar\n1,2\n",
        b"Family name,Family name\na,b\n", b'Family name,Room\n"open', b"Family name\nM\xfcller\n",
        b"Family name\na\x00b\n", b",,,\n,,,\n",
    ):
        result = homeround("residents", "import", "-", "--folder", folder, data=data, code=1)
        expect(result.err.strip() or "refused" in result.text, f"{data[:20]!r}: nothing said")
        expect_equal(contents(folder) if folder.exists() else {}, {}, f"{data[:20]!r}: written")
    homeround("residents", "import", "-", "--folder", folder, data=RESIDENTS.read_bytes())
    expect_equal(len(entries(folder, "resident.registered")), 8, "residents")
    homeround("residents", "import", folder / "not there.csv", "--folder", folder, code=2)
    homeround("flags", "import", RESIDENTS, "--folder", folder, code=1)


@check("import takes NHS numbers as spreadsheets mangle them, where no digit is lost")
def import_numbers():
    written = {
        "9994123068": True, "999 412 3068": True, "999\u00a0412\u202f3068": True,
        "999-412-3068": True, '"=""9994123068"""': True, "'9994123068": True,
        '"9,994,123,068"': True, "9994123068.0": True, "9.99412E+09": False,
        "9.994123068E9": False, "9.994123068": False, "9994123067": False, "1111111111": False,
        "99941230681": False,
    }
    for text, is_read in written.items():
        folder = new_place() / "laurels"
        data = f"NHS number,Family name,Reasons\n{text},Atkinson,pain\n".encode()
        result = homeround("flags", "import", "-", "--folder", folder, data=data)
        found = homeround("list", "--folder", folder, "--json").json
        expect_equal(
            [item["nhsNumber"] for item in found], ["9994123068" if is_read else None], text)
        expect_equal("not verified" in result.text, not is_read, f"{text}: {result.text}")
        shown = homeround("list", "--folder", folder).text
        expect("who is this?" in shown, f"{text}: {shown}")
        expect_equal("not verified" in shown, not is_read, f"{text}: {shown}")


@check("import --partial counts what is unchanged, also when nothing new is left")
def import_partial_twice():
    folder = new_place() / "laurels"
    homeround(
        "residents", "import", "--partial", "-", "--folder", folder, data=BAD.encode(), code=1)
    again = homeround(
        "residents", "import", "--partial", "-", "--folder", folder, data=BAD.encode(), code=1)
    expect("0 taken, 1 unchanged, 2 refused." in again.text, again.text)


@check("one file taken in by two imports at once is added once, also in a new folder")
def import_at_once():
    data = b"Family name,Given name\n" + b"".join(b"Fam%d,Given\n" % n for n in range(60))
    file = new_place() / "residents.csv"
    file.write_bytes(data)
    folder = new_place() / "laurels"
    running = [
        subprocess.Popen(
            [program(), "residents", "import", str(file), "--folder", str(folder)],
            env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    expect_equal([process.wait(timeout=60) for process in running], [0, 0, 0], "exit codes")
    expect_equal(len(list((folder / "homes").iterdir())), 1, "homes")
    expect_equal(len(entries(folder, "resident.registered")), 60, "residents")
    verify_is_clean(folder)


@check("a list with a thousand reasons to a line is read in the time of a page")
def import_many_reasons():
    folder = new_place() / "laurels"
    reasons = ",".join(f"reason{number}" for number in range(1000))
    rows = "".join(f'Fam{number},"{reasons}"\n' for number in range(100))
    result = homeround(
        "flags", "import", "-", "--folder", folder, data=f"Family name,Reasons\n{rows}".encode())
    expect("100 taken" in result.text, result.text[-200:])


@check("import into a folder that cannot be written: exit 2, with a sentence")
def import_unwritable():
    place = new_place()
    (place / "file").write_text("a file, not a folder")
    result = homeround("residents", "import", RESIDENTS, "--folder", place / "file", code=2)
    expect(result.err.strip(), "nothing said")


run_all()
