"""A page as it would be in another script: so that what is learnt from it is the page, not how its language is written.

The pages that have gold are almost all in Latin letters. Write their words in the letters of another script, each word
always as the same letters, with that script's length of words, spaces and marks: what is content stays what it was,
while capitals, the spaces between words or the stop at a sentence's end are gone, and in a dump what shows by them that
a line goes on with the line before. What such words say is nothing.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise, starmap
from typing import NamedTuple
from zlib import crc32

from cleanpage.segment.text_prose import goes_on, has_ended
from cleanpage.tagger.features import html_features, text_features
from cleanpage.types import Block, Page
from training.dataset import Example


class Script(NamedTuple):
    """What a script does to text."""

    letters: tuple[tuple[int, int], ...]
    """The code points of its letters, from the first of each run to the one behind its last."""
    length: float
    """How many of them a Latin letter is."""
    spaces: bool
    """Whether it sets spaces between words."""
    marks: tuple[str, ...]
    """What stands for each of `MARKS`."""


MARKS = ".,:;?!"
LATIN_MARKS = tuple(MARKS)
HAN = (0x4E00, 0x9000)
SCRIPTS = (
    Script(((0x0430, 0x0450),), 1.0, True, LATIN_MARKS),  # Cyrillic
    Script(((0x0621, 0x063B), (0x0641, 0x064B)), 0.8, True, (".", "،", ":", "؛", "؟", "!")),  # Arabic
    Script(((0x0905, 0x093A), (0x093E, 0x094D)), 0.8, True, ("।", ",", ":", ";", "?", "!")),  # Devanagari
    Script(((0xAC00, 0xD7A4),), 0.42, True, LATIN_MARKS),  # Hangul
    Script((HAN,), 0.32, False, ("。", "，", "：", "；", "？", "！")),  # Chinese
    Script((HAN, (0x3042, 0x3094), (0x30A2, 0x30F4)), 0.45, False, ("。", "、", "：", "；", "？", "！")),  # Japanese
    Script(((0x0E01, 0x0E2F), (0x0E40, 0x0E45)), 0.75, False, ("", "", ":", "", "", "")),  # Thai ends no sentence
)
"""The lengths are those of translations, roughly."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_MARK = re.compile(rf"[{MARKS}](?!\d)")
_AFTER_WIDE_MARK = re.compile("(?<=[。，、：；？！]) ")


def transcribed(example: Example, rng: random.Random) -> Example:
    """Return an example as a tagger sees it in a script drawn at random, where it knows no word; its page, which tells
    the truth, stays as it is."""
    page = in_script(example.page, rng.choice(SCRIPTS))
    features = html_features(page) if page.kind == "html" else text_features(page)
    return replace(example, style=f"{example.style} transcribed", features=features._replace(first_words=None))


def in_script(page: Page, script: Script) -> Page:
    """Return the page with all its texts in another script; code stays as it is, and so do addresses.

    Of the spans only the number is right: where each begins and ends, no feature asks.
    """
    blocks = [block if block.tag == "pre" else _written(block, script) for block in page.blocks]
    if page.kind == "text":
        blocks[1:] = [
            after._replace(continues=after.continues and (has_ended(before.text) or goes_on(before.text, after.text)))
            for before, after in pairwise(blocks)
        ]
    hints = page.hints._replace(title=transcribe(page.hints.title, script))
    return page._replace(blocks=tuple(blocks), hints=hints)


def _written(block: Block, script: Script) -> Block:
    text = transcribe(block.text, script)
    return block._replace(text=text, link_chars=round(block.link_chars * len(text) / len(block.text)))


def transcribe(text: str, script: Script) -> str:
    """Return a line in another script.

    >>> transcribe("At 9:30, a ship.", SCRIPTS[4])
    '媸 9:30，罎兊。'
    """
    addresses = _ADDRESS.findall(text)
    parts = [_letters_of(part, script) for part in _ADDRESS.split(text)]
    return "".join(chain.from_iterable(zip(parts, [*addresses, ""], strict=True))).strip() or text


def _letters_of(text: str, script: Script) -> str:
    text = _WORD.sub(lambda found: _cased(_word(found.group().lower(), script), found.group()), text)
    if not script.spaces:
        text = _BETWEEN_LETTERS.sub("", text)
    text = _MARK.sub(lambda found: script.marks[MARKS.index(found.group())], text)
    return _AFTER_WIDE_MARK.sub("", text)


def _cased(word: str, like: str) -> str:
    """Return a word with the capitals of another; in most scripts there are none."""
    if not like[0].isupper():
        return word
    return word.upper() if like.isupper() and len(like) > 1 else word[0].upper() + word[1:]


@lru_cache(maxsize=1 << 18)
def _word(word: str, script: Script) -> str:
    letters = list(chain.from_iterable(starmap(range, script.letters)))
    drawn = random.Random(crc32(word.encode())).choices(letters, k=max(1, round(script.length * len(word))))
    return "".join(map(chr, drawn))
