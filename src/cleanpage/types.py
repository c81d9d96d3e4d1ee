"""The types at the doors of the rooms: what comes in, what goes out, no logic.

Nearly all are named tuples: a fifth of a frozen dataclass's time to define, when a command starts, and a third of it
to make, hundreds of times a page. Their annotations are evaluated here: as strings they take longer, each being
compiled by itself.

A page, tagged or bare, is a sequence of blocks. Everything downstream of `segment` judges blocks; nothing
removes them. So `Article.blocks` holds every block of the page, kept or dropped, each with its reason.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""The tags of headings, of both doors."""
TASKS = "☐☑"
"""What an item of a list of tasks begins with: to be done, done."""

Kind = Literal["html", "text"]
Asked = Literal["auto", "html", "text"]
Favor = Literal["precision", "balanced", "recall"]
Extractor = Literal["tagger", "readability"]
Origin = Literal["page", "noscript", "template", "embedded"]
SpanKind = Literal["link", "strong", "em", "del", "sup", "sub", "code", "math", "note"]
MarkKind = Literal["time", "author", "tag"]
Role = Literal[
    # what is kept
    "title", "heading", "paragraph", "list item", "quote", "code", "table cell", "caption",
    # what goes to the metadata instead of the body, as a headline may, too, but for the writers of a thread's posts
    "byline", "date",
    # the named kinds of boilerplate
    "navigation", "subscribe prompt", "form notice", "news feed", "related stories", "share row", "comments",
    "cookie notice", "advertisement", "legal and footer", "repeated line", "other",
]  # fmt: skip


class UnreadableInput(ValueError):
    """The data is no page at all; the message says why and what to do, in one sentence."""


class Document(NamedTuple):
    """Bytes of one page and where they came from."""

    data: bytes
    name: str
    """What messages call it: a path, `standard input`, or `archive.zip!page.html`."""
    url: str | None = None
    captured: str | None = None
    """When the container says the page was saved, in ISO 8601."""
    charset: str | None = None
    """The encoding the container declares (an HTTP header in a WARC, a MIME header in an MHTML)."""


class Span(NamedTuple):
    """A stretch of a block's text, `text[start:end]`, that carries meaning beyond its characters."""

    start: int
    end: int
    kind: SpanKind
    href: str = ""
    """Where a link leads, as the page writes it (not yet resolved against the page's url); of a reference to a note,
    which one (`#fn1`); of a formula `display` if it stands on a line of its own."""


class Block(NamedTuple):
    """A run of text that stands by itself: a paragraph, a heading, a list item, a cell, a line of a dump."""

    text: str
    """Whitespace collapsed and ends stripped, except in `pre`, whose lines are kept."""
    tag: str = "p"
    """The HTML element that made the block: p, h1 to h6, li, dt, dd, td, th, pre, figcaption, caption, div, …
    The text door uses the same names: p, h1 to h6, li, pre, td."""
    spans: tuple[Span, ...] = ()
    container: int = 0
    """Index into `Page.containers` of the innermost container that holds the block."""
    depth: int = 0
    """How many lists the block lies in (1 for an item of an outermost list); 0 outside lists."""
    ordinal: int | None = None
    """The number of an item of an ordered list."""
    quoted: int = 0
    """How many block quotations the block lies in."""
    continues: bool = False
    """Goes on with the block before it after a mere line break (`<br>`): the two are lines of one paragraph."""
    row: int = -1
    """Which table row the block lies in, counted over the page; -1 outside tables. Cells of one row share it; of what
    lies in a list inside a cell it is `-2 - row`, since a list is read as such before it is read as a cell."""
    column: int = 0
    """Which column of its row the cell starts in, from 0."""
    language: str = ""
    """Of a code block, the programming language that the page names."""
    link_chars: int = 0
    hidden: bool = False
    """Lies under `hidden`, `display:none` or `aria-hidden`."""
    origin: Origin = "page"
    """Where in the source the text was: on the visible page, in `<noscript>`, in `<template>`, or in embedded
    data (JSON-LD `articleBody`, `__NEXT_DATA__`)."""
    gap: int = 0
    """Text door: blank lines before the block. HTML door: media and rules (img, hr, video, form fields) since
    the block before."""
    indent: int = 0
    """Text door: columns of white space before the first line."""
    breaks: int = 0
    """HTML door: `<br>` since the block before, or since the element began; two and more leave a line empty. -1: the
    line before was full."""
    note: str = ""
    """HTML door: of a note that the text refers to, which one it is (`#fn1`)."""
    table: int = -1
    """Which table the block lies in, the innermost: a number that no other table of the page has; -1 outside tables."""
    terms: int = 0
    """How many lists of terms and what they mean (`<dl>`) the block lies in."""


class Container(NamedTuple):
    """An element that holds blocks (`div`, `article`, `ul`, …); of a dump, the whole page is the only one."""

    parent: int
    """Index of the enclosing container; the outermost is its own parent, index 0."""
    tag: str
    label: str
    """The element's class, id, role and itemprop, lower-cased, joined by spaces: evidence, never a verdict."""
    start: int
    end: int
    """The blocks inside are `Page.blocks[start:end]`."""


class Mark(NamedTuple):
    """A value that the visible markup names: a `<time>`, a link `rel=author` or `rel=tag`, an `itemprop`."""

    kind: MarkKind
    value: str
    block: int
    """Index of the block it stands in or before."""
    modified: bool = False
    """Of a time: the markup says it is the time of a change."""
    lead: str = ""
    """Of a time: the end of what stands before it in its block."""


class Hints(NamedTuple):
    """What a page says about itself outside its blocks."""

    title: str = ""
    """The `<title>` element's text."""
    language: str = ""
    """The `lang` attribute of `<html>`."""
    base: str = ""
    """`<base href>`."""
    canonical: str = ""
    """`<link rel=canonical>`."""
    meta: Mapping[str, tuple[str, ...]] = {}
    """`<meta>` contents by lower-cased `property`, `name`, `itemprop` or `http-equiv`, in page order."""
    json_ld: tuple[str, ...] = ()
    """The raw text of each `application/ld+json` script."""
    marks: tuple[Mark, ...] = ()


class Page(NamedTuple):
    """A page cut into blocks in page order, with what it says about itself."""

    kind: Kind
    blocks: tuple[Block, ...]
    containers: tuple[Container, ...] = (Container(0, "body", "", 0, 0),)
    hints: Hints = Hints()


class Decision:
    """What became of one block: kept or not, as what, and why."""

    __slots__ = ("block", "kept", "reason", "role", "score", "step")

    def __init__(self, block: Block, score: float, kept: bool, role: Role, step: str, reason: str) -> None:
        self.block = block
        self.score = score
        """The tagger's probability, 0 to 1, that the block is content, before any later step."""
        self.kept = kept
        self.role: Role = role
        self.step = step
        """The function that had the last word."""
        self.reason = reason
        """Why, in words a person uses."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in Decision.__slots__)})"

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text


class Metadata(NamedTuple):
    """What is known about the article; None or empty where the page does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601, with the precision that the page gives."""
    modified: str | None = None
    site_name: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()


class Options(NamedTuple):
    """What a caller may choose; passed whole from door to door."""

    url: str | None = None
    kind: Asked = "auto"
    favor: Favor = "balanced"
    extractor: Extractor = "tagger"


CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Asked),
    "favor": get_args(Favor),
    "extractor": get_args(Extractor),
}
"""What the fields of `Options` may be."""
