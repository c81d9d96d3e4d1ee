"""Which lines of a dump go on with the line before: the page's markup knows where its paragraphs end.

Two lines that follow each other belong together where a paragraph of the page holds the end of one and the beginning
of the other side by side. So the truth is the same for every style of dump, and for every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cleanpage.segment.text_prose import may_be_rejoined
from cleanpage.types import Page
from training.dataset import UNKNOWN, read_folder
from training.styles import units

SIDE = 40
"""Characters on each side of a line's end that are looked for."""
TELLING = 4
"""Fewer characters stand side by side by chance."""
PROSE_WORDS = 9
"""In a shorter paragraph of several pieces (`Price: 20 (3)`) it is a matter of taste whether they are one."""
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


def truth(page: Page, known: Paragraphs) -> np.ndarray:
    """Say of each block of a dump whether it goes on with the block before: `(n,)` float32, 1, 0 or `UNKNOWN`."""
    answers = [UNKNOWN]
    texts = [_SPACE.sub("", block.text) for block in page.blocks]
    for (before, block), (first, second) in zip(pairwise(page.blocks), pairwise(texts), strict=True):
        seam = first[-SIDE:] + second[:SIDE]
        if not may_be_rejoined(before, block) or len(seam) < TELLING or seam in known.others:
            answers.append(UNKNOWN)
        else:
            answers.append(float(seam in known.prose))
    return np.array(answers, np.float32)


def all_paragraphs(folders: Iterable[Path]) -> dict[str, Paragraphs]:
    """Return the paragraphs of each page of the folders."""
    return {source.key: paragraphs(source.markup) for folder in folders for source in read_folder(folder)}
