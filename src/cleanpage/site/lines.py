"""What a page is made of, for counting: its lines as numbers, cheap enough to be taken from every page of a folder.

Nothing is parsed. Markup falls apart at its tags, a dump at its line ends; what stands between is a line. Blocks are
looked up later by the same lines, so both sides agree on what one is: its letters and digits, whatever white space,
bullets and bars stand around and between them.

What is counted is two lines, one after the other: `The`, `69.99` or a game's name stands on other pages by chance or
because they speak of it, but a menu, a prompt and a footer repeat with what stands beside them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from operator import sub
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleanpage.types import Block, Kind

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.intp]

_MAX_LINE_BYTES = 4000
"""Longer pieces of markup are scripts, styles and data; a paragraph is seldom so long, in any script."""
_MAX_LETTERS = 2**21
"""A page of more is a data set."""
_TELLING_BYTES = 32
"""Lines so long tell pages apart; shorter ones (the time, a count of readers) differ between copies of one."""
_NAMES_ITS_ADDRESS = ("canonical", "og:url")
HEAD_CHARS = 2**16
"""So early a page says where it is from, and shows whether it is markup."""
_HOST = re.compile(r"""https?://(?:www\.)?([^\s/"'<>?#:]+)""", re.IGNORECASE)
_LONGEST_ENTITY = 32
"""Letters of a name between `&` and `;`; none has more (HTML, 13.5)."""
_STRETCH_BYTES = 2**18
"""Markup is read so much at a time: what is worked out for the whole of it takes twice the memory of the page."""
_LOOK_AHEAD = 50
"""A line may stand so many times its length behind the line before it, which leaves room for what blocks leave out. A
short line is looked for nearby: it would be found by chance anywhere."""

_END = b"\0"
_TAG_OPENS, _TAG_CLOSES = b"<>"
_APART = np.uint8(_TAG_OPENS ^ _TAG_CLOSES)
"""The one bit that tells the two signs from each other: set, both are the one that closes."""
_END_EACH_LINE = bytes.maketrans(b"\n\r", _END * 2)
_SILENT = bytes(byte for byte in range(1, 2**7) if not chr(byte).isalnum()) + bytes({*"\xa0·•–—".encode()})
"""The bytes of white space, bullets, bars and dashes, which segmenting takes off or joins lines at. A letter of another
script that shares a byte with them loses it, and has others to be told by."""
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 2**64)
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
"""Odd numbers: 2**64 divided by the golden ratio (Knuth), and one of SplitMix64's (Steele and others, 2014)."""
_USUAL_LETTERS = 2**17
"""Nine pages in ten have fewer, and no powers are worked out for them."""


class Lines(NamedTuple):
    """A page for counting."""

    pairs: Keys
    """`(n,)` uint64: the numbers of each two lines that follow each other, see `pairs_of`; some more than once."""
    page: int
    """What copies of the page share, and other pages do not."""


def lines_of(page: bytes, kind: Kind, site: str) -> Lines:
    """Return the lines of a page of that site, given in UTF-8."""
    letters = letters_of(read_lines(page, kind))
    letters = letters[: letters.rfind(_END, 0, _MAX_LETTERS) + 1]
    starts, sizes = _bounds(letters)
    numbers = _numbers(letters, starts)
    telling = sizes >= _TELLING_BYTES
    return Lines(pairs_of(numbers, site), int((numbers[telling] if telling.any() else numbers).sum()))


def read_lines(page: bytes, kind: Kind) -> bytes:
    """Return the lines of a page in its order, each ended by a NUL; some are empty.

    >>> read_lines(b"<p>Fish &amp; <b>chips</b> > peas", "html"), read_lines(b"one\\r\\ntwo", "text")
    (b'Fish & \\x00chips\\x00 > peas\\x00', b'one\\x00\\x00two\\x00')
    """
    if kind == "text":
        return page.translate(_END_EACH_LINE) + _END
    lines = b"".join(map(_between_tags, _stretches(page, max(0, page.find(b"<body"))))).replace(b"<", _END)
    before, *after = lines.split(b"&")
    return b"".join([before, *map(_without_entity, after)])


