"""A folder of many pages: memory, workers, equal bytes, kills, hostile files.

    python -m benchmarks.batch PAGES [--pages 20000] [--kills 30]

PAGES is a folder of pages, such as `wcxb-dev/html`. They are unpacked and repeated under other names, by hard links,
in a temporary folder or in `--scratch`. Linux alone: memory is read from `/proc`.

The pace of a shared machine changes from minute to minute, so what is compared takes turns: one worker, two, and this
process, which cleans pages one after the other, all clean the same pages, each halted while the others go on. Memory is
measured in a run of its own, for who looks at it holds the run up.
"""

from __future__ import annotations

import json
import math
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import click

from benchmarks import results
from cleanpage import clean
from cleanpage.one_page import THREAD_VARIABLES
from cleanpage.sources import open_document

_TURN_SECONDS = 8.0
"""Of one that cleans all pages, one at a time, before another has its turn; who has less to do has shorter turns."""
_LOOK_SECONDS = 0.05
"""Between looks at a run's memory: a worker holds a large page for a fifth of a second, and a long run has more of them
than a short one; looked at twice a second, most of the short one's were missed."""


class Cleaning(Protocol):
    """Something that cleans pages when it has its turn."""

    seconds: float
    """How long its turns were."""

    @property
    def over(self) -> bool:
        """Whether all pages are done."""

    def go_on(self, seconds: float) -> None:
        """Go on for so long, or until all pages are done."""


class Alone:
    """Pages cleaned one after the other in this process, each once."""

    def __init__(self, pages: Sequence[Path]) -> None:
        _ = clean(pages[0].read_bytes()).markdown  # to have everything loaded
        self._left = random.Random(7).sample(pages, len(pages))  # so that any few of them are like all
        self.seconds = 0.0

    @property
    def over(self) -> bool:
        """Whether all pages are done."""
        return not self._left

    def go_on(self, seconds: float) -> None:
        """Clean pages for so long, or until none is left."""
        started = time.monotonic()
        while self._left and time.monotonic() < started + seconds:
            _ = clean(self._left.pop().read_bytes()).markdown
        self.seconds += time.monotonic() - started


class Run:
    """A run of the command over a folder, halted from the beginning; its processes are in a session of their own."""

    def __init__(self, folder: Path, out: Path, *options: str) -> None:
        command = [sys.executable, "-m", "cleanpage", str(folder), "-o", str(out), "--quiet", *options]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        self._signal(signal.SIGSTOP)
        self.seconds = 0.0

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

    @property
    def status(self) -> int:
        """Its exit status, once it has ended."""
        return self._process.wait()

    def go_on(self, seconds: float = math.inf) -> None:
        """Let it run for so long, or to its end, and halt it."""
        started = time.monotonic()
        self._signal(signal.SIGCONT)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(None if math.isinf(seconds) else seconds)
        self.seconds += time.monotonic() - started
        self._signal(signal.SIGSTOP)

    def kill(self) -> bool:
        """Kill it, and let its workers find out; say whether it was still there to be killed."""
        self._process.kill()
        self._signal(signal.SIGCONT)
        return self.status == -signal.SIGKILL

    def peak_mb(self) -> float:
        """Let it run to its end; return the most that its processes held together, memory that they share once."""
        peak = 0.0
        while not self.over:
            self.go_on(_LOOK_SECONDS)
            peak = max(peak, sum(map(held_mb, processes_of(self._process.pid))))
        return peak

    def _signal(self, number: int) -> None:
        for process in processes_of(self._process.pid):
            with suppress(ProcessLookupError):
                os.kill(process, number)


def by_turns(turns: Mapping[Cleaning, float]) -> None:
    """Let each go on for its number of seconds, again and again, until all are done."""
    while any(not one.over for one in turns):
        for one, seconds in turns.items():
            if not one.over:
                one.go_on(seconds)


def repeated(pages: Sequence[Path], count: int, folder: Path) -> None:
    """Fill a folder with `count` pages: the given ones under other names, a hundred in each folder below."""
    for number in range(count):
        source = pages[number % len(pages)]
        target = folder / f"{number // 100:04}" / f"{number:06}-{source.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, target)


def processes_of(session: int) -> list[int]:
    """Return the processes of a session."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                values = Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            if int(values[3]) == session:
                found.append(int(entry))
    return found


def held_mb(process: int) -> float:
    """Return the megabytes that a process holds, those it shares divided by the number of sharers."""
    try:
        lines = Path("/proc", str(process), "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def unpacked(pages: Sequence[Path], folder: Path) -> list[Path]:
    """Write the pages without their compression, as a browser or a crawler saves them."""
    folder.mkdir()
    for path in pages:
        document = open_document(str(path))
        (folder / path.name.removesuffix(".gz")).write_bytes(document.data)
    return sorted(folder.iterdir())


def tree(folder: Path) -> dict[str, bytes]:
    """Return what a run made, but for the report and the journal, which tell the time."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "report.json")
    names = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".cleanpage/")}


def journalled(out: Path) -> list[str]:
    """Return the pages in the journal, in the order in which they were done."""
    path = out / ".cleanpage" / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return [json.loads(line)["page"] for line in lines if line.endswith(b"\n")]


