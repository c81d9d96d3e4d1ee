"""Bullets, numbers and headings of plain dumps, and what lynx adds to a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import Line, read_lines
from cleanpage.types import Block

BULLETS = "•◦▪‣●○■□∙"
BULLET = pattern(rf"[{BULLETS}]\s*(?=\S)")
LYNX_OPENERS = "*+o#@=0123456789"
LYNX_ITEM = pattern(r"(?:[*+o#@=]|(\d{1,3})\.)\s+(?=\S)")
# These find a line by the line break before it, which is ten times as fast as by `^`: they want one before the text.
DASH = pattern(r"\n[ \t]*([*+–—-](?=[ \t]+\S)|[·§o\uf0a7\uf0b7\uf0d8\uf0fc](?=\t|[ \u00a0]{3}))[ \t\u00a0]+(\S.*)")
"""A mark that forms lists if other lines have it too: a dash or a star, or before a wide blank what word processors set
there in fonts of their own."""
LYNX_LINE = pattern(r"\n   (?:\S|  [*+] |   ?\d{1,2}\. |    \S| {7}\+ | {12}o )")
LYNX_SURE = pattern(r"\n   (?:  \* | {7}\+ | *\(BUTTON\))")
LYNX_FIELD = pattern(
    r"\[(?:[ Xx_]|[\w.%~-]+\.(?:png|jpe?g|gif|svg|webp|avif|ashx|aspx|php)|X-Info|INLINE|IMAGE|LINK|USEMAP|EMBED)\]"
    r"|\((?:[ *]|IFRAME|EMBED|OBJECT|VIDEO|AUDIO)\)|\[[A-Z]+ Input\] \(not implemented\)_*|____+"
    r"|\[(?:DEL|INS):|:(?:DEL|INS)\]"
)
BUTTON = "(BUTTON)"
LONGEST_HEADING = 200


_REST = Block("")[Block._fields.index("quoted") : Block._fields.index("gap")]
"""The fields of a block from `quoted` to `origin`, which no line of a plain dump has."""
_END = Block("")[Block._fields.index("breaks") :]


class Marks(NamedTuple):
    """What opens a list item in one dump."""

    item: re.Pattern[str]
    openers: str
    """The first characters that `item` can have."""
    lynx: bool = False

    def widths(self, lines: Iterable[Line]) -> list[int]:
        """Return the width of the bullet or number that opens each line, 0 when none does."""
        item, openers = self.item, self.openers
        return [found.end() if line.text[0] in openers and (found := item.match(line.text)) else 0 for line in lines]

    def blocks(self, lines: Iterable[Line]) -> list[Block]:
        """Return a block for each line, list items and headings told apart."""
        blocks = []
        outer: list[int] = []
        for text, _, indent, gap in lines:
            outermost = self.lynx and indent == 0
            found = self.item.match(text) if text[0] in self.openers and not outermost else None
            if found:
                while outer and outer[-1] >= indent:
                    outer.pop()
                outer.append(indent)
                ordinal = int(found[1]) if self.lynx and found[1] else None
                blocks.append(line_block(text[found.end() :], "li", gap, indent, len(outer), ordinal))
                continue
            if outer and indent <= outer[0]:
                outer.clear()
            heading = outermost and len(text) <= LONGEST_HEADING
            blocks.append(line_block(text, "h2" if heading else "p", gap, indent))
        return blocks


def line_block(text: str, tag: str, gap: int, indent: int, depth: int = 0, ordinal: int | None = None) -> Block:
    """Return the block of a line, made in half the time that naming its fields takes: a page has hundreds."""
    return tuple.__new__(Block, (text, tag, (), 0, depth, ordinal, *_REST, gap, indent, *_END))


def read_marks(text: str) -> Marks:
    """Return what opens list items in a dump: lynx's bullets, round bullets, and other marks that form lists.

    A star before a single text, however often repeated, is a form's `* indicates required`.
    """
    text = f"\n{text}"
    if LYNX_SURE.search(text) and 2 * len(LYNX_LINE.findall(text)) > text.count("\n") - text.count("\n\n", 1):
        return Marks(LYNX_ITEM, LYNX_OPENERS, lynx=True)
    texts = defaultdict(set)
    for dash, follows in DASH.findall(text):
        texts[dash].add(follows)
    dashes = "".join(dash for dash, follow in texts.items() if len(follow) >= 3)
    if not dashes:
        return Marks(BULLET, BULLETS)
    return Marks(pattern(rf"{BULLET.pattern}|[{re.escape(dashes)}]\s+(?=\S)"), BULLETS + dashes)


def lynx_lines(text: str) -> list[Line]:
    """Return the lines of a lynx dump without form fields and image names.

    A button stands by itself, whatever lynx wrote on its line.
    """
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
