"""The pages in a web archive: WARC as crawlers and wget write it, WET as Common Crawl does; needs fastwarc."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleanpage.sources.compressed import FREE_BYTES, MAX_RATIO, open_stream
from cleanpage.sources.item import Archive, Item
from cleanpage.sources.places import place_of_address
from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.sources.trees import TOO_LARGE
from cleanpage.types import UnreadableInput

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

NO_PAGE = "a record of a web archive that is no page (a picture, a script, a request)"
NO_SUCCESS = "a response of a web archive without a page (an error, a redirect)"

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_NOTES = ("metadata:", "urn:")
"""Addresses of the crawler's notes about itself: wget's and wpull's arguments and logs."""

_CUT = "it is damaged or breaks off here; copy or download it again"
_PLAIN = b"WARC/"
_MAX_HEADER_BYTES = _CHUNK_BYTES = 2**20


def members(archive: Archive) -> Iterator[Item]:
    """Yield an item for each page. Raises `UnreadableInput` where the archive breaks, after what stands before."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableInput("it is a web archive; run `pip install 'cleanpage[warc]'` to read it") from error
    kinds = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    met = False
    size = _plain_size(archive.path)
    with open(archive.path, "rb") as file:  # of a path fastwarc looks at the ending, of a file at the first bytes
        try:
            for record in ArchiveIterator(file, parse_http=True, auto_decode="all", max_header_len=_MAX_HEADER_BYTES):
                met = True
                if record.stream_pos + _least_size(record) > size:
                    raise UnreadableInput(_CUT)
                why = _why_skipped(record) if record.record_type in kinds else NO_PAGE
                if why:
                    archive.skipped[why] += 1
                else:
                    yield _page(archive, record)
        except OSError as error:
            raise UnreadableInput(_CUT) from error
    _check_end(archive.path)
    if not met:
        raise UnreadableInput("it holds no record of a web archive; check the file")


def _check_end(path: str) -> None:
    """Raise `UnreadableInput` where compressed data breaks off: fastwarc takes that for the archive's end.

    Unpacking it once more costs a hundredth of cleaning its pages.
    """
    with open_stream(path) as stream:
        while stream.read(_CHUNK_BYTES):
            pass


def _plain_size(path: str) -> float:
    """Return how many bytes an archive has in which records stand as they are; no bound where they are compressed."""
    with open(path, "rb") as file:
        return os.path.getsize(path) if file.read(len(_PLAIN)) == _PLAIN else math.inf


def _least_size(record: WarcRecord) -> float:
    """Return how many bytes a record has at least, its head included; no bound for one that does not say its length,
    as each must (WARC 1.1, section 5.3)."""
    head = sum(len(name) + len(value) + len(":\r\n") for name, value in record.headers.items())
    length = record.headers.get("Content-Length") or ""
    return head + int(length) if length.isdecimal() else math.inf


def _why_skipped(record: WarcRecord) -> str | None:
    """Return why a record is passed over; a response that does not say what it is, is tried."""
    if (record.headers.get("WARC-Target-URI") or "").lstrip("<").startswith(_NOTES):
        return NO_PAGE
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return NO_SUCCESS
        kind = record.http_content_type
    else:
        kind = record.headers.get("Content-Type")
    name = (kind or "").partition(";")[0].strip().lower()
    return None if not name or name in _TYPES else NO_PAGE


def _page(archive: Archive, record: WarcRecord) -> Item:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    number = int(record.stream_pos)
    member, place = f"{url or ''}@{number}", place_of_address(url, number)
    limit = min(MAX_PAGE_BYTES, max(FREE_BYTES, MAX_RATIO * record.content_length))
    try:
        data = record.reader.read(limit + 1)
    except OSError:
        return archive.failure("its content is damaged; fetch the page again", member, place)
    if len(data) > limit:
        return archive.failure(TOO_LARGE, member, place)
    charset = record.http_charset if record.is_http else None
    return archive.page(member, place, data, url=url, captured=_date(record), charset=charset)


def _date(record: WarcRecord) -> str | None:
    """Return the capture's time as the record writes it: ISO 8601 already (WARC 1.1, section 5.4)."""
    return record.headers.get("WARC-Date") or None
