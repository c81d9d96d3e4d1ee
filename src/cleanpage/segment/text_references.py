"""The addresses of links: those that a text browser prints below a page, with the numbers that it gives to the links,
and those that a mail's plain text has behind each link's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import filled_lines, utf16

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
ADDRESS_ALONE = pattern(r"[ \t]*[a-zA-Z][\w+.-]*:\S")
UNNUMBERED = pattern(r"\n[ \t]*(?:Visible|Hidden) links:[ \t]*\n")
"""Where the list begins if lynx gives the links no numbers."""
_SCHEME, _REST = r"[a-zA-Z][\w+.-]*://|(?:mailto|tel|javascript|data):", r"(?:[^\s<>()\[\]|]|\([^\s()]*\))*"
_TARGET = rf"(?:{_SCHEME}|\.{{0,2}}/|#){_REST}"
_OPENED = ("[http", "[/", "[#", "[.")
Forms: TypeAlias = "tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]"
_BEFORE = r"(?<=\S)[ \t]*(?:\n[ \t]*)?"
BEHIND: Forms = (
    (("<http", "< http"), pattern(rf"{_BEFORE}<\s?(?:{_SCHEME}){_REST}\s?>")),  # not `</p>`
    (("(http", "( http", "(/", "(#", "(."), pattern(rf"{_BEFORE}\(\s?{_TARGET}\s?\)")),
    ((*_OPENED, "[ http"), pattern(rf"{_BEFORE}\[\s?{_TARGET}\s?\](?!\w)")),
    ((" http",), pattern(r"(?<=\S)[ \t]+https?://\S+")),
)
"""An address behind the words of its link, in brackets of one kind or in none, with what each begins with."""
AROUND: Forms = (
    (("][",), pattern(r"\[\[[^\[\]\n]+\]\[([^\[\]]+)\]\]")),  # Org
    ((">`_",), pattern(rf"`([^`<>]*[^`<>\s])\s*<{_TARGET}>`__?")),  # reStructuredText
    (("|",), pattern(rf"[\[<]{_TARGET}\|([^<>\[\]|\n]+)[\]>]")),  # Slack
    (("|",), pattern(rf"\[([^\[\]|\n]+)\|{_TARGET}\]")),  # Confluence
    (_OPENED, pattern(rf"\[{_TARGET}[ \t]+([^\[\]\s][^\[\]\n]*)\]")),  # MediaWiki
    (('":',), pattern(rf'"([^"\n]+)":{_TARGET}')),  # Textile
    (("://", "link:"), pattern(rf"(?<!\S)(?:link:)?{_TARGET}\[([^\[\]\n]+)\]")),  # AsciiDoc
    (_OPENED, pattern(rf"\[{_TARGET}\]()(?=\w)")),  # lynx, -list_inline
    ((" _", "\n_"), pattern(r"(?<!\w)_([^\W_][^_\n]*)_(?!\w)")),  # underlined
)
"""Links as other languages than Markdown write them, with what each of them holds."""
CITATIONS = (
    ("⟩", pattern(r"\n#{0,6} ?References[ \t]*(?:\s*\n[ \t]*⟨\d{1,4}⟩[^\n]*)+\s*\Z|⟨\d{1,4}⟩"), ""),  # Crawl4AI
    ("】", pattern(r" ?【\d{1,4}(?::\d{1,4})?†(?:source|L\d[^】\n]{0,20})?】"), ""),  # a chatbot's sources
    ("】", pattern(r"【\d{1,4}†([^】†\n]{0,500})(?:†[^】\n]{0,200})?】"), r"\1"),  # links of a page that it read
    ("turn0", pattern(r" ?\ue200?cite(?:\ue202?turn\d+[a-z]+\d+)+\ue201?"), ""),
    (":contentReference[", pattern(r" ?:contentReference\[oaicite:\d+\]\{[^}\n]{0,20}\}"), ""),
    ("\n=>", pattern(r"(?m)^=>[ \t]+(?:[a-z]+://|/|\S+\.gmi\b)\S*[ \t]*"), ""),  # Gemini
)
"""Numbers of sources and of links, addresses before a link's words: a string without which there is none, what they
look like, and what stays of them."""
IMAGE = pattern(r"(?i)\[(?:image|cid|inline image):[^\]\n]*\]")
LINES_MIN, LINES_SHARE = 6, 0.2
"""So many lines end in an address where each link has one behind it, and such a share of all (in none of 6,243 recorded
dumps, whose links have no addresses, or have them elsewhere)."""


def without_addresses(text: str) -> str:
    """Return a dump without the addresses of its links, if all links have theirs beside their words.

    >>> without_addresses("Home <https://x.org/>\\n" * 6 + "It rains <https://x.org/1> now.")[-18:]
    'Home\\nIt rains now.'
    >>> without_addresses("It [[https://x.org/1][rains]].\\n" * 6)[-10:]
    'It rains.\\n'
    """
    signs = np.bincount(np.minimum(utf16(text), 127), minlength=128).tolist()  # in a tenth of the time of counting each
    if sum([signs[ord(sign)] for sign in "/#_"]) < LINES_MIN:
        return text
    fewest = max(LINES_MIN, LINES_SHARE * filled_lines(text))

    def may_hold(marks: Iterable[str]) -> bool:
        at_most = sum([min([signs[ord(sign)] for sign in mark]) for mark in marks])
        return at_most >= fewest and sum(map(text.count, marks)) >= fewest

    for marks, around in AROUND:
        if may_hold(marks):
            plain, links = around.subn(r"\1", text)
            if links >= fewest:
                return plain
    for marks, behind in BEHIND:
        if may_hold(marks):
            ending = sum(text[found.end() : found.end() + 1] in ("", "\n") for found in behind.finditer(text))
            if ending >= fewest:
                return IMAGE.sub("", behind.sub("", text))
    return text


def without_citations(text: str) -> str:
    """Return a dump without the numbers of its links and the list of their addresses, as Crawl4AI and chatbots write
    them, and without the addresses that Gemini has before their words.

    >>> without_citations("The 【3†ferry†x.org】 sails【4†source】.\\n=> gemini://x.org/ Home")
    'The ferry sails.\\nHome'
    >>> without_citations("The ferry⟨1⟩ sails.\\n\\n## References\\n\\n⟨1⟩ https://x.org/f: The ferry\\n⟨2⟩ /g: \\n")
    'The ferry sails.\\n'
    """
    for mark, citation, instead in CITATIONS:
        if mark in text:
            text = citation.sub(instead, text)
    return text


def without_references(text: str) -> str:
    """Return a dump without the numbers of its links and the list of their addresses, where it ends in one.

    >>> without_references("[1]Home\\nThe [2]council met in [1999].\\n\\nLinks:\\n1. http://x.org/\\n2. http://y\\n")
    'Home\\nThe council met in [1999].\\n'
    """
    start = max((found.start() for found in LIST.finditer(text)), default=-1)
    if start < 0:
        return _without_unnumbered(text)
    page, entries = text[:start], list(ENTRY.finditer(text, start))
    numbers = [int(entry[1] or entry[2]) for entry in entries]
    listed, lines = sum(entry[0].count("\n") for entry in entries), sum(map(bool, text[start:].split("\n")))
    if listed < LISTED_SHARE * lines or len(BEFORE_A_WORD.findall(page)) < LABELLED_SHARE * len(numbers):
        return text
    last = max(numbers)
    return LABEL.sub(lambda found: "" if int(found[1]) <= last else found[0], page)


def _without_unnumbered(text: str) -> str:
    """Return a dump without the list of addresses that it ends in, where lynx gives links no numbers.

    >>> _without_unnumbered("It rains.\\n   Visible links:\\nhttp://x.org/\\n\\n   Hidden links:\\nhttp://y.org/\\n")
    'It rains.'
    """
    begins = UNNUMBERED.search(text)
    if begins is None:
        return text
    lines = [line for line in text[begins.end() :].split("\n") if line.strip()]
    listed = sum(ADDRESS_ALONE.match(line) is not None for line in lines)
    return text[: begins.start()] if listed and listed + 2 >= len(lines) else text
