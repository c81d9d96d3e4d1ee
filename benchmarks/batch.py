"""A folder of many pages: memory, workers, equal bytes, kills, hostile files.

    python -m benchmarks.batch PAGES [--pages 20000] [--kills 30]

PAGES is a folder of pages, such as `wcxb-dev/html`. They are unpacked and repeated under other names, by hard links,
in a temporary folder or in `--scratch`. Linux alone: memory and processor time are read from `/proc`.

The pace of a shared machine changes from minute to minute, so what is compared takes turns. One worker and two clean
the same pages, each run halted while the other goes on. And a run is halted thrice a second while pages are cleaned one
after the other in this process: what a page costs in a run, in processor time of all its processes, is compared with
what the same pages cost alone at the same time. One costs fifty times another: the mean over others would be another.
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
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click

from benchmarks import results
from cleanpage.one_page import THREAD_VARIABLES
from cleanpage.sources import open_document

_TURN_SECONDS = 0.25
_RUN_SECONDS = 0.8
"""Of a run with one worker, before another has its turn."""
_LOOK_SECONDS = 0.05
"""Between looks at a run's memory: a worker holds a large page for a fifth of a second, and a long run has more of them
than a short one; looked at twice a second, most of the short one's were missed. Looking takes a fifth of a core, so the
run is halted meanwhile: two workers would have to share it, and one would not."""
_LOOKS_A_TURN = 5


class Alone:
    """Pages cleaned one after the other in this process, each once, and what they cost."""

    def __init__(self, pages: Sequence[Path]) -> None:
        self._left = random.Random(7).sample(pages, len(pages))  # so that any few of them are like all
        self._count, self._seconds = len(pages), 0.0

    @property
    def ms(self) -> float:
        """The processor time of a page, the mean over the pages, once all are done."""
        return 1000 * self._seconds / self._count

    def clean_for(self, seconds: float) -> None:
        """Clean pages for so long, or until none is left."""
        from cleanpage import clean

        end = time.monotonic() + seconds
        while self._left and time.monotonic() < end:
            page = self._left.pop()
            started = time.process_time()
            _ = clean(page.read_bytes()).markdown
            self._seconds += time.process_time() - started


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to."""

    status: int
    seconds: float
    """How long it ran, without what it was halted for."""
    peak_mb: float
    """The most that the processes of the run held together (proportional set size: shared pages count once)."""
    cpu_seconds: float
    """What the processes of the run computed together."""
    alone_ms: float
    """What a page alone cost meanwhile."""


def repeated(pages: Sequence[Path], count: int, folder: Path) -> list[Path]:
    """Fill a folder with `count` pages: the given ones under other names, a hundred in each folder below."""
    made = []
    for number in range(count):
        source = pages[number % len(pages)]
        target = folder / f"{number // 100:04}" / f"{number:06}-{source.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, target)
        made.append(target)
    return made


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run in a session of its own, so that its processes can be told from others."""
    command = [sys.executable, "-m", "cleanpage", str(folder), "-o", str(out), "--quiet", *options]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def measured(folder: Path, out: Path, pages: Sequence[Path], *options: str, jobs: int, repeated: int = 1) -> Run:
    """Run to the end by turns with cleaning pages alone, halted whenever somebody looks at its memory.

    `pages` are the folder's, or what it holds `repeated` times.
    """
    alone, ran, peak, cpu = Alone(pages), 0.0, 0.0, 0.0
    Alone(pages).clean_for(_TURN_SECONDS)  # to have everything loaded
    process = start(folder, out, "-j", str(jobs), *options)
    for look in count(1):
        started = time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
        ran += time.monotonic() - started
        if process.returncode is not None:
            break
        members = processes_of(process.pid)
        signal_all(members, signal.SIGSTOP)
        peak = max(peak, sum(map(held_mb, members)))
        cpu = max(cpu, sum(map(computed_seconds, members)))
        if look % (_LOOKS_A_TURN * repeated) == 0:
            alone.clean_for(_TURN_SECONDS * jobs)  # so that both are done at the same time
        signal_all(members, signal.SIGCONT)
    alone.clean_for(math.inf)
    return Run(process.returncode, ran, peak, cpu, alone.ms)


def by_turns(folder: Path, outs: Mapping[int, Path]) -> dict[int, float]:
    """Run with so many workers each, by turns, into a folder each; return the seconds that each run took.

    A turn is the shorter the more workers there are, so that all end at about the same time.
    """
    running = {jobs: start(folder, out, "-j", str(jobs)) for jobs, out in outs.items()}
    seconds = dict.fromkeys(running, 0.0)
    for process in running.values():
        signal_all(processes_of(process.pid), signal.SIGSTOP)
    while running:
        for jobs, process in list(running.items()):
            started = time.monotonic()
            signal_all(processes_of(process.pid), signal.SIGCONT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_RUN_SECONDS / jobs)
            seconds[jobs] += time.monotonic() - started
            if process.returncode is not None:
                del running[jobs]
            signal_all(processes_of(process.pid), signal.SIGSTOP)
    return seconds


def signal_all(processes: Sequence[int], number: int) -> None:
    """Send a signal to each of the processes that is still there."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


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


