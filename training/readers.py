"""Fit the small networks that read more off what the dump tagger sees of each line."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import torch

from cleanpage.tagger.network import Network
from training.dataset import Example
from training.scripts import transcribed
from training.styles import STYLES

HIDDEN = 16
OTHER_SCRIPT = 0.2
"""Of so many dumps there is one more, as it would be in another script."""


def some_styles(examples: Sequence[Example]) -> list[Example]:
    """Return of each page the recorded dumps, one other, and a part; and some as they would be in another script."""
    dice = random.Random(7)
    others: dict[str, list[Example]] = {}
    for example in examples:
        if example.style in STYLES:
            others.setdefault(example.key, []).append(example)
    kept = [example for example in examples if example.style not in STYLES]
    kept += [dice.choice(dumps) for dumps in others.values()]
    return kept + [transcribed(example, dice) for example in kept if dice.random() < OTHER_SCRIPT]


def known_of(network: Network, example: Example) -> torch.Tensor:
    """Return what is known of each line: its features, and what the tagger sees of it."""
    return torch.from_numpy(np.concatenate([example.features.values, network.seen(example.features)], 1))


def fit_reader(
    dumps: Sequence[torch.Tensor],
    loss: Callable[[int, torch.Tensor], torch.Tensor],
    passes: int,
    batch_size: int,
    widen: Callable[[torch.Tensor], torch.Tensor] = lambda lines: lines,
) -> dict[str, np.ndarray]:
    """Return the weights of a reader fitted to dumps of `(n, n_known)` each.

    `loss` takes which dump and what is read of each of its lines, `(n,)`; `widen` makes a line's inputs of what is
    known of the lines.
    """
    torch.manual_seed(0)
    dice = random.Random(0)
    sample = torch.cat([widen(dump) for dump in dumps[::7]])
    mean, scale = sample.mean(0), sample.std(0) + 0.05
    enter, leave = torch.nn.Linear(len(mean), HIDDEN), torch.nn.Linear(HIDDEN, 1)
    noise = torch.nn.Dropout(0.1)
    parameters = [*enter.parameters(), *leave.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=6e-3, weight_decay=0.02)
    steps = passes * (len(dumps) // batch_size + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps)
    for _ in range(passes):
        order = dice.sample(range(len(dumps)), len(dumps))
        for at in range(0, len(order), batch_size):
            batch = order[at : at + batch_size]
            inputs = (torch.cat([widen(dumps[i]) for i in batch]) - mean) / scale
            read = leave(noise(torch.relu(enter(noise(inputs)))))[:, 0].split([len(dumps[i]) for i in batch])
            losses = [loss(i, lines) for i, lines in zip(batch, read, strict=True)]
            optimiser.zero_grad()
            torch.stack(losses).mean().backward()
            optimiser.step()
            schedule.step()
    weights = {"mean": mean, "scale": scale, "enter.weight": enter.weight, "enter.bias": enter.bias}
    weights |= {"leave.weight": leave.weight, "leave.bias": leave.bias}
    return {name: tensor.detach().numpy() for name, tensor in weights.items()}
