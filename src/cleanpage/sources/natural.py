"""The order of names as people count."""

from __future__ import annotations

from cleanpage.patterns import pattern

_DIGITS = pattern(r"\d{1,30}")


def natural_key(name: str) -> tuple[str, str]:
    """Return what sorts names as people count: page2 before page10, and no two names alike.

    >>> sorted(["page10", "Page2", "page1"], key=natural_key)
    ['page1', 'Page2', 'page10']
    """
    return _DIGITS.sub(lambda digits: digits[0].zfill(30), name.casefold()), name
