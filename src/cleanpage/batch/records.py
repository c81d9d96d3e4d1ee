"""Where records go when they do not become files: standard output, a file of JSON Lines, a table."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from cleanpage.outputs import DRAFT_PREFIX, DRAFT_SUFFIX, TableWriter, json_line

Write = Callable[[dict[str, Any]], None]


@contextmanager
def records_into(output: str | None, format_: Literal["jsonl", "parquet"]) -> Iterator[Write]:
    """Give a function that writes a record to a file, or to standard output when there is none.

    A file appears whole at the end, or not at all. Raises `OSError`, and `UnreadableInput` without pyarrow.
    """
    if output is None:
        yield _write_out
    elif format_ == "parquet":
        with TableWriter(Path(output)) as table:
            yield table.add
    else:
        with _lines_into(Path(output)) as write:
            yield write


def _write_out(values: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json_line(values))
    sys.stdout.buffer.flush()


@contextmanager
def _lines_into(path: Path) -> Iterator[Write]:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=DRAFT_PREFIX, suffix=DRAFT_SUFFIX)
    os.close(handle)
    umask = os.umask(0)
    os.umask(umask)
    try:
        with open(draft, "wb") as file:

            def write(values: dict[str, Any]) -> None:
                file.write(json_line(values))

            yield write
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        os.replace(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)
