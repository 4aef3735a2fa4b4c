"""Replaces this computer's settings on a real file system, and cuts its power at once.

A file system makes the name of a new file safe when the file is synced; that of a renamed one only when
its folder is.
"""

import concurrent.futures
import os

import disks
import driver

CYCLES, LONG_CYCLES = 20, 200


def cycle(disk, folder, epoch):
    run = driver.run("device", folder, "--from", epoch)
    disk.cut_power()
    disk.unmount()
    disk.mount()
    if run.acknowledged != [f"epoch-{epoch}"]:
        return f"settings of epoch {epoch} could not be saved: {run.failures} {run.errors[-200:]}"
    found = driver.run("check", folder)
    if found.code != 0 or not found.report or found.report["epoch"] != epoch:
        return f"LOST though acknowledged: settings of epoch {epoch}; {found.report or found.errors}"
    return None


def replace(kind, scratch, report, options):
    what = f"settings replaced on {kind}, and the power cut at once"
    try:
        disk = disks.Disk(kind, scratch, name=f"replaced-{kind}")
    except disks.Unusable as error:
        report.skips(f"{what}: {error}")
        return
    try:
        try:
            disk.cut_power()
        except OSError as error:
            report.skips(f"{what}: this machine does not allow it ({error.strerror})")
            return
        disk.unmount()
        disk.mount()
        folder = os.path.join(disk.mount_point, "folder")
        count = LONG_CYCLES if options.long else CYCLES
        problems = [cycle(disk, folder, 1 + number) for number in range(count)]
        report.judge(f"{what}: {count} times", [problem for problem in problems if problem])
    finally:
        disk.remove()


def check(report, scratch, options):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [
                pool.submit(replace, kind, scratch, report, options) for kind in disks.MAKE]:
            done.result()
