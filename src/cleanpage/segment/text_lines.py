"""A dump as lines: without control characters, each with its indentation and the blank lines above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized, normalize

import numpy as np

from cleanpage.patterns import UNSPACED_FROM, pattern

if TYPE_CHECKING:
    import numpy.typing as npt

LINE_ENDS = pattern(r"\r+\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
ESCAPE_SEQUENCES = pattern(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")
# Controls, soft hyphens, zero-width spaces and marks of direction. Joiners (U+200C, U+200D) are spelling.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb"
)
INVISIBLE = pattern(f"[{_INVISIBLE}]+")
LONE_SURROGATES = pattern("[\ud800-\udfff]")
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
SET_IN_WORD = pattern("[\ufb00-\ufb06](?=[^\\W\\d_])|(?<=[^\\W\\d_])[\ufb00-\ufb06]")
LIGATURES_MIN = 5
"""A dump of a printed page has so many; in others they may be what it speaks of."""
DECOMPOSED = pattern(
    "[^\\W\\d_][\u0300-\u036f\u0653-\u0655\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
"""A letter and its accents, or the sounds of a Korean syllable, a character each, as Macintoshes name files and printed
pages set accents."""
UNTIDY = pattern(f"[{_INVISIBLE}\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ud800-\udfff\ufb00-\ufb06]")
BROKEN_WORD = pattern(r"\xad[ \t]*\n[ \t]*(\S+)[ \t]*\n?")
"""A soft hyphen where a line ends, and the rest of the word that it breaks."""

# Scripts written without spaces between words, and their punctuation: Thai to Khmer, kana, Han, full width.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff9f"
    "\U00020000-\U0003ffff"
)
STOPS = frozenset(".!?…。！？؟।॥")
"""What ends a sentence."""
CLOSING = "'\"”’»)]」』）"
"""What may follow it."""

UNSPACED_CHARACTER = pattern(f"[{UNSPACED}]")
WIDE = pattern(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U0001f300-\U0003ffff]"
)

STANDS_IN = "\0"
"""Opens a line that stands for something else while those around it are joined; no tidy text has it."""


class Line(NamedTuple):
    """A line that holds text."""

    text: str
    """White space collapsed, ends stripped."""
    raw: str
    """As it stands, without the white space at its end."""
    indent: int
    gap: int
    """Blank lines above it."""


def tidy(text: str) -> str:
    """Return `text` with `\\n` for every kind of line end and without escape sequences and invisible characters; words
    that soft hyphens break at a line's end are whole, and ligatures letters.

    >>> tidy("the engi\\xad\\nneers con\\ufb01rmed it" * 5)[:26]
    'the engineers\\nconfirmed it'
    """
    if not UNTIDY.search(text):
        return text
    text = LINE_ENDS.sub("\n", text)
    if any(map(text.__contains__, LIGATURES)) and len(SET_IN_WORD.findall(text)) >= LIGATURES_MIN:
        text = SET_IN_WORD.sub(lambda ligature: LIGATURES[ligature[0]], text)
    if "\xad" in text:
        text = BROKEN_WORD.sub(r"\1\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = ESCAPE_SEQUENCES.sub("", text)
    return LONE_SURROGATES.sub("\ufffd", INVISIBLE.sub("", text))


def composed(text: str) -> str:
    """Return a text in which each letter is one character with its accents, as far as there is such a character.

    >>> composed("cafe\\u0301") == "caf\\u00e9"
    True
    """
    if text.isascii() or is_normalized("NFC", text):
        return text
    return DECOMPOSED.sub(lambda letter: normalize("NFC", letter[0]), text)


def read_lines(dump: str) -> list[Line]:
    """Return the lines of a tidy text that hold anything but white space."""
    lines: list[Line] = []
    gap = 0
    for raw in dump.split("\n"):
        text = " ".join(raw.split())
        if not text:
            gap += 1
            continue
        indent = 0
        if text != raw:
            raw = (raw.expandtabs(8) if "\t" in raw else raw).rstrip()
            indent = len(raw) - len(raw.lstrip())
        lines.append(tuple.__new__(Line, (text, raw, indent, gap)))  # in a third of the time of `Line(…)`
        gap = 0
    return lines


def filled_lines(text: str) -> int:
    """Return how many lines hold anything but white space."""
    return sum(map(bool, map(str.strip, text.split("\n"))))


def last_mark(text: str) -> str:
    """Return the character that a text ends with, quotation marks and brackets that close after it apart.

    >>> last_mark("He said: “No.”)"), last_mark("Contents")
    ('.', 's')
    """
    return text[-6:].rstrip(CLOSING)[-1:]


def is_unspaced(character: str) -> bool:
    """Say whether a character is of a script without spaces between words."""
    return character >= UNSPACED_FROM and UNSPACED_CHARACTER.match(character) is not None


def has_unspaced(text: str) -> bool:
    """Say whether any character of `text` is of such a script."""
    return reaches(text, UNSPACED_FROM) and UNSPACED_CHARACTER.search(text) is not None


def is_mostly_unspaced(text: str) -> bool:
    """Say whether most of a text is in a script without spaces."""
    return not text.isascii() and reaches(text, UNSPACED_FROM) and 2 * len(UNSPACED_CHARACTER.findall(text)) > len(text)


def has_wide(text: str) -> bool:
    """Say whether any character of `text` takes two columns; typographic quotes and dashes are told apart cheaply."""
    units = utf16(text)
    return bool(((units >= 0x2E80) | (units >> 8 == 0x11)).any()) and WIDE.search(text) is not None


def reaches(text: str, character: str) -> bool:
    """Say whether `text` has this character or a higher one, of the first 65,536."""
    return bool(utf16(text).max(initial=0) >= ord(character))


def utf16(text: str) -> npt.NDArray[np.uint16]:
    """Return the 16-bit units of `text`."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
