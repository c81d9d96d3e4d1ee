"""Score each block of a page by how likely it is to be content; of a dump also what else its lines are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cleanpage.types import Block, Page

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


Rates: TypeAlias = "npt.NDArray[np.float32]"
Verdicts: TypeAlias = "npt.NDArray[np.bool_]"


class Lines(NamedTuple):
    """How the lines of a dump rate as those that tell of the article, each `(n,)`: the log of a probability."""

    headline: Rates
    byline: Rates


class Scores(NamedTuple):
    """What the tagger says of a page of n blocks."""

    content: Rates
    """P(content) for each block: `(n,)`."""
    lines: Lines | None = None
    """Of a dump."""
    goes_on: Verdicts | None = None
    """Of a dump, whether each block goes on with the sentence or paragraph of the block before it: `(n,)`."""


def score(page: Page) -> Scores:
    """Return how likely each block of the page is to be content, and of a dump what else its lines are."""
    import numpy as np

    from cleanpage.tagger.features import html_features, text_features
    from cleanpage.tagger.network import load_network

    if not page.blocks:
        return Scores(np.zeros(0, np.float32))
    if page.kind == "html":
        from cleanpage.tagger.markup import score_markup

        return Scores(score_markup(page, html_features(page), load_network))
    from cleanpage.tagger.readers import going_on, load_reader, rates

    features = text_features(page)
    network = load_network("text")
    seen = network.seen(features)
    known = np.concatenate([features.values, seen], 1)
    lines = Lines(rates(load_reader("headline"), known), rates(load_reader("byline"), known))
    return Scores(network.content(seen), lines, going_on(load_reader("joins"), known))


def best_expected_f1(blocks: Sequence[Block], scores: npt.NDArray[np.float32]) -> float:
    """Return the F1 by characters, 0 to 1, that is expected of keeping the likeliest blocks, however many is best.

    `scores` is P(content) for each block: `(n_blocks,)`. Expected is the usual approximation, a ratio of expectations.

    >>> import numpy as np
    >>> sure, doubtful = np.array([1.0, 0.0]), np.array([0.4, 0.4])
    >>> blocks = Block("A line."), Block("A line.")
    >>> round(best_expected_f1(blocks, sure), 2), round(best_expected_f1(blocks, doubtful), 2)
    (1.0, 0.57)
    """
    import numpy as np

    sizes = np.array([len(block.text) for block in blocks])
    likeliest = np.argsort(-scores)
    right = (scores * sizes)[likeliest].cumsum()
    kept = sizes[likeliest].cumsum()
    return float((2 * right / (kept + right[-1:])).max(initial=0))
