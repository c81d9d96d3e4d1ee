"""Headlines: what agrees with what, and where a site's name is cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from cleanpage.patterns import KANA_AND_HAN, UNSPACED_ALPHABETS, UNSPACED_FROM, all_below, pattern

MAX_TITLE_CHARS = 300

LONGEST_CUT, MOST_CUTS = 2_000, 32
"""A title of more characters is no title; one with more separators is cut at the first of them."""

MUCH_THE_SAME = 0.5
"""The likeness from which a heading is another wording of the title."""
MAX_CRUMB_WORDS = 5
"""A step on the way to a page is no longer."""

_UNSPACED = UNSPACED_ALPHABETS + KANA_AND_HAN
_SPACED_WORD = pattern(r"\w+")
_WORD = pattern(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""Where no space parts words a character stands for one; lower characters are none of these, and such a pattern takes
four milliseconds to compile."""

_SEPARATORS = frozenset("|｜»«-–—:：·•~/\\>_＿")
_SEPARATOR = pattern(r"\s*[|]\s*|\s+(?:[-:~/\\]|::|//|>)\s+|:\s+")
_SEPARATOR_ANYWHERE = pattern(
    r"\s*[|｜»«]\s*|\s+(?:[-–—:·•~/\\]|::|//|>)\s+|:\s+|：\s*|\s*[_＿—]\s*(?=[\u3000-\u9fff])"
    r"|(?<=[\u3000-\u9fff])-(?=[\u3000-\u9fff])"
)
"""The first for titles in ASCII: most are, and the range of the second takes two milliseconds to compile."""
_OF_SENTENCES = frozenset(":：»«")
"""Signs that headlines hold themselves, before the one that the site follows."""
_CRUMB_SIGNS = frozenset("»›>→/")
_CRUMB = pattern(r"\s*([»›>→/])\s+")


def fold(text: str) -> str:
    """A text for comparison: letters and digits alone, lower-cased.

    >>> fold("Don't Panic!") == fold("DON’T PANIC")
    True
    """
    return "".join(filter(str.isalnum, text.lower()))


def cuts(title: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut a title in two at a separator: what comes before, what comes after.

    >>> list(cuts("Rain - Weather | The Post"))
    [('Rain', 'Weather | The Post'), ('Rain - Weather', 'The Post')]
    >>> list(cuts("大桥通车-港口日报"))
    [('大桥通车', '港口日报')]
    """
    if _SEPARATORS.isdisjoint(title) or len(title) > LONGEST_CUT:
        return
    separators = (_SEPARATOR if title.isascii() else _SEPARATOR_ANYWHERE).finditer(title)
    for match in islice(separators, MOST_CUTS):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if before and after:
            yield before, after


def last_crumb(title: str) -> str:
    """Return the page's own name where a line is the way to it, two steps or more, and any other line as it is.

    >>> last_crumb("Home » Tropical Conservatory » Coffee"), last_crumb("iPhone > Android")
    ('Coffee', 'iPhone > Android')
    """
    if _CRUMB_SIGNS.isdisjoint(title):
        return title
    parts = _CRUMB.split(title)
    signs, (*above, last) = parts[1::2], parts[::2]
    short = all(len(step.split()) <= MAX_CRUMB_WORDS for step in above)
    return last.strip() if last.strip() and short and len(signs) >= 2 and len(set(signs)) == 1 else title


def folded_sides(title: str) -> frozenset[str]:
    """Return a title and the sides of each cut in it, for comparison."""
    sides = {fold(title), *(fold(side) for cut in cuts(title) for side in cut)}
    return frozenset(sides - {""})


def without_site(title: str, site_name: str | None, url: str | None) -> str:
    """Cut the site's name off a title when the page's own site name or address shows that it is one.

    >>> without_site("Rain tomorrow | The Post", "The Post", None)
    'Rain tomorrow'
    >>> without_site("Rain - and wind", None, "https://example.org/")
    'Rain - and wind'
    """
    names = names_of_site(site_name, url)
    for before, after in cuts(title):
        sign = title[len(before) : -len(after)].strip()
        if _is_site(after, names) or (sign not in _OF_SENTENCES and _holds_site(after, names)):
            return before
        if (_is_site(before, names) or _holds_site(before, names)) and len(fold(after)) > len(fold(before)):
            return after
    return title


def names_of_site(site_name: str | None, url: str | None) -> set[str]:
    """Return what the site goes by, for comparison: its name, its host, the longer parts of that."""
    host = host_of(url).removeprefix("www.") if url else ""
    labels = [label for label in host.split(".") if len(label) > 3]
    return {*map(fold, (site_name or "", host, *labels))} - {""}


def other_sides(declared: str = "", title: str = "") -> set[str]:
    """Return the sides of the page's title that are not what the markup declares: the site, or a part of it.

    >>> other_sides("Rain tomorrow", "The Post: Rain tomorrow")
    {'thepost'}
    """
    own, sides = fold(declared), folded_sides(title)
    if own not in sides or own == fold(title):
        return set()
    return {side for side in sides if own not in side and side not in own}


def likeness(one: str, other: str) -> float:
    """Return how many words two texts have in common: the F1 of one's words against the other's.

    >>> likeness("Rain tomorrow", "Tomorrow: rain and wind")
    0.6666666666666666
    >>> likeness("大桥通车", "新大桥通车")
    0.8888888888888888
    """
    words, others = (Counter(_words(text.lower())) for text in (one, other))
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def host_of(url: str) -> str:
    """Return the host that an address names; nothing where it names none, or is none (`https://[domain]/`)."""
    from urllib.parse import urlsplit

    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""


def _is_site(text: str, names: set[str]) -> bool:
    """Whether a side of a title is the site: its name, with the article or not."""
    folded = fold(text)
    return folded in names or folded.removeprefix("the") in names


def _holds_site(text: str, names: set[str]) -> bool:
    """Whether a part of a side of a title is the site, beside a section of it or its motto."""
    return any(fold(side) in names for pair in cuts(text) for side in pair)


def _words(text: str) -> list[str]:
    return (_SPACED_WORD if all_below(UNSPACED_FROM, text) else _WORD).findall(text)
