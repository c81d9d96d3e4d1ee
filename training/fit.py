"""Fit one tagger: noise, weights averaged over the steps, a fixed number of passes, seeded."""

from __future__ import annotations

import copy
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from cleanpage.tagger.weights import pack
from cleanpage.tagger.words import Vocabulary
from training.dataset import MAX_BLOCKS, Example
from training.network import Arrays, Tagger, collate, loss_of
from training.scripts import transcribed
from training.translations import translations

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
    words_on_sites: int
    """Words on so many sites are known to it; behind the door for markup there are none."""
    other_script: float
    """So often it sees a page as it would be in another script."""
    temperature: float
    """What its logits are divided by in the end (Guo et al. 2017): the soft F1 makes it surer than it is right, and so
    divided they have the best likelihood on pages of other sites (`NOTES.md`)."""


RECIPES = {
    "html": Recipe(passes=12, width=64, ends=False, words_on_sites=0, other_script=0.25, temperature=2.0),
    "text": Recipe(passes=16, width=64, ends=True, words_on_sites=8, other_script=0.12, temperature=1.0),
}


def arrays(example: Example, known: Vocabulary) -> Arrays:
    """One example as the network takes it, with the words that are known."""
    f = example.features
    if f.first_words is None:
        rows = blocks = np.zeros(0, np.int64)
    else:
        rows = known.rows_of(f.first_words.bare()).take(f.first_words.number)
        rows, blocks = rows[rows > 0], f.first_words.blocks[rows > 0]
    return Arrays(f.values, f.words, example.labels, f.ranges, f.groups, rows, blocks)


def words_on_sites(examples: Iterable[Example], sites: int) -> list[str]:
    """Return the words that so many sites use, the most frequent first."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        first = example.features.first_words
        for word in first.bare() if first is not None else ():
            by_word[word].add(example.site)
    used = [word for word, found in by_word.items() if len(found) >= sites and word and not word.isdecimal()]
    return sorted(used, key=lambda word: (-len(by_word[word]), word))


def in_many_languages(words: Sequence[str]) -> Vocabulary:
    """Return the words, a row each; words of other languages that answer one of them, and are none, stand in its row.

    >>> in_many_languages(["share"]).rows_of(["share", "paylaş", "xyz"]).tolist()
    [1, 1, 0]
    """
    rows = {word: row for row, word in enumerate(words, 1)}
    answers = {foreign: rows[english] for foreign, english in translations().items() if english in rows}
    return Vocabulary.of(answers | rows)


def by_page(examples: Sequence[Example]) -> list[list[Example]]:
    """Group the examples of one page (its dumps in several styles); very long pages are left out."""
    groups: dict[str, list[Example]] = {}
    for example in examples:
        if len(example.labels) <= MAX_BLOCKS:
            groups.setdefault(example.key, []).append(example)
    return list(groups.values())


class Fitted(NamedTuple):
    """A tagger, and the words that it knows."""

    model: Tagger
    words: Sequence[str]

    def save(self, path: Path) -> None:
        """Write the weights as the package keeps them."""
        weights = {name: tensor.numpy() for name, tensor in self.model.state_dict().items()}
        path.write_bytes(pack(weights, in_many_languages(self.words)))


def fit(groups: Sequence[Sequence[Example]], recipe: Recipe, seed: int, log: Callable[[str], None] = print) -> Fitted:
    """Return a tagger fitted to the examples; of each group (the dumps of one page) a pass takes one at random.

    Now and then it is written in another script.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    first = groups[0][0].features
    sources = first.ranges.shape[1] + first.groups.shape[1]
    words = words_on_sites((example for group in groups for example in group), recipe.words_on_sites)
    known = Vocabulary.of({word: row for row, word in enumerate(words, 1)})
    pages = [[(example, arrays(example, known)) for example in group] for group in groups]

    def drawn(page: Sequence[tuple[Example, Arrays]]) -> Arrays:
        example, as_it_is = rng.choice(page)
        return arrays(transcribed(example, rng), known) if rng.random() < recipe.other_script else as_it_is

    model = Tagger(first.values.shape[1], sources, recipe.width, ends=recipe.ends, words=len(words))
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
        order = list(pages)
        rng.shuffle(order)
        total = 0.0
        for at in range(0, len(order), size):
            batch = collate(list(map(drawn, order[at : at + size])))
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
    return Fitted(averaged, words)
