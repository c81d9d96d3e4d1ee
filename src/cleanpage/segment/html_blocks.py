"""Blocks out of elements and text, in page order: what is open, what was read since the last boundary."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleanpage.segment.elements import DATA_ATTRIBUTES, LINE_NUMBERS, LINES_OF_CODE, ROWS_OF_CODE, WRAPPERS
from cleanpage.segment.frames import OUTER, Attributes, Frame
from cleanpage.segment.inline import PERMALINKS, TOOLS, OpenSpan, collapse, run_together, without_tools
from cleanpage.segment.listings import are_numbers, language_of, without_numbers
from cleanpage.types import HEADINGS, TASKS, Block, Container, Span

FEWEST_LINES, WIDEST_LINE = 8, 160
"""So many lines at least show a margin, and none is longer."""
_MOST_OPEN = 64
"""So many links and emphases go on past a block's end; of more, tags that nobody closed, each block would hold all."""
make = tuple.__new__
"""Makes a named tuple from all its values, in a third of the time that its own constructor takes."""
_QUOTATION_MARKS = frozenset("\"'“”„‟«»‹›‘’‚「『")
_NAMED = HEADINGS | {"dt"}
"""What may have an address of its own that it shows."""
_INDEXED_MAX = 3
"""What an index belongs to is no longer."""
_HOLDING = ("li", "dd")
"""What may hold several paragraphs, of which the first stands for it."""
_SPANNED_MAX = 99
"""No cell takes more columns or rows."""
_UNKNOWN = Container(0, "", "", 0, 0)
"""Stands for a container that is still open."""


