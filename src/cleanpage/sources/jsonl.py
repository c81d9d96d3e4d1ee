"""The pages in JSON Lines: one object a line, compressed or not."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cleanpage.sources.compressed import open_stream
from cleanpage.sources.item import Archive, Item
from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.sources.tables import DATE_COLUMNS, first, page_column, row_page, url_columns
from cleanpage.sources.trees import TOO_LARGE
from cleanpage.types import UnreadableInput


def members(archive: Archive) -> Iterator[Item]:
    """Yield an item for each line; a line that is no object costs itself only."""
    with open_stream(archive.path) as stream:
        for number, line in enumerate(iter(lambda: stream.readline(MAX_PAGE_BYTES), b""), 1):
            if len(line) == MAX_PAGE_BYTES:
                raise UnreadableInput(TOO_LARGE)
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _row(archive, number, line)


def _row(archive: Archive, number: int, line: bytes) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return archive.failure("this line is no JSON object; check the file", str(number), str(number))
    try:
        page = row[page_column(archive, row)]
    except UnreadableInput as error:
        return archive.failure(str(error), str(number), str(number))
    url, captured = (row.get(first(names, row) or "") for names in (url_columns(archive), DATE_COLUMNS))
    return row_page(archive, number, page, url, captured)
