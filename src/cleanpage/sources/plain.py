"""Bytes from a file or from standard input, as they are."""

from __future__ import annotations

import errno
import os
import sys
from typing import Protocol

from cleanpage.types import Document, UnreadableInput

STDIN = "-"
"""What names standard input on the command line."""

MAX_PAGE_BYTES = 256 * 2**20
"""No page is as large as this; a file that is holds something else, or many pages."""

_PIECE_BYTES = 2**16

_TOO_LARGE = (
    f"it holds more than {MAX_PAGE_BYTES // 2**20} MB, too much for one page; split it into pages, or clean it with "
    "-f jsonl if it is an archive"
)

_SENTENCES: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "there is no such file; check the path"),
    (IsADirectoryError, "this is a folder; name a page in it"),
    (NotADirectoryError, "there is no such file; check the path"),
    (PermissionError, "it may not be read; change its permissions"),
)


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes at most, none at the end."""


def read_file(path: str) -> Document:
    """Return the file's bytes, at most `MAX_PAGE_BYTES` of them. Raises `UnreadableInput`."""
    try:
        with open(path, "rb", buffering=0) as file:
            data = _read(file, os.fstat(file.fileno()).st_size + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(os_sentence(error)) from error
    return Document(data, path)


def read_stdin() -> Document:
    """Return the bytes on standard input, at most `MAX_PAGE_BYTES` of them. Raises `UnreadableInput`."""
    return read_open(sys.stdin.buffer, "standard input")


def read_open(file: Readable, name: str) -> Document:
    """Return the bytes of a file that is open, at most `MAX_PAGE_BYTES` of them. Raises `UnreadableInput`."""
    try:
        data = _read(file, _PIECE_BYTES)
    except OSError as error:
        raise UnreadableInput(os_sentence(error)) from error
    return Document(data, name)


def _read(file: Readable, likely_bytes: int) -> bytes:
    """Return what is there, piece by piece: one read of the limit's size would ask for that much memory at once."""
    pieces, left = [], MAX_PAGE_BYTES
    while piece := file.read(min(likely_bytes, left + 1)):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise UnreadableInput(_TOO_LARGE)
        likely_bytes = _PIECE_BYTES
    return b"".join(pieces)


def os_sentence(error: OSError | ValueError) -> str:
    """Return, for a person, why the system would not read a file and what to do."""
    if getattr(error, "errno", None) == errno.EBADF:
        return "it is closed; name a file, or pipe a page in"
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence
    if isinstance(error, ValueError):  # a NUL in the path
        return "this is no path that a file can have; check it"
    return f"it cannot be read ({error.strerror or type(error).__name__}); check the file and its disk"
