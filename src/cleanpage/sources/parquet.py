"""The pages in a Parquet table, a few rows in memory at a time; needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleanpage.sources.item import Archive, Item
from cleanpage.sources.tables import DATE_COLUMNS, first, page_column, row_page, url_columns
from cleanpage.types import UnreadableInput

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_BATCH_ROWS = 32


def members(archive: Archive) -> Iterator[Item]:
    """Yield an item for each row. Raises `UnreadableInput` for what is no table, has no such column, or no pyarrow."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableInput("it is a Parquet table; run `pip install 'cleanpage[arrow]'` to read it") from error
    try:
        with ParquetFile(archive.path, pre_buffer=False) as table:
            yield from _rows(archive, table)
    except ArrowException as error:
        raise UnreadableInput("it is no Parquet table, or it is damaged; copy or download it again") from error


def _rows(archive: Archive, table: ParquetFile) -> Iterator[Item]:
    names = table.schema_arrow.names
    page = page_column(archive, names)
    url, captured = first(url_columns(archive), names), first(DATE_COLUMNS, names)
    number = 0
    for batch in table.iter_batches(_BATCH_ROWS, columns=[name for name in (page, url, captured) if name]):
        for row in batch.to_pylist():
            number += 1
            yield row_page(archive, number, row[page], row.get(url), row.get(captured))
