"""A page with its pictures, fonts and styles inside, as SingleFile and other savers write it."""

from __future__ import annotations

import re

from cleanpage.patterns import pattern
from cleanpage.types import Document

_LARGE_BYTES = 2**17
"""Below this, looking for data costs more than reading past it."""

_BASE64 = b";base64,"
_DATA = pattern(_BASE64 + rb"[A-Za-z0-9+/=]{400,}")
"""The content of a `data:` address too long to be a part of any text."""

_HEAD_BYTES = 2**14
_COMMENT = pattern(rb"<!--\s*Page saved with SingleFile\b(.{0,4000}?)-->", re.DOTALL)
_URL = pattern(r"^\s*url:\s*(\S+)", re.MULTILINE)
_DATE = pattern(
    r"^\s*saved date:\s*\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)"
    r"(?: GMT(?P<hours>[+-]\d\d)(?P<minutes>\d\d))?",
    re.MULTILINE,
)
"""What JavaScript's `Date.toString` writes (ECMA-262, 21.4.4.41), in English everywhere."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def page_of_singlefile(document: Document) -> Document:
    """Return the page without the megabytes of its pictures, with the address and date that SingleFile notes."""
    is_marked = document.data.find(b"SingleFile", 0, _HEAD_BYTES) >= 0
    if is_marked and (found := _COMMENT.search(document.data, 0, _HEAD_BYTES)):
        note = found[1].decode("utf-8", "replace")
        address = _URL.search(note)
        document = document._replace(
            url=document.url or (address[1] if address else None),
            captured=document.captured or _saved(note),
        )
    if len(document.data) > _LARGE_BYTES and _BASE64 in document.data:
        document = document._replace(data=_DATA.sub(_BASE64, document.data))
    return document


def _saved(note: str) -> str | None:
    """Return when the page was saved, in ISO 8601."""
    date = _DATE.search(note)
    if date is None or date["month"] not in _MONTHS:
        return None
    month = _MONTHS.index(date["month"]) + 1
    zone = f"{date['hours']}:{date['minutes']}" if date["hours"] else ""
    return f"{date['year']}-{month:02}-{int(date['day']):02}T{date['time']}{zone}"
