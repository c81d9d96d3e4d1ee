"""What a file's first bytes say: whether it holds many pages, whatever it is called.

Asked where a name says nothing, as that of a download or of a pipe, and believed before a name that says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cleanpage.patterns import pattern
from cleanpage.types import UnreadableInput

First = Callable[[int], bytes]
"""Gives so many of a file's first bytes, or all that it has."""

_HEAD_BYTES = 512
"""A tar's first header."""
_PACKED_BYTES = 2**20
"""Bzip2 gives nothing before its first block is there, of 900 KB."""
_LINES_BYTES = (2**16, 2**20, 2**24)
"""A first line of JSON Lines, a whole page, is looked for within so many bytes, then within more."""
_PAGE_CHARS = 100
"""A first row of fewer, in a table of no page's name, is a line of one page: a label of its menu."""

_ZIP, _PARQUET, _WARC = b"PK\x03\x04", b"PAR1", b"WARC/"
_STARTS = (_ZIP, _PARQUET, _WARC, b"{", b"\xef\xbb\xbf{")
_TAR, _TAR_AT = b"ustar", 257

_WHAT = {
    "zipped": "a zip archive", "tarred": "a tar archive", "warc": "a web archive", "jsonl": "JSON Lines",
    "parquet": "a Parquet table",
}  # fmt: skip
"""What a person calls the files that a module of `sources` reads."""
_PACKABLE = ("tarred", "warc", "jsonl")
"""Those that are read through a layer of compression."""

_DOCUMENT = pattern(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|customXml/|word/|xl/|ppt/|mimetype|META-INF/|Android)",
    re.DOTALL,
)
"""A zip archive that is one document, a book or a program, by the name of its first member."""
_RECORD = pattern(rb"WARC/\d\.\d\r?\n(?:[\w-]+:[^\n]*\n)*?WARC-Type:")
_ONE_RECORD = pattern(
    rb"WARC/\d\.\d\r?\n(?:[\w-]+:[^\n]*\n)*?WARC-Type: *conversion\b(?!.*\nWARC/\d\.\d\r?\n)", re.DOTALL
)
"""A page copied out of a WET, with its head."""


def archive_by_bytes(first: First, column: str | None = None) -> str | None:
    """Return which module of `sources` reads the pages in a file; None for one page, packed or not.

    `column` is what the table's column of pages is called, if not as usual.
    """
    from cleanpage.sources.compressed import beginning, is_packed

    if not is_packed(first(_HEAD_BYTES)):
        return _archive(first, column)
    packed = first(_PACKED_BYTES)
    module = _archive(lambda size: beginning(packed, size), column)
    return module if module in _PACKABLE else None


def refuse_archive(data: bytes) -> None:
    """Raise `UnreadableInput` for what holds many pages, packed or not."""
    if module := archive_by_bytes(lambda size: data[:size]):
        raise UnreadableInput(
            f"this is {_WHAT[module]}, of several pages; clean it by itself, with -f jsonl or into a folder, -o OUT/"
        )


def _archive(first: First, column: str | None) -> str | None:
    head = first(_HEAD_BYTES)
    if head.startswith(_TAR, _TAR_AT):
        return "tarred"
    if not head.startswith(_STARTS):
        return None
    if head.startswith(_ZIP):
        return None if _DOCUMENT.match(head) else "zipped"
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith(_WARC):
        return "warc" if _RECORD.match(head) and not _ONE_RECORD.match(first(_LINES_BYTES[0])) else None
    return "jsonl" if _are_rows(first, column) else None


def _are_rows(first: First, column: str | None) -> bool:
    """Whether a file begins with two lines, each an object, of which the first has a page."""
    for size in _LINES_BYTES:
        beginning = first(size)
        line, _, rest = beginning.lstrip(b"\xef\xbb\xbf").partition(b"\n")
        if rest.strip() or len(beginning) < size:
            return rest.lstrip().startswith(b"{") and _is_row(line, column)
    return False


def _is_row(line: bytes, column: str | None) -> bool:
    import json

    from cleanpage.sources.tables import PAGE_COLUMNS

    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if not isinstance(row, dict):
        return False
    if column:
        return isinstance(row.get(column), str)
    return any(isinstance(page := row.get(name), str) and len(page) >= _PAGE_CHARS for name in PAGE_COLUMNS)
