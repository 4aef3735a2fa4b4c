"""A working copy goes only on a partner's word, a typed name and a PIN, and leaves its proof in the audit."""

import re

from support.checks import check, expect, expect_equal, run_all
from support.pairing import pair
from support.program import entries, homeround, new_place, program, sample, tree
from support.terminal import Terminal

NAME = "Rosewood House"


def purge(folder, data, code):
    return homeround("purge", "--folder", folder, "--by", "K. Adeyemi", code=code, data=data)


@check("without a partner nothing may go, whatever is typed")
def no_partner():
    folder = sample()
    before = tree(folder)
    done = purge(folder, f"{NAME}\n1234\n".encode(), 1)
    expect("Nothing was removed." in done.err, done.err)
    expect("No partner" in done.err, done.err)
    expect("not confirmed by a partner's pack" in done.err, done.err)
    expect_equal(tree(folder), before, "the folder")


def journals_of(folder):
    """The journals; an open window keeps a checkpoint beside them when it likes."""
    return {name: one for name, one in tree(folder).items() if name.endswith(".jsonl")}


def paired():
    """A home's folder and a practice's, paired; the practice has taken in all that the home had."""
    home, practice, files = sample(), new_place() / "practice", new_place()
    pair(home, practice, files, (NAME, "The Surgery"))
    homeround("pack", "--folder", home, "--to", "The Surgery", "-o", files / "there")
    homeround("unpack", "--folder", practice, files / "there")
    return home, practice, files


@check("with the partner's word, the home's name and a PIN the copy goes, and the audit keeps the proof")
def goes():
    home, practice, files = paired()
    done = purge(home, f"{NAME}\n1234\n".encode(), 1)
    expect("not confirmed by a partner's pack" in done.err, "before the partner has said so")
    homeround("pack", "--folder", practice, "--to", NAME, "-o", files / "back")
    homeround("unpack", "--folder", home, files / "back")
    before = tree(home)
    done = purge(home, b"Rosewood\n1234\n", 1)
    expect("That is not its name. Nothing was removed." in done.err, done.err)
    expect("Would be removed: the working copy of Rosewood House" in done.text, done.text)
    expect_equal(tree(home), before, "the folder after another name")
    done = purge(home, f"{NAME}\n9999\n".encode(), 1)
    expect("Nothing was removed." in done.err, done.err)
    expect((home / "homes").is_dir() and any(home.rglob("*.jsonl")), "the journals after a wrong PIN")
    window = Terminal([program(), "--folder", home], columns=80, rows=24)
    window.wait("By priority")
    # It keeps a checkpoint behind its first screen.
    window.until("the checkpoint", lambda _: list(home.glob("homes/*/checkpoint")))
    before = journals_of(home)
    done = purge(home, f"{NAME}\n1234\n".encode(), 1)
    expect("A window of homeround is open on this folder" in done.err, done.err)
    expect("Type the home's name" not in done.text, "it asked all the same")
    expect_equal(journals_of(home), before, "the journals while a window is open")
    window.key("q")
    expect_equal(window.wait_ended(), 0, "exit code of the window")
    window.close()
    done = purge(home, f"{NAME}\n1234\n".encode(), 0)
    expect("Removed:" in done.text, done.text)
    expect(not any(home.rglob("*.jsonl")), "a journal is left")
    kept = b"".join(path.read_bytes() for path in (home / "local" / "audit").glob("*.log")).decode()
    expect("purge.begun" in kept and "purge.done" in kept and "held by" in kept, kept[-2000:])
    expect((home / "local" / "people").is_dir() and (home / "local" / "keys").is_dir(), "people, keys")
    homeround("verify", "--folder", practice)


@check("the audit is told apart from the journals, and printed in the order of time")
def audit():
    folder = sample()
    items = homeround("audit", "--folder", folder, "--json").json["items"]
    expect(len(items) > 100, len(items))
    expect_equal([item["at"] for item in items], sorted(item["at"] for item in items), "order")
    expect(all(item["source"] == "journal" for item in items), "nothing was seen yet")
    again = homeround("audit", "--folder", folder, "--json").json["items"]
    expect_equal([item["kind"] for item in again if item["source"] == "audit"], ["audit.read"], "noted")
    homeround("verify", "--folder", folder)


@check("the sheet of a closed round ends in the same six words each time, and an open one in none")
def words():
    folder = sample()
    days = sorted({entry["body"]["date"] for entry in entries(folder, "round.planned")})
    printed = [homeround("sheet", "--folder", folder, "--round", day, code=None) for day in days]
    sheets = [one.text for one in printed if "Journal when the round was closed" in one.text]
    expect(sheets, "no sheet has words")
    expect(all(re.search(r"^(\S+ ){5}\S+$", text.strip().splitlines()[-2]) for text in sheets), sheets[0][-300:])
    day = days[0]
    expect_equal(homeround("sheet", "--folder", folder, "--round", day).text,
                 homeround("sheet", "--folder", folder, "--round", day).text, "the same sheet")
    open_one = homeround("sheet", "--folder", folder).text
    expect("Journal when the round was closed" not in open_one, "an open round has no words")


run_all()
