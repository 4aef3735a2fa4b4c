"""Text that nobody should be able to hurt a terminal, a page or a reader with, and what may come out.

The allow-list here is this file's own: it shares nothing with the program's tables but Unicode.
"""

import base64
import hashlib
import json
import random
import re
import unicodedata

from support.checks import Failure
from support.program import RESOURCES, journals

# In every sequence that is hidden in a text, and in none that the program sends.
MARK = "6677"
PIECES = (
    [chr(code) for code in range(1, 0x20)] + [chr(code) for code in range(0x7F, 0xA0)]
    + [f"\x1b[{MARK}m", f"\x1b[?{MARK}h", f"\x1b[{MARK};1H", f"\x1b]0;{MARK}owned\x07",
       f"\x1b]52;c;{MARK}ZWNobw==\x07", f"\x1b]8;;http://{MARK}\x1b\\x\x1b]8;;\x1b\\",
       f"\x1bP{MARK}$r\x1b\\", f"\x9b{MARK}m", f"\x90{MARK}q\x9c", f"\x9d0;{MARK}\x9c", f"\x1b_{MARK}\x1b\\",
       "\x1bc", "\x1b#8", "\r\n", "\r", "\x00", "\u2028", "\u2029", "\u202a", "\u202b", "\u202d", "\u202e",
       "\u202c", "\u2066", "\u2067", "\u2068", "\u2069", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e",
       "\u200f", "\u2060", "\u2061", "\ufeff", "\U000e0001", "\U000e0041", "\U000e007f", "\ufe0f", "\u034f",
       "\u00ad", "\u180e", "\u115f", "\u3164", "\uffa0", "\u2800", "\ue000", "\U000f0000", "\U0010ffff",
       "\ufff9", "\ufffc", "\ufffe", "e" + "\u0301" * 30, "\u0e33" * 6, "\u0489" * 12, "а", "о", "Ѕ",
       "ｆｕｌｌ", "漢字", "👩‍👩‍👧‍👦", "🇬🇧", "1️⃣", "ﷺ", "नमस्ते", "שלום", "عليكم", "=cmd|'/c calc'!A0",
       "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "<b>", "&amp;", "%s%n", "$(id)", "`id`", "\\", '"', "'",
       "│", "─", "PRETEND RESIDENTS", "REVIEW AND SIGN", "Saved.", "0", " ", "x" * 70, "wide 漢 " * 12])


class Words:
    """Hostile texts, each another one; the same for the same seed."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        self.count = 0

    def next(self, longest=None):
        self.count += 1
        pick = self._random
        # Now and then as long as a journal takes.
        if longest is None and self.count % 997 == 0:
            text = "".join(pick.choices(PIECES, k=2_000))
            return text.encode("utf-8")[:16_000].decode("utf-8", errors="ignore")
        text = "".join(pick.choices(PIECES, k=pick.randint(1, 6)))
        return text[:longest] if longest else text


# MARK: A folder

_SCHEMA = json.loads((RESOURCES / "journal.schema.json").read_text("utf-8"))
_TEXT = {"$ref": "#/$defs/text"}


def _resolved(schema):
    while "$ref" in schema and schema != _TEXT:
        schema = {**_SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]],
                  **{name: value for name, value in schema.items() if name not in ("$ref", "description")}}
    return schema


def _is_text(schema):
    return schema.get("$ref") == _TEXT["$ref"]


def _poisoned(value, schema, words):
    """A value in which every free text is a hostile one, also those that were left out."""
    if _is_text(schema):
        return words.next()
    schema = _resolved(schema)
    for choice in schema.get("anyOf", []):
        if value is not None and _resolved(choice).get("type") != "null":
            return _poisoned(value, choice, words)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        made = {name: _poisoned(one, properties.get(name, {}), words) for name, one in value.items()}
        for name, one in properties.items():
            if name not in made and _is_text(one):
                made[name] = words.next()
        return made
    if isinstance(value, list):
        return [_poisoned(one, schema.get("items", {}), words) for one in value]
    return value


def _digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def poison(folder, words, keep=()):
    """Puts hostile text into every free text of a folder's journals, chained anew.

    Seals are left out: nobody but the computer itself can sign them. Entries of the kinds in `keep` stay.
    """
    made = []
    for path in journals(folder):
        lines, previous, number = [], None, None
        for line in path.read_bytes().splitlines():
            entry = json.loads(line)
            if entry["kind"] == "chain.sealed":
                continue
            if number is None:
                previous, number = entry["prev"], entry["seq"]
            if entry["kind"] not in keep:
                definition = _SCHEMA["$defs"].get(entry["kind"])
                if definition:
                    entry["body"] = _poisoned(entry["body"], definition, words)
            entry["prev"], entry["seq"] = previous, number
            entry.pop("hash")
            head = json.dumps(
                {name: value for name, value in entry.items() if name != "body"}, ensure_ascii=False,
                separators=(",", ":"))[:-1]
            body = json.dumps(entry["body"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            text = (head + ',"body":' + body).encode("utf-8")
            previous = _digest(text)
            lines.append(text + f',"hash":"{previous}"}}\n'.encode())
            if len(lines[-1]) > 65_536:
                raise Failure("a line that is longer than a journal takes")
            made.append(entry)
            number += 1
        path.chmod(0o600)
        path.write_bytes(b"".join(lines))
    return made


# MARK: What may come out

# What curses sends for the terminals of the checks, and what the program sends itself.
SEQUENCE = re.compile(
    r"\x1b(?:\[[0-9;]{0,40}[ABCDGHJKLMPSTXZ@bdfgmr]|\[\?(?:1|7|12|25|1000|1002|1003|1006|1049|2004|2026)"
    r"(?:;\d+)*[hl]|\[2[23];0;0t|\[[0-9;]{0,8}[hl]|\[[>!][0-9;]*[a-zA-Z]|\([0AB]|\)[0AB]|[78=>M])")
CONTROLS = {"\r", "\n", "\b", "\t", "\x0e", "\x0f"}


def is_allowed(scalar):
    """Whether a character may stand on a terminal: it has a place of its own and acts on nothing."""
    category = unicodedata.category(scalar)
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return False
    if category == "Cn":
        # Python may know an older Unicode than the system; what no Unicode will ever name is refused.
        code = ord(scalar)
        return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or code >= 0xE0000)
    return True


def not_allowed(data, on_terminal):
    """What stands in bytes that must not come out; None when there is nothing."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"bytes that are no UTF-8: {data[max(0, error.start - 40):error.start + 40]!r}"
    place = 0
    while place < len(text):
        scalar = text[place]
        if on_terminal and scalar == "\x1b":
            found = SEQUENCE.match(text, place)
            if not found or MARK in found.group():
                return f"a sequence {text[place:place + 30]!r} after {text[max(0, place - 60):place]!r}"
            place = found.end()
            continue
        if not is_allowed(scalar) and not (scalar == "\n" or on_terminal and scalar in CONTROLS):
            return f"U+{ord(scalar):04X} after {text[max(0, place - 60):place]!r}"
        place += 1
    return None


def longest_stack(text):
    """How many marks stand on one letter at most."""
    most = now = 0
    for scalar in text:
        now = now + 1 if unicodedata.combining(scalar) or unicodedata.category(scalar) in ("Mn", "Me") else 0
        most = max(most, now)
    return most
