"""What else is read off what the tagger for dumps sees of each line: headline, byline, and which go on.

A small network each, on top of the tagger's last layer, which stays as it is. Markup needs none: it names its
headline and its author, and says where a paragraph ends.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from cleanpage.tagger.chars import Bools, Floats
from cleanpage.tagger.weights import unpack

if TYPE_CHECKING:
    import numpy.typing as npt

LIKELY = -0.85
"""Log odds, those of three in ten, from which a line goes on with the one before. Cross-validated, the more are joined
the better, down to one in four (`training/NOTES.md`)."""


class Reader(NamedTuple):
    """The weights, arranged for multiplication from the right; float32."""

    enter: Floats
    """`(n_inputs, n_hidden)`."""
    enter_bias: Floats
    leave: Floats
    """`(n_hidden, 1)`."""
    leave_bias: Floats

    @classmethod
    def of(cls, weights: Mapping[str, npt.NDArray[Any]]) -> Reader:
        """Arrange the weights, which go by the names that training gives them."""
        w = {name: array.astype(np.float32) for name, array in weights.items()}
        enter = (w["enter.weight"] / w["scale"]).T  # the inputs' mean and scale go into the first layer
        return cls(
            np.ascontiguousarray(enter), w["enter.bias"] - w["mean"] @ enter, w["leave.weight"].T, w["leave.bias"]
        )

    def read(self, inputs: Floats) -> Floats:
        """Return one number for each row of `(n, n_inputs)`: `(n,)` float32."""
        hidden = np.maximum(inputs @ self.enter + self.enter_bias, 0)
        out: Floats = (hidden @ self.leave + self.leave_bias)[:, 0]
        return out


def rates(reader: Reader, lines: Floats) -> Floats:
    """Return the log of the probability that each line is the one that is looked for: `(n,)` float32.

    `lines` is what is known of each, its features and what the tagger sees: `(n, n_features + width)`. A page may
    have none.
    """
    out = reader.read(lines)
    top = max(float(out.max()), 0.0)
    logs: Floats = out - np.float32(top + np.log(np.exp(out - top).sum() + np.exp(-top)))  # 0 is what none rates
    return logs


def going_on(reader: Reader, lines: Floats) -> Bools:
    """Say of each line whether it goes on with the sentence or paragraph of the line before: `(n,)`.

    `lines` is as above. The reader is shown each between its neighbours.
    """
    likely: Bools = reader.read(between(lines)) > LIKELY
    return likely


def between(lines: Floats) -> Floats:
    """Return each row after the one before it and ahead of the next, zeros where there is none: `(n, 3 * k)`."""
    padded = np.zeros((len(lines) + 2, lines.shape[1]), np.float32)
    padded[1:-1] = lines
    return np.concatenate([padded[:-2], padded[1:-1], padded[2:]], 1)


@lru_cache(maxsize=3)
def load_reader(name: Literal["headline", "byline", "joins"]) -> Reader:
    """Return a reader, read once from the package."""
    with open(os.path.join(os.path.dirname(__file__), f"{name}.weights"), "rb") as stream:
        return Reader.of(unpack(stream.read())[0])
