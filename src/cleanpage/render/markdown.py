"""Kept blocks → Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from cleanpage.render.inline import EMPHASES, inline
from cleanpage.render.pieces import Piece, level, pieces
from cleanpage.types import Decision, Kind, Span

_CELL_CHARS_MAX = 300
"""A longer cell is a paragraph of a page that lays itself out with tables."""


def render_markdown(decisions: Sequence[Decision], base_url: str | None = None, kind: Kind = "html") -> str:
    """Return the article's body as Markdown, without a line end at its end.

    `base_url` is what links are resolved against.
    """
    parts = []
    for quoted, group in groupby(pieces(decisions, kind), key=_is_quoted):
        body = _body(group, base_url)
        parts.append(_prefixed(body, "> ") if quoted else body)
    return "\n\n".join(part for part in parts if part)


def _is_quoted(piece: Piece) -> bool:
    return piece.block.quoted or piece.role == "quote"


def _body(group: Iterable[Piece], base_url: str | None) -> str:
    """Return the Markdown of pieces that follow each other at one level of quotation."""
    chunks = []
    for shape, run in groupby(group, key=_shape):
        chunks.append(_WRITERS[shape](list(run), base_url))
    return "\n\n".join(chunk for chunk in chunks if chunk)


def _shape(piece: Piece) -> str:
    if piece.note:
        return "note"
    if piece.role == "table cell" and piece.block.row >= 0:
        return "table"
    if piece.role == "list item" or (piece.block.depth > 0 and piece.role in ("paragraph", "code")):
        return "list"
    return "single"


def _singles(run: list[Piece], base_url: str | None) -> str:
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
        return inline(text, [*links, Span(0, len(text), "strong")], base_url)
    if piece.role == "caption":
        words = inline(text, [s for s in spans if s.kind == "link"], base_url, heading=True)
        return f"*{words}*" if words else ""
    return inline(text, spans, base_url)


def _level(piece: Piece) -> int:
    tag = piece.block.tag
    if piece.role == "title":
        return 1
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 2


def _fenced(code: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"^[ \t]*(`{3,})", code, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    name = re.sub(r"[^\w+#.-]", "", language)
    return f"{fence}{name}\n{code}\n{fence}"


def _list(run: list[Piece], base_url: str | None) -> str:
    """Return a list: items nest by their depth, each indented to the text of the item above it.

    A second paragraph of an item stands under it, apart by a blank line. An item whose parents were dropped
    moves out to where a list can begin.
    """
    lines: list[str] = []
    widths: list[int] = []
    for piece in run:
        block = piece.block
        is_item = piece.role == "list item"
        del widths[level(block) - 1 if is_item else block.depth :]
        indent = " " * sum(widths)
        if not is_item:
            lines += ["", _prefixed(_single(piece, base_url), indent), ""]
            continue
        marker = "- " if block.ordinal is None else f"{block.ordinal}. "
        widths.append(len(marker))
        words = inline(piece.text, piece.spans, base_url)
        lines.append(indent + marker + words.replace("\n", "\n" + indent + " " * len(marker)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _notes(run: list[Piece], base_url: str | None) -> str:
    written = (inline(piece.text, piece.spans, base_url).replace("\n", "\n    ") for piece in run)
    return "\n".join(f"[^{piece.note}]: {text}" for piece, text in zip(run, written, strict=True))


def _table(run: list[Piece], base_url: str | None) -> str:
    """Return a table where the cells make one, else a paragraph for each cell."""
    rows: dict[int, dict[int, str]] = {}
    for piece in run:
        cells = rows.setdefault(piece.block.row, {})
        words = inline(piece.text, piece.spans, base_url, cell=True)
        column = piece.block.column
        cells[column] = f"{cells[column]} {words}" if column in cells else words
    columns = sorted({column for cells in rows.values() for column in cells})
    short = all(len(words) <= _CELL_CHARS_MAX for cells in rows.values() for words in cells.values())
    if len(rows) < 2 or len(columns) < 2 or not short:
        return _singles(run, base_url)
    grid = ["| " + " | ".join(cells.get(column, "") for column in columns) + " |" for cells in rows.values()]
    return "\n".join([grid[0], "|" + " --- |" * len(columns), *grid[1:]])


_WRITERS = {"single": _singles, "list": _list, "table": _table, "note": _notes}


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join((prefix + line).rstrip() if not line else prefix + line for line in text.split("\n"))
