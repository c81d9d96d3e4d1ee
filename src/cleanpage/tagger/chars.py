"""What the characters of every block are, counted in one pass over the page.

Counting by Unicode class instead of by word keeps the features free of any one language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cleanpage.patterns import GEORGIAN

if TYPE_CHECKING:
    import numpy.typing as npt

Floats: TypeAlias = "npt.NDArray[np.float32]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"

SPACE, UPPER, LOWER, LETTER, UNSPACED, DIGIT, STOP, COMMA, BRACKET, SYMBOL, PUNCT, DIVIDER = range(12)
CLASSES = 12
_SIZE = 0x3100  # the table is computed up to here; above lie ranges of one class each
_UNSPACED = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0x3100))
_BY_CHARACTER = {
    STOP: ".!?…。．！？؟।։။።｡",
    COMMA: ",;:、，；：，؛·",
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
    table[:_SIZE] = bytearray(map(_BY_CATEGORY.__getitem__, map(unicodedata.category, map(chr, range(_SIZE)))))
    table[0x3100:0xA000] = UNSPACED
    table[0xAC00:0xD800] = LETTER  # Hangul is written with spaces
    table[0xD800:0xF900] = SYMBOL
    table[0xF900:0xFB00] = UNSPACED
    table[0xFE00:0xFF00] = SYMBOL
    table[0xFF00:0xFF66] = PUNCT
    table[0xFF66:0xFFA0] = UNSPACED
    table[0xFFE0:] = SYMBOL
    table[GEORGIAN.start : GEORGIAN.stop] = LETTER
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
        self.count = len(texts)
        self._joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(self._joined.encode("utf-32-le", "replace"), np.uint32)
        classes = char_classes().take(codes, mode="clip")
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        ends = np.cumsum(lengths)
        starts = ends - lengths
        self._codes, self._classes, self._starts = codes, classes, starts
        self._owner = np.repeat(np.arange(len(texts)), lengths)
        places = np.repeat(np.arange(0, len(texts) * CLASSES, CLASSES), lengths)
        places += classes
        counts = np.bincount(places, minlength=len(texts) * CLASSES)
        self.by_class: Floats = counts.reshape(-1, CLASSES).astype(np.float32)
        self.by_class[:, SPACE] -= 1  # the line break that joins the texts
        space = classes == SPACE
        opens = np.flatnonzero(space[:-1] > space[1:]) + 1
        if len(classes) and not space[0]:
            opens = np.concatenate([[0], opens])
        self.chars: Floats = (lengths - 1).astype(np.float32)
        self.unspaced: Floats = self.by_class[:, UNSPACED]
        self.words: Floats = (self._sum(opens) + self.unspaced / 2).astype(np.float32)
        self.capitals: Floats = self._sum(opens[classes[opens] == UPPER])
        # A stop that closes a sentence: at the end of a word, or in a script that needs no space after it.
        stops = np.flatnonzero(classes == STOP)
        after = classes[stops + 1]  # there is always the line break
        self.sentences: Floats = self._sum(stops[(after == SPACE) | (after == BRACKET) | (codes[stops] > 0x2FFF)])
        first = classes[starts]
        last = classes[np.maximum(ends - 2, 0)]
        last_but_one = classes[np.maximum(ends - 3, 0)]
        self.first: npt.NDArray[Any] = first
        self.last: npt.NDArray[Any] = last
        self.ends_sentence = (last == STOP) | ((last == BRACKET) & (last_but_one == STOP))

    def _sum(self, places: npt.NDArray[np.int64]) -> Floats:
        return np.bincount(self._owner[places], minlength=self.count).astype(np.float32)

    def hold(self, part: str) -> Bools:
        """Which texts hold a character, or several in a row: `(n_texts,)`."""
        held = np.zeros(self.count, bool)
        at = self._joined.find(part)
        while at >= 0:
            held[self._owner[at]] = True
            at = self._joined.find(part, at + 1)
        return held

    def hold_figures(self) -> tuple[Bools, Bools, Bools]:
        """Which texts hold a date, a time of day, a price: `(n_texts,)` each.

        Of long texts only the first part is looked at. Every such figure has a digit, and few characters are: so all
        is asked of the digits' places and what stands around them.
        """
        at = np.flatnonzero(self._classes == DIGIT)
        owner = self._owner[at]
        near = at - self._starts[owner] < _FIGURES_WITHIN
        at, owner = at[near], owner[near]
        padded = np.concatenate([_EDGE, self._codes, _EDGE]) if len(at) else _EDGE
        held = []
        for found in _figures(at + len(_EDGE), padded):
            which = np.zeros(self.count, bool)
            which[owner[found]] = True
            held.append(which)
        return held[0], held[1], held[2]


_FIGURES_WITHIN = 300
_EDGE = np.full(6, ord("\n"), np.uint32)
_BY_MARK = {"currency": "$€£¥₹₽₴₺₩", "day": "年月日년월일", "stroke": "./-", "colon": ":.h"}
_MARK = {name: 1 << bit for bit, name in enumerate(_BY_MARK)}
_SHIFTS = np.array([[0], [1], [2], [3], [4], [5], [-2], [-1]])
"""The characters looked at, from a digit on; what is asked of them has them in rows, row -1 the one before it."""
_CURRENCY_WORDS = (("z", "ł"), ("k", "r"), ("K", "č"))


@lru_cache(maxsize=1)
def _marks() -> npt.NDArray[np.uint8]:
    """Return what each character may be in a figure, a bit each: `(65536,)` uint8."""
    table = np.zeros(0x10000, np.uint8)
    for name, characters in _BY_MARK.items():
        table[[ord(c) for c in characters]] |= _MARK[name]
    return table


def _figures(at: npt.NDArray[np.int64], codes: npt.NDArray[np.uint32]) -> tuple[Bools, Bools, Bools]:
    """Which of the digits at `at` belong to a date, to a time of day, to a price."""
    around = codes.take(at + _SHIFTS)
    classes = char_classes().take(around, mode="clip")
    marks = _marks().take(around, mode="clip")
    digit, space = classes == DIGIT, classes == SPACE
    no_word = (classes < UPPER) | (classes > DIGIT)

    def mark(name: str, shift: int) -> Bools:
        found: Bools = (marks[shift] & _MARK[name]) > 0
        return found

    century = ((around[0] == ord("1")) & (around[1] == ord("9"))) | ((around[0] == ord("2")) & (around[1] == ord("0")))
    year = century & digit[2] & digit[3] & no_word[-1] & no_word[4]
    short_day = mark("stroke", 3) & digit[4] & digit[5]
    long_day = digit[3] & mark("stroke", 4) & digit[5]
    date = year | (mark("stroke", 1) & digit[2] & (short_day | long_day))
    date |= mark("day", 1) | (space[1] & mark("day", 2))
    begins = no_word[-1] | (digit[-1] & no_word[-2])
    time = begins & mark("colon", 1) & digit[2] & digit[3] & no_word[4]
    price = mark("currency", -1) | (space[-1] & mark("currency", -2))
    price |= mark("currency", 1) | (space[1] & mark("currency", 2))
    named = np.zeros((2, len(at)), bool)  # right behind the digit, and after one character more
    for first, second in _CURRENCY_WORDS:
        named |= (around[1:3] == ord(first)) & (around[2:4] == ord(second))
    price |= (named[0] & no_word[3]) | (space[1] & named[1] & no_word[4])
    return date, time, price
