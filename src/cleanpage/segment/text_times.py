"""Subtitles and transcripts: the times at which each line is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import filled_lines

CUES_MIN, CUES_SHARE = 8, 0.25
"""So many lines are times, and such a share of those that hold anything."""
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"
CUE = pattern(rf"^(?:\s*\d+[ \t]*\n)?[ \t]*{_TIME}[.,]\d{{3}} --> {_TIME}[.,]\d{{3}}.*\n", re.MULTILINE)
"""What stands above a subtitle (SubRip, WebVTT): its number, when it comes and when it goes."""
SAID_AT = pattern(
    rf"^[ \t]*[\[(]?({_TIME})(?:[.,]\d{{1,3}})?(?:[ \u00a0\u202f]?[AaPp][Mm])?[)\]]?[ \t]*\n\s*(?=(.?))",
    re.MULTILINE,
)
"""What stands above a line of a transcript, and the line's first character."""
SMALL_SHARE = 0.5
"""So many of a transcript's lines begin in the middle of a sentence; those of a timetable do not."""
ALL_SHARE = 0.4
"""So many lines are times where one stands above each."""
MINUTE = pattern(r":(\d\d)(?!\d)")
EVEN = 5
"""Most times of a timetable, and of a list of what is on, fall on so many minutes."""
IN_ORDER = 0.95


def untimed(text: str) -> str:
    """Return what is said in subtitles or a transcript without the times, one line after the other.

    >>> untimed("".join(f"{i}\\n00:00:0{i},000 --> 00:00:0{i},900\\nit goes on\\n\\n" for i in range(1, 10)))[:22]
    'it goes on\\nit goes on\\n'
    >>> untimed("".join(f"0:0{i}\\nand it goes on\\n" for i in range(1, 10)))[:30]
    'and it goes on\\nand it goes on\\n'
    """
    colons = text.count(":")
    if colons < CUES_MIN or colons < (least := max(CUES_MIN, CUES_SHARE * filled_lines(text))):
        return text
    if " --> " in text:
        plain, cues = CUE.subn("\n", text)
        if cues >= least:
            return "\n".join(filter(None, map(str.strip, plain.split("\n"))))
    said = SAID_AT.findall(text)
    if len(said) >= least and (_goes_on([first for _, first in said]) or _above_each([time for time, _ in said], text)):
        times = [tuple(map(int, time.split(":"))) for time, _ in said]
        if sum((len(a), a) <= (len(b), b) for a, b in pairwise(times)) >= IN_ORDER * (len(times) - 1):
            return SAID_AT.sub("", text)
    return text


def _goes_on(firsts: Sequence[str]) -> bool:
    return sum(first.islower() for first in firsts) >= SMALL_SHARE * len(firsts)


def _above_each(times: Sequence[str], text: str) -> bool:
    return len(times) >= ALL_SHARE * filled_lines(text) and not is_timetable(times)


def is_timetable(times: Iterable[str]) -> bool:
    """Say whether most times fall on a full minute or hour, or on five of them."""
    ends = [int(minutes[-1]) for time in times if (minutes := MINUTE.findall(time))]
    return 2 * sum(end % EVEN == 0 for end in ends) >= len(ends)
