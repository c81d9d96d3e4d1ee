"""Notes to the text: which links are references (`[1]`), and which blocks are the notes that they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleanpage.patterns import pattern
from cleanpage.stretches import Stretches
from cleanpage.types import HEADINGS, Block, Span

LABEL = pattern(r"(?i)\W{0,2}(\d{1,4}(?:[-–,]\d{1,4})?|[a-z]|[ivx]{1,5}|(?:note|nb|fn)[ .]?\d{1,3})\W{0,2}")
"""What a reference to a note says, in brackets or not."""

_PARTING = ",;–-"
"""What stands between the references of a list, `[1, 2]`."""
_BEFORE, _BEHIND = ("[", *_PARTING), pattern(rf"\s*[\]{_PARTING}]")


def mark_notes(blocks: list[Block], anchors: Mapping[str, int], own: Sequence[str]) -> None:
    """Mark references to notes among the spans of `blocks`, and the notes, in place.

    `anchors` says at which block an address within the page (`fn1` of `#fn1`) leads; `own` are the addresses of the
    page itself, which browsers write before it when they save a page. A reference stands above the
    line or in brackets, and leads to a block below its own that is no heading.
    """
    for i, block in enumerate(blocks):
        raised = Stretches((span.start, span.end) for span in block.spans if span.kind == "sup")
        found = {}
        for span in block.spans:
            address, sign, anchor = span.href.rpartition("#")
            target = anchors.get(anchor, -1) if sign and (not address or address in own) else -1
            if i < target < len(blocks) and blocks[target].tag not in HEADINGS:
                label = LABEL.fullmatch(block.text, span.start, span.end)
                if label and (
                    raised.meet(span.start, span.end) or _is_bracketed(block.text, label.start(1), label.end(1))
                ):
                    name = span.href[span.href.rindex("#") :]
                    found[span] = Span(label.start(1), label.end(1), "note", name)
                    blocks[target] = blocks[target]._replace(note=name)
        if found:
            # What raises a reference is no more than its mark.
            referring = Stretches((span.start, span.end) for span in found)
            spans = [found.get(s, s) for s in block.spans if s.kind != "sup" or not referring.meet(s.start, s.end)]
            blocks[i] = blocks[i]._replace(spans=tuple(spans))


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Say whether brackets stand around a label, or around the list that it begins or ends."""
    while start and text[start - 1].isspace():
        start -= 1
    behind = _BEHIND.match(text, end)
    return behind is not None and text.endswith(_BEFORE, 0, start) and text.find("[", 0, start) >= 0