def computed_seconds(process: int) -> float:
    """Return the processor time of a process and of those of its children that have ended."""
    try:
        values = Path("/proc", str(process), "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, values[11:15])) / os.sysconf("SC_CLK_TCK")


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
        process = start(folder, out)
        time.sleep(dice.uniform(0.2, longest_seconds))
        process.kill()
        hits += process.wait() == -signal.SIGKILL
    start(folder, out).wait()
    return hits


def hostile(folder: Path) -> None:
    """Add twenty files that are no pages."""
    for number in range(5):
        (folder / f"empty {number}.html").write_bytes(b"")
        (folder / f"picture {number}.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * number)
        (folder / f"cut {number}.html.gz").write_bytes(b"\x1f\x8b\x08\x00" + bytes(number))
        (folder / f"gone {number}.html").symlink_to(folder / "nowhere")


def cost(run: Run, pages: int) -> str:
    """Return the time of a page in a run, beside that of a page alone: by the clock, and of all processors."""
    times = {"by the clock": 1000 * run.seconds / pages, "of processors": 1000 * run.cpu_seconds / pages}
    each = [f"{ms:.1f} ms {kind} ({ratio(ms, run.alone_ms)})" for kind, ms in times.items()]
    return f"{', '.join(each)}, alone {run.alone_ms:.1f} ms"


def ratio(one: float, other: float) -> str:
    """Return how many times the other number the one is."""
    return f"{one / other:.2f} times"


def by_workers(sources: Sequence[Path], count: int, work: Path) -> tuple[list[str], float]:
    """Return what one worker and two make of so many pages, and the megabytes that the two held at most."""
    small = work / "small"
    pages = repeated(sources, count, small)
    outs = {jobs: work / f"j{jobs}" for jobs in (1, 2)}
    seconds = by_turns(small, outs)
    one = measured(small, work / "one", pages, jobs=1)
    two = measured(small, work / "two", pages, jobs=2)
    plain = measured(small, work / "plain", pages, "--no-site", jobs=1)
    runs = {"one worker": one, "two workers": two, "one worker, --no-site": plain}
    faster = ratio(seconds[1], seconds[2])
    lines = [
        f"{count} pages, by turns: one worker {seconds[1]:.1f} s, two {seconds[2]:.1f} s, {faster} as fast",
        f"the same bytes: {tree(outs[1]) == tree(outs[2])}",
        *[f"a page, {label}: {cost(run, count)}" for label, run in runs.items()],
    ]
    return lines, two.peak_mb


def after_kills(sources: Sequence[Path], count: int, kill_count: int, work: Path) -> list[str]:
    """Return what is left of a run over so many pages that is killed time and again."""
    folder, undisturbed, killed = work / "tenth", work / "undisturbed", work / "killed"
    seconds = measured(folder, undisturbed, repeated(sources, count, folder), jobs=2).seconds
    hits = kills(folder, killed, kill_count, max(0.4, 4 * seconds / kill_count))
    done = journalled(killed)
    return [
        f"{hits} of {kill_count} kills hit; done twice: {len(done) - len(set(done))}",
        f"the same bytes as undisturbed: {tree(killed) == tree(undisturbed)}",
    ]


def among_hostile_files(sources: Sequence[Path], work: Path) -> list[str]:
    """Return what became of a thousand pages among twenty files that are none."""
    folder, out = work / "mixed", work / "mixed out"
    pages = repeated(sources, 1000, folder)
    hostile(folder)
    run = measured(folder, out, pages, jobs=2)
    summary = json.loads((out / "report.json").read_text())["summary"]
    return [f"1,000 pages and 20 hostile files: {summary}, exit status {run.status}"]


def at_scale(sources: Sequence[Path], count: int, work: Path, small_peak_mb: float) -> list[str]:
    """Return what so many pages take, and how much more memory than a tenth of them."""
    folder = work / "large"
    repeated(sources, count, folder)
    run = measured(folder, work / "large out", sources, jobs=2, repeated=max(1, count // len(sources)))
    return [
        f"{count} pages, two workers: {run.seconds:.0f} s; a page {cost(run, count)}",
        f"peak memory {small_peak_mb:.0f} and {run.peak_mb:.0f} MB: {ratio(run.peak_mb, small_peak_mb)}",
    ]


@click.command()
@click.argument("pages", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", "count", default=20_000, show_default=True, help="In the larger of the two folders.")
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
        lines, peak_mb = by_workers(sources, count // 10, work)
        say(lines)
        say(after_kills(sources, count // 100, kill_count, work))
        say(among_hostile_files(sources, work))
        say(at_scale(sources, count, work, peak_mb))
    if not dry_run:
        results.write_section("batch", "\n".join(["## A folder", "", f"{results.stamp([])}.", "", *said]))


if __name__ == "__main__":
    main()
