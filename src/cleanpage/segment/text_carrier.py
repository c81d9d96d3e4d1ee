"""What carried a dump: a mail that quotes it, a program that doubles line ends, numbers lines, sets bars between texts,
or deletes a page's tags and leaves some.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cleanpage.patterns import is_small, pattern
from cleanpage.segment.sniff import NAMES
from cleanpage.segment.text_escapes import unescaped
from cleanpage.segment.text_fold import unfolded
from cleanpage.segment.text_lines import filled_lines
from cleanpage.segment.text_margins import without_margins
from cleanpage.segment.text_records import unlisted
from cleanpage.segment.text_times import untimed

LINES_MIN = 5
QUOTED_SHARE = 0.9
"""Of the lines that hold anything so many are quoted at least; what introduces them is not."""
QUOTATION = pattern(r"^>(?!>>)[ \t]?", re.MULTILINE)
"""What stands before a quoted line; three are Python's prompt."""
NUMBERED = pattern(
    r"^[ \t]*(?:L?(\d+)(?:\t|[:|→]|[,;](?=\")| (?![.)]))|\[(\d+)\](?=[ \t])|\((\d+)\)(?=[ \t]))[ \t]?", re.MULTILINE
)
"""The number of a line, as programs print it; a list's items have a full stop or one bracket."""
NUMBERED_MIN, NUMBERED_SHARE = 20, 0.95
"""So many lines, and such a share of those that hold anything, have the number that follows the one above."""
NAMED = pattern(rf"^[ \t]*(?:(?:{NAMES})[ \t]*[:|\t]|\[(?:{NAMES})\](?=[ \t]))[ \t]*", re.IGNORECASE | re.MULTILINE)
"""What a line's element is called, as programs print it before its text."""
WORDS_MIN, WORDS_SHARE, SMALL_SHARE, WORDS_SAMPLE = 100, 0.95, 0.4, 2_000
"""So many lines are a text a word each where such a share of those in so many characters is one word, and such a share
begins with a small letter; labels have capitals."""
LINE_IN_QUOTES = pattern(r"^[ \t]*\"(.*)\"[ \t]*[,;]?[ \t]*$", re.MULTILINE)
SOFT_BREAKS_MIN, SOFT_BREAKS_SHARE = 5, 0.1
"""So many line ends are no line ends in quoted-printable, and such a share of all."""
OCTET = pattern(r"=[0-9A-F]{2}")
SEPARATORS = ("|", " :: ", " // ", "\t")
SEPARATORS_MIN, SEPARATORS_A_LINE = 20, 10
"""So many, and so many to each line, stand between the texts of a page's elements."""
TAG = pattern(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?>|<!--(?:(?!-->|<!--)[\s\S]){0,9999}-->")
TAGS_MIN = 5
"""So many tags, all of which go over a line's end, are what `<.*?>` did not delete."""
LINE_BREAK = pattern(r"<(?:br\s*/?|/?(?:p|div|li|h[1-6]))>[ \t]*\n?", re.IGNORECASE)
FORMATTED = pattern(r"<(b|i|u|s|em|strong|small|mark|font|span)(?:\s[^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
_BBCODE = r"(?:b|i|u|s|size|color|font|center|left|right|justify|indent|quote|list|img|url)"
BBCODE = pattern(rf"\[/{_BBCODE}\]|(?<!\w)\[(?:{_BBCODE}|\*)(?:=[^\]\n]{{0,200}})?\]", re.IGNORECASE)
"""A tag of BBCode; `a[i]` is none."""
BREAKS_SHARE, FORMATTED_SHARE = 0.4, 0.15
"""So many breaks or formatted stretches for each line are the dump's own; fewer may be what it speaks of."""
LEFT = ((LINE_BREAK, "\n", BREAKS_SHARE), (FORMATTED, r"\2", FORMATTED_SHARE), (BBCODE, "", FORMATTED_SHARE))
DOUBLED_SHARE = 0.98
"""So many of the line ends come in pairs where each was doubled."""
NUMBERED_SAMPLE = 20_000
"""Characters looked at."""


def uncarried(text: str) -> str:
    """Return a dump as it was before it was quoted, written as a string, or its lines numbered.

    >>> uncarried("Ann wrote:\\n" + "> Home\\n> News\\n" * 5)[:20]
    'Ann wrote:\\nHome\\nNews'
    >>> uncarried(r"Home\\nNews\\n\\nIt\\u2019s raining.\\nRead \\"more\\"\\n")
    'Home\\nNews\\n\\nIt’s raining.\\nRead "more"\\n'
    """
    text = unfolded(text.replace("\r\n", "\n").replace("_x000D_\n", "\n"))
    text = _unseparated(_unquoted(unescaped(unlisted(_unprintable(_untagged(text))))))
    return untimed(_unspread(_without_quotes(without_margins(_unlabelled(text)))))


def undoubled(text: str) -> str:
    """Return a plain dump as it was before each line end was doubled, some of which ended blank lines.

    >>> undoubled("Home\\n\\nNews\\n\\n\\n\\nIt rains, and\\n\\nthere is no end to it.\\n\\n")
    'Home\\nNews\\n\\nIt rains, and\\nthere is no end to it.\\n'
    """
    ends, pairs = text.count("\n"), text.count("\n\n")
    doubled = "\n\n\n\n" in text and ends >= 2 * LINES_MIN and 2 * pairs >= DOUBLED_SHARE * ends
    return text.replace("\n\n", "\n") if doubled else text


def _unquoted(text: str) -> str:
    if text.count("\n>") < LINES_MIN - 1:
        return text
    plain, quoted = QUOTATION.subn("", text)
    return plain if quoted >= max(LINES_MIN, QUOTED_SHARE * filled_lines(text)) else text


def _untagged(text: str) -> str:
    """Return a text without the tags that are left in it, if those within a line are gone, or if they only break its
    lines and format words.

    >>> _untagged("<p\\n>It rains.<br\\n/>" * 3)
    'It rains.It rains.It rains.'
    >>> _untagged("It <b>rains</b>.<br>\\n" * 5)[:20]
    'It rains.\\nIt rains.\\n'
    """
    if text.count("<") < TAGS_MIN and (text.count("[") < TAGS_MIN or text.count("[/") < TAGS_MIN):
        return text
    tags = TAG.findall(text)
    if len(tags) >= TAGS_MIN and all("\n" in tag for tag in tags):
        return TAG.sub("", text)
    lines = filled_lines(text)
    for tag, instead, share in LEFT:
        plain, found = tag.subn(instead, text)
        if found >= max(TAGS_MIN, share * lines):
            text = plain
    return text


def _unlabelled(text: str) -> str:
    """Return a text without the numbers of its lines, or the names of their elements.

    >>> _unlabelled("\\n".join(f"{i:6}\\tline" for i in range(1, 30)))[:9]
    'line\\nline'
    >>> _unlabelled("h2: Rain\\np: It rains.\\n" * 10)[:15]
    'Rain\\nIt rains.\\n'
    """
    sample, first = text[:NUMBERED_SAMPLE], text.lstrip()[:80]
    if NAMED.match(first) and len(NAMED.findall(sample)) >= max(NUMBERED_MIN, NUMBERED_SHARE * filled_lines(sample)):
        return NAMED.sub("", text)
    if not NUMBERED.match(first):
        return text
    numbers = [int(found[found.lastindex or 1]) for found in NUMBERED.finditer(sample)]
    follow = sum(after == before + 1 for before, after in pairwise(numbers))
    return NUMBERED.sub("", text) if follow >= max(NUMBERED_MIN, NUMBERED_SHARE * filled_lines(sample) - 1) else text


def _unspread(text: str) -> str:
    """Return a text in which each word has a line of its own as one line.

    >>> _unspread("\\n".join(["Home", *"It rains on the old town.".split() * 20]))[:30]
    'Home It rains on the old town.'
    """
    sample = text[:WORDS_SAMPLE]
    if sample.count(" ") > (1 - WORDS_SHARE) * sample.count("\n") or len(words := text.split()) < WORDS_MIN:
        return text
    return " ".join(words) if sum(is_small(word[0]) for word in words) >= SMALL_SHARE * len(words) else text


def _without_quotes(text: str) -> str:
    """Return a text whose lines are written as strings without their quotation marks.

    >>> _without_quotes('"It rains."\\n"She said ""no""."\\n' * 10)[:25]
    'It rains.\\nShe said "no".\\n'
    """
    if text.count('"') < 2 * NUMBERED_MIN or text.count('"\n') + text.count('",') < NUMBERED_MIN - 1:
        return text
    plain, lines = LINE_IN_QUOTES.subn(lambda found: found[1].replace('""', '"').replace(r"\"", '"'), text)
    return plain if lines >= max(NUMBERED_MIN, NUMBERED_SHARE * filled_lines(text)) else text


def _unprintable(text: str) -> str:
    """Return a text as it was before a mail wrote it in quoted-printable (RFC 2045).

    >>> _unprintable("It=E2=80=99s raining=\\n on the town.\\n" * 5)[:26]
    'It’s raining on the town.\\n'
    """
    if not OCTET.search(text) or text.count("=\n") < max(SOFT_BREAKS_MIN, SOFT_BREAKS_SHARE * text.count("\n")):
        return text
    from binascii import a2b_qp

    return a2b_qp(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def _unseparated(text: str) -> str:
    """Return a text with a line end for each of what a program set between the texts of a page's elements."""
    least = max(SEPARATORS_MIN, SEPARATORS_A_LINE * (1 + text.count("\n")))
    for mark in SEPARATORS:
        sign = mark.strip(" ")[0]  # is counted in a tenth of the time
        if text.count(sign) >= least and text.count(mark) >= least and f"\n{mark}" not in text:  # as in a table
            return text.replace(mark, "\n")
    return text
