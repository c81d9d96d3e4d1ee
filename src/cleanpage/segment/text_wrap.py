"""Undo hard wrapping: find the margin that the breaks agree on, and join the lines that reach it.

A program that fills lines breaks one only where the next word would not fit. So the break after a line of
width w, before a word of width n, speaks for every margin from w to w + n. The breaks of a wrapped text agree on
one margin; those of an unwrapped one do not.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from cleanpage.patterns import UNSPACED_FROM, is_small, pattern
from cleanpage.segment.text_lines import (
    STOPS,
    WIDE,
    Line,
    has_unspaced,
    has_wide,
    is_mostly_unspaced,
    is_unspaced,
    last_mark,
)

if TYPE_CHECKING:
    import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"

NARROWEST, WIDEST = 25, 240
"""Margins looked for, in columns: narrower is a menu, wider is a paragraph."""
NARROWEST_UNSPACED = 12
"""Characters, in scripts without spaces: columns of a newspaper, a phone's screen."""
FIRST_CHUNK = pattern(r" [^\s-]{0,38}[^\W\d_]-(?=[^\W\d_])")
COMPOUND = pattern(r"\w+(?:-\w+)+")
OPENING = "(\"'“‘„«["
SUSPENDED = frozenset(["und", "oder", "bis", "sowie", "and", "or", "to", "och", "eller", "og", "en", "of"])
"""Before these words a hyphen stands for what two words have in common (`Haus- und Gartenarbeit`)."""
SYLLABLES_MIN, SYLLABLES = 5, 0.05
"""So many lines end in a word that is broken, and such a share of those that were filled: where only words with hyphens
are broken, at them, they are a fortieth at most."""
_WIDTHS = {
    "iljI|'.,:;! ": 0.5, "tfr()[]-/": 0.62, "sczkvxyJ": 0.95, "abdeghnopqu0123456789": 1.04,
    "ABCDEFGHKNOPQRSTUVXYZw": 1.32, "mMW@%": 1.65,
}  # fmt: skip
ADVANCES = np.array([next((wide for held, wide in _WIDTHS.items() if chr(code) in held), 1.0) for code in range(128)])
"""How wide ASCII's characters are in print beside an average one: the mean of Helvetica's and Times' tables. All others
are average, which is as wide as those of East Asia are beside each other."""
SURE, INKS_MORE = 0.85, 0.1
"""How much support leaves no question, and how much more the widths of print need than those of a terminal."""
RULE_SIGNS, RULE_CHARS_MIN = frozenset("-=_*~#+─━═–—"), 4
"""A line of nothing else is drawn below a heading, or between parts."""
SAMPLE = 400
"""Lines that are looked at for characters of more than a byte or a column."""
SLACK = 8
"""How far, in columns, the margin of one indentation may lie from the page's (headings and quotations in lynx)."""


