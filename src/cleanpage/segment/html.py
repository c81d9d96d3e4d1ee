"""The front door for markup: one pass of lxml's parser cuts a page into blocks.

A block is a run of inline content between the boundaries of block-level elements. Nothing is thrown away here
but what no reader ever sees as text (scripts, styles, drawings): hidden parts, `<noscript>` and `<template>` come
along, marked as such, since some sites keep the whole article there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from typing import Any, Final, Literal, cast

from lxml import etree

from cleanpage.patterns import pattern
from cleanpage.types import Block, Container, Hints, Mark, Origin, Page, Span, SpanKind

SPANS: dict[str, SpanKind] = {
    "a": "link", "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code",
    "tt": "code", "samp": "code",
}  # fmt: skip

Action = Literal["inline", "spanning", "opens", "breaks", "heads", "media", "skipped", "custom"]
INLINE: Final = "inline"
SPANNING: Final = "spanning"
OPENS: Final = "opens"
BREAKS: Final = "breaks"
HEADS: Final = "heads"
MEDIA: Final = "media"
SKIPPED: Final = "skipped"
CUSTOM: Final = "custom"
_ELEMENTS: dict[Action, str] = {
    INLINE: "abbr acronym bdi bdo big cite data del dfn font ins mark nobr q rp rt ruby s small strike sub sup u var "
    "wbr output picture source track math mi mn mo mrow msup msub mfrac msqrt mtext semantics",
    SPANNING: f"{' '.join(SPANS)} span time",
    OPENS: "address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu nav "
    "noscript ol p pre listing section summary table tbody td template tfoot th thead tr ul xmp",
    BREAKS: "br",
    HEADS: "head meta title link base script",
    MEDIA: "img hr input video audio iframe select embed object canvas textarea progress",
    SKIPPED: "style svg map datalist option optgroup meter annotation annotation-xml frameset applet",
}
ACTIONS: dict[object, Action] = {tag: action for action, tags in _ELEMENTS.items() for tag in tags.split()}
"""What the walk does with an element; any other is a custom element."""
# A plain wrapper inside one of these speaks for it: `<li><div>text` is an item, `<h2><div>text` a heading.
SPEAKS = frozenset(
    ("li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "summary", "button",
     "label", "legend")
)  # fmt: skip
WRAPPERS = frozenset(("div", "section", "p", "center", "article", "header"))
UNSPACED = "\u0e00"  # from Thai on, most scripts set no spaces between words
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PERMALINKS = "¶#§🔗"
PREFORMATTED = frozenset(("pre", "listing", "xmp"))

HIDDEN_STYLE = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CODE_LANGUAGE = pattern(r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:)[-\s]*([\w+#.-]+)")
MAX_MARK_CHARS = 100
"""A longer text inside `rel=author` or `<time>` is no name and no date."""
Attributes = Mapping[str, str]


def segment_html(text: str) -> Page:
    """Cut a page of markup into blocks; `text` is the decoded page, whole or a fragment."""
    reader = _Reader()
    parser = etree.HTMLParser(
        target=cast(Any, reader), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    with suppress(etree.XMLSyntaxError):  # what was read before the parser gave up is what there is
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    return reader.page()


class _Frame:
    """An open block-level element."""

    __slots__ = ("column", "depth", "hidden", "index", "label", "ordinal", "origin", "quoted", "row", "speaks", "tag")

    def __init__(self, tag: str, label: str, parent: _Frame | None) -> None:
        self.tag = tag
        self.label = label
        self.index = -1  # into containers, once it holds a block
        self.ordinal: int | None = None
        if parent is None:
            self.depth, self.hidden, self.quoted, self.row, self.column = 0, False, False, -1, 0
            self.origin: Origin = "page"
            self.speaks = tag
        else:
            self.depth, self.hidden, self.quoted = parent.depth, parent.hidden, parent.quoted
            self.row, self.column, self.origin = parent.row, parent.column, parent.origin
            self.speaks = parent.speaks if tag in WRAPPERS and parent.speaks in SPEAKS else tag


class _Reader:
    """The parser's target: frames of open elements, the text since the last boundary, what was found so far.

    lxml hands over each element as it reads it and builds no tree, which saves a third of the time of both.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[list[Any]] = []  # parent, tag, label, start, end
        self.frames: list[_Frame] = []
        self.parts: list[str] = []
        self.spans: list[list[Any]] = []  # first part, part after the last or -1, kind, href
        self.open_spans: list[list[Any]] = []
        self.gap = 0
        self.broke = False  # a <br> ended the block before
        self.preformatted = 0
        self.rows = 0
        self.language = ""
        self.skipping = 0  # how deep inside an element whose content is of no interest
        self.ended = -1  # how many parts there were when an inline element last ended
        self.touched = -1  # the same, once another one began right there
        self.captured: list[str] | None = None  # the text of a title or of data, while inside it
        self.naming: list[tuple[str, int, int]] = []  # kind of mark, first part of its text, block
        self.title = self.html_language = self.base = self.canonical = ""
        self.meta: dict[str, list[str]] = {}
        self.json_ld: list[str] = []
        self.embedded: list[str] = []
        self.marks: list[Mark] = []

    # -- what the parser calls ---------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if self.skipping:
            self.skipping += 1
            return
        does = ACTIONS.get(tag, CUSTOM)
        if does is OPENS:
            self.open(tag, attributes)
        elif does is INLINE or does is SPANNING:
            if self.ended == len(self.parts):
                self.touched = self.ended
            if does is SPANNING:
                self.start_span(tag, attributes)
        elif does is BREAKS:
            self.line_break()
        elif does is HEADS:
            self.read_head(tag, attributes)
        elif does is MEDIA or does is SKIPPED:
            self.gap += does is MEDIA
            self.skipping = 1
        elif not self.parts:
            self.open(tag, attributes)  # in the middle of a sentence a custom element is inline

    def end(self, tag: str) -> None:
        """An element ends, whether the page says so or the parser infers it."""
        if self.skipping:
            self.skipping -= 1
            return
        does = ACTIONS.get(tag, CUSTOM)
        if does is SPANNING:
            self.end_span(tag)
            self.ended = len(self.parts)
        elif does is INLINE:
            self.ended = len(self.parts)
        elif self.captured is not None:
            self.end_capture(tag)
        elif self.frames and self.frames[-1].tag == tag:
            self.close_frame(tag)

    def data(self, text: str) -> None:
        """Text, in pieces as the parser likes."""
        if self.skipping:
            return
        if self.captured is not None:
            self.captured.append(text)
            return
        parts = self.parts
        if parts:
            if self.touched == len(parts):
                self.keep_apart(parts[-1], text)
            parts.append(text)
        elif not text.isspace():
            parts.append(text)

    def close(self) -> None:
        """The page ends."""
        self.flush()

    def page(self) -> Page:
        """Return what was read."""
        from cleanpage.segment.embedded import embedded_blocks

        blocks = self.blocks
        containers = [Container(*values) for values in self.containers]
        hidden_text = embedded_blocks(blocks, self.json_ld, self.embedded)
        if hidden_text:
            containers.append(Container(0, "script", "embedded", len(blocks), len(blocks) + len(hidden_text)))
            blocks += [Block(text, tag, container=len(containers) - 1, origin="embedded") for tag, text in hidden_text]
        if not containers:
            containers.append(Container(0, "body", "", 0, 0))
        first = containers[0]
        containers[0] = Container(0, first.tag, first.label, 0, len(blocks))
        hints = Hints(
            self.title, self.html_language, self.base, self.canonical,
            {key: tuple(values) for key, values in self.meta.items()}, tuple(self.json_ld), tuple(self.marks),
        )  # fmt: skip
        return Page("html", tuple(blocks), tuple(containers), hints)

    # -- elements ----------------------------------------------------------------------------------------------

    def open(self, tag: str, attributes: Attributes) -> None:
        """Open a block-level element."""
        self.flush()
        self.broke = False
        parent = self.frames[-1] if self.frames else None
        label = ""
        frame = _Frame(tag, "", parent)
        for name, value in attributes.items():
            if name in LABELS:
                label += " " + value
            elif name in DATA_ATTRIBUTES:
                self.embedded.append(value)
            elif (
                name == "hidden"
                or (name == "style" and HIDDEN_STYLE.search(value))
                or (name == "aria-hidden" and value == "true")
            ):
                frame.hidden = True
        if label:
            frame.label = label.lower().strip()
        self.frames.append(frame)
        special = OPENED.get(tag)
        if special is not None:
            special(self, attributes, frame)

    def close_frame(self, tag: str) -> None:
        """Close the innermost block-level element."""
        self.flush()
        self.broke = False
        frame = self.frames.pop()
        if frame.index >= 0:
            self.containers[frame.index][4] = len(self.blocks)
        if tag in PREFORMATTED:
            self.preformatted -= 1

    def keep_apart(self, before: str, after: str) -> None:
        """Set apart what style sheets set apart, so that words do not run together: `<a>Home</a><a>News</a>`.

        One letter (`<span>T</span><span>he`) is a drop cap.
        """
        lone = len(before) == 1 and len(self.parts) == 1
        words_meet = before[-1].isalnum() and before[-1] < UNSPACED and after[0].isalnum()
        if words_meet and not lone and not self.preformatted:
            self.parts.append(" ")
        self.touched = -1

    def start_span(self, tag: str, attributes: Attributes) -> None:
        """Start an inline element that means something."""
        kind = SPANS.get(tag)
        if kind is not None:
            href = attributes.get("href", "") if tag == "a" else ""
            span = [len(self.parts), -1, kind, href]
            self.open_spans.append(span)
            if kind != "link" or href:
                self.spans.append(span)
            if tag == "a" and "author" in attributes.get("rel", ""):
                self.naming.append(("a", len(self.parts), len(self.blocks)))
            elif tag == "code" and self.preformatted and not self.language:
                self.language = _code_language(attributes.get("class", ""))
        elif tag == "time":
            changed = "updat" in attributes.get("class", "") or "modif" in attributes.get("itemprop", "").lower()
            if attributes.get("datetime"):
                self.marks.append(Mark("time", attributes["datetime"], len(self.blocks), changed))
            else:
                self.naming.append(("time", len(self.parts), len(self.blocks)))
        elif attributes.get("itemprop") == "author":
            self.naming.append(("span", len(self.parts), len(self.blocks)))

    def end_span(self, tag: str) -> None:
        """End an inline element that means something."""
        if self.open_spans and self.open_spans[-1][2] == SPANS.get(tag):
            self.open_spans.pop()[1] = len(self.parts)
        if self.naming and self.naming[-1][0] == tag:
            _, first, block = self.naming.pop()
            value = " ".join("".join(self.parts[first:]).split())
            if value and len(value) < MAX_MARK_CHARS and block == len(self.blocks):
                self.marks.append(Mark("time" if tag == "time" else "author", value, block))

    def read_head(self, tag: str, attributes: Attributes) -> None:
        """Keep what the page says about itself."""
        if tag == "meta":
            content = attributes.get("content")
            if content:
                for name in ("property", "name", "itemprop", "http-equiv"):
                    key = attributes.get(name)
                    if key:
                        self.meta.setdefault(key.lower(), []).append(content)
        elif tag == "link":
            if attributes.get("rel", "").lower() == "canonical":
                self.canonical = self.canonical or attributes.get("href", "")
        elif tag == "base":
            self.base = self.base or attributes.get("href", "")
        elif tag == "title":
            self.captured = []
        elif tag == "script":
            kind = attributes.get("type", "").lower()
            if "json" in kind:
                self.captured = [kind]
            else:
                self.skipping = 1

    def end_capture(self, tag: str) -> None:
        """File the text of a title or of a data script."""
        captured, self.captured = self.captured or [], None
        if tag == "title":
            self.title = self.title or " ".join("".join(captured).split())
        elif len(captured) > 1:
            (self.json_ld if "ld+json" in captured[0] else self.embedded).append("".join(captured[1:]))

    # -- text --------------------------------------------------------------------------------------------------

    def line_break(self) -> None:
        if self.preformatted:
            self.parts.append("\n")
        else:
            self.flush()
            self.broke = True

    def flush(self) -> None:
        """End the current block, if there is text in it."""
        parts = self.parts
        if not parts:
            return
        spans, still_open = self.spans, self.open_spans
        if still_open:
            for span in still_open:
                span[1] = len(parts)
            # An element that goes on past the boundary (`<a><div>one</div><div>two</div></a>`) spans both blocks.
            self.open_spans = [[0, -1, span[2], span[3]] for span in still_open]
        if spans or still_open:
            self.spans = [span for span in self.open_spans if span[2] != "link" or span[3]]
        finished: tuple[Span, ...] = ()
        if self.preformatted:
            text = "".join(parts).strip("\n").rstrip()
        elif spans:
            text, finished = collapse(parts, spans)
        else:
            text = " ".join("".join(parts).split())
        parts.clear()
        if text:
            self.append(text, finished)

    def append(self, text: str, spans: tuple[Span, ...]) -> None:
        frames = self.frames
        if not frames:
            frames.append(_Frame("body", "", None))
        frame = frames[-1]
        if frame.index < 0:
            self.materialise()
        tag = frame.speaks
        if tag in HEADINGS and text[-1] in PERMALINKS:
            text, spans = _without_permalink(text, spans)
            if not text:
                return
        if tag == "li" or (tag == "p" and frame.depth):
            tag = self.item_tag(frame)
        # A link in the block takes as many characters as its text.
        link_chars = sum([s.end - s.start for s in spans if s.kind == "link"])
        self.blocks.append(
            Block(
                text=text, tag="pre" if self.preformatted else tag, spans=spans, container=frame.index,
                depth=frame.depth, ordinal=frame.ordinal if tag == "li" else None, quoted=frame.quoted,
                continues=self.broke, row=frame.row, column=frame.column,
                language=self.language if self.preformatted else "", link_chars=link_chars, hidden=frame.hidden,
                origin=frame.origin, gap=self.gap,
            )
        )  # fmt: skip
        self.gap = 0
        self.broke = False

    def item_tag(self, frame: _Frame) -> str:
        """The first block of a list item is the item; what follows in it are its paragraphs."""
        for outer in reversed(self.frames):
            if outer.tag == "li":
                first = outer.index >= 0 and self.containers[outer.index][3] == len(self.blocks)
                if first:
                    frame.ordinal = outer.ordinal
                return "li" if first else "p"
            if outer.tag not in WRAPPERS:
                break
        return frame.speaks if frame.speaks != "li" else "p"

    def materialise(self) -> None:
        """Give every open element that has no container yet one: it holds a block now."""
        count = len(self.blocks)
        new = len(self.frames)
        while new and self.frames[new - 1].index < 0:
            new -= 1
        parent = self.frames[new - 1].index if new else 0
        for frame in self.frames[new:]:
            frame.index = len(self.containers)
            self.containers.append([parent, frame.tag, frame.label, count, count])
            parent = frame.index


