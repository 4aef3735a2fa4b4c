"""Measures homeround beside other terminal programs, in one run, and writes docs/benchmarks.md.

bench.py PROGRAM DRIVER [RUNS]
"""

import datetime
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import data  # noqa: E402
import disk  # noqa: E402
import stopwatch  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Down; neomutt opens at its end, so up.
KEYS = {"neomutt": "k" * 12, "others": "j" * 12}
YEARS = (1, 10)


def machine():
    model = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
         if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = next(
        (line.split("=")[1].strip().strip('"') for line in open("/etc/os-release", encoding="utf-8")
         if line.startswith("PRETTY_NAME")), "Linux")
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB, {name}"


def file_system(path):
    return subprocess.run(
        ["stat", "-f", "-c", "%T", path], capture_output=True, text=True, check=True).stdout.strip()


def commands(place, program, years):
    """What is measured: name, command, what must stand on the screen, environment."""
    folder = place / f"home{years}"
    subprocess.run(
        [program, "sample", str(folder), "--years", str(years)], check=True,
        stderr=subprocess.DEVNULL)
    # Once, as on any day but the first: what is kept to start quickly is there.
    stopwatch.visit([program, "--folder", str(folder)], "To see", {})
    journals = list(folder.glob("homes/*/journals/*/*.jsonl"))
    count = sum(path.read_bytes().count(b"\n") for path in journals)
    data.lines(place / f"lines{years}", count)
    data.commits(place / f"git{years}", count)
    data.messages(place / f"mbox{years}", count)
    data.appointments(place / f"cal{years}", count)
    empty = place / "neomuttrc"
    empty.write_text(f"set folder={place}\nset header_cache=\n")
    newest = f"entry {count - 1:07d}"
    return count, journals, [
        ("homeround", [program, "--folder", str(folder)], "To see", {}),
        ("less", ["less", str(place / f"lines{years}")], "entry 0000030", {}),
        ("tig", ["tig", "-C", str(place / f"git{years}")], newest, {}),
        ("neomutt", ["neomutt", "-R", "-n", "-F", str(empty), "-f", str(place / f"mbox{years}")],
         newest, {}),
        ("calcurse", ["calcurse", "-D", str(place / f"cal{years}"), "-q"], "Calendar", {}),
    ]


def throughput(program, folder, journals):
    """Milliseconds of whole processes: verify, list (verify and fold), jq."""
    def timed(command, code=(0,)):
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
            times.append((time.perf_counter() - begun) * 1000)
            assert done.returncode in code, command
        return statistics.median(times)
    return (
        timed([program, "verify", "--folder", str(folder)]),
        timed([program, "list", "--folder", str(folder)]),
        timed(["jq", "-c", ".kind"] + [str(path) for path in journals]))


def cell(value):
    return "-" if value != value else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def main():
    program, driver = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    tables = {}
    counts = {}
    speeds = {}
    with tempfile.TemporaryDirectory(prefix="homeround-bench-", dir="/var/tmp") as name:
        place = pathlib.Path(name)
        for years in YEARS:
            counts[years], journals, wanted = commands(place, program, years)
            print(f"{', '.join(who for who, *_ in wanted)}, {years} years ...", file=sys.stderr)
            measured = stopwatch.in_turns(
                [(who, command, marker, KEYS.get(who, KEYS["others"]), extra)
                 for who, command, marker, extra in wanted], runs)
            for who, figures in measured.items():
                tables[who, years] = figures
            size = sum(path.stat().st_size for path in journals) / 1e6
            speeds[years] = (size, *throughput(program, place / f"home{years}", journals))
        print("the disk ...", file=sys.stderr)
        synced = disk.all_three(place, driver, 400)
        system = file_system(name)
    write(tables, counts, speeds, synced, system, runs)


