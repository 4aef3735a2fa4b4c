"""File systems made to be broken: images on loop devices and small memory disks. Needs root."""

import contextlib
import fcntl
import os
import shutil
import signal
import struct
import subprocess
import time

FS_IOC_SHUTDOWN = 0x8004587D
# Without writing the log out first: what was not synced is gone, as in a power cut.
NO_LOG_FLUSH = 2

MAKE = {
    # An XFS of less than 300 MB can't be made; the image is sparse.
    "ext4": (128 << 20, ["mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=1"]),
    "xfs": (320 << 20, ["mkfs.xfs", "-q", "-f"]),
}


def quietly(*command):
    return subprocess.run(command, capture_output=True, text=True)


def must(*command):
    done = quietly(*command)
    if done.returncode != 0:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip()}")


class Unusable(Exception):
    """Why a disk can't be made on this machine, in words."""


class Disk:
    """An image with a file system on it, mounted."""

    def __init__(self, kind, scratch, name=None):
        self.kind = kind
        size, make = MAKE[kind]
        if os.geteuid() != 0:
            raise Unusable("it needs root")
        if not shutil.which(make[0]):
            raise Unusable(f"{make[0]} is not here")
        self.image = os.path.join(scratch, f"{name or kind}.img")
        self.mount_point = os.path.join(scratch, f"{name or kind}.mnt")
        os.makedirs(self.mount_point, exist_ok=True)
        with open(self.image, "wb") as file:
            file.truncate(size)
        try:
            must(*make, self.image)
            self.mount()
        except OSError as error:
            raise Unusable(f"no loop device can be mounted ({error})") from error

    def mount(self):
        must("mount", "-o", "loop", "-t", self.kind, self.image, self.mount_point)

    def unmount(self):
        for _ in range(100):
            if quietly("umount", self.mount_point).returncode == 0:
                return
            time.sleep(0.02)
        raise OSError(f"{self.kind} can't be unmounted")

    def cut_power(self):
        """The file system forgets all that it has not synced, and takes nothing more."""
        place = os.open(self.mount_point, os.O_RDONLY)
        try:
            fcntl.ioctl(place, FS_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(place)

    def remove(self):
        with contextlib.suppress(OSError):
            self.unmount()
        with contextlib.suppress(OSError):
            os.unlink(self.image)


class MemoryDisk:
    """A tmpfs of a given size."""

    def __init__(self, scratch, name, size, inodes=None):
        if os.geteuid() != 0:
            raise Unusable("it needs root")
        self.mount_point = os.path.join(scratch, name)
        os.makedirs(self.mount_point, exist_ok=True)
        options = f"size={size},mode=0700" + (f",nr_inodes={inodes}" if inodes else "")
        try:
            must("mount", "-t", "tmpfs", "-o", options, "tmpfs", self.mount_point)
        except OSError as error:
            raise Unusable(f"no tmpfs can be mounted ({error})") from error

    def grow(self, size, inodes=10_000):
        must("mount", "-o", f"remount,size={size},nr_inodes={inodes}", self.mount_point)

    def remove(self):
        quietly("umount", self.mount_point)


def stop(process):
    """Stops a process and waits until it has: a sync that is under way ends first."""
    try:
        process.send_signal(signal.SIGSTOP)
        while True:
            with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
                if file.read().rpartition(")")[2].split()[0] in "TtZX":
                    return
            time.sleep(0.0005)
    except (FileNotFoundError, ProcessLookupError):
        return