def collapse(parts: list[str], spans: list[list[Any]]) -> tuple[str, tuple[Span, ...]]:
    """Collapse white space as a browser does; spans over parts become spans over the characters of the text.

    >>> collapse([" one  ", "two", " three "], [[1, 2, "em", ""]])
    ('one two three', (Span(start=4, end=7, kind='em', href=''),))
    """
    if len(spans) == 1 and spans[0][0] == 0 and not "".join(parts[spans[0][1] :]).strip():
        text = " ".join("".join(parts).split())  # the usual menu entry: nothing but a link
        return text, (Span(0, len(text), spans[0][2], spans[0][3]),) if text else ()
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
    text = out.rstrip()
    size = len(text)
    finished = []
    for start, end, kind, href in spans:
        first, last = moved[start], min(moved[end], size)
        while first < last and text[first] == " ":
            first += 1
        while last > first and text[last - 1] == " ":
            last -= 1
        if first < last:
            finished.append(Span(first, last, kind, href))
    return text, tuple(finished)


def _without_permalink(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A heading without the link to itself that documentation sets behind it (`Settings ¶`)."""
    end = len(text) - 1
    if not any(s.kind == "link" and (s.start, s.end) == (end, end + 1) for s in spans):
        return text, spans
    text = text[:end].rstrip()
    return text, tuple(s for s in spans if s.end <= len(text))


# -- what particular elements change in their frame ------------------------------------------------------------


def _list(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.depth += 1
    if frame.tag == "ol":
        start = attributes.get("start") or "1"
        frame.ordinal = int(start) if start.isdecimal() and len(start) < 9 else 1


def _item(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    parent = reader.frames[-2] if len(reader.frames) > 1 else None
    if parent is not None and parent.tag == "ol" and parent.ordinal is not None:
        frame.ordinal = parent.ordinal
        parent.ordinal += 1
    frame.row = -1


def _row(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.row, frame.column = reader.rows, 0
    reader.rows += 1


def _cell(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    parent = reader.frames[-2] if len(reader.frames) > 1 else frame
    frame.column = parent.column
    span = attributes.get("colspan") or "1"
    if parent.tag == "tr":
        parent.column += int(span) if span.isdecimal() and len(span) < 3 else 1


def _table(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.row = -1


def _quote(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.quoted = True


def _pre(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    reader.preformatted += 1
    reader.language = _code_language(frame.label)


def _code_language(label: str) -> str:
    """The programming language that a class such as `language-python` or `brush: js` names."""
    found = CODE_LANGUAGE.search(label)
    return found[1] if found else ""


def _noscript(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.origin = "noscript"


def _template(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    frame.origin = "template"


def _html(reader: _Reader, attributes: Attributes, frame: _Frame) -> None:
    reader.html_language = attributes.get("lang") or attributes.get("xml:lang") or ""


OPENED = {
    "ul": _list, "ol": _list, "menu": _list, "dir": _list, "li": _item, "tr": _row, "td": _cell, "th": _cell,
    "table": _table, "blockquote": _quote, "pre": _pre, "listing": _pre, "xmp": _pre, "noscript": _noscript,
    "template": _template, "html": _html,
}  # fmt: skip
DATA_ATTRIBUTES = frozenset(("data-preloaded", "data-page"))
"""Where Discourse keeps a thread and Inertia a page, as JSON, for scripts to show."""
LABELS = frozenset(("class", "id", "role", "itemprop", "itemtype", "data-testid", "data-component"))
