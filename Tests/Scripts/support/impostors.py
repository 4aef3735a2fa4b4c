"""What stands in the place of a file and must not be taken for it: each moves the file aside and stands there."""

import os
import stat


def link(path, aside):
    os.rename(path, aside)
    os.symlink(aside, path)


def second_name(path, aside):
    os.link(path, aside)


def pipe(path, aside):
    os.rename(path, aside)
    os.mkfifo(path, 0o600)


def folder(path, aside):
    os.rename(path, aside)
    os.mkdir(path, 0o700)


def device(path, aside):
    """Only root may make one."""
    os.rename(path, aside)
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 7))


def another_accounts(path, aside):
    """Only root may give a file away."""
    os.chown(path, 65_534, -1)


def open_to(mode):
    """A file that others may read or write, by its mode."""

    def change(path, aside):
        os.chmod(path, mode)

    return change
