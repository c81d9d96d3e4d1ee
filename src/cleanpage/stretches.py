"""Stretches of a text, and which of them meet: a paragraph may have thousands of notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches of a text, in any order and overlapping or not, each asked about in next to no time.

    >>> marked = Stretches([(4, 9), (0, 2)])
    >>> marked.meet(2, 4), marked.meet(8, 20), marked.meet(1, 2)
    (False, True, True)
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """`stretches` are where each begins, and where it has ended."""
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a character in common with `text[start:end]`."""
        begun = bisect_left(self._starts, end)
        return begun > 0 and self._ends[begun - 1] > start
