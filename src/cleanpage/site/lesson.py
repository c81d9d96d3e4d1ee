"""What a folder's counts say of a page's blocks, weighed against what the tagger says.

Repetition is evidence, not a verdict. A line that other pages of the site hold loses some of its odds of being
content, one that this page alone holds gains, the more so the more of the page is the site's. A sentence that the
tagger is sure of stays, on however many pages it stands.

The two amounts were chosen on sites with three pages or more, by taggers that saw none of them. On sites with five or
more the lesson gains 0.011 word F1 on dumps and 0.009 on markup; with amounts that other sites choose, 0.010 and 0.008
(`training/NOTES.md`, `python -m training site`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleanpage.site.lines import (
    Keys,
    Lines,
    by_line,
    ended,
    letters_of,
    lines_in_blocks,
    lines_of,
    numbers_of,
    pairs_of,
    pieces_of_blocks,
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
_KEPT = 0.5
_CERTAIN = 1e-6
_NOTHING: Keys = np.zeros(0, np.uint64)


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
        missed = _NOTHING if self.all_counted else self._missed(lines_of(_utf8(text), page.kind, site))
        pages = self.sketch.pages(pairs_of(_NOTHING, site))[0] + bool(len(missed))
        if pages < 2 or not page.blocks:
            return None
        return weigh(page, scores, self._by_block(page, text, site, missed) - 1, self.amounts)

    def _missed(self, lines: Lines) -> Keys:
        """Return what of a page was not counted: nothing or all of it."""
        return _NOTHING if self.sketch.has(lines) else lines.pairs

    def _by_block(self, page: Page, text: str, site: str, missed: Keys) -> Counts:
        """Return how many pages hold each block, this one among them; `missed` is what of it was not counted."""
        if page.kind == "html":
            pieces, longest = pieces_of_blocks(page.blocks)
            return self._by_line(letters_of(ended(pieces)), site, missed)[longest]
        letters = letters_of(read_lines(_utf8(text), "text"))
        pages = self._by_line(letters, site, missed).tolist()
        lines = letters.split(b"\0")
        found = lines_in_blocks(page.blocks, lines)
        return np.array([_middle([(pages[n], len(lines[n])) for n in numbers]) for numbers in found], np.intp)

    def _by_line(self, letters: bytes, site: str, missed: Keys) -> Counts:
        """Return how many pages hold each line beside one that stands beside it here."""
        numbers = numbers_of(letters)
        pairs = pairs_of(numbers, site)
        pages = self.sketch.pages(pairs)
        return by_line(pages + np.isin(pairs, missed) if len(missed) else pages, numbers)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


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
    share = size[repeated].sum() / size.sum()
    shift = np.where(others == 0, amounts.own * share, amounts.repeated * doublings)
    sure = np.clip(scores.astype(np.float64), _CERTAIN, 1 - _CERTAIN)
    odds = sure / (1 - sure) * np.exp(shift)
    heard = np.where(shift == 0, scores, odds / (1 + odds)).astype(np.float32)
    return Repeats(heard, np.maximum(others, 0))
