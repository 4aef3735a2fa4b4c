"""Where it can't be noted who looks at whom, the resident is shown, it is said, and the gap is counted."""

import os

from support.checks import expect, finish
from support.program import homeround, program, sample
from support.story import Round, step
from support.terminal import Terminal

folder = sample()
log = folder / "local" / "audit" / "000001.log"
log.mkdir(mode=0o700, parents=True)
log.parent.chmod(0o700)
terminal = Terminal([program(), "--folder", folder], columns=110, rows=40)

with step("an audit that can't be written is told at once, and work goes on", terminal):
    terminal.wait("By priority", "can't be noted just now")
    Round(terminal).open_resident("briain", "Ó BRIAIN, Caitríona (Ms)")
    terminal.key("Escape")
    terminal.key("Escape")
    terminal.wait("By priority")

with step("as soon as it can be written, what is missing is counted in it", terminal):
    os.rmdir(log)
    Round(terminal).open_resident("pemberton", "PEMBERTON, Dorothy (Mrs)")
    terminal.until("the audit", lambda _: log.exists() and b"resident.opened" in log.read_bytes())
    items = homeround("audit", "--folder", folder, "--json").json["items"]
    missed = [item for item in items if item["kind"] == "audit.missed"]
    expect(len(missed) == 1 and int(missed[0]["detail"]) >= 2, missed)

    terminal.key("q")
    terminal.wait_ended()
    terminal.close()

with step("one that can't be written to the end says so on leaving"):
    log.rename(folder / "aside")
    log.mkdir(mode=0o700)
    done = homeround("--plain", "--folder", folder, data=b"q\n")
    expect("could not be noted in the audit of this computer" in done.err, done.err)

finish()