class Strings(NamedTuple):
    """Pieces of text and how wide they are."""

    texts: Sequence[str]
    lengths: Ints
    foreign: Sequence[int]
    """Which of them are not ASCII, and so have another width in another measure."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Strings:
        """Return the texts with their lengths."""
        foreign = [i for i, text in enumerate(texts) if not text.isascii()]
        return cls(texts, np.fromiter(map(len, texts), np.int64, len(texts)), foreign)

    def in_other_units(self, width: Callable[[str], int]) -> Ints:
        """Return the width of each text where only those that are not ASCII have another than their length."""
        widths: Ints = self.lengths
        if not self.foreign:
            return widths
        widths = widths.copy()
        widths[self.foreign] = [width(self.texts[i]) for i in self.foreign]
        return widths


class Layout(NamedTuple):
    """How the n lines of a page stand; of `begins` to `pieces` there are n - 1, one for each line but the last."""

    lines: Sequence[Line]
    raws: Strings
    indents: Ints
    breakable: Bools
    """The line could have been broken before its end."""
    begins: Bools
    """Blank lines, indentation and bullets let the next line go on with a text that begins with this one."""
    goes_on: Bools
    """The same of a text that began above."""
    words: Strings
    """What the line had no room for, if its text goes on; empty where it does not."""
    pieces: Strings
    """The same where words are broken at their hyphens."""


class Breaks(NamedTuple):
    """Line ends after which the next line may go on with the same text."""

    lines: Ints
    indents: Ints
    lows: Ints
    """The least margin that each speaks for: the columns of the line."""
    highs: Ints
    """The first margin that it speaks against."""

    def where(self, mask: Bools) -> Breaks:
        """Return those of the breaks for which `mask` holds."""
        return Breaks(*(each[mask] for each in self))


Measure: TypeAlias = "Callable[[Strings], Ints]"


class Vote(NamedTuple):
    """How strongly the breaks of a page, in one measure, agree on a margin."""

    support: float
    margin: int
    hyphens: bool
    """Words with hyphens were broken at them."""
    syllables: bool
    """Words without were broken as well, and given one."""
    measure: Measure
    breaks: Breaks


def unwrap(lines: list[Line], hangs: Sequence[int]) -> list[Line]:
    """Return the lines with hard wrapping undone; as they are if the page was not wrapped.

    `hangs` has for each line the width of the bullet or number that opens a list item, 0 for other text.
    """
    found = find_wrapping(lines, hangs)
    if found is None:
        return lines
    layout, won, filled = found
    compounds = set(COMPOUND.findall(" ".join([line.text for line in lines]))) if won.syllables else None
    begins, goes_on = [*(filled & layout.begins).tolist(), False], [*(filled & layout.goes_on).tolist(), False]
    joined: list[Line] = []
    start = 0
    for index, line in enumerate(lines):
        if index == start:
            if not begins[index]:
                joined.append(line)
                start = index + 1
        elif not goes_on[index]:
            text = join([each.text for each in lines[start : index + 1]], won.hyphens, compounds)
            joined.append(lines[start]._replace(text=text))
            start = index + 1
    return joined


def wrapped_ends(lines: Sequence[Line]) -> list[bool]:
    """Say of each line but the last whether it was broken at a margin, so that the next one goes on with it."""
    found = find_wrapping(lines, [0] * len(lines))
    if found is None:
        return [False] * (len(lines) - 1)
    layout, _, filled = found
    ends: list[bool] = (filled & layout.begins).tolist()
    return ends


def find_wrapping(lines: Sequence[Line], hangs: Sequence[int]) -> tuple[Layout, Vote, Bools] | None:
    """Return how the lines stand, the margin they were broken at, and which are filled; None if they were not."""
    if len(lines) < 2:
        return None
    layout = lay_out(lines, hangs)
    won = elect(layout)
    return (layout, won, find_filled(layout, won)) if won is not None else None


def lay_out(lines: Sequence[Line], hangs: Sequence[int]) -> Layout:
    """Return how the lines stand."""
    texts, raws, indents, gaps = zip(*lines, strict=True)
    indent = np.array(indents)
    hang = np.array(hangs)
    deeper = np.diff(indent)
    rules = np.array(
        [text[0] in RULE_SIGNS and len(text) >= RULE_CHARS_MIN and text == text[0] * len(text) for text in texts]
    )
    joinable = (np.array(gaps[1:]) == 0) & (hang[1:] == 0) & ~(rules[1:] | rules[:-1])
    begins = joinable & ((deeper == 0) | np.where(hang[:-1] > 0, deeper == hang[:-1], deeper < 0))
    openings = [opening(text) if may else "" for text, may in zip(texts[1:], begins.tolist(), strict=True)]
    words = pieces = Strings.of(openings)
    hyphened = {i: found[0] for i, word in enumerate(openings) if "-" in word and (found := FIRST_CHUNK.match(word))}
    if hyphened:
        pieces = Strings.of([hyphened.get(i, word) for i, word in enumerate(openings)])
    return Layout(
        lines,
        Strings.of(raws),
        indent,
        np.array([" " in text or (not text.isascii() and has_unspaced(text)) for text in texts]),
        begins,
        joinable & (deeper == 0),
        words,
        pieces,
    )


def elect(layout: Layout) -> Vote | None:
    """Return the margin on which the line ends agree, or None when they were not broken at one.

    Programs measure lines in characters, in columns of a terminal or, as `fold` does, in bytes, and what was printed or
    laid out for print has lines of one width on paper.
    """
    lengths = layout.raws.lengths[:-1]
    may_break = layout.begins & layout.breakable[:-1]
    sample = "".join([layout.lines[i].text for i in layout.raws.foreign if i < SAMPLE])
    narrowest = NARROWEST_UNSPACED if is_mostly_unspaced(sample) else NARROWEST
    candidates = np.flatnonzero(may_break & (lengths >= narrowest) & (lengths <= WIDEST))
    if not len(candidates):
        return None
    octets_too = [] if sample.isascii() else [octets]
    columns_too = [columns] if has_wide(sample) else []
    best: Vote | None = None
    for measure in (lengths_of, *octets_too, *columns_too):
        best = vote_on(layout, candidates, measure, best.support if best else 0.0) or best
    if best is None or best.support >= SURE:
        return best
    return vote_on(layout, candidates, inks, best.support + INKS_MORE) or best


def vote_on(layout: Layout, candidates: Ints, measure: Measure, beat: float) -> Vote | None:
    """Return what the line ends agree on in one measure, if they do and with more support than `beat`."""
    widths = measure(layout.raws)
    lows = widths[candidates]
    highs = lows + measure(layout.pieces)[candidates]
    breaks = Breaks(candidates, layout.indents[candidates], lows, highs).where(lows <= WIDEST)
    if not len(breaks.lines):
        return None
    margin = int(tally(breaks).argmax())
    supporters = breaks.lines[(breaks.lows <= margin) & (margin < breaks.highs)].tolist()
    voters = np.count_nonzero(breaks.lows > 0.6 * margin)
    violators = np.count_nonzero((widths > margin + SLACK) & layout.breakable)
    support = len(supporters) / (voters + violators)
    if support < 0.5 or support <= beat:
        return None
    seams = [(layout.lines[i].text, layout.lines[i + 1].text) for i in supporters]
    if len(seams) < 3 and not any(is_small(after[0]) for _, after in seams):
        return None
    within = sum(runs_on(before, after) for before, after in seams) / len(seams)
    if within < 0.5 and not (len(seams) >= 8 and support >= 0.6 and within >= 0.3):
        return None
    broken = sum(before[-1] == "-" for before, _ in seams)
    words = measure(layout.words)[breaks.lines]
    whole = np.count_nonzero((breaks.highs <= margin) & (margin < breaks.lows + words))
    fewest = max(SYLLABLES_MIN, SYLLABLES * len(seams))
    syllables = broken >= fewest and sum(is_broken(before, after) for before, after in seams) >= fewest
    return Vote(support, margin, bool(broken > whole), syllables, measure, breaks)


def find_filled(layout: Layout, vote: Vote) -> Bools:
    """Say of each line but the last whether it reaches so far that the next word would not have fitted."""
    widths = vote.measure(layout.raws)[:-1]
    needed = vote.measure(layout.pieces if vote.hyphens else layout.words)
    margins = np.full(len(widths), vote.margin)
    for indent, margin in margins_by_indent(vote.breaks, vote.margin).items():
        margins[layout.indents[:-1] == indent] = margin
    filled: Bools = (widths + needed > margins) & ~((widths > margins) & layout.breakable[:-1])
    if vote.syllables:
        texts = [line.text for line in layout.lines]
        filled |= np.array([is_broken(before, after) for before, after in pairwise(texts)])
    return filled


def tally(breaks: Breaks) -> Ints:
    """Return how many of the breaks speak for each margin."""
    size = 2 * WIDEST + 2
    begun = np.bincount(np.minimum(breaks.lows, size - 2), minlength=size)
    return np.cumsum(begun - np.bincount(np.minimum(breaks.highs, size - 1), minlength=size))


def margins_by_indent(breaks: Breaks, margin: int) -> dict[int, int]:
    """Return the margins of those indentations whose breaks clearly prefer another than the page's."""
    near = range(margin - SLACK, margin + SLACK + 1)
    found = {}
    for indent in sorted({*breaks.indents.tolist()}):
        votes = tally(breaks.where(breaks.indents == indent)).tolist()
        best = max(near, key=lambda m: (votes[m], -abs(m - margin)))
        if votes[best] > votes[margin] + (0 if best > margin else 2):
            found[indent] = best
    return found