def write(tables, counts, speeds, synced, system, runs):
    who = ["homeround", "less", "tig", "neomutt", "calcurse"]
    one, ten = YEARS
    load = os.getloadavg()[0]
    out = [
        "# Benchmarks", "",
        "Made by `scripts/bench`, which installs what it compares with, runs everything in one go and "
        "writes this page. Programs are measured from outside, on a pseudo-terminal of 120x40.", "",
        f"- Date: {datetime.date.today().strftime('%d-%b-%Y')}",
        f"- Machine: {machine()}; load {load:.1f} at the end"
        f"{f', measured at priority {os.nice(0)}' if os.nice(0) else ''}; disk: {system}",
        f"- Medians of {runs} runs of each in turns, after one to warm up. Same number of things for every program: "
        f"{counts[one]:,} (one year of rounds of a home with 45 residents) and {counts[ten]:,} "
        "(ten years): entries, lines, commits, messages, appointments.", "",
        "| from start to the first full screen, ms | 1 year | 10 years | 10 / 1 |", "|---|---|---|---|"]
    for name in who:
        first, second = tables[name, one][0], tables[name, ten][0]
        out.append(f"| {name} | {cell(first)} | {cell(second)} | {second / first:.2f} |")
    out += ["", "| | key to repainted screen, ms | memory, 1 year, MiB | memory, 10 years, MiB |",
            "|---|---|---|---|"]
    for name in who:
        out.append(
            f"| {name} | {tables[name, one][1]:.2f} | {cell(tables[name, one][2])} "
            f"| {cell(tables[name, ten][2])} |")
    out += ["", "| one entry safely on the disk (written and synced), 400 each in turns | ms | of raw |",
            "|---|---|---|"]
    names = {"raw": "one raw write and fsync", "sqlite": "SQLite, write-ahead log, synchronous=full",
             "homeround": "homeround's journal"}
    for name, words in names.items():
        out.append(f"| {words} | {synced[name]:.2f} | {synced[name] / synced['raw']:.2f} |")
    out += ["", "| whole journals, ms for the whole process | 1 year | 10 years | MB/s at 10 years |",
            "|---|---|---|---|"]
    for place, words in ((1, "`homeround verify`"), (2, "`homeround list` (verified and folded)"),
                         (3, "`jq -c .kind`")):
        first, second = speeds[one][place], speeds[ten][place]
        out.append(
            f"| {words} | {cell(first)} | {cell(second)} | {speeds[ten][0] / second * 1000:.0f} |")
    out += ["", "## Against the aims", ""] + aims(tables, synced, speeds)
    out += ["", "Nothing here is a test. On a busy machine (a load above the number of processors) only the rows "
            "beside each other can be compared, not the milliseconds.", ""]
    (ROOT / "docs" / "benchmarks.md").write_text("\n".join(out), encoding="utf-8")
    print("\n".join(out))


def aims(tables, synced, speeds):
    one, ten = YEARS
    mine, less, tig = tables["homeround", one], tables["less", one], tables["tig", one]
    late = tables["homeround", ten]
    rows = [
        ("first screen at most 2 x less, 1 year", mine[0] / less[0], 2, "x less"),
        ("first screen at most 2 x less, 10 years", late[0] / tables["less", ten][0], 2, "x less"),
        ("flat: 10 years / 1 year at most 1.2", late[0] / mine[0], 1.2, ""),
        ("a key no slower than tig", mine[1] / tig[1], 1, "x tig"),
        ("memory at most 16 MiB, 1 year", mine[2], 16, "MiB"),
        ("memory at most 16 MiB, 10 years", late[2], 16, "MiB"),
        ("an entry on the disk at most 1.2 x raw", synced["homeround"] / synced["raw"], 1.2, "x raw"),
        ("verify at least 3 x faster than jq", speeds[ten][1] / speeds[ten][3], 1 / 3, "of jq's time"),
        ("fold as fast as jq", speeds[ten][2] / speeds[ten][3], 1, "of jq's time"),
    ]
    return ["| aim | measured | |", "|---|---|---|"] + [
        f"| {words} | {value:.2f} {unit} | {'reached' if value <= limit else 'NOT reached'} |"
        for words, value, limit, unit in rows]


if __name__ == "__main__":
    main()
