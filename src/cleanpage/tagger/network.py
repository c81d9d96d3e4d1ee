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


class Network(NamedTuple):
    """The weights of one door, float32, by the names that training gives them."""

    weights: Mapping[str, Floats]

    def predict(self, features: Features) -> Floats:
        """Return P(content) for each block: `(n,)` float32."""
        w = self.weights
        surroundings = Surroundings.of(features)
        hidden = _relu(((features.values - w["mean"]) / w["scale"]) @ w["enter.weight"].T + w["enter.bias"])
        for layer, dilation in enumerate(DILATIONS):
            step = _shifted(hidden, dilation) @ w[f"convolutions.{layer}.weight"].T + w[f"convolutions.{layer}.bias"]
            pooled = _relu(hidden @ w[f"pools.{layer}.down.weight"].T + w[f"pools.{layer}.down.bias"])
            step += surroundings.means(pooled) @ w[f"pools.{layer}.up.weight"].T + w[f"pools.{layer}.up.bias"]
            hidden = hidden + _relu(step)
        out = hidden @ w["leave.weight"].T + w["leave.bias"]
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
    ranges: Ints
    range_mass: Floats  # (n, r, 1)
    orders: tuple[tuple[Ints, Ints, Ints, Floats], ...]  # per grouping: order, starts of groups, group of each, mass

    @classmethod
    def of(cls, features: Features) -> Surroundings:
        weight = (np.log1p(features.words) + 0.1).astype(np.float32)[:, None]
        mass = np.concatenate([[0.0], np.cumsum(weight[:, 0], dtype=np.float64)])
        r = features.ranges
        range_mass = np.maximum(mass[r[..., 1]] - mass[r[..., 0]], 1e-6).astype(np.float32)[..., None]
        orders = []
        for groups in features.groups.T:
            order = np.argsort(groups, kind="stable")
            starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
            group_mass = np.maximum(np.add.reduceat(weight[order], starts), 1e-6)
            orders.append((order, starts, groups, group_mass))
        return cls(weight, r, range_mass, tuple(orders))

    def means(self, values: Floats) -> Floats:
        """Return the means of `(n, k)` values over every range and group of each block: `(n, sources * k)`."""
        weighted = values * self.weight
        total = np.zeros((len(values) + 1, values.shape[1]))
        np.cumsum(weighted, 0, out=total[1:])
        over = ((total[self.ranges[..., 1]] - total[self.ranges[..., 0]]) / self.range_mass).astype(np.float32)
        parts = [over.reshape(len(values), -1)]
        for order, starts, groups, mass in self.orders:
            # Groups are numbered in order of appearance, without gaps, so row g of the sums is group g.
            parts.append((np.add.reduceat(weighted[order], starts) / mass)[groups].astype(np.float32, copy=False))
        return np.concatenate(parts, 1)


def _relu(x: Floats) -> Floats:
    out: Floats = np.maximum(x, 0)
    return out


def _shifted(hidden: Floats, by: int) -> Floats:
    """Each row beside the ones `by` before and after it, zeros beyond the ends: `(n, 3 * width)`."""
    n, width = hidden.shape
    out = np.zeros((n, 3 * width), np.float32)
    if n > by:
        out[by:, :width] = hidden[:-by]
        out[:-by, 2 * width :] = hidden[by:]
    out[:, width : 2 * width] = hidden
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
        return Network(unpack(stream.read()))