def runs_on(line: str, following: str) -> bool:
    """Say whether a sentence seems to run on over the break between two lines."""
    return not following[0].isupper() and (mark := last_mark(line)) not in STOPS and mark != ":"


def opening(text: str) -> str:
    """Return what the line above lacks room for when `text` begins a line: a space and a word, or two characters.

    Two, where the script has no spaces, as some characters must not begin or end a line.
    """
    return text[:2] if text[0] >= UNSPACED_FROM and is_unspaced(text[0]) else " " + text.split(" ", 1)[0]


def lengths_of(strings: Strings) -> Ints:
    """Return the characters in each text."""
    return strings.lengths


def octets(strings: Strings) -> Ints:
    """Return the bytes that each text takes in UTF-8."""
    return strings.in_other_units(lambda text: len(text.encode("utf-8", "replace")))


def columns(strings: Strings) -> Ints:
    """Return the columns that each text takes on a terminal."""
    return strings.in_other_units(lambda text: len(text) + len(WIDE.findall(text)))


def inks(strings: Strings) -> Ints:
    """Return how wide each text is in print, where letters differ, in widths of an average one."""
    codes = np.frombuffer("".join(strings.texts).encode("utf-32-le", "replace"), np.uint32)
    widths = ADVANCES.take(np.minimum(codes, 127))  # DEL is average
    ends = np.cumsum(strings.lengths)
    total = np.concatenate([[0.0], np.cumsum(widths)])
    inked: Ints = np.rint(total[ends] - total[ends - strings.lengths]).astype(np.int64)
    return inked


