"""Headlines: what agrees with what, and where a site's name is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanpage.patterns import pattern

MAX_TITLE_CHARS = 300

_SEPARATORS = frozenset("|｜»«-–—:：·•~/\\>_＿")
_SEPARATOR = pattern(r"\s*[|]\s*|\s+(?:[-:~/\\]|::|//|>)\s+|:\s+")
_SEPARATOR_ANYWHERE = pattern(r"\s*[|｜»«]\s*|\s+(?:[-–—:·•~/\\]|::|//|>)\s+|[:：]\s+|\s*[_＿—]\s*(?=[\u3000-\u9fff])")
"""The first for titles in ASCII: most are, and the range of the second takes two milliseconds to compile."""


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
    """
    if _SEPARATORS.isdisjoint(title):
        return
    for match in (_SEPARATOR if title.isascii() else _SEPARATOR_ANYWHERE).finditer(title):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if before and after:
            yield before, after


def headline_in(title: str, candidates: Iterable[str]) -> str | None:
    """Return the first candidate that is the whole of `title` or one side of a cut in it."""
    sides = folded_sides(title)
    return next((candidate for candidate in candidates if fold(candidate) in sides), None)


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
    names = {fold(site_name)} if site_name else set()
    host = host_of(url) if url else ""
    labels = [label for label in host.removeprefix("www.").split(".") if len(label) > 3]
    names |= {*map(fold, labels), fold(host.removeprefix("www."))}
    names.discard("")
    for before, after in cuts(title):
        if _names_site(after, names):
            return before
        if _names_site(before, names) and len(fold(after)) > len(fold(before)):
            return after
    return title


def host_of(url: str) -> str:
    """Return the host that an address names, or nothing."""
    from urllib.parse import urlsplit

    return urlsplit(url).hostname or ""


def _names_site(text: str, names: set[str]) -> bool:
    """Whether a side of a title is the site: its name, the name with the domain, or its parts cut again."""
    folded = fold(text)
    if folded in names or folded.removeprefix("the") in names:
        return True
    return any(fold(side) in names for pair in cuts(text) for side in pair)
