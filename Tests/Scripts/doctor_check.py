"""What `homeround doctor` says, and that it says nothing about anybody."""

import os

from support.checks import check, expect, expect_equal, run_all
from support.plain import on_a_terminal
from support.program import homeround, new_place, sample, tree

FOLDER = sample()


@check("doctor says what a support call needs")
def facts():
    text = homeround("doctor", "--folder", FOLDER, TERM="xterm-kitty-unheard-of").text
    for label in (
            "homeround", "TERM", "treated as", "size", "colours", "characters", "ESCDELAY",
            "columns of", "folder", "file system", "mode of folder", "device file", "key file",
            "people who sign", "standard input"):
        expect(label in text, f"no line about {label}:\n{text}")
    expect("xterm-kitty-unheard-of" in text and "xterm-256color" in text, text)
    expect("0700" in text, text)


@check("doctor marks a theme that there is none of, and no other")
def theme():
    said = homeround("doctor", "--folder", FOLDER, HOMEROUND_THEME="purple").text
    expect("No theme is called that" in said and "high-contrast-dark" in said, said)
    for name in ("light", "high-contrast-light", "HIGH_CONTRAST_DARK", ""):
        said = homeround("doctor", "--folder", FOLDER, HOMEROUND_THEME=name).text
        expect("No theme is called" not in said, f"{name}: {said}")


@check("doctor names no resident, no home and nobody who signs, and changes nothing")
def nobody():
    before = tree(FOLDER)
    text = homeround("doctor", "--folder", FOLDER).text.lower()
    expect_equal(tree(FOLDER), before, "the folder")
    listed = homeround("list", "--folder", FOLDER, "--json").json
    expect(len(listed) > 10, "nobody planted")
    for resident in listed:
        family = resident["name"].split(",")[0].lower()
        for secret in (family, resident["resident"].lower(), resident["nhsNumber"] or family):
            expect(secret not in text, f"{secret} is in what doctor says")
    for secret in ("rosewood", "adeyemi"):
        expect(secret not in text, f"{secret} is in what doctor says")


@check("doctor tells a folder that others can look into")
def modes():
    folder = sample()
    os.chmod(folder, 0o755)
    text = homeround("doctor", "--folder", folder).text
    expect("Other accounts of this computer can look into folder." in text, text)


@check("doctor tells a folder that can't be used, and ends with 2")
def unusable():
    path = new_place() / "file"
    path.write_text("no folder")
    homeround("doctor", "--folder", path, code=2)
    homeround("doctor", "--folder", new_place() / "nothing", code=0)


@check("doctor says that a terminal without a screen is used line by line")
def dumb():
    text = homeround("doctor", "--folder", FOLDER, TERM="dumb").text
    expect("line by line" in text, text)


@check("doctor knows the size and the colours of the terminal it runs on")
def terminal():
    text, code = on_a_terminal(
        ["doctor", "--folder", FOLDER], [], size=(93, 31), TERM="xterm-256color", NO_COLOR="1")
    expect_equal(code, 0, "exit code")
    expect("93 x 31" in text and "256, switched off" in text and "a terminal" in text, text)


run_all()
