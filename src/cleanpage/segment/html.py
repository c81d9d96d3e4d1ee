"""The front door for markup: one pass of lxml's parser cuts a page into blocks.

A block is a run of inline content between the boundaries of block-level elements. Nothing is thrown away here
but what no reader ever sees as text (scripts, styles, drawings): hidden parts, `<noscript>` and `<template>` come
along, marked as such, since some sites keep the whole article there.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from cleanpage.patterns import UNSEEN, pattern
from cleanpage.segment.elements import (
    ACTIONS,
    BREAKS,
    CITING,
    CUSTOM,
    EMOJI_PICTURES,
    FORMULA,
    FORMULA_PICTURES,
    HEADS,
    INLINE,
    LINE_NUMBERS,
    MEDIA,
    NAMING,
    OPENS,
    SKIPPED,
    SPANNING,
    SPANS,
)
from cleanpage.segment.emails import HIDDEN, address_of, shown_link
from cleanpage.segment.embedded import embedded_blocks, page_within
from cleanpage.segment.frames import Attributes
from cleanpage.segment.html_blocks import Builder, may_be_wrapped
from cleanpage.segment.listings import language_named
from cleanpage.types import Block, Container, Hints, Mark, MarkKind, Page

if TYPE_CHECKING:
    from cleanpage.segment.formulas import Formula

MAX_MARK_CHARS = 100
"""A longer text inside `rel=author`, `rel=tag` or `<time>` is no name, no tag and no date."""
MAX_LEAD_CHARS, PARTS_OF_LEAD = 40, 8
"""What stands before a time in its line and may say of what it is."""

_UNSEEN_REFERENCE = pattern(
    r"&(?:shy;|ZeroWidthSpace;|#0*(?:[0-8]|11|1[4-9]|2\d|3[01]|127|173|8203|8288|65279)(?!\d);?"
    r"|#[xX]0*(?:[0-8bBeEfF]|1[\da-fA-F]|7[fF]|[aA][dD]|200[bB]|2060|[fF][eE][fF][fF])(?![\da-fA-F]);?)"
)


def segment_html(text: str) -> Page:
    """Cut a page of markup into blocks; `text` is the decoded page, whole or a fragment."""
    text = without_unseen(text)
    reader = _Reader()
    parser = etree.HTMLParser(
        target=cast(Any, reader), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    with suppress(etree.XMLSyntaxError):  # what was read before the parser gave up is what there is
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    page, frames_within = reader.page(), reader.frames_within
    vars(reader).clear()  # lxml's parser and its context hold each other and the reader, until a collection comes
    return page_within(page, frames_within, segment_html) if frames_within else page


def named_by(rel: Sequence[str]) -> MarkKind | None:
    """Return what the words of a link's `rel` say that its text names; WordPress calls its categories tags, too."""
    if "author" in rel:
        return "author"
    return "tag" if "tag" in rel and "category" not in rel else None


def tells_change(attributes: Attributes) -> bool:
    """Whether a `<time>` is called that of a change; WordPress calls the only one `published updated`."""
    label, names = attributes.get("class", "").lower(), attributes.get("itemprop", "").lower()
    return ("updat" in label and "publish" not in label) or ("modif" in names and "publish" not in names)


def without_unseen(text: str) -> str:
    """Return a page of markup without what no reader sees and no search finds: soft hyphens, spaces without width,
    control characters that are written as references. (Joiners, U+200C and U+200D, are spelling.)

    >>> without_unseen("soft&shy;ly, zero\u200bwidth &#27;[31m &#65;")
    'softly, zerowidth [31m &#65;'
    """
    text = _UNSEEN_REFERENCE.sub("", text)
    for sign in UNSEEN:
        if sign in text:
            text = text.replace(sign, "")
    return text


