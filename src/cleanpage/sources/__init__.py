"""Where pages come from: a path or standard input → a `Document`.

One module a container. `plain` reads bytes, `compressed` takes off one layer of gzip, bzip2, xz or zstandard.
A container that holds many pages becomes a module of its own that yields documents.
"""

from __future__ import annotations

from cleanpage.sources.plain import STDIN, read_file, read_stdin
from cleanpage.types import Document


def open_document(path: str) -> Document:
    """Return the one page that `path` names; `-` is standard input.

    Raises `UnreadableInput` when there is no such file, when it cannot be read or is a folder, and when its
    compression is broken or too good to be true.
    """
    return unpack(read_stdin() if path == STDIN else read_file(path))


def unpack(document: Document) -> Document:
    """Return the document without its layer of compression, if it has one."""
    from cleanpage.sources.compressed import decompress

    return decompress(document)
