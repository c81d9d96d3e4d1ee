"""What a program set before each line of a dump, the same but for its numbers: when it was said and by whom, a file's
name, the other columns of a table, the mark of a comment; and what it set behind each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import ceil

from cleanpage.patterns import pattern
from cleanpage.segment.text_times import is_timetable

LINES_MIN, SHARE = 20, 0.95
"""So many lines that go on differently, and such a share of all that do, have the same before them."""
SAMPLE, SAMPLE_MIN, SAMPLE_SHARE = 4_000, 8, 0.8
"""In the middle of a text so many characters, or all of them if these hold fewer lines than that, are looked at first:
such a share of the lines begins alike."""
LONGEST = 80
NUMBER = r"\d+(?:\s?[AaPp]\.?[Mm]\b\.?)?"
NUMBERS = pattern(NUMBER)
CLOCK = pattern(r"0:0\b")
"""A time, where each number is 0."""
SIGNS = pattern(r"[^\w .-]|\t")
SIGNS_MIN = 2
"""Signs that a time, a column or a path has; the number of a chapter has one (`Lesson 3: …`)."""
OF_THE_PAGE = frozenset("-*+–—•◦▪‣●○■□∙·$\"'“‘„«‹¿¡…")
"""What alone before each line is a list's bullet, a prompt or what somebody says."""
OF_A_LIST = pattern(r"\W{0,2}0\W{0,2}\s*|0[0/.,-]*\s*")
"""An item's number, a day."""
TEXT_BEGINS = pattern(r"[\"'“‘„«(]*\w*\Z")
BARS = frozenset("|│┃║")
"""Around the text in a box, between the cells in a table."""
BEHIND = frozenset("¶\\↵⏎$")
"""Marks of a line's end."""


def without_margins(text: str) -> str:
    """Return a dump without what stands before each of its lines, and without a mark that stands behind each.

    >>> story = [f"{word} rains, she said." for word in "abcdefghijklmnopqrstuvw"]
    >>> said = "\\n".join(f"[12:{n}, 23/11/2023] Ann: {line}" for n, line in enumerate(story, 10))
    >>> without_margins(said) == "\\n".join(story)
    True
    """
    first, last = _ends(text)
    if not first and last not in BEHIND:
        return text
    lines = text.split("\n")
    if first and (before := _before(lines)):
        lines = [before(line) for line in lines]
    filled = [line for line in map(str.rstrip, lines) if line]
    if last in BEHIND and sum(line.endswith(last) for line in filled) >= max(LINES_MIN, SHARE * len(filled)):
        lines = [line.rstrip().removesuffix(last).rstrip() for line in lines]
    return "\n".join(lines)


def _ends(text: str) -> tuple[str, str]:
    """Return the characters that most lines amid a text begin and end with, `0` for all digits; nothing if few do."""
    middle = len(text) // 2
    lines = _filled(text[middle : middle + SAMPLE].split("\n")[1:-1])
    if len(lines) < SAMPLE_MIN:
        lines = _filled(text.split("\n"))
    if len(lines) < SAMPLE_MIN:
        return "", ""
    fewest = SAMPLE_SHARE * len(lines)
    most = (
        Counter(characters).most_common(1)[0]
        for characters in zip(*((line[0], line[-1]) for line in lines), strict=True)
    )
    digits = sum(line[0].isdecimal() for line in lines)
    first, last = (character if times >= fewest else "" for character, times in most)
    return "0" if digits >= fewest else first, last


def _filled(lines: Iterable[str]) -> list[str]:
    return [*filter(None, map(str.strip, lines))]


def _before(lines: Sequence[str]) -> Callable[[str], str] | None:
    """Return what takes away from a line what stands before each; None if nothing does."""
    shape = _shared_shape(lines)
    in_comment = shape == "* " and lines[0].lstrip().startswith("/*")
    bar = shape[:1] if shape[:1] in BARS else ""
    in_table = bar and sum(line.count(bar) for line in lines) > 2 * len(lines)
    if in_table or not (in_comment or _is_added(shape)):
        return None
    margin = pattern(rf"\s*{re.escape(shape).replace('0', NUMBER)}")
    if CLOCK.search(shape) and is_timetable(found[0] for line in lines if (found := margin.match(line))):
        return None
    quoted = shape[-1] in ",;\t"

    def bare(line: str) -> str:
        found = margin.match(f"{line} ")
        if not found:
            return line
        line = line[found.end() :]
        if bar:
            return line.rstrip().removesuffix(bar)
        if quoted and len(line) > 1 and line[0] == '"' == line[-1]:
            return line[1:-1].replace('""', '"')
        return line

    return bare


def _shared_shape(lines: Sequence[str]) -> str:
    """Return what nearly all lines begin with before their text, each number as 0."""
    shapes = sorted({NUMBERS.sub("0", f"{line[:LONGEST]} ") for line in _filled(lines)})
    if len(shapes) < LINES_MIN:
        return ""
    run = ceil(SHARE * len(shapes)) - 1
    return TEXT_BEGINS.sub("", max((_in_common(*both) for both in zip(shapes, shapes[run:], strict=False)), key=len))


def _in_common(first: str, last: str) -> str:
    """Return what two texts, and all those that are sorted between them, begin with."""
    return first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def _is_added(shape: str) -> bool:
    """Say whether lines that begin alike do so because a program set the same before each.

    >>> [_is_added(shape) for shape in ("0:0 ", "[0:0, 0/0/0] Ann: ", "a/b.txt:0:", "0,p,", "// ")]
    [True, True, True, True, True]
    >>> [_is_added(shape) for shape in ("* ", "(0) ", "0/0/0 ", "Lesson 0: ", "#", ">>> ")]
    [False, False, False, False, False, False]
    """
    first = shape[:1]
    if shape == "+":  # as a comparison marks a line that came
        return True
    if not shape.strip() or first in OF_THE_PAGE or OF_A_LIST.fullmatch(shape) or shape.startswith(">>>"):
        return False
    if CLOCK.search(shape):
        return True
    return len(SIGNS.findall(shape)) >= SIGNS_MIN if first.isalnum() else shape[-1].isspace()
