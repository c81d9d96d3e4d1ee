"""Fit one tagger: noise, weights averaged over the steps, a fixed number of passes, seeded."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from cleanpage.tagger.weights import pack
from training.dataset import MAX_BLOCKS, Example
from training.network import Arrays, Tagger, collate, loss_of

AVERAGING = 0.98
"""Decay of the averaged weights, every other batch (measured: `NOTES.md`)."""


def arrays(example: Example) -> Arrays:
    """The arrays of one example in the order that `collate` takes them."""
    f = example.features
    return (f.values, f.words, example.labels, f.ranges, f.groups)


def by_page(examples: Sequence[Example]) -> list[list[Example]]:
    """Group the examples of one page (its dumps in several styles); very long pages are left out."""
    groups: dict[str, list[Example]] = {}
    for example in examples:
        if len(example.labels) <= MAX_BLOCKS:
            groups.setdefault(example.key, []).append(example)
    return list(groups.values())


def save(model: Tagger, path: Path) -> None:
    """Write the weights as the package keeps them."""
    path.write_bytes(pack({name: tensor.numpy() for name, tensor in model.state_dict().items()}))


def fit(
    groups: Sequence[Sequence[Example]],
    door: str,
    seed: int,
    passes: int,
    width: int,
    log: Callable[[str], None] = print,
) -> Tagger:
    """Return a tagger fitted to the examples; of each group (the dumps of one page) a pass takes one at random."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    first = groups[0][0].features
    sources = first.ranges.shape[1] + first.groups.shape[1]
    model = Tagger(first.values.shape[1], sources, width, ends=door == "text")
    sample = np.concatenate([rng.choice(g).features.values for g in rng.sample(list(groups), min(300, len(groups)))])
    model.mean.copy_(torch.from_numpy(sample.mean(0)))
    model.scale.copy_(torch.from_numpy(sample.std(0) + 0.05))
    averaged = copy.deepcopy(model)
    size = 12
    steps = passes * (len(groups) // size + 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.03)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps + 1, pct_start=0.15)
    step = 0
    for number in range(passes):
        model.train()
        order = list(groups)
        rng.shuffle(order)
        total = 0.0
        for at in range(0, len(order), size):
            batch = collate([arrays(rng.choice(group)) for group in order[at : at + size]])
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            step += 1
            if step % 2 == 0:
                with torch.no_grad():
                    decay = min(AVERAGING, step / (step + 20))
                    for mean, new in zip(averaged.parameters(), model.parameters(), strict=True):
                        mean.lerp_(new, 1 - decay)
        log(f"pass {number + 1}/{passes} loss {total / (len(order) / size):.4f}")
    averaged.eval()
    return averaged
