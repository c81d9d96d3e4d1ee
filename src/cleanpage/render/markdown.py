"""Kept blocks → Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.render.inline import EMPHASES, inline
from cleanpage.render.pieces import Piece, level, pieces
from cleanpage.types import HEADINGS, TASKS, Decision, Kind, Span

_CELL_CHARS_MAX = 300
"""A longer cell is a paragraph of a page that lays itself out with tables."""
_HEADED_CELL_CHARS_MAX = 2000
"""The same of a table whose columns or rows have headings, as layouts seldom have."""
_CELL_BLOCKS_MAX = 10
"""What holds more is no cell but a section."""
_TASK = pattern(rf"\A[{TASKS}] ")
_QUOTATIONS_MAX = 10
"""In so many nested quotations who said what is lost anyway."""


def render_markdown(decisions: Sequence[Decision], base_url: str | None = None, kind: Kind = "html") -> str:
    """Return the article's body as Markdown, without a line end at its end.

    `base_url` is what links are resolved against.
    """
    return _quoted(pieces(decisions, kind), 0, base_url)


class _Run(NamedTuple):
    """Pieces that follow each other and are written alike."""

    shape: str
    pieces: list[Piece]


def _quoted(written: Iterable[Piece], depth: int, base_url: str | None) -> str:
    """Return the Markdown of pieces that lie in so many quotations at least, without the marks of those."""
    parts = (
        _list(part, depth, base_url) if part[0].shape == "list" else _write(part[0], depth, base_url)
        for part in _parts(_runs(written, depth))
    )
    return "\n\n".join(part for part in parts if part)


def _runs(written: Iterable[Piece], depth: int) -> Iterator[_Run]:
    """Yield the quotations, tables, lists and other runs of pieces that lie in so many quotations."""
    for deeper, group in groupby(written, key=lambda piece: _quotations(piece) > depth):
        if deeper:
            yield _Run("quotation", list(group))
            continue
        for run in _tables(group):
            if _is_grid(run):
                yield _Run("grid", run)
            else:
                yield from (_Run(shape, list(alike)) for shape, alike in groupby(run, key=_shape))


def _parts(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    """Yield each run by itself, but a list with the quotations and tables that lie in its items, and what goes on."""
    part: list[_Run] = []
    for run in runs:
        goes_on = part and part[0].shape == "list" and (_is_in_item(run) or (len(part) > 1 and run.shape == "list"))
        if part and not goes_on:
            yield part
            part = []
        part.append(run)
    if part:
        yield part


def _is_in_item(run: _Run) -> bool:
    """Whether a quotation or a table behind a list lies in its last item; an item of a list in it lies deeper."""
    first = run.pieces[0]
    return run.shape in ("quotation", "grid") and level(first.block) > (first.role == "list item")


def _quotations(piece: Piece) -> int:
    return min(piece.block.quoted or piece.role == "quote", _QUOTATIONS_MAX)


def _tables(group: Iterable[Piece]) -> list[list[Piece]]:
    """Return the runs of pieces that lie in one table, or in none; where each row is a table, the rows are one."""
    runs: list[list[Piece]] = []
    before = 0
    for table, of_table in groupby(group, key=_table):
        run = list(of_table)
        columns = {piece.block.column for piece in run}
        has_one_row = table is not None and len(columns) > 1 and len({_row(piece) for piece in run}) == 1
        if has_one_row and len(columns) == before:
            runs[-1] += run
        else:
            runs.append(run)
        before = len(columns) if has_one_row else 0
    return runs


def _table(piece: Piece) -> int | None:
    """Return which table a piece is in a cell of."""
    return None if piece.note or piece.block.row == -1 else piece.block.table


def _shape(piece: Piece) -> str:
    if piece.note:
        return "note"
    if piece.role == "list item" or (level(piece.block) > 0 and piece.role in ("paragraph", "quote", "code")):
        return "list"
    return "single"


def _singles(run: Iterable[Piece], base_url: str | None) -> str:
    return "\n\n".join(_single(piece, base_url) for piece in run)


def _single(piece: Piece, base_url: str | None) -> str:
    text, spans = piece.text, piece.spans
    if piece.role == "code":
        return _fenced(text, piece.block.language)
    if piece.role in ("title", "heading"):
        # A heading is bold anyway: what only makes all of it so again (`## **Method**`) says nothing.
        telling = [s for s in spans if s.kind not in EMPHASES or s.end - s.start < len(text)]
        return "#" * _level(piece) + " " + inline(text, telling, base_url, heading=True)
    if piece.role == "byline":  # who wrote what follows
        links = [s for s in spans if s.kind == "link"]
        name = next((s.end for s in links if s.start == 0), len(text))
        return inline(text, [*links, Span(0, name, "strong")], base_url)
    if piece.block.tag == "summary":  # of what unfolds below it
        return inline(text, [*spans, Span(0, len(text), "strong")], base_url)
    if piece.role == "caption":
        words = inline(text, [s for s in spans if s.kind == "link"], base_url, heading=True)
        return f"*{words}*" if words else ""
    return inline(text, spans, base_url)


def _level(piece: Piece) -> int:
    if piece.role == "title":
        return 1
    return int(piece.block.tag[1]) if piece.block.tag in HEADINGS else 2


def _fenced(code: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"^[ \t]*(`{3,})", code, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    name = re.sub(r"[^\w+#.-]", "", language)
    return f"{fence}{name}\n{code}\n{fence}"


def _write(run: _Run, depth: int, base_url: str | None) -> str:
    if run.shape == "quotation":
        return _prefixed(_quoted(run.pieces, depth + 1, base_url), "> ")
    return _WRITERS[run.shape](run.pieces, base_url)


def _list(runs: Sequence[_Run], depth: int, base_url: str | None) -> str:
    """Return a list: items nest by their depth, each indented to the text of the item above it.

    A second paragraph of an item, a quotation or a table in it stands under it, apart by a blank line. An item whose
    parents were dropped moves out to where a list can begin. Where the numbers begin anew, so does a list.
    """
    written = ""
    outer: list[_Item] = []
    follows_item = False
    for run in runs:
        for entry in [[piece] for piece in run.pieces] if run.shape == "list" else [run.pieces]:
            first, is_item = entry[0], run.shape == "list" and entry[0].role == "list item"
            inside = max(level(first.block), 1) if first.role == "list item" else level(first.block) + 1
            last = None
            while outer and outer[-1].depth >= inside:
                last = outer.pop()
            indent = " " * sum(len(item.marker) for item in outer)
            if written:
                written += "\n" if is_item and follows_item else "\n\n"
            follows_item = is_item
            if not is_item:
                written += _prefixed(_write(_Run(run.shape, entry), depth, base_url), indent)
                continue
            item = _Item(inside, first.block.ordinal, _marker(first.block.ordinal, last))
            outer.append(item)
            words = _TASK.sub(_ticked, inline(first.text, first.spans, base_url))
            written += indent + item.marker + words.replace("\n", "\n" + indent + " " * len(item.marker))
    return written


def _ticked(box: re.Match[str]) -> str:
    return "[x] " if box[0][0] == TASKS[True] else "[ ] "


class _Item(NamedTuple):
    """An item that others may lie in or follow."""

    depth: int
    ordinal: int | None
    marker: str


def _marker(ordinal: int | None, last: _Item | None) -> str:
    """Return what opens an item: CommonMark begins another list where the sign behind the number changes."""
    if ordinal is None:
        return "- "
    sign = last.marker[-2] if last and last.ordinal is not None else "."
    if last and last.ordinal is not None and ordinal <= last.ordinal:
        sign = "." if sign == ")" else ")"
    return f"{ordinal}{sign} "


def _notes(run: Sequence[Piece], base_url: str | None) -> str:
    written = (inline(piece.text, piece.spans, base_url).replace("\n", "\n    ") for piece in run)
    return "\n".join(f"[^{piece.note}]: {text}" for piece, text in zip(run, written, strict=True))


def _is_grid(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces of a table are data, which the rows and columns say something of."""
    rows, columns = {_row(piece) for piece in pieces}, {piece.block.column for piece in pieces}
    tags = {piece.block.tag for piece in pieces}
    if _table(pieces[0]) is None or len(columns) < 2 or not (len(rows) > 1 or tags == {"th", "td"}):
        return False
    cells: dict[tuple[int, int], list[int]] = {}
    for piece in pieces:
        cells.setdefault((_row(piece), piece.block.column), []).append(len(piece.text))
    chars_max = _HEADED_CELL_CHARS_MAX if "th" in tags else _CELL_CHARS_MAX
    are_short = all(sum(chars) <= chars_max and len(chars) <= _CELL_BLOCKS_MAX for chars in cells.values())
    head = [piece.role for piece in pieces if _row(piece) == _row(pieces[0])]
    below = pieces[len(head) :] if set(head) == {"heading"} else pieces
    return are_short and all(piece.role in _IN_CELLS for piece in below)


