"""Lines that tell who and when and nothing else: bylines, dates, reading times.

A page has hundreds of lines and few of these, so the cheap tests stand first: length, a digit, the first word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cleanpage.metadata.authors import find_reading_time, read_byline
from cleanpage.metadata.calendars import ages, weekdays
from cleanpage.metadata.date_words import DATE_WORDS
from cleanpage.metadata.dates import find_dates, has_digit
from cleanpage.metadata.titles import fold
from cleanpage.patterns import SIGNS, UNSPACED_FROM, pattern

MAX_LINE_CHARS = 160
"""A line that tells who and when is short."""

PUBLISHED = (
    "publi", "posted", "date", "datum", "erschienen", "veröffentlicht", "erstellt", "fecha", "data", "pubblic",
    "opublik", "dodano", "geplaatst", "gepubliceerd", "udgivet", "julkaistu", "zveřejn", "zverejn", "objavlj", "објављ",
    "megjelen", "közzétéve", "avaldatud", "paskelbta", "yayın", "dipublikasi", "diterbit", "tayang", "ngày đăng",
    "đăng lúc", "xuất bản", "опублік", "опублик", "публик", "дата", "δημοσ",
    "نشر", "تاريخ النشر", "تاریخ انتشار", "منتشر", "פורסם",
    "प्रकाशित", "প্রকাশ", "เผยแพร่", "发布", "發布", "发表", "發表", "公開日", "掲載日", "등록", "입력", "게시",
)  # fmt: skip
"""How a line begins that tells a publication."""

UNSPACED_DATE_WORDS = (
    "发布于", "发表于", "发布", "发表", "時間", "时间", "日期", "更新", "公開", "投稿", "配信", "最終", "掲載",
    "등록", "입력", "수정", "승인", "최종", "게시", "曜日", "曜", "星期", "周",
)  # fmt: skip

MAX_OTHER_WORDS = 6
"""A line has no more words beside a date of which it tells."""
WEEKDAY_SIGNS = "月火水木金土日一二三四五六"

CLOCKS = frozenset(
    ("h", "m", "min", "mins", "am", "pm", "a.m.", "p.m.", "y", "a", "小时前", "小時前", "分钟前", "分鐘前", "天前",
     "時間前", "分前", "日前", "시간", "분", "일", "전")
)  # fmt: skip
"""What stands beside the numbers of a feed's times, besides the words of ages: `12:30 am`, `2 h`."""

MAX_AGE_CHARS = 24
_A_WORD = pattern(rf"[\w{SIGNS}]+")

Said = Literal["byline", "date"]


def is_byline_or_date(text: str) -> Said | None:
    """Say whether a short line holds nothing but who wrote it, or when, or how long it takes to read.

    >>> is_byline_or_date("by Ann Lee November 23, 2023 10:15 PM 2 min read")
    'byline'
    >>> is_byline_or_date("2 min read")
    'date'
    >>> is_byline_or_date("In May 1, 2020 came and went without rain.") is None
    True
    """
    line = text.strip()
    return _said(line) if 0 < len(line) <= MAX_LINE_CHARS else None


@lru_cache(maxsize=2048)
def _said(line: str) -> Said | None:
    """What a line says; remembered, as selecting and the metadata ask it of the same lines."""
    if not has_digit(line) and not read_byline(line):
        return None
    bare, timed = without_times(line)
    if timed and not _telling_words(bare):
        return "date"
    names = read_byline(line)
    if not names:
        return None
    left = bare
    for name in names:
        left = left.replace(name, " ", 1)
    words = _telling_words(left, 1)
    return "byline" if len(words) <= 3 or 3 * len(fold(left)) < len(fold(line)) else None


@lru_cache(maxsize=512)
def is_date_line(text: str) -> bool:
    """Whether dates, names and the words around them make up a good part of a line."""
    if text.rstrip(" .,")[-1:] in tuple("!;。！；…"):
        return False
    bare, timed = without_times(text)
    return timed and sum(map(_words_in, _telling_words(bare, 1))) <= MAX_OTHER_WORDS


def _words_in(stretch: str) -> int:
    """How many words a stretch of letters is: where no space parts them two signs are about one.

    >>> _words_in("bridge"), _words_in("大桥通车")
    (1, 2)
    """
    return 1 if stretch[0] < UNSPACED_FROM else (len(stretch) + 1) // 2


def is_age(low: str) -> bool:
    """Whether a text is only a time of day or an age, such as `5 minutes ago`."""
    if len(low) > MAX_AGE_CHARS or not has_digit(low):
        return False
    words = "".join(" " if c.isdecimal() else c for c in low).replace(":", " ").split()
    known = ages()
    return (":" in low or len(words) > 0) and all(word in CLOCKS or word in known for word in words)


def tells_when(text: str) -> bool:
    """Whether a line is a date or an age with at most a few words around it.

    >>> tells_when("May 3, 2022"), tells_when("Publicerad 22:31"), tells_when("Published in 3 volumes")
    (True, True, False)
    """
    return is_date_line(text) or is_age(_without_label(text.lower()))


def _without_label(low: str) -> str:
    """A line without the word that says what its date is of."""
    label, _, rest = low.partition(" ")
    return rest if label.startswith(PUBLISHED) else low


def without_times(line: str) -> tuple[str, bool]:
    """The line without its dates and reading times, and whether it had any."""
    if not has_digit(line):
        return line, False
    bare, timed = line, False
    if reading := find_reading_time(line):
        bare, timed = f"{line[: reading[0]]} {line[reading[1] :]}", True
    for found in reversed(list(find_dates(bare, "en"))):
        bare = bare[: found.start] + " " + bare[found.end :]
        timed = True
    return bare, timed


def has_words(text: str) -> bool:
    """Whether a line says anything but dates, numbers and the words around them."""
    return bool(_telling_words(text))


def _telling_words(text: str, min_chars: int = 2) -> list[str]:
    """The words left when those that stand around dates are passed over; a Han or Kana character is a word."""
    words, days = [], weekdays()
    for word in _A_WORD.findall(text.lower()):
        if word in DATE_WORDS or word in days:
            continue
        if word[0] >= "\u3000":
            for known in UNSPACED_DATE_WORDS:
                word = word.replace(known, "")
        letters = word.strip("0123456789_")
        if len(letters) >= (1 if letters[:1] >= "\u3040" and letters not in WEEKDAY_SIGNS else min_chars):
            words.append(word)
    return words
