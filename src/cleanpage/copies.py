"""Texts that stand twice on a page: which copies are content once, and which are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import groupby

from cleanpage.takes import STOPS, goes_on, kept_blocks, stand_alike
from cleanpage.types import HEADINGS, Block, Page, Role

COPY_MIN_WORDS = 4
"""Shorter texts may rightly stand twice (a refrain, a `Yes` in a table)."""
COPY_MAX_SHARE = 0.4
"""A passage that stands twice and is this share of the characters that are kept is the article."""
LABEL_TIMES, LABEL_MAX_CHARS = 3, 60
"""A label that stands so often in a dump, each time among other texts (`Key developments:`), is the article's own."""
CELLS = frozenset(("td", "th"))
SECTION_TAGS = CELLS | {"li", "dt", "pre"}
SECTION_MIN_CHARS = 60
"""A shorter paragraph below a heading is no section."""


def drop_copies(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Of a text that stands twice (a phone's copy, a hidden dialog, a print view) the first copy kept is content,
    but a heading goes before its entry in a table of contents.

    Some copies are meant: on a page those that stand as the first stands (a refrain, the same line on several cards);
    in a dump, where nothing was hidden, listings, pieces of a sentence, and labels that recur; parts of what stands
    here alone. Of headings and cells that are such parts gold has seven of ten once more, of items every second; word
    F1 of two seeds, cross-validated, rises by 0.0001.
    """
    texts = {i: _words(block) for i, block in kept_blocks(page, kept)}
    first: dict[str, int] = {}
    for i, words in texts.items():
        if page.blocks[i].tag in HEADINGS:
            first.setdefault(words, i)
    times = Counter(texts.values())
    again = {i for i, words in texts.items() if first.setdefault(words, i) != i}
    if again:
        again -= _of_wholes(page, list(texts), again)
    pieces = goes_on(page)
    order = list(texts)
    copies, alike = set[int](), set[int]()
    for before, i, after in zip([-1, *order], order, [*order[1:], -1], strict=False):
        if i not in again or _may_stand_twice(texts[i]):
            continue
        block = page.blocks[i]
        if page.kind == "html":
            (alike if stand_alike(page, block, page.blocks[first[texts[i]]]) else copies).add(i)
        else:
            recurs = times[texts[i]] >= LABEL_TIMES and before not in again and after not in again
            if not (block.tag == "pre" or pieces[i] or pieces[i + 1] or (recurs and _is_label(block.text))):
                copies.add(i)
    least = COPY_MAX_SHARE * sum(map(len, texts.values()))
    for is_alike, run in groupby(order, alike.__contains__):
        passage = list(run)
        if is_alike and sum(len(texts[i]) for i in passage) >= least:  # the article stands twice
            copies.update(passage)
    return dict.fromkeys(sorted(copies), ("repeated line", "the same text is kept once already"))


def _of_wholes(page: Page, kept: Sequence[int], copies: Set[int]) -> set[int]:
    """Return the copies that are a part of what stands here alone: half a row tells nothing, and what means a term,
    stands below a heading or before and behind an item misleads without it."""
    blocks = page.blocks
    cells = [i for i in kept if blocks[i].tag in CELLS and blocks[i].row >= 0]
    rows = {blocks[i].row for i in cells if i not in copies}
    wholes = {i for i in cells if i in copies and blocks[i].row in rows}
    if page.kind == "html":
        for before, i, after in zip([-1, *kept], kept, kept[1:], strict=False):
            if i in copies and after not in copies:
                is_amid = before >= 0 and before not in copies and _are_items(blocks[before], blocks[i], blocks[after])
                if is_amid or _opens(blocks[i], blocks[after]):
                    wholes.add(i)
    return wholes


def _are_items(*items: Block) -> bool:
    return {item.tag for item in items} == {"li"} and len({item.depth for item in items}) == 1


def _opens(block: Block, below: Block) -> bool:
    """Whether a block is a term above what it means, or a heading above a section; a card's may lead to its price."""
    if block.tag in HEADINGS:
        return below.tag in SECTION_TAGS or (len(below.text) >= SECTION_MIN_CHARS and below.tag not in HEADINGS)
    return (block.tag, below.tag) == ("dt", "dd")


def _words(block: Block) -> str:
    words = block.text.lower()
    return " ".join(words.split()) if block.tag == "pre" else words


def _may_stand_twice(words: str) -> bool:
    return words.count(" ") < COPY_MIN_WORDS - 1 and len(words) < 4 * COPY_MIN_WORDS


def _is_label(text: str) -> bool:
    return len(text) < LABEL_MAX_CHARS and text[-1] not in STOPS
