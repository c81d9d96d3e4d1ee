"""Fit one tagger: noise, weights averaged over the steps, a fixed number of passes, seeded."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from cleanpage.tagger.weights import pack
from training.dataset import MAX_BLOCKS, Example
from training.network import Arrays, Tagger, collate, loss_of

AVERAGING = 0.98
"""Decay of the averaged weights, every other batch (measured: `NOTES.md`)."""


class Recipe(NamedTuple):
    """How the tagger behind one door is made."""

    passes: int
    """How often it sees each page."""
    width: int
    """Numbers that it holds of a block between its layers."""
    ends: bool
    """Whether it decides the article's begin and end for the page as a whole."""
    temperature: float
    """What its logits are divided by in the end (Guo et al. 2017): the soft F1 makes it surer than it is right, and so
    divided they have the best likelihood on pages of other sites (`NOTES.md`)."""


RECIPES = {
    "html": Recipe(passes=12, width=64, ends=False, temperature=2.0),
    "text": Recipe(passes=14, width=64, ends=True, temperature=1.0),
}


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


def fit(groups: Sequence[Sequence[Example]], recipe: Recipe, seed: int, log: Callable[[str], None] = print) -> Tagger:
    """Return a tagger fitted to the examples; of each group (the dumps of one page) a pass takes one at random."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    first = groups[0][0].features
    sources = first.ranges.shape[1] + first.groups.shape[1]
    model = Tagger(first.values.shape[1], sources, recipe.width, ends=recipe.ends)
    sample = np.concatenate([rng.choice(g).features.values for g in rng.sample(list(groups), min(300, len(groups)))])
    model.mean.copy_(torch.from_numpy(sample.mean(0)))
    model.scale.copy_(torch.from_numpy(sample.std(0) + 0.05))
    averaged = copy.deepcopy(model)
    size = 12
    steps = recipe.passes * (len(groups) // size + 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.03)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps + 1, pct_start=0.15)
    step = 0
    for number in range(recipe.passes):
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
        log(f"pass {number + 1}/{recipe.passes} loss {total / (len(order) / size):.4f}")
    averaged.cool(recipe.temperature)
    averaged.eval()
    return averaged
