"""The trained network in NumPy: dilated convolutions over the blocks, each shown what its surroundings hold.

A block's surroundings are the containers around it, its siblings of one shape, blocks of the same text, and the
page. `training/` fits the weights and tests that this arithmetic is the same as there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cleanpage.tagger.chars import Floats
from cleanpage.tagger.features import Features, Ints
from cleanpage.tagger.weights import NOTHING_KNOWN, unpack
from cleanpage.tagger.words import A_BLOCK, FirstWords, Vocabulary
from cleanpage.types import Kind

if TYPE_CHECKING:
    import numpy.typing as npt

DILATIONS = (1, 2, 4)


class Layer(NamedTuple):
    """A round of looking around: what of a block is pooled, and how it, its neighbours and the means change it."""

    dilation: int
    down: Floats
    down_bias: Floats
    before: Floats
    """`(width, width)`, as `here` and `after`: what is added for the block that stands `dilation` before."""
    here: Floats
    after: Floats
    up: Floats
    """`(sources * pooled, width)`: what is added for the means."""
    bias: Floats


class Network(NamedTuple):
    """The weights of one door, arranged for multiplication from the right; float32, unless said otherwise."""

    known: Vocabulary
    """The words that it knows; none where it goes by structure alone."""
    vectors: npt.NDArray[Any]
    """`(1 + n_rows, d)`: what the words of each row say, nothing in row 0, which is that of all other words. As it is
    stored: a page needs a few hundred rows of it."""
    enter_vector: Floats
    enter: Floats
    enter_bias: Floats
    layers: tuple[Layer, ...]
    leave: Floats
    leave_bias: Floats

    @classmethod
    def of(cls, weights: Mapping[str, npt.NDArray[Any]], known: Vocabulary = NOTHING_KNOWN) -> Network:
        """Arrange the weights, which go by the names that training gives them, and the words that it knows."""
        w = {name: array.astype(np.float32) for name, array in weights.items() if name != "vectors"}
        enter = w["enter.weight"] / w["scale"]  # the features' mean and scale go into the first layer
        layers = []
        for i, dilation in enumerate(DILATIONS):
            down, up = (_columns(w[f"pools.{i}.{name}.weight"]) for name in ("down", "up"))
            before, here, after = map(_columns, np.split(w[f"convolutions.{i}.weight"], 3, 1))
            bias = w[f"convolutions.{i}.bias"] + w[f"pools.{i}.up.bias"]
            layers.append(Layer(dilation, down, w[f"pools.{i}.down.bias"], before, here, after, up, bias))
        enter_bias: Floats = (w["enter.bias"] - enter @ w["mean"]).astype(np.float32)
        return cls(
            known, weights["vectors"], _columns(w["enter_vector.weight"]), _columns(enter), enter_bias, tuple(layers),
            _columns(w["leave.weight"]), w["leave.bias"],
        )  # fmt: skip

    def predict(self, features: Features) -> Floats:
        """Return P(content) for each block: `(n,)` float32."""
        return self.content(self.seen(features))

    def seen(self, features: Features) -> Floats:
        """Return what the network sees of each block, its last layer but one: `(n, width)` float32."""
        surroundings = Surroundings.of(features)
        hidden = features.values @ self.enter + self.enter_bias
        if features.first_words is not None:
            hidden += self.said(features.first_words, features.words) @ self.enter_vector
        hidden = _relu(hidden)
        for d, down, down_bias, before, here, after, up, bias in self.layers:
            change = surroundings.means(_relu(hidden @ down + down_bias)) @ up
            change += bias
            change += hidden @ here
            change[d:] += hidden[:-d] @ before
            change[:-d] += hidden[d:] @ after
            hidden += _relu(change)
        return hidden

    def content(self, seen: Floats) -> Floats:
        """Return P(content) for each block, from what is seen of it: `(n,)` float32."""
        out = seen @ self.leave + self.leave_bias
        inside = 1 / (1 + np.exp(-np.clip(out[:, 0], -30, 30)))
        if out.shape[1] == 1:
            alone: Floats = inside.astype(np.float32)
            return alone
        # Inside the article: it has begun by this block, and had not ended before it.
        begins, ends = _softmax(out[:, 1]), _softmax(out[:, 2])
        begun, ended = np.cumsum(begins), np.cumsum(ends) - ends
        within: Floats = (inside * np.clip(begun * (1 - ended), 0, 1)).astype(np.float32)
        return within

    def said(self, first: FirstWords, words: Floats) -> Floats:
        """Return the mean vector of the first words of each block: `(n, d)`; `words` is how many it has: `(n,)`."""
        vectors = self.vectors.take(self.known.rows_of(first.bare()), 0).astype(np.float32)
        total: Floats = np.zeros((len(first.number) + 1, vectors.shape[1]), np.float32)
        total[1:] = np.cumsum(vectors.take(first.number, 0), 0, dtype=np.float64)
        ends = np.cumsum(first.counts)
        sums = total.take(ends, 0) - total.take(ends - first.counts, 0)
        said: Floats = sums / np.clip(words, 1, A_BLOCK)[:, None]
        return said


class Surroundings(NamedTuple):
    """The stretches and groups of blocks over which a page's means are taken, and which of them are a block's own."""

    weight: Floats  # (n, 1)
    starts: Ints  # (s,): of the stretches
    ends: Ints  # (s,)
    order: Ints  # the blocks, sorted anew for each grouping
    firsts: Ints  # (g,): where in that order each group begins
    share: Floats  # (s + g, 1): one over the weight of each stretch and group
    sources: Ints  # (n, r): the numbers of a block's own stretches and groups

    @classmethod
    def of(cls, features: Features) -> Surroundings:
        n = len(features.words)
        weight = np.log1p(features.words) + np.float32(0.1)
        mass = np.zeros(n + 1)
        np.cumsum(weight, dtype=np.float64, out=mass[1:])
        starts, ends = features.stretches
        # Groups are numbered in order of appearance, without gaps: so are those of all groupings, one after the other.
        counts = features.groups.max(0) + 1
        numbers = features.groups + (np.cumsum(counts) - counts)
        groups = numbers.T.ravel()
        sizes = np.bincount(groups)
        of_groups = np.bincount(groups, np.tile(weight, len(counts)))
        share = 1 / np.maximum(np.concatenate([mass[ends] - mass[starts], of_groups]), 1e-6)
        return cls(
            weight[:, None], starts, ends, np.argsort(groups, kind="stable") % n, np.cumsum(sizes) - sizes,
            share.astype(np.float32)[:, None], np.concatenate([features.shown, numbers + len(starts)], 1),
        )  # fmt: skip

    def means(self, values: Floats) -> Floats:
        """Return the means of `(n, k)` values over each block's stretches and groups: `(n, sources * k)`."""
        weighted = values * self.weight
        # Added up in single precision, the short stretches far down a long page would be lost.
        total = np.zeros((len(values) + 1, values.shape[1]), np.float32)
        total[1:] = np.cumsum(weighted, 0, dtype=np.float64)
        of_stretches = total.take(self.ends, 0) - total.take(self.starts, 0)
        of_groups = np.add.reduceat(weighted.take(self.order, 0), self.firsts)
        means = np.concatenate([of_stretches, of_groups])
        means *= self.share
        return means.take(self.sources, 0).reshape(len(values), -1)


def _columns(weight: Floats) -> Floats:
    """A layer's weights, one column an output, laid out for a multiplication from the right."""
    return np.ascontiguousarray(weight.T, np.float32)


def _relu(x: Floats) -> Floats:
    out: Floats = np.maximum(x, 0, out=x)
    return out


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max())
    out: Floats = e / e.sum()
    return out


@lru_cache(maxsize=2)
def load_network(kind: Kind) -> Network:
    """Return the network of one door, read once from the package."""
    return read_network(os.path.join(os.path.dirname(__file__), f"{kind}.weights"))


def read_network(path: str | os.PathLike[str]) -> Network:
    """Return the network whose weights lie in a file (`weights.py` says how)."""
    with open(path, "rb") as stream:
        return Network.of(*unpack(stream.read()))
