"""How many pages hold a line, counted over any number of pages in a fixed number of bytes.

A count-min sketch whose cells are no numbers but sixteen marks: a page sets one of them, drawn from the page and the
line, in each of a line's cells, and a line has the marks that all its cells have. Setting a mark twice changes
nothing. So a page saved many times counts once, and neither order nor the number of workers can be told from the
result. Sixteen marks tell one page from two and five from ten; of dozens they say `many`, and no more is asked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cleanpage.outputs import whole_file
from cleanpage.site.lines import Keys, Lines

Cells = npt.NDArray[np.uint16]
Counts = npt.NDArray[np.intp]

MARKS = 16
CELLS = 2**24
"""32 MB. Where sites have few pages, a page adds some 330 pairs of lines in markup and 200 in a dump (WCXB): 20,000
pages set one bit in twenty or thirty, 200,000 two in five or one in four. What chance sets is subtracted, so a million
of such pages leave the lesson little to say, and nothing wrong."""
_SPARSE = 0.01
"""A sketch is folded while at most so many of its bits would be set: chance then gives one line in 600 a page."""
_SAMPLE_CELLS = 2**18
_MIXER = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio, as in Knuth's multiplicative hashing."""

_MANY = 64
_PAGES = np.array([*(round(MARKS * np.log(MARKS / (MARKS - m))) for m in range(MARKS)), _MANY])
"""How many pages most likely set so many marks (linear counting; Whang and others, 1990)."""
_BITS = np.array([byte.bit_count() for byte in range(2**8)], np.uint8)
_HEADER_BYTES = 256


@dataclass(frozen=True, slots=True)
class Sketch:
    """Counts of pages by line."""

    cells: Cells
    """`(2**k,)` uint16, a bit a mark."""
    chance: int = 0
    """How many marks of a line may not be its own."""

    @classmethod
    def empty(cls) -> Sketch:
        """Return a sketch that has seen no page."""
        return cls(np.zeros(CELLS, np.uint16))

    def add(self, lines: Lines) -> None:
        """Count a page."""
        for places in self._places(lines.pairs):
            marks = _marks(lines)
            while len(places):  # of two lines of a page that share a cell, one is set in each round
                self.cells[places] |= marks
                lost = self.cells[places] & marks != marks
                places, marks = places[lost], marks[lost]

    def pages(self, keys: Keys) -> Counts:
        """Return how many pages hold each line, by the likeliest guess: `(n,)`; many say no more than `_MANY`."""
        first, second = self._places(keys)
        marks = _BITS[(self.cells[first] & self.cells[second]).view(np.uint8)].reshape(-1, 2).sum(1, dtype=np.intp)
        pages: Counts = _PAGES[np.maximum(marks - self.chance, 0)]
        return pages

    def has(self, page: Lines) -> bool:
        """Whether the page, or a copy of it, was counted."""
        marks = _marks(page)
        first, second = self._places(page.pairs)
        return bool((self.cells[first] & self.cells[second] & marks).all())

    def folded(self) -> Sketch:
        """Return a sketch that says the same and is no larger than it needs to be."""
        size = len(self.cells)
        while size > 1 and _density(self._fold(size, _SAMPLE_CELLS)) < _SPARSE / 2:
            size //= 2
        cells = self._fold(size, size)
        by_chance = MARKS * _density(cells) ** 2
        return Sketch(cells, int(by_chance + 2 * by_chance**0.5))

    def _fold(self, size: int, first: int) -> Cells:
        """Return the first cells of a sketch of that size, made at once: memory for each step would stay taken."""
        cells: Cells = np.bitwise_or.reduce(self.cells.reshape(-1, size)[:, :first], 0)
        return cells

    def save(self, path: Path, note: str) -> None:
        """Write the sketch to a file that appears whole or not at all, with a note on what it holds."""
        header = json.dumps({"note": note, "chance": self.chance}).encode("ascii")
        with whole_file(path) as file:
            file.write(header.ljust(_HEADER_BYTES, b"\n"))
            file.write(self.cells.astype("<u2", copy=False).data)

    @classmethod
    def read(cls, path: Path) -> Sketch:
        """Return a sketch that stays on the disk, in memory that all who read it share."""
        return cls(np.asarray(np.memmap(path, "<u2", "r", _HEADER_BYTES)), _header(path)["chance"])

    def _places(self, keys: Keys) -> tuple[Counts, Counts]:
        """Return the two cells of each line."""
        below = np.uint64(len(self.cells) - 1)
        return (keys & below).astype(np.intp), (keys >> np.uint64(32) & below).astype(np.intp)


def note_of(path: Path) -> str | None:
    """Return the note of a saved sketch; None if there is no such file, or it is none."""
    try:
        return str(_header(path)["note"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _header(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        header: dict[str, Any] = json.loads(file.read(_HEADER_BYTES))
    return header


def _marks(lines: Lines) -> Cells:
    """Return the bit that the page sets for each of its lines."""
    mixed = (lines.pairs ^ np.uint64(lines.page)) * _MIXER
    marks: Cells = np.uint16(1) << (mixed >> np.uint64(60)).astype(np.uint16)
    return marks


def _density(cells: Cells) -> float:
    """Return the share of the bits that are set, as a sample of the cells has it: lines fall on all alike."""
    return float(_BITS[cells[:_SAMPLE_CELLS].view(np.uint8)].mean(dtype=np.float64)) / 8
