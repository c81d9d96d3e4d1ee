"""What a folder's counts say of a page's blocks, weighed against what the tagger says.

Repetition is evidence, not a verdict. A line that other pages of the site hold loses some of its odds of being
content, one that this page alone holds gains, the more so the more of the page is the site's. A sentence that the
tagger is sure of stays, on however many pages it stands.

The two amounts were chosen on sites with three pages or more, by taggers that saw none of them. On sites with five or
more the lesson gains 0.008 word F1 on dumps and 0.006 on markup; with amounts that other sites choose, 0.006 and 0.008
(`training/NOTES.md`, `python -m training site`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleanpage.site.lines import (
    EMPTY_LINE,
    ended,
    keys_of,
    letters_of,
    line_of_block,
    lines_in_blocks,
    lines_of,
    read_lines,
    site_of,
)
from cleanpage.site.sketch import Counts, Sketch
from cleanpage.types import Page

Floats = npt.NDArray[np.float32]

DOUBLINGS = 3
"""More say nothing more: what stands on eight pages stands on all."""
COPY_SHARE = 0.7
"""Where so much of the text that the tagger keeps stands on other pages, those are copies of this one."""
CHANCE_CHARS = 25
"""Shorter lines stand on other pages by chance, as `The` before a link does; they tell something only beside another
line that other pages hold, as in a menu."""
_KEPT = 0.5
_CERTAIN = 1e-6


class Amounts(NamedTuple):
    """What is added to the logit of a block's score."""

    repeated: float = -1.0
    """Each time that the number of pages that hold it doubles."""
    own: float = 2.0
    """Where no other page holds it, times the share of the page's text that others hold."""


class Repeats(NamedTuple):
    """What a lesson says of one page."""

    scores: Floats
    """P(content) of each block, the site considered: `(n_blocks,)`."""
    pages: Counts
    """How many other pages hold each block: `(n_blocks,)`."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a folder of pages taught."""

    sketch: Sketch
    all_counted: bool = False
    """Whether each page that it is asked about is one of those that were counted."""
    amounts: Amounts = Amounts()  # noqa: RUF009 - immutable

    def hear(self, page: Page, scores: Floats, text: str, url: str | None) -> Repeats | None:
        """Return what the lesson says of a page; None where it has nothing to say, as of a site's only page.

        `text` is what the page was cut from, `url` where it came from, `scores` what the tagger says: `(n_blocks,)`.
        """
        site = site_of(url, text, page.kind)
        pages = int(self.sketch.pages(keys_of(EMPTY_LINE, site))[0])
        if not pages or not page.blocks:
            return None
        counted = self.all_counted or self.sketch.has(lines_of(text.encode("utf-8", "replace"), page.kind, site))
        if pages == int(counted):
            return None
        held = self._by_block(page, text, site)
        return weigh(page, scores, held - 1 if counted else held, self.amounts)

    def _by_block(self, page: Page, text: str, site: str) -> Counts:
        """Return how many pages hold each block."""
        if page.kind == "html":
            return self.sketch.pages(keys_of(letters_of(ended(map(line_of_block, page.blocks))), site))
        letters = letters_of(read_lines(text.encode("utf-8", "replace"), "text"))
        pages = self.sketch.pages(keys_of(letters, site)).tolist()
        lines = letters.split(b"\0")
        found = lines_in_blocks(page.blocks, lines)
        return np.array([_middle([(pages[n], len(lines[n])) for n in numbers]) for numbers in found], np.intp)


def _middle(lines: Sequence[tuple[int, int]]) -> int:
    """Return the number of pages that hold half of the lines, each given with its size; 0 for no lines."""
    left = sum(size for _, size in lines) / 2
    for pages, size in sorted(lines):
        left -= size
        if left <= 0:
            return pages
    return 0


def weigh(page: Page, scores: Floats, others: Counts, amounts: Amounts) -> Repeats | None:
    """Return the scores with what is known of each block's repetition; `others` is -1 where nothing is.

    None for a page that has copies: what is the site's, copies cannot tell.
    """
    size = np.array([len(block.text) for block in page.blocks])
    kept, repeated = scores >= _KEPT, others > 0
    if not repeated.any() or size[kept & repeated].sum() > COPY_SHARE * size[kept].sum():
        return None
    doublings = np.minimum(np.log2(1 + np.maximum(others, 0)), DOUBLINGS)
    telling = (size >= CHANCE_CHARS) | _beside(repeated)
    share = size[repeated].sum() / size.sum()
    shift = np.where(others == 0, amounts.own * share, amounts.repeated * doublings * telling)
    sure = np.clip(scores.astype(np.float64), _CERTAIN, 1 - _CERTAIN)
    odds = sure / (1 - sure) * np.exp(shift)
    heard = np.where(shift == 0, scores, odds / (1 + odds)).astype(np.float32)
    return Repeats(heard, np.maximum(others, 0))


def _beside(repeated: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return, for each block, whether the one before it or the one after it is repeated."""
    beside = np.zeros_like(repeated)
    beside[1:] |= repeated[:-1]
    beside[:-1] |= repeated[1:]
    return beside
