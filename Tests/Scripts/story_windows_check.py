"""Two windows, a copied folder, lines that are gone and come back: in a real terminal and at the command line."""

import json
import shutil

from support.checks import expect, expect_equal, finish
from support.program import (
    contents, entries, homeround, journals, new_place, program, sample, tree, verify_is_clean)
from support.schema import conforms
from support.story import Round, step
from support.terminal import Terminal

NAME = "Ó BRIAIN, Caitríona (Ms)"
folder = sample()


def window(place):
    return Terminal([program(), "--folder", place], columns=100, rows=40)


def leave(terminal):
    """Leaves, also where a draft is kept and is named first."""
    terminal.key("q")
    terminal.until(
        "the end, or what is kept",
        lambda screen: terminal.status.exists() or "q again leaves" in screen)
    if not terminal.status.exists():
        terminal.key("q")
    expect_equal(terminal.wait_ended(), 0, "exit code")
    terminal.close()


def copy(place, name):
    other = new_place() / name
    shutil.copytree(place, other)
    return other


def own_journal(place):
    device = json.loads((place / "local" / "device").read_text())["device"]
    return max(path for path in journals(place) if path.parent.name == device)


first, second = window(folder), window(folder)

with step("windows: what one window signs is told on the other's form, which keeps what was typed", second):
    Round(second).open_resident("briain", NAME)
    second.key("o")
    second.wait("OUTCOME", "How was the resident seen?")
    second.fill("What was found and decided", "Half a word")
    Round(first).nothing_needed("briain", NAME, "Not for this toe.")
    second.wait("signed an outcome for", "while this was open", "What you typed is still here")
    second.wait("Half a word")

with step("windows: the list of the other window counts it, without a key", second):
    second.key("Escape")
    # The form's header counts too.
    second.wait("1 of 15", "Draft, not signed")

with step("windows: whoever wrote leaves a seal, and both verifiers find all whole", first):
    leave(first)
    leave(second)
    expect_equal(len(entries(folder, "chain.sealed")), 1, "seals")
    verify_is_clean(folder)

with step("windows: a copied folder says so, goes on in its own epoch, and says it no more"):
    copied = copy(folder, "copied")
    third = window(copied)
    third.wait("This folder has been copied, moved, or put back from a backup.")
    Round(third).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    leave(third)
    expect_equal(own_journal(copied).name, "2-000001.jsonl", "the journal that was begun")
    verify_is_clean(copied)
    again = window(copied)
    again.wait("2 of 15")
    expect("has been copied" not in again.screen(), "it is said twice")
    leave(again)

with step("windows: lines cut from the end are missed, and repair brings them back beside the original"):
    cut = copy(folder, "cut")
    journal = own_journal(cut)
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-2]))
    shortened = journal.read_bytes()
    before = tree(cut)
    found = homeround("verify", "--folder", cut, code=1)
    expect("2 entries are missing from the end" in found.text, found.text)
    alone = homeround("repair", "--folder", cut, code=1)
    expect("repair --from FOLDER" in alone.err, alone.err)
    expect_equal(tree(cut), before, "the folder after a repair without a copy")
    done = homeround("repair", "--folder", cut, "--from", folder)
    expect("2 of them from" in done.text, done.text)
    expect_equal(journal.read_bytes(), shortened, "the original")
    expect("was rebuilt" in homeround("verify", "--folder", cut).err, "verify names the rebuilt file")
    verify_is_clean(cut)
    expect_equal(
        homeround("list", "--folder", cut, "--json").json,
        homeround("list", "--folder", folder, "--json").json, "the list")

with step("windows: a damaged line comes back the same way, and entries can be added again"):
    damaged = copy(folder, "damaged")
    journal = own_journal(damaged)
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(data)
    homeround("verify", "--folder", damaged, code=1)
    fourth = window(damaged)
    fourth.wait("nothing can be added until it is put right", "homeround repair --from FOLDER")
    leave(fourth)
    homeround("repair", "--folder", damaged, "--from", folder)
    fifth = window(damaged)
    Round(fifth).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    leave(fifth)
    verify_is_clean(damaged)
    expect(bytes(data) in contents(damaged).values(), "the damaged journal is kept")

with step("windows: what no copy brings back is accepted as lost with a PIN and a reason, and told for ever"):
    lost = copy(folder, "lost")
    journal = own_journal(lost)
    journal.write_bytes(bytes(data))
    before = tree(lost)
    accept = ["repair", "--folder", lost, "--accept-loss", "--by", "K. Adeyemi",
              "--reason", "The disk failed; there is no copy."]
    refused = homeround(*accept, code=1, data=b"9999\n")
    expect("Nothing was put on record" in refused.err, refused.err)
    # The wrong PIN itself is counted, and noted.
    now = {name: fact for name, fact in tree(lost).items() if not name.startswith("local")}
    expect_equal(
        now, {name: fact for name, fact in before.items() if not name.startswith("local")},
        "the record after a wrong PIN")
    expect("accepted as lost: The disk failed" in homeround(*accept, data=b"1234\n").text, "what repair says")
    found = homeround("verify", "--folder", lost)
    expect("accepted as lost by K. Adeyemi" in found.text, found.text)
    expect("all as written, but for 1 place accepted as lost." in found.text, found.text)
    conforms(homeround("verify", "--folder", lost, "--json").json, "verify.schema.json")
    expect_equal(journal.read_bytes(), bytes(data), "the damaged journal")
    sixth = window(lost)
    Round(sixth).nothing_needed("pemberton", "PEMBERTON, Dorothy (Mrs)", "Not now.")
    leave(sixth)
    expect_equal(own_journal(lost).name, "2-000001.jsonl", "the journal that was begun")
    homeround("verify", "--folder", lost)
    data[100] ^= 1
    journal.write_bytes(data)
    homeround("verify", "--folder", lost, code=1)

finish()
