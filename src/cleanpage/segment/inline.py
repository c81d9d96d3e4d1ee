"""The inline content of a block: pieces of text and the spans over them become one text with spans of characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from cleanpage.patterns import UNSPACED_FROM
from cleanpage.types import Span

OpenSpan = list[Any]
"""First part, part after the last (-1 while it is open), kind, href."""
PERMALINKS = "¶#§🔗\uf0c1"
"""What the link to a heading shows."""
CURRENCIES = "$€£¥₹₩"
TOOLS = frozenset(PERMALINKS + "]")
"""What a heading begins or ends with that has such a link, or one to where it is edited."""


def collapse(parts: Sequence[str], spans: Sequence[OpenSpan]) -> tuple[str, tuple[Span, ...]]:
    """Collapse white space as a browser does; spans over parts become spans over the characters of the text.

    >>> collapse([" one  ", "two", " three "], [[1, 2, "em", ""]])
    ('one two three', (Span(start=4, end=7, kind='em', href=''),))
    """
    joined = "".join(parts)
    text = " ".join(joined.split())
    if (
        len(spans) == 1
        and spans[0][0] == 0
        and (spans[0][1] == len(parts) or not "".join(parts[spans[0][1] :]).strip())
    ):
        return text, (Span(0, len(text), spans[0][2], spans[0][3]),) if text else ()  # a menu entry: only a link
    lead = len(joined) - len(joined.lstrip())
    if len(text) == len(joined.rstrip()) - lead:  # every run of white space is one character wide already
        at = [0, *accumulate(map(len, parts))]
        moved: Any = [min(max(place - lead, 0), len(text)) for place in at]
    else:
        text, moved = _moved(parts, spans)
    finished = []
    for start, end, kind, href in spans:
        first, last = moved[start], min(moved[end], len(text))
        while first < last and text[first] == " ":
            first += 1
        while last > first and text[last - 1] == " ":
            last -= 1
        if first < last:
            finished.append(Span(first, last, kind, href))
    return text, tuple(finished)


def _moved(parts: Sequence[str], spans: Sequence[OpenSpan]) -> tuple[str, dict[int, int]]:
    """The text of the parts with white space collapsed, and where in it each part that a span begins or ends at is."""
    edges = sorted({edge for span in spans for edge in span[:2]} | {0, len(parts)})
    moved: dict[int, int] = {0: 0}
    out = ""
    for left, right in pairwise(edges):
        piece = "".join(parts[left:right])
        moved[left] = len(out)
        if piece:
            words = " ".join(piece.split())
            if out and out[-1] != " " and piece[0].isspace():
                out += " "
            moved[left] = len(out)
            out += words
            if words and piece[-1].isspace():
                out += " "
        moved[right] = len(out)
    return out.rstrip(), moved


def run_together(before: str, after: str) -> bool:
    """Say whether the texts of two elements run into each other where only style sheets part them.

    >>> [run_together(*pair) for pair in (("Home", "News"), ("was", "$5"), ("Size:", "XL"), ("(12)", "Add"))]
    [True, True, True, True]
    >>> [run_together(*pair) for pair in (("$9", ".99"), ("12:", "30"), ("例", "文"))]
    [False, False, False]
    """
    last, first = before[-1], after[0]
    if last.isalnum():
        return last < UNSPACED_FROM and (first.isalnum() or first in CURRENCIES)
    if last == ":":
        return first.isalnum() and before[-2:-1].isalpha()
    return last in "!?)" and first.isalnum()


def without_tools(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A heading without the link to itself that documentation sets beside it (`Settings ¶`) and without the links
    in brackets to where a wiki edits its section (`Settings [edit]`).

    >>> without_tools("§ Settings", (Span(0, 1, "link", "#settings"),))
    ('Settings', ())
    """
    first, last = 0, len(text)
    for span in spans:
        if span.kind != "link":
            continue
        if text[span.start : span.end] in PERMALINKS:
            first = span.end if span.start == 0 else first
            last = span.start if span.end == len(text) else last
        elif "action=edit" in span.href and text[-1] == "]" and (opening := text.rfind("[", 0, span.start)) >= 0:
            last = min(last, opening)
    if (first, last) == (0, len(text)):
        return text, spans
    last = first + len(text[first:last].rstrip())
    first += len(text[first:last]) - len(text[first:last].lstrip())
    moved = (Span(max(s.start - first, 0), min(s.end, last) - first, s.kind, s.href) for s in spans)
    return text[first:last], tuple(s for s in moved if s.start < s.end)
