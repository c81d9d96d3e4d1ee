"""Lines that a program cut at one width wherever it fell, in words too: `fold`, the copy of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import STOPS, WIDE, has_wide, last_mark

NARROWEST, WIDEST = 20, 240
"""Widths that lines are cut at. Few other dumps have no line that is wider: a paragraph is."""
CUTS_MIN, CUTS_SHARE, NEAR = 8, 0.6, 0.8
"""So many lines have no room for one more character, and such a share of those that come near it: a program that leaves
words whole fills lines to many widths."""
BEFORE_A_BLANK, SAMPLE = pattern(r"\n (?=\S)"), 16_000
"""In so many characters some cuts fall before a blank."""
BLANKS_LEAST, BLANKS_MOST = 0.04, 0.5
"""Such a share of the cuts falls beside a blank. In lines that were spaced to one width none does, in those that were
moved to the right all do."""


def unfolded(text: str) -> str:
    """Return a text as it was before its lines were cut at one width, which may have cost the blanks at their ends.

    >>> line = "It rained on the town all of the day, and on the hills behind it. " * 9
    >>> cut = "\\n".join(line[i : i + 40] for i in range(0, len(line), 40))
    >>> unfolded(f"Home\\n{cut}\\nNews") == f"Home\\n{line}\\nNews"
    True
    """
    if not BEFORE_A_BLANK.search(text, 0, SAMPLE):
        return text
    lines = text.split("\n")
    if not NARROWEST <= max(map(len, lines)) <= WIDEST:
        return text
    best = max(
        (_read(lines, width_of) for width_of in _measures(text)), key=lambda found: found.widths.count(found.widest)
    )
    near = sum(width >= NEAR * best.widest for width in best.widths)
    if sum(best.full) < max(CUTS_MIN, CUTS_SHARE * near) or not _cut_anywhere([*compress(pairwise(lines), best.full)]):
        return text
    return "".join(_joined(lines, best))


class Reading(NamedTuple):
    """How wide the lines of a text are in one measure."""

    widths: Sequence[int]
    widest: int
    full: Sequence[bool]
    """Of each line but the last: it has no room for the first character of the next one."""


def _read(lines: Sequence[str], width_of: Callable[[str], int]) -> Reading:
    widths = [*map(width_of, lines)]
    widest = max(widths)
    full = [bool(line) and width + width_of(line[0]) > widest for width, line in zip(widths, lines[1:], strict=False)]
    return Reading(widths, widest, full)


def _measures(text: str) -> Iterator[Callable[[str], int]]:
    """Yield what measures lines in bytes, in columns of a terminal and in characters, as far as these differ."""
    if not text.isascii():
        yield lambda line: len(line.encode("utf-8", "replace"))
        if has_wide(text):
            yield lambda line: len(line) + len(WIDE.findall(line))
    yield len


def _cut_anywhere(seams: Sequence[tuple[str, str]]) -> bool:
    """Say whether lines were cut without regard to where words end."""
    beside = sum(before[-1].isspace() or after[0].isspace() for before, after in seams)
    return BLANKS_LEAST * len(seams) <= beside <= BLANKS_MOST * len(seams)


def _joined(lines: Sequence[str], found: Reading) -> Iterator[str]:
    """Yield the lines, and a line end before each that does not go on with the one above."""
    stripped = not any(line.endswith(" ") for line in lines)
    yield lines[0]
    for (before, after), full, width in zip(pairwise(lines), found.full, found.widths, strict=False):
        if full and not (last_mark(before) in STOPS and after[0].isalpha()):
            yield after
        elif stripped and width == found.widest - 1 and after and not after[0].isspace():
            yield f" {after}"
        else:
            yield f"\n{after}"
