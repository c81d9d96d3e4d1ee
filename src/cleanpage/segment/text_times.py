"""Subtitles and transcripts: the times at which each line is said."""

from __future__ import annotations

import re
from itertools import pairwise

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import filled_lines

CUES_MIN, CUES_SHARE = 8, 0.25
"""So many lines are times, and such a share of those that hold anything."""
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}"
CUE = pattern(rf"^(?:\s*\d+[ \t]*\n)?[ \t]*{_TIME}[.,]\d{{3}} --> {_TIME}[.,]\d{{3}}.*\n", re.MULTILINE)
"""What stands above a subtitle (SubRip, WebVTT): its number, when it comes and when it goes."""
SAID_AT = pattern(rf"^[ \t]*({_TIME})[ \t]*\n(?=(.?))", re.MULTILINE)
"""What stands above a line of a transcript, and the line's first character."""
SMALL_SHARE = 0.5
"""So many of a transcript's lines begin in the middle of a sentence; those of a timetable do not."""
IN_ORDER = 0.95


def untimed(text: str) -> str:
    """Return what is said in subtitles or a transcript without the times, one line after the other.

    >>> untimed("".join(f"{i}\\n00:00:0{i},000 --> 00:00:0{i},900\\nit goes on\\n\\n" for i in range(1, 10)))[:22]
    'it goes on\\nit goes on\\n'
    >>> untimed("".join(f"0:0{i}\\nand it goes on\\n" for i in range(1, 10)))[:30]
    'and it goes on\\nand it goes on\\n'
    """
    if text.count(":") < CUES_MIN:
        return text
    least = max(CUES_MIN, CUES_SHARE * filled_lines(text))
    if " --> " in text:
        plain, cues = CUE.subn("\n", text)
        if cues >= least:
            return "\n".join(filter(None, map(str.strip, plain.split("\n"))))
    said = SAID_AT.findall(text)
    if len(said) >= least and sum(first.islower() for _, first in said) >= SMALL_SHARE * len(said):
        times = [tuple(map(int, time.split(":"))) for time, _ in said]
        if sum((len(a), a) <= (len(b), b) for a, b in pairwise(times)) >= IN_ORDER * (len(times) - 1):
            return SAID_AT.sub("", text)
    return text