def kills(folder: Path, out: Path, count: int, longest_seconds: float) -> int:
    """Kill runs at random moments, then let one end; return how many were alive to be killed."""
    dice, hits = random.Random(7), 0
    for _ in range(count):
        run = Run(folder, out)
        run.go_on(dice.uniform(0.2, longest_seconds))
        hits += run.kill()
    Run(folder, out).go_on()
    return hits


def hostile(folder: Path) -> None:
    """Add twenty files that are no pages."""
    for number in range(5):
        (folder / f"empty {number}.html").write_bytes(b"")
        (folder / f"picture {number}.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * number)
        (folder / f"cut {number}.html.gz").write_bytes(b"\x1f\x8b\x08\x00" + bytes(number))
        (folder / f"gone {number}.html").symlink_to(folder / "nowhere")


def ratio(one: float, other: float) -> str:
    """Return how many times the other number the one is."""
    return f"{one / other:.2f} times"


def by_workers(sources: Sequence[Path], count: int, work: Path) -> list[str]:
    """Return what one worker and two make of so many pages, beside the same pages cleaned alone."""
    folder = work / "large"
    repeated(sources, count, folder)
    alone, one, two = Alone(sources), Run(folder, work / "one", "-j1"), Run(folder, work / "two", "-j2")
    by_turns({alone: _TURN_SECONDS * len(sources) / count, one: _TURN_SECONDS, two: _TURN_SECONDS / 2})
    ms_alone = 1000 * alone.seconds / len(sources)
    ms = {"one worker": 1000 * one.seconds / count, "two workers": 1000 * two.seconds / count}
    return [
        f"{count} pages: two workers are {ratio(one.seconds, two.seconds)} as fast as one",
        f"the same bytes: {tree(work / 'one') == tree(work / 'two')}",
        f"a page alone: {ms_alone:.1f} ms",
        *[f"a page, {label}: {each:.1f} ms by the clock, {ratio(each, ms_alone)}" for label, each in ms.items()],
    ]


def memory(sources: Sequence[Path], counts: Sequence[int], work: Path) -> str:
    """Return how much memory two workers take for few pages and for many."""
    peaks = []
    for count in counts:
        folder = work / f"{count}"
        repeated(sources, count, folder)
        peaks.append(Run(folder, work / f"memory {count}", "-j2").peak_mb())
    few, many = peaks
    return f"peak memory at {' and '.join(map(str, counts))} pages: {few:.0f} and {many:.0f} MB, {ratio(many, few)}"


def after_kills(sources: Sequence[Path], count: int, kill_count: int, work: Path) -> list[str]:
    """Return what is left of a run over so many pages that is killed time and again."""
    folder, undisturbed, killed = work / "tenth", work / "undisturbed", work / "killed"
    repeated(sources, count, folder)
    run = Run(folder, undisturbed)
    run.go_on()
    hits = kills(folder, killed, kill_count, max(0.4, 4 * run.seconds / kill_count))
    done = journalled(killed)
    return [
        f"{hits} of {kill_count} kills hit; done twice: {len(done) - len(set(done))}",
        f"the same bytes as undisturbed: {tree(killed) == tree(undisturbed)}",
    ]


def among_hostile_files(sources: Sequence[Path], work: Path) -> list[str]:
    """Return what became of a thousand pages among twenty files that are none."""
    folder, out = work / "mixed", work / "mixed out"
    repeated(sources, 1000, folder)
    hostile(folder)
    run = Run(folder, out)
    run.go_on()
    summary = json.loads((out / "report.json").read_text())["summary"]
    return [f"1,000 pages and 20 hostile files: {summary}, exit status {run.status}"]


@click.command()
@click.argument("pages", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", "count", default=20_000, show_default=True, help="In the largest of the folders.")
@click.option("--kills", "kill_count", default=30, show_default=True)
@click.option("--dry-run", is_flag=True, help="Print only, leave RESULTS.md as it is.")
@click.option("--scratch", type=click.Path(file_okay=False, path_type=Path), help="Where to put the pages.")
def main(pages: Path, count: int, kill_count: int, dry_run: bool, scratch: Path | None) -> None:
    """Measure runs over PAGES repeated, print a line for each promise, and write them into RESULTS.md."""
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))  # a page alone is cleaned as the workers clean theirs
    said: list[str] = []

    def say(lines: list[str]) -> None:
        click.echo("\n".join(lines))
        said.extend(f"- {line}" for line in lines)

    packed = sorted(path for path in pages.iterdir() if path.is_file())
    if scratch is not None:
        scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as place:
        work = Path(place)
        sources = unpacked(packed, work / "pages")
        say(by_workers(sources, count, work))
        say([memory(sources, [count // 10, count], work)])
        say(after_kills(sources, count // 100, kill_count, work))
        say(among_hostile_files(sources, work))
    if not dry_run:
        results.write_section("batch", "\n".join(["## A folder", "", f"{results.stamp([])}.", "", *said]))


if __name__ == "__main__":
    main()
