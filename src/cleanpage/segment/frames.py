"""Open elements, and what the blocks inside them inherit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.segment.elements import LABELS, LISTS, SPEAKS, WRAPPERS
from cleanpage.types import HEADINGS, Origin

Attributes = Mapping[str, str]
TELLING = {
    **dict.fromkeys(LABELS),
    "hidden": pattern(""),
    "aria-hidden": pattern("^true$"),
    "style": pattern(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden"),
}
"""Attributes that tell something: None for those that label their element; others hide it where the pattern is."""


class Place(NamedTuple):
    """What blocks inherit from the elements around them."""

    depth: int = 0
    hidden: bool = False
    quoted: int = 0
    origin: Origin = "page"
    row: int = -1
    column: int = 0
    table: int = -1
    terms: int = 0


class Frame:
    """An open block-level element. What its blocks inherit is worked out when the first of them comes."""

    __slots__ = (
        "attributes", "column", "index", "label", "ordinal", "parent", "place", "row", "speaks", "start", "table",
        "tag", "taken", "verbatim",
    )  # fmt: skip
    index: int
    """Into the page's containers; -1 until it holds a block."""
    parent: int
    start: int
    """The container around it, and the first block in it."""
    table: int
    row: int
    column: int
    """Of a table, its row and its cell; -1 where they are inherited."""
    verbatim: bool
    """Whether white space in it counts, as in `<pre>`."""
    taken: dict[int, int] | None
    """Of a table and its rows, the columns that a cell of an earlier row reaches into, and the last such row."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.index = self.row = self.column = self.table = -1
        self.ordinal: int | None = None
        self.taken = None
        self.verbatim = False

    def inherit(self, speaks: str, place: Place) -> None:
        """Take over what the element around this one says and where it stands, but for what this one changes."""
        tag = self.tag
        unfolds = tag in ("button", "label") and speaks in HEADINGS  # a heading that unfolds its section
        wraps = tag in WRAPPERS or unfolds
        self.speaks = speaks if wraps and speaks in SPEAKS else tag
        if tag in PLACING:
            place = PLACING[tag](place)
        elif self.table >= 0:
            place = place._replace(table=self.table, row=-1)
        elif self.row >= 0 or self.column >= 0:
            row = place.row if self.row < 0 else self.row
            place = place._replace(row=row, column=self.column if self.column >= 0 else place.column)
        label = ""
        for name, value in self.attributes.items():
            if name in TELLING:
                hides = TELLING[name]
                if hides is None:
                    label += " " + value
                elif hides.search(value):
                    place = _hidden(place)
        if tag not in HEADINGS and "id" in self.attributes:
            label = self.attributes["id"] + label
        self.label = label.lower().strip()
        self.place = place

    def label_before(self, text: str) -> str:
        """Return the label of an element that begins with the text.

        An id that says the same is no name but an address, which a program made of the heading
        (`#respond-to-review-comments`); one of two words may be both (`#related-posts`).
        """
        identifier = self.attributes.get("id", "").lower()
        if identifier.count("-") + identifier.count("_") < 2 or not _letters(text).startswith(_letters(identifier)):
            return self.label
        return self.label.removeprefix(identifier).lstrip()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


_hidden = lru_cache(lambda place: place._replace(hidden=True))
PLACING: dict[str, Callable[[Place], Place]] = {
    **dict.fromkeys(LISTS, lru_cache(lambda place: place._replace(depth=place.depth + 1))),
    "li": lru_cache(lambda place: place._replace(row=-2 - place.row) if place.row >= 0 else place),
    "dl": lru_cache(lambda place: place._replace(terms=place.terms + 1)),
    "blockquote": lru_cache(lambda place: place._replace(quoted=place.quoted + 1)),
    "noscript": lru_cache(lambda place: place._replace(origin="noscript")),
    "template": lru_cache(lambda place: place._replace(origin="template")),
}
"""What the blocks inside inherit differently; the same few places come again and again."""
OUTER = (0, "", Place())
"""What the outermost container inherits: its parent, what speaks for it, where it stands."""
