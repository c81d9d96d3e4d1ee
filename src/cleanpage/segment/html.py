"""The front door for markup: one pass over lxml's tree cuts a page into blocks.

A block is a run of inline content between the boundaries of block-level elements. Nothing is thrown away here
but what no reader ever sees as text (scripts, styles, drawings): hidden parts, `<noscript>` and `<template>` come
along, marked as such, since some sites keep the whole article there.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from cleanpage.types import Block, Container, Hints, Mark, Origin, Page, Span

# What the walk does with an element. Whatever is in no list is a custom element (see `_Walk.start`).
SKIPPED = frozenset(
    "style svg iframe canvas audio video object embed map textarea select datalist option optgroup "
    "progress meter annotation annotation-xml frameset applet script math-renderer".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr output picture source track math mi mn mo mrow msup msub mfrac "
    "msqrt mtext semantics".split()
)
BLOCK = frozenset(
    "address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu nav noscript ol p "
    "pre listing section summary table tbody td template tfoot th thead tr ul xmp amp-story".split()
)
MEDIA = frozenset("img hr input video audio iframe select embed object canvas textarea progress".split())
SPANS: dict[str, Any] = {
    "a": "link", "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code",
    "tt": "code", "samp": "code",
}  # fmt: skip
# A plain wrapper inside one of these speaks for it: `<li><div>text` is an item, `<h2><div>text` a heading.
SPEAKS = frozenset("li dd dt td th h1 h2 h3 h4 h5 h6 figcaption caption summary button label legend".split())
WRAPPERS = frozenset("div section p center article header".split())
PREFORMATTED = frozenset(("pre", "listing", "xmp"))

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CODE_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:)[-\s]*([\w+#.-]+)")
# lxml's own limit on nesting; libxml2 refuses or flattens what lies deeper.
PARSER_OPTIONS = {"encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True}


def segment_html(text: str) -> Page:
    """Cut a page of markup into blocks; `text` is the decoded page, whole or a fragment."""
    root = parse(text)
    if root is None:
        return Page("html", ())
    walk = _Walk()
    walk.over(root)
    return walk.page()


def parse(text: str) -> Any:
    """Return the root element of lxml's tree, or None where nothing can be parsed."""
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(**PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        return None


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


class _Walk:
    """The pass over the tree: frames of open elements, the text since the last boundary, what was found so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[list[Any]] = []  # parent, tag, label, start, end
        self.frames: list[_Frame] = []
        self.parts: list[str] = []
        self.length = 0  # characters in parts
        self.spans: list[list[Any]] = []  # raw start, raw end or -1, kind, href
        self.open_spans: list[list[Any]] = []
        self.gap = 0
        self.broke = False  # a <br> ended the block before
        self.preformatted = 0
        self.rows = 0
        self.language = ""
        self.touching = False  # an inline element ended and nothing came since
        self.title = self.html_language = self.base = self.canonical = ""
        self.meta: dict[str, list[str]] = {}
        self.json_ld: list[str] = []
        self.data: list[str] = []
        self.marks: list[Mark] = []

    def over(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        start, end = self.start, self.end
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if not start(element, tag):
                    walker.skip_subtree()
            else:
                end(element, tag)
        self.flush()

    def page(self) -> Page:
        from cleanpage.segment.embedded import embedded_blocks

        blocks = self.blocks
        containers = [Container(*values) for values in self.containers]
        hidden_text = embedded_blocks(blocks, self.json_ld, self.data)
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

    def start(self, element: Any, tag: Any) -> bool:
        """Open an element; False when what is inside is of no interest."""
        if tag in INLINE:
            self.start_inline(element, tag)
        elif tag in BLOCK:
            self.open(element, tag)
        elif tag == "br":
            self.line_break()
            return True
        elif tag in SKIPPED or tag in MEDIA or tag in HEAD:
            if tag in MEDIA:
                self.gap += 1
            elif tag in HEAD or tag == "script":
                self.read_head(element, tag)
                return bool(tag == "head")
            return False
        elif not isinstance(tag, str):
            return False
        elif self.length and "".join(self.parts).strip():
            pass  # a custom element in the middle of a sentence is inline
        else:
            self.open(element, tag)
        text = element.text
        if text:
            self.add(text)
        return True

    def end(self, element: Any, tag: Any) -> None:
        if self.frames and self.frames[-1].tag == tag and tag not in INLINE:
            self.close(tag)
        elif tag in SPANS and self.open_spans:
            self.close_span(SPANS[tag])
        tail = element.tail
        if tail:
            self.add(tail)
        elif tag in INLINE:
            self.touching = True

    def open(self, element: Any, tag: str) -> None:
        """Open a block-level element."""
        self.flush()
        self.broke = False
        attributes = element.items()
        parent = self.frames[-1] if self.frames else None
        label = ""
        frame = _Frame(tag, "", parent)
        for name, value in attributes:
            if name in LABELS:
                label += " " + value
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
            special(self, element, frame)

    def close(self, tag: str) -> None:
        """Close the innermost block-level element."""
        self.flush()
        self.broke = False
        frame = self.frames.pop()
        if frame.index >= 0:
            self.containers[frame.index][4] = len(self.blocks)
        if tag in PREFORMATTED:
            self.preformatted -= 1

    def start_inline(self, element: Any, tag: str) -> None:
        if self.touching and self.length and not self.preformatted:
            # `<a>Home</a><a>News</a>`: style sheets set them apart, so the words must not run together;
            # one letter (`<span>T</span><span>he`) is a drop cap.
            last = self.parts[-1]
            if len(last) > 1 and last[-1].isalnum() and (element.text or "")[:1].isalnum():
                self.add(" ")
        kind = SPANS.get(tag)
        if kind is not None:
            href = element.get("href") or "" if tag == "a" else ""
            if kind != "link" or href:
                span = [self.length, -1, kind, href]
                self.spans.append(span)
                self.open_spans.append(span)
            if tag == "a" and "author" in (element.get("rel") or "").lower():
                self.mark_author(element)
        elif tag == "time":
            value = element.get("datetime")
            changed = "updat" in (element.get("class") or "") or "modif" in (element.get("itemprop") or "").lower()
            self.marks.append(Mark("time", value or "".join(element.itertext()).strip(), len(self.blocks), changed))
        elif tag == "span" and element.get("itemprop") == "author":
            self.mark_author(element)

    def mark_author(self, element: Any) -> None:
        name = " ".join("".join(element.itertext()).split())
        if name and len(name) < 100:
            self.marks.append(Mark("author", name, len(self.blocks)))

    def close_span(self, kind: str) -> None:
        if self.open_spans[-1][2] == kind:
            self.open_spans.pop()[1] = self.length

    def read_head(self, element: Any, tag: str) -> None:
        """Keep what the page says about itself."""
        if tag == "meta":
            attributes = element.attrib
            content = attributes.get("content")
            if content:
                for name in ("property", "name", "itemprop", "http-equiv"):
                    key = attributes.get(name)
                    if key:
                        self.meta.setdefault(key.lower(), []).append(content)
        elif tag == "title":
            if not self.title and element.text:
                self.title = " ".join(element.text.split())
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical":
                self.canonical = self.canonical or (element.get("href") or "")
        elif tag == "base":
            self.base = self.base or (element.get("href") or "")
        elif tag == "script":
            kind = element.get("type") or ""
            if kind.endswith("json") and element.text:
                (self.json_ld if "ld+json" in kind else self.data).append(element.text)

    # -- text --------------------------------------------------------------------------------------------------

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.touching = False

    def line_break(self) -> None:
        if self.preformatted:
            self.add("\n")
        else:
            self.flush()
            self.broke = True

    def flush(self) -> None:
        """End the current block, if there is text in it."""
        if not self.length:
            return
        raw = "".join(self.parts)
        spans, reopened = self.spans, self.open_spans
        self.parts, self.length, self.spans = [], 0, []
        if self.open_spans:
            for span in reopened:
                span[1] = len(raw)
            # An element that goes on past the boundary (`<a><div>one</div><div>two</div></a>`) spans both blocks.
            self.open_spans = [[0, -1, span[2], span[3]] for span in reopened]
            self.spans = list(self.open_spans)
        if raw.isspace():
            return
        if self.preformatted:
            text, finished = raw.strip("\n").rstrip(), ()
        elif spans:
            text, finished = collapse(raw, spans)
        else:
            text, finished = " ".join(raw.split()), ()
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
        parent = 0
        count = len(self.blocks)
        for frame in self.frames:
            if frame.index < 0:
                frame.index = len(self.containers)
                self.containers.append([parent, frame.tag, frame.label, count, count])
            parent = frame.index


def collapse(raw: str, spans: list[list[Any]]) -> tuple[str, tuple[Span, ...]]:
    """Collapse white space as a browser does and move the spans along with it.

    >>> collapse(" one  two three ", [[6, 9, "em", ""]])
    ('one two three', (Span(start=4, end=7, kind='em', href=''),))
    """
    edges = sorted({edge for span in spans for edge in span[:2]} | {0, len(raw)})
    moved: dict[int, int] = {0: 0}
    out = ""
    for left, right in zip(edges, edges[1:], strict=False):
        piece = raw[left:right]
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


# -- what particular elements change in their frame ------------------------------------------------------------


def _list(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.depth += 1
    if frame.tag == "ol":
        start = element.get("start") or "1"
        frame.ordinal = int(start) if start.isdecimal() and len(start) < 9 else 1


def _item(walk: _Walk, element: Any, frame: _Frame) -> None:
    parent = walk.frames[-2] if len(walk.frames) > 1 else None
    if parent is not None and parent.tag == "ol" and parent.ordinal is not None:
        frame.ordinal = parent.ordinal
        parent.ordinal += 1
    frame.row = -1


def _row(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.row, frame.column = walk.rows, 0
    walk.rows += 1


def _cell(walk: _Walk, element: Any, frame: _Frame) -> None:
    parent = walk.frames[-2] if len(walk.frames) > 1 else frame
    frame.column = parent.column
    span = element.get("colspan") or "1"
    if parent.tag == "tr":
        parent.column += int(span) if span.isdecimal() and len(span) < 3 else 1


def _table(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.row = -1


def _quote(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.quoted = True


def _pre(walk: _Walk, element: Any, frame: _Frame) -> None:
    walk.preformatted += 1
    inner = element.find("code")
    names = frame.label if inner is None else f"{frame.label} {inner.get('class') or ''}"
    found = CODE_LANGUAGE.search(names)
    walk.language = found[1] if found else ""


def _noscript(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.origin = "noscript"


def _template(walk: _Walk, element: Any, frame: _Frame) -> None:
    frame.origin = "template"


def _html(walk: _Walk, element: Any, frame: _Frame) -> None:
    walk.html_language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


OPENED = {
    "ul": _list, "ol": _list, "menu": _list, "dir": _list, "li": _item, "tr": _row, "td": _cell, "th": _cell,
    "table": _table, "blockquote": _quote, "pre": _pre, "listing": _pre, "xmp": _pre, "noscript": _noscript,
    "template": _template, "html": _html,
}  # fmt: skip
HEAD = frozenset(("head", "meta", "title", "link", "base", "script"))
LABELS = frozenset(("class", "id", "role", "itemprop", "itemtype", "data-testid", "data-component"))
