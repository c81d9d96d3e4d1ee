"""Score each block of a page by how likely it is to be content; of a dump also what else its lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cleanpage.types import Page

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

    from cleanpage.tagger.bare import as_dump, is_bare, no_dump_has
    from cleanpage.tagger.features import html_features, text_features
    from cleanpage.tagger.network import load_network

    if not page.blocks:
        return Scores(np.zeros(0, np.float32))
    if page.kind == "html":
        features = html_features(page)
        by_markup = load_network("html").predict(features)
        if not is_bare(features):
            return Scores(by_markup)
        return Scores(
            np.where(no_dump_has(page), by_markup, load_network("text").predict(text_features(as_dump(page))))
        )
    from cleanpage.tagger.readers import going_on, load_reader, rates

    features = text_features(page)
    network = load_network("text")
    seen = network.seen(features)
    known = np.concatenate([features.values, seen], 1)
    lines = Lines(rates(load_reader("headline"), known), rates(load_reader("byline"), known))
    return Scores(network.content(seen), lines, going_on(load_reader("joins"), known))
