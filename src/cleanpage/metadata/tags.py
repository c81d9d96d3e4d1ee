"""The page's own keywords, as people would write them down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleanpage.metadata.titles import fold
from cleanpage.patterns import KANA_AND_HAN, pattern

NO_TAGS = frozenset(("", "not set", "none", "null", "undefined", "n/a", "uncategorized", "uncategorised"))
"""What a program writes where nobody gave a tag."""
MAX_TAGS = 50
MAX_TITLE_CHARS = 40
"""No tag is longer that is also what the page is called."""
_KIND = pattern(r"[a-z]+/(?=\S)")
"""What a program puts before a tag to say of which kind it is: `topic/weather`."""
_SPACED = pattern(rf"[{KANA_AND_HAN}]+(?:\s+[{KANA_AND_HAN}]+){{2,}}")
"""Tags in scripts that set no spaces within words."""


def read_tags(values: Iterable[str]) -> tuple[str, ...]:
    """Return the keywords that fields hold, each on its own.

    >>> read_tags(["Rain, wind; rain"]), read_tags(["topic/rain", "sections/home & sea"]), read_tags(["深空 月球 航天"])
    (('Rain', 'wind'), ('rain', 'home & sea'), ('深空', '月球', '航天'))
    """
    tags = [part for value in values for part in re.split(r"\s*[,;،、，；]\s*", value)]
    if len(tags) == 1 and _SPACED.fullmatch(tags[0]):
        tags = tags[0].split()
    if all(map(_KIND.match, tags)):
        tags = [tag.partition("/")[2] for tag in tags]
    return each_once(tags)


def each_once(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without those that only differ in their capitals from an earlier one, or hold a tag's place.

    >>> each_once(["Rain", "wind", "rain", "", "Uncategorized"])
    ('Rain', 'wind')
    """
    once: dict[str, str] = {}
    for tag in tags:
        once.setdefault(tag.lower(), tag)
    return tuple(tag for low, tag in once.items() if low not in NO_TAGS)[:MAX_TAGS]


def without_title(tags: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return tags without the headline, which some programs add to them; what is short may well be both.

    >>> without_title(("Bridge", "The old bridge opens to traffic after five years"),
    ...     "The old bridge opens to traffic after five years")
    ('Bridge',)
    """
    return tags if len(title) <= MAX_TITLE_CHARS else tuple(tag for tag in tags if fold(tag) != fold(title))
