"""Markdown as pandoc writes it: what it keeps of the page's elements and their attributes is no text."""

from __future__ import annotations

from cleanpage.patterns import pattern

DIV = pattern(r"(?m)^((?:[ \t]|[-*+>|] |\d{1,9}\. )*):{3,}(?: .*)?$\n?")
LEAST_DIVS = 3
"""So many of them tell that pandoc wrote the dump."""
_ATTRIBUTES = r"\{(?:[^{}\"]|\"[^\"]*\"){1,20000}\}"
ATTRIBUTES = pattern(rf"(?<=[)`])(?<!\\){_ATTRIBUTES}|(?m:(?<=\S) +\{{[#.][^{{}}\n]*\}}$)")
"""Of links, pictures and code; of headings."""
BRACKETS = pattern(rf"\\.|\[|\](?:{_ATTRIBUTES})?")
RAW = pattern(r"(?m)^ *(?P<fence>`{3,}) *\{=html\}$|<(?P<element>style|script|svg)\b")
ENDS = pattern(r"(?i)</(?:p|div|li|td|th|tr|h[1-6]|figure|figcaption|blockquote)\s*>|<br\s*/?>")
TAG = pattern(r"(?<!\\)</?[a-zA-Z][\w-]*(?:\s(?:[^<>\"]|\"[^\"]*\"){0,20000})?/?>")
"""Of elements that it has no Markdown for; an address in angle brackets has a colon behind its first word."""


def without_attributes(text: str) -> str:
    """Return a dump by pandoc without the marks of `<div>` and `<span>` and without attributes; others as they are.

    >>> without_attributes("::: {.entry}\\n# Rain {#rain}\\n[Ann [Lee](/ann){.url}]{.author\\n.card}\\n:::\\n::: x\\n")
    '# Rain\\nAnn [Lee](/ann)\\n'
    """
    if text.count(":::") < LEAST_DIVS or len(DIV.findall(text)) < LEAST_DIVS:
        return text
    text = TAG.sub("", ENDS.sub("\n", _without_raw(DIV.sub(r"\1", text))))
    return _without_spans(ATTRIBUTES.sub("", text))


def _without_raw(text: str) -> str:
    """Return a text without what is kept as it stood: blocks of markup, and elements that hold no text."""
    pieces, done = [], 0
    endless: set[str] = set()
    for found in RAW.finditer(text):
        close = found["fence"] or f"</{found['element']}>"
        if found.start() < done or close in endless:
            continue
        end = text.find(close, found.end())
        if end < 0:
            endless.add(close)
            continue
        pieces.append(text[done : found.start()])
        done = end + len(close)
    return "".join(pieces) + text[done:]


def _without_spans(text: str) -> str:
    """Return a text without the brackets around `<span>`s and what is told of them; those side by side stay apart."""
    opened: list[int] = []
    out: list[tuple[int, int, str]] = []  # what goes, from where to where, and what comes
    for found in BRACKETS.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0][0] == "]" and opened:
            start = opened.pop()
            if len(found[0]) > 1:
                between = " " if text.startswith("[", found.end()) else ""
                out += [(start, start + 1, ""), (*found.span(), between)]
    pieces, done = [], 0
    for start, end, instead in sorted(out):
        pieces += [text[done:start], instead]
        done = end
    return "".join(pieces) + text[done:]
