"""Undo hard wrapping: find the margin that the breaks agree on, and join the lines that reach it.

A program that fills lines breaks one only where the next word would not fit. So the break after a line of
width w, before a word of width n, speaks for every margin from w to w + n. The breaks of a wrapped text agree on
one margin; those of an unwrapped one do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import WIDE, Line, glue, has_unspaced, has_wide, starts_unspaced

NARROWEST, WIDEST = 25, 240
"""Margins looked for, in columns: narrower is a menu, wider is a paragraph."""
SENTENCE_END = pattern(r"[.!?…。！？؟।॥:]['\"”’»)\]」』）]*$")
FIRST_CHUNK = pattern(r"[^\s-]*[^\W\d_]-(?=[^\W\d_])|\S+")
SLACK = 8
"""How far, in columns, the margin of one indentation may lie from the page's (headings and quotations in lynx)."""


class Break(NamedTuple):
    """A line end after which the next line may go on with the same text."""

    line: int
    indent: int
    low: int
    """The least margin that it speaks for: the columns of the line."""
    high: int
    """The first margin that it speaks against."""


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
        if width > margin and breakable(line.text):
            return False
        return width + first_chunk(following.text, self.width, self.hyphens) > margin


def unwrap(lines: list[Line], starts_item: Callable[[str], int]) -> list[Line]:
    """Return the lines with hard wrapping undone; as they are if the page was not wrapped.

    `starts_item(text)` is the width of the bullet or number that opens a list item, 0 for other text.
    """
    hangs = [starts_item(line.text) for line in lines]
    margins = find_margins(lines, hangs)
    if margins is None:
        return lines
    joined: list[Line] = []
    start = 0
    for index, line in enumerate(lines):
        if index + 1 < len(lines) and may_follow(lines, hangs, start, index) and margins.filled(line, lines[index + 1]):
            continue
        if index == start:
            joined.append(line)
        else:
            text = join([each.text for each in lines[start : index + 1]], margins.hyphens)
            joined.append(lines[start]._replace(text=text))
        start = index + 1
    return joined


def may_follow(lines: Sequence[Line], hangs: Sequence[int], start: int, index: int) -> bool:
    """Say whether blank lines, indentation and bullets let a text go on after line `index`; it begins at `start`."""
    line, following = lines[index], lines[index + 1]
    if following.gap or hangs[index + 1]:
        return False
    deeper = following.indent - line.indent
    if index > start:
        return deeper == 0
    return deeper == 0 or (deeper == hangs[index] if hangs[index] else deeper < 0)


def find_margins(lines: Sequence[Line], hangs: Sequence[int]) -> Margins | None:
    """Return where the lines were broken, or None when they were not.

    Programs measure lines in characters, in columns of a terminal or, as `fold` does, in bytes.
    """
    candidates = [
        index
        for index in range(len(lines) - 1)
        if NARROWEST <= len(lines[index].raw) <= WIDEST
        and may_follow(lines, hangs, index, index)
        and breakable(lines[index].text)
    ]
    foreign = "".join(line.text for line in lines[:400] if not line.text.isascii())
    measures = [
        len,
        *([octets] if foreign else []),
        *([columns] if has_wide(foreign) else []),
    ]
    return max((vote(lines, candidates, width) for width in measures), key=lambda found: found[0])[1]


def vote(lines: Sequence[Line], candidates: Sequence[int], width: Callable[[str], int]) -> tuple[float, Margins | None]:
    """Return how strongly the breaks after the candidate lines, measured by `width`, agree on margins, and these."""
    breaks = []
    for index in candidates:
        used = width(lines[index].raw)
        if used > WIDEST:
            continue
        breaks.append(Break(index, lines[index].indent, used, used + first_chunk(lines[index + 1].text, width, True)))
    if not breaks:
        return 0.0, None
    votes = tally(breaks)
    margin = votes.index(max(votes))
    supporters = [each for each in breaks if each.low <= margin < each.high]
    voters = sum(each.low > 0.6 * margin for each in breaks)
    too_long = margin + SLACK
    violators = sum(len(line.raw) > too_long and width(line.raw) > too_long and breakable(line.text) for line in lines)
    support = len(supporters) / (voters + violators)
    within = sum(goes_on(lines[each.line].text, lines[each.line + 1].text) for each in supporters) / len(supporters)
    if len(supporters) < 3 and not any(lines[each.line + 1].text[0].islower() for each in supporters):
        return 0.0, None
    if not ((support >= 0.5 and within >= 0.5) or (len(supporters) >= 8 and support >= 0.6 and within >= 0.3)):
        return 0.0, None
    broken = sum(lines[each.line].text[-1] == "-" for each in supporters)
    whole = sum(
        each.high <= margin < each.low + first_chunk(lines[each.line + 1].text, width, False) for each in breaks
    )
    return support, Margins(margin, margins_by_indent(breaks, margin), width, broken > whole)


def tally(breaks: Sequence[Break]) -> list[int]:
    """Return how many of the breaks speak for each margin."""
    steps = [0] * (2 * WIDEST + 2)
    for each in breaks:
        steps[min(each.low, 2 * WIDEST)] += 1
        steps[min(each.high, 2 * WIDEST + 1)] -= 1
    return list(accumulate(steps))


def margins_by_indent(breaks: Sequence[Break], margin: int) -> dict[int, int]:
    """Return the margins of those indentations whose breaks clearly prefer another than the page's."""
    groups: dict[int, list[Break]] = {}
    for each in breaks:
        groups.setdefault(each.indent, []).append(each)
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


def breakable(text: str) -> bool:
    """Say whether a line could have been broken before its end."""
    return " " in text or has_unspaced(text)


def first_chunk(text: str, width: Callable[[str], int], hyphens: bool) -> int:
    """Return the columns that the line above lacks for a beginning of `text`: a space and a word, or two characters.

    Two, where the script has no spaces, as some characters must not begin or end a line.
    """
    if starts_unspaced(text):
        return width(text[:2])
    if hyphens and "-" in text[:40] and (found := FIRST_CHUNK.match(text)):
        return 1 + width(found[0])
    return 1 + width(text.split(" ", 1)[0])


def octets(text: str) -> int:
    """Return the bytes that `text` takes in UTF-8."""
    return len(text.encode("utf-8", "replace"))


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
