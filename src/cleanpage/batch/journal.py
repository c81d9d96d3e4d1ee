"""What is done, on disk as soon as it is: a line of JSON for each page, appended, never changed.

A line ties a page to the state of its input, the options, the version and the output it has. A run that was killed
leaves a torn last line at worst, which is cut off. The output is on the disk before its line is written, so a line
never promises too much.
"""

from __future__ import annotations

import json
import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from cleanpage.batch.work import Outcome
from cleanpage.sources import Item

_SECONDS_BETWEEN_SYNCS = 1.0
"""A kill loses nothing that was written; against a power cut a second's pages are risked, to be done again."""


class Journal:
    """The pages done in an output folder under the same `settings`; those that failed are to be tried again."""

    def __init__(self, path: Path, settings: str, *, fresh: bool = False) -> None:
        """Open the journal, or begin it. Raises `OSError`."""
        self._settings = settings
        self._offsets: dict[bytes, int] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = open(path, "w+b" if fresh or not path.exists() else "r+b")  # noqa: SIM115 - kept open
        self._read()
        self._synced = time.monotonic()

    def find(self, item: Item) -> Outcome | None:
        """Return what became of the page, if it was done and neither it nor the settings have changed since."""
        offset = self._offsets.get(self._key(item))
        if offset is None:
            return None
        self._file.seek(offset)
        values = json.loads(self._file.readline())
        return Outcome(**{name: values[name] for name in _KEPT})

    def add(self, item: Item, outcome: Outcome) -> None:
        """Write down what became of a page. Raises `OSError`."""
        values = {name: value for name, value in outcome._asdict().items() if name in _KEPT}
        line = {"page": item.name, "input": item.fingerprint, "key": self._key(item).hex(), **values}
        self._file.seek(0, os.SEEK_END)
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()
        if time.monotonic() - self._synced > _SECONDS_BETWEEN_SYNCS:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def close(self) -> None:
        """Have all of it on the disk, and close it."""
        os.fsync(self._file.fileno())
        self._file.close()

    def _read(self) -> None:
        offset = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                self._file.truncate(offset)
                return
            try:
                values = json.loads(line)
                key = bytes.fromhex(values["key"])
                if values["status"] == "failed":
                    self._offsets.pop(key, None)
                elif values.keys() >= set(_KEPT):
                    self._offsets[key] = offset
            except (ValueError, KeyError, TypeError):  # a line that a broken disk left; its page is done again
                pass
            offset += len(line)

    def _key(self, item: Item) -> bytes:
        parts = (item.name, item.relative, item.fingerprint, self._settings)
        return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


_KEPT = tuple(name for name in Outcome._fields if name != "record")
