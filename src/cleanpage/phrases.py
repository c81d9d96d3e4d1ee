"""Phrases of interfaces, in tables that a text is looked up in, and texts as those tables write them.

By look-ups alone: a table this long as one regular expression takes longer to compile than a page takes to clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleanpage.patterns import UNSPACED_FROM
from cleanpage.types import Role

Phrase = tuple[str, Role]
Phrases = dict[str, list[Phrase]]
Table = tuple[dict[str, Role], Phrases]


class Sayings(NamedTuple):
    """Phrases that may stand within a text."""

    by_word: Phrases
    """By their longest word but the last, which a text may lengthen."""
    others: list[Phrase]
    """Single words, and phrases in scripts that part none."""
    of_ascii: list[Phrase]
    """Those of the others that a text in ASCII can hold."""


def plain(text: str) -> str:
    """A text as the tables of wording write it.

    >>> plain("E-mail us: join the mailing list")
    'email us: join the mailing list'
    """
    low = text.lower().replace("’", "'").replace("-", " ")
    return f" {low}".replace(" e mail", " email")[1:]


def look_up(line: str, table: Table) -> Role | None:
    """The role of a whole line, or of what it opens with; a number before it (`3 comments`) is passed over."""
    phrases, openings = table
    if role := phrases.get(line):
        return role
    if line[:1].isdecimal():
        return phrases.get(line.lstrip("0123456789.,k "))
    for opening, role in openings.get(line[:2], ()):
        if line.startswith(opening):
            return role
    return None


def first_said(low: str, phrases: Sayings) -> tuple[Role, str] | None:
    """The phrase that stands first in a text, from the start of a word, with its role."""
    held = [other for other in (phrases.of_ascii if low.isascii() else phrases.others) if other[0] in low]
    for word in filter(phrases.by_word.__contains__, low.split()):
        held += phrases.by_word[word]
    found = [(at, phrase, role) for phrase, role in held if (at := _find(low, phrase)) >= 0]
    if not found:
        return None
    _, phrase, role = min(found)
    return role, phrase.strip()


def _find(low: str, phrase: str) -> int:
    """Return where a phrase stands from the start of a word, if its script parts words; -1 if nowhere."""
    at = low.find(phrase)
    return -1 if at > 0 and low[at - 1].isalnum() and phrase[0] < UNSPACED_FROM else at


def table_of(rows: Mapping[Role, str]) -> Table:
    """The whole phrases of a table, and those that only open a line (`…` at the end), each with its role."""
    phrases: dict[str, Role] = {}
    openings: Phrases = {}
    for role, row in rows.items():
        for phrase in expand(row):
            if phrase.endswith("…"):
                openings.setdefault(phrase[:2], []).append((phrase[:-1], role))
            else:
                phrases.setdefault(phrase, role)
    return phrases, openings


def sayings_of(rows: Mapping[Role, str]) -> Sayings:
    """The phrases of a table, so that most texts need not be searched for most of them."""
    by_word: Phrases = {}
    others: list[Phrase] = []
    for role, row in rows.items():
        for phrase in expand(row):
            words = phrase.split(" ")
            if phrase[0] >= UNSPACED_FROM or len(words) == 1:
                others.append((phrase, role))
            else:
                by_word.setdefault(max(words[:-1], key=len), []).append((phrase, role))
    return Sayings(by_word, others, [(phrase, role) for phrase, role in others if phrase.isascii()])


def expand(row: str) -> list[str]:
    """Every phrase that a row stands for.

    >>> expand("sign( )?up( now| today)?|menu")
    ['signup', 'signup now', 'signup today', 'sign up', 'sign up now', 'sign up today', 'menu']
    """
    return _alternatives(iter(re.findall(r"[^()|]+|\)\??|[(|]", row)))[0]


def _alternatives(parts: Iterator[str]) -> tuple[list[str], bool]:
    """The phrases up to the closing bracket, and whether they may be missing."""
    done: list[str] = []
    current = [""]
    for part in parts:
        if part == "(":
            inner, optional = _alternatives(parts)
            current = [head + tail for head in current for tail in ([""] if optional else []) + inner]
        elif part == "|":
            done += current
            current = [""]
        elif part[0] == ")":
            return done + current, part == ")?"
        else:
            current = [head + part for head in current]
    return done + current, False