class Builder:
    """Frames of open elements, the text since the last boundary, and the blocks and containers so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.anchors: dict[str, int] = {}  # which block an address within the page leads to
        self.frames: list[Frame] = []
        self.parts: list[str] = []
        self.spans: list[OpenSpan] = []
        self.open_spans: list[OpenSpan] = []
        self.quoting: list[tuple[int, int]] = []  # at which part and block a quotation in a sentence began
        self.gap = 0
        self.breaks = 0  # how many <br> came since the block before, in this element
        self.preformatted = 0
        self.tables = self.rows = 0
        self.numbered = -1  # which row of a table has the numbers of lines of code
        self.language = ""
        self.ended = -1  # how many parts there were when an inline element last ended
        self.touched = -1  # how many when one began right where another had ended
        self.drawn = -1, -2  # how many parts and blocks there were when a formula last ended
        self.html_language = ""
        self.embedded: list[str] = []  # data that the page carries along

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
            label = frame.label
            if "id" in frame.attributes and frame.start < len(self.blocks):
                label = frame.label_before(self.blocks[frame.start].text)
            values = (frame.parent, tag, label, frame.start, len(self.blocks))
            self.containers[frame.index] = make(Container, values)
        if frame.verbatim:
            self.preformatted -= 1

    def begins_quotation(self) -> bool:
        """Whether what comes is the first thing in a quotation: there `<cite>` is a line of its own, who is quoted."""
        inner = [frame.tag for frame in self.frames[-2:] if frame.tag != "div"]
        return inner[-1:] == ["blockquote"]

    def quote(self, first: int, block: int) -> None:
        """Write the marks that browsers set around a quotation in a sentence, unless the page has written its own."""
        quoted = "".join(self.parts[first:])
        before = self.parts[first - 1][-1:] if first else ""
        if block == len(self.blocks) and quoted.strip() and not {before, quoted.strip()[0]} & _QUOTATION_MARKS:
            mark = "'" if self.quoting else '"'
            self.parts[first] = mark + self.parts[first]
            self.parts[-1] += mark

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

    def keep_apart(self, before: str, after: str) -> None:
        """Set apart what style sheets set apart, so that words do not run together: `<a>Home</a><a>News</a>`.

        One letter (`<span>T</span><span>he`) is a drop cap, and what is raised or lowered behind a few letters is their
        index (`<i>x</i><sub>1</sub>`).
        """
        is_drop_cap = len(before) == 1 and len(self.parts) == 1 and before.isalpha()
        if run_together(before, after) and not (is_drop_cap or self.preformatted or self.is_index(before, after)):
            self.parts.append(" ")
        self.touched = -1

    def is_index(self, before: str, after: str) -> bool:
        """Whether what comes is an index to what stands before it, or an ending (`1st`), not the cents of a price."""
        leans = self.open_spans and self.open_spans[-1][2] in ("sub", "sup")
        return bool(leans) and len(before) <= _INDEXED_MAX and not (before[-1].isdigit() and after[0].isdigit())

    def tick(self, *, done: bool) -> None:
        """Begin an item of a list of tasks; a box that can be ticked is a filter's or a form's."""
        if not self.parts and any(frame.tag == "li" for frame in self.frames[-2:]):
            self.parts.append(TASKS[done] + " ")

    def line_break(self) -> None:
        if self.preformatted:
            self.parts.append("\n")
        elif self.parts:
            self.flush()
            self.breaks = 1
        else:  # an empty line
            self.breaks = max(self.breaks, 1) + 1

    def is_code_line(self, tag: str) -> bool:
        """Whether an element within `<pre>` is a line, or a part of one."""
        in_code = self.open_spans and self.open_spans[-1][2] == "code"
        return tag in LINES_OF_CODE or bool(in_code and tag in ROWS_OF_CODE)

    def end_code_line(self) -> None:
        """End a line of code where an element is a line, unless it has ended."""
        if self.parts and self.parts[-1][-1] != "\n":
            self.parts.append("\n")

    def flush(self) -> None:
        """End the current block, if there is text in it."""
        parts = self.parts
        if not parts:
            return
        self.ended = self.touched = -1
        spans, still_open = self.spans, self.open_spans
        if still_open:
            for span in still_open:
                span[1] = len(parts)
            # An element that goes on past the boundary (`<a><div>one</div><div>two</div></a>`) spans both blocks.
            self.open_spans = [[0, -1, span[2], span[3]] for span in still_open[:_MOST_OPEN]]
        if spans or still_open:
            self.spans = [span for span in self.open_spans if span[2] != "link" or span[3]]
        finished: tuple[Span, ...] = ()
        if self.preformatted:
            text = without_numbers("".join(parts).replace("\xa0", " ").strip("\n").rstrip())
            if self.is_in_table() and are_numbers(text):  # of the lines that the cell beside has
                text = ""
        elif spans:
            text, finished = collapse(parts, spans)
        else:
            text = " ".join("".join(parts).split())
        parts.clear()
        if text:
            self.append(text, finished)

    def numbers_lines(self, attributes: Attributes) -> bool:
        """Whether a cell holds the numbers of the lines of code that the cell beside it has."""
        if LINE_NUMBERS.isdisjoint(attributes.get("class", "").split()):
            return False
        names = [frame.attributes.get("class", "") for frame in self.frames[-5:]]
        if not any("highlight" in name or "crayon" in name for name in names):
            return False
        self.numbered = self.rows - 1
        return True

    def is_in_table(self) -> bool:
        """Whether what is open lies right in a cell."""
        return any(frame.tag in ("td", "th") for frame in self.frames[-3:])

    def append(self, text: str, spans: tuple[Span, ...]) -> None:
        """Add a block to the innermost open element."""
        frames = self.frames
        if not frames:
            frames.append(Frame("body", {}))
        frame = frames[-1]
        if frame.index < 0:
            self.materialise()
        depth, hidden, quoted, origin, row, column, table, terms = frame.place
        tag = frame.speaks
        if spans and (tag in _NAMED or text in PERMALINKS):
            if text[-1] in TOOLS or text[0] in TOOLS:
                text, spans = without_tools(text, spans)
                if not text:
                    return
            spans = tuple(span for span in spans if not self.leads_here(span))
        if tag in _HOLDING or (depth and tag == "p"):
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
                link_chars, hidden, origin, self.gap, 0, self.breaks, "", table, terms,
            ))
        )  # fmt: skip
        self.gap = self.breaks = 0

    def leads_here(self, span: Span) -> bool:
        """Whether a link leads to the block that it is in, as headings of documentation do."""
        anchor = span.href.rpartition("#")[2] if span.kind == "link" and "#" in span.href else ""
        return bool(anchor) and self.anchors.get(anchor) == len(self.blocks)

    def item_tag(self, frame: Frame) -> str:
        """The first block of a list item, or of what a term means, is that; what follows in it are its paragraphs."""
        for outer in reversed(self.frames):
            if outer.tag in _HOLDING:
                first = outer.start == len(self.blocks)
                if first:
                    frame.ordinal = outer.ordinal
                return outer.tag if first else "p"
            if outer.tag not in WRAPPERS:
                break
        return frame.speaks if frame.speaks not in _HOLDING else "p"

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
            if "id" in frame.attributes:
                self.anchors.setdefault(frame.attributes["id"], count)


def may_be_line(block: Block) -> bool:
    """Whether an element could be one line of a page that was broken at a margin."""
    return not block.link_chars and len(block.text) <= WIDEST_LINE and block.tag in ("p", "div", "span")


def may_be_wrapped(blocks: Sequence[Block]) -> bool:
    """Whether lines break so often, or so many elements in a row could be lines, that a margin may have done it."""
    if sum([block.breaks == 1 for block in blocks]) >= FEWEST_LINES - 1:
        return True
    run = 0
    for block in blocks:
        run = run + 1 if may_be_line(block) else 0
        if run == FEWEST_LINES:
            return True
    return False


def _is_formula(block: Block) -> bool:
    return [span[:3] for span in block.spans] == [(0, len(block.text), "math")]


# -- what particular elements change -----------------------------------------------------------------------------


def _numbered(page: Builder, attributes: Attributes, frame: Frame) -> None:
    frame.ordinal = _number(attributes.get("start"), 1)


def _number(written: str | None, otherwise: int) -> int:
    """Return the number that an attribute gives to an item, a list or a cell."""
    return int(written) if written and written.isdecimal() and len(written) < 9 else otherwise


def _item(page: Builder, attributes: Attributes, frame: Frame) -> None:
    parent = page.frames[-2] if len(page.frames) > 1 else None
    if parent is not None and parent.ordinal is not None and parent.tag == "ol":
        frame.ordinal = _number(attributes.get("value"), parent.ordinal)
        parent.ordinal = frame.ordinal + 1


def _table(page: Builder, attributes: Attributes, frame: Frame) -> None:
    frame.table, frame.taken = page.tables, {}
    page.tables += 1


def _row(page: Builder, attributes: Attributes, frame: Frame) -> None:
    frame.row, frame.column = page.rows, 0
    page.rows += 1
    table = next((outer for outer in page.frames[-2:-4:-1] if outer.tag == "table"), None)
    frame.taken = table.taken if table else None


def _cell(page: Builder, attributes: Attributes, frame: Frame) -> None:
    row = page.frames[-2] if len(page.frames) > 1 else frame
    if row.tag != "tr":
        return
    if row.row == page.numbered:
        _pre(page, attributes, frame)
    taken = row.taken
    while taken and taken.get(row.column, -1) >= row.row:
        row.column += 1
    frame.column = row.column
    row.column += _spanned(attributes, "colspan")
    if taken is not None and "rowspan" in attributes:
        last = row.row + _spanned(attributes, "rowspan") - 1
        taken.update(dict.fromkeys(range(frame.column, row.column), last))


def _spanned(attributes: Attributes, name: str) -> int:
    """Return how many columns or rows a cell takes."""
    return min(max(1, _number(attributes.get(name), 1)), _SPANNED_MAX)


def _pre(page: Builder, attributes: Attributes, frame: Frame) -> None:
    frame.verbatim = True
    page.preformatted += 1
    page.language = language_of(page.frames, len(page.blocks))


def _html(page: Builder, attributes: Attributes, frame: Frame) -> None:
    page.html_language = attributes.get("lang") or attributes.get("xml:lang") or ""


OPENED: dict[str, Callable[[Builder, Attributes, Frame], None]] = {
    "ol": _numbered, "li": _item, "table": _table, "tr": _row, "td": _cell, "th": _cell, "pre": _pre,
    "listing": _pre, "xmp": _pre, "html": _html,
}  # fmt: skip
"""What is counted or begins where the element opens."""
