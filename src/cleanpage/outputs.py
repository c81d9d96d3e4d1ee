"""Where results go: files that appear whole or not at all, records, tables."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from cleanpage.sources.places import marked, short_hash
from cleanpage.types import UnreadableInput

if TYPE_CHECKING:
    from pyarrow import Schema

    from cleanpage.article import Article

MAX_PATH_BYTES = 800
"""Of a path under the output folder: macOS takes 1,024 bytes in all."""

_OURS = ("report.json",)
"""What the run itself writes at the top of the output folder."""

DRAFT_PREFIX, DRAFT_SUFFIX = ".cleanpage-", ".part"
"""What the names of drafts begin and end with; a killed run may leave one."""

_ROWS_A_GROUP = 256

Write = Callable[[dict[str, Any]], None]
"""Takes a record as `record` gives it."""

_COLUMNS = (
    "source", "title", "authors", "published", "modified", "site_name", "url", "language", "description", "image",
    "tags", "kind", "text", "markdown", "captured", "blocks",
)  # fmt: skip


def output_name(relative: str, suffix: str) -> PurePosixPath:
    """Return the path under the output folder of a page's result.

    `relative` is `Item.relative`, safe and unique already; `suffix` is `.md`, `.txt` or `.json`. A pure function: no
    order of pages and no number of workers changes a name.

    >>> str(output_name("blog/2024/a", ".md")), str(output_name("report", ".json"))
    ('blog/2024/a.md', 'report-deb1f89a.json')
    """
    if (relative + suffix).casefold() in _OURS:
        relative = marked(relative, relative)
    if len(relative.encode()) > MAX_PATH_BYTES:
        first, _, rest = relative.partition("/")
        relative = f"{first}/{marked(rest.rpartition('/')[2], short_hash(rest))}"
    return PurePosixPath(relative + suffix)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that appears as `path` whole or not at all: a draft beside it, renamed when on the disk.

    Makes the folders above. Raises `OSError`; then no draft is left, and a file that was there is as it was. It keeps
    its permissions. A link leads to the file that is written; into a pipe or a device it is written as it comes.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with open(path, "wb") as stream:
            yield stream
        return
    path = path.resolve() if path.is_symlink() else path
    draft = path.with_name(f"{DRAFT_PREFIX}{os.urandom(8).hex()}{DRAFT_SUFFIX}")
    file = _new_file(draft)
    try:
        with file:
            with suppress(FileNotFoundError):
                os.chmod(draft, path.stat().st_mode & 0o777)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _new_file(path: Path) -> BinaryIO:
    try:
        return open(path, "xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return open(path, "xb")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all, see `whole_file`."""
    with whole_file(path) as file:
        file.write(data)


def record(source: str, article: Article, *, url: str | None = None, captured: str | None = None) -> dict[str, Any]:
    """Return a page's JSON-ready record: where it came from, then what `Article.to_dict` says.

    `source` is `Item.name`. `url` and `captured` are what the container says; the page's own address comes first.
    """
    said = article.to_dict()
    return {"source": _text(source), **said, "url": said["url"] or url, "captured": captured}


def json_line(values: dict[str, Any]) -> bytes:
    """Return a record as a line of JSON Lines, in UTF-8."""
    return (json.dumps(values, ensure_ascii=False) + "\n").encode("utf-8", "replace")


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


class TableWriter:
    """A Parquet table of records, typed; needs pyarrow. Used in a `with` statement, at whose end it is complete.

    Rows wait in memory until `_ROWS_A_GROUP` of them make a row group.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Begin the table in an open file. Raises `UnreadableInput` without pyarrow."""
        try:
            from pyarrow.parquet import ParquetWriter
        except ImportError as error:
            raise UnreadableInput("a table needs pyarrow; run `pip install 'cleanpage[arrow]'` to write it") from error
        self._schema = _schema()
        self._rows: list[dict[str, Any]] = []
        self._writer = ParquetWriter(file, self._schema, compression="zstd")

    def add(self, values: dict[str, Any]) -> None:
        """Append a record as `record` gives it."""
        self._rows.append({name: values.get(name) for name in self._schema.names})
        if len(self._rows) == _ROWS_A_GROUP:
            self._flush()

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        from pyarrow import Table

        if self._rows:
            self._writer.write_table(Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _schema() -> Schema:
    """Return the columns: names and types of a record, blocks as a list of structures."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    block = pa.struct([("text", text), ("role", text), ("kept", pa.bool_()), ("score", pa.float32()), ("reason", text)])
    kinds: dict[str, Any] = {"source": text, "authors": texts, "tags": texts, "blocks": pa.list_(block)}
    return pa.schema([(name, kinds.get(name, text)) for name in _COLUMNS])


def _text(name: str) -> str:
    """Return a file's name as text; bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
