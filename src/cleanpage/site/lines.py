"""What a page is made of, for counting: its lines as numbers, cheap enough to be taken from every page of a folder.

Nothing is parsed. Markup falls apart at its tags, a dump at its line ends; what stands between is a line. Blocks are
looked up later by the same lines, so both sides agree on what one is: white space collapsed, entities read, bullets
and bars around it off.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import sub
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleanpage.types import Block, Kind

Keys = npt.NDArray[np.uint64]

_MAX_LINE_CHARS = 2000
"""Longer pieces of markup are scripts, styles and data; a paragraph seldom has so many characters."""
_MAX_LINES = 20_000
"""A page of more is a data set."""
_TELLING_CHARS = 40
"""Lines so long tell pages apart; shorter ones (the time, a count of readers) differ between copies of one."""
_AROUND = " *•·–—-#|[]()<>:»«"
_NAMES_ITS_ADDRESS = ("canonical", "og:url")
_HEAD_CHARS = 2**17
_HOST = re.compile(r"""https?://(?:www\.)?([^\s/"'<>?#:]+)""", re.IGNORECASE)
_LOOK_AHEAD = 50
"""A line may stand so many times its length behind the line before it, which leaves room for what blocks leave out. A
short line is looked for nearby: it would be found by chance anywhere."""


class Lines(NamedTuple):
    """The distinct lines of a page as numbers."""

    keys: Keys
    """`(n,)` uint64, sorted."""
    page: int
    """What copies of the page share, and other pages do not."""


def lines_of(text: str, kind: Kind, site: str) -> Lines:
    """Return the distinct lines of a page of that site."""
    found = list(dict.fromkeys(_tidied(dict.fromkeys(_pieces(text, kind)))))[:_MAX_LINES]
    keys = keys_of(found, site)
    telling = np.array([len(line) >= _TELLING_CHARS for line in found], bool)
    page = np.bitwise_xor.reduce(keys[telling] if telling.any() else keys)
    return Lines(np.sort(keys), int(page))


def read_lines(text: str, kind: Kind) -> list[str]:
    """Return the lines of a page in its order, tidied."""
    return list(_tidied(_pieces(text, kind)))


def _pieces(text: str, kind: Kind) -> list[str]:
    """Return the lines as they stand in the page."""
    return _between_tags(text) if kind == "html" else text.splitlines()


def _tidied(pieces: Iterable[str]) -> Iterator[str]:
    """Yield each piece as it is counted, but for those that hold nothing."""
    return filter(None, map(tidy, pieces))


def _between_tags(text: str) -> list[str]:
    found = [
        line
        for piece in text.split("<")
        if piece[-1:] != ">" and 1 < len(line := piece.partition(">")[2]) < _MAX_LINE_CHARS and not line.isspace()
    ]
    return [html.unescape(line) if "&" in line else line for line in found]


def tidy(line: str) -> str:
    """Return a line as it is counted.

    >>> tidy("  * Read\\xa0more \\n"), tidy("[Menu]"), tidy("* * *")
    ('Read more', 'Menu', '')
    """
    return " ".join(line.split()).strip(_AROUND)


def keys_of(lines: Iterable[str], site: str) -> Keys:
    """Return a number for each line, another one on another site: `(n,)` uint64."""
    prefix = blake2b(site.encode("utf-8", "replace"), digest_size=8).digest()
    digests = [blake2b(prefix + line.encode("utf-8", "replace"), digest_size=8).digest() for line in lines]
    return np.array(np.frombuffer(b"".join(digests), "<u8") if digests else [], np.uint64)


def site_of(url: str | None, text: str, kind: Kind) -> str:
    """Return the host that a page is from: of its address, or of the one that it names; empty if it names none.

    Dumps from nowhere thus make one site of a folder, which costs a tenth of what the lesson brings.

    >>> site_of(None, '<link href="https://www.example.org/a" rel="canonical">', "html")
    'example.org'
    """
    if url or kind == "text":
        return _host(url or "")
    hosts = (_host(_tag_around(text, text.find(word, 0, _HEAD_CHARS))) for word in _NAMES_ITS_ADDRESS)
    return next(filter(None, hosts), "")


def _tag_around(text: str, at: int) -> str:
    """Return the tag that a position lies in."""
    return text[text.rfind("<", 0, at) : text.find(">", at)] if at >= 0 else ""


def _host(text: str) -> str:
    found = _HOST.search(text)
    return found[1].lower() if found else ""


def line_of_block(block: Block) -> str:
    """Return the line of markup that speaks for a block: its longest piece between links and emphasis.

    >>> from cleanpage.types import Span
    >>> line_of_block(Block("See also: the whole list", spans=(Span(10, 24, "link"),)))
    'the whole list'
    """
    text, spans = block.text, block.spans
    if not spans or spans[0][:2] == (0, len(text)):
        return tidy(text)
    cuts = sorted([0, len(text), *[span[0] for span in spans], *[span[1] for span in spans]])
    sizes = list(map(sub, cuts[1:], cuts))
    longest = sizes.index(max(sizes))
    return tidy(text[cuts[longest] : cuts[longest + 1]])


def lines_in_blocks(blocks: Sequence[Block], lines: Sequence[str]) -> list[list[str]]:
    """Return, for each block of a dump, the lines that it was made of; blocks join lines, or leave some out.

    >>> lines_in_blocks([Block("A menu"), Block("One sentence, wrapped.")], ["A menu", "One sentence,", "wrapped."])
    [['A menu'], ['One sentence,', 'wrapped.']]
    """
    texts = [" ".join(block.text.split()) for block in blocks]
    whole = "\n".join(texts)
    starts, end = [], 0
    for text in texts:
        starts.append(end)
        end += len(text) + 1
    found: list[list[str]] = [[] for _ in blocks]
    at = 0
    for line in lines:
        start = whole.find(line, at, at + _LOOK_AHEAD * (len(line) + 2))
        if start >= 0:
            found[bisect_right(starts, start) - 1].append(line)
            at = start + len(line)
    return found
