"""The front door for markup: one pass of lxml's parser cuts a page into blocks.

A block is a run of inline content between the boundaries of block-level elements. Nothing is thrown away here
but what no reader ever sees as text (scripts, styles, drawings): hidden parts, `<noscript>` and `<template>` come
along, marked as such, since some sites keep the whole article there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from lxml import etree

from cleanpage.patterns import UNSPACED_FROM, pattern
from cleanpage.segment.elements import (
    ACTIONS,
    BREAKS,
    CITING,
    CUSTOM,
    DATA_ATTRIBUTES,
    FORMULA,
    HEADINGS,
    HEADS,
    INLINE,
    LINES_OF_CODE,
    MEDIA,
    NAMING,
    OPENS,
    PREFORMATTED,
    SKIPPED,
    SPANNING,
    SPANS,
    WRAPPERS,
)
from cleanpage.segment.embedded import embedded_blocks, page_within
from cleanpage.segment.formulas import Formula, tidy_tex
from cleanpage.segment.frames import OUTER, Attributes, Frame
from cleanpage.segment.html_wrap import mark_wrapped
from cleanpage.segment.inline import PERMALINKS, OpenSpan, collapse, without_permalink
from cleanpage.segment.notes import mark_notes
from cleanpage.types import Block, Container, Hints, Mark, Page, Span

CODE_LANGUAGE = pattern(r"(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:)[-\s]*([\w+#.-]+)")
MAX_MARK_CHARS = 100
"""A longer text inside `rel=author` or `<time>` is no name and no date."""
make = tuple.__new__
"""Makes a named tuple from all its values, in a third of the time that its own constructor takes."""
_UNKNOWN = Container(0, "", "", 0, 0)
"""Stands for a container that is still open."""


def segment_html(text: str) -> Page:
    """Cut a page of markup into blocks; `text` is the decoded page, whole or a fragment."""
    reader = _Reader()
    parser = etree.HTMLParser(
        target=cast(Any, reader), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    with suppress(etree.XMLSyntaxError):  # what was read before the parser gave up is what there is
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    page, frames_within = reader.page(), reader.frames_within
    vars(reader).clear()  # lxml's parser and its context hold each other and the reader, until a collection comes
    return page_within(page, frames_within, segment_html) if frames_within else page


class _Reader:
    """The parser's target: frames of open elements, the text since the last boundary, what was found so far.

    lxml hands over each element as it reads it and builds no tree, which saves a third of the time of both. What is
    called for every element comes first in each of these functions, and inherits nothing until a block needs it.
    """

    def __init__(self) -> None:
        self.anchors: dict[str, int] = {}  # which block an address within the page leads to
        self.refers_to_notes = False
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.frames: list[Frame] = []
        self.parts: list[str] = []
        self.spans: list[OpenSpan] = []
        self.open_spans: list[OpenSpan] = []
        self.gap = 0
        self.breaks = 0  # how many <br> came since the block before, in this element
        self.preformatted = 0
        self.rows = 0
        self.language = ""
        self.skipping = 0  # how deep inside an element whose content is of no interest
        self.ended = -1  # how many parts there were when an inline element last ended
        self.touched = -1  # the same, once another one began right there
        self.formula: Formula | None = None  # while inside it
        self.drawn = -1, -2  # how many parts and blocks there were when a formula last ended
        self.captured: list[str] | None = None  # the text of a title or of data, while inside it
        self.naming: list[tuple[str, int, int]] = []  # kind of mark, first part of its text, block
        self.title = self.html_language = self.base = self.canonical = ""
        self.meta: dict[str, list[str]] = {}
        self.json_ld: list[str] = []
        self.embedded: list[str] = []
        self.frames_within: list[str] = []
        self.marks: list[Mark] = []

    # -- what the parser calls ---------------------------------------------------------------------------------

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if self.skipping and (self.formula is None or not self.start_in_formula(self.formula, tag, attributes)):
            self.skipping += 1
            return
        does = ACTIONS.get(tag, CUSTOM)
        if does is OPENS:
            if self.preformatted and tag in LINES_OF_CODE:
                self.end_code_line()
            else:
                self.open(tag, attributes)
        elif does is SPANNING or does is NAMING or does is INLINE:
            if self.ended == len(self.parts):
                self.touched = self.ended
            if does is SPANNING:
                self.start_span(tag, attributes)
            elif does is NAMING and (attributes or tag == "time"):
                self.start_name(tag, attributes)
        elif does is BREAKS:
            self.line_break()
        elif does is HEADS:
            self.read_head(tag, attributes)
        elif does is MEDIA or does is SKIPPED:
            self.gap += does is MEDIA
            if tag == "iframe" and "srcdoc" in attributes:
                self.frames_within.append(attributes["srcdoc"])
            self.skipping = 1
        elif does is FORMULA:
            self.formula = Formula(attributes)
            self.skipping = 1
        elif not self.parts and (does is CUSTOM or self.begins_quotation()):
            self.open(tag, attributes)  # in the middle of a sentence a custom element is inline
        elif does is CITING and self.ended == len(self.parts):
            self.touched = self.ended

    def end(self, tag: str) -> None:
        """An element ends, whether the page says so or the parser infers it."""
        if self.skipping:
            self.skipping -= 1
            if self.formula is not None:
                self.end_in_formula(self.formula)
            return
        does = ACTIONS.get(tag, CUSTOM)
        if does is SPANNING or does is NAMING or does is INLINE:
            if does is SPANNING and self.open_spans and self.open_spans[-1][2] == SPANS[tag]:
                self.open_spans.pop()[1] = len(self.parts)
            if self.naming and self.naming[-1][0] == tag:
                self.end_name(tag)
            self.ended = len(self.parts)
        elif self.captured is not None:
            self.end_capture(tag)
        elif self.frames and self.frames[-1].tag == tag:
            self.close_frame(tag)
        elif self.preformatted and tag in LINES_OF_CODE:
            self.end_code_line()
        elif does is CITING:
            self.ended = len(self.parts)

    def data(self, text: str) -> None:
        """Text, in pieces as the parser likes."""
        if self.skipping:
            if self.formula is not None:
                self.formula.data(text)
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
        while self.frames:  # left open where the parser gave up
            self.close_frame(self.frames[-1].tag)
        blocks, containers = self.blocks, self.containers
        if self.refers_to_notes:
            mark_notes(blocks, self.anchors)
        mark_wrapped(blocks, containers)
        hidden_text = embedded_blocks(blocks, self.json_ld, self.embedded, segment_html)
        if hidden_text:
            containers.append(Container(0, "script", "embedded", len(blocks), len(blocks) + len(hidden_text)))
            blocks += [Block(text, tag, container=len(containers) - 1, origin="embedded") for tag, text in hidden_text]
        if not containers:
            containers.append(Container(0, "body", "", 0, 0))
        containers[0] = containers[0]._replace(parent=0, start=0, end=len(blocks))
        hints = Hints(
            self.title, self.html_language, self.base, self.canonical,
            {key: tuple(values) for key, values in self.meta.items()}, tuple(self.json_ld), tuple(self.marks),
        )  # fmt: skip
        return Page("html", tuple(blocks), tuple(containers), hints)

    # -- elements ----------------------------------------------------------------------------------------------

    def open(self, tag: str, attributes: Attributes) -> None:
        """Open a block-level element."""
        if self.parts:
            self.flush()
        self.breaks = 0
        frame = Frame(tag, attributes)
        self.frames.append(frame)
        if tag in OPENED:
            OPENED[tag](self, attributes, frame)
        for name in DATA_ATTRIBUTES:
            if name in attributes:
                self.embedded.append(attributes[name])

    def close_frame(self, tag: str) -> None:
        """Close the innermost block-level element."""
        if self.parts:
            self.flush()
        self.breaks = 0
        frame = self.frames.pop()
        if frame.index >= 0:
            values = (frame.parent, tag, frame.label, frame.start, len(self.blocks))
            self.containers[frame.index] = make(Container, values)
        if tag in PREFORMATTED:
            self.preformatted -= 1

    def begins_quotation(self) -> bool:
        """Whether what comes is the first thing in a quotation: there `<cite>` is a line of its own, who is quoted."""
        inner = [frame.tag for frame in self.frames[-2:] if frame.tag != "div"]
        return inner[-1:] == ["blockquote"]

    def start_span(self, tag: str, attributes: Attributes) -> None:
        """Start an inline element that is a link, an emphasis or code."""
        kind = SPANS[tag]
        if kind == "link":
            self.anchor(attributes, "id", "name")
            href = attributes.get("href", "")
            if href[:1] == "#" and self.is_set_apart(attributes):
                self.refers_to_notes = True
            span = [len(self.parts), -1, kind, href]
            if href:
                self.spans.append(span)
            if "author" in attributes.get("rel", ""):
                self.naming.append(("a", len(self.parts), len(self.blocks)))
        else:
            span = [len(self.parts), -1, kind, ""]
            self.spans.append(span)
            if tag == "sup" and self.open_spans and self.open_spans[-1][3][:1] == "#":
                self.refers_to_notes = True
            if tag == "code" and self.preformatted and not self.language:
                self.language = _code_language(attributes.get("class", ""))
        self.open_spans.append(span)

    def is_set_apart(self, attributes: Attributes) -> bool:
        """Whether a link stands as references to notes do: raised, in brackets, or called so."""
        raised = self.open_spans and self.open_spans[-1][2] == "sup"
        in_brackets = self.parts and self.parts[-1].rstrip()[-1:] in ("[", ",")
        return bool(raised or in_brackets or "note" in attributes.get("class", ""))

    def anchor(self, attributes: Attributes, *names: str) -> None:
        """Keep what addresses within the page lead to the next block."""
        for name in names:
            if name in attributes:
                self.anchors.setdefault(attributes[name], len(self.blocks))

    def start_in_formula(self, formula: Formula, tag: str, attributes: Attributes) -> bool:
        """Start an element inside a formula, or one that ends it: as in a browser, a paragraph is in none."""
        if ACTIONS.get(tag) is OPENS:  # the page forgot to end the formula
            self.end_formula(formula)
            return True
        formula.start(tag, attributes)
        return False

    def end_in_formula(self, formula: Formula) -> None:
        """End an element inside a formula, or the formula."""
        formula.end()
        if not self.skipping:
            self.end_formula(formula)

    def end_formula(self, formula: Formula) -> None:
        """Add the formula to the text."""
        self.formula, self.skipping = None, 0
        self.write_formula(formula.finish(), display=formula.display)

    def write_formula(self, tex: str, *, display: bool) -> None:
        """Add TeX to the text."""
        if tex:
            self.spans.append([len(self.parts), len(self.parts) + 1, "math", "display" if display else ""])
            self.parts.append(tex)
            self.drawn = len(self.parts), len(self.blocks)

    def read_tex(self, tex: str, *, display: bool) -> None:
        """Read the script that MathJax has drawn the formula right before it from; it comes in its place."""
        if self.has_just_drawn():
            self.parts.pop()
            self.spans.pop()
        elif not self.parts and self.drawn[1] == len(self.blocks) - 1 and _is_formula(self.blocks[-1]):
            span = Span(0, len(tex), "math", "display")
            self.blocks[-1] = self.blocks[-1]._replace(text=tex, spans=(span,))
            return
        self.write_formula(tex, display=display)

    def has_just_drawn(self) -> bool:
        """Whether the text ends with a formula so far."""
        return self.drawn == (len(self.parts), len(self.blocks))

    def start_name(self, tag: str, attributes: Attributes) -> None:
        """Start an inline element that may hold a date, an author's name, or a formula once more, as it is drawn."""
        label = attributes.get("class", "")
        if label[:7] == "MathJax":
            self.formula = None if label == "MathJax_Preview" else Formula(attributes)
            self.skipping = 1
        elif self.drawn[0] == len(self.parts) and attributes.get("aria-hidden") == "true" and self.has_just_drawn():
            self.skipping = 1
        elif tag == "time":
            changed = "updat" in label or "modif" in attributes.get("itemprop", "").lower()
            if attributes.get("datetime"):
                self.marks.append(Mark("time", attributes["datetime"], len(self.blocks), changed))
                return
        elif attributes.get("itemprop") != "author":
            return
        self.naming.append((tag, len(self.parts), len(self.blocks)))

    def end_name(self, tag: str) -> None:
        """End an inline element that holds a date or an author's name."""
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
            if "json" in kind or kind.startswith("math/tex"):
                self.captured = [kind]
            else:
                self.skipping = 1

    def end_capture(self, tag: str) -> None:
        """File the text of a title or of a data script."""
        captured, self.captured = self.captured or [], None
        if tag == "title":
            self.title = self.title or " ".join("".join(captured).split())
        elif captured and captured[0].startswith("math/tex"):
            self.read_tex(tidy_tex("".join(captured[1:])), display="display" in captured[0])
        elif len(captured) > 1:
            (self.json_ld if "ld+json" in captured[0] else self.embedded).append("".join(captured[1:]))

    # -- text --------------------------------------------------------------------------------------------------

    def keep_apart(self, before: str, after: str) -> None:
        """Set apart what style sheets set apart, so that words do not run together: `<a>Home</a><a>News</a>`.

        One letter (`<span>T</span><span>he`) is a drop cap.
        """
        lone = len(before) == 1 and len(self.parts) == 1
        words_meet = before[-1].isalnum() and before[-1] < UNSPACED_FROM and after[0].isalnum()
        if words_meet and not lone and not self.preformatted:
            self.parts.append(" ")
        self.touched = -1

    def line_break(self) -> None:
        if self.preformatted:
            self.parts.append("\n")
        elif self.parts:
            self.flush()
            self.breaks = 1
        else:  # an empty line
            self.breaks = max(self.breaks, 1) + 1

    def end_code_line(self) -> None:
        """End a line of code where an element is a line, unless it has ended."""
        if self.parts and self.parts[-1][-1] != "\n":
            self.parts.append("\n")

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
            text = _without_numbers("".join(parts).strip("\n").rstrip())
        elif spans:
            text, finished = collapse(parts, spans)
        else:
            text = " ".join("".join(parts).split())
        parts.clear()
        if text:
            self.append(text, finished)

    def append(self, text: str, spans: tuple[Span, ...]) -> None:
        """Add a block to the innermost open element."""
        frames = self.frames
        if not frames:
            frames.append(Frame("body", {}))
        frame = frames[-1]
        if frame.index < 0:
            self.materialise()
        depth, hidden, quoted, origin, row, column = frame.place
        tag = frame.speaks
        if text[-1] in PERMALINKS and tag in HEADINGS:
            text, spans = without_permalink(text, spans)
            if not text:
                return
        if tag == "li" or (depth and tag == "p"):
            tag = self.item_tag(frame)
        # A link in the block takes as many characters as its text.
        link_chars = sum([end - start for start, end, kind, _ in spans if kind == "link"]) if spans else 0
        language = ""
        if self.preformatted and tag != "button":
            tag, language = "pre", self.language
        ordinal = frame.ordinal if tag == "li" else None
        self.blocks.append(
            make(Block, (
                text, tag, spans, frame.index, depth, ordinal, quoted, self.breaks == 1, row, column, language,
                link_chars, hidden, origin, self.gap, 0, self.breaks, "",
            ))
        )  # fmt: skip
        self.gap = self.breaks = 0

    def item_tag(self, frame: Frame) -> str:
        """The first block of a list item is the item; what follows in it are its paragraphs."""
        for outer in reversed(self.frames):
            if outer.tag == "li":
                first = outer.start == len(self.blocks)
                if first:
                    frame.ordinal = outer.ordinal
                return "li" if first else "p"
            if outer.tag not in WRAPPERS:
                break
        return frame.speaks if frame.speaks != "li" else "p"

    def materialise(self) -> None:
        """Give every open element that has no container yet one: it holds a block now."""
        frames, containers, count = self.frames, self.containers, len(self.blocks)
        new = len(frames)
        while new and frames[new - 1].index < 0:
            new -= 1
        parent, speaks, place = (frames[new - 1].index, frames[new - 1].speaks, frames[new - 1].place) if new else OUTER
        for frame in frames[new:]:
            frame.inherit(speaks, place)
            frame.parent, frame.index, frame.start = parent, len(containers), count
            containers.append(_UNKNOWN)
            parent, speaks, place = frame.index, frame.speaks, frame.place
            self.anchor(frame.attributes, "id")


