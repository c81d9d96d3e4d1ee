"""What a printer sets on each sheet of a page: the address and the number below, the day and the title above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cleanpage.patterns import pattern

_OF = r"\s?(?:/|of|von|sur|de|di|van|av|af|z|из|з)\s?"
_NO_DIGIT = r"(?![\d/.,-]|\s?:)"
NUMBER = pattern(rf"(?<![\d/.,-])(\d{{1,3}}){_OF}(\d{{1,3}}){_NO_DIGIT}")
"""`3/7`, `3 of 7`: which sheet, and of how many."""
FIRST = pattern(rf"1(?<![\d/.,-]1){_OF}\d{{1,3}}{_NO_DIGIT}")
DIGITS = pattern(r"\d+")
ADDRESS = "://"
"""Browsers print it on each sheet; the numbers of a forum's posts or a gallery's pictures stand without one."""
SHEETS_MIN = 3
ALONE = pattern(rf"\W*(?:[^\W\d_]+\.? )?\d{{1,3}}{_OF}\d{{1,3}}\W*")
"""Without an address so many sheets have a line for the number alone: `Page 3 of 7`."""
LINES_A_SHEET = 10
"""A sheet has so many lines at least."""
MAX_CHARS = 250
AROUND = range(-3, 7)
"""So far from a sheet's number the other lines of its foot stand, and those of the next one's head."""
RECUR = 0.75
"""So many of the sheets have the same there."""


def without_sheets(text: str) -> str:
    """Return a dump of a printed page without the head and the foot of each sheet.

    >>> sheets = ["\\n".join(word * n for word in "abcdefghijkl") for n in (1, 2, 3)]
    >>> printed = [f"5/3/22, 8:40 AM  Rain\\n{sheet}\\nhttps://x.org/rain  {n}/3" for n, sheet in enumerate(sheets, 1)]
    >>> without_sheets("\\n".join(printed)) == "\\n".join(sheets)
    True
    """
    if not FIRST.search(text):
        return text
    lines = text.split("\n")
    feet = sheet_numbers(lines)
    if not feet:
        return text
    keys = ["".join(line.split()) for line in lines]
    out = set(feet)
    for step in AROUND:
        beside = Counter(keys[foot + step] for foot in feet if step and 0 <= foot + step < len(lines))
        key, times = beside.most_common(1)[0] if beside else ("", 0)
        if key and times >= max(2, RECUR * (len(feet) - 1)):
            out |= {foot + step for foot in feet if 0 <= foot + step < len(lines) and keys[foot + step] == key}
            out |= {i for i in range(min(len(AROUND), len(lines))) if keys[i] == key}  # of the first sheet
    if len(feet) >= SHEETS_MIN and all(ALONE.fullmatch(lines[i]) for i in feet):
        out |= {i for foot in feet for i in _blank_around(keys, foot)}
    elif not any(ADDRESS in lines[i] for i in out):
        return text
    return "\n".join(line for i, line in enumerate(lines) if i not in out)


def _blank_around(keys: Sequence[str], foot: int) -> Iterator[int]:
    """The blank lines above and below a line: a paragraph goes on over them."""
    for step in (-1, 1):
        i = foot + step
        while 0 <= i < len(keys) and not keys[i]:
            yield i
            i += step


def sheet_numbers(lines: Sequence[str]) -> list[int]:
    """Return which lines have the numbers of the sheets, from the first to the last of them all; none if none do."""
    by_total: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line) <= MAX_CHARS:
            for found in NUMBER.finditer(line):
                rest = DIGITS.sub("0", line[: found.start()] + line[found.end() :])
                by_total[int(found[2]), "".join(rest.split())].append((int(found[1]), i))
    for (total, _), numbered in by_total.items():
        at = [i for _, i in numbered]
        in_order = total > 1 and [number for number, _ in numbered] == list(range(1, total + 1))
        if in_order and at[-1] - at[0] >= LINES_A_SHEET * (total - 1):
            return at
    return []
