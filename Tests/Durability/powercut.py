"""Cuts the power of a real file system under the driver, again and again."""

import concurrent.futures
import os
import random
import select
import shutil
import subprocess
import time

import disks
import driver
import kills

CYCLES, LONG_CYCLES, CONTROLS = 100, 2_000, 10


class Machine:
    """One disk, and what was said to be saved on it so far."""

    def __init__(self, disk, seed):
        self.disk = disk
        self.random = random.Random(seed)
        self.acknowledged, self.written = set(), set()
        self.epochs = (None, None)
        self.folder = None
        self.saved = self.cuts = 0

    def new_folder(self, number):
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = os.path.join(self.disk.mount_point, f"folder-{number}")
        self.acknowledged, self.written = set(), set()
        self.epochs = (None, None)

    def arguments(self, window):
        """What is running when the power goes."""
        kind = self.random.choice(["append"] * 5 + ["calls", "year", "settings"])
        size = self.random.choice([20, 200, 2_000, 20_000])
        if kind == "settings":
            return ["device", self.folder, "--from", (self.epochs[1] or 0) + 1, "--count", 5_000]
        notes = ["append", self.folder, "--window", window, "--text", size]
        if kind == "calls":
            return [*notes, "--count", self.random.choice([5, 40]), "--one-call"]
        if kind == "year":
            return [*notes, "--count", 5_000, "--at", kills.NEXT_YEAR]
        return [*notes, "--count", 5_000]

    def tear(self):
        """Leaves half an entry behind, as another kind of disk would, so that recovery is cut too."""
        try:
            path = kills.newest(self.folder)
        except (FileNotFoundError, IndexError):
            return
        with open(path, "ab") as file:
            file.write(b'{"prev":"half an entry')
            file.flush()
            os.fsync(file.fileno())

    def until(self, process, wanted):
        """Waits for so many words of the driver, or for a moment when none are wanted.

        Returns what it said. How far it gets is not left to the clock: on a busy machine it would be
        cut off before its first word, and the test would prove nothing.
        """
        if not wanted:
            time.sleep(self.random.choice([0.002, 0.006, 0.015, 0.03]) * self.random.random())
            return b""
        said, end = b"", time.monotonic() + 30
        while said.count(b"\n") < wanted and time.monotonic() < end:
            if select.select([process.stdout], [], [], 1)[0]:
                more = os.read(process.stdout.fileno(), 4_096)
                if not more:
                    break
                said += more
        # Somewhere in the middle of the next one.
        time.sleep(self.random.random() * 0.001)
        return said

    def cycle(self, number, extra=(), wanted=None):
        window = f"w{number}"
        arguments = self.arguments(window)
        if number % 5 == 3:
            self.tear()
        process = subprocess.Popen(
            [driver.PROGRAM, *map(str, arguments), *extra], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE)
        if wanted is None:
            # One in three is cut in its first steps, which make folders and read.
            wanted = self.random.choice([0, 0, 1, 2, 5, 40])
        said = self.until(process, wanted)
        disks.stop(process)
        self.disk.cut_power()
        process.kill()
        said += process.communicate()[0]
        run = driver.Run(0, said.decode())
        self.disk.unmount()
        self.disk.mount()
        for name in run.acknowledged:
            if name.startswith("epoch-"):
                epoch = int(name.removeprefix("epoch-"))
                self.epochs = (epoch, epoch)
            else:
                self.acknowledged.add(name)
        self.saved += len(run.acknowledged)
        self.cuts += bool(run.acknowledged)
        # One more may be there than was said, and in one call all.
        if arguments[0] == "append":
            count = arguments[arguments.index("--count") + 1]
            if "--one-call" not in arguments:
                count = len(run.acknowledged) + 1
            self.written |= {f"{window}-{one}" for one in range(count)}
        problems = [f"said not to be saved: {text}" for text in run.failures]
        return [*problems, *self.recover(number)]

    def recover(self, number):
        opened = driver.recover(self.folder, number, window=f"r{number}")
        problems = driver.recovered_problems(
            self.folder, opened, self.acknowledged, self.written)
        if problems:
            return problems
        epoch = opened.report["epoch"]
        least = self.epochs[0]
        # Settings that were being replaced may be one further on than was said.
        if least is not None and epoch not in (least, least + 1):
            problems.append(f"settings of epoch {epoch}, acknowledged {least}")
        self.epochs = (epoch, epoch)
        notes = {name for home in opened.report["homes"] for name in home["notes"]}
        self.acknowledged |= {name for name in notes if name in self.written}
        return problems


def cut(kind, scratch, report, options):
    what = f"power cut on {kind}"
    try:
        disk = disks.Disk(kind, scratch)
    except disks.Unusable as error:
        report.skips(f"{what}: {error}")
        return
    begun = time.monotonic()
    try:
        try:
            disk.cut_power()
        except OSError as error:
            report.skips(f"{what}: this machine does not allow it ({error.strerror})")
            return
        disk.unmount()
        disk.mount()
        machine = Machine(disk, f"{options.seed} {kind}")
        problems = []
        cycles = max(10, (LONG_CYCLES if options.long else CYCLES) // options.every)
        for number in range(cycles):
            if number % 5 == 0:
                machine.new_folder(number)
            found = machine.cycle(number)
            problems += [f"cycle {number}: {text}" for text in found]
            if found:
                machine.new_folder(f"after-{number}")
        report.judge(
            f"{what}: {cycles} cycles, {machine.cuts} of them after something was "
            f"acknowledged, {machine.saved} acknowledged",
            problems)
        lost = 0
        for number in range(CONTROLS):
            machine.new_folder(f"control-{number}")
            machine.random.seed(f"{options.seed} {kind} control {number}")
            machine.arguments = lambda window: [
                "append", machine.folder, "--window", window, "--count", 5_000]
            before = machine.saved
            found = machine.cycle(10 * number, extra=["--no-sync"], wanted=20)
            lost += bool(found) and machine.saved > before
        report.judge(
            f"{what}, control: without its syncs the same loses entries in {lost} of {CONTROLS}",
            [] if lost else ["nothing was lost, so this machine's power cut proves nothing"])
        report.note(f"{what}: {time.monotonic() - begun:.0f} s")
    finally:
        disk.remove()


def check(report, scratch, options):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(cut, kind, scratch, report, options) for kind in disks.MAKE]:
            done.result()
