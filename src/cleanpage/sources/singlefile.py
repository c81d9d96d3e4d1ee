"""A page saved with SingleFile, which notes where and when."""

from __future__ import annotations

import re

from cleanpage.patterns import pattern
from cleanpage.types import Document

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
    """Return the page with the address and date that SingleFile notes."""
    if document.data.find(b"SingleFile", 0, _HEAD_BYTES) < 0:
        return document
    found = _COMMENT.search(document.data, 0, _HEAD_BYTES)
    if found is None:
        return document
    note = found[1].decode("utf-8", "replace")
    address = _URL.search(note)
    return document._replace(
        url=document.url or (address[1] if address else None), captured=document.captured or _saved(note)
    )


def _saved(note: str) -> str | None:
    """Return when the page was saved, in ISO 8601."""
    date = _DATE.search(note)
    if date is None or date["month"] not in _MONTHS:
        return None
    month = _MONTHS.index(date["month"]) + 1
    zone = f"{date['hours']}:{date['minutes']}" if date["hours"] else ""
    return f"{date['year']}-{month:02}-{int(date['day']):02}T{date['time']}{zone}"
