"""Two folders, and only files between them: the home's list goes out, the practice's review comes back."""

import shutil

from support.checks import expect, expect_equal, finish
from support.pairing import pair
from support.program import entries, homeround, new_place, program, sample, verify_is_clean
from support.story import Round, step
from support.terminal import Terminal

PIN = "1234"

home = sample()
practice = new_place() / "practice"
files = new_place()


def newest(folder):
    """The newest pack that a folder has made."""
    found = sorted((folder / "packs" / "out").glob("*.txt"), key=lambda path: path.stat().st_mtime_ns)
    expect(found, f"no pack in {folder}")
    return found[-1]


def carry(path, folder):
    """Somebody saves an attachment where the program looks for it."""
    place = folder / "packs" / "in"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copy(path, place / path.name)


def same(resident):
    shown = [
        homeround("show", "--folder", folder, resident, "--json").out for folder in (home, practice)]
    expect_equal(shown[1], shown[0], resident)


with step("packs story: the two are paired by cards and words"):
    pair(home, practice, files, ("Rosewood House", "Bridge Street Surgery"))
    first = files / "first.txt"
    homeround("pack", "--folder", home, "--to", "Bridge Street Surgery", "-o", first)
    homeround("unpack", "--folder", practice, first)
    shutil.copytree(home / "local" / "people", practice / "local" / "people")

def window(folder):
    """Its account has nothing in it, whatever the account of whoever runs this holds."""
    return Terminal([program(), "--folder", folder], HOME=str(new_place()))


def leave(terminal):
    """Back to the list, page by page."""
    terminal.key("Escape")
    terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    terminal.key("Escape")
    terminal.wait_gone("EXCHANGE WITH THE OTHER SIDE")


terminal = window(home)

with step("packs story: the home sends its list, and the pack and a mail without names are there",
          terminal):
    terminal.wait("ROUND  Rosewood House")
    terminal.key("i")
    terminal.wait("WHO ARE YOU?")
    terminal.choose("Who is at the keyboard?", "J. Reed (designated person)")
    terminal.key("C-s")
    terminal.wait("PREPARE  Rosewood House")
    terminal.key("]")
    terminal.wait("Left from earlier rounds, not put forward")
    terminal.key("A")
    terminal.wait("TAKE THOSE NOT SEEN ONTO THIS LIST")
    terminal.sign("taken onto this list", PIN)
    terminal.wait("2 put forward.")
    terminal.key("d")
    terminal.wait("SEND THE LIST")
    terminal.sign("Saved: the list is signed.", PIN)
    terminal.wait("TO BE SENT", "Bridge Street Surgery is ready", "packs/out/homeround-")
    pack = newest(home)
    names = [entry["body"]["details"]["family"] for entry in entries(home, "resident.registered")]
    shown = terminal.screen()
    expect(not any(name in shown for name in names if len(name) > 4), f"a name is shown:\n{shown}")
    terminal.key("Escape")
    terminal.wait_gone("TO BE SENT")

with step("packs story: without a pack nothing is there to take in", terminal):
    terminal.key("X")
    terminal.wait("EXCHANGE WITH THE OTHER SIDE", "Paired with: Bridge Street Surgery.")
    terminal.key("Enter")
    terminal.wait("TAKE IN: WHICH FILE?", "No new pack or card was found.", "packs/in")
    leave(terminal)

other = window(practice)

with step("packs story: the practice looks at the pack, and nothing has changed yet", other):
    other.wait("Who is at the keyboard?", "K. Adeyemi (pharmacist, GPhC 2999901)")
    other.choose("Who is at the keyboard?", "K. Adeyemi (pharmacist, GPhC 2999901)")
    other.key("C-s")
    other.wait_gone("WHO ARE YOU?")
    other.wait("ROUND  Rosewood House")
    before = len(entries(practice, "list.sent"))
    carry(pack, practice)
    damaged = practice / "packs" / "in" / "damaged.txt"
    damaged.write_text(pack.read_text()[:2000])
    other.key("X")
    other.wait("EXCHANGE WITH THE OTHER SIDE")
    other.key("Enter")
    other.wait("TAKE IN: WHICH FILE?", "Pack from Rosewood House", "Can't be taken in, and says why: damaged.txt")
    other.key("Enter")
    other.wait("TAKE IN: A PACK FROM Rosewood House", "new entries", "Nothing has changed yet.")
    expect_equal(len(entries(practice, "list.sent")), before, "lists sent")

with step("packs story: Enter takes it in, and the record is the same on both sides", other):
    other.key("Enter")
    other.wait("TAKEN IN", "Saved:")
    expect_equal(len(entries(practice, "list.sent")), before + 1, "lists sent")
    leave(other)
    same(entries(practice, "flag.raised")[-1]["resident"])

with step("packs story: a review signed at the practice goes back, and stands in the home's record",
          other):
    work = Round(other, PIN)
    work.nothing_needed("nguyen", "NGUYỄN, Văn Thành (Mr)", "No; a rescue pack is here already.")
    back = files / "back.txt"
    homeround("pack", "--folder", practice, "--to", "Rosewood House", "-o", back)
    carry(back, home)
    terminal.key("X")
    terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    terminal.key("Enter")
    terminal.wait("Pack from Bridge Street Surgery")
    terminal.key("Enter")
    terminal.wait("TAKE IN: A PACK FROM Bridge Street Surgery", "1 resident")
    terminal.key("Enter")
    terminal.wait("TAKEN IN", "Saved:")
    review = entries(practice, "review.signed")[-1]
    expect(review["id"] in {entry["id"] for entry in entries(home, "review.signed")}, "not there")
    same(review["resident"])
    terminal.key("Escape")
    terminal.wait("EXCHANGE WITH THE OTHER SIDE")
    terminal.key("Enter")
    terminal.wait("No new pack or card was found.", "Taken in before: 1.")

with step("packs story: both folders are whole"):
    terminal.close()
    other.close()
    verify_is_clean(home)
    verify_is_clean(practice)

finish()
