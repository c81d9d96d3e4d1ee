"""Where records go when they do not become files: standard output, a file of JSON Lines, a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal

from cleanpage.outputs import TableWriter, json_line, whole_file

Write = Callable[[dict[str, Any]], None]


@contextmanager
def records_into(output: str | None, format_: Literal["jsonl", "parquet"]) -> Iterator[Write]:
    """Give a function that writes a record to a file, or to standard output when there is none.

    A file appears whole at the end, or not at all. Raises `OSError`, and `UnreadableInput` without pyarrow.
    """
    if output is None:
        yield _write_out
        return
    with whole_file(Path(output)) as file:
        if format_ == "parquet":
            with TableWriter(file) as table:
                yield table.add
        else:
            yield lambda values: _write(file, values)


def _write_out(values: dict[str, Any]) -> None:
    _write(sys.stdout.buffer, values)
    sys.stdout.buffer.flush()


def _write(file: BinaryIO, values: dict[str, Any]) -> None:
    file.write(json_line(values))
