"""The trained network in NumPy: dilated convolutions over the blocks, each shown what its surroundings hold.

A block's surroundings are the containers around it, its siblings of one shape, blocks of the same text, and the
page. `training/` fits the weights and tests that this arithmetic is the same as there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from cleanpage.tagger.chars import Floats
from cleanpage.tagger.features import Features, Ints
from cleanpage.tagger.weights import unpack
from cleanpage.types import Kind

DILATIONS = (1, 2, 4)


class Layer(NamedTuple):
    """A round of looking around: what of a block is pooled, and how it, its neighbours and the means change it."""

    dilation: int
    down: Floats
    down_bias: Floats
    step: Floats
    """`(3 * width + sources * pooled, width)`: for the block before, the block, the block after, then the means."""
    step_bias: Floats


class Network(NamedTuple):
    """The weights of one door, float32, arranged for multiplication from the right."""

    enter: Floats
    enter_bias: Floats
    layers: tuple[Layer, ...]
    leave: Floats
    leave_bias: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> Network:
        """Arrange the weights, which go by the names that training gives them."""
        w = weights
        enter = w["enter.weight"] / w["scale"]  # the features' mean and scale go into the first layer
        layers = []
        for i, dilation in enumerate(DILATIONS):
            step = np.concatenate([w[f"convolutions.{i}.weight"], w[f"pools.{i}.up.weight"]], 1)
            step_bias = w[f"convolutions.{i}.bias"] + w[f"pools.{i}.up.bias"]
            down = w[f"pools.{i}.down.weight"]
            layers.append(Layer(dilation, _columns(down), w[f"pools.{i}.down.bias"], _columns(step), step_bias))
        bias: Floats = (w["enter.bias"] - enter @ w["mean"]).astype(np.float32)
        return cls(_columns(enter), bias, tuple(layers), _columns(w["leave.weight"]), w["leave.bias"])

    def predict(self, features: Features) -> Floats:
        """Return P(content) for each block: `(n,)` float32."""
        surroundings = Surroundings.of(features)
        hidden = _relu(features.values @ self.enter + self.enter_bias)
        n, width = hidden.shape
        seen = np.zeros((n, len(self.layers[0].step)), np.float32)
        for d, down, down_bias, step, step_bias in self.layers:
            if n > d:
                seen[d:, :width] = hidden[:-d]
                seen[:-d, 2 * width : 3 * width] = hidden[d:]
            seen[:d, :width] = seen[-d:, 2 * width : 3 * width] = 0  # beyond the ends of the page
            seen[:, width : 2 * width] = hidden
            surroundings.means(_relu(hidden @ down + down_bias), out=seen[:, 3 * width :])
            hidden += _relu(seen @ step + step_bias)
        out = hidden @ self.leave + self.leave_bias
        inside = 1 / (1 + np.exp(-np.clip(out[:, 0], -30, 30)))
        if out.shape[1] == 1:
            alone: Floats = inside.astype(np.float32)
            return alone
        # Inside the article: it has begun by this block, and had not ended before it.
        begins, ends = _softmax(out[:, 1]), _softmax(out[:, 2])
        begun, ended = np.cumsum(begins), np.cumsum(ends) - ends
        within: Floats = (inside * np.clip(begun * (1 - ended), 0, 1)).astype(np.float32)
        return within


class Surroundings(NamedTuple):
    """The stretches and groups of blocks over which a page's means are taken, sorted once a page."""

    weight: Floats  # (n, 1)
    starts: Ints  # (n, r)
    ends: Ints  # (n, r)
    range_share: Floats  # (n, r, 1): one over the range's weight
    orders: tuple[tuple[Ints, Ints, Ints, Floats], ...]  # per grouping: order, starts of groups, group of each, share

    @classmethod
    def of(cls, features: Features) -> Surroundings:
        weight = np.log1p(features.words) + np.float32(0.1)
        mass = np.zeros(len(weight) + 1)
        np.cumsum(weight, dtype=np.float64, out=mass[1:])
        starts, ends = np.ascontiguousarray(features.ranges[..., 0]), np.ascontiguousarray(features.ranges[..., 1])
        range_share = (1 / np.maximum(mass[ends] - mass[starts], 1e-6)).astype(np.float32)[..., None]
        orders: list[tuple[Ints, Ints, Ints, Floats]] = []
        for groups in features.groups.T:
            order = np.argsort(groups, kind="stable")
            ranked = groups[order]
            firsts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
            group_share: Floats = (1 / np.maximum(np.add.reduceat(weight[order], firsts), 1e-6)).astype(np.float32)
            orders.append((order, firsts, groups, group_share[:, None]))
        return cls(weight[:, None], starts, ends, range_share, tuple(orders))

    def means(self, values: Floats, out: Floats) -> None:
        """Write the means of `(n, k)` values over every range and group of each block to `out`: `(n, sources * k)`."""
        n, k = values.shape
        weighted = values * self.weight
        # Sums of single precision would lose the short ranges far down a long page.
        total = np.zeros((n + 1, k))
        np.cumsum(weighted, 0, out=total[1:])
        ranges = self.starts.shape[1]
        sums = (total.take(self.ends, 0) - total.take(self.starts, 0)).astype(np.float32)
        sums *= self.range_share
        out[:, : ranges * k] = sums.reshape(n, -1)
        for number, (order, firsts, groups, share) in enumerate(self.orders, ranges):
            # Groups are numbered in order of appearance, without gaps, so row g of the sums is group g.
            means = np.add.reduceat(weighted.take(order, 0), firsts)
            means *= share
            out[:, number * k : (number + 1) * k] = means.take(groups, 0)


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
        return Network.of(unpack(stream.read()))
