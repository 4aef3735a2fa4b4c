"""What the pages of the documentation name is there: tests, files, and each other."""

import re

from support.checks import check, expect, run_all
from support.program import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
TESTS = [
    path for path in sorted((ROOT / "Tests").rglob("*"))
    if path.suffix in (".swift", ".py") and path.name != "docs_check.py"]


@check("docs: every test that docs/complaints.md names is there")
def tests_are_there():
    rows = [
        line for line in (ROOT / "docs" / "complaints.md").read_text().splitlines()
        if line.startswith("| ")][1:]
    expect(len(rows) == 25, f"25 complaints were wanted, there are {len(rows)}")
    text = "\n".join(path.read_text() for path in TESTS)
    names = {path.name for path in TESTS}
    for row in rows:
        wanted = re.findall(r"`([^`]+)`", row.rstrip("| ").rpartition("|")[2])
        expect(wanted, f"no test is named in: {row}")
        for name in wanted:
            there = name in names if name.endswith(".py") else f'"{name}"' in text
            expect(there, f"there is no test {name!r}")


@check("docs: links to files lead somewhere")
def links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", page.read_text()):
            if "://" not in target:
                expect((page.parent / target).exists(), f"{page.name} links to {target}")


run_all()
