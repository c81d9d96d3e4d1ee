"""What can be read once: its beginning is looked at before it is read, and an archive is laid down in a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

from cleanpage.sources.plain import Readable
from cleanpage.types import UnreadableInput

_PIECE_BYTES = 2**20


class Pipe:
    """A file to read once, which gives its beginning as often as it is asked for."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._held = b""

    def first(self, size: int) -> bytes:
        """Return the first bytes of what has not been read, fewer where there are no more."""
        pieces = [self._held]
        missing = size - len(self._held)
        while missing > 0 and (piece := self._file.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
        self._held = b"".join(pieces)
        return self._held[:size]

    def read(self, size: int) -> bytes:
        """Return so many bytes at most, none at the end."""
        if not self._held:
            return self._file.read(size)
        piece, self._held = self._held[:size], self._held[size:]
        return piece


@contextmanager
def laid_down(pipe: Pipe) -> Iterator[str]:
    """Give the path of a file that holds what is left in a pipe: archives are read twice, or from their ends.

    Raises `UnreadableInput` where there is no room for it.
    """
    with ExitStack() as stack:
        try:
            path = os.path.join(stack.enter_context(TemporaryDirectory(prefix="cleanpage-")), "archive")
            with open(path, "wb") as file:
                while piece := pipe.read(_PIECE_BYTES):
                    file.write(piece)
        except OSError as error:
            raise UnreadableInput(
                f"it is an archive in a pipe, and the folder for temporary files cannot take it ({error.strerror}); "
                "save it in a file and name that"
            ) from error
        yield path
