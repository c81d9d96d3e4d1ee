"""Fit what says which lines of a dump go on with the line before: the page's markup knows where its paragraphs end.

Two lines that follow each other belong together where a paragraph of the page holds the end of one and the beginning
of the other side by side. So the truth is the same for every style of dump, and for every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from cleanpage.decode import decode
from cleanpage.segment.text_prose import may_be_rejoined, rejoined
from cleanpage.tagger.network import Network
from cleanpage.tagger.readers import Reader, between, going_on
from cleanpage.types import Document, Page
from training.dataset import RECORDED, Example, fold_of, read_folder
from training.readers import fit_reader, known_of, some_styles
from training.styles import units

PASSES, BATCH = 6, 4
SIDE = 40
"""Characters on each side of a line's end that are looked for."""
TELLING = 4
"""Fewer characters stand side by side by chance."""
PROSE_WORDS = 9
"""In a shorter paragraph of several pieces (`Price: 20 (3)`) it is a matter of taste whether they are one."""
MAX_LINES = 1200
UNKNOWN = -1.0
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\ufeff]+")


class Paragraphs(NamedTuple):
    """All paragraphs of a page, without white space, a line each."""

    prose: str
    others: str
    """Those whose pieces may be taken for one or for several: menus, code, short ones."""


def paragraphs(html: str) -> Paragraphs:
    """Return the paragraphs that a page's markup shows."""
    found: tuple[list[str], list[str]] = ([], [])
    for unit in units(html, visible=False):
        for runs in unit.cells:
            several = [run for run in runs if run.text.strip("\x00 \n\t")]
            menu = all(run.href for run in several)
            for text in "".join(run.text for run in runs).split("\x00"):
                doubtful = len(several) > 1 and (menu or len(text.split()) < PROSE_WORDS)
                found[doubtful or unit.tag == "pre"].append(_SPACE.sub("", text))
    return Paragraphs(*("\n".join(filter(None, texts)) for texts in found))


def truth(page: Page, known: Paragraphs) -> torch.Tensor:
    """Say of each block of a dump whether it goes on with the block before: `(n,)`, 1, 0 or `UNKNOWN`."""
    answers = [UNKNOWN]
    texts = [_SPACE.sub("", block.text) for block in page.blocks]
    for (before, block), (first, second) in zip(pairwise(page.blocks), pairwise(texts), strict=True):
        seam = first[-SIDE:] + second[:SIDE]
        if not may_be_rejoined(before, block) or len(seam) < TELLING or seam in known.others:
            answers.append(UNKNOWN)
        else:
            answers.append(float(seam in known.prose))
    return torch.tensor(answers)


def all_paragraphs(folders: Iterable[Path]) -> dict[str, Paragraphs]:
    """Return the paragraphs of each page of the folders."""
    return {
        source.key: paragraphs(decode(Document(source.html, source.key)))
        for folder in folders
        for source in read_folder(folder)
    }


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
        answers = truth(example.page, pages[example.key])[:MAX_LINES]
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
                n = len(dump.answers)
                asked = (dump.answers.numpy() != UNKNOWN) & (dump.example.labels[:n] == 1)
                before = np.array([block.continues for block in dump.example.page.blocks[:n]])
                rows = np.stack([dump.answers.numpy() == 1, before, going_on(reader, dump.lines.numpy())], 1)
                found.setdefault(dump.example.style, []).append(rows[asked])
    for style in (*RECORDED, *sorted(set(found) - set(RECORDED))):
        right, *verdicts = np.concatenate(found[style]).T
        both = [(says & right).sum() / np.maximum((says.sum(), right.sum()), 1) for says in verdicts]
        figures = [f"precision {precision:.3f}, recall {recall:.3f}" for precision, recall in both]
        log(f"{style}: {right.sum()} of {len(right)} go on; segmenting {figures[0]}; read {figures[1]}")
