"""Fit what says which lines of a dump go on with the line before (`paragraphs.py` has the truth)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from cleanpage.segment.text_prose import rejoined
from cleanpage.tagger.network import Network
from cleanpage.tagger.readers import Reader, between, going_on
from training.dataset import CONTENT, RECORDED, UNKNOWN, Example, fold_of
from training.paragraphs import Paragraphs, truth
from training.readers import fit_reader, known_of, some_styles

PASSES, BATCH = 6, 4
MAX_LINES = 1200


class Dump(NamedTuple):
    """A dump with what is known of its lines, and the truth about them."""

    example: Example
    lines: torch.Tensor
    """`(n, n_known)`."""
    answers: torch.Tensor
    """`(n,)`."""


def dumps_of(examples: Sequence[Example], pages: dict[str, Paragraphs], network: Network) -> list[Dump]:
    """Return some dumps of each page, with the truth about them."""
    out = []
    for example in some_styles(examples):
        answers = torch.from_numpy(truth(example.page, pages[example.key]))[:MAX_LINES]
        if (answers != UNKNOWN).any():
            out.append(Dump(example, known_of(network, example)[:MAX_LINES], answers))
    return out


def fit_joins(dumps: Sequence[Dump]) -> dict[str, np.ndarray]:
    """Return the weights of a reader fitted to the dumps; each line whose answer is known counts the same."""
    total = sum(int((dump.answers != UNKNOWN).sum()) for dump in dumps) / len(dumps)

    def loss(i: int, read: torch.Tensor) -> torch.Tensor:
        answers = dumps[i].answers
        known = answers != UNKNOWN
        return cross_entropy(read[known], answers[known], reduction="sum") / total

    def widen(lines: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(between(lines.numpy()))

    return fit_reader([dump.lines for dump in dumps], loss, PASSES, BATCH, widen)


def rejoin(
    judged: Sequence[Example], taught: Sequence[Example], pages: dict[str, Paragraphs], network: Network
) -> list[Example]:
    """Return the examples to judge with their lines joined by a reader that learnt from the others."""
    reader = Reader.of(fit_joins(dumps_of(taught, pages, network)))
    verdicts = (going_on(reader, known_of(network, example).numpy()) for example in judged)
    return [
        replace(example, page=rejoined(example.page, goes_on))
        for example, goes_on in zip(judged, verdicts, strict=True)
    ]


def report(dumps: Sequence[Dump], folds: int, log: Callable[[str], None]) -> None:
    """Judge the lines of each dump's article by a reader that saw no dump of the site, beside what segmenting says."""
    found: dict[str, list[np.ndarray]] = {}
    for fold in range(folds):
        inside = [fold_of(dump.example.site, folds, 0) == fold for dump in dumps]
        reader = Reader.of(fit_joins([dump for dump, judged in zip(dumps, inside, strict=True) if not judged]))
        for dump, judged in zip(dumps, inside, strict=True):
            if judged:
                answers = dump.answers.numpy()
                asked = (answers != UNKNOWN) & (dump.example.labels[: len(answers)] == CONTENT)
                before = np.array([block.continues for block in dump.example.page.blocks[: len(answers)]])
                rows = np.stack([answers == 1, before, going_on(reader, dump.lines.numpy())], 1)
                found.setdefault(dump.example.style, []).append(rows[asked])
    for style in (*RECORDED, *sorted(set(found) - set(RECORDED))):
        right, *verdicts = np.concatenate(found[style]).T
        both = [(says & right).sum() / np.maximum((says.sum(), right.sum()), 1) for says in verdicts]
        figures = [f"precision {precision:.3f}, recall {recall:.3f}" for precision, recall in both]
        log(f"{style}: {right.sum()} of {len(right)} go on; segmenting {figures[0]}; read {figures[1]}")
