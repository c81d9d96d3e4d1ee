"""The names of months and weekdays and the words of ages in some eighty languages: a table, read when first asked.

`python -m training calendars` writes it from CLDR. A row has a language's code, the names of twelve months, those of
the weekdays, and the words around the number in `5 minutes ago`; fields are set apart by tabs, names by commas.
Vietnamese and the languages of East Asia number their months: `dates` reads those.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache

TABLE = os.path.join(os.path.dirname(__file__), "calendars.tsv")
_LEFT_OUT = str.maketrans("", "", ".'’׳\u0307\u200e\u200f")
"""What some write in a name and some do not; the dot over the `i` that a small Turkish `İ` becomes."""


WORDS_AS_WELL = ("led", "pro", "juma")
"""Czech short forms that hardly anybody writes (`MacBook Pro 14 2023` is no date), and the Uzbek Friday, which is a
name in Swahili."""


def key(name: str) -> str:
    """Return a name as the table has it: in small letters, without full stops and apostrophes."""
    return name.lower().translate(_LEFT_OUT).strip()


def month_number(name: str, language: str = "") -> int | None:
    """Return which month a name or an abbreviation is of, 1 to 12, in that language if it has it, else in any.

    >>> month_number("Nov."), month_number("listopada"), month_number("listopada", "hr"), month_number("rain")
    (11, 11, 10, None)
    """
    known = key(name)
    return months_of(language.partition("-")[0].lower()).get(known) or months().get(known)


@lru_cache(maxsize=1)
def rows() -> Mapping[str, list[str]]:
    """Return what the table has of each language, by its code: twelve months, the weekdays, the words of ages."""
    with open(TABLE, encoding="utf-8") as table:
        return {language: fields for language, *fields in (line.rstrip().split("\t") for line in table)}


@lru_cache(maxsize=16)
def months_of(language: str) -> Mapping[str, int]:
    """Return the number of the month by each of its names in one language; nothing for one that is not known."""
    return _numbers(rows().get(language, []))


def _numbers(fields: Sequence[str]) -> dict[str, int]:
    return {name: number for number, names in enumerate(fields[:12], 1) for name in names.split(",")}


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Return the number of the month by each of its names in any language; of two that of the earlier language."""
    numbers: dict[str, int] = {}
    for fields in reversed(list(rows().values())):
        numbers |= _numbers(fields)
    for name in WORDS_AS_WELL:
        numbers.pop(name, None)
    return numbers


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Return the names of the weekdays in all languages."""
    return _column(12).difference(WORDS_AS_WELL)


@lru_cache(maxsize=1)
def ages() -> frozenset[str]:
    """Return the words around the number of an age in all languages."""
    return _column(13)


def _column(number: int) -> frozenset[str]:
    return frozenset(",".join([fields[number] for fields in rows().values()]).split(","))
