"""The addresses that a text browser prints below a page, and the numbers that it gives to the page's links."""

from __future__ import annotations

from cleanpage.patterns import pattern

ENTRY = r"[ \t]*(?:(\d{1,4})\.|\[(\d{1,4})\])[ \t]+\S+:\S*[ \t]*(?![^\n])"
LIST = pattern(rf"\n[ \t]*(?:References|Links):?[ \t]*\n\s*(?:Visible links:?[ \t]*\n\s*)?{ENTRY}")
"""Where the list begins, in dumps by lynx, elinks, w3m and links: `References`, then `1. http://…` or `[1] http://…`."""
LISTED = pattern(rf"\n{ENTRY}")
LABEL = pattern(r"\[(\d{1,4})\](?=\S)")
"""A link's number stands right before its words; that of a note, which an article's own list may have, behind."""
BEFORE_A_WORD = pattern(r"\[\d{1,4}\]\w")
LABELLED_SHARE = 0.1
"""So many of the numbers stand before a word at least; those of images do not."""


def without_references(text: str) -> str:
    """Return a dump without the numbers of its links and the list of their addresses, where it ends in one.

    >>> without_references("[1]Home\\nThe [2]council met in [1999].\\n\\nLinks:\\n1. http://x.org/\\n2. http://y\\n")
    'Home\\nThe council met in [1999].\\n'
    """
    start = max((found.start() for found in LIST.finditer(text)), default=-1)
    if start < 0:
        return text
    page, numbers = text[:start], [int(found[1] or found[2]) for found in LISTED.finditer(text, start)]
    if len(BEFORE_A_WORD.findall(page)) < LABELLED_SHARE * len(numbers):
        return text
    return LABEL.sub(lambda found: "" if int(found[1]) <= max(numbers) else found[0], page)
