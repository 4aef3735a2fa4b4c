"""Checks `news2`: the published table, random observations, bad input, and input without end."""

import json
import subprocess

from support.checks import check, expect, expect_equal, run_all
from support.news2 import VECTORS, expected, random_observations
from support.program import LONG, environment, homeround, program
from support.schema import conforms



def score(lines, code=0):
    data = "\n".join(json.dumps(line) if not isinstance(line, str) else line for line in lines)
    return [
        json.loads(line)
        for line in homeround("news2", data=data.encode() + b"\n", code=code).out.splitlines()
    ]


@check("news2: every limit of the published table, on both sides of it")
def news2_table():
    found = score([given for given, _ in VECTORS])
    expect_equal(len(found), len(VECTORS), "lines")
    for (given, wanted), answer in zip(VECTORS, found):
        conforms(answer, "news2.schema.json")
        for name, points in wanted.items():
            expect_equal(answer["parts"][name], points, f"{name} of {given}")


@check("news2: random observations score as a second implementation says")
def news2_random():
    given = random_observations(20_000 if LONG else 2_000)
    for line, answer in zip(given, score(given)):
        expect_equal(answer, expected(line), str(line))


@check("news2 answers each line as it comes, and however many there are")
def news2_stream():
    line = b'{"respiration":16}\n'
    with subprocess.Popen(
        [program(), "news2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    ) as running:
        for _ in range(3):
            running.stdin.write(line)
            running.stdin.flush()
            expect(running.stdout.readline().startswith(b'{"total":null'), "no answer yet")
        running.stdin.close()
        expect_equal(running.wait(timeout=60), 0, "exit code")
    # More than a spreadsheet may have.
    padded = b'{"respiration":16,"note":"' + b"x" * 60_000 + b'"}\n'
    result = homeround("news2", data=padded * 500)
    expect_equal(len(result.out.splitlines()), 500, "answers")
    result = homeround("news2", data=b"x" * 3_000_000 + b"\n" + line, code=1)
    expect_equal(
        [list(json.loads(answer))[0] for answer in result.out.splitlines()], ["error", "total"])


@check("news2: what is missing is named and makes no total; what is no observation is an error")
def news2_errors():
    found = score(
        ["", '{"respiration": 12}', "  ", "nonsense", "[]", '{"respiration": 500}',
         '{"temperature": "warm"}', '{"consciousness": "Z"}', '{"scale": 3}', '{"pulse": 1e400}'],
        code=1)
    expect_equal(len(found), 8, "one answer for each line that is not blank")
    expect_equal(found[0]["total"], None, "total")
    expect_equal(found[0]["band"], None, "band")
    expect_equal(len(found[0]["missing"]), 6, "missing")
    for answer in found[1:]:
        expect_equal(list(answer), ["error"], "members")
    expect_equal(score([]), [], "answers to nothing")


@check("news2: its help names every member, and the range of each is the one that is accepted")
def news2_help():
    text = homeround("news2", "--help").text
    good = {"respiration": 16, "saturation": 97, "scale": 1, "oxygen": False, "systolic": 120, "pulse": 70,
            "consciousness": "A", "temperature": 37.0}
    for member in good:
        expect(member in text, f"{member} is not in the help")
    for member, least, most, step in (
        ("respiration", 0, 80, 1), ("saturation", 30, 100, 1), ("systolic", 30, 300, 1), ("pulse", 0, 300, 1),
        ("temperature", 25.0, 45.0, 0.1),
    ):
        line = next(line for line in text.splitlines() if line.split()[:1] == [member])
        expect(f"{least} to {most}" in line, line)
        for value in (least, most):
            expect("error" not in score([good | {member: value}])[0], f"{member} {value}")
        for value in (least - step, most + step):
            expect("error" in score([good | {member: round(value, 1)}], code=1)[0], f"{member} {value}")
    for words in ("1 or 2", '"A", "C", "V", "P" or "U"'):
        expect(words in text, f"{words} is not in the help")


run_all()
