"""Fit what finds the headline of a dump: the reader on top of the dump tagger, and what else speaks for a line.

A line is right as far as its words are the title's. A dump may lack its headline, as parts of dumps do: then none is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from benchmarks.score import tokens
from cleanpage import clean
from cleanpage.metadata.headline import LEAST, WEIGHTS, candidates, read_closely
from cleanpage.metadata.titles import MAX_TITLE_CHARS
from cleanpage.select import select
from cleanpage.tagger.network import Network
from cleanpage.tagger.readers import Reader, rates
from cleanpage.tagger.weights import pack
from cleanpage.types import Options
from training.dataset import RECORDED, Example, fold_of
from training.readers import fit_reader, known_of, some_styles

PASSES, BATCH = 10, 32
RIGHT = 0.6
"""A line with less of the title's words is not the headline."""
MAX_LINES = 400
"""Farther down no headline was found."""
PRIOR = 1e-3
"""How strongly the weights of the clues are held to 0."""


class Lines(NamedTuple):
    """The lines of a dump, each with what is known of it and how close it is to the title."""

    site: str
    inputs: torch.Tensor
    """`(n, n_inputs)`."""
    closeness: torch.Tensor
    """`(n,)`: the F1 of their words."""

    @property
    def answers(self) -> torch.Tensor:
        """How right each line is, and that there is none: `(n + 1,)`."""
        near = torch.where(self.closeness > RIGHT, self.closeness**3, 1e-9)
        none = 1e-9 if (self.closeness > RIGHT).any() else 1.0
        return torch.cat([near, torch.tensor([none])])


def titles(folders: Iterable[Path]) -> dict[str, str]:
    """Return the title of each page: the gold's, or else what the markup names."""
    found = {}
    for folder in folders:
        for path in (folder / "gold").glob("*.json"):
            title = json.loads(path.read_text("utf-8"))["ground_truth"].get("title")
            title = title or clean((folder / "html" / f"{path.stem}.html.gz").read_bytes(), kind="html").title
            if title:
                found[path.stem] = title
    return found


def closeness(example: Example, title: str) -> torch.Tensor:
    """Return the F1 of each line's words with the title's: `(n,)`."""
    wanted = Counter(tokens(title))
    out = []
    for block in example.page.blocks:
        words = tokens(block.text) if len(block.text) <= 2 * MAX_TITLE_CHARS else []
        shared = sum((Counter(words) & wanted).values())
        out.append(2 * shared / (len(words) + wanted.total()))
    return torch.tensor(out)


def seen_lines(network: Network, example: Example, title: str) -> Lines:
    """Return a dump's lines with their features and what the tagger sees of them."""
    return Lines(example.site, known_of(network, example)[:MAX_LINES], closeness(example, title)[:MAX_LINES])


def loss_of(rates: torch.Tensor, answers: torch.Tensor) -> torch.Tensor:
    """Minus the log of how right the rated lines are; none rates 0."""
    chances = torch.log_softmax(torch.cat([rates, torch.zeros(1)]), 0)
    return -torch.logsumexp(chances + answers.log(), 0)


def fit(dumps: Sequence[Lines]) -> dict[str, np.ndarray]:
    """Return the weights of a reader fitted to the dumps."""
    answers = [dump.answers for dump in dumps]
    return fit_reader([dump.inputs for dump in dumps], lambda i, rates: loss_of(rates, answers[i]), PASSES, BATCH)


def clue_lines(network: Network, reader: Reader, example: Example, title: str) -> Lines:
    """Return the lines of a dump that the reader rates highest, with what speaks for each."""
    lines = known_of(network, example).numpy()
    decisions = select(example.page, network.predict(example.features), Options())
    article = " ".join([decision.text for decision in decisions if decision.kept])
    glanced = candidates(decisions, rates(reader, lines), article)
    found = [(i, clues | read_closely(decisions, i)) for i, clues in glanced]
    inputs = torch.tensor([[float(clues[clue]) for clue in WEIGHTS] for _, clues in found]).reshape(-1, len(WEIGHTS))
    close = closeness(example, title)
    return Lines(example.site, inputs, close[torch.tensor([i for i, _ in found], dtype=torch.int64)])


def fit_clues(dumps: Sequence[Lines]) -> torch.Tensor:
    """Return the weight of each clue."""
    inputs = torch.nn.utils.rnn.pad_sequence([dump.inputs for dump in dumps], batch_first=True)
    answers = torch.stack([_padded(dump.answers, inputs.shape[1]) for dump in dumps]).log()
    weights = torch.zeros(len(WEIGHTS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=60, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        rates = torch.cat([inputs @ weights, torch.zeros(len(dumps), 1)], 1)
        rates = rates.masked_fill(answers.isneginf(), -torch.inf)
        loss = -torch.logsumexp(torch.log_softmax(rates, 1) + answers, 1).mean() + PRIOR * (weights**2).sum()
        loss.backward()
        return loss

    optimiser.step(step)
    return weights.detach()


def _padded(answers: torch.Tensor, lines: int) -> torch.Tensor:
    """Put zeros between the answers for a dump's lines and that for none of them: `(lines + 1,)`."""
    return torch.cat([answers[:-1], torch.zeros(lines + 1 - len(answers)), answers[-1:]])


def chosen(dump: Lines, weights: torch.Tensor) -> float:
    """Return how close the chosen line is to the title; 0 where none is chosen."""
    scores = dump.inputs @ weights
    return float(dump.closeness[scores.argmax()]) if (scores > LEAST).any() else 0.0


def fit_headline(
    examples: Sequence[Example], known: dict[str, str], network: Network, folds: int, log: Callable[[str], None]
) -> tuple[bytes, dict[str, float]]:
    """Return the reader's weights as the package keeps them, and the clues' weights, fitted to readers that had not
    seen the site."""
    examples = [example for example in some_styles(examples) if example.key in known]
    lines = [seen_lines(network, example, known[example.key]) for example in examples]
    where = [fold_of(example.site, folds, 0) for example in examples]
    clues: list[Lines] = []
    order: list[int] = []
    for fold in range(folds):
        reader = Reader.of(fit([dump for dump, home in zip(lines, where, strict=True) if home != fold]))
        inside = [i for i, home in enumerate(where) if home == fold]
        order += inside
        clues += [clue_lines(network, reader, examples[i], known[examples[i].key]) for i in inside]
        log(f"fold {fold}: {len(inside)} dumps")
    report(examples, order, clues, where, log)
    weights = dict(zip(WEIGHTS, [round(float(weight), 2) for weight in fit_clues(clues)], strict=True))
    return pack(fit(lines)), weights


def report(
    examples: Sequence[Example], order: Sequence[int], clues: Sequence[Lines], where: Sequence[int],
    log: Callable[[str], None],
) -> None:  # fmt: skip
    """Tell how close the chosen lines are, a style a line, by weights fitted to the other folds."""
    found: dict[str, list[float]] = {}
    for fold in sorted(set(where)):
        weights = fit_clues([dump for i, dump in zip(order, clues, strict=True) if where[i] != fold])
        for i, dump in zip(order, clues, strict=True):
            if where[i] == fold:
                found.setdefault(examples[i].style, []).append(chosen(dump, weights))
    for style in (*RECORDED, *sorted(set(found) - set(RECORDED))):
        log(f"{style}: {len(found[style])} dumps, {sum(found[style]) / len(found[style]):.3f}")
