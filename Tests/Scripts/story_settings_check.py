"""Settings, the clipboard and the themes on a real terminal, byte by byte."""

import base64
import os
import re
import stat

from support.checks import expect, expect_equal, finish
from support.plain import Plain, on_a_terminal
from support.program import homeround, new_place, sample
from support.story import step

FOLDER = sample()
SIZE = (100, 40)


def keys(*answers, **changes):
    """Runs the screens; answers are (what must have come, keys).

    After each key the screen is drawn anew (Ctrl-L), because otherwise only what differs is sent. The last
    word of a window may come in two parts, since the corner is written by pushing it there.
    """
    # Esc and a byte right after it would be Alt with a letter.
    answers = [
        (wanted, pressed if pressed[-1] in "q\x1b" else pressed + "\x0c")
        for wanted, pressed in answers]
    changes.setdefault("TERM", "xterm-256color")
    shown, code = on_a_terminal(
        ["--folder", FOLDER], answers, end_of_line="", size=SIZE, **changes)
    expect_equal(code, 0, "exit code")
    return shown


with step("somebody is reviewed, so that there is a text"):
    plain = Plain("--folder", FOLDER)
    plain.type(f"0 {plain.number('STUBBS')}")
    while "REVIEW AND SIGN" not in "\n".join(plain.said):
        plain.type("No tablet for this.")
    plain.sign("Saved: considered, nothing needed")
    plain.leave()
    stubbs = next(item for item in homeround("list", "--folder", FOLDER, "--json").json
                  if item["name"].startswith("STUBBS"))["resident"]

with step("nothing is copied until somebody has switched it on"):
    shown = keys(
        ("help", "/"), ("Find:", "stubbs"), ("STUBBS, Harold", "\r"), ("text to paste", "p"),
        ("CLINICAL SYSTEM", "c"), ("switched off", "q"))
    expect("\x1b]52" not in shown, "a text went to the clipboard unasked")

with step("a theme shows at once, is kept, and paints its own ground"):
    shown = keys(
        ("help", ","), ("SETTINGS", "\x1b[C"), ("light", "\x1b[C"), ("high contrast, dark", "\r"),
        ("Kept for this computer", "q"))
    expect(re.search(r"\x1b\[[0-9;]*48;5;16", shown), "no black ground was painted")
    path = FOLDER / "local" / "screen"
    expect_equal(stat.S_IMODE(path.stat().st_mode), 0o600, "mode")
    shown = keys(("help", "q"))
    expect(re.search(r"\x1b\[[0-9;]*48;5;16", shown), "the theme was not kept")

with step("NO_COLOR, CLICOLOR=0 and HOMEROUND_THEME win over what was kept"):
    for changes in ({"NO_COLOR": "1"}, {"CLICOLOR": "0"}, {"HOMEROUND_THEME": "mono"}):
        shown = keys(("help", "q"), **changes)
        expect(not re.search(r"\x1b\[[0-9;]*[34]8;5;", shown), f"{changes}: colours were written")

with step("the mouse is asked for only when switched on, and let go at the end"):
    shown = keys(("help", "q"))
    expect("\x1b[?1000h" not in shown, "the mouse was asked for")
    shown = keys(
        ("help", ","), ("SETTINGS", "\x1b[B\x1b[B"), ("wheel scrolls", " "), ("?1000h", "\x1b[B"),
        ("Lets c copy", " "), ("on", "\r"), ("Kept for this computer", "\x1b[<65;10;10M"), ("", "q"))
    expect(shown.rindex("\x1b[?1000l") > shown.rindex("\x1b[?1000h"), "the mouse was kept")

with step("c copies this resident's text and nothing else, and says so"):
    shown = keys(
        ("help", "/"), ("Find:", "stubbs"), ("STUBBS, Harold", "\r"), ("text to paste", "p"),
        ("CLINICAL SYSTEM", "c"), ("whoever pastes next", "q"))
    sent = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", shown)
    expect_equal(len(sent), 1, "texts sent to the clipboard")
    text = base64.b64decode(sent[0]).decode()
    expect_equal(text, homeround("paste", stubbs, "--folder", FOLDER).text, "the text")
    shown = keys(("help", "s"), ("SHEET", "c"), ("about everybody", "q"))
    expect("\x1b]52" not in shown, "the sheet was copied")

with step("inside tmux it goes plainly and through, inside GNU screen not at all"):
    walk = [("help", "/"), ("Find:", "stubbs"), ("STUBBS, Harold", "\r"), ("text to paste", "p"),
            ("CLINICAL SYSTEM", "c")]
    shown = keys(*walk, ("tmux may keep", "q"), TMUX="/nowhere,1,0")
    expect("\x1bPtmux;\x1b\x1b]52;c;" in shown, "nothing was passed through")
    shown = keys(*walk, ("Nothing was copied", "q"), STY="1.here")
    expect("]52" not in shown, "sent inside GNU screen")

with step("the editor of the settings gets the text in a private file in memory, and leaves none"):
    place = new_place()
    editor = place / "edit"
    editor.write_text(
        f'#!/bin/sh\n(stat -c %a "$1" "$(dirname "$1")"; stat -f -c %T "$1"; echo "$1") >{place}/log\n'
        "printf ' from the editor' >>\"$1\"\n")
    editor.chmod(0o700)
    keys(
        ("help", ","), ("SETTINGS", "\x1b[B\x1b[B\x1b[B\x1b[B"), ("built in (Ctrl-E)", str(editor)),
        (editor.name, "\r"), ("Kept for this computer", "q"))
    shown = keys(
        ("help", "/"), ("Find:", "clegg"), ("CLEGG, Arthur", "\r"), ("Page Down for more", "o"),
        ("How was the resident seen", "1\t"), ("Your answer, as it will stand", "begun"),
        ("begun", "\x05"), ("Taken from the editor", "\x1b"), ("kept as a draft", "q"),
        ("again leaves", "q"))
    expect("begun from the editor" in shown, "the text did not come back")
    modes, folder_mode, kind, path = (place / "log").read_text().split("\n")[:4]
    expect_equal((modes, folder_mode, kind), ("600", "700", "tmpfs"), "the file, its folder, its disk")
    expect(not os.path.exists(path) and not os.path.exists(os.path.dirname(path)), "left behind")
    editor.write_text("#!/bin/sh\nexit 3\n")
    keys(
        ("help", "/"), ("Find:", "clegg"), ("CLEGG, Arthur", "\r"), ("Page Down for more", "o"),
        ("Start again", "\r"), ("begun from the editor", "\x05"),
        ("ended with a failure", "\x1b\x1b"), ("kept as a draft", "q"),
        ("again leaves", "q"))

finish()
