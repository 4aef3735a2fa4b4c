"""Fills disks under the driver, and lets a real disk refuse what it had taken."""

import os
import resource
import select
import shutil
import subprocess
import time

import chains
import disks
import driver
import kills

PAGE = 4 << 10
# The largest small disk, and how much larger than the one before each is.
LARGEST, STEP = 1 << 20, PAGE
REFUSALS, LONG_REFUSALS = 10, 100
SECONDS = 30


class Typist:
    """A driver that waits, after each refusal, until somebody frees space and tries again."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [driver.PROGRAM, "append", folder, "--again", "wait", *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.rest = b""
        self.acknowledged = []

    def line(self):
        """The next line that it says; nil when it has ended, or says nothing for too long."""
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], SECONDS)[0]:
                return None
            more = os.read(self.process.stdout.fileno(), 65_536)
            if not more:
                return None
            self.rest += more
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode()

    def until_refused(self):
        """The sentence of the next refusal; nil when there is none."""
        while (line := self.line()) is not None:
            if line.startswith("ack "):
                self.acknowledged.append(line.split()[1])
            elif line.startswith("fail "):
                return line.removeprefix("fail ")
        return None

    def try_again(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def until_saved(self, more):
        """Waits until so many more are saved; returns the sentence of a refusal, if one came."""
        wanted = len(self.acknowledged) + more
        while len(self.acknowledged) < wanted:
            line = self.line()
            if line is None:
                return f"it ended with {self.process.poll()}"
            if line.startswith("fail "):
                return line.removeprefix("fail ")
            if line.startswith("ack "):
                self.acknowledged.append(line.split()[1])
        return None

    def end(self):
        self.process.kill()
        output = self.rest + self.process.communicate()[0]
        for line in output.decode(errors="replace").split("\n")[:-1]:
            if line.startswith("ack "):
                self.acknowledged.append(line.split()[1])


def says_full(sentence):
    return sentence is not None and sentence.startswith("NOT SAVED. The disk is full.")


def read_back(folder, acknowledged):
    """All that was acknowledged must be there to read, also while the disk is full."""
    if not acknowledged:
        return []
    found = driver.run("check", folder)
    notes = [name for home in (found.report or {"homes": []})["homes"] for name in home["notes"]]
    missing = set(acknowledged) - set(notes)
    return [f"not to be read while the disk is full: {sorted(missing)[:3]}"] if missing else []


def fill(disk, grow, size, text):
    """Fills one disk, frees space, goes on; returns (entries acknowledged before, problems)."""
    folder = os.path.join(disk.mount_point, "folder")
    # More than the disk takes; the driver makes them all beforehand.
    typist = Typist(folder, "--count", size // text + 100, "--text", text)
    problems = []
    try:
        sentence = typist.until_refused()
        if not says_full(sentence):
            problems.append(f"a full disk was told as: {sentence}")
        before = len(typist.acknowledged)
        problems += read_back(folder, typist.acknowledged)
        for _ in range(2):
            typist.try_again()
            if not says_full(sentence := typist.until_refused()):
                problems.append(f"the second try on a full disk was told as: {sentence}")
        grow()
        typist.try_again()
        if refusal := typist.until_saved(5):
            problems.append(f"there is space again, and it can't save: {refusal}")
    finally:
        typist.end()
    wanted = typist.acknowledged
    written = kills.names("a", len(wanted) + 1)
    problems += driver.recovered_problems(folder, driver.recover(folder), wanted, written)
    return before, [f"{size >> 10} KiB, notes of {text}: {problem}" for problem in problems]


def small_disks(scratch, report, options):
    what = "a full disk"
    count = acknowledged = 0
    problems = []
    for size in range(PAGE, LARGEST + 1, STEP * options.every):
        text = (200, 3_000, 40_000)[count % 3]
        try:
            disk = disks.MemoryDisk(scratch, "small", size)
        except disks.Unusable as error:
            report.skips(f"{what}: {error}")
            return
        try:
            saved, found = fill(disk, lambda: disk.grow(8 << 20), size, text)
        finally:
            disk.remove()
        count += 1
        acknowledged += saved
        problems += found
    report.judge(
        f"{what}: {count} sizes from {PAGE >> 10} KiB to {LARGEST >> 10} KiB, told in words, "
        f"{acknowledged} acknowledged before it was full, all there; goes on when there is space",
        problems)


def no_more_files(scratch, report):
    """A disk with room for bytes and for so many names."""
    problems, count = [], 0
    for inodes in range(2, 9):
        try:
            disk = disks.MemoryDisk(scratch, "names", 8 << 20, inodes)
        except disks.Unusable as error:
            report.skips(f"a disk that takes no more files: {error}")
            return
        try:
            folder = os.path.join(disk.mount_point, "folder")
            typist = Typist(folder, "--count", 3)
            try:
                sentence = typist.until_refused()
                if sentence is not None and not says_full(sentence):
                    problems.append(f"{inodes} names: told as: {sentence}")
                if sentence is not None:
                    count += 1
                    disk.grow(8 << 20)
                    typist.try_again()
                    if refusal := typist.until_saved(3 - len(typist.acknowledged)):
                        problems.append(f"{inodes} names: still not saved: {refusal}")
            finally:
                typist.end()
            wanted = kills.names("a", 3)
            problems += driver.recovered_problems(folder, driver.recover(folder), wanted, wanted)
        finally:
            disk.remove()
    if not count:
        problems.append("no disk refused a file")
    report.judge(f"a disk that takes no more files: {count} refusals", problems)


def small_image(scratch, report):
    """A whole ext4 of 1 MB, which keeps some blocks for itself."""
    what = "a full ext4 of 1 MB"
    image, place = os.path.join(scratch, "full.img"), os.path.join(scratch, "full.mnt")
    if not shutil.which("mkfs.ext4") or os.geteuid() != 0:
        report.skips(f"{what}: it needs root and mkfs.ext4")
        return
    os.makedirs(place, exist_ok=True)
    with open(image, "wb") as file:
        file.truncate(1 << 20)
    try:
        disks.must("mkfs.ext4", "-q", "-F", "-O", "^has_journal", image)
        disks.must("mount", "-o", "loop", image, place)
    except OSError as error:
        report.skips(f"{what}: {error}")
        return
    try:
        ballast = os.path.join(place, "ballast")
        with open(ballast, "wb") as file:
            file.write(bytes(200 << 10))
        disk = type("Full", (), {"mount_point": place})
        saved, problems = fill(disk, lambda: os.unlink(ballast), 1 << 20, 3_000)
        report.judge(f"{what}: {saved} acknowledged before, all there; goes on after", problems)
    finally:
        disks.quietly("umount", place)
        os.unlink(image)


class FailingDisk:
    """An ext4 whose image lies on a memory disk that can be filled up: its write-back then fails.

    The file system's own log has its place beforehand, so what fails is the writing of the bytes.
    """

    def __init__(self, scratch):
        self.outer = disks.MemoryDisk(scratch, "outer", 64 << 20)
        self.image = os.path.join(self.outer.mount_point, "image")
        self.ballast = os.path.join(self.outer.mount_point, "ballast")
        self.mount_point = os.path.join(scratch, "failing")
        os.makedirs(self.mount_point, exist_ok=True)
        try:
            if not shutil.which("mkfs.ext4"):
                raise disks.Unusable("mkfs.ext4 is not here")
            with open(self.image, "wb") as file:
                file.truncate(48 << 20)
            try:
                disks.must(
                    "mkfs.ext4", "-q", "-F", "-J", "size=4", "-E",
                    "lazy_itable_init=0,lazy_journal_init=0,nodiscard", self.image)
                self.mount()
            except OSError as error:
                raise disks.Unusable(f"no loop device can be mounted ({error})") from error
        except disks.Unusable:
            self.outer.remove()
            raise

    def mount(self):
        disks.must("mount", "-o", "loop,errors=continue", self.image, self.mount_point)

    def break_down(self):
        """Leaves the memory disk no page for the image to grow into."""
        with open(self.ballast, "wb", buffering=0) as file:
            for size in (1 << 20, PAGE):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def mend(self):
        os.unlink(self.ballast)

    def cut_power(self):
        disks.Disk.cut_power(self)

    def mount_again(self):
        """After a power cut. Whoever has a file of it open must have ended."""
        for _ in range(100):
            if disks.quietly("umount", self.mount_point).returncode == 0:
                break
            time.sleep(0.02)
        self.mount()

    def remove(self):
        disks.quietly("umount", self.mount_point)
        self.outer.remove()


def naive(disk):
    """What becomes of bytes whose sync is tried again after it failed.

    Returns (whether the second sync said that all is well, whether the bytes are there afterwards).
    """
    path = os.path.join(disk.mount_point, "naive")
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    os.fsync(file)
    disk.break_down()
    data = b"saved" * 4_000
    said = False
    try:
        os.write(file, data)
        os.fsync(file)
        refused = False
    except OSError:
        refused = True
    disk.mend()
    try:
        os.fsync(file)
        said = refused
    except OSError:
        pass
    os.close(file)
    disk.cut_power()
    disk.mount_again()
    with open(path, "rb") as found:
        return refused, said, found.read() == data


def refused_sync(scratch, report, options):
    what = "a sync that a real disk refuses"
    rounds = LONG_REFUSALS if options.long else REFUSALS
    problems, refused, naive_lost = [], 0, False
    for number in range(rounds):
        try:
            disk = FailingDisk(scratch)
        except disks.Unusable as error:
            report.skips(f"{what}: {error}")
            return
        try:
            if number == 0:
                was_refused, said, there = naive(disk)
                naive_lost = was_refused and said and not there
            folder = os.path.join(disk.mount_point, "folder")
            typist = Typist(folder, "--count", 300, "--text", 40_000)
            try:
                typist.until_saved(3 + number)
                disk.break_down()
                sentence = typist.until_refused()
                if sentence is None:
                    problems.append(f"{number}: the disk refused nothing")
                else:
                    refused += 1
                    if not sentence.startswith("NOT SAVED. The disk"):
                        problems.append(f"{number}: told as: {sentence}")
                disk.mend()
                typist.try_again()
                refusal = typist.until_saved(3)
                if refusal and not refusal.startswith("NOT SAVED."):
                    problems.append(f"{number}: after it was mended: {refusal}")
                disks.stop(typist.process)
                disk.cut_power()
            finally:
                typist.end()
            disk.mount_again()
            written = kills.names("a", len(typist.acknowledged) + 1)
            problems += [f"{number}: {text}" for text in driver.recovered_problems(
                folder, driver.recover(folder), typist.acknowledged, written)]
        except OSError as error:
            report.skips(f"{what}: this machine does not allow it ({error})")
            return
        finally:
            disk.remove()
    report.judge(
        f"{what}: {refused} refusals, what was acknowledged is there after a power cut", problems)
    report.judge(
        f"{what}, control: a program that syncs again is told that all is well, and has lost it",
        [] if naive_lost else ["the disk lost nothing, so the test above proves nothing"])


def limit(scratch, report):
    """A limit on the length of files ends a line in the middle, and would end the program too."""
    folder = os.path.join(scratch, "limit")
    limit = 2_500
    done = subprocess.run(
        [driver.PROGRAM, "append", folder, "--count", "20"], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    run = driver.Run(done.returncode, done.stdout, done.stderr)
    problems = [f"it ended with {run.code}"] if run.trapped else []
    problems += driver.recovered_problems(
        folder, driver.recover(folder), run.acknowledged, kills.names("a", 20))
    if not run.acknowledged or len(chains.Store(folder).chains[0].entries) < 3:
        problems.append("nothing was saved")
    report.judge(
        f"a limit on the length of files: {len(run.acknowledged)} of 20 acknowledged, all there",
        problems)


def check(report, scratch, options):
    begun = time.monotonic()
    small_disks(scratch, report, options)
    no_more_files(scratch, report)
    small_image(scratch, report)
    refused_sync(scratch, report, options)
    limit(scratch, report)
    report.note(f"full and failing disks: {time.monotonic() - begun:.0f} s")
