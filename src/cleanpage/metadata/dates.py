"""Dates as people and machines write them, to ISO 8601 with the precision that they had.

`parse_date` reads a field that is a date (a meta tag, a `datetime` attribute); `find_dates` finds the dates in
running text. Nothing is guessed: a numeric date whose day and month could change places gives nothing unless the
language says which comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from cleanpage.metadata.calendars import month_number
from cleanpage.patterns import SIGNS, all_below, pattern

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Years outside are a typing error or no year at all."""

BUDDHIST_ERA = 543
"""Thai years count from 543 BC: 2566 is 2023."""

MAX_DATED_TEXT_CHARS = 20_000
"""Dates stand in lines; a longer stretch of text is searched only this far."""

ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00",
    "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "bst": "+01:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "jst": "+09:00", "kst": "+09:00", "wib": "+07:00", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
"""Time zones whose abbreviation names one offset in practice. `ET` or `IST` do not, and are passed over."""

MONTH_FIRST = frozenset(("en", "en-us", "en-ca", "en-ph", "fil"))
"""Languages that write 11/23/2023."""

EVENING = (
    "pm", "μμ", "午後", "下午", "晚上", "傍晚", "中午", "오후", "अपराह्न", "م", "مساء", "مساءً", "ch", "ptg",
    "md", "ከሰዓት",
)  # fmt: skip
"""What stands beside the hours of the second half of the day, by their full stops apart."""


class FoundDate(NamedTuple):
    """A date in a text: `text[start:end]` with its time of day, and what it means."""

    start: int
    end: int
    iso: str


def parse_date(value: str, language: str = "") -> str | None:
    """Return the date that a whole field holds, or None.

    >>> parse_date("2023-11-23T20:15:00+00:00")
    '2023-11-23T20:15:00+00:00'
    >>> parse_date("23. listopadu 2023")
    '2023-11-23'
    >>> parse_date("Thu, 23 Nov 2023 22:15 GMT")
    '2023-11-23T22:15+00:00'
    """
    value = value.strip()
    if len(value) > 120 or not value:
        return None
    if value.isdecimal():
        return _from_digits(value)
    if iso := _from_iso(value):
        return iso
    found = next(find_dates(value, language), None)
    return found.iso if found else None


def _from_iso(value: str) -> str | None:
    """What nearly all markup writes, read without the large patterns below, which take milliseconds to compile."""
    match = _ISO.fullmatch(value)
    day = _date(match["year"], match["month"], match["day"]) if match else None
    if match is None or day is None:
        return None
    if not match["h"]:
        return day.isoformat()
    clock = _clock(match)
    return f"{day.isoformat()}T{clock}" if clock else None


def find_dates(text: str, language: str = "") -> Iterator[FoundDate]:
    """Yield the dates in `text` from left to right; `language` (a tag such as `en-GB`) settles 11/10/2023.

    >>> [found.iso for found in find_dates("by Ann Lee November 23, 2023 10:15 PM 2 min read")]
    ['2023-11-23T22:15']
    """
    if len(text) < 6 or not (_TWO_NUMBERS.search(text) and _HAS_NUMBER.search(text)):
        return
    text = text[:MAX_DATED_TEXT_CHARS]
    left, position = text, 0
    dates = _LATIN_DATE if all_below("\u0300", text) else _ANY_DATE
    while match := dates.search(left, position):
        day = _day_of(match, language)
        if day is None:
            position = match.start() + 1
            while position < len(left) and left[position - 1].isalnum() and left[position].isalnum():
                position += 1
            continue
        read = len(text) - len(left)
        start = read + match.start() + _glued_to(match["mdy_m"] or "")
        found = _with_time(text, start, read + match.end(), day)
        yield found
        left, position = text[found.end :], 0  # as if the text began there: another may be glued to it


def date_in_address(url: str) -> str | None:
    """Return the day that the path of a web address names.

    >>> date_in_address("https://example.org/2023/11/23/rain.html")
    '2023-11-23'
    """
    match = re.search(r"(?<!\d)(19\d\d|20\d\d)([-/]?)(\d\d)\2(\d\d)(?!\d)", url)
    day = _date(match[1], match[3], match[4]) if match else None
    return day.isoformat() if day else None


