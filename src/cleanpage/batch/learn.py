"""The pass before the cleaning: every page of a folder is taken apart and counted, nothing is parsed.

A lesson is kept beside the journal and tied to all that was counted. So a run that goes on where another was killed
cleans by the same lesson; a folder that has changed since is counted again, and its new and changed pages are cleaned
by the new lesson, while pages done before stay as they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import TypeVar

from cleanpage.batch.pool import Lost, Pool
from cleanpage.batch.progress import Progress
from cleanpage.batch.settings import Settings
from cleanpage.site.lesson import Lesson
from cleanpage.site.lines import HEAD_CHARS, Lines, lines_of, site_of
from cleanpage.site.sketch import Sketch, note_of
from cleanpage.sources import STDIN, Columns, Item, walk
from cleanpage.types import Options, UnreadableInput
from cleanpage.version import __version__

T = TypeVar("T")
R = TypeVar("R")

_BATCH_PAGES = 16
"""Handing over a page alone takes a tenth of the time of counting it."""
_BATCH_BYTES = 2**22
"""Of members of archives, which are handed over with their bytes."""


@dataclass(frozen=True, slots=True)
class Teachers:
    """The pages to learn from."""

    paths: Sequence[str]
    columns: Columns = field(default_factory=Columns)
    without: Sequence[Path] = ()
    """Folders not to enter."""

    def items(self) -> Iterator[Item]:
        """Yield the pages that can be read twice; those from a pipe cannot, and teach nothing."""
        paths = [path for path in self.paths if path != STDIN and (os.path.isdir(path) or os.path.isfile(path))]
        return walk(paths, columns=self.columns, without=self.without)


class Note:
    """What was counted, and how, in a few letters; the order of the pages does not matter."""

    def __init__(self, options: Options) -> None:
        """Begin a note of pages that are read with these options."""
        self._how = json.dumps([__version__, options.kind, options.url])
        self._sum = 0

    def add(self, item: Item) -> Item:
        """Note a page, and return it."""
        name = f"{item.name}\0{item.fingerprint}".encode("utf-8", "surrogatepass")
        self._sum += int.from_bytes(blake2b(name, digest_size=16).digest(), "big")
        return item

    def __str__(self) -> str:
        return blake2b(f"{self._how}{self._sum}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class CountPages:
    """Take pages apart, the work of a pool. What cannot be read is left out; cleaning it will say why."""

    options: Options

    def __call__(self, items: Sequence[Item]) -> list[Lines]:
        """Return the lines of each page."""
        return [lines for item in items if (lines := self._lines(item)) is not None]

    def _lines(self, item: Item) -> Lines | None:
        from cleanpage.decode import as_utf8
        from cleanpage.segment import sniff_kind

        try:
            document = item.load()
            page = as_utf8(document)
        except (UnreadableInput, RecursionError):
            return None
        head = page[:HEAD_CHARS].decode("utf-8", "replace")
        kind = sniff_kind(head) if self.options.kind == "auto" else self.options.kind
        lines = lines_of(page, kind, site_of(self.options.url or document.url, head, kind))
        return lines if len(lines.pairs) > 2 else None  # so many are there without a line


def learn_into(path: Path, teachers: Teachers, options: Options, settings: Settings, progress: Progress) -> None:
    """See that `path` holds what the pages teach; it stays where nothing has changed since it was written.

    Raises `OSError` and `WorkersDoNotStart`.
    """
    if settings.fresh or note_of(path) is None or note_of(path) != _note(teachers, options):
        sketch, note = learn(teachers, options, settings, progress)
        sketch.save(path, note)


def lesson_of(folder: str, options: Options, settings: Settings) -> Lesson:
    """Return what a folder teaches, for pages that may lie in it or not. Raises `WorkersDoNotStart`."""
    sketch, _ = learn(Teachers([folder]), options, settings, Progress())
    return Lesson(sketch)


def learn(teachers: Teachers, options: Options, settings: Settings, progress: Progress) -> tuple[Sketch, str]:
    """Return what the pages teach, and a note of what was counted. Raises `WorkersDoNotStart`."""
    sketch, note = Sketch.empty(), Note(options)
    with Pool(CountPages(options), settings.jobs, settings.limits, _BATCH_PAGES) as pool:
        for counted in through(pool, _batches(map(note.add, teachers.items()))):
            for lines in counted:
                sketch.add(lines)
            progress.learnt(len(counted))
    return sketch.folded(), str(note)


def _note(teachers: Teachers, options: Options) -> str:
    note = Note(options)
    for item in teachers.items():
        note.add(item)
    return str(note)


def through(pool: Pool[Sequence[T], list[R]], batches: Iterable[Sequence[T]]) -> Iterator[list[R]]:
    """Yield what the pool makes of the batches, in any order.

    A batch whose worker was lost is tried again page by page: a page to blame is then lost alone, and a death that
    none is to blame for costs nothing.
    """
    under_way: dict[int, Sequence[T]] = {}
    second_tries: set[int] = set()
    tickets = count()

    def submit(batch: Sequence[T]) -> int:
        ticket = next(tickets)
        under_way[ticket] = batch
        pool.submit(ticket, batch)
        return ticket

    def landed() -> Iterator[list[R]]:
        for ticket, answer in pool.wait():
            batch = under_way.pop(ticket)
            if not isinstance(answer, Lost):
                yield answer
            elif ticket not in second_tries:
                second_tries.update(submit([item]) for item in batch)

    for batch in batches:
        while not pool.room:
            yield from landed()
        submit(batch)
    while pool.busy:
        yield from landed()


def _batches(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """Yield the pages that can be opened, a few at a time."""
    batch: list[Item] = []
    size = 0
    for item in items:
        if item.error is None:
            batch.append(item)
            size += len(item.document.data) if item.document else 0
        if len(batch) == _BATCH_PAGES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
