"""Notes to the text: which links are references (`[1]`), and which blocks are the notes that they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleanpage.patterns import pattern
from cleanpage.types import HEADINGS, Block, Span

LABEL = pattern(r"(?i)\W{0,2}(\d{1,4}(?:[-–,]\d{1,4})?|[a-z]|[ivx]{1,5}|(?:note|nb|fn)[ .]?\d{1,3})\W{0,2}")
"""What a reference to a note says, in brackets or not."""

_PARTING = (",", ";", "–", "-")
"""What stands between the references of a list, `[1, 2]`."""


def mark_notes(blocks: list[Block], anchors: Mapping[str, int], own: Sequence[str]) -> None:
    """Mark references to notes among the spans of `blocks`, and the notes, in place.

    `anchors` says at which block an address within the page (`fn1` of `#fn1`) leads; `own` are the addresses of the
    page itself, which browsers write before it when they save a page. A reference stands above the
    line or in brackets, and leads to a block below its own that is no heading.
    """
    for i, block in enumerate(blocks):
        raised = [span for span in block.spans if span.kind == "sup"]
        found = {}
        for span in block.spans:
            address, sign, anchor = span.href.rpartition("#")
            target = anchors.get(anchor, -1) if sign and (not address or address in own) else -1
            if i < target < len(blocks) and blocks[target].tag not in HEADINGS:
                label = LABEL.fullmatch(block.text, span.start, span.end)
                if label and (_is_raised(span, raised) or _is_bracketed(block.text, label.start(1), label.end(1))):
                    name = span.href[span.href.rindex("#") :]
                    found[span] = Span(label.start(1), label.end(1), "note", name)
                    blocks[target] = blocks[target]._replace(note=name)
        if found:
            # What raises a reference is no more than its mark.
            spans = [found.get(s, s) for s in block.spans if s.kind != "sup" or not any(_meet(s, f) for f in found)]
            blocks[i] = blocks[i]._replace(spans=tuple(spans))


def _is_raised(span: Span, raised: list[Span]) -> bool:
    return any(_meet(span, sup) for sup in raised)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Say whether brackets stand around a label, or around the list that it begins or ends."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    return "[" in before and before.endswith(("[", *_PARTING)) and behind.startswith(("]", *_PARTING))
