"""Says what was found, a line at a time, and counts it."""

import threading


class Report:
    def __init__(self):
        self.lock = threading.Lock()
        self.passed = self.failed = self.skipped = 0

    def _say(self, word, text):
        print(f"{word}  {text}", flush=True)

    def passes(self, text):
        with self.lock:
            self.passed += 1
            self._say("PASS", text)

    def fails(self, text, problems=()):
        with self.lock:
            self.failed += 1
            self._say("FAIL", text)
            for problem in list(problems)[:8]:
                print(f"      {problem}", flush=True)
            if len(problems) > 8:
                print(f"      and {len(problems) - 8} more", flush=True)

    def skips(self, text):
        with self.lock:
            self.skipped += 1
            self._say("SKIP", text)

    def judge(self, text, problems):
        """Passes when there are no problems."""
        if problems:
            self.fails(f"{text}: {len(problems)} problems", problems)
        else:
            self.passes(text)

    def note(self, text):
        """Something to know that is no verdict."""
        with self.lock:
            print(f"      {text}", flush=True)
