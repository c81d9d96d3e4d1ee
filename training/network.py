"""The tagger as PyTorch sees it: dilated convolutions over the blocks, each shown what its surroundings hold.

The same arithmetic in NumPy is `cleanpage.tagger.network`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from cleanpage.tagger.words import A_BLOCK

DILATIONS = (1, 2, 4)
DROP, SIGMA, DROPOUT = 0.1, 0.15, 0.15
"""Noise: share of features a page is blind to, blur of the rest in standard deviations, dropout between layers."""
DROP_WORDS, NO_WORDS = 0.6, 0.3
"""Share of the known words that a page is blind to, and of the pages that are blind to all: so words are not leaned on,
and a page in a language of which none are known is judged by its structure."""
VECTOR = 16
"""Numbers that a word is."""
PAD = 4  # rows of zeros between pages, so that no convolution reaches from one into the next


@dataclass
class Batch:
    """Pages laid end to end, with PAD rows between them; n rows in all."""

    values: Tensor  # (n, features)
    mask: Tensor  # (n, 1) 1 for blocks, 0 for padding
    words: Tensor  # (n,)
    labels: Tensor  # (n,) below zero where nothing is known
    page: Tensor  # (n,) number of the page; padding belongs to the page before it
    starts: Tensor  # (pages,) first row of each page
    ranges: Tensor  # (n, r, 2)
    groups: Tensor  # (n, g) numbered over the batch
    group_counts: list[int]
    known: Tensor  # (m,) the numbers of the known words, block after block
    knowing: Tensor  # (m,) the row of each


class Arrays(NamedTuple):
    """One page as the network takes it."""

    values: np.ndarray
    words: np.ndarray
    labels: np.ndarray
    ranges: np.ndarray
    groups: np.ndarray
    known: np.ndarray
    """`(m,)`: the numbers of its known words."""
    knowing: np.ndarray
    """`(m,)`: the block that each is in."""


def collate(pages: Sequence[Arrays]) -> Batch:
    """Lay pages end to end."""
    size = sum(len(p[0]) + PAD for p in pages)
    first = pages[0]
    values = np.zeros((size, first[0].shape[1]), np.float32)
    mask, words, labels = np.zeros((size, 1), np.float32), np.zeros(size, np.float32), np.zeros(size, np.float32)
    page = np.zeros(size, np.int64)
    ranges, groups = np.zeros((size, *first[3].shape[1:]), np.int64), np.zeros((size, first[4].shape[1]), np.int64)
    counts = np.ones(first[4].shape[1], np.int64)  # group 0 is the padding's
    starts, knowing, at = [], [], 0
    for number, (v, w, y, r, g, _, k) in enumerate(pages):
        end = at + len(v)
        values[at:end], words[at:end], labels[at:end], mask[at:end] = v, w, y, 1
        page[at : end + PAD] = number
        ranges[at:end] = r + at
        groups[at:end] = g + counts
        counts += g.max(0) + 1
        starts.append(at)
        knowing.append(k + at)
        at = end + PAD
    as_tensor = torch.from_numpy
    return Batch(
        as_tensor(values), as_tensor(mask), as_tensor(words), as_tensor(labels), as_tensor(page),
        torch.tensor(starts), as_tensor(ranges), as_tensor(groups), counts.tolist(),
        as_tensor(np.concatenate([p.known for p in pages])), as_tensor(np.concatenate(knowing)),
    )  # fmt: skip


class Pools(nn.Module):
    """For each block the means of a few learned numbers over its ranges and its groups."""

    def __init__(self, width: int, pooled: int, sources: int) -> None:
        super().__init__()
        self.down = nn.Linear(width, pooled)
        self.up = nn.Linear(pooled * sources, width)

    def forward(self, hidden: Tensor, batch: Batch, weight: Tensor) -> Tensor:
        p = torch.relu(self.down(hidden)) * weight
        total = torch.cat([torch.zeros(1, p.shape[1], dtype=torch.float64), p.double().cumsum(0)])
        mass = torch.cat([torch.zeros(1, 1, dtype=torch.float64), weight.double().cumsum(0)])
        low, high = batch.ranges[..., 0], batch.ranges[..., 1]
        means = (total[high] - total[low]) / (mass[high] - mass[low]).clamp_min(1e-6)
        pooled = [means.float().flatten(1)]
        for column, count in enumerate(batch.group_counts):
            index = batch.groups[:, column]
            sums = torch.zeros(count, p.shape[1]).index_add_(0, index, p)
            masses = torch.zeros(count, 1).index_add_(0, index, weight)
            pooled.append((sums / masses.clamp_min(1e-6))[index])
        out: Tensor = self.up(torch.cat(pooled, 1))
        return out


class Tagger(nn.Module):
    """P(content) for each block. With `ends`, the article's begin and end are decided for the page as a whole."""

    mean: Tensor
    scale: Tensor

    def __init__(
        self, features: int, sources: int, width: int = 96, pooled: int = 24, ends: bool = False, words: int = 0
    ) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("scale", torch.ones(features))
        self.enter = nn.Linear(features, width)
        self.vectors = nn.Parameter(torch.randn(1 + words, VECTOR) * 0.05 * (torch.arange(1 + words)[:, None] > 0))
        self.enter_vector = nn.Linear(VECTOR, width, bias=False)
        self.convolutions = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.pools = nn.ModuleList(Pools(width, pooled, sources) for _ in DILATIONS)
        self.leave = nn.Linear(width, 3 if ends else 1)
        self.ends = ends
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor | None]:
        """Return P(content) `(n,)` and, with `ends`, the log-probabilities of beginning and ending `(n, 2)`."""
        x = (batch.values - self.mean) / self.scale
        if self.training:
            x = noisy(x, batch.page)
        weight = torch.log1p(batch.words)[:, None] * batch.mask + 0.1 * batch.mask
        hidden = torch.relu(self.enter(x) + self.enter_vector(self.said(batch))) * batch.mask
        for dilation, convolution, pools in zip(DILATIONS, self.convolutions, self.pools, strict=True):
            d = dilation
            before = torch.nn.functional.pad(hidden, (0, 0, d, 0))[:-d]
            after = torch.nn.functional.pad(hidden, (0, 0, 0, d))[d:]
            step = convolution(torch.cat([before, hidden, after], 1)) + pools(hidden, batch, weight)
            hidden = (hidden + self.dropout(torch.relu(step))) * batch.mask
        out = self.leave(hidden)
        inside = torch.sigmoid(out[:, 0])
        if not self.ends:
            return inside, None
        logs = page_log_softmax(out[:, 1:].masked_fill(batch.mask == 0, -1e4), batch)
        probabilities = logs.exp().double()
        running = probabilities.cumsum(0)
        # Of the page alone: take away what had run up before it.
        offset = (running - probabilities)[batch.starts][batch.page]
        begun = (running - offset)[:, 0]
        ended = (running - probabilities - offset)[:, 1]
        return inside * (begun * (1 - ended)).clamp(0, 1).float(), logs

    def said(self, batch: Batch) -> Tensor:
        """Return the mean vector of each block's known words: `(n, VECTOR)`; of the others each is nothing."""
        vectors = self.vectors[batch.known]
        if self.training:
            pages = len(batch.starts)
            seen = (torch.rand(pages, len(self.vectors)) >= DROP_WORDS).float() / (1 - DROP_WORDS)
            seen *= torch.rand(pages, 1) >= NO_WORDS
            vectors = vectors * seen[batch.page[batch.knowing], batch.known][:, None]
        sums = torch.zeros(len(batch.values), VECTOR).index_add_(0, batch.knowing, vectors)
        return sums / batch.words.clamp(1, A_BLOCK)[:, None]

    def cool(self, temperature: float) -> None:
        """Divide the logits of a block's own probability by `temperature`."""
        with torch.no_grad():
            self.leave.weight[0] /= temperature
            self.leave.bias[0] /= temperature


