"""What the characters of every block are, counted in one pass over the page.

Counting by Unicode class instead of by word keeps the features free of any one language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

Floats: TypeAlias = "npt.NDArray[np.float32]"

SPACE, UPPER, LOWER, LETTER, UNSPACED, DIGIT, STOP, COMMA, BRACKET, SYMBOL, PUNCT, DIVIDER = range(12)
CLASSES = 12
_SIZE = 0x3100  # the table is computed up to here; above lie ranges of one class each
_UNSPACED = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0x3100))
_BY_CHARACTER = {
    STOP: ".!?…。．！？؟।։။።｡",
    COMMA: ",;:、，；：،؛·",
    DIVIDER: "|»«›‹/\\•▪►▶→←↑↓●■◆★☆✓✔>",
}
_BY_CATEGORY = {
    **dict.fromkeys(("Cf", "Cn", "Co", "Cs", "Me", "Pc", "Pd", "Po"), PUNCT),
    "Lu": UPPER, "Lt": UPPER, "Ll": LOWER, "Lo": LETTER, "Lm": LETTER, "Mn": LETTER, "Mc": LETTER, "Nd": DIGIT,
    "No": DIGIT, "Nl": DIGIT, "Zs": SPACE, "Zl": SPACE, "Zp": SPACE, "Cc": SPACE, "Ps": BRACKET, "Pe": BRACKET,
    "Pi": BRACKET, "Pf": BRACKET, "Sc": SYMBOL, "Sm": SYMBOL, "So": SYMBOL, "Sk": SYMBOL,
}  # fmt: skip


@lru_cache(maxsize=1)
def char_classes() -> npt.NDArray[np.uint8]:
    """Return the class of every character of the Basic Multilingual Plane: `(65536,)` uint8."""
    table = np.full(0x10000, LETTER, np.uint8)
    table[:_SIZE] = list(map(_BY_CATEGORY.__getitem__, map(unicodedata.category, map(chr, range(_SIZE)))))
    table[0x3100:0xA000] = UNSPACED
    table[0xAC00:0xD800] = LETTER  # Hangul is written with spaces
    table[0xD800:0xF900] = SYMBOL
    table[0xF900:0xFB00] = UNSPACED
    table[0xFE00:0xFF00] = SYMBOL
    table[0xFF00:0xFF66] = PUNCT
    table[0xFF66:0xFFA0] = UNSPACED
    table[0xFFE0:] = SYMBOL
    for low, high in _UNSPACED:
        letters = (table[low:high] != DIGIT) & (table[low:high] != PUNCT)
        table[low:high][letters] = UNSPACED
    table[ord('"')] = table[ord("'")] = BRACKET
    for kind, characters in _BY_CHARACTER.items():
        table[[ord(c) for c in characters]] = kind
    return table


class CharCounts:
    """Counts for every text of a list; all arrays are `(n_texts,)` float32.

    A word is a run without white space; in scripts without spaces two characters make a word, the usual
    estimate for Chinese.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
        classes = char_classes()[np.minimum(codes, 0xFFFF)]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        ends = np.cumsum(lengths)
        starts = ends - lengths
        owner = np.repeat(np.arange(len(texts)), lengths)
        counts = np.bincount(owner * CLASSES + classes, minlength=len(texts) * CLASSES)
        self.by_class: Floats = counts.reshape(-1, CLASSES).astype(np.float32)
        self.by_class[:, SPACE] -= 1  # the line break that joins the texts
        before = np.empty_like(classes)
        before[0] = SPACE
        before[1:] = classes[:-1]
        opens = (before == SPACE) & (classes != SPACE)
        self.chars: Floats = (lengths - 1).astype(np.float32)
        self.unspaced: Floats = self.by_class[:, UNSPACED]
        self.words: Floats = (self._sum(opens, owner) + self.unspaced / 2).astype(np.float32)
        self.capitals: Floats = self._sum(opens & (classes == UPPER), owner)
        # A stop that closes a sentence: at the end of a word, or in a script that needs no space after it.
        after = np.empty_like(classes)
        after[-1] = SPACE
        after[:-1] = classes[1:]
        closes = (classes == STOP) & ((after == SPACE) | (after == BRACKET) | (codes > 0x2FFF))
        self.sentences: Floats = self._sum(closes, owner)
        first = classes[starts]
        last = classes[np.maximum(ends - 2, 0)]
        last_but_one = classes[np.maximum(ends - 3, 0)]
        self.first: npt.NDArray[Any] = first
        self.last: npt.NDArray[Any] = last
        self.ends_sentence = (last == STOP) | ((last == BRACKET) & (last_but_one == STOP))

    def _sum(self, mask: npt.NDArray[np.bool_], owner: npt.NDArray[np.int64]) -> Floats:
        return np.bincount(owner[mask], minlength=len(self.by_class)).astype(np.float32)
