"""One page in a worker: read, clean, write."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cleanpage.one_page import NO_ARTICLE
from cleanpage.render.file import FileFormat, render_file
from cleanpage.sources import Item
from cleanpage.types import Document, Options, UnreadableInput

if TYPE_CHECKING:
    from cleanpage.site import Lesson
    from cleanpage.site.sketch import Sketch

Format = Literal["md", "txt", "json", "jsonl", "parquet"]


class Outcome(NamedTuple):
    """What became of a page."""

    status: Literal["cleaned", "empty", "failed"]
    """`empty`: it was read, and no article was found in it."""
    reason: str = ""
    """Why not, unless it was cleaned."""
    kind: str | None = None
    """What it was taken for."""
    seconds: float = 0.0
    chars_in: int = 0
    """Characters of text on the page, markup aside."""
    chars_out: int = 0
    """How many of them are the article's."""
    bytes_written: int = 0
    record: dict[str, Any] | None = None
    """The page's record, where records are wanted instead of files."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """Clean an item: into a file of `format_` under `folder`, or into a record when there is no folder."""

    options: Options
    format_: FileFormat = "md"
    front_matter: bool = True
    folder: Path | None = None
    lesson: Path | None = None
    """What the folder taught, a saved sketch."""
    all_counted: bool = True
    """Whether the lesson was taught by the very pages that are cleaned."""

    def __call__(self, item: Item) -> Outcome:
        """Return what became of the page. Raises `MemoryError` and what only a fault of the program raises."""
        started = time.perf_counter()
        try:
            document = item.load()
            outcome = self._cleaned(item, document)
        except UnreadableInput as error:
            outcome = Outcome("failed", str(error))
        except RecursionError:
            outcome = Outcome("failed", "it is nested too deeply; split it into pages")
        return outcome._replace(seconds=round(time.perf_counter() - started, 4))

    def _lesson(self) -> Lesson | None:
        if self.lesson is None:
            return None
        from cleanpage.site import Lesson

        return Lesson(_sketch(self.lesson), self.all_counted)

    def _cleaned(self, item: Item, document: Document) -> Outcome:
        from cleanpage.outputs import output_name, record, write_whole
        from cleanpage.pipeline import clean_document

        article = clean_document(document, self.options, self._lesson())
        size, row = 0, None
        if self.folder is None:
            row = record(item.name, article, url=document.url, captured=document.captured)
        else:
            data = render_file(article, self.format_, front_matter=self.front_matter).encode("utf-8", "replace")
            try:
                write_whole(self.folder / output_name(item.relative, f".{self.format_}"), data)
            except OSError as error:
                return Outcome(
                    "failed", f"its output cannot be written ({error.strerror}); check the folder and its disk"
                )
            size = len(data)
        chars_in = sum([len(decision.block.text) for decision in article.blocks])
        chars_out = sum([len(decision.block.text) for decision in article.blocks if decision.kept])
        if chars_out:
            return Outcome("cleaned", "", article.kind, 0.0, chars_in, chars_out, size, row)
        return Outcome("empty", NO_ARTICLE, article.kind, 0.0, chars_in, 0, size, row)


@lru_cache(maxsize=1)
def _sketch(path: Path) -> Sketch:
    from cleanpage.site.sketch import Sketch

    return Sketch.read(path)
