"""Runs the lab of packs: random histories that must merge, and changed packs that must do no harm."""

import subprocess

from support.checks import report, finish
from support.program import LONG, exchange_lab


def main():
    histories, seconds = (1_000_000, 13_000) if LONG else (10_000, 300)
    packs, limit = (1_000_000, 2_000) if LONG else (10_000, 60)
    for name, arguments in {
        "fork": [0, 0, 0], "merge": [histories, seconds, 1], "hostile packs": [packs, limit, 1],
    }.items():
        done = subprocess.run(
            [exchange_lab(), name.split()[0]] + [str(number) for number in arguments],
            capture_output=True, text=True, timeout=arguments[1] + 120, check=False)
        print(done.stdout, end="", flush=True)
        # A trap has said nothing; what the lab reports itself is counted from its own line.
        if done.returncode not in (0, 1) or not done.stdout:
            report(f"{name}: the lab ends by itself", f"{done.returncode}: {done.stderr[-2000:]}")
    finish()


if __name__ == "__main__":
    main()
