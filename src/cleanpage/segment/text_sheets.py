"""What a printer sets on each sheet of a page: the address and the number below, the day and the title above; and where
the sheets end in what was read from paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cleanpage.patterns import pattern

_OF = r"\s?(?:/|of|von|sur|de|di|van|av|af|z|из|з)\s?"
_NO_DIGIT = r"(?![\d/.,-]|\s?:)"
NUMBER = pattern(rf"(?<![\d/.,-])(\d{{1,3}}){_OF}(\d{{1,3}}){_NO_DIGIT}")
"""`3/7`, `3 of 7`: which sheet, and of how many."""
FIRST = pattern(rf"1(?<![\d/.,-]1){_OF}\d{{1,3}}{_NO_DIGIT}")
SECOND = pattern(r"2(?<!\d2)\s?(?:[页頁쪽]|ページ)?[^\w\n]*\n")
_PAGE = (
    "page|seite|p[áàa]gina|strona|strana|stránka|страница|сторінка|стр|sida|side|sivu|oldal|sayfa|σελίδα|trang|halaman|"
    "صفحة|صفحه|עמוד"
)
IN_ORDER = pattern(
    rf"\W*(?:{_PAGE})\W{{0,2}}(\d{{1,4}})\W*|\W*第?\s?(\d{{1,4}})\s?(?:[页頁쪽]|ページ)\W*|\W*[-–—]\s?(\d{{1,4}})\s?[-–—]\W*",
    re.IGNORECASE,
)
"""`--- Page 3 ---`, `- 3 -`: which sheet, on a line of its own."""
FORM_FEED = "\f"
"""What ends a sheet in an RFC, and in what is read from a PDF."""
DIGITS = pattern(r"\d+")
AT_AN_END = pattern(r"\A\W*\d{1,4}(?=\s|\W*\Z)|(?<=\s)\W*\d{1,4}\W*\Z")
"""Where the number of a sheet stands in its head or foot."""
ADDRESS = "://"
"""Browsers print it on each sheet; the numbers of a forum's posts or a gallery's pictures stand without one."""
SHEETS_MIN = 3
ALONE = pattern(rf"\f|\W*(?:[^\W\d_]+\.? )?\d{{1,3}}{_OF}\d{{1,3}}\W*|(?i:{IN_ORDER.pattern})")
"""Without an address so many sheets have a line for the number alone: `Page 3 of 7`."""
LINES_A_SHEET = 10
"""A sheet has so many lines at least."""
MAX_CHARS = 250
AROUND = range(-3, 7)
"""So far from a sheet's number the other lines of its foot stand, and those of the next one's head."""
RECUR = 0.75
"""So many of the sheets have the same there."""


def without_sheets(text: str) -> str:
    """Return a dump of a printed page without the head and the foot of each sheet.

    >>> sheets = ["\\n".join(word * n for word in "abcdefghijkl") for n in (1, 2, 3)]
    >>> printed = [f"5/3/22, 8:40 AM  Rain\\n{sheet}\\nhttps://x.org/rain  {n}/3" for n, sheet in enumerate(sheets, 1)]
    >>> without_sheets("\\n".join(printed)) == "\\n".join(sheets)
    True
    """
    text = text.replace(f"\n{FORM_FEED}", f"\n{FORM_FEED}\n")
    if not (FORM_FEED in text or FIRST.search(text) or _has_second(text)):
        return text
    lines = text.split("\n")
    feet = sheet_numbers(lines)
    if not feet:
        return text
    keys = ["".join(AT_AN_END.sub("0", line.strip()).split()) for line in lines]
    out = set(feet)
    for step in AROUND:
        beside = Counter(keys[foot + step] for foot in feet if step and 0 <= foot + step < len(lines))
        del beside[""]
        same = {key: times for key, times in beside.most_common(2) if times > 1}  # left sheets and right ones
        if sum(same.values()) >= max(2, RECUR * (len(feet) - 1)):
            out |= {foot + step for foot in feet if 0 <= foot + step < len(lines) and keys[foot + step] in same}
            out |= {i for i in range(min(len(AROUND), len(lines))) if keys[i] in same}  # of the first sheet
    if len(feet) >= SHEETS_MIN and all(ALONE.fullmatch(lines[i]) for i in feet):
        out |= {i for line in out for i in _blank_around(keys, line)}
    elif not any(ADDRESS in lines[i] for i in out):
        return text
    return "\n".join(line for i, line in enumerate(lines) if i not in out)


def _has_second(text: str) -> bool:
    """Whether a line may be all there is of the number of the second sheet."""
    return any(IN_ORDER.fullmatch(text, text.rfind("\n", 0, at.start()) + 1, at.end()) for at in SECOND.finditer(text))


def _blank_around(keys: Sequence[str], foot: int) -> Iterator[int]:
    """The blank lines above and below a line: a paragraph goes on over them."""
    for step in (-1, 1):
        i = foot + step
        while 0 <= i < len(keys) and not keys[i]:
            yield i
            i += step


def sheet_numbers(lines: Sequence[str]) -> list[int]:
    """Return which lines have the numbers of the sheets, from the first to the last of them all, or the marks of their
    ends; none if none do.
    """
    alike: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line) > MAX_CHARS:
            continue
        for found in NUMBER.finditer(line):
            rest = DIGITS.sub("0", line[: found.start()] + line[found.end() :])
            alike[int(found[2]), "".join(rest.split())].append((int(found[1]), i))
        if alone := IN_ORDER.fullmatch(line):
            alike[0, DIGITS.sub("0", line.strip())].append((int(alone[alone.lastindex or 1]), i))
    for (total, _), numbered in alike.items():
        numbers, at = zip(*numbered, strict=True)
        first, last = (1, total) if total else (min(numbers[0], 2), max(SHEETS_MIN, numbers[-1]))
        in_order = last > 1 and numbers == (*range(first, last + 1),)
        if in_order and at[-1] - at[0] >= LINES_A_SHEET * (len(at) - 1):
            return list(at)
    return [i for i, line in enumerate(lines) if line == FORM_FEED]
