"""Notes to the text: what a reference and its note are called, and what is left out of both.

A reference whose note was dropped leads nowhere and goes; of a note that is kept go its number and the links back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanpage.patterns import pattern
from cleanpage.types import Block, Decision, Span

Labels = Mapping[str, str]
"""What the notes are called that are kept, and that a kept reference leads to."""
_BETWEEN = pattern(r"[\s,;–-]*")
"""What may stand between two references of one list, `[1, 2]`."""
_CLOSING = pattern(r"\s*\]")
_ARROWS = "^↑↩⤴\ufe0e\ufe0f \xa0"
"""What leads back to the text, with the selectors of its form."""
_NUMBERED = pattern(r"\W{0,2}(\w{1,5})[\])]?(?:[.:]|(?=\W))\s*")
"""A note's own number."""
LONGEST_LABEL = 6


def labels_of(decisions: Sequence[Decision]) -> Labels:
    """Return what each note is called in Markdown: as its first reference says, with a suffix if two are alike."""
    notes = {d.block.note for d in decisions if d.block.note and d.kept}
    labels: dict[str, str] = {}
    if not notes:
        return labels
    used: dict[str, int] = {}
    for decision in decisions:
        for span in references(decision.block) if decision.kept else ():
            if span.href in notes and span.href not in labels:
                shown = decision.text[span.start : span.end].replace(" ", "")
                used[shown] = used.get(shown, 0) + 1
                labels[span.href] = shown if used[shown] == 1 else f"{shown}-{used[shown]}"
    return labels


def references(block: Block) -> list[Span]:
    """Return the references to notes in a block."""
    return [span for span in block.spans if span.kind == "note"]


def left_out(block: Block, labels: Labels) -> Iterator[range]:
    """Yield which characters of a block go: references to what was dropped, and what a note says of itself."""
    text = block.text
    dangling = [span for span in references(block) if span.href not in labels]
    while dangling:
        first, end = dangling[0].start, dangling[0].end
        del dangling[0]
        while dangling and _BETWEEN.fullmatch(text, end, dangling[0].start):
            end = dangling.pop(0).end
        yield _with_brackets(text, first, end)
    if block.note in labels:
        yield range(_number_end(block, labels[block.note]))
        yield range(_text_end(block), len(text))


def _with_brackets(text: str, start: int, end: int) -> range:
    """Return a stretch with the brackets around it and, unless a word follows, the blank before it."""
    if text.endswith("[", 0, before := _end_before(text, start)) and (behind := _CLOSING.match(text, end)):
        start, end = before - 1, behind.end()
    return range(start if text[end : end + 1].isalnum() else _end_before(text, start), end)


def _end_before(text: str, at: int) -> int:
    """Return where the last word before a place ends; the text is not copied for each of a thousand notes."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _number_end(block: Block, label: str) -> int:
    """Return where the text of a note begins, behind its number and links back: `[1]`, `1.`, `^ a b`."""
    back = {span.start: span.end for span in block.spans if _leads_back(block, span)}
    at = 0
    while at < len(block.text) and (at in back or block.text[at] in _ARROWS):
        at = back.get(at, at + 1)
    number = _NUMBERED.match(block.text, at)
    return number.end() if number and number[1] == label else at


def _text_end(block: Block) -> int:
    """Return where the text of a note ends, before the links back."""
    back = {span.end: span.start for span in block.spans if _leads_back(block, span)}
    at = len(block.text)
    while at and (at in back or block.text[at - 1] in _ARROWS):
        at = back.get(at, at - 1)
    return at


def _leads_back(block: Block, span: Span) -> bool:
    return span.kind == "link" and "#" in span.href and span.end - span.start <= LONGEST_LABEL


def named(text: str, spans: Sequence[Span], labels: Labels) -> tuple[Span, ...]:
    """Return the spans with each reference's label as its address; one that says something else is text."""
    telling = (s._replace(href=labels.get(s.href, "")) if s.kind == "note" else s for s in spans)
    return tuple(s for s in telling if s.kind != "note" or (s.href and s.href.startswith(text[s.start : s.end])))


def is_bracketed(text: str, span: Span) -> bool:
    """Say whether brackets stand right around a reference already."""
    return text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] == "]"


def with_brackets(text: str, spans: Sequence[Span]) -> str:
    """Return a text with brackets around its references, whose numbers would else run into the words.

    >>> with_brackets("Rust1 and Go[2]", [Span(4, 5, "note", "1"), Span(13, 14, "note", "2")])
    'Rust[1] and Go[2]'
    """
    pieces, at = [], 0
    for span in spans:
        if span.kind == "note" and not is_bracketed(text, span):
            pieces += [text[at : span.start], "[", text[span.start : span.end], "]"]
            at = span.end
    return "".join([*pieces, text[at:]])
