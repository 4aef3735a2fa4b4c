"""A forgotten PIN: a further profile beside the one before, vouched for or marked, and never a silent reset."""

import json
import re

from support.checks import check, expect, expect_equal, run_all
from support.program import contents, entries, homeround, program, sample, tree
from support.schema import conforms
from support.story import Round
from support.terminal import Terminal

NAME, OTHER = "K. Adeyemi", "J. Reed"


def people(folder):
    found = [json.loads(data) for name, data in contents(folder / "local" / "people").items() if name.endswith(".json")]
    return [one for one in found if one["author"]["name"] == NAME], [
        one for one in found if one["author"]["name"] != NAME]


def only_one(folder):
    """Takes everybody else off."""
    for path in (folder / "local" / "people").glob("*.json"):
        if json.loads(path.read_text("utf-8"))["author"]["name"] != NAME:
            path.unlink()


def profiles(folder):
    return {name: one for name, one in tree(folder).items() if name.startswith("local/people") and "json" in name}


def new_pin(folder, *lines, code=0, options=()):
    return homeround("new-pin", "--folder", folder, "--person", NAME, *options,
                     data="".join(f"{line}\n" for line in lines).encode(), code=code)


@check("another person vouches with their PIN: a further profile, the one before marked, both on record")
def vouched():
    folder = sample()
    before = people(folder)[0][0]
    done = new_pin(folder, NAME, "1234", "5678", "5678")
    expect(f"vouched for by {OTHER}" in done.text, done.text)
    mine = people(folder)[0]
    expect_equal(len(mine), 2, "profiles of that name")
    old = next(one for one in mine if one["id"] == before["id"])
    made = next(one for one in mine if one["id"] != before["id"])
    expect_equal(old["pin"], before["pin"], "the PIN of the one before")
    expect("forgotten" in old and "forgotten" not in made, "marks")
    expect_equal(made["author"]["renewed"]["vouchedBy"], OTHER, "who vouched")
    items = homeround("audit", "--folder", folder, "--json").json["items"]
    noted = [item for item in items if item["kind"] == "pin.renewed"]
    expect(len(noted) == 1 and old["id"] in noted[0]["detail"], noted)
    text = homeround("audit", "--folder", folder).text
    expect("has a new PIN beside a forgotten one" in text, text[-500:])


@check("without the other's PIN, with another name, or with two PINs that differ, nothing changes")
def refused():
    folder = sample()
    before = profiles(folder)
    for lines, words in (
        ((NAME, "0000", "5678", "5678"), "That is not the PIN of J. Reed."),
        (("K Adeyemi", "1234", "5678", "5678"), "That is not the name."),
        ((NAME, "1234", "5678", "5679"), "The two are not the same."),
        ((NAME, "1234", "12", "12"), "A PIN has 4 to 12 digits."),
        ((), "That is not the name."),
    ):
        done = new_pin(folder, *lines, code=1)
        expect(words in done.err and "Nothing was changed." in done.err, done.err)
        expect_equal(profiles(folder), before, f"the people after {words}")
    # Nobody vouches for themselves by a further profile of the same name.
    new_pin(folder, NAME, "1234", "5678", "5678")
    done = new_pin(folder, NAME, "1234", "1", code=2, options=("--vouched-by", NAME))
    expect("Nobody else called" in done.err, done.err)


@check("where it is not said whose it is, the option that says so is named")
def whose():
    folder = sample()
    before = profiles(folder)
    done = homeround("new-pin", "--folder", folder, code=2)
    expect("say who with --person NAME" in done.err, done.err)
    expect_equal(profiles(folder), before, "the people")


@check("where the audit can't be written nobody gets a new PIN")
def unwritable():
    folder = sample()
    (folder / "local" / "audit").write_bytes(b"")
    before = profiles(folder)
    done = new_pin(folder, NAME, "1234", "5678", "5678", code=2)
    expect("local/audit is not a folder" in done.err, done.err)
    expect_equal(profiles(folder), before, "the people")


@check("the only profile: it can be made, and whatever is signed with it says that nobody vouched")
def alone():
    folder = sample()
    only_one(folder)
    done = new_pin(folder, NAME, "5678", "5678")
    expect("nobody vouched for it" in done.text, done.text)
    terminal = Terminal([program(), "--folder", folder], columns=110, rows=40)
    terminal.wait("By priority")
    terminal.key("i")
    terminal.wait("WHO ARE YOU?", "nobody vouched for it")
    # Profiles stand in the order of their files, which nobody chose.
    terminal.key(re.search(r"(\d) K\. Adeyemi[^\n]*nobody vouched", terminal.screen()).group(1))
    terminal.key("C-s")
    terminal.wait("nobody vouched", "By priority")
    Round(terminal, pin="5678").nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    terminal.key("q")
    terminal.wait_ended()
    terminal.close()
    authors = [entry["body"]["author"] for entry in entries(folder, "author.declared")]
    mine = [author for author in authors if "renewed" in author]
    expect(len(mine) == 1 and "vouchedBy" not in mine[0]["renewed"], authors)
    for entry in entries(folder, "author.declared"):
        conforms(entry, "journal.schema.json")
    shown = homeround("list", "--folder", folder, "--json").json
    one = next(item for item in shown if item["name"].startswith("PEMBERTON"))["resident"]
    text = homeround("paste", one, "--folder", folder).text
    expect("nobody vouched for it" in " ".join(text.split()), text)
    homeround("verify", "--folder", folder)


run_all()
