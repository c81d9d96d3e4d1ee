"""What the cross-validation's taggers make of the pages they never saw, and its table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import get_args

import click
import numpy as np

from benchmarks.score import Figures, load_gold, score_page, summarise
from cleanpage.article import Article
from cleanpage.metadata import read_metadata
from cleanpage.select import select
from cleanpage.tagger.markup import score_markup
from cleanpage.tagger.network import Network
from cleanpage.types import Favor, Options
from training.dataset import Example

FAVORS: tuple[Favor, ...] = get_args(Favor)
FIGURES = ("word_f1", "precision", "recall", "shingle_f1", "with_rate", "without_rate", "snippet_f1")


def scores_of(examples: Sequence[Example], networks: Mapping[str, Network]) -> list[np.ndarray]:
    """Return P(content) of the blocks of each example: by the one network, or of markup by both, as in the package."""
    if len(networks) > 1:
        return [score_markup(example.page, example.features, networks.__getitem__) for example in examples]
    (network,) = networks.values()
    return [network.predict(example.features) for example in examples]


def write_predictions(examples: Sequence[Example], scores: Sequence[np.ndarray], cache: Path, name: str) -> None:
    """Write one JSONL a style and favor: the package's own selection and rendering of the given scores.

    Dumps have no title here: what finds it goes with the package's tagger alone.
    """
    rows: dict[tuple[str, Favor], list[str]] = defaultdict(list)
    for example, score in zip(examples, scores, strict=True):
        for favor in FAVORS:
            decisions = select(example.page, score, Options(favor=favor))
            row: dict[str, object] = {"id": example.key}
            if favor == "balanced":
                metadata = read_metadata(example.page, decisions, None)
                article = Article(example.page.kind, metadata, decisions)
                row |= {"title": article.title, "authors": article.authors, "published": article.published}
                row |= {"text": article.text, "markdown": article.markdown}
            else:
                row["text"] = "\n\n".join(d.text for d in decisions if d.kept)
            rows[example.style, favor].append(json.dumps(row, ensure_ascii=False))
    for (style, favor), lines in rows.items():
        path = cache / "predictions" / f"{style}-{favor}-{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")


def print_table(folder: Path, cache: Path, name: str) -> None:
    """Print a row a style and favor: mean over the seeds of the fold assignment."""
    gold = load_gold(folder)
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for path in sorted((cache / "predictions").glob(f"*-{name}[0-9]-[0-9].jsonl")):
        style, favor, rest = path.stem.split("-", 2)
        if rest.removeprefix(name)[:1].isdigit():
            seed = rest.removeprefix(name).split("-")[0]
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                found[style, favor][seed][row["id"]] = row["text"]
    for (style, favor), seeds in sorted(found.items()):
        figures = []
        for texts in seeds.values():
            judged = {key: g for key, g in gold.items() if key in texts or len(texts) > len(gold) * 0.9}
            figures.append(summarise([score_page(texts.get(key, ""), g) for key, g in judged.items()]))
        click.echo(f"{style:12} {favor:10} {len(figures)} seeds  {_line(figures)}")


def _line(figures: Sequence[Figures]) -> str:
    """The mean of each figure over the seeds."""
    values: dict[str, list[float]] = defaultdict(list)
    for one in figures:
        told = {name: getattr(one, name) for name in FIGURES} | dict(sorted(one.by_type.items()))
        for name, value in told.items():
            if value is not None:
                values[name].append(value)
    return " ".join(f"{name}={fmean(some):.4f}" for name, some in values.items())
