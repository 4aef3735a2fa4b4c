"""Works homeround line by line, as a script or somebody at a serial line would."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

from support.checks import Failure
from support.program import environment, program

QUESTION = re.compile(r"^\d+ of \d+\. (.*)$")


class Plain:
    """The plain mode, through pipes: what was said since the last line, and lines to type."""

    def __init__(self, *arguments, seconds=30):
        self.seconds = seconds
        self.said = []
        self.log = []
        self.process = subprocess.Popen(
            [program(), "--plain"] + [str(argument) for argument in arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment())
        self._rest = b""
        self._listen()

    def _listen(self):
        """Reads up to the next prompt; None as the prompt when the program has ended."""
        self.said = []
        end = time.monotonic() + self.seconds
        while True:
            while b"\n" in self._rest:
                line, self._rest = self._rest.split(b"\n", 1)
                text = line.decode()
                self.log.append(text)
                if text.endswith("> "):
                    self.prompt = text
                    return
                self.said.append(text)
            ready, _, _ = select.select([self.process.stdout], [], [], end - time.monotonic())
            if not ready:
                raise Failure(f"nothing more was said:\n{self.heard()}")
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                self.prompt = None
                return
            self._rest += more

    def heard(self):
        return "\n".join(self.log[-60:])

    def type(self, line):
        self.log.append(f"<<< {line}")
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        self._listen()

    def expect(self, *words):
        text = "\n".join(self.said)
        for wanted in words:
            if wanted not in text:
                raise Failure(f"not said: {wanted!r}\n{self.heard()}")

    def number(self, name):
        """The number by which the list calls a resident."""
        self.type("again")
        for line in self.said:
            found = re.match(r"(\d+)\. ", line)
            if found and name in line:
                return found.group(1)
        raise Failure(f"{name} is not on the list\n{self.heard()}")

    def question(self):
        for line in reversed(self.said):
            found = QUESTION.match(line)
            if found:
                return found.group(1)
        return ""

    def go_to(self, question):
        """Goes on with empty lines up to a question."""
        for _ in range(40):
            if re.search(question, self.question()):
                return
            self.type("")
        raise Failure(f"nobody asks {question!r}\n{self.heard()}")

    def answer(self, question, *lines):
        self.go_to(question)
        for line in lines:
            self.type(line)

    def choose(self, question, *words):
        """Answers with the numbers of the options that begin so."""
        self.go_to(question)
        numbers = []
        for wanted in words:
            found = [
                match.group(1) for match in
                (re.match(r"  (\d+) (.*)$", line) for line in self.said)
                if match and match.group(2).startswith(wanted)]
            if not found:
                raise Failure(f"{question}: no option {wanted!r}\n{self.heard()}")
            numbers.append(found[0])
        self.type(" ".join(numbers))

    def check(self):
        self.type("/check")
        self.expect("REVIEW AND SIGN")

    def sign(self, saved, pin="1234"):
        if "PIN" not in (self.prompt or ""):
            pin = "y"
        self.type(pin)
        self.expect(saved)

    def leave(self):
        self.process.stdin.write(b"q\n")
        self.process.stdin.close()
        code = self.process.wait(timeout=self.seconds)
        return code, self.process.stderr.read().decode()


def on_a_terminal(arguments, answers, seconds=30, end_of_line="\n", size=None, **changes):
    """Runs the program on a pseudo-terminal; `answers` are (prompt, line).

    Returns all that it sent, and its exit code.
    """
    child, terminal = pty.fork()
    if child == 0:
        if size:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.execve(program(), [program()] + [str(one) for one in arguments], environment(**changes))
    shown = b""
    end = time.monotonic() + seconds
    waiting = list(answers)
    position = 0
    try:
        while time.monotonic() < end:
            ready, _, _ = select.select([terminal], [], [], 1)
            if ready:
                try:
                    more = os.read(terminal, 65536)
                except OSError:
                    break
                if not more:
                    break
                shown += more
            if waiting and waiting[0][0].encode() in shown[position:]:
                position = len(shown)
                os.write(terminal, (waiting.pop(0)[1] + end_of_line).encode())
        else:
            raise Failure(f"it did not end:\n{shown.decode(errors='replace')[-2000:]}")
    finally:
        os.close(terminal)
        _, status = os.waitpid(child, 0)
    if waiting:
        raise Failure(f"never asked {waiting[0][0]!r}:\n{shown.decode(errors='replace')[-2000:]}")
    return shown.decode(errors="replace"), os.waitstatus_to_exitcode(status)
