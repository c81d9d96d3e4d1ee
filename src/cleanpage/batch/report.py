"""What became of every page: `report.json`, written as the pages pass, and a sentence at the end."""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleanpage.batch.work import Outcome
from cleanpage.outputs import DRAFT_PREFIX, DRAFT_SUFFIX
from cleanpage.version import __version__


@dataclass
class Summary:
    """The run in numbers."""

    statuses: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    """Pages that an earlier run had done; they are counted under their status too."""
    skipped: Counter[str] = field(default_factory=Counter)
    """What the walk passed over on purpose, by reason."""
    interrupted: bool = False

    def sentence(self, seconds: float) -> str:
        """Return the run in one sentence."""
        pages = self.statuses.total()
        parts = [f"{pages} {'page' if pages == 1 else 'pages'} in {seconds:.1f} s: {self.statuses['cleaned']} cleaned"]
        parts += [f"{self.statuses['empty']} without an article"] * bool(self.statuses["empty"])
        parts += [f"{self.statuses['failed']} failed"] * bool(self.statuses["failed"])
        parts += [f"{self.unchanged} of them done before"] * bool(self.unchanged)
        parts += [f"{self.skipped.total()} other files passed over"] * bool(self.skipped)
        parts += ["interrupted; run the same again to go on"] * self.interrupted
        return ", ".join(parts)


class Report:
    """`report.json`: an object whose `pages` are in the order of the input; it appears whole, and takes no memory."""

    def __init__(self, path: Path) -> None:
        """Begin the report. Raises `OSError`."""
        self._path = path
        self._draft = path.with_name(f"{DRAFT_PREFIX}{path.name}{DRAFT_SUFFIX}")
        self._file = self._draft.open("w", encoding="ascii")
        self._file.write(f'{{"version": {json.dumps(__version__)},\n"pages": [')
        self._first = True

    def add(self, name: str, output: str | None, outcome: Outcome) -> None:
        """Append a page. JSON's escapes carry names that are no UTF-8."""
        row: dict[str, Any] = {
            "page": name, "status": outcome.status, "reason": outcome.reason, "kind": outcome.kind, "output": output,
            "seconds": outcome.seconds, "chars_in": outcome.chars_in, "chars_out": outcome.chars_out,
        }  # fmt: skip
        self._file.write(("\n" if self._first else ",\n") + json.dumps(row))
        self._first = False

    def finish(self, summary: Summary) -> None:
        """Write the numbers below the pages, and let the file appear."""
        numbers = {
            **{status: summary.statuses[status] for status in ("cleaned", "empty", "failed")},
            "unchanged": summary.unchanged, "skipped": dict(sorted(summary.skipped.items())),
            "interrupted": summary.interrupted,
        }  # fmt: skip
        self._file.write(f'\n],\n"summary": {json.dumps(numbers)}}}\n')
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._draft, self._path)

    def __enter__(self) -> Report:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what a full disk did not take
            self._file.close()
        self._draft.unlink(missing_ok=True)
