"""Decisions → pieces: what a renderer writes, with the lines of one paragraph joined and control characters gone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cleanpage.patterns import pattern
from cleanpage.types import Block, Decision, Kind, Role, Span

_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff]"
CONTROL = pattern(rf"\A(?:{_CONTROL} *)+|{_CONTROL}")
"""What must never reach an output: C0 but tab and line feed, C1, separators that act as line ends, surrogates, and
private characters, which are pictures in one page's own font; with the blanks behind them where a text begins so."""

_NO_SPACE_BEFORE = frozenset(",.;:)!?]}»”’%…、。，．：；！？）」』】》")
_NO_SPACE_AFTER = frozenset("([{«“「『【《（")
_SPACELESS_FROM = "\u0e00"
_SPACELESS = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
"""Scripts that put no space between words: a line end between two of their letters is no space."""


class Piece(NamedTuple):
    """A paragraph, heading, item or cell, whole: one block, or the lines that a `<br>` or a dump broke it into."""

    role: Role
    block: Block
    """The first line's block: tag, depth, ordinal, row and column are those of the piece."""
    text: str
    spans: tuple[Span, ...]
    note: str = ""
    """What it is called, if it is a note to the text."""


def level(block: Block) -> int:
    """Return how deep in lists a block lies, an item of an outermost one 1; what a term means lies below the term."""
    terms = max(block.terms, 1) if block.tag in ("dt", "dd") else block.terms
    return block.depth + 2 * terms - (block.tag == "dt")


def pieces(decisions: Sequence[Decision], kind: Kind) -> Iterator[Piece]:
    """Yield what the article consists of, in page order.

    A block that `continues` belongs to the piece before it when both are kept in the same role, whatever was
    dropped between them: a label in the middle of a sentence does not end the sentence.
    """
    labels: Mapping[str, str] | None = None
    if any(decision.block.note for decision in decisions):
        from cleanpage.render.notes import labels_of

        labels = labels_of(decisions)
    return _as_meant(filter(_has_text, map(partial(_piece, kind=kind, labels=labels), _paragraphs(decisions))))


def _has_text(piece: Piece) -> bool:
    return bool(piece.text)


def _as_meant(written: Iterable[Piece]) -> Iterator[Piece]:
    """Yield what means no term as a paragraph: wikis and editors set in text so (`<dl><dd>`)."""
    explained: set[int] = set()
    for piece in written:
        block = piece.block
        if not block.terms:
            explained.clear()
        elif block.tag == "dt":
            explained.add(block.terms)
        elif block.tag == "dd" and piece.role == "list item" and block.terms not in explained:
            piece = piece._replace(role="paragraph", block=block._replace(terms=0))
        yield piece


def _paragraphs(decisions: Sequence[Decision]) -> Iterator[list[Decision]]:
    """Yield the kept lines of each paragraph."""
    lines: list[Decision] = []
    for decision in decisions:
        joins = decision.block.continues and lines
        if not joins:
            if lines:
                yield lines
            lines = []
        if not decision.kept:
            continue
        if lines and not _is_of_kind(lines[0], decision):
            yield lines
            lines = []
        lines.append(decision)
    if lines:
        yield lines


def _is_of_kind(first: Decision, line: Decision) -> bool:
    """Whether a line is what the line is that opens its paragraph; of an item only the first is called so."""
    within = first.role == "list item" and line.role == "paragraph" and level(line.block) == level(first.block) > 0
    return within or first.role == line.role


def has_controls(text: str) -> bool:
    """Whether anything in the text must not reach an output."""
    return not text.isprintable() and CONTROL.search(text) is not None


def without_controls(text: str) -> str:
    """Return the text without control characters; tabs and line feeds stay."""
    return CONTROL.sub("", text).rstrip(" ") if has_controls(text) else text


def _piece(lines: list[Decision], kind: Kind, labels: Mapping[str, str] | None) -> Piece:
    first = lines[0]
    text, spans = _written(first.block, labels)
    for line in lines[1:]:
        more, more_spans = _written(line.block, labels)
        text += _joint(text, more, line.block, kind, first.role)
        shift = len(text)
        text += more
        spans += tuple(s._replace(start=s.start + shift, end=s.end + shift) for s in more_spans)
    return Piece(first.role, first.block, text, spans, labels.get(first.block.note, "") if labels else "")


def _joint(before: str, after: str, line: Block, kind: Kind, role: Role) -> str:
    """Return what stands between two lines: in markup the author's line end, elsewhere what the wrapping ate."""
    if role == "code" or (kind == "html" and line.breaks >= 0):
        return "\n"
    if line.breaks < 0 and before[-1:] == "-":
        return ""
    if not before or not after or after[0] in _NO_SPACE_BEFORE or before[-1] in _NO_SPACE_AFTER:
        return ""
    if not before[-1] >= _SPACELESS_FROM <= after:
        return " "
    return "" if _SPACELESS.match(before[-1]) and _SPACELESS.match(after) else " "


def _written(block: Block, labels: Mapping[str, str] | None) -> tuple[str, tuple[Span, ...]]:
    """Return the block's text and spans without what must not be written, the spans moved to where their text went.

    `labels` are what the notes are called, None where the page has none.
    That is control characters, references to notes that were dropped, and the number of a note.
    """
    text, spans = block.text, block.spans
    gone = (
        {place for found in CONTROL.finditer(text) for place in range(*found.span())} if has_controls(text) else set()
    )
    if labels is not None and (block.note or any(span.kind == "note" for span in spans)):
        from cleanpage.render.notes import left_out, named

        gone.update(*left_out(block, labels))
        spans = named(text, spans, labels)
    if not gone:
        return text, spans
    kept = [place for place in range(len(text.rstrip(" "))) if place not in gone]
    moved = (s._replace(start=bisect_left(kept, s.start), end=bisect_left(kept, s.end)) for s in spans)
    return "".join([text[place] for place in kept]).rstrip(" "), tuple(s for s in moved if s.start < s.end)
