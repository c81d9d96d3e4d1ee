"""Score each block of a page by how likely it is to be content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.types import Page

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def score(page: Page) -> npt.NDArray[np.float32]:
    """Return P(content) for each block of the page: `(n_blocks,)` float32."""
    import numpy as np

    from cleanpage.tagger.features import html_features, text_features
    from cleanpage.tagger.network import load_network

    if not page.blocks:
        return np.zeros(0, np.float32)
    features = html_features(page) if page.kind == "html" else text_features(page)
    return load_network(page.kind).predict(features)
