"""Fit what rates the lines of a dump as its byline: a line is right that holds the name of who wrote the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from cleanpage.metadata.lines import MAX_LINE_CHARS
from cleanpage.metadata.titles import fold
from cleanpage.tagger.network import Network
from cleanpage.tagger.readers import Reader, rates
from training.dataset import RECORDED, Example, fold_of
from training.headline import MAX_LINES, Lines, fit
from training.readers import known_of, some_styles

Names = Collection[str]
_BETWEEN_NAMES = re.compile(r"[,;&\n]|\band\b")


def authors(folders: Iterable[Path]) -> dict[str, Names]:
    """Return the names of who wrote each page, none where nobody is named; folders without authors say nothing."""
    found: dict[str, Names] = {}
    for folder in folders:
        golds = {path.stem: json.loads(path.read_text("utf-8")) for path in (folder / "gold").glob("*.json")}
        named = {page: _names(gold["ground_truth"].get("author") or "") for page, gold in golds.items()}
        if any(named.values()):
            found |= named
    return found


def _names(author: str) -> Names:
    return {name for name in map(fold, _BETWEEN_NAMES.split(author)) if name}


def named_lines(network: Network, example: Example, names: Names) -> Lines:
    """Return a dump's lines with what is known of each, and which hold one of the names."""
    texts = [block.text for block in example.page.blocks[:MAX_LINES]]
    folded = [fold(text) if names and len(text) <= MAX_LINE_CHARS else "" for text in texts]
    holds = torch.tensor([float(any(name in text for name in names)) for text in folded])
    return Lines(example.site, known_of(network, example)[:MAX_LINES], holds)


def fit_bylines(
    examples: Sequence[Example], known: dict[str, Names], network: Network, folds: int, log: Callable[[str], None]
) -> dict[str, np.ndarray]:
    """Return the weights of a reader fitted to the dumps, and tell how often others find a byline on unseen sites."""
    examples = [example for example in some_styles(examples) if example.key in known]
    lines = [named_lines(network, example, known[example.key]) for example in examples]
    found: dict[str, list[bool]] = {}
    for fold_number in range(folds):
        inside = [fold_of(example.site, folds, 0) == fold_number for example in examples]
        reader = Reader.of(fit([dump for dump, judged in zip(lines, inside, strict=True) if not judged]))
        for example, dump, judged in zip(examples, lines, inside, strict=True):
            if judged and example.style in RECORDED and dump.closeness.any():
                best = int(rates(reader, dump.inputs.numpy()).argmax())
                found.setdefault(example.style, []).append(bool(dump.closeness[best]))
    for style, right in found.items():
        log(f"{style}: {len(right)} dumps with a byline, {sum(right) / len(right):.3f} of them rate one highest")
    return fit(lines)
