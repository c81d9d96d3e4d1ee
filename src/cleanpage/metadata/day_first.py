"""Which number of 11/10/2023 is the month: what a page tells of where it is written.

Its own dates that can be read in one way only come first (`25/12/2023` beside it), then what it says of its language,
then the country of its address, then the words of its text. That Americans wrote it is believed last: programs say so
when nobody told them otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cleanpage.metadata.dates import is_month_first
from cleanpage.metadata.titles import host_of
from cleanpage.patterns import pattern

AMERICAN = "en-US"
OF_THE_WORLD = "001"
"""The region of a language that stands for no country and writes the day first, as CLDR has it."""

MAX_SEARCHED_CHARS = 2000
"""So much of a block is looked through for dates."""

_DAY_FIRST_DOMAINS = (
    "uk ie au nz in pk bd lk za ng ke gh zm zw mt cy sg my hk de at ch fr be nl lu es it pt pl cz sk hu ro bg gr hr si "
    "rs ee lv lt dk se no fi ua by ru tr il ae eg sa ma tn br ar mx cl pe uy ec ve bo"
)
DAY_FIRST_DOMAINS = frozenset(_DAY_FIRST_DOMAINS.split())
"""Domains of countries that write the day first, without those that anybody takes for how they sound (`io`, `co`)."""

_NUMBERS = pattern(r"(?<![\d/])(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:19|20)\d\d|\d\d)(?![\d/])")


def language_of_dates(
    declared: Iterable[str],
    url: str | None,
    texts: Iterable[str] = (),
    is_english: Callable[[], bool | None] = lambda: None,
) -> str:
    """Return the language tag by which a page's dates are read; nothing where 11/10/2023 cannot be told.

    `declared` are the tags that the page gives, `texts` those of its blocks; `is_english` tells whether its prose is,
    and is asked only where it matters.

    >>> language_of_dates(["en", "en-GB"], None)
    'en-GB'
    >>> language_of_dates(["en-US"], "https://example.co.uk/")
    'en-001'
    >>> language_of_dates(["en"], None, ["12/10/2023", "25/12/2023"])
    'en-001'
    """
    tags = list(filter(None, declared))
    orders = _orders(texts)
    if False in orders and True not in orders:
        return AMERICAN
    if elsewhere := next((tag for tag in tags if not is_month_first(tag)), ""):
        return elsewhere
    prose = is_english() if None in orders else None
    day_first = True in orders and False not in orders
    if day_first or prose is False or _domain(url) in DAY_FIRST_DOMAINS:
        return f"{_primary(tags)}-{OF_THE_WORLD}"
    return tags[0] if tags else "en" if prose else ""


def _orders(texts: Iterable[str]) -> set[bool | None]:
    """Whether the day stands first in the dates of some texts: what each tells, None where it may be either."""
    orders: set[bool | None] = set()
    for text in texts:
        if "/" in text:
            orders.update(_order(*numbers) for numbers in _NUMBERS.findall(text, 0, MAX_SEARCHED_CHARS))
    return orders


def _order(first: str, second: str, year: str) -> bool | None:
    """Whether the first number is the day, by size; `24/12/10` may begin with the year as well."""
    one, other = int(first), int(second)
    if len(year) == 4 and min(one, other) <= 12 < max(one, other):
        return one > other
    return None


def _domain(url: str | None) -> str:
    """The last part of an address's host: `uk`."""
    return host_of(url).rpartition(".")[2] if url else ""


def _primary(tags: Sequence[str]) -> str:
    """The language of the first tag, without its region."""
    return tags[0].partition("-")[0] if tags else "und"