def _day_of(match: re.Match[str], language: str) -> date | None:
    """The calendar day that a match of a date names."""
    named = {name: value for name, value in match.groupdict().items() if value is not None}
    if "num_a" in named:
        return _numeric_date(named, language)
    for kind in ("iso", "cjk", "vi"):
        if f"{kind}_m" in named:
            return _date(named[f"{kind}_y"], named[f"{kind}_m"], named[f"{kind}_d"])
    for kind in ("dmy", "mdy", "ydm", "ymd"):
        if f"{kind}_m" in named:
            word = named[f"{kind}_m"]
            month = month_number(word[_glued_to(word) :], language)
            return _date(_full_year(named[f"{kind}_y"]), str(month), named[f"{kind}_d"]) if month else None
    return None


def _numeric_date(named: dict[str, str], language: str) -> date | None:
    """23.11.2023, 23/11/23 or 11/23/2023: which number is the day is told by its size, the dots or the language."""
    first, second, year = int(named["num_a"]), int(named["num_b"]), _full_year(named["num_y"])
    if first > 12 or (named["num_s"] != "/" and second <= 12):
        return _date(year, str(second), str(first))
    if second > 12 or first == second:
        return _date(year, str(first), str(second))
    if not language:
        return None
    return _date(year, *((str(first), str(second)) if is_month_first(language) else (str(second), str(first))))


def is_month_first(language: str) -> bool:
    """Whether those who write in a language, given as a tag such as `en-US`, put the month first."""
    return language.lower().replace("_", "-") in MONTH_FIRST


def _full_year(year: str) -> str:
    return f"20{year}" if len(year) == 2 else year


def _glued_to(word: str) -> int:
    """Return how many characters a dump has glued to the name of a month: 9 of `PublishedApril`."""
    glued = _GLUED.match(word)
    return glued.end() if glued and not month_number(word) else 0


def _date(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if number > LAST_YEAR:
        number -= BUDDHIST_ERA
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: date) -> FoundDate:
    """Add the time of day that follows the date, or that stands right before it."""
    if has_digit(text, end) and (match := _TIME_AFTER.match(text, end)) and (clock := _clock(match)):
        return FoundDate(start, match.end(), f"{day.isoformat()}T{clock}")
    before = text[max(0, start - 40) : start]
    if has_digit(before) and (match := _TIME_BEFORE.search(before)) and (clock := _clock(match)):
        return FoundDate(start - (len(before) - match.start()), end, f"{day.isoformat()}T{clock}")
    return FoundDate(start, end, day.isoformat())


def _clock(match: re.Match[str]) -> str | None:
    """The time of day in a match, with seconds and offset only where the text has them."""
    named = match.groupdict()
    hour, minute, second = int(named["h"]), int(named["min"] or named.get("dotted") or 0), named.get("sec")
    half = (named.get("half") or named.get("half_before") or "").lower().replace(" ", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.replace(".", "") in EVENING else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    clock = f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")
    return clock + _offset(named.get("zone") or "")


def _offset(zone: str) -> str:
    """`+0100`, `GMT+1` or `CET` as `+01:00`; nothing where the zone is unknown or impossible."""
    zone = zone.strip().strip("()").lower()
    if zone in ZONES:
        return ZONES[zone]
    match = re.fullmatch(r"(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?", zone)
    if not match or int(match[2]) > 14 or int(match[3] or 0) > 59:
        return ""
    return f"{match[1]}{int(match[2]):02}:{int(match[3] or 0):02}"


def _from_digits(value: str) -> str | None:
    """`20231123`, `20231123221500`, or seconds or milliseconds since 1970."""
    if len(value) in (8, 12, 14) and (day := _date(value[:4], value[4:6], value[6:8])):
        try:
            clock = datetime.strptime(value[8:], "%H%M%S"[: len(value) - 8]) if len(value) > 8 else None
        except ValueError:
            return None
        return day.isoformat() + (clock.strftime("T%H:%M:%S" if len(value) == 14 else "T%H:%M") if clock else "")
    if len(value) in (10, 13):
        moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=int(value[:10]))
        return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    return None


