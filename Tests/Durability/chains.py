"""Reads journals a second way: shares nothing with the program but the format.

A chain is whole when every byte of it is a good line, or is named by the opening entry of a later
segment as left over, or is one unfinished entry at its very end.
"""

import base64
import hashlib
import json
import os
import re

FORM = re.compile(rb'\{"prev":"([\w-]{43})",.*,"hash":"([\w-]{43})"\}\n', re.ASCII | re.DOTALL)
NAME = re.compile(r"([1-9][0-9]*)-([0-9]{6,})\.jsonl")
TAIL, LONGEST = 55, 65_536


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


class Chain:
    """One device's chain of one home, walked from its first byte to its last."""

    def __init__(self, home, device, path):
        self.home, self.device, self.path = home, device, path
        self.problems = []
        self.entries = []
        # (file, end, hash, seq) of each good line, in order; the first stands for none.
        self.marks = []
        self.left = b""
        self.disowned = 0
        names = sorted(
            (int(m[1]), int(m[2]), name)
            for name in os.listdir(path) if (m := NAME.fullmatch(name)))
        for epoch, number, name in names:
            with open(os.path.join(path, name), "rb") as file:
                self._segment(epoch, number, name, file.read())

    def _problem(self, name, line, text):
        self.problems.append(f"{self.device}/{name}:{line}: {text}")

    def _segment(self, epoch, number, name, data):
        if number == 1:
            start = f"homeround:1:{self.home}:{self.device}:{epoch}".encode()
            self.marks = [(name, 0, digest(start), 0)]
        position, gap, count = 0, None, 0
        while position < len(data):
            end = data.find(b"\n", position) + 1 or len(data)
            line = data[position:end]
            count += 1
            form = FORM.fullmatch(line) if len(line) <= LONGEST else None
            if not form or digest(line[:-TAIL]) != form[2].decode():
                gap = position if gap is None else gap
                position = end
                continue
            if gap is not None:
                self._problem(name, count, "a line that does not stand comes before it")
                gap = None
            self._line(name, count, end, json.loads(line))
            position = end
        if gap is not None:
            self.left += data[gap:]

    def _line(self, name, count, end, entry):
        if count == 1:
            self._opening(name, entry)
        before = self.marks[-1]
        if entry["prev"] != before[2] or entry["seq"] != before[3] + 1:
            self._problem(name, count, "the line does not follow the one before it")
        self.marks.append((name, end, entry["hash"], entry["seq"]))
        self.entries.append(entry)

    def _opening(self, name, entry):
        if entry["kind"] != "segment.opened":
            self._problem(name, 1, "a segment does not begin with its opening entry")
            return
        previous = entry["body"].get("previous")
        if previous is None:
            if self.left:
                self._problem(name, 1, f"{len(self.left)} bytes before it are not accounted for")
        elif previous.get("unsynced"):
            # What the disk refused counts for nothing, even where it can be read.
            place = (previous["file"], previous["goodBytes"], entry["prev"])
            if len(self.marks) > 1 and self.marks[-2][:3] == place:
                self.marks.pop()
                self.entries.pop()
                self.disowned += 1
        elif (previous["leftOverBytes"], previous["leftOverHash"]) != (
                len(self.left), digest(self.left)):
            self._problem(name, 1, "what it says of the bytes left over does not fit them")
        self.left = b""


class Store:
    """All chains of a folder."""

    def __init__(self, folder):
        self.chains = []
        homes = os.path.join(folder, "homes")
        for home in sorted(os.listdir(homes)) if os.path.isdir(homes) else []:
            journals = os.path.join(homes, home, "journals")
            for device in sorted(os.listdir(journals)) if os.path.isdir(journals) else []:
                self.chains.append(Chain(home, device, os.path.join(journals, device)))

    @property
    def problems(self):
        return [problem for chain in self.chains for problem in chain.problems]

    @property
    def unfinished(self):
        """Bytes at the ends of chains that no entry names yet."""
        return sum(len(chain.left) for chain in self.chains)

    def identifiers(self, kind="note.written"):
        """Identifiers of the entries of a kind, in order, twice where they stand twice."""
        return [
            entry["id"] for chain in self.chains for entry in chain.entries
            if entry["kind"] == kind and (kind != "note.written" or entry["resident"] == "r-test")]
