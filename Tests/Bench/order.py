"""Finds the functions that a start and some keys need, for the linker to lay side by side.

order.py PROGRAM MAP OUT

MAP is what the linker says of where everything is. A name that several functions of the program have brings all
of them there, and with each the section in which it stands, which in a library may be all of a file. So such
names are left out where that is much, and taken where it is little: many files have one each of what the
compiler makes for itself, and one that stays where it was compiled costs sixteen pages.

The program runs under valgrind's callgrind, on a pretend home of one year. What each of its threads calls
is written down, name by name, the thread that owns the terminal first.
"""

import collections
import os
import pathlib
import re
import select
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import stopwatch  # noqa: E402

# Down and up the list, the help, back, the other half of the screen, and out.
KEYS = ["j"] * 12 + ["k"] * 4 + ["?", "\x1b", "\t", "j", "\t", "q"]
# Under valgrind everything takes fifty times as long.
PATIENCE = 1.5
NAME = re.compile(r"c?fn=\(\d+\) (\S+)$")
# A line of the linker's map: where, where it is loaded, how long, how aligned, and what.
PLACE = re.compile(r"\s*[0-9a-f]+\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+ (\s*)(\S.*)$")
# Bytes of all sections that may be laid there for one of several functions of a name.
MOST = 8192


def drain(master, seconds):
    while select.select([master], [], [], seconds)[0]:
        try:
            if not os.read(master, 1 << 16):
                return
        except OSError:
            return


def run(program, folder, out):
    child, master, begun = stopwatch._start(
        ["valgrind", "-q", "--tool=callgrind", "--demangle=no", "--separate-threads=yes",
         f"--callgrind-out-file={out}", str(program), "--folder", str(folder)], {})
    stopwatch._until(master, "To see", begun, 120)
    # What is read behind the first screen is read before the first key.
    drain(master, 4 * PATIENCE)
    for key in KEYS:
        os.write(master, key.encode())
        drain(master, PATIENCE)
    os.waitpid(child, 0)
    os.close(master)


def wanted(place):
    """The names that one function alone has, or several that bring little with them."""
    counts, sizes, section = collections.Counter(), collections.Counter(), 0
    with place.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            found = PLACE.match(line)
            if not found:
                continue
            size, indent, name = int(found.group(1), 16), len(found.group(2)), found.group(3)
            # Sections of the program, those of each file in it, and what is in these.
            if indent == 8:
                section = size
            elif indent > 8:
                counts[name] += 1
                sizes[name] += section
    return {name for name in counts if counts[name] == 1 or sizes[name] <= MOST}


def names(place, wanted):
    seen = {}
    for path in sorted(place.glob("calls*")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = NAME.match(line)
            if not found:
                continue
            # Callgrind tells the levels of a recursion apart.
            name = re.sub(r"'\d+$", "", found.group(1))
            if name in wanted:
                seen.setdefault(name)
    return list(seen)


def main():
    program, linked, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="homeround-order-", dir="/var/tmp") as made:
        place = pathlib.Path(made)
        folder = place / "home"
        subprocess.run(
            [program, "sample", str(folder), "--years", "1"], check=True, stderr=subprocess.DEVNULL)
        # Once without, so that the start is the quick one.
        stopwatch.visit([program, "--folder", str(folder)], "To see", {})
        # Valgrind does not get on with what a debugger is told of Swift.
        bare = place / "program"
        subprocess.run(["strip", "-g", "-o", bare, program], check=True)
        run(bare, folder, place / "calls")
        found = names(place, wanted(linked))
    if len(found) < 1000:
        sys.exit(f"Only {len(found)} functions were seen: valgrind did not run the program.")
    out.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} functions: {out}")


if __name__ == "__main__":
    main()