has_digit = re.compile(r"\d").search
"""The quick test that most lines fail."""


_ISO = pattern(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<h>[01][0-9]|2[0-3]):(?P<min>[0-5][0-9])(?::(?P<sec>[0-5][0-9])(?:[.,][0-9]+)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
"""ISO 8601 as programs write it."""

_TWO_NUMBERS = pattern(r"\d\D+\d")
"""Every date has at least a day and a year."""


_HAS_NUMBER = pattern(r"\d{4}|[./-]\d\d\b")

_GLUED = pattern(r".*[^\W\d_A-Z](?=[A-Z])")

_LETTER = r"[^\W\d_]"


def _date_shapes(is_latin: bool) -> str:
    """All the shapes of a date, told apart by the names of their groups; in Latin letters alone they compile faster.

    In a dump letters and digits of what stood beside a date may be glued to it: `Posted on28. Juli 20194 Kommentare`.
    Only the words in it may be in capitals: to look for both cases everywhere takes twice as long to compile.
    """
    year = r"\d{4}"
    year_at_end = r"(?:(?:19|20)\d\d(?!\d{3})|\d{4}(?!\d))"
    day = r"\d{1,2}"
    ordinal = r"(?:(?i:st|nd|rd|th|er|re|-?го|\.?o)|[.ºª°])?"
    of = r"(?:\s+(?:(?i:de|del|of|ta['’]|da)\s+)?(?i:d['’])?|\s*[./-]\s*)"
    word = rf"{_LETTER}(?:{_LETTER}|[.'’])*" if is_latin else rf"{_LETTER}(?:{_LETTER}|[{SIGNS}.'’׳])*"
    also = "" if is_latin else rf"(?:\s?/\s?{word}(?: {word})?)?"  # the month by another name: `نوفمبر/تشرين الثاني`
    two_words = r"(?: [Ff]ómhair)?" if is_latin else r"(?: (?:الثاني|الأول))?"
    year_of = r"(?:\(?e?\)?ko\b|gada)" if is_latin else r"(?:ж\.|թ\.|\(?e?\)?ko\b|gada|оны)"
    mark = r"\s?" if is_latin else r"[\s\u200e\u200f]?"
    numbered = (
        r"(?P<cjk_y>\d{4})\s*(?:[年년]|оны)\s*(?P<cjk_m>\d{1,2})\s*(?:[月월]|-?р?\s*сарын)\s*(?P<cjk_d>\d{1,2})\s*[日号일]?",
        rf"(?P<vi_d>{day})\s*(?i:tháng|thg)\s*(?P<vi_m>\d{{1,2}})[,\s]+(?i:năm\s+)?(?P<vi_y>{year})",
    )
    shapes = (
        rf"(?P<iso_y>{year}){mark}(?P<iso_s>[-./]){mark}(?P<iso_m>\d{{1,2}}){mark}(?P=iso_s){mark}(?P<iso_d>\d{{1,2}})(?!\d)",
        *(numbered[1:] if is_latin else numbered),
        rf"(?P<num_a>\d{{1,2}}){mark}(?P<num_s>[./-]){mark}(?P<num_b>\d{{1,2}}){mark}(?P=num_s){mark}"
        rf"(?P<num_y>{year_at_end}|\d\d(?![\d.:]))",
        rf"(?P<dmy_d>{day}){ordinal},?{of}(?P<dmy_m>{word}{two_words}){also}[,،]?"
        rf"{of}(?:[พค]\.ศ\.\s*)?"
        rf"(?P<dmy_y>{year_at_end}|(?<=[./-])\d\d(?![\d.:]))",
        rf"(?P<mdy_m>{word})\s*(?P<mdy_d>{day})(?i:st|nd|rd|th)?(?:\s*,\s*|\s+)(?i:at\s+)?(?P<mdy_y>{year_at_end})",
        rf"(?P<ydm_y>{year})\.?-?\s?{year_of},?\s+(?P<ydm_d>{day})[.-]?\s?(?P<ydm_m>{word})",
        rf"(?P<ymd_y>{year})\.?\s*(?:\s|m\.|{year_of}|[/-])\s*(?P<ymd_m>{word})\s*[-/]?\s*(?P<ymd_d>{day})(?!\d)",
    )
    # Neither in the middle of a number nor behind a letter alone, as in `v1.2.2020`, nor in the middle of a word.
    begins = r"(?<![\d_])(?<!\d[./-])(?<!\b[^\W\d_])(?:(?=\d)|(?<!\w))"
    return begins + "(?:" + "|".join(shapes) + ")"


_LATIN_DATE, _ANY_DATE = pattern(_date_shapes(is_latin=True)), pattern(_date_shapes(is_latin=False))

_HALF = (
    r"(?:(?i:[ap]\.?\s?m\b\.?|[πμ]\.?μ\.?|[pm]\.d\.)|पूर्वाह्न|अपराह्न|(?:SA|CH|PG|PTG)\b|(?:ص|م|صباح[اً]+|مساء[اً]?)(?!\w)"
    r"|ጥዋት|ከሰዓት)"
)
_HALF_BEFORE = r"(?:上午|下午|午前|午後|晚上|傍晚|中午|早上|清晨|凌晨|오전|오후)"
_ZONE = (
    r"(?:\s*(?:\(?(?i:GMT|UTC))?[+-]\d{1,2}(?::?\d\d)?\b(?!\s*[-/.]\s*\d)\)?|[Zz]\b|\s*\(?(?i:"
    + "|".join(ZONES)
    + r")\b\)?)"
)
_OCLOCK = r"(?:\s?[Uu]hr)?"
_BETWEEN = (
    r"(?:[Tt]|(?:\s|[.,،;|•·∙/–—@()\[\]\u200e\u200f-]|"
    r"\b(?i:at|um|klo|[aà]|as|às|a las|a les|alle|ore|o|ora|saat|pukul|jam|lúc|om|v|об?|в|року|στις|ώρα)\b|"
    r"\b\w{2,9}(?i:day)\b|"
    r"\b(?i:kl\.?|g\.|godz\.?|d\.|г\.|р\.)|\b(?:בשעה|الساعة|ساعت|समय)|\([^\W\d_]{1,3}\)|น\.|เวลา|:(?=\s)){0,6})"
)
_TIME_AFTER = pattern(
    rf"{_BETWEEN}(?P<half_before>{_HALF_BEFORE})?\s*(?P<h>[01]?\d|2[0-3])"
    rf"(?:\s?[:hHuU時时시点點]\s?(?P<min>[0-5]\d|\d(?=\s?[分분]))"
    rf"|\.(?P<dotted>[0-5]\d)(?![\d%]|\.\d(?!\d\b(?!\.)))|(?=\s?{_HALF})|[時时시](?!\w))"
    rf"(?!\d)(?:[:.](?P<sec>[0-5]\d)(?:[.,]\d+)?|[分분]\s?(?:[0-5]\d[秒초])?)?"
    rf"(?:\s?(?P<half>{_HALF}))?{_OCLOCK}(?P<zone>{_ZONE})?"
)
_TIME_BEFORE = pattern(
    rf"(?<![\d.:])(?P<half_before>{_HALF_BEFORE})?\s*(?P<h>[01]?\d|2[0-3])[:hH](?P<min>[0-5]\d)"
    rf"(?::(?P<sec>[0-5]\d))?(?:\s?(?P<half>{_HALF}))?{_OCLOCK}(?P<zone>{_ZONE})?"
    r"(?:\s|[,;|•·/–—-]|\b(?i:on|am)\b|\b\w{2,9}(?i:day)\b|\b\w{2,3}\b\.?,){0,5}$"
)
