"""Which line of a dump is its headline: read off what the tagger for dumps sees of each line.

A small network of its own, on top of the tagger's last layer, which stays as it is. Markup needs none: it names its
headline.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cleanpage.tagger.chars import Floats
from cleanpage.tagger.weights import unpack

if TYPE_CHECKING:
    import numpy.typing as npt


class HeadlineReader(NamedTuple):
    """The weights, arranged for multiplication from the right; float32."""

    enter: Floats
    """`(n_features + width, n_hidden)`: from a line's features and from the tagger's last layer."""
    enter_bias: Floats
    leave: Floats
    """`(n_hidden, 1)`."""
    leave_bias: Floats

    @classmethod
    def of(cls, weights: Mapping[str, npt.NDArray[Any]]) -> HeadlineReader:
        """Arrange the weights, which go by the names that training gives them."""
        w = {name: array.astype(np.float32) for name, array in weights.items()}
        enter = (w["enter.weight"] / w["scale"]).T  # the inputs' mean and scale go into the first layer
        return cls(
            np.ascontiguousarray(enter), w["enter.bias"] - w["mean"] @ enter, w["leave.weight"].T, w["leave.bias"]
        )

    def rate(self, values: Floats, seen: Floats) -> Floats:
        """Return the log of the probability that each line is the page's headline: `(n,)` float32, from the features
        `(n, n_features)` and what the tagger sees `(n, width)`. A page may have none."""
        hidden = np.maximum(np.concatenate([values, seen], 1) @ self.enter + self.enter_bias, 0)
        out = (hidden @ self.leave + self.leave_bias)[:, 0]
        top = max(float(out.max()), 0.0)
        rates: Floats = out - np.float32(top + np.log(np.exp(out - top).sum() + np.exp(-top)))  # 0 is what none rates
        return rates


@lru_cache(maxsize=1)
def load_headline_reader() -> HeadlineReader:
    """Return the reader, read once from the package."""
    with open(os.path.join(os.path.dirname(__file__), "headline.weights"), "rb") as stream:
        return HeadlineReader.of(unpack(stream.read())[0])
