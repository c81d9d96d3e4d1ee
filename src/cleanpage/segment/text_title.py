"""The title of a page on one line: what such a dump begins with and says again, set on lines of its own."""

from __future__ import annotations

from cleanpage.patterns import is_small, pattern, width

LONG_LINE = 300
"""A dump whose first line is longer has its page's title on one line with its menu, or its article."""
LONGEST, SHORTEST = 250, 10
"""Characters of a title; letters that take more room count for several. What goes on for longer is a menu."""
FEWEST_WORDS, FEWEST_ALONE = 2, 5
"""Words of a title before the name of the site, and of one that nothing tells from what follows but that it ends."""
BEHIND = pattern(r"\s*[|｜–—·•»«›:\[]|\s+-\s")
"""What stands between a title and the name of the site."""
IN_A_HEADLINE = pattern(r"[:,?!„“”\"]")
SMALL, SMALL_BESIDE_MARKS = 0.35, 0.15
"""Such a share of a headline's words begins with a small letter, and of one that has such marks: menus have fewer."""
MOST_TIMES = 6
"""What stands more often is a label."""


def with_title_apart(text: str) -> str:
    """Return a dump with a line end around its page's title, each time it stands there.

    >>> page = "Old bridge opens again | The Post Home News Old bridge opens again It rained on all." + " More." * 50
    >>> with_title_apart(page).split("\\n")[:3]
    ['Old bridge opens again', ' | The Post Home News ', 'Old bridge opens again']
    """
    start = len(text) - len(text.lstrip())
    first = text[start : start + LONG_LINE]
    if len(first) < LONG_LINE or "\n" in first:
        return text
    title = first[: longest_again(first, text[start:])].rstrip()
    if not SHORTEST * width(title) <= len(title) < LONGEST - 1:
        return text
    if not (reads_as_headline(title) or (may_be_title(title) and BEHIND.match(first, len(title)))):
        return text
    times = text.count(title)
    return text.replace(title, f"\n{title}\n").lstrip("\n") if 1 < times <= MOST_TIMES else text


def may_be_title(text: str) -> bool:
    return width(text) < 1 or text.count(" ") >= FEWEST_WORDS - 1


def reads_as_headline(text: str) -> bool:
    """Whether a text that ends somewhere is no row of labels, which have capitals and no marks."""
    words = text.split()
    small = sum(is_small(word[0]) for word in words) / len(words)
    needed = SMALL_BESIDE_MARKS if IN_A_HEADLINE.search(text) else SMALL
    return len(words) >= FEWEST_ALONE and small >= needed


def longest_again(first: str, text: str) -> int:
    """Return how many characters of the beginning stand in the text once more."""
    low, high = 0, LONGEST
    while low < high:
        middle = (low + high + 1) // 2
        if text.find(first[:middle], middle) >= 0:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(first) and first[low - 1].isalnum() and first[low].isalnum():  # not in the middle of a word
        low -= 1
    return low