def page_log_softmax(scores: Tensor, batch: Batch) -> Tensor:
    """Softmax over the blocks of each page, for each column."""
    pages = len(batch.starts)
    index = batch.page[:, None].expand_as(scores)
    top = torch.full((pages, scores.shape[1]), -1e9).scatter_reduce(0, index, scores, "amax")
    shifted = scores - top.detach()[batch.page]
    total = torch.zeros(pages, scores.shape[1]).index_add_(0, batch.page, shifted.exp())
    return shifted - total.log()[batch.page]


def noisy(x: Tensor, page: Tensor, drop: float = DROP, sigma: float = SIGMA) -> Tensor:
    """Blind each page to some features and blur the rest."""
    pages = int(page[-1]) + 1
    keep = (torch.rand(pages, x.shape[1]) >= drop).float()
    return x * keep[page] + sigma * torch.randn_like(x)


def loss_of(model: Tagger, batch: Batch) -> Tensor:
    """Half cross-entropy, half one minus the page's soft F1; each page weighs the same."""
    p, logs = model(batch)
    y, pages = batch.labels.clamp_min(0), len(batch.starts)
    w = (batch.words + 0.1) * batch.mask[:, 0] * (batch.labels >= 0)
    sums = lambda v: torch.zeros(pages).index_add_(0, batch.page, v)  # noqa: E731
    overlap = (2 * sums(p * y * w) + 1) / (sums((p + y) * w) + 1)
    root = torch.sqrt(w)
    entropy = nn.functional.binary_cross_entropy(p.clamp(1e-5, 1 - 1e-5), y, reduction="none")
    entropy = sums(entropy * root) / sums(root).clamp_min(0.1)
    loss = 0.5 * entropy.mean() + 0.5 * (1 - overlap).mean()
    if logs is not None:
        loss = loss + 0.03 * edge_entropy(logs, batch)
    return loss


def edge_entropy(logs: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the first and the last content block of each page that has any."""
    content = (batch.labels > 0.5).nonzero()[:, 0]
    if not len(content):
        return logs.sum() * 0
    pages = batch.page[content]
    first = torch.full((len(batch.starts),), 10**9).scatter_reduce(0, pages, content, "amin")
    last = torch.full((len(batch.starts),), -1).scatter_reduce(0, pages, content, "amax")
    has = last >= 0
    return -(logs[first[has], 0] + logs[last[has], 1]).mean()