def _without_numbers(code: str) -> str:
    """Return a listing without the numbers of its lines, where each has a line of its own.

    >>> _without_numbers("1\\nif x:\\n2\\n  go()")
    'if x:\\n  go()'
    """
    if code[:2] != "1\n":
        return code
    lines = code.split("\n")
    numbered = lines[::2] == [str(number) for number in range(1, len(lines[::2]) + 1)]
    return "\n".join(lines[1::2]) if numbered and len(lines) > 2 else code


def _is_formula(block: Block) -> bool:
    return [span[:3] for span in block.spans] == [(0, len(block.text), "math")]


# -- what particular elements change -----------------------------------------------------------------------------


def _numbered(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    start = attributes.get("start") or "1"
    frame.ordinal = int(start) if start.isdecimal() and len(start) < 9 else 1


def _item(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    parent = reader.frames[-2] if len(reader.frames) > 1 else None
    if parent is not None and parent.ordinal is not None and parent.tag == "ol":
        frame.ordinal = parent.ordinal
        parent.ordinal += 1


def _row(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    frame.row, frame.column = reader.rows, 0
    reader.rows += 1


def _cell(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    parent = reader.frames[-2] if len(reader.frames) > 1 else frame
    if parent.tag == "tr":
        frame.column = parent.column
        span = attributes.get("colspan") or "1"
        parent.column += int(span) if span.isdecimal() and len(span) < 3 else 1


def _pre(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    reader.preformatted += 1
    reader.language = _code_language(attributes.get("class", "").lower())


def _code_language(label: str) -> str:
    """The programming language that a class such as `language-python` or `brush: js` names."""
    found = CODE_LANGUAGE.search(label)
    return found[1] if found else ""


def _html(reader: _Reader, attributes: Attributes, frame: Frame) -> None:
    reader.html_language = attributes.get("lang") or attributes.get("xml:lang") or ""


OPENED: dict[str, Callable[[_Reader, Attributes, Frame], None]] = {
    "ol": _numbered, "li": _item, "tr": _row, "td": _cell, "th": _cell, "pre": _pre, "listing": _pre, "xmp": _pre,
    "html": _html,
}  # fmt: skip
"""What is counted or begins where the element opens."""