def _row(cell: Piece) -> int:
    row = cell.block.row
    return row if row >= 0 else -2 - row


def _grid(cells: Iterable[Piece], base_url: str | None) -> str:
    """Return a table with a row a line; what stands apart in a cell does so by `<br>`."""
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        row = rows.setdefault(_row(cell), {})
        before = row.get(cell.block.column)
        words = _cell(cell, base_url)
        row[cell.block.column] = words if before is None else f"{before}<br>{words}"
    columns = sorted({column for row in rows.values() for column in row})
    grid = ["| " + " | ".join(row.get(column, "") for column in columns) + " |" for row in rows.values()]
    return "\n".join([grid[0], "|" + " --- |" * len(columns), *grid[1:]])


def _cell(piece: Piece, base_url: str | None) -> str:
    if piece.role == "code":
        lines = filter(None, map(str.strip, piece.text.split("\n")))
        return "<br>".join(inline(line, [Span(0, len(line), "code")], base_url, cell=True) for line in lines)
    words = inline(piece.text, piece.spans, base_url, cell=True)
    return _marker(piece.block.ordinal, None) + words if piece.role == "list item" else words


_IN_CELLS = ("table cell", "paragraph", "list item", "code", "byline", "quote")
"""What a cell may hold below the heads of columns: a heading belongs to a page that lays itself out with tables."""
_WRITERS = {"single": _singles, "list": _singles, "note": _notes, "grid": _grid}


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(prefix + line if line else prefix.rstrip() for line in text.split("\n"))
