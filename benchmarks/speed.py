"""What a page costs: against lxml's bare parse, against each peer, from the shell, and in memory.

    python -m benchmarks.speed FOLDER [--limit N] [--pairs N]

FOLDER holds `html/ID.html.gz` and `dumps/STYLE/ID.txt.gz`. All systems see a page one after the other before the
next page comes, so a busy moment of the machine hits them alike. Start-up is timed as whole processes, `cleanpage
FILE` and `trafilatura < FILE` by turns.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from benchmarks import corpus, peers, results
from cleanpage import clean
from cleanpage.types import Kind

PARSE = "lxml, parsing alone"
OURS = "cleanpage"


class Process(NamedTuple):
    """What one whole process took."""

    seconds: float
    peak_mb: float


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, print, and write the section of this folder in RESULTS.md."""
    options = _parser().parse_args(argv)
    folder: Path = options.folder.resolve()
    pages = sorted(path.name.removesuffix(".html.gz") for path in (folder / "html").glob("*.html.gz"))
    if not pages:
        sys.exit(f"{options.folder}/html holds no *.html.gz; FOLDER must be a WCXB-style folder")
    pages = corpus.sample(pages, options.limit)
    found = peers.load_peers()
    ms = time_pages(folder, corpus.HTML, pages, {PARSE: _parse, OURS: _clean("html"), **found})
    parts = [
        f"## Speed on {folder.name}",
        "",
        f"{len(pages)} pages, one thread. {results.stamp(found)}.",
        "",
        results.table(["HTML", "mean ms", "median ms", "times lxml's parse", "times cleanpage"], _page_rows(ms)),
        "",
        results.table(["bare dumps, cleanpage", "pages", "mean ms", "median ms"], _dump_rows(folder, pages)),
        "",
        results.table(
            ["whole process, one page", "median seconds", "times cleanpage", "peak MB"],
            _process_rows(folder, pages, options.pairs),
        ),
    ]
    body = "\n".join(parts)
    print(body)
    if not options.dry_run:
        results.write_section(f"speed {folder.name}", body)


def time_pages(
    folder: Path, mode: str, pages: Sequence[str], systems: Mapping[str, Callable[[bytes], object]]
) -> dict[str, list[float]]:
    """Milliseconds of each system for each page, the systems by turns; the first page is run once unmeasured."""
    ms: dict[str, list[float]] = {name: [] for name in systems}
    warm = False
    for page in pages:
        data = corpus.read_page(folder, mode, page)
        if not data or not data.strip():
            continue
        if not warm:
            for run in systems.values():
                _attempt(run, data)
            warm = True
        for name, run in systems.items():
            start = time.perf_counter()
            _attempt(run, data)
            ms[name].append(1000 * (time.perf_counter() - start))
    return ms


_LAUNCHER = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, output, os.devnull, os.O_WRONLY, 0) for output in (1, 2)]
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""Starts the process from one that is small: of a child's memory the system tells no less than its parent's."""


def run_process(command: Sequence[str], page: Path, *, through_stdin: bool) -> Process:
    """Run a whole process on one page and see how long it took and how much memory it held at most."""
    launch = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    with page.open("rb") as stdin:
        done = subprocess.run(
            launch if through_stdin else [*launch, str(page)],
            stdin=stdin if through_stdin else subprocess.DEVNULL, stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
    seconds, peak, status = done.stdout.split()
    if status != "0":
        sys.exit(f"{' '.join(Path(word).name for word in command)} ended with status {status}")
    peak_bytes = int(peak) * (1 if sys.platform == "darwin" else 1024)
    return Process(float(seconds), peak_bytes / 1e6)


def _page_rows(ms: Mapping[str, list[float]]) -> list[list[str]]:
    parse, ours = fmean(ms[PARSE]), fmean(ms[OURS])
    return [
        [name, f"{mean:.1f}", f"{median(taken):.1f}", f"{mean / parse:.2f}", f"{mean / ours:.2f}"]
        for name, taken in ms.items()
        for mean in [fmean(taken)]
    ]


def _dump_rows(folder: Path, pages: Sequence[str]) -> list[list[str]]:
    rows = []
    for style in corpus.modes(folder)[1:]:
        taken = time_pages(folder, style, pages, {OURS: _clean("text")})[OURS]
        if taken:
            rows.append([style, str(len(taken)), f"{fmean(taken):.2f}", f"{median(taken):.2f}"])
    return rows


def _process_rows(folder: Path, pages: Sequence[str], pairs: int) -> list[list[str]]:
    """`cleanpage FILE` and `trafilatura < FILE` by turns, on a page of middling size."""
    by_size = sorted(pages, key=lambda page: (folder / "html" / f"{page}.html.gz").stat().st_size)
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_bytes(corpus.read_page(folder, corpus.HTML, by_size[len(by_size) // 2]) or b"")
        commands = {OURS: (_command(OURS), False)}
        if "trafilatura" in peers.load_peers(["trafilatura"]):
            commands["trafilatura"] = (_command("trafilatura"), True)
        runs: dict[str, list[Process]] = {name: [] for name in commands}
        for turn in range(pairs + 1):
            for name, (command, through_stdin) in commands.items():
                process = run_process(command, page, through_stdin=through_stdin)
                if turn:  # the first turn only warms the file cache
                    runs[name].append(process)
    return [
        [name, f"{median(r.seconds for r in taken):.2f}", f"{_pairwise(taken, runs[OURS]):.2f}",
         f"{max(r.peak_mb for r in taken):.0f}"]
        for name, taken in runs.items()
    ]  # fmt: skip


def _pairwise(taken: Sequence[Process], ours: Sequence[Process]) -> float:
    """The median of how many times as long a process took as ours in the same turn: a machine's pace changes."""
    return median(one.seconds / other.seconds for one, other in zip(taken, ours, strict=True))


def _command(name: str) -> list[str]:
    """The console script that belongs to this Python, or the module where it is not installed."""
    script = shutil.which(name, path=str(Path(sys.executable).parent))
    module = {"trafilatura": "trafilatura.cli"}.get(name, name)
    return [script] if script else [sys.executable, "-m", module]


def _clean(kind: Kind) -> Callable[[bytes], object]:
    return lambda data: clean(data, kind=kind).text


def _parse(data: bytes) -> object:
    from lxml.html import document_fromstring

    return document_fromstring(data)


def _attempt(run: Callable[[bytes], object], data: bytes) -> None:
    """Run it; a page that a system fails on has cost it time all the same."""
    try:
        run(data)
    except Exception as error:
        print(f"{type(error).__name__}: {error}"[:200], file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=int, metavar="N", help="a random sample of N pages, the same each time")
    parser.add_argument("--pairs", type=int, default=10, metavar="N", help="start-up runs of each (default: 10)")
    parser.add_argument("--dry-run", action="store_true", help="print only, leave RESULTS.md as it is")
    return parser


if __name__ == "__main__":
    main()
