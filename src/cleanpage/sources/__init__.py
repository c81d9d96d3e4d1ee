"""Where pages come from: a path, standard input, a folder or an archive → a `Document` for each page.

One module a container. `plain` reads bytes, `compressed` takes off one layer of gzip, bzip2, xz or zstandard;
`mhtml`, `webarchive` and `singlefile` take one page out of what a browser saved it in.
`suffixes` tells what a file holds by its name, `signatures` by its first bytes.
`folders` walks over paths; a container that holds many pages is a module of its own with one function,
`members(archive)`, that streams items.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleanpage.sources.item import Columns, Item, Skipped
from cleanpage.sources.plain import STDIN, read_file, read_stdin
from cleanpage.types import Document

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["STDIN", "Columns", "Item", "Skipped", "open_document", "unpack", "walk"]


def open_document(path: str) -> Document:
    """Return the one page that `path` names; `-` is standard input.

    Raises `UnreadableInput` when there is no such file, when it cannot be read or is a folder, and when its
    compression is broken or too good to be true.
    """
    return unpack(read_stdin() if path == STDIN else read_file(path))


def unpack(document: Document) -> Document:
    """Return the page without what it is wrapped in: a layer of compression, an MHTML, a webarchive, a saver's note.

    Raises `UnreadableInput` when a wrapping is broken, and when there are many pages in it.
    """
    from cleanpage.sources.compressed import decompress
    from cleanpage.sources.mhtml import page_of_mhtml
    from cleanpage.sources.signatures import refuse_archive
    from cleanpage.sources.singlefile import page_of_singlefile
    from cleanpage.sources.webarchive import page_of_webarchive

    refuse_archive(document.data)
    for unwrap in (decompress, page_of_mhtml, page_of_webarchive, page_of_singlefile):
        document = unwrap(document)
    return document


def walk(
    paths: Sequence[Path | str],
    *,
    columns: Columns = Columns(),  # noqa: B008 - frozen
    skipped: Skipped | None = None,
    without: Sequence[Path | str] = (),
) -> Iterator[Item]:
    """Yield an item for every page under the paths (files, folders, archives, `-`), lazily and in a fixed order.

    Paths come in the order given, a folder's entries in natural order, an archive's members as they stand (a zip's
    in natural order). Nothing is raised for what cannot be opened: it becomes an item with an `error`. What is passed
    over on purpose (pictures, hidden files, `Page_files/`, responses that are no pages, a second visit through a
    link) is counted in `skipped`, which is complete when the walk is. `without` names folders not to enter, such as
    the outputs' own. `columns` says where tables keep their pages.

    Plain files are not read here: `Item.load` does, in whatever process; where a name does not say that a file is a
    page, its beginning is looked at. Archives are streamed here, a member at a time, each item carrying its bytes
    (256 MB at most), so whoever queues items should queue few. One that comes from a pipe is laid down in a file first.
    """
    from collections import Counter

    from cleanpage.sources.folders import walk_paths

    counted = Counter() if skipped is None else skipped
    return walk_paths([os.fspath(path) for path in paths], columns, counted, [os.fspath(path) for path in without])
