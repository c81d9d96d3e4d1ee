"""Every page of a walk through the pool, and what comes back into a folder or a stream, in the order of the input."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cleanpage.batch.journal import Journal
from cleanpage.batch.pool import Lost, Pool
from cleanpage.batch.progress import Progress
from cleanpage.batch.report import Report, Summary
from cleanpage.batch.settings import Settings
from cleanpage.batch.work import CleanPage, Outcome
from cleanpage.outputs import DRAFT_PREFIX, DRAFT_SUFFIX, Write, output_name
from cleanpage.sources import Columns, Item, Skipped, walk
from cleanpage.types import UnreadableInput
from cleanpage.version import __version__

_WINDOW_PAGES = 1024
"""So many pages may be done ahead of one that takes long; then the workers wait for it."""

_WINDOW_CHARS = 16 * 2**20
"""And so much of the pages' text, where their records wait in memory."""

_STATE = ".cleanpage"
"""The folder in the output folder that holds the journal and the mark of a run under way."""

Work = Callable[[Item], Outcome]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to clean, and what to learn from."""

    paths: Sequence[str]
    columns: Columns = field(default_factory=Columns)
    site: Sequence[str] = ()
    """The pages that teach what a site repeats, perhaps the same; none, and nothing is learnt."""

    def items(self, skipped: Skipped, without: Sequence[Path] = ()) -> Iterator[Item]:
        """Yield the pages to clean."""
        return walk(self.paths, columns=self.columns, skipped=skipped, without=without)


def clean_into_folder(inputs: Inputs, folder: Path, work: CleanPage, settings: Settings, progress: Progress) -> Summary:
    """Clean every page of the inputs into a mirror of their tree; what is done already stays.

    Ctrl-C ends the run and keeps what was done. Raises `OSError` when the folder cannot be written,
    `UnreadableInput` when another run is writing there.
    """
    summary = Summary()
    work, suffix = replace(work, folder=folder), f".{work.format_}"
    with ExitStack() as stack:
        stack.enter_context(_alone_in(folder))
        journal = Journal(folder / _STATE / "journal.jsonl", _settings_key(work, inputs), fresh=settings.fresh)
        stack.callback(journal.close)
        report = stack.enter_context(Report(folder / "report.json"))

        def target(item: Item) -> Path:
            return folder / output_name(item.relative, suffix)

        def known(item: Item) -> Outcome | None:
            outcome = journal.find(item)
            if outcome is None or _size(target(item)) != outcome.bytes_written:
                return None
            summary.unchanged += 1
            return outcome

        def landed(item: Item, outcome: Outcome) -> None:
            if outcome.status == "failed":
                with suppress(OSError):  # nothing is there, or what is none of ours
                    target(item).unlink()  # of an earlier run, or of a worker that died right after
            journal.add(item, outcome)

        def emit(item: Item, outcome: Outcome) -> None:
            output = None if outcome.status == "failed" else str(output_name(item.relative, suffix))
            report.add(item.name, output, outcome)

        try:
            work = _taught(work, inputs, folder / _STATE / "lesson", settings, progress, without=[folder])
            items = inputs.items(summary.skipped, [folder])
            _run(items, work, settings, known, landed, emit, summary, progress)
        except KeyboardInterrupt:
            summary.interrupted = True
        report.finish(summary)
        if summary.interrupted or summary.statuses["failed"]:  # a worker may have been killed while it wrote
            _remove_drafts(folder)
    return summary


def clean_into_stream(inputs: Inputs, write: Write, work: CleanPage, settings: Settings, progress: Progress) -> Summary:
    """Clean every page of the inputs and `write` its record; pages that fail have none.

    Ctrl-C ends the run and keeps what was done. Raises what `write` raises.
    """
    summary = Summary()

    def emit(item: Item, outcome: Outcome) -> None:
        if outcome.record is not None:
            write(outcome.record)

    with TemporaryDirectory(prefix="cleanpage-") as scratch:
        try:
            work = _taught(work, inputs, Path(scratch, "lesson"), settings, progress)
            items = inputs.items(summary.skipped)
            _run(items, work, settings, lambda item: None, lambda item, outcome: None, emit, summary, progress)
        except KeyboardInterrupt:
            summary.interrupted = True
    return summary


def _taught(
    work: CleanPage, inputs: Inputs, lesson: Path, settings: Settings, progress: Progress,
    without: Sequence[Path] = (),
) -> CleanPage:  # fmt: skip
    """Return the work with what the pages teach, which is kept in the file `lesson`."""
    if not inputs.site:
        return work
    from cleanpage.batch.learn import Teachers, learn_into

    teachers = Teachers(inputs.site, inputs.columns, without)
    learn_into(lesson, teachers, work.options, settings, progress)
    return replace(work, lesson=lesson, all_counted=inputs.site == inputs.paths)


def _run(
    items: Iterable[Item], work: Work, settings: Settings,
    known: Callable[[Item], Outcome | None], landed: Callable[[Item, Outcome], None],
    emit: Callable[[Item, Outcome], None], summary: Summary, progress: Progress,
) -> None:  # fmt: skip
    """Have all items worked on, and emit what became of them in their order."""

    def finish(item: Item, outcome: Outcome) -> None:
        summary.statuses[outcome.status] += 1
        if outcome.status == "failed":
            progress.say(item.name, outcome.reason)
        emit(item, outcome)
        progress.page(failed=outcome.status == "failed")

    with Pool(work, settings.jobs, settings.limits) as pool:
        line = InOrder(pool, known, landed)
        try:
            for item, outcome in line.through(items):
                finish(item, outcome)
        except KeyboardInterrupt:
            summary.interrupted = True
            for item, outcome in line.finished():
                finish(item, outcome)


@dataclass(slots=True)
class _Slot:
    item: Item
    outcome: Outcome | None = None

    @property
    def chars(self) -> int:
        return self.outcome.chars_in if self.outcome is not None and self.outcome.record is not None else 0


class InOrder:
    """A line of pages that enter in order, are done in any order and leave in order; it is never long.

    `known` says what is known of a page without doing it, `landed` is told of each that was done, at once.
    """

    def __init__(
        self,
        pool: Pool[Item, Outcome],
        known: Callable[[Item], Outcome | None],
        landed: Callable[[Item, Outcome], None],
    ) -> None:
        self._pool = pool
        self._known = known
        self._landed = landed
        self._slots: deque[_Slot] = deque()
        self._under_way: dict[int, _Slot] = {}
        self._chars = 0

    def through(self, items: Iterable[Item]) -> Iterator[tuple[Item, Outcome]]:
        """Yield every item with what became of it."""
        for number, item in enumerate(items):
            slot = _Slot(item, self._known(item))
            while (slot.outcome is None and not self._pool.room) or self._full():
                self._land()
                yield from self._leaving()
            self._slots.append(slot)
            if item.error is not None and slot.outcome is None:
                self._settle(slot, Outcome("failed", item.error))
            elif slot.outcome is None:
                self._under_way[number] = slot
                self._pool.submit(number, item)
            yield from self._leaving()
        while self._slots:
            self._land()
            yield from self._leaving()

    def finished(self) -> Iterator[tuple[Item, Outcome]]:
        """Yield what is done of what is still in the line, for a run that ends early."""
        for slot in self._slots:
            if slot.outcome is not None:
                yield slot.item, slot.outcome

    def _full(self) -> bool:
        return len(self._slots) >= _WINDOW_PAGES or self._chars >= _WINDOW_CHARS

    def _land(self) -> None:
        for number, answer in self._pool.wait():
            outcome = Outcome("failed", answer.reason) if isinstance(answer, Lost) else answer
            self._settle(self._under_way.pop(number), outcome)

    def _settle(self, slot: _Slot, outcome: Outcome) -> None:
        slot.outcome = outcome
        slot.item = slot.item._replace(document=None)
        self._chars += slot.chars
        self._landed(slot.item, outcome)

    def _leaving(self) -> Iterator[tuple[Item, Outcome]]:
        while self._slots and (outcome := self._slots[0].outcome) is not None:
            slot = self._slots.popleft()
            self._chars -= slot.chars
            yield slot.item, outcome


def _settings_key(work: CleanPage, inputs: Inputs) -> str:
    """Return all that an output depends on beside its page, and beside what is in the pages that teach."""
    site = "the same" if inputs.site == inputs.paths else [os.path.abspath(path) for path in inputs.site]
    values = {"version": __version__, "format": work.format_, "front_matter": work.front_matter, "site": site}
    return json.dumps({**values, **work.options._asdict()}, sort_keys=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder for this run, and clear away what a killed run left half written.

    The mark of a run is a locked file. One that is there and not locked is a killed run's: only then are drafts
    looked for, since looking takes as long as the tree is large.
    """
    mark = folder / _STATE / "running"
    mark.parent.mkdir(parents=True, exist_ok=True)
    killed = mark.exists()
    with mark.open("a") as file:
        if not _lock(file.fileno()):
            raise UnreadableInput("another run is writing to this folder; wait for it, or choose another")
        if killed:
            _remove_drafts(folder)
        yield
        mark.unlink(missing_ok=True)


def _lock(descriptor: int) -> bool:
    """Lock a file until it is closed; false if another has it. Where there are no such locks all goes."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _remove_drafts(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith(DRAFT_PREFIX) and name.endswith(DRAFT_SUFFIX):
                Path(place, name).unlink(missing_ok=True)
