"""Tell markup from bare text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cleanpage.patterns import pattern
from cleanpage.types import Kind

LEADING = pattern(r"(?:[\ufeff\s\x00]+|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)*", re.S)
DOCUMENT = pattern(r"<(?:!doctype\s+(?:html|rss|svg)|html|head|body|rss|feed|rdf:rdf|channel|frameset)\b", re.I)
DECLARATION = pattern(r"<\?xml\b|<!doctype\b", re.I)
CODE = pattern(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1).*\n)*(?: {0,3}\1[^\n]*)?|`[^`\n]+`", re.M)
VOID = "br|hr|img|input|meta|link|wbr|area|base|col|embed|source|track"
NAMES = (
    "a|abbr|address|article|aside|audio|b|blockquote|body|button|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|"
    "em|entry|fieldset|figcaption|figure|font|footer|form|frame|h[1-6]|head|header|html|i|iframe|ins|item|kbd|label|"
    "legend|li|main|mark|nav|noscript|ol|option|p|picture|pre|q|s|samp|script|section|select|small|span|strike|strong|"
    "style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|video"
)
TAG = pattern(rf"<(/?)(?:(?:{VOID})|({NAMES}))(?=[\s/>])[^<>]*>", re.I)
ESCAPED_MIN = 5
"""So many end tags at least are escaped where the markup is."""
SAMPLE = 200_000
"""Characters looked at: the kind of a page shows early."""


def sniff_kind(text: str) -> Kind:
    """Return what `text` looks like: `html` for documents, fragments and feeds, else `text`.

    Tags that a text quotes (code listings, scripts that a dump has kept, a stray `<br>` in Markdown) do not make it
    markup: there, most words stand outside of all elements.
    """
    start = LEADING.match(text)
    begin = start.end() if start else 0
    if DOCUMENT.match(text, begin) or DECLARATION.match(text[:begin].lstrip("\ufeff \t\r\n\x00")):
        return "html"
    if "<" not in text:
        return "text"
    from cleanpage.segment.text_scripts import without_scripts

    sample = CODE.sub(" ", without_scripts(text[begin : begin + SAMPLE]))
    tags = list(TAG.finditer(sample))
    elements, inside, words = _words_inside(sample, tags)
    return "html" if elements and 2 * max(inside, len(tags)) >= words else "text"


def unescaped_markup(text: str) -> str:
    """Return markup that was escaped once, as a feed or a listing shows it, as it was, with what stands around it; any
    other text as it is.

    >>> unescaped_markup("&lt;p&gt;Rain &amp;amp; wind&lt;/p&gt;" * 9)[:22]
    '<p>Rain &amp; wind</p>'
    """
    sample = text[:SAMPLE]
    if "<" in sample or sample.count("&lt;/") < ESCAPED_MIN:
        return text
    import html

    plain = html.unescape(text)
    return plain if plain.lstrip("\ufeff \t\r\n\x00").startswith("<") or sniff_kind(plain) == "html" else text


def _words_inside(sample: str, tags: Sequence[re.Match[str]]) -> tuple[int, int, int]:
    """Return how many elements a text has, how many words stand in them, and how many in all.

    An element has an end: a dump names `<p>` in a sentence and shows listings that break off. Where a text begins with
    a tag, what is left open is open to the end of it, as old pages leave their paragraphs.
    """
    words = position = elements = 0
    opened: list[tuple[str, int]] = []  # the name of each open element, and the words before it
    names: Counter[str] = Counter()  # of those open
    closed: list[tuple[int, int]] = []  # the first word in each outermost element and the first behind it
    for tag in tags:
        words += len(sample[position : tag.start()].split())
        position = tag.end()
        name = tag[2]
        if not name:
            continue
        name = name.lower()
        if not tag[1]:
            opened.append((name, words))
            names[name] += 1
        elif names[name]:
            inner = ""
            while inner != name:  # what is open inside ends with it
                inner, first = opened.pop()
                names[inner] -= 1
            while closed and closed[-1][0] >= first:
                closed.pop()
            closed.append((first, words))
            elements += 1
    words += len(sample[position:].split())
    if opened and not tags[0].start():
        elements += len(opened)
        first = opened[0][1]
        closed = [*((start, end) for start, end in closed if end <= first), (first, words)]
    return elements, sum(end - start for start, end in closed), words
