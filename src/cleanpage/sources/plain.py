"""Bytes from a file or from standard input, as they are."""

from __future__ import annotations

import sys
from typing import BinaryIO

from cleanpage.types import Document, UnreadableInput

STDIN = "-"
"""What names standard input on the command line."""

MAX_PAGE_BYTES = 256 * 2**20
"""No page is as large as this; a file that is holds something else, or many pages."""

_PIECE_BYTES = 2**20

_TOO_LARGE = f"it holds more than {MAX_PAGE_BYTES // 2**20} MB, too much for one page; split it into pages"

_SENTENCES: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "there is no such file; check the path"),
    (IsADirectoryError, "this is a folder; name a page in it"),
    (NotADirectoryError, "there is no such file; check the path"),
    (PermissionError, "the file may not be read; change its permissions"),
)


def read_file(path: str) -> Document:
    """Return the file's bytes, at most `MAX_PAGE_BYTES` of them. Raises `UnreadableInput`."""
    try:
        with open(path, "rb") as file:
            data = _read(file)
    except (OSError, ValueError) as error:
        raise UnreadableInput(os_sentence(error)) from error
    return Document(data, path)


def read_stdin() -> Document:
    """Return the bytes on standard input, at most `MAX_PAGE_BYTES` of them. Raises `UnreadableInput`."""
    try:
        data = _read(sys.stdin.buffer)
    except OSError as error:
        raise UnreadableInput(os_sentence(error)) from error
    return Document(data, "standard input")


def _read(file: BinaryIO) -> bytes:
    """Return what is there, piece by piece: one read of the limit's size would ask for that much memory at once."""
    data = bytearray()
    while piece := file.read(_PIECE_BYTES):
        data += piece
        if len(data) > MAX_PAGE_BYTES:
            raise UnreadableInput(_TOO_LARGE)
    return bytes(data)


def os_sentence(error: OSError | ValueError) -> str:
    """Return, for a person, why the system would not read a file and what to do."""
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence
    if isinstance(error, ValueError):  # a NUL in the path
        return "this is no path that a file can have; check it"
    return f"it cannot be read ({error.strerror or type(error).__name__}); check the file and its disk"