class _Reader(Builder):
    """The parser's target: what it calls for each element and text, and what a page says about itself.

    lxml hands over each element as it reads it and builds no tree, which saves a third of the time of both. What is
    called for every element comes first in each of these functions, and inherits nothing until a block needs it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.skipping = 0  # how deep inside an element whose content is of no interest
        self.formula: Formula | None = None  # while inside it
        self.captured: list[str] | None = None  # the text of a title or of data, while inside it
        self.naming: list[tuple[str, MarkKind, int, int]] = []  # element, what it names, first part, block
        self.refers_to_notes = False
        self.title = self.base = self.canonical = ""
        self.meta: dict[str, list[str]] = {}
        self.json_ld: list[str] = []
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
            if self.preformatted and self.is_code_line(tag):
                self.end_code_line()
            elif tag == "td" and self.numbers_lines(attributes):
                self.skipping = 1
            else:
                self.open(tag, attributes)
        elif does is SPANNING or does is NAMING or does is INLINE:
            if self.ended == len(self.parts):
                self.touched = self.ended
            if does is SPANNING:
                self.start_span(tag, attributes)
            elif does is NAMING and (attributes or tag == "time"):
                self.start_name(tag, attributes)
            elif tag == "q":
                self.quoting.append((len(self.parts), len(self.blocks)))
        elif does is BREAKS:
            self.line_break()
        elif does is HEADS:
            self.read_head(tag, attributes)
        elif does is MEDIA or does is SKIPPED:
            self.gap += does is MEDIA
            if tag == "iframe" and "srcdoc" in attributes:
                self.frames_within.append(attributes["srcdoc"])
            elif tag == "img" and attributes.get("alt"):
                self.read_drawn(attributes)
            elif tag == "input" and "disabled" in attributes and attributes.get("type") == "checkbox":
                self.tick(done="checked" in attributes)
            self.skipping = 1
        elif does is FORMULA:
            self.start_formula(attributes)
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
            if tag == "q" and self.quoting:
                self.quote(*self.quoting.pop())
            self.ended = len(self.parts)
        elif self.captured is not None:
            self.end_capture(tag)
        elif self.frames and self.frames[-1].tag == tag:
            self.close_frame(tag)
        elif self.preformatted and self.is_code_line(tag):
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
            from cleanpage.segment.notes import mark_notes

            mark_notes(blocks, self.anchors, (self.canonical, *self.meta.get("og:url", ())))
        if may_be_wrapped(blocks):
            from cleanpage.segment.html_wrap import mark_wrapped

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

    def start_span(self, tag: str, attributes: Attributes) -> None:
        """Start an inline element that is a link, an emphasis or code."""
        kind = SPANS[tag]
        if kind == "link":
            if HIDDEN in attributes and self.has_shown(attributes[HIDDEN], linked=True):
                return
            href = attributes.get("href", "")
            name = attributes.get("id") or attributes.get("name")
            if name:
                self.anchors.setdefault(name, len(self.blocks))
            if "#" in href:
                href = shown_link(href)
                self.refers_to_notes |= self.is_set_apart(href, attributes)
            span = [len(self.parts), -1, kind, href]
            if href:
                self.spans.append(span)
            rel = attributes.get("rel")
            if rel and (named := named_by(rel.split())):
                self.naming.append((tag, named, len(self.parts), len(self.blocks)))
        else:
            span = [len(self.parts), -1, kind, ""]
            self.spans.append(span)
            if tag == "sup" and self.open_spans and "#" in self.open_spans[-1][3]:
                self.refers_to_notes = True
            if tag == "code" and self.preformatted and not self.language:
                self.language = language_named(attributes)
        self.open_spans.append(span)

    def has_shown(self, code: str, *, linked: bool) -> bool:
        """Write the address of e-mail that an element hides from robots in place of what it holds, if it hides one."""
        address = address_of(code)
        if not address:
            return False
        if linked:
            self.spans.append([len(self.parts), len(self.parts) + 1, "link", f"mailto:{address}"])
        self.parts.append(address)
        self.skipping = 1
        return True

    def is_set_apart(self, href: str, attributes: Attributes) -> bool:
        """Whether a link stands as references to notes do: raised, in brackets, or called so."""
        raised = self.open_spans and self.open_spans[-1][2] == "sup"
        in_brackets = self.parts and self.parts[-1].rstrip()[-1:] in ("[", ",")
        called = "#_ftn" in href or "#fn" in href or "note" in href or "note" in attributes.get("class", "")
        return bool(raised or in_brackets or called)

    def read_drawn(self, attributes: Attributes) -> None:
        """Take what a picture stands for in the text: a formula of WordPress, a face."""
        names = attributes.get("class", "").split()
        if not FORMULA_PICTURES.isdisjoint(names):
            from cleanpage.segment.formulas import tidy_tex

            self.write_formula(tidy_tex(attributes["alt"]), display=False)
        elif not (EMOJI_PICTURES.isdisjoint(names) or any(map(str.isalnum, attributes["alt"]))):  # `:smile:`
            self.parts.append(attributes["alt"])

    def start_formula(self, attributes: Attributes) -> None:
        """Start a formula; what is inside is read by itself."""
        from cleanpage.segment.formulas import Formula

        self.formula, self.skipping = Formula(attributes), 1

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

    def start_name(self, tag: str, attributes: Attributes) -> None:
        """Start an inline element that may hold a date, an author's name, or a formula once more, as it is drawn."""
        label = attributes.get("class", "")
        if HIDDEN in attributes and self.has_shown(attributes[HIDDEN], linked=False):
            return
        if "id" in attributes:
            self.anchors.setdefault(attributes["id"], len(self.blocks))
        if label == "MathJax_Preview" or (self.preformatted and not LINE_NUMBERS.isdisjoint(label.split())):
            self.skipping = 1
            return
        if label[:7] == "MathJax":
            self.start_formula(attributes)
        elif self.drawn[0] == len(self.parts) and attributes.get("aria-hidden") == "true" and self.has_just_drawn():
            self.skipping = 1
        elif tag == "time":
            if attributes.get("datetime"):
                changed, lead = tells_change(attributes), self.lead_of(len(self.parts))
                self.marks.append(Mark("time", attributes["datetime"], len(self.blocks), changed, lead))
                return
        elif attributes.get("itemprop") != "author":
            return
        self.naming.append((tag, "time" if tag == "time" else "author", len(self.parts), len(self.blocks)))

    def end_name(self, tag: str) -> None:
        """End an inline element that holds a date, an author's name or a tag."""
        _, kind, first, block = self.naming.pop()
        value = " ".join("".join(self.parts[first:]).split())
        if value and len(value) < MAX_MARK_CHARS and block == len(self.blocks):
            self.marks.append(Mark(kind, value, block, lead=self.lead_of(first) if kind == "time" else ""))

    def lead_of(self, part: int) -> str:
        """Return the end of what stands in the block before one of its parts."""
        return " ".join("".join(self.parts[max(0, part - PARTS_OF_LEAD) : part]).split())[-MAX_LEAD_CHARS:]

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
            from cleanpage.segment.formulas import tidy_tex

            self.read_tex(tidy_tex("".join(captured[1:])), display="display" in captured[0])
        elif len(captured) > 1:
            (self.json_ld if "ld+json" in captured[0] else self.embedded).append("".join(captured[1:]))
