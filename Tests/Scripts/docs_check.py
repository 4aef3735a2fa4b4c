"""What the pages of the documentation name is there: tests, files, and each other."""

import re
import sys

from support.checks import check, expect, run_all
from support.program import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
TESTS = [
    path for path in sorted((ROOT / "Tests").rglob("*"))
    if path.suffix in (".swift", ".py") and path.name != "docs_check.py"]


def rows(page):
    return [
        line for line in (ROOT / "docs" / page).read_text().splitlines()
        if line.startswith("| ") and not line.startswith(("| # |", "| line |", "| what goes"))]


def tests_are_there(rows, may_be_missing=False):
    """Every test that the last column names exists, and each row names one or says that there is none yet."""
    text = "\n".join(path.read_text() for path in TESTS)
    names = {path.name for path in TESTS} | {"docs_check.py"}
    for row in rows:
        last = row.rstrip("| ").rpartition("|")[2]
        wanted = re.findall(r"`([^`]+)`", last)
        expect(wanted or may_be_missing and "not yet" in last, f"no test is named in: {row}")
        for name in wanted:
            if name.endswith(".py"):
                there = name in names
            elif name.endswith(".md") or name.startswith("scripts/"):
                there = (ROOT / name).exists()
            else:
                there = f'"{name}"' in text
            expect(there, f"there is no test {name!r}")


@check("docs: every test that docs/complaints.md names is there")
def complaints():
    found = rows("complaints.md")
    expect(len(found) == 25, f"25 complaints were wanted, there are {len(found)}")
    tests_are_there(found)


@check("docs: every test that docs/acceptance.md names is there, for each of the 25 scenarios")
def acceptance():
    found = rows("acceptance.md")
    numbers = [match[1] for match in (re.match(r"\| (\d+) \|", row) for row in found) if match]
    expect(numbers == [str(number) for number in range(1, 26)], f"the scenarios are {numbers}")
    tests_are_there(found, may_be_missing=True)


@check("docs: every test that docs/safety/hazard-log.md names is there")
def hazards():
    found = [row for row in rows("safety/hazard-log.md") if row.startswith("| H")]
    expect(len(found) >= 10, f"only {len(found)} hazards")
    tests_are_there(found, may_be_missing=True)


@check("docs: every safeguard that can be taken away has a row in docs/safety/safeguards.md, and every row a safeguard")
def safeguards():
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(ROOT / "Tests" / "Durability"))
    import guards

    found = [row for row in rows("safety/safeguards.md") if not row.startswith("| safeguard |")]
    named = [row.split("|")[1].strip() for row in found]
    wanted = [one.name for one in guards.GUARDS]
    expect(sorted(named) == sorted(wanted), f"without a row: {sorted(set(wanted) - set(named))}; "
           f"without a safeguard, or twice: {sorted(set(named) - set(wanted)) or named}")
    tests_are_there(found)
    for one in guards.GUARDS:
        place = ROOT / one.file
        expect(place.read_text().count(one.before) == 1, f"{one.file} does not hold {one.name!r} once")


@check("docs: links to files lead somewhere")
def links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", page.read_text()):
            if "://" not in target:
                expect((page.parent / target).exists(), f"{page.name} links to {target}")


run_all()
