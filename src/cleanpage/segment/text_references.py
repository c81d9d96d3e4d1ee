"""The addresses that a text browser prints below a page, and the numbers that it gives to the page's links."""

from __future__ import annotations

from cleanpage.patterns import pattern

ADDRESS = r"\S+:\S*[ \t]*(?![^\n])"
NUMBER = r"[ \t]*(?:(\d{1,4})\.|\[(\d{1,4})\])[ \t]+"
LIST = pattern(
    rf"\n[ \t]*(?:References|Links):?[ \t]*\n\s*(?:Visible links:?[ \t]*\n\s*)?{NUMBER}(?:\S[^\n]*\n[ \t]+)?{ADDRESS}"
)
"""Where the list begins, in dumps by lynx, elinks, w3m and links: `References`, then `1. http://…` or `[1] http://…`."""
ENTRY = pattern(rf"\n{NUMBER}\S[^\n]*(?:\n[ \t]+{ADDRESS})?")
"""An address, or a link's title and below it the address, as elinks has it."""
LISTED_SHARE = 0.5
"""Entries make up so many of the lines from there on: what goes on below its links is no list at the end."""
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
    page, entries = text[:start], list(ENTRY.finditer(text, start))
    numbers = [int(entry[1] or entry[2]) for entry in entries]
    listed, lines = sum(entry[0].count("\n") for entry in entries), sum(map(bool, text[start:].split("\n")))
    if listed < LISTED_SHARE * lines or len(BEFORE_A_WORD.findall(page)) < LABELLED_SHARE * len(numbers):
        return text
    return LABEL.sub(lambda found: "" if int(found[1]) <= max(numbers) else found[0], page)
