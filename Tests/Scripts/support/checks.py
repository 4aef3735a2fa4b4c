"""Checks of the program from the outside: each is a function, and each prints PASS or FAIL."""

import difflib
import sys
import traceback

_checks = []
_names = set()
_failed = 0


class Failure(Exception):
    """A check that did not hold, with what was seen instead."""


def expect(holds, message):
    """Fails the running check with a message unless the first argument holds."""
    if not holds:
        raise Failure(message() if callable(message) else message)


def expect_equal(found, wanted, what="this"):
    """Fails the running check with the difference unless both are equal."""
    if found == wanted:
        return
    first, second = _lines(wanted), _lines(found)
    if len(first) < 2 and len(second) < 2:
        raise Failure(f"{what}: wanted {wanted!r}, found {found!r}")
    difference = list(difflib.unified_diff(first, second, "wanted", "found", lineterm=""))
    raise Failure("\n".join([f"{what} differs:"] + difference[:60]))


def _lines(value):
    text = value.decode(errors="replace") if isinstance(value, bytes) else value
    return text.splitlines() if isinstance(text, str) else [repr(value)]


def check(name):
    """Makes a function a check, called what it says."""

    def register(function):
        if name in _names:
            raise ValueError(f"two checks are called {name!r}")
        _names.add(name)
        _checks.append((name, function))
        return function

    return register


def report(name, problem=None):
    """Prints the result of a check; a problem, if any, stands indented below it."""
    global _failed
    if problem is None:
        print(f"PASS  {name}", flush=True)
        return
    _failed += 1
    print(f"FAIL  {name}", flush=True)
    for line in str(problem).splitlines():
        print(f"      {line}", flush=True)


def run(name, function):
    """Runs a check and reports it; whether it held."""
    try:
        function()
    except Failure as failure:
        report(name, failure)
        return False
    except Exception:
        report(name, traceback.format_exc())
        return False
    report(name)
    return True


def skip(name, reason):
    """Says what was not checked, and why; counts as neither passed nor failed."""
    print(f"SKIP  {name}: {reason}", flush=True)


def run_all():
    """Runs every registered check and ends the process: 0 if all held, else 1."""
    for name, function in _checks:
        run(name, function)
    finish()


def finish():
    """Ends the process: 0 if every reported check held, else 1."""
    sys.exit(1 if _failed else 0)
