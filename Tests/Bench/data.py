"""The same number of things for every program: lines, commits, messages, appointments."""

import subprocess


def lines(path, count):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(f"entry {number:07d} review signed for a resident of room {number % 45}\n")


def commits(path, count):
    """A repository, written in one stream."""
    subprocess.run(["git", "init", "-q", "-b", "main", path], check=True)
    parts = []
    for number in range(count):
        words = f"entry {number:07d} review signed"
        parts.append(
            f"commit refs/heads/main\ncommitter A <a@example.org> {1600000000 + number * 60} +0000\n"
            f"data {len(words)}\n{words}\n")
        if number == 0:
            parts.append("M 100644 inline file\ndata 1\nx\n")
    subprocess.run(
        ["git", "-C", path, "fast-import", "--quiet"], input="".join(parts).encode(), check=True)
    subprocess.run(["git", "-C", path, "repack", "-adq"], check=True)


def messages(path, count):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(
                "From a@example.org Thu Mar 12 10:42:00 2026\nFrom: a@example.org\n"
                f"Date: Thu, 12 Mar 2026 10:42:00 +0000\nSubject: entry {number:07d}\n"
                f"Message-ID: <{number}@example.org>\nStatus: RO\n\nreview signed\n\n")


def appointments(path, count):
    path.mkdir()
    with open(path / "apts", "w", encoding="utf-8") as file:
        for number in range(count):
            day, minute = 1 + number % 28, number % 60
            year = 2016 + number % 10
            file.write(
                f"03/{day:02d}/{year} @ 10:{minute:02d} -> 03/{day:02d}/{year} @ 11:00 "
                f"|entry {number:07d}\n")
    (path / "todo").write_text("")
    (path / "conf").write_text("")
