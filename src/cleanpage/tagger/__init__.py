"""Score each block of a page by how likely it is to be content, or the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cleanpage.types import Page

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


Rates: TypeAlias = "npt.NDArray[np.float32]"


class Scores(NamedTuple):
    """What the tagger says of a page of n blocks."""

    content: Rates
    """P(content) for each block: `(n,)`."""
    headline: Rates | None = None
    """Of a dump, the log of the probability that each block is its headline: `(n,)`."""


def score(page: Page) -> Scores:
    """Return how likely each block of the page is to be content, and which line of a dump its headline."""
    import numpy as np

    from cleanpage.tagger.features import html_features, text_features
    from cleanpage.tagger.network import load_network

    if not page.blocks:
        return Scores(np.zeros(0, np.float32))
    network = load_network(page.kind)
    if page.kind == "html":
        return Scores(network.predict(html_features(page)))
    from cleanpage.tagger.headline import load_headline_reader

    features = text_features(page)
    seen = network.seen(features)
    return Scores(network.content(seen), load_headline_reader().rate(features.values, seen))
