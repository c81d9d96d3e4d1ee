"""Kept blocks → plain text."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.render.pieces import Piece, level, pieces
from cleanpage.types import Decision, Kind


def render_text(decisions: Sequence[Decision], kind: Kind = "html") -> str:
    """Return the article as plain text, without a line end at its end.

    Headings and paragraphs are separated by blank lines; items of a list and rows of a table stand one a
    line, items behind `- ` or their number, cells of a row separated by tabs. The words are those of the blocks.
    """
    written: list[str] = []
    before: Piece | None = None
    for piece in pieces(decisions, kind):
        if before is not None:
            written.append(_separator(before, piece))
        written.append(_line(piece))
        before = piece
    return "".join(written).strip("\n")


def _separator(before: Piece, piece: Piece) -> str:
    if before.role == piece.role == "table cell" and before.block.row >= 0:
        rows = piece.block.row - before.block.row
        if rows == 0:
            return " " if piece.block.column == before.block.column else "\t"
        return "\n" if rows == 1 else "\n\n"
    return "\n" if before.role == piece.role == "list item" else "\n\n"


def _line(piece: Piece) -> str:
    text = piece.text
    if any(span.kind == "note" for span in piece.spans):
        from cleanpage.render.notes import with_brackets

        text = with_brackets(text, piece.spans)
    if piece.role == "list item":
        indent = "  " * max(level(piece.block) - 1, 0)
        marker = "- " if piece.block.ordinal is None else f"{piece.block.ordinal}. "
        return indent + marker + text.replace("\n", "\n" + indent + " " * len(marker))
    return text.replace("\n", " ") if piece.role == "table cell" else text
