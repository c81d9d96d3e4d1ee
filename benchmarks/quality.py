"""Quality of cleanpage and its peers over a WCXB-style folder, HTML and dumps, in one table a mode.

    python -m benchmarks.quality FOLDER [--limit N] [--systems cleanpage,trafilatura]
                                 [--predictions MODE=FILE.jsonl]...

FOLDER holds `html/ID.html.gz`, `gold/ID.json` and `dumps/STYLE/ID.txt.gz`. Where the weights in the package were
trained on FOLDER, their figures flatter; hand in the cross-validation's rows (`{"id": ..., "text": ...}`, one page
a line) with `--predictions` to have the honest ones.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple, get_args

from benchmarks import corpus, peers, results
from benchmarks.score import PAGE_TYPES, Figures, Gold, PageScore, load_gold, score_page, summarise
from cleanpage.types import Favor, Kind

FAVORS: tuple[Favor, ...] = get_args(Favor)
OURS = "cleanpage"
CROSS_VALIDATED = "cleanpage, cross-validated"


class Timed(NamedTuple):
    """A page's score and what it cost."""

    score: PageScore
    ms: float | None


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, print, and write the section of this folder in RESULTS.md."""
    options = _parser().parse_args(argv)
    folder: Path = options.folder.resolve()
    gold = load_gold(folder)
    if not gold:
        sys.exit(f"{options.folder}/gold holds no *.json; FOLDER must be a WCXB-style folder")
    pages = corpus.sample(list(gold), options.limit)
    predictions = dict(_predictions(argument) for argument in options.predictions)
    systems = options.systems.split(",")
    found = peers.load_peers([name for name in systems if name != OURS])
    parts = [f"## Quality on {folder.name}", "", f"{len(pages)} of {len(gold)} pages. {results.stamp(found)}.", "",
             "Peers need tags: they get a bare dump with each line in a `<p>`."]  # fmt: skip
    if corpus.trained_on(folder):
        parts += ["", f"**The shipped weights were trained on this folder**: the rows `{OURS}` flatter and are here",
                  f"for their times; `{CROSS_VALIDATED}` are the honest ones."]  # fmt: skip
    for mode in corpus.modes(folder):
        print(f"{mode} ...", file=sys.stderr)
        parts += ["", _mode_section(folder, mode, {page: gold[page] for page in pages}, found, predictions, systems)]
    body = "\n".join(parts)
    print(body)
    if not options.dry_run:
        results.write_section(f"quality {folder.name}", body)


def _mode_section(
    folder: Path,
    mode: str,
    gold: Mapping[str, Gold],
    found: Mapping[str, peers.Extract],
    predictions: Mapping[str, Mapping[str, str]],
    systems: Sequence[str],
) -> str:
    """One mode's table, and cleanpage's `--favor` curve."""
    extracts = {name: _through_markup(extract) if mode != corpus.HTML else extract for name, extract in found.items()}
    ours = {f"favor {favor}": _ours(mode, favor) for favor in FAVORS} if OURS in systems else {}
    measured = measure(folder, mode, gold, {**ours, **extracts})
    rows = []
    if mode in predictions:
        scores = [Timed(score_page(predictions[mode].get(page, ""), truth), None) for page, truth in gold.items()]
        rows.append(_row(CROSS_VALIDATED, scores))
    if ours:
        rows.append(_row(OURS, measured["favor balanced"]))
    rows += [_row(name, measured[name]) for name in extracts]
    head = ["system", "word F1", *PAGE_TYPES, "4-shingle F1", "with", "without", "snippet F1", "mean ms", "median ms"]
    title = "HTML" if mode == corpus.HTML else f"Bare dumps, {mode}"
    parts = [f"### {title}", "", results.table(head, rows)]
    if ours:
        curve = [_curve_row(favor, summarise([t.score for t in measured[f"favor {favor}"]])) for favor in FAVORS]
        parts += ["", results.table([f"`--favor`, {mode}", "precision", "recall", "word F1"], curve)]
    return "\n".join(parts)


def measure(
    folder: Path, mode: str, gold: Mapping[str, Gold], extracts: Mapping[str, peers.Extract]
) -> dict[str, list[Timed]]:
    """Run every system over every page, page by page so that all share the machine's moods.

    A page that the folder lacks, or that a system fails on, gives an empty text.
    """
    measured: dict[str, list[Timed]] = {name: [] for name in extracts}
    failures = dict.fromkeys(extracts, 0)
    for page, truth in gold.items():
        data = corpus.read_page(folder, mode, page)
        for name, extract in extracts.items():
            start = time.perf_counter()
            try:
                text = extract(data) if data else ""
            except Exception:  # a peer's failure is a result, whatever it raises
                text, failures[name] = "", failures[name] + 1
            ms = 1000 * (time.perf_counter() - start)
            measured[name].append(Timed(score_page(text, truth), ms if data else None))
    for name, count in failures.items():
        if count:
            print(f"{mode}: {name} failed on {count} pages; they count as empty", file=sys.stderr)
    return measured


def _ours(mode: str, favor: Favor) -> peers.Extract:
    import cleanpage

    kind: Kind = "html" if mode == corpus.HTML else "text"
    return lambda data: cleanpage.clean(data, kind=kind, favor=favor).text


def _through_markup(extract: peers.Extract) -> peers.Extract:
    return lambda data: extract(peers.as_markup(data.decode("utf-8", "replace")))


def _row(name: str, timed: Sequence[Timed]) -> list[str]:
    figures = summarise([item.score for item in timed])
    ms = [item.ms for item in timed if item.ms is not None]
    by_type = [_figure(figures.by_type.get(page_type)) for page_type in PAGE_TYPES]
    rates = (figures.shingle_f1, figures.with_rate, figures.without_rate, figures.snippet_f1)
    times = [f"{average(ms):.1f}" if ms else "-" for average in (fmean, median)]
    return [name, _figure(figures.word_f1), *by_type, *map(_figure, rates), *times]


def _curve_row(favor: Favor, figures: Figures) -> list[str]:
    return [favor, _figure(figures.precision), _figure(figures.recall), _figure(figures.word_f1)]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _predictions(argument: str) -> tuple[str, dict[str, str]]:
    """`MODE=FILE.jsonl` as the mode and the text of each page."""
    mode, _, name = argument.partition("=")
    with open(name, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return mode, {row["id"]: row.get("text") or "" for row in rows}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=int, metavar="N", help="a random sample of N pages, the same each time")
    parser.add_argument(
        "--systems", default=",".join([OURS, *peers.LOADERS]), metavar="A,B", help="which to run (default: all)"
    )
    parser.add_argument(
        "--predictions", action="append", default=[], metavar="MODE=FILE",
        help="cross-validated rows for one mode: html, or a dump style",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="print only, leave RESULTS.md as it is")
    return parser


if __name__ == "__main__":
    main()
