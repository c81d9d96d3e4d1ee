"""Sentences in plain dumps: which lines go on with one, where a long line is cut, where a label is glued to one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import UNSPACED_CHARACTER, UNSPACED_FROM, Line
from cleanpage.types import Block

ENDED = pattern(r"[.!?…。！？؟।॥]['\"”’»)\]」』）]*$")
CLOSING_START = pattern(r"[,.;:)!?»”%\]]+(?=[\s,.;:)]|$)|['’]\w{1,2}\b|[、。，；：！？）」』]")
OPEN_END = pattern(r"[,(\[„“«‘「『（、，]$|\s[–—&]$")
OPENING = "\"'“„«(‘"
CAN_GO_ON = ("p", "li")
HIRAGANA = pattern("[\u3041-\u309f]")
PROSE = 40
"""Characters that make a line prose rather than a label."""
LONG_PROSE = 60
BROKEN_SHARE = 0.03
"""Share of lines that evidently go on with the line before from which a dump is taken for one text node a line."""

LONGEST_PARAGRAPH = 1500
"""Characters from which a line is taken for several: pages without line breaks, sections without paragraphs."""
SENTENCE_GAP = pattern(
    r"(?<=[^\W\d_]{2}[.!?…])\s+(?=[^\sa-zß-öø-ÿа-яё])|(?<=[\d)\]\"”’»][.!?…])\s+(?=[^\sa-zß-öø-ÿа-яё])"
    r"|(?<=[.!?…][\"”’»)\]])\s+(?=[^\sa-zß-öø-ÿа-яё])|(?<=[؟।॥])\s+|(?<=[。！？])(?![」』）”’。！？])|(?<=[。！？][」』）”’])"
)
GLUE = pattern(r"(?<!\S)([^\W\d_]*[a-zß-öø-ÿа-яёіїєґ]{2})([A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zß-öø-ÿа-яёіїєґ]*)(?!\S)")
WORD = pattern(r"\w+")
MENU_WORDS, MENU_WORDS_AFTER_PROSE = 3, 6
"""Capitalised words in a row that are a menu; after a sentence, fewer may be the next one's subject."""
MENU_PIECE, SENTENCE_PIECE = 24, 80
"""Words from which a menu, and a sentence, of a page without line breaks is taken for several."""
LABEL = 12
"""Characters that a label has at most in a script without word spaces."""


def with_continuations(blocks: list[Block]) -> list[Block]:
    """Return the blocks with `continues` set on each that evidently goes on with the line before it."""
    sure = [False]
    sure += [
        not block.gap and block.tag == "p" and before.tag in CAN_GO_ON and goes_on(before.text, block.text)
        for before, block in pairwise(blocks)
    ]
    broken = sum(sure) >= max(3, BROKEN_SHARE * len(blocks))
    result = blocks[:1]
    for index in range(1, len(blocks)):
        before, block = result[-1], blocks[index]
        continues = sure[index]
        if broken and not continues and not block.gap and block.tag == "p" and before.tag in CAN_GO_ON:
            continues = probably_goes_on(before, block, index + 1 < len(blocks) and sure[index + 1])
        if continues and not block.continues:
            block = Block(block.text, "p", continues=True, gap=block.gap, indent=block.indent)
        result.append(block)
    return result


def goes_on(first: str, second: str) -> bool:
    """Say whether the line `second` surely goes on with the sentence of the line `first` above it."""
    start = second[0]
    if not start.isalnum() and CLOSING_START.match(second):
        return True
    if start in OPENING:
        start = second.lstrip(OPENING)[:1]
    small = start.islower()
    if not small and not OPEN_END.search(first[-2:]) and not HIRAGANA.match(second):
        return False
    if ENDED.search(first[-6:]):
        return False
    if small:
        return len(first) >= PROSE or len(second) >= PROSE or first[-1] == ","
    if HIRAGANA.match(second):
        return len(first) + len(second) >= PROSE and UNSPACED_CHARACTER.match(first[-1]) is not None
    return len(first) >= PROSE


def probably_goes_on(before: Block, block: Block, fragment: bool) -> bool:
    """Say whether `block` goes on with the line `before` in a dump that breaks sentences at links and emphasis.

    `fragment` says that the line after `block` goes on with it.
    """
    if ENDED.search(before.text[-6:]):
        return False
    if block.text[0].islower() and " " in before.text and (before.continues or " " in block.text):
        return True
    last = before.text.rsplit(" ", 1)[-1]
    if not last.islower() or not last[-1].isalpha():
        return False
    return len(before.text) >= LONG_PROSE or (fragment and (before.continues or len(last) <= 3))


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


def is_unspaced(text: str) -> bool:
    """Say whether most of a text is in a script without spaces."""
    return max(text) >= UNSPACED_FROM and 2 * len(UNSPACED_CHARACTER.findall(text)) > len(text)


def units(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a long text into sentences and menus; say of each whether it is prose."""
    prose = False
    for sentence in SENTENCE_GAP.split(text):
        words = sentence.split()
        if len(words) > 1 and is_unspaced(sentence):
            yield from unspaced_units(words)
        elif words:
            start = prose_start(words)
            if start >= (MENU_WORDS_AFTER_PROSE if prose else MENU_WORDS):
                for piece in pieces(words[:start], MENU_PIECE):
                    yield piece, False
                words = words[start:]
            prose = start > 0 or bool(ENDED.search(sentence[-6:]))
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
        yield part, bool(ENDED.search(part[-6:]))
    if menu:
        yield " ".join(menu), False


def prose_start(words: list[str]) -> int:
    """Return where, after capitalised labels in a row, running text begins: the word before three small ones in six."""
    lower = [word[:1].islower() for word in words]
    for index in range(1, len(words)):
        if lower[index] and sum(lower[index : index + 6]) >= 3:
            return index - 1
    return 0


def cut_glued(lines: Iterable[Line], text: str) -> list[Line]:
    """Return the lines with labels cut off that are glued to a sentence (`Share this articleThe government …`).

    Cut only where the glued word stands once in the dump and both of its halves do as words; and the line has several
    such words, or the label has at most six words, ends in a small one, and five or more follow: names in running
    text and in code (JavaScript, useState) stay whole.
    """
    mixed = (word for word in set(text.split()) if not (word.islower() or word.istitle() or word.isupper()))
    glued = {word: found for word in mixed if (found := GLUE.match(word)) and text.count(word) == 1}
    if glued:
        words = frozenset(WORD.findall(text))
        glued = {word: found for word, found in glued.items() if found[1] in words and found[2] in words}
    if not glued:
        return list(lines)
    return [piece for line in lines for piece in cut_labels(line, glued)]


def cut_labels(line: Line, glued: Container[str]) -> Iterator[Line]:
    """Yield a line in pieces, cut inside of the `glued` words: where a label meets a sentence, or labels meet."""
    points = [found for found in GLUE.finditer(line.text) if found[0] in glued]
    menu = len({found[0] for found in points}) >= 2
    start, gap = 0, line.gap
    for found in points:
        label, sentence = line.text[start : found.end(1)], line.text[found.start(2) :]
        small = len(found[1]) >= 4 and found[1].islower()
        if menu or (small and label.count(" ") < 6 and sentence.count(" ") >= 5):
            yield line._replace(text=label, gap=gap)
            start, gap = found.start(2), 0
    yield line._replace(text=line.text[start:], gap=gap) if start else line