def join(parts: Sequence[str], hyphens: bool, compounds: Container[str] | None = None) -> str:
    """Join the lines of one text: with spaces, or without where a hyphen or the script asks for none.

    Where words were broken and given a hyphen, it goes, unless it is that of one of the text's `compounds`.

    >>> join(["A moun-", "tain with a well-", "known path"], False, {"well-known"})
    'A mountain with a well-known path'
    """
    if not hyphens and compounds is None and all(map(str.isascii, parts)):
        return " ".join(parts)
    joined = [parts[0]]
    for before, after in pairwise(parts):
        if compounds is None or not is_broken(before, after):
            joined += seam(before, after, hyphens), after
        else:
            whole = COMPOUND.match(before.rsplit(" ", 1)[-1].lstrip(OPENING) + after)
            kept = whole is not None and whole[0] in compounds
            if not kept:
                joined[-1] = joined[-1][:-1]
            joined.append(after)
    return "".join(joined)


def is_broken(before: str, after: str) -> bool:
    """Say whether a word seems to be broken between two lines.

    >>> is_broken("a moun-", "tain"), is_broken("Haus-", "und Gartenarbeit"), is_broken("Saint-", "Denis")
    (True, False, False)
    """
    hyphened = before[-1] == "-" and before[-2:-1].isalpha() and is_small(after[0])
    return hyphened and after.split(" ", 1)[0] not in SUSPENDED


def seam(before: str, after: str, hyphens: bool) -> str:
    """Return what stands between two lines of one text."""
    if hyphens and before[-1] == "-" and before[-2:-1].isalpha() and after[0].isalpha():
        return ""
    return "" if is_unspaced(before[-1]) and is_unspaced(after[0]) else " "
