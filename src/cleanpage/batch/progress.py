"""What a person sees of a run: pages done, rate, failures, time left; nothing but failures when nobody looks.

Drawn by rich where it is installed (extra `progress`: it brings three packages, one of them of ten megabytes, too much
for the core), by a plain line otherwise.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from cleanpage.one_page import one_line, say

_SECONDS_BETWEEN_DRAWINGS = 0.2


class Progress:
    """Says failures and nothing else: for pipes, logs and `--quiet`."""

    def say(self, name: str, sentence: str) -> None:
        """Name a page and what is to be said of it, on standard error."""
        say(name, sentence)

    def learnt(self, pages: int) -> None:
        """Count pages of the pass before the cleaning."""

    def page(self, *, failed: bool) -> None:
        """Count a page."""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class PlainProgress(Progress):
    """One line, drawn over and over."""

    def __init__(self, total: Callable[[], int | None]) -> None:
        self._total = total
        self._learnt = self._done = self._failed = 0
        self._started = self._drawn = time.monotonic()

    def learnt(self, pages: int) -> None:
        self._learnt += pages
        self._draw(lambda seconds: f"{self._learnt} pages read for what they share")

    def say(self, name: str, sentence: str) -> None:
        self._clear()
        super().say(name, sentence)

    def page(self, *, failed: bool) -> None:
        if not self._done:
            self._started = time.monotonic()
        self._done += 1
        self._failed += failed
        self._draw(self.line)

    def line(self, seconds: float) -> str:
        """Return what is drawn after so many seconds."""
        rate, total = self._done / max(seconds, 1e-9), self._total()
        of, left = (f" of {total}", f", {(total - self._done) / rate:.0f} s left") if total and rate else ("", "")
        failed = f", {self._failed} failed" if self._failed else ""
        return f"{self._done}{of} pages, {rate:.0f} a second{failed}{left}"

    def __exit__(self, *_: object) -> None:
        self._clear()

    def _draw(self, line: Callable[[float], str]) -> None:
        now = time.monotonic()
        if now - self._drawn >= _SECONDS_BETWEEN_DRAWINGS:
            self._drawn = now
            print("\r\033[K" + line(now - self._started), end="", file=sys.stderr, flush=True)

    def _clear(self) -> None:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


class RichProgress(Progress):
    """A bar drawn by rich. Raises `ImportError` where it is not installed."""

    def __init__(self, total: Callable[[], int | None]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._total = total
        self._learnt = self._done = self._failed = 0
        self._started = time.monotonic()
        rate, failed = TextColumn("{task.fields[rate]:.0f} a second"), TextColumn("{task.fields[failed]} failed")
        columns: Any = (BarColumn(), MofNCompleteColumn(), rate, failed, TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("pages", total=None, rate=0.0, failed=0)

    def learnt(self, pages: int) -> None:
        self._learnt += pages
        self._bar.update(self._task, completed=self._learnt, total=self._total())

    def say(self, name: str, sentence: str) -> None:
        text = f"cleanpage: {one_line(name)}: {sentence}"
        self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def page(self, *, failed: bool) -> None:
        if not self._done:
            self._started = time.monotonic()
        self._done += 1
        self._failed += failed
        rate = self._done / max(time.monotonic() - self._started, 1e-9)
        self._bar.update(
            self._task, completed=self._done, total=self._total(), rate=rate, failed=self._failed
        )  # fmt: skip

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def progress_for(paths: Sequence[str], *, quiet: bool) -> Progress:
    """Return what shows a run over the paths: on a terminal a line or a bar, elsewhere failures alone."""
    if quiet or not sys.stderr.isatty():
        return Progress()
    total = _count_beside(paths)
    try:
        return RichProgress(total)
    except ImportError:
        return PlainProgress(total)


def _count_beside(paths: Sequence[str]) -> Callable[[], int | None]:
    """Count the pages in a thread; the answer is None until it is done, and where archives would have to be read."""
    counted: list[int] = []

    def count() -> None:
        from cleanpage.sources import walk

        number = 0
        for item in walk([path for path in paths if path != "-"]):
            if item.document is not None:
                return
            number += 1
        counted.append(number)

    threading.Thread(target=count, daemon=True).start()
    return lambda: counted[0] if counted else None
