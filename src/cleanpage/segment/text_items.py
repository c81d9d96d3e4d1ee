"""Bullets, numbers and headings of plain dumps, and what lynx adds to a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import Line, read_lines
from cleanpage.types import Block

BULLET = pattern(r"[•◦▪‣●○■□∙]\s*(?=\S)")
DASH = pattern(r"^[ \t]*([*+–—-])[ \t]+(\S.*)$", re.M)
LYNX_ITEM = pattern(r"(?:[*+o#@=]|(\d{1,3})\.)\s+(?=\S)")
LYNX_LINE = pattern(r"^(?: {3}\S| {5}[*+] | {5,6}\d{1,2}\. | {7}\S| {10}\+ | {15}o )", re.M)
LYNX_SURE = pattern(r"^(?: {5}\* | {10}\+ | {3,}\(BUTTON\))", re.M)
LYNX_FIELD = pattern(
    r"\[(?:[ Xx_]|[\w.%~-]+\.(?:png|jpe?g|gif|svg|webp|avif|ashx|aspx|php)|X-Info|INLINE|IMAGE|LINK|USEMAP|EMBED)\]"
    r"|\((?:[ *]|IFRAME|EMBED|OBJECT|VIDEO|AUDIO)\)|_{4,}|\[(?:DEL|INS):|:(?:DEL|INS)\]"
)
BUTTON = "(BUTTON)"
LINK_NUMBER = pattern(r"\[(\d{1,4})\](?=\S)")
REFERENCES = pattern(r"^(?:References|Visible links:?)[ \t]*\n\s*1\.\s+\S+:\S*[ \t]*$", re.M)
LONGEST_HEADING = 200


class Marks(NamedTuple):
    """What opens a list item in one dump."""

    item: re.Pattern[str]
    lynx: bool

    def width(self, text: str) -> int:
        """Return the width of the bullet or number that opens `text`, 0 when none does."""
        found = self.item.match(text)
        return found.end() if found else 0

    def blocks(self, lines: Iterable[Line]) -> list[Block]:
        """Return a block for each line, list items and headings told apart."""
        blocks = []
        outer: list[int] = []
        for line in lines:
            outermost = self.lynx and line.indent == 0
            found = None if outermost else self.item.match(line.text)
            if found:
                while outer and outer[-1] >= line.indent:
                    outer.pop()
                outer.append(line.indent)
                number = found[1] if found.re.groups and found[1] else None
                blocks.append(
                    Block(
                        line.text[found.end() :], "li", depth=len(outer), ordinal=int(number) if number else None,
                        gap=line.gap, indent=line.indent,
                    )
                )  # fmt: skip
                continue
            if outer and line.indent <= outer[0]:
                outer.clear()
            heading = outermost and len(line.text) <= LONGEST_HEADING
            blocks.append(Block(line.text, "h2" if heading else "p", gap=line.gap, indent=line.indent))
        return blocks


def read_marks(text: str) -> Marks:
    """Return what opens list items in a dump: lynx's bullets, round bullets, and dashes and stars that form lists.

    A star before a single text, however often repeated, is a form's `* indicates required`.
    """
    lines = text.count("\n") + 1
    lynx = bool(LYNX_SURE.search(text)) and 2 * sum(1 for _ in LYNX_LINE.finditer(text)) > lines - text.count("\n\n")
    if lynx:
        return Marks(LYNX_ITEM, True)
    texts = defaultdict(set)
    for found in DASH.finditer(text):
        texts[found[1]].add(found[2])
    dashes = "".join(re.escape(dash) for dash, follow in texts.items() if len(follow) >= 3)
    return Marks(re.compile(rf"{BULLET.pattern}|[{dashes}]\s+(?=\S)") if dashes else BULLET, False)


def lynx_lines(text: str) -> list[Line]:
    """Return the lines of a lynx dump without link numbers, form fields, image names and the list of references.

    A button stands by itself, whatever lynx wrote on its line.
    """
    references = list(REFERENCES.finditer(text))
    if references:
        start = references[-1].start()
        count = text.count("\n", start)
        text = LINK_NUMBER.sub(lambda found: "" if int(found[1]) <= count else found[0], text[:start])
    text = LYNX_FIELD.sub(lambda found: " " * len(found[0]), text)
    lines: list[Line] = []
    for line in read_lines(text):
        if BUTTON not in line.text:
            lines.append(line)
            continue
        opener = LYNX_ITEM.match(line.text)
        opener_text = opener[0] if opener else ""
        pieces = [piece.strip() for piece in line.text[len(opener_text) :].split(BUTTON)]
        for piece in filter(None, pieces):
            lines.append(line._replace(text=opener_text + piece, raw=" " * line.indent + opener_text + piece))
            line = line._replace(gap=0)
    return lines
