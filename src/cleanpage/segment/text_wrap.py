"""Undo hard wrapping: find the margin that the breaks agree on, and join the lines that reach it.

A program that fills lines breaks one only where the next word would not fit. So the break after a line of
width w, before a word of width n, speaks for every margin from w to w + n. The breaks of a wrapped text agree on
one margin; those of an unwrapped one do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from cleanpage.segment.text_lines import UNSPACED_CHARACTER, WIDE, Line, glue

NARROWEST, WIDEST = 25, 240
"""Margins looked for, in columns: narrower is a menu, wider is a paragraph."""
SENTENCE_END = re.compile(r"[.!?…。！？؟।॥:]['\"”’»)\]」』）]*$")
FIRST_CHUNK = re.compile(r"[^\s-]*[^\W\d_]-(?=[^\W\d_])|\S+")
SLACK = 8
"""How far, in columns, the margin of one indentation may lie from the page's (headings and quotations in lynx)."""

Break = tuple[int, int, int]
"""Indentation of the line before the break, the least margin it speaks for, the first that it speaks against."""


class Margins(NamedTuple):
    """Where the lines of a page were broken, in columns."""

    page: int
    by_indent: dict[int, int]
    width: Callable[[str], int]
    hyphens: bool
    """Words with hyphens were broken at them."""

    def filled(self, line: Line, following: Line) -> bool:
        """Say whether `line` reaches so far that the next word would not have fitted."""
        margin = self.by_indent.get(line.indent, self.page)
        width = self.width(line.raw)
        if width > margin and " " in line.text:
            return False
        return width + first_chunk(following, self.width, self.hyphens) > margin


def unwrap(lines: list[Line], starts_item: Callable[[str], int]) -> list[Line]:
    """Return the lines with hard wrapping undone; as they are if the page was not wrapped.

    `starts_item(text)` is the width of the bullet or number that opens a list item, 0 for other text.
    """
    margins = find_margins(lines, starts_item)
    if margins is None:
        return lines
    joined: list[Line] = []
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if not parts:
            first = line
        parts.append(line.text)
        if (
            following
            and may_follow(line, following, first, len(parts), starts_item)
            and margins.filled(line, following)
        ):
            continue
        joined.append(first if len(parts) == 1 else first._replace(text=join(parts, margins.hyphens)))
        parts = []
    return joined


def may_follow(line: Line, following: Line, first: Line, count: int, starts_item: Callable[[str], int]) -> bool:
    """Say whether blank lines, indentation and bullets let `following` go on with a text.

    `line` is the text's last line so far, `first` its first, `count` their number.
    """
    if following.gap or starts_item(following.text):
        return False
    if count > 1 or following.indent == line.indent:
        return following.indent == line.indent
    hang = starts_item(first.text)
    return following.indent - line.indent == hang if hang else following.indent < line.indent


def find_margins(lines: Sequence[Line], starts_item: Callable[[str], int]) -> Margins | None:
    """Return where the lines were broken, or None when they were not."""
    best = vote(lines, starts_item, len)
    if any(WIDE.search(line.text) for line in lines[:400]):
        best = max(best, vote(lines, starts_item, columns), key=lambda found: found[0])
    return best[1]


def vote(
    lines: Sequence[Line], starts_item: Callable[[str], int], width: Callable[[str], int]
) -> tuple[float, Margins | None]:
    """Return how strongly the breaks, measured by `width`, agree on margins, and these."""
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap
        and NARROWEST <= len(line.raw) <= WIDEST
        and " " in line.text
        and may_follow(line, following, line, 1, starts_item)
    ]
    breaks = [(line.indent, w := width(line.raw), w + first_chunk(following, width, True)) for line, following in pairs]
    if not breaks:
        return 0.0, None
    votes = tally(breaks)
    margin = max(range(len(votes)), key=votes.__getitem__)
    votes_of = list(zip(pairs, breaks, strict=True))
    supporters = [pair for pair, (_, low, high) in votes_of if low <= margin < high]
    voters = sum(low > 0.6 * margin for _, low, _ in breaks if low <= margin)
    violators = sum(width(line.raw) > margin + SLACK and " " in line.text for line in lines)
    support = len(supporters) / (voters + violators)
    within = sum(goes_on(line.text, following.text) for line, following in supporters) / len(supporters)
    if not ((support >= 0.5 and within >= 0.5) or (len(supporters) >= 8 and support >= 0.6 and within >= 0.3)):
        return 0.0, None
    hyphens = sum(line.text[-1] == "-" for line, _ in supporters)
    unbroken = sum(high <= margin < low + first_chunk(pair[1], width, False) for pair, (_, low, high) in votes_of)
    return support, Margins(margin, margins_by_indent(breaks, margin), width, hyphens > unbroken)


def tally(breaks: Sequence[Break]) -> list[int]:
    """Return how many of the breaks speak for each margin."""
    steps = [0] * (2 * WIDEST + 2)
    for _, low, high in breaks:
        steps[min(low, 2 * WIDEST)] += 1
        steps[min(high, 2 * WIDEST + 1)] -= 1
    return list(accumulate(steps))


def margins_by_indent(breaks: Sequence[Break], margin: int) -> dict[int, int]:
    """Return the margins of those indentations whose breaks clearly prefer another than the page's."""
    groups: dict[int, list[Break]] = {}
    for each in breaks:
        groups.setdefault(each[0], []).append(each)
    found = {}
    for indent, group in groups.items():
        votes = tally(group)
        near = range(margin - SLACK, margin + SLACK + 1)
        best = max(near, key=lambda m: (votes[m], -abs(m - margin)))
        if votes[best] > votes[margin] + (0 if best > margin else 2):
            found[indent] = best
    return found


def goes_on(line: str, following: str) -> bool:
    """Say whether a sentence seems to run on over the break between two lines."""
    return not SENTENCE_END.search(line[-6:]) and not following[0].isupper()


def first_chunk(line: Line, width: Callable[[str], int], hyphens: bool) -> int:
    """Return the columns that the line above lacks for a beginning of `line`: a space and a word, or a character."""
    text = line.text
    if UNSPACED_CHARACTER.match(text):
        return width(text[0])
    found = FIRST_CHUNK.match(text) if hyphens else None
    return 1 + width(found[0] if found else text.split(" ", 1)[0])


def columns(text: str) -> int:
    """Return the columns that `text` takes on a terminal."""
    return len(text) + len(WIDE.findall(text))


def join(parts: Sequence[str], hyphens: bool) -> str:
    """Join the lines of one text."""
    text = parts[0]
    pieces = []
    for part in parts[1:]:
        if hyphens and text[-1] == "-" and text[-2:-1].isalpha() and part[0].isalpha():
            pieces.append(text)
        else:
            pieces.append(glue(text, part)[: -len(part)])
        text = part
    pieces.append(text)
    return "".join(pieces)
