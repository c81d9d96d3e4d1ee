"""Tell markup from bare text."""

from __future__ import annotations

import re

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
TAG = pattern(rf"<(/?)(?:({VOID})|{NAMES})(?=[\s/>])[^<>]*>", re.I)
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
    inside = outside = position = depth = opened = closed = 0
    for tag in TAG.finditer(sample):
        words = len(sample[position : tag.start()].split())
        inside, outside = (inside + words, outside) if depth else (inside, outside + words)
        position = tag.end()
        if tag[2]:
            continue
        if tag[1]:
            closed += 1
            depth = max(0, depth - 1)
        else:
            opened += 1
            depth += 1
    tail = len(sample[position:].split())
    inside, outside = (inside + tail, outside) if depth and closed else (inside, outside + tail)
    if not opened or (outside and 2 * closed < opened and not TAG.match(sample)):
        return "text"
    return "html" if outside <= inside or (not inside and not outside) else "text"
