"""From probabilities to decisions: what is kept, as what, and why.

Each step may overrule the one before it on some blocks and says so; the last word's step and reason stay with
the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.declared import is_one_thing
from cleanpage.drops import DROPS_OF_LINES, DROPS_OF_PARTS, SENTENCE_ENDS, drop_teaser
from cleanpage.kinds import content_role, name_boilerplate
from cleanpage.tagger import best_expected_f1
from cleanpage.takes import TAKES, take_items, take_lead, take_listings, take_posters
from cleanpage.types import Block, Decision, Favor, Kind, Options, Page, Role

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cleanpage.site import Repeats

SHARES: dict[Favor, float] = {"precision": 0.8, "balanced": 0.55, "recall": 0.25}
"""A block is kept from this share of the best F1 that can be expected of its page, so a page that puzzles the tagger is
judged more mildly than a plain one. Half of it would make the expected F1 best (Lewis 1995; Lipton, Elkan and
Narayanaswamy 2014); a little more suits plain pages better and costs the others next to nothing. Cross-validated, the
rule gains 0.006 word F1 on HTML, and about as much on dumps, over one threshold for all pages (`training/NOTES.md`)."""
LEAST_F1: dict[Kind, float] = {"html": 0.25, "text": 0.2}
"""A page of which less can be expected has no article: better nothing than its least unlikely block. Only who favours
recall is given that. Cross-validated, two seeds: of the 22 pages of markup below it the gold of 16 is empty, and 0.0014
word F1 are gained over all, most of it on three pages of one shop; dumps, whose scores are surer, do not change."""
PLAIN_MIN_SCORE = 0.5
"""A page that declares itself to be one article, product or thread is judged no more mildly than by even odds, however
much it puzzles. Cross-validated, two seeds: 0.0012 and 0.0008 word F1, 0.0025 and 0.0033 on news; from 0.48 to 0.52 the
same. (Pages that declare a list or nothing lose 0.0005 to 0.0019 by it.)"""
NEVER = 2.0
"""A threshold that no score reaches."""


BY_SCORE = ("score", "reads and stands like the article")


def select(
    page: Page, scores: npt.NDArray[np.float32], options: Options, repeats: Repeats | None = None
) -> tuple[Decision, ...]:
    """Return a decision for each block of the page, in page order.

    `scores` is P(content) for each block: `(n_blocks,)`; `repeats` is what other pages of the site say of them.
    """
    if page.kind == "text":
        scores = of_sentences(page.blocks, scores)
    threshold = threshold_of(page, scores, options.favor)
    kept = (scores >= threshold).tolist()
    taken: dict[int, tuple[str, str]] = {}
    overruled: dict[int, tuple[str, Role, str]] = {}
    if repeats is not None:
        for i, reason in hear_site(kept, repeats, threshold).items():
            if kept[i]:
                overruled[i] = (hear_site.__name__, "repeated line", reason)
            else:
                taken[i] = (hear_site.__name__, reason)
            kept[i] = not kept[i]

    def take(step: str, found: dict[int, str]) -> None:
        for i, reason in found.items():
            kept[i] = True
            taken[i] = (step, reason)

    def drop(step: str, found: dict[int, tuple[Role, str]]) -> None:
        for i, (role, reason) in found.items():
            kept[i] = False
            overruled[i] = (step, role, reason)

    take(take_lead.__name__, take_lead(page, kept, scores))
    for taking in TAKES:
        take(taking.__name__, taking(page, kept))
    take(take_items.__name__, take_items(page, kept, scores, threshold / 2))
    take(take_listings.__name__, take_listings(page, kept, scores))
    for step in DROPS_OF_PARTS:
        drop(step.__name__, step(page, kept))
    drop(drop_teaser.__name__, drop_teaser(page, kept, scores))
    for step in DROPS_OF_LINES:
        drop(step.__name__, step(page, kept))
    posters = take_posters(page, kept)
    take(take_posters.__name__, posters)
    names = _Names(page, kept)
    title = page.hints.title
    decisions: list[Decision] = []
    for i, (block, score) in enumerate(zip(page.blocks, scores.tolist(), strict=True)):
        if kept[i]:
            role = "byline" if i in posters else content_role(block, title)
            decisions.append(Decision(block, score, True, role, *taken.get(i, BY_SCORE)))
        elif i in overruled:
            name, role, reason = overruled[i]
            decisions.append(Decision(block, score, False, role, name, reason))
        else:
            decisions.append(_Dropped(block, score, names, i))
    return tuple(decisions)


def threshold_of(page: Page, scores: npt.NDArray[np.float32], favor: Favor) -> float:
    """Return the score from which a block is kept; `NEVER` where the page seems to have no article."""
    expected, least = best_expected_f1(page.blocks, scores), LEAST_F1[page.kind]
    if expected < least and favor != "recall":
        return NEVER
    threshold = SHARES[favor] * max(expected, least)
    return max(threshold, PLAIN_MIN_SCORE) if favor != "recall" and is_one_thing(page.hints) else threshold


def of_sentences(blocks: Sequence[Block], scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the scores of blocks with each piece of a sentence given its mean, by characters: `(n_blocks,)`.

    A dump breaks sentences at links, and a word or two of a sentence look like a label. Cross-validated on dumps with a
    text node a line: 0.004 more 4-shingle F1, 0.001 word F1.

    >>> import numpy as np
    >>> blocks = Block("See the whole"), Block("list.", continues=True), Block("More.", continues=True)
    >>> [round(score, 2) for score in of_sentences(blocks, np.array([0.9, 0.0, 0.1])).tolist()]
    [0.65, 0.65, 0.1]
    """
    import numpy as np

    goes_on = [after.continues and before.text[-1] not in SENTENCE_ENDS for before, after in pairwise(blocks)]
    if not any(goes_on):
        return scores
    sentence = np.cumsum([False, *np.logical_not(goes_on)])
    sizes = np.array([len(block.text) for block in blocks])
    means: npt.NDArray[np.float32] = (np.bincount(sentence, scores * sizes) / np.bincount(sentence, sizes)).astype("f4")
    return means.take(sentence)


class _Names:
    """The kind of boilerplate that each block of a page is and what tells it, worked out when first asked for."""

    def __init__(self, page: Page, kept: Sequence[bool]) -> None:
        self._page = page
        self._kept = kept

    @cached_property
    def all(self) -> list[tuple[Role, str]]:
        return name_boilerplate(self._page, self._kept)


class _Dropped(Decision):
    """A block that its score dropped: decided like any other, but put into words only when somebody asks.

    A page has hundreds of them, and most callers want the article alone.
    """

    __slots__ = ("_at", "_names")

    def __init__(self, block: Block, score: float, names: _Names, at: int) -> None:
        self.block = block
        self.score = score
        self.kept = False
        self.step = "score"
        self._names = names
        self._at = at

    def __getattr__(self, name: str) -> str:
        if name not in ("role", "reason"):
            raise AttributeError(name)
        self.role, self.reason = self._names.all[self._at]
        return self.role if name == "role" else self.reason


def hear_site(kept: Sequence[bool], repeats: Repeats, threshold: float) -> dict[int, str]:
    """Turn a decision where other pages of the site hold the block, or where this one alone does; say why."""
    turned = [i for i, keep in enumerate((repeats.scores >= threshold).tolist()) if keep != kept[i]]
    return {i: _held_by(int(repeats.pages[i])) if kept[i] else "no other page of the site has it" for i in turned}


def _held_by(pages: int) -> str:
    return "another page of the site has it too" if pages == 1 else f"{pages} other pages of the site have it too"
