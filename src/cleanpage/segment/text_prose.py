"""Sentences in plain dumps: which lines go on with one, and where a long line is cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.patterns import is_small, pattern
from cleanpage.segment.text_lines import STOPS, is_mostly_unspaced, is_unspaced, last_mark
from cleanpage.types import Block, Page

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CLOSING_START = pattern(r"[,.;:)!?»”%\]]+(?=[\s,.;:)]|$)|['’]\w{1,2}\b|[、。，；：！？）」』]")
OPEN_ENDS = ",([„“«‘「『（、，"
JOINTS = "–—&"
"""Alone at the end of a line they leave it open."""
OPENING = "\"'“„«(‘"
CAN_GO_ON = ("p", "li")
PROSE = 40
"""Characters that make a line prose rather than a label."""
LONG_PROSE = 60
FEW_WORDS, LABEL_WORDS = 3, 8
"""Words that a link has, and a label before a colon."""
BROKEN_SHARE = 0.03
"""Share of lines that evidently go on with the line before from which a dump is taken for one text node a line."""

LONGEST_PARAGRAPH = 1500
"""Characters from which a line is taken for several: pages without line breaks, sections without paragraphs."""
SENTENCE_GAP = pattern(
    r"(?<=[^\W\d_]{2}[.!?…])\s+(?=[^\sa-zß-öø-ÿа-яё])|(?<=[\d)\]\"”’»][.!?…])\s+(?=[^\sa-zß-öø-ÿа-яё])"
    r"|(?<=[.!?…][\"”’»)\]])\s+(?=[^\sa-zß-öø-ÿа-яё])|(?<=[؟।॥])\s+|(?<=[。！？])(?![」』）”’。！？])|(?<=[。！？][」』）”’])"
)
MENU_WORDS, MENU_WORDS_AFTER_PROSE = 3, 6
"""Capitalised words in a row that are a menu; after a sentence, fewer may be the next one's subject."""
MENU_PIECE, SENTENCE_PIECE = 24, 80
"""Words from which a menu, and a sentence, of a page without line breaks is taken for several."""
LABEL = 12
"""Characters that a label has at most in a script without word spaces."""


def with_continuations(blocks: list[Block], *, nodes: bool) -> list[Block]:
    """Return the blocks with `continues` set on each that evidently goes on with the line before it.

    `nodes` says that a line may be one text node of the page, which links and emphasis end.
    """
    may = [may_go_on(before, block) for before, block in pairwise(blocks)]
    sure = [
        can and goes_on(before.text, block.text) for can, (before, block) in zip(may, pairwise(blocks), strict=True)
    ]
    broken = nodes and sum(sure) >= max(3, BROKEN_SHARE * len(blocks))
    if not any(sure):
        return blocks
    result = blocks[:1]
    for can, continues, after, block in zip(may, sure, [*sure[1:], False], blocks[1:], strict=True):
        before = result[-1]
        continues = continues or (broken and can and probably_goes_on(before, block, after))
        if continues and not block.continues:
            block = Block(block.text, "p", continues=True, gap=block.gap, indent=block.indent)
        result.append(block)
    return result


def may_go_on(before: Block, block: Block) -> bool:
    """Say whether a line stands so that it can be part of the paragraph or list item that the line above is part of."""
    return not block.gap and block.tag == "p" and before.tag in CAN_GO_ON


def may_be_rejoined(before: Block, block: Block) -> bool:
    """Say whether it is open if a line goes on with the line above; sentences cut from one long line stay one."""
    return may_go_on(before, block) and not (block.continues and has_ended(before.text))


def rejoined(page: Page, goes_on: npt.NDArray[np.bool_]) -> Page:
    """Return a dump's page with `continues` as the tagger, which has seen all of the page, has the last word on it.

    `goes_on` says of each block whether it goes on with the one before it: `(n_blocks,)`.
    """
    blocks = list(page.blocks)
    for i, ((before, block), continues) in enumerate(zip(pairwise(page.blocks), goes_on[1:].tolist(), strict=True), 1):
        if continues != block.continues and may_be_rejoined(before, block):
            blocks[i] = block._replace(continues=continues)
    return page._replace(blocks=tuple(blocks))


