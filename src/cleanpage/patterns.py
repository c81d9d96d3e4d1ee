"""What is asked of a text: how wide its characters are, whether it holds one of a few words, and regular expressions,
compiled when first asked.

Compiling a regular expression takes as long as cleaning a paragraph or two, there are a hundred of them, and a page
needs a few: a command that cleans one page would spend a tenth of its time on what it never asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, AnyStr, cast

UNSEEN = "\xad\u200b\u2060\ufeff"
"""Soft hyphens and spaces without width: no reader sees them, and no search finds a word that holds one."""
UNSPACED_FROM = "\u0e00"
"""From Thai on, most scripts set no spaces between words. A text of lower characters need not pay for large tables."""
UNSPACED_ALPHABETS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, which part no words: a range for a pattern."""
SIGNS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
"""The vowel signs and points that scripts set around the letters of a word, joiners too: `\\w` leaves them out."""
COLONS = ":：՝፦"
"""What stands behind a label: in Latin letters, in Chinese and Japanese, in Armenian, in Ethiopic."""
GEORGIAN = range(0x10D0, 0x1100)
"""Georgian letters, which Unicode calls small since it has capitals for them. Nobody writes sentences with those."""
IN_DOLLARS = r"\$\$[^$]{1,1000}\$\$|(?<![\\$\w])\$(?=[^$\n]*[\\^_{])(?!\s)[^$\n]{1,300}(?<!\s)\$(?![\w$])"
"""A formula as TeX and pandoc's Markdown set it off; two prices in one line are none."""
IN_PARENTHESES = r"\\\((?: ?\w ?|(?:(?!\\[()])[^\n^_={]){0,300}[\^_={](?:(?!\\[()])[^\n]){0,300})\\\)"
"""A formula as LaTeX does; parentheses that a converter escaped hold no such characters."""
KANA_AND_HAN = "\u3040-\u30ff\u3400-\u9fff"


class _Later:
    """Stands for a compiled pattern: the first time a method is asked for it is taken from there and kept."""

    def __init__(self, *how: Any) -> None:
        self._how = how

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever copies or pickles asks for what is not there
            raise AttributeError(name)
        value = getattr(re.compile(*self._how), name)
        setattr(self, name, value)
        return value


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` would, compiled when first used.

    >>> digits = pattern(r"\\d+")
    >>> digits.findall("2 of 33"), digits.pattern
    (['2', '33'], '\\\\d+')
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether any of the parts stands in a text."""
    for part in parts:  # noqa: SIM110 - `any` takes twice as long, and this is asked thousands of times a page
        if part in text:
            return True
    return False


def holding_any(texts: Iterable[str], parts: Iterable[str]) -> list[str]:
    """Return the texts that hold one of the parts, in order; all are asked at once first, for most parts none has."""
    texts = list(texts)
    joined = "\n".join(texts)
    held = [part for part in parts if part in joined]
    return [text for text in texts if holds_any(text, held)] if held else []


def has_case(letter: str) -> bool:
    """Whether a letter is of a script whose sentences and names begin with capitals."""
    return letter.lower() != letter.upper() and ord(letter) not in GEORGIAN


def is_small(letter: str) -> bool:
    """Whether a character is a letter that would be a capital where a sentence begins; nothing is not.

    >>> is_small("ж"), is_small("Ж"), is_small("ჟ"), is_small("")
    (True, False, False, False)
    """
    return letter.islower() and ord(letter) not in GEORGIAN


def width(text: str) -> float:
    """How much of a Latin letter's room a character takes: a Han, Kana or Hangul character is worth two or three."""
    if text.isascii():
        return 1.0
    return 0.4 if any("\u3040" <= c < "\ua000" or "\uac00" <= c < "\ud7a4" for c in text[:40]) else 1.0


def all_below(letter: str, text: str) -> bool:
    """Whether no letter of a text is as high as that one; punctuation and symbols (U+2010 to U+2BFF) do not count.

    >>> all_below("\u0300", "Café – 9 €"), all_below("\u0300", "Кафе")
    (True, False)
    """
    return text.isascii() or all(c < letter or "\u2010" <= c < "\u2c00" for c in text)
