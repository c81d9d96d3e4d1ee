"""The words of a page's blocks, as a tagger that knows some of them asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"

A_BLOCK = 60
"""So many of a block's words are looked at: what it is about, its length and sentences tell better."""
_AROUND = ".,:;!?()[]\"'“”‘’«»…|·•*-–—>"
"""What stands around a word and is no part of it."""


class FirstWords(NamedTuple):
    """The first words of each block, in small letters."""

    distinct: Sequence[str]
    """Each word of the page once, as it stands between white space, in order of appearance."""
    number: Ints
    """`(n_words,)`: which of the distinct each word is, block after block."""
    counts: Ints
    """`(n_blocks,)`: how many words each block has, at most `A_BLOCK`."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> FirstWords:
        """Return the first words of the texts.

        >>> FirstWords.of(["Sign up", "sign in"])[0]
        ['sign', 'up', 'in']
        """
        split = [text.lower().split(None, A_BLOCK)[:A_BLOCK] for text in texts]
        counts = np.fromiter(map(len, split), np.int64, len(split))
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        number = np.fromiter(map(numbers.__getitem__, chain.from_iterable(split)), np.int64, int(counts.sum()))
        return cls(list(numbers), number, counts)

    def bare(self) -> list[str]:
        """Return the distinct words without what stands around them, so that some may be alike, or empty.

        >>> FirstWords.of(["(Sign up!)"]).bare()
        ['sign', 'up']
        """
        return [word.strip(_AROUND) for word in self.distinct]

    def rows(self, known: Mapping[str, int]) -> Ints:
        """Return the number that each word has among the `known`, 0 for all others: `(n_words,)`."""
        rows: Ints = np.array([known.get(word, 0) for word in self.bare()], np.int64)[self.number]
        return rows

    @property
    def blocks(self) -> Ints:
        """Which block each word is in: `(n_words,)`."""
        return np.repeat(np.arange(len(self.counts)), self.counts)