def goes_on(first: str, second: str) -> bool:
    """Say whether the line `second` surely goes on with the sentence of the line `first` above it."""
    start = second[0]
    if not start.isalnum():
        if CLOSING_START.match(second):
            return True
        if start in OPENING:
            start = second.lstrip(OPENING)[:1]
    if is_small(start):
        return (len(first) >= PROSE or len(second) >= PROSE or first[-1] == ",") and not has_ended(first)
    hiragana = "\u3041" <= second[0] <= "\u309f"
    last = first[-1]
    if not hiragana and last not in OPEN_ENDS and not (last in JOINTS and first[-2:-1].isspace()):
        return False
    if has_ended(first):
        return False
    if hiragana:
        return len(first) + len(second) >= PROSE and is_unspaced(last)
    return len(first) >= PROSE


def has_ended(text: str) -> bool:
    """Say whether a text ends with a full stop, whatever quotation marks and brackets close after it."""
    return last_mark(text) in STOPS


def probably_goes_on(before: Block, block: Block, fragment: bool) -> bool:
    """Say whether `block` goes on with the line `before` in a dump that breaks sentences at links and emphasis.

    `fragment` says that the line after `block` goes on with it.
    """
    text = before.text
    if has_ended(text):
        return False
    words, more_words = text.count(" ") + 1, block.text.count(" ") + 1
    if is_small(block.text[0]):
        return before.continues or words + more_words > 2
    if text[-1] == ":":
        return words <= FEW_WORDS or (words <= LABEL_WORDS and more_words > LABEL_WORDS)
    last = text[text.rfind(" ") + 1 :]
    if not (is_small(text[-1]) and last.islower()):
        return False
    if more_words <= FEW_WORDS and block.text[-1] != ":" and (len(text) >= LONG_PROSE or len(last) <= 3 < len(text)):
        return True
    return fragment and (before.continues or len(last) <= 3)


def cut_long(blocks: list[Block]) -> list[Block]:
    """Return the blocks with every long one cut into sentences, and its menus from its sentences."""
    limit = LONGEST_PARAGRAPH if len(blocks) > 3 else 200
    result: list[Block] = []
    for block in blocks:
        if len(block.text) <= limit or block.tag != "p":
            result.append(block)
            continue
        gap, prose = block.gap, False
        for text, is_prose in units(block.text):
            result.append(block._replace(text=text, gap=gap, continues=prose and is_prose))
            gap, prose = 0, is_prose
    return result


def units(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a long text into sentences and menus; say of each whether it is prose."""
    prose = False
    for sentence in SENTENCE_GAP.split(text):
        words = sentence.split()
        if len(words) > 1 and is_mostly_unspaced(sentence):
            yield from unspaced_units(words)
        elif words:
            start = prose_start(words)
            if start >= (MENU_WORDS_AFTER_PROSE if prose else MENU_WORDS):
                for piece in pieces(words[:start], MENU_PIECE):
                    yield piece, False
                words = words[start:]
            prose = start > 0 or has_ended(sentence)
            for piece in pieces(words, SENTENCE_PIECE if prose else MENU_PIECE):
                yield piece, prose


def pieces(words: list[str], longest: int) -> Iterator[str]:
    """Cut more than `longest` words where a capital follows a small letter or a digit, no piece under a third of it."""
    start = 0
    while len(words) - start > longest:
        inside = range(start + longest // 3, start + longest)
        end = next((i for i in inside if words[i][:1].isupper() and not words[i - 1][:1].isupper()), start + longest)
        yield " ".join(words[start:end])
        start = end
    yield " ".join(words[start:])


def unspaced_units(parts: list[str]) -> Iterator[tuple[str, bool]]:
    """Take each part of a text without word spaces for a line; short ones in a row are a menu."""
    menu: list[str] = []
    for part in parts:
        if len(part) <= LABEL:
            menu.append(part)
            continue
        if menu:
            yield " ".join(menu), False
            menu = []
        yield part, has_ended(part)
    if menu:
        yield " ".join(menu), False


def prose_start(words: list[str]) -> int:
    """Return where, after capitalised labels in a row, running text begins: the word before three small ones in six."""
    lower = [is_small(word[:1]) for word in words]
    for index in range(1, len(words)):
        if lower[index] and sum(lower[index : index + 6]) >= 3:
            return index - 1
    return 0
