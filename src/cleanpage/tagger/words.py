"""The words of a page's blocks, as a tagger that knows some of them asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"

A_BLOCK = 60
"""So many of a block's words are looked at: what it is about, its length and sentences tell better."""
_AROUND = ".,:;!?()[]\"'“”‘’«»…|·•*-–—>"
"""What stands around a word and is no part of it."""


def bare_word(word: str) -> str:
    """Return a word without what stands around it."""
    return word.strip(_AROUND)


class Vocabulary(NamedTuple):
    """The words that a tagger knows. Words of different languages that say the same share a row.

    A word goes by its checksum: a table of those is read at once, where a dictionary of words takes a tenth of the
    command's start. One unknown word in 100,000 is taken for a known one.
    """

    keys: npt.NDArray[np.uint32]
    """`(n,)`: the CRC-32 of each word in UTF-8, sorted."""
    rows: npt.NDArray[np.uint16]
    """`(n,)`: the row of each word among the vectors, from 1."""

    @classmethod
    def of(cls, rows: Mapping[str, int]) -> Vocabulary:
        """Return the vocabulary of words, each with its row; of two with one checksum the first is known."""
        keys, first = np.unique(_keys(rows), return_index=True)
        return cls(keys, np.fromiter(rows.values(), np.uint16, len(rows)).take(first))

    def rows_of(self, words: Sequence[str]) -> Ints:
        """Return the row of each word, 0 for one that is not known: `(n_words,)`.

        >>> Vocabulary.of({"share": 1, "teilen": 1, "home": 2}).rows_of(["home", "teilen", "tariff"]).tolist()
        [2, 1, 0]
        """
        if not len(self.keys):
            return np.zeros(len(words), np.int64)
        keys = _keys(words)
        at = self.keys.searchsorted(keys, "right") - 1
        return np.where(self.keys.take(at) == keys, self.rows.take(at), np.int64(0))


def _keys(words: Collection[str]) -> npt.NDArray[np.uint32]:
    encoded = "\n".join(words).encode("utf-8", "replace").split(b"\n") if words else ()  # no word holds a line end
    return np.fromiter(map(crc32, encoded), np.uint32, len(words))


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
        return list(map(bare_word, self.distinct))

    @property
    def blocks(self) -> Ints:
        """Which block each word is in: `(n_words,)`."""
        return np.repeat(np.arange(len(self.counts)), self.counts)
