"""What the networks make of a page of markup: the one for markup, where it is in doubt the one for dumps as well.

The network for markup goes by names and structure. It knows no words, and where elements have no names that say what
they hold, a sanitiser took them or a program made them up, little is left. The network for dumps reads that better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from cleanpage.tagger import best_expected_f1
from cleanpage.tagger.chars import Floats
from cleanpage.tagger.features import NAMES, TEXT_TAGS, Features, text_features
from cleanpage.types import Block, Kind, Page

if TYPE_CHECKING:
    from cleanpage.tagger.network import Network

PLAIN = 0.9
"""The F1 that the network for markup can expect of a page (`best_expected_f1`) from which nobody else is asked: seven
pages in ten. With 0.85 a fifth of the gain is lost, with 0.8 two fifths; asking of all pages brings nothing more."""
OF_MARKUP, OF_DUMPS = 0.6, 0.2
"""What the log odds of each network count for: 0.6 and 0.4, with those of the network for dumps halved, as those of the
other are by its weights."""
_LEAST = np.float32(1e-6)
NAMED_SHARE = 0.3
"""Of the blocks."""
SET_OFF = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
"""Elements that stand between blank lines in a dump."""
TAGS_OF_DUMPS = frozenset(chain.from_iterable(TEXT_TAGS))


def score_markup(page: Page, features: Features, networks: Callable[[Kind], Network]) -> Floats:
    """Return P(content) for each block of a page of markup: `(n,)` float32.

    `features` are the page's, `networks` gives the network of a door. Cross-validated with two seeds, asking twice
    where one network is in doubt brings 0.003 word F1 (`training/NOTES.md`).
    """
    by_markup = networks("html").predict(features)
    bare = is_bare(features)
    if not bare and best_expected_f1(page.blocks, by_markup) >= PLAIN:
        return by_markup
    by_dump = networks("text").predict(text_features(as_dump(page)))
    if bare:
        return np.where(no_dump_has(page), by_markup, by_dump)
    odds = OF_MARKUP * _log_odds(by_markup) + OF_DUMPS * _log_odds(by_dump)
    both: Floats = np.where(_recurs(page), by_markup, (1 / (1 + np.exp(-odds))).astype(np.float32))
    return both


def _recurs(page: Page) -> list[bool]:
    """Say of each block whether another of its element says the same: a line of a song, which only looks like a copy
    where elements do not show."""
    lines = [(block.container, block.text) for block in page.blocks]
    times = Counter(lines)
    return [times[line] > 1 for line in lines]


def _log_odds(scores: Floats) -> Floats:
    inside: Floats = np.clip(scores, _LEAST, 1 - _LEAST)
    odds: Floats = np.log(inside / (1 - inside))
    return odds


def is_bare(features: Features) -> bool:
    """Say whether hardly a block of a page of markup lies in an element whose name says what it holds.

    Names that say nothing (`css-1x9f2k`) are none.

    Of 60 development pages that were stripped of names the network for dumps has word F1 0.924 (English) and 0.966
    (news), the one for markup 0.873 and 0.939; where names say nothing and all sections are `div` 0.926 and 0.969 for
    0.883 and 0.946; without sections and links 0.913 and 0.960 for 0.800 and 0.794. Of the real pages, cross-validated,
    16 have a share from 0.01 to 0.3: 0.914 for 0.878.
    """
    return float(features.values[:, NAMES].any(1).mean()) < NAMED_SHARE


def as_dump(page: Page) -> Page:
    """Return a page of markup, of at least one block, with its blocks set apart as those of a dump are."""
    columns: dict[str, Sequence[Any]] = dict(zip(Block._fields, zip(*page.blocks, strict=True), strict=True))
    columns["gap"] = [1, *(int(_apart(before, after)) for before, after in pairwise(page.blocks))]
    columns["tag"] = [tag if tag in TAGS_OF_DUMPS else "p" for tag in columns["tag"]]
    return page._replace(blocks=tuple(map(Block._make, zip(*columns.values(), strict=True))))


def no_dump_has(page: Page) -> list[bool]:
    """Say of each block of a page of markup whether no dump has it: it is hidden, or none of the visible page."""
    return [block.hidden or block.origin != "page" for block in page.blocks]


def _apart(before: Block, after: Block) -> bool:
    """Say whether a blank line would stand between two blocks."""
    if after.breaks:
        return after.breaks > 1
    lists_end = (before.tag == "li") != (after.tag == "li") or (before.row < 0) != (after.row < 0)
    return lists_end or not SET_OFF.isdisjoint((before.tag, after.tag))