def _stretches(page: bytes, start: int) -> Iterator[bytes]:
    """Yield markup from `start` on, cut at tags: each stretch ends with the `<` that the next begins with.

    >>> list(_stretches(b"<p>one</p>", 0))
    [b'<p>one</p><']
    """
    while (end := page.find(b"<", start + _STRETCH_BYTES)) >= 0:
        yield page[start : end + 1]
        start = end
    yield page[start:] + b"<"


def _between_tags(markup: bytes) -> bytes:
    """Return what stands between tags, each piece with the `<` that ends it, but for what is too long or nothing.

    The markup begins with a tag, or inside one.
    """
    read = np.frombuffer(markup, np.uint8)
    signs = np.flatnonzero(read | _APART == _TAG_CLOSES).astype(np.int32)  # half as long to handle
    opens = read.take(signs) == _TAG_OPENS
    turns = signs[np.flatnonzero(np.diff(opens, prepend=True))]  # to the first `>`, the `<` after it, the next `>`
    starts, ends = turns[: len(turns) // 2 * 2].reshape(-1, 2).T + np.int32(1)
    is_line = (ends - starts > 2) & (ends - starts <= _MAX_LINE_BYTES)
    starts, sizes = starts[is_line], (ends - starts)[is_line]
    moved = starts - np.cumsum(sizes, dtype=np.int32) + sizes
    places = np.repeat(moved, sizes)
    places += np.arange(len(places), dtype=np.int32)
    return read.take(places).tobytes()


def _without_entity(text: bytes) -> bytes:
    """Return what stands behind an `&`, the character that an entity names read."""
    name, ended, rest = text.partition(b";")
    return _character(name) + rest if ended and len(name) <= _LONGEST_ENTITY else text


@lru_cache(maxsize=1024)
def _character(name: bytes) -> bytes:
    """Return the character of an entity.

    >>> [_character(name).decode() for name in (b"eacute", b"#8217", b"no")]
    ['é', '’', '&no;']
    """
    return html.unescape(f"&{name.decode('utf-8', 'replace')};").encode("utf-8", "replace")


def ended(lines: Iterable[str]) -> bytes:
    """Return lines in UTF-8, each ended by a NUL."""
    texts = list(lines)
    joined = "\0".join([*texts, ""])
    if joined.count("\0") > len(texts):
        return ended(text.replace("\0", "") for text in texts)
    return joined.encode("utf-8", "replace")


def letters_of(lines: bytes) -> bytes:
    """Return the letters and digits of each line, where each is ended by a NUL.

    >>> letters_of(ended(["  * Read\\xa0more ", "[Menu]", "* * *"]))
    b'Readmore\\x00Menu\\x00\\x00'
    """
    return lines.translate(None, _SILENT)


def numbers_of(letters: bytes) -> Keys:
    """Return a number for each line, 0 for one without letters: `(n_lines,)` uint64.

    A polynomial over the line's bytes, modulo 2**64 (Karp and Rabin, 1987).
    """
    return _numbers(letters, _bounds(letters)[0])


def _bounds(letters: bytes) -> tuple[Numbers, Numbers]:
    """Return where each line starts, and how many bytes it has."""
    ends = np.flatnonzero(np.frombuffer(letters, np.uint8) == _END[0])
    sizes = np.diff(ends, prepend=-1) - 1
    return ends - sizes, sizes


def _numbers(letters: bytes, starts: Numbers) -> Keys:
    if len(letters) > _USUAL_LETTERS and len(starts) > 1:  # by halves, which take no more memory than other pages
        middle = len(starts) // 2
        at = int(starts[middle])
        halves = _numbers(letters[:at], starts[:middle]), _numbers(letters[at:], starts[middle:] - at)
        return np.concatenate(halves)
    sums = np.zeros(len(starts), np.uint64)
    if len(starts):
        np.add.reduceat(np.frombuffer(letters, np.uint8) * _powers(_BASE, len(letters)), starts, out=sums)
        sums *= _powers(_INVERSE, len(letters))[starts]
    return _mixed(sums)


def pairs_of(numbers: Keys, site: str) -> Keys:
    """Return a number for each two lines with letters that follow each other, another one on another site.

    Of n lines with letters `(n + 2,)` uint64: the first number is every page's, the second that of what stands before
    the first line and itself, the last that of the last line and what stands behind it.
    """
    edge = np.zeros(1, np.uint64)
    lines = np.concatenate([edge, edge, numbers[numbers != 0], edge])
    own = np.frombuffer(blake2b(site.encode("utf-8", "replace"), digest_size=8).digest(), "<u8")
    return _mixed(lines[:-1] * np.uint64(_BASE) + lines[1:] ^ own)


def by_line(of_pairs: Numbers, numbers: Keys) -> Numbers:
    """Return, for each line, the larger of what is known of it and the line before or behind; 0 without letters.

    >>> by_line(np.array([9, 5, 1, 2]), np.array([7, 0, 8], np.uint64)).tolist()
    [5, 0, 2]
    """
    lines = np.zeros(len(numbers), of_pairs.dtype)
    lines[numbers != 0] = np.maximum(of_pairs[1:-1], of_pairs[2:])
    return lines


def _powers(base: int, count: int) -> Keys:
    """Return the first powers of an odd number: `(count,)`."""
    return _usual_powers(base)[:count] if count <= _USUAL_LETTERS else _worked_out_powers(base, count)


@cache
def _usual_powers(base: int) -> Keys:
    return _worked_out_powers(base, _USUAL_LETTERS)


def _worked_out_powers(base: int, count: int) -> Keys:
    return np.multiply.accumulate(np.full(count, base, np.uint64))


def _mixed(keys: Keys) -> Keys:
    """Let every bit of a number depend on all of them."""
    mixed: Keys = (keys ^ keys >> np.uint64(32)) * _MIXER
    mixed ^= mixed >> np.uint64(29)
    return mixed


def site_of(url: str | None, text: str, kind: Kind) -> str:
    """Return the host that a page is from: of its address, or of the one that it names; empty if it names none.

    Of the text, its first `HEAD_CHARS` are enough. Dumps from nowhere make one site of a folder, which costs a tenth
    of what the lesson brings.

    >>> site_of(None, '<link href="https://www.example.org/a" rel="canonical">', "html")
    'example.org'
    """
    if url or kind == "text":
        return _host(url or "")
    hosts = (_host(_tag_around(text, text.find(word, 0, HEAD_CHARS))) for word in _NAMES_ITS_ADDRESS)
    return next(filter(None, hosts), "")


def _tag_around(text: str, at: int) -> str:
    """Return the tag that a position lies in."""
    return text[text.rfind("<", 0, at) : text.find(">", at)] if at >= 0 else ""


def _host(text: str) -> str:
    found = _HOST.search(text)
    return found[1].lower() if found else ""


def pieces_of_blocks(blocks: Sequence[Block]) -> tuple[list[str], list[int]]:
    """Return the lines of markup that blocks were made of, which end at links and emphasis, and each block's longest.

    Some are empty.

    >>> from cleanpage.types import Span
    >>> pieces_of_blocks([Block("See also: the whole list", spans=(Span(10, 24, "link"),)), Block("Home")])
    (['See also: ', 'the whole list', '', 'Home'], [1, 3])
    """
    pieces: list[str] = []
    longest = []
    for block in blocks:
        text, spans = block.text, block.spans
        if not spans or (spans[0].start == 0 and spans[0].end == len(text)):
            longest.append(len(pieces))
            pieces.append(text)
        else:
            cuts = sorted([0, len(text), *[span.start for span in spans], *[span.end for span in spans]])
            sizes = list(map(sub, cuts[1:], cuts))
            longest.append(len(pieces) + sizes.index(max(sizes)))
            pieces += [text[start:end] for start, end in pairwise(cuts)]
    return pieces, longest


def lines_in_blocks(blocks: Sequence[Block], lines: Sequence[bytes]) -> list[list[int]]:
    """Return, for each block of a dump, the numbers of the lines that it was made of.

    Blocks join lines, or leave some out.

    >>> lines_in_blocks([Block("A menu"), Block("One sentence, wrapped.")], [b"Amenu", b"Onesentence", b"wrapped"])
    [[0], [1, 2]]
    """
    whole = letters_of(ended(block.text for block in blocks))
    found: list[list[int]] = [[] for _ in blocks]
    at = block = 0
    for number, line in enumerate(lines):
        start = whole.find(line, at, at + _LOOK_AHEAD * (len(line) + 2)) if line else -1
        if start >= 0:
            block += whole.count(_END, at, start)
            found[block].append(number)
            at = start + len(line)
    return found
